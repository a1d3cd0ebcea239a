"""What every reporter needs to know of a result: what is broken, what is open, and how much was checked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxlint.diagnostics import NO_AREA, Outcome, Severity
from cxlint.named import NamedTuple
from cxlint.result import READABLE
from cxlint.symptoms import counted
from cxlint.wording import length_of_time, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxlint.diagnostics import Finding, Subject
    from cxlint.result import Known, Result

BROKEN = "CX9"
"""Rule ids that begin so say that cxlint or a plugin broke and something was not checked."""

SOON = 30
"""Days before its last day from which on a known finding is pointed out."""


class Row(NamedTuple):
    """One line of a summary table: `subjects` are documents, the rest counts judgements of one rule on one document.

    `known` says how many of the failed ones the baseline keeps.
    """

    id: str
    name: str
    subjects: int
    passed: int
    failed: int
    waived: int
    internal: int
    known: int = 0

    @property
    def checks(self) -> int:
        """How many judgements were made or tried."""
        return self.passed + self.failed + self.waived + self.internal


def is_broken(finding: Finding) -> bool:
    """Whether a finding says that something could not be checked."""
    return finding.rule.startswith(BROKEN)


def broken(result: Result) -> list[Finding]:
    """The findings that say that something could not be checked."""
    return [finding for finding in result.findings if is_broken(finding)]


def open_findings(result: Result) -> list[Finding]:
    """The findings about documents."""
    return [finding for finding in result.findings if not is_broken(finding)]


def by_file(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by their file, in the order in which they come."""
    files: dict[str, list[Finding]] = {}
    for finding in findings:
        files.setdefault(finding.file, []).append(finding)
    return files


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the gravest first, and what is broken before all."""
    return sorted(findings, key=lambda finding: (not is_broken(finding), -finding.severity, finding.order))


def count(number: int, word: str, language: str = "en") -> str:
    """A number and its word: ``1 error``, ``2,000 errors``; elsewhere ``word: number``, which needs no plural."""
    say = translator(language)
    if say(word) != word:
        return f"{say(word)}: {number:,}"
    return f"{number:,} {word}{'' if number == 1 or word == 'info' else 's'}"


def totals(result: Result) -> str:
    """``3 errors, 2 warnings, 1 info in 12 files; 4 waived``."""
    language = result.language
    counts = [count(result.count(one), one.word, language) for one in sorted(Severity, reverse=True)]
    if language == "en":
        waived = f"; {len(result.waived):,} waived" if result.waived else ""
        known = f"; {len(result.known):,} in the baseline" if result.known else ""
        return f"{', '.join(counts)} in {count(result.files, 'file')}{waived}{known}"
    waived = f" · {count(len(result.waived), 'waived', language)}" if result.waived else ""
    known = f" · {count(len(result.known), 'in the baseline', language)}" if result.known else ""
    return f"{' · '.join(counts)} · {count(result.files, 'file', language)}{waived}{known}"


def nothing_found(result: Result) -> str:
    """What is said where nothing is open: praise, unless the baseline keeps something or there was nothing to check."""
    say, language = translator(result.language), result.language
    if result.empty:
        return say("There was nothing to check.")
    if result.against is not None:
        return say("The change brings nothing that stands in your customers' way.")
    files = count(result.files, "file", language)
    waived = f" ({count(len(result.waived), 'waived', language)})" if result.waived else ""
    if result.known:
        return say("Nothing new in {files} stands in your customers' way.").format(files=files) + waived
    return say("Well done: nothing in {files} stands in your customers' way.").format(files=files) + waived


def since(result: Result) -> list[str]:
    """How a change stands to its base, and each way of weakening the gate that somebody accepted."""
    against = result.against
    if against is None:
        return []
    say = translator(result.language)
    base = against.base
    if against.commit and not against.commit.startswith(base):
        base = f"{base} ({against.commit[:10]})"
    told = say(
        "Since {base}: new {new}, remaining {remaining}, fixed {fixed}; documents changed: {documents}."
    )
    counts = {"new": len(result.findings), "remaining": len(against.remaining), "fixed": len(against.fixed)}
    accepted = say("Accepted although it weakens the gate: {what}")
    return [
        told.format(base=base, documents=against.documents, **counts),
        *(accepted.format(what=finding.text) for finding in against.accepted),
    ]


def because(finding: Finding, language: str = "en") -> str:
    """The edit that led to a finding, in a sentence; empty where none is known."""
    return translator(language)("Because: {cause}").format(cause=finding.cause) if finding.cause else ""


def idle(result: Result) -> list[str]:
    """How many of the rules that were asked for had nothing to judge."""
    if not result.idle:
        return []
    say = translator(result.language)
    every = len({*result.idle, *result.assessments.rules} - {READABLE})
    told = say("Rules that had nothing to judge: {count} of {all}.")
    return [told.format(count=f"{len(result.idle):,}", all=f"{every:,}")]


def in_runs(ids: Iterable[str]) -> list[str]:
    """The ids of rules with those that follow one another drawn together: ``CHN001–CHN015``."""
    runs: list[list[str]] = []
    for rule in sorted(ids):
        last = runs[-1][-1] if runs else ""
        name, number = rule[:-3], rule[-3:]
        follows = last[:-3] == name and last[-3:].isdecimal() and number.isdecimal()
        if follows and int(number) == int(last[-3:]) + 1:
            runs[-1].append(rule)
        else:
            runs.append([rule])
    return [word for run in runs for word in (run if len(run) < 3 else [f"{run[0]}–{run[-1]}"])]


def debt(result: Result) -> list[str]:
    """What the baseline keeps: how much, since when, what must be settled soon, and what has become better."""
    if not result.known:
        return []
    say = translator(result.language)
    since = min(one.since for one in result.known)
    told = [say("Known findings in the baseline: {count}.").format(count=f"{len(result.known):,}")]
    age = (result.as_of - since).days
    if age > 0:
        days = length_of_time("1 day" if age == 1 else f"{age} days", result.language)
        told[0] += " " + say("The oldest has waited for {days}, since {since}.").format(
            days=days, since=since
        )
    soon = sum(one.expires is not None and (one.expires - result.as_of).days <= SOON for one in result.known)
    if soon:
        told.append(say("Of them, to be settled within 30 days: {count}.").format(count=f"{soon:,}"))
    better = sum(one.improved for one in result.known)
    if better:
        kept = say(
            "Of them, better than the baseline allows: {count}. `cxlint baseline --prune` keeps it so."
        )
        told.append(kept.format(count=f"{better:,}"))
    return told


def kept_for(one: Known, language: str = "en") -> str:
    """Since when the baseline keeps a finding, until when, who sees to it and why, as far as it says so."""
    say = translator(language)
    told = [say("In the baseline since {since}").format(since=one.since)]
    if one.expires is not None:
        told.append(say("until {until}").format(until=one.expires))
    if one.owner:
        told.append(say("for {owner}").format(owner=one.owner))
    return ", ".join(told) + (f": {one.reason}" if one.reason else "")


def families(result: Result) -> list[Row]:
    """How each family of rules fared, in the order in which the families are known."""
    from cxlint.registry import FAMILIES, family

    order = {name: place for place, name in enumerate(FAMILIES)}
    rows = _rows(result, lambda rule, _: family(rule))
    say = translator(result.language)
    named = [row._replace(name=say(FAMILIES.get(row.id, row.id))) for row in rows]
    return sorted(named, key=lambda row: (order.get(row.id, len(order)), row.id))


def areas(result: Result) -> list[Row]:
    """How the documents of each area fared; those of no area come last."""
    area_of = {document.subject: document.area for document in result.documents}
    say = translator(result.language)
    titles = {d.subject.id: d.title for d in result.documents if d.subject.kind == "area"}
    rows = _rows(result, lambda _, subject: area_of.get(subject) or NO_AREA)
    named = [row._replace(name=titles.get(row.id) or say(row.id)) for row in rows]
    return sorted(named, key=lambda row: (row.id == NO_AREA, row.id))


def symptoms(result: Result) -> list[tuple[str, int]]:
    """The three signs of scattered answers with how many open findings show each; nothing where none does."""
    say = translator(result.language)
    names = {
        "repetition": say("Customers have to explain again"),
        "inconsistency": say("Customers get different answers"),
        "unanswered": say("Customers get no answer"),
    }
    counts = counted(finding.rule for finding in result.findings)
    return [(names[symptom], number) for symptom, number in counts.items()] if any(counts.values()) else []


def _rows(result: Result, group: Callable[[str, Subject], str]) -> list[Row]:
    counts: dict[str, list[int]] = {}
    subjects: dict[str, set[Subject]] = {}
    known: Counter[str] = Counter()
    kept = {(one.finding.rule, one.finding.subject) for one in result.known}
    kept -= {(finding.rule, finding.subject) for finding in result.findings}
    for rule, subject, outcome in result.assessments:
        name = group(rule, subject)
        if name not in counts:
            counts[name], subjects[name] = [0] * len(Outcome), set()
        counts[name][outcome] += 1
        subjects[name].add(subject)
        known[name] += (rule, subject) in kept
    return [
        Row(
            name,
            "",
            len(subjects[name]),
            c[Outcome.PASS],
            c[Outcome.FAIL],
            c[Outcome.WAIVED],
            c[Outcome.INTERNAL_ERROR],
            known[name],
        )
        for name, c in counts.items()
    ]
