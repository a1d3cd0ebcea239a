"""CX040 to CX043: the baseline, and what is wrong with it."""

from __future__ import annotations

from cxlint.rule import ERROR, CoreRule, Message

_DEBT = "A baseline is a debt to the customer: every entry must say exactly what it stands for."


class BaselineMalformed(CoreRule):
    id = "CX040"
    name = "baseline-malformed"
    summary = "Every entry of the baseline can be understood, and stands there once."
    why = _DEBT + " An entry that cannot be understood has no effect."
    fix = "Delete the entry, or let `cxlint baseline` write the file anew."
    messages = {
        "shape": Message(
            ERROR,
            "This is not a baseline, so it has no effect. Delete the file and run `cxlint baseline`.",
        ),
        "version": Message(
            ERROR, "The baseline does not say 'version: 1', so it has no effect.", "version: 1"
        ),
        "twice": Message(
            ERROR, "This entry stands in the baseline already, on line {line}. Delete one of the two."
        ),
        "rule-near": Message(ERROR, "There is no rule '{written}'; did you mean '{near}'?", "rule: {near}"),
        "rule": Message(ERROR, "There is no rule '{written}'. `cxlint rules` lists them."),
        "owner": Message(
            ERROR,
            "Nobody is called '{written}'. Write the id of a person or team.",
            "owner: a-person-id",
        ),
        "other": Message(
            ERROR,
            "The finding with this fingerprint is {rule} at {place}, not what is written here, so this entry has no effect.",
        ),
    }


class BaselineStale(CoreRule):
    id = "CX041"
    name = "baseline-stale"
    summary = "The baseline keeps only what is still found."
    why = "Left behind, an entry would silently let the same harm to customers come back."
    fix = "Run `cxlint baseline --prune`."
    messages = {
        "gone": Message(
            ERROR, "Well done: {rule} finds nothing at {place} any more. Run `cxlint baseline --prune`."
        ),
        "waived": Message(
            ERROR,
            "A waiver or comment lets {rule} pass at {place}. In the baseline too, it would go on when that ends. "
            "Run `cxlint baseline --prune`.",
        ),
    }


class BaselineExpired(CoreRule):
    id = "CX042"
    name = "baseline-expired"
    summary = "What is in the baseline for a time is mended in that time."
    why = "The time that customers were asked to bear it is over."
    fix = "Mend the finding and run `cxlint baseline --prune`, or decide on a new day: `cxlint baseline --expires DAY`."
    messages = {
        "expired": Message(
            ERROR,
            "The baseline let {rule} pass at {place} until {until}. That day has passed, so it counts again.",
        ),
    }


class BaselineNotAllowed(CoreRule):
    id = "CX043"
    name = "baseline-not-allowed"
    summary = "Some rules are never put off."
    why = "What cannot be read or checked, and what your company has made mandatory, cannot wait."
    fix = "Mend what the rule finds, and delete the entry."
    messages = {
        "mandatory": Message(
            ERROR, "{rule} is mandatory here, so it cannot stand in the baseline. Mend what it finds."
        ),
        "core": Message(
            ERROR,
            "{rule} says that something cannot be read or checked, so it cannot stand in the baseline. Mend what it finds.",
        ),
    }
