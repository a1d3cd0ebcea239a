"""GAT001 to GAT008: settings that let more pass than those of the base."""

from __future__ import annotations

from cxlint.rule import ERROR, WARNING, CoreRule, Message

_WHY = (
    "Whoever can weaken the gate in passing can let everything pass. What protects customers is made weaker only "
    "openly: in a change of its own, which somebody accepts."
)
_FIX = (
    "Take it back. If it is meant, make it a change that touches no other document, and run the check with "
    "--accept-weakening and the fingerprint."
)
_HIDES = "Findings of this change that it would hide: {hidden}.{together}"


class RuleSwitchedOff(CoreRule):
    id = "GAT001"
    name = "rule-switched-off"
    summary = "No rule is switched off in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "off": Message(ERROR, "The rule {rule} ({name}) would be switched off.", tail=_HIDES),
        "ignore": Message(
            ERROR, "'ignore: [{word}]' would switch off these rules ({count}): {rules}.", tail=_HIDES
        ),
        "select": Message(
            ERROR, "With the new 'select' these rules would run no more ({count}): {rules}.", tail=_HIDES
        ),
    }


class SeverityLowered(CoreRule):
    id = "GAT002"
    name = "severity-lowered"
    summary = "No rule comes to speak more softly in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "lowered": Message(
            ERROR, "The rule {rule} ({name}) would speak as '{now}' where it spoke as '{was}'.", tail=_HIDES
        ),
    }


class OptionLoosened(CoreRule):
    id = "GAT003"
    name = "option-loosened"
    summary = "No limit of a rule is loosened in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "loosened": Message(
            ERROR,
            "The option '{option}' of {rule} ({name}) would be '{now}' where it was '{was}', and let more pass.",
            tail=_HIDES,
        ),
        "changed": Message(
            WARNING,
            "The option '{option}' of {rule} ({name}) would be '{now}' where it was '{was}'. On the documents of "
            "today that makes no difference; see that it lets nothing more pass.{together}",
        ),
    }


class ProfileLowered(CoreRule):
    id = "GAT004"
    name = "profile-lowered"
    summary = "The profile is not lowered in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "lowered": Message(
            ERROR,
            "The profile would be '{now}' where it was '{was}'. Rules that would run no more: {count}.",
            tail=_HIDES,
        ),
    }


class MandatoryDropped(CoreRule):
    id = "GAT005"
    name = "mandatory-dropped"
    summary = "A mandatory rule stays mandatory."
    why = _WHY
    fix = _FIX
    messages = {
        "dropped": Message(
            ERROR,
            "Rules that would be mandatory no more, so that they could be let pass: {rules}.",
            tail=_HIDES,
        ),
    }


class FilesLeftOut(CoreRule):
    id = "GAT006"
    name = "files-left-out"
    summary = "No file is taken out of the check in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "exclude": Message(
            ERROR, "'exclude: [{pattern}]' would leave files unchecked ({count}).", tail=_HIDES
        ),
        "exclude-new": Message(
            ERROR,
            "'exclude: [{pattern}]' would leave unchecked whatever is called so from now on.",
            tail=_HIDES,
        ),
        "root": Message(
            ERROR, "'{root}' would be no root any more, and its files unchecked ({count}).", tail=_HIDES
        ),
        "moved": Message(
            ERROR,
            "The configuration would be that of another folder, and files unchecked ({count}).",
            tail=_HIDES,
        ),
    }


class OverrideAdded(CoreRule):
    id = "GAT007"
    name = "override-added"
    summary = "No files get softer settings of their own in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "added": Message(ERROR, "New settings for {paths} would let more pass there: {what}.", tail=_HIDES),
        "removed": Message(ERROR, "The stricter settings for {paths} would be gone: {what}.", tail=_HIDES),
    }


class FailOnRaised(CoreRule):
    id = "GAT008"
    name = "fail-on-raised"
    summary = "Findings that fail a run go on to do so."
    why = _WHY
    fix = _FIX
    messages = {
        "raised": Message(
            ERROR, "Only findings from '{now}' on would fail, where it was '{was}'.", tail=_HIDES
        ),
        "never": Message(ERROR, "No finding would fail any more, where it was '{was}'.", tail=_HIDES),
    }
