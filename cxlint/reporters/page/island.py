"""The findings as data for the script of the page: short rows, and names that are told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.registry import FAMILIES
from cxlint.reporters.digest import gravest_first
from cxlint.reporters.maps.words import SIGNS
from cxlint.reporters.page.press import shown
from cxlint.symptoms import SYMPTOMS
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.diagnostics import Finding, Subject
    from cxlint.reporters.page.words import Words
    from cxlint.result import Result

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
LONGEST = 2_000
"""No text of a finding is told at greater length."""

BEFORE, AFTER = 80, 160
"""So many letters of a source line are shown before a place and from it on."""


class Names:
    """Texts by their number, each told once."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def __call__(self, text: str) -> int:
        """The number of a text."""
        return self.known.setdefault(shown(text), len(self.known))


def findings(result: Result, words: Words, names: Mapping[str, str]) -> dict[str, object]:
    """Everything that the list of findings shows; `names` are those of people and teams."""
    say = translator(result.language)
    titles = {d.subject.id: shown(d.title) for d in result.documents if d.subject.kind == "area"}
    facts = result.facts.journeys if result.facts else ()
    journeys: dict[Subject, list[str]] = {}
    for journey in facts:
        for member in journey.members:
            journeys.setdefault(member, []).append(shown(journey.id))
    files = Names()
    ordered = [*_open(result), *_waived(result), *_known(result)]
    rows = [_row(result, one, files, journeys.get(one.finding.subject, [])) for one in ordered]
    used = {shown(one.finding.rule) for one in ordered}
    families = {name: say(told) for name, told in FAMILIES.items()}
    return {
        "severities": [severity.word for severity in SEVERITIES],
        "told": [say(severity.word) for severity in SEVERITIES],
        "signs": [SIGNS[severity] for severity in SEVERITIES],
        "areas": {**titles, "": say("(no area)")},
        "owners": {shown(who): shown(name) for who, name in names.items()},
        "families": families,
        "rules": {
            shown(rule): shown(info.name) for rule, info in result.rules.items() if shown(rule) in used
        },
        "journeys": {shown(journey.id): shown(journey.title) for journey in facts},
        "states": words.states,
        "signsOf": {sign: sorted(rules) for sign, rules in SYMPTOMS.items()},
        "symptoms": {sign: name for sign, (name, _) in words.signs.items()},
        "files": list(files.known),
        "findings": rows,
        "words": _words(result.language),
    }


class One(NamedTuple):
    """A finding, whether it is open, and why it is let pass where it is."""

    finding: Finding
    state: str = "open"
    note: str = ""


def _open(result: Result) -> list[One]:
    return [One(finding) for finding in gravest_first(result.findings)]


def _waived(result: Result) -> list[One]:
    return [One(finding, "waived", finding.justification) for finding in gravest_first(result.waived)]


def _known(result: Result) -> list[One]:
    """What the baseline keeps from failing the run, with what it says of it."""
    told = translator(result.language)("In the baseline since {day}.")
    known = sorted(result.known, key=lambda known: (-known.finding.severity, known.finding.order))
    return [One(k.finding, "known", f"{told.format(day=k.since)} {k.reason}".strip()) for k in known]


def _row(result: Result, one: One, files: Names, journeys: list[str]) -> list[object]:
    finding = one.finding
    info = result.rules[finding.rule]
    quote, start, end = _quote(result, finding)
    return [
        SEVERITIES.index(finding.severity),
        _cut(finding.text),
        shown(finding.subject.kind),
        shown(finding.subject.id),
        shown(finding.title),
        shown(finding.area),
        shown(finding.owner),
        shown(finding.rule),
        files(finding.file),
        finding.span.line,
        start,
        end,
        quote,
        _cut(finding.write),
        "" if finding.write and finding.fix == info.fix else _cut(finding.fix),
        [[files(other.file), other.span.line, _cut(other.text)] for other in finding.related],
        journeys,
        one.state,
        _cut(one.note),
        shown(finding.fingerprint),
    ]


def _quote(result: Result, finding: Finding) -> tuple[str, int, int]:
    """The source line around a place as it is shown, and where in it the place begins and ends."""
    line = result.quote(finding)
    start = min(finding.span.column, len(line) + 1) - 1
    end = finding.span.end_column - 1 if finding.span.end_line == finding.span.line else len(line)
    end = min(max(end, start), len(line))
    cut = max(0, start - BEFORE)
    before, inside = shown(line[cut:start]), shown(line[start:end][:AFTER])
    head = "…" if cut else ""
    rest = shown(line[start:][len(line[start:end][:AFTER]) :][: max(AFTER - (end - start), 0)])
    whole = f"{head}{before}{inside}{rest}"
    return whole, len(head) + len(before), len(head) + len(before) + len(inside)


def _cut(text: str) -> str:
    return shown(text) if len(text) <= LONGEST else f"{shown(text[:LONGEST])}…"


def _words(language: str) -> dict[str, str]:
    """What the script says."""
    say = translator(language)
    return {
        "shown": say("{count} of {all}"),
        "page": say("Page {page} of {pages}"),
        "severity": say("Severity"),
        "document": say("Document"),
        "area": say("Area"),
        "owner": say("Owner"),
        "ruleHead": say("Rule"),
        "place": say("Place"),
        "waived": say("Why it is let pass"),
        "why": say("Why it matters"),
        "source": say("Where it stands"),
        "write": say("Write instead"),
        "todo": say("What to do"),
        "related": say("See also"),
        "rule": say("More about the rule"),
        "drop": say("remove this filter"),
    }
