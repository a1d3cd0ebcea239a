"""Puts a result together from what a run has found."""

from __future__ import annotations

from collections import ChainMap
from typing import TYPE_CHECKING

from cxlint.engine.idle import idle_notes, idle_rules
from cxlint.engine.made import origin_of
from cxlint.engine.rulebook import RuleBook
from cxlint.engine.scope import within
from cxlint.later import LaterMapping, LaterTuple
from cxlint.named import NamedTuple
from cxlint.result import DocumentInfo, Result
from cxlint.source import lines
from cxlint.workspace.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from cxlint.against import Against
    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.findings import Scribe
    from cxlint.model.document import Document
    from cxlint.part import Part
    from cxlint.registry import Registry
    from cxlint.result import Assessments, Known

INTERNAL = "CX900"
"""The rule of what could not be checked because something crashed."""

UNOPENED = "CX005"
"""The rule of files that could not be opened, so that nobody knows what they say."""


def is_unchecked(findings: Iterable[Finding]) -> bool:
    """Whether findings say that something was not checked at all."""
    return any(finding.rule in (INTERNAL, UNOPENED) for finding in findings)


class Verdicts(NamedTuple):
    """What came of judging and suppressing: who was judged, every outcome, and what is open, waived and known."""

    subjects: Sequence[Document]
    opened: Sequence[Finding]
    waived: Sequence[Finding]
    assessments: Assessments
    known: Sequence[Known] = ()
    part: Part | None = None
    against: Against | None = None


def put_together(
    settings: Settings,
    registry: Registry,
    corpus: Corpus,
    scribe: Scribe,
    as_of: date,
    verdicts: Verdicts,
    only: tuple[str, ...],
) -> Result:
    """The result of a run, with the findings of the files in `only`."""
    shown = tuple(finding for finding in verdicts.opened if within(finding.file, only))
    excused = (finding for finding in verdicts.waived if within(finding.file, only))
    waived = tuple(sorted(excused, key=lambda finding: finding.order))
    known = tuple(one for one in verdicts.known if within(one.finding.file, only))
    part = verdicts.part
    told = (*shown, *waived, *((item.finding for item in part.audit) if part else ()))
    rules = {*verdicts.assessments.rules, *(finding.rule for finding in told)}
    rules |= {one.finding.rule for one in known}
    against = _within(verdicts.against, only) if verdicts.against else None
    rules |= {finding.rule for finding in against.findings} if against else set()
    return Result(
        root=settings.root,
        as_of=as_of,
        language=settings.language,
        fail_on=settings.fail_on,
        findings=shown,
        waived=waived,
        assessments=verdicts.assessments,
        documents=LaterTuple(lambda: _documents(verdicts.subjects, scribe)),
        rules=RuleBook(registry, rules, settings.language),
        files=corpus.files,
        lines=_lines(told, settings, corpus),
        notes=(*_notes(corpus), *idle_notes(settings, registry, corpus), *([part.note] if part else [])),
        incomplete=is_unchecked(verdicts.opened),
        origin=origin_of(settings, registry),
        known=tuple(sorted(known, key=lambda one: one.finding.order)),
        part=part,
        against=against,
        idle=idle_rules(verdicts.assessments.rules, verdicts.assessments.rows(), settings, registry),
    )


def _within(against: Against, only: tuple[str, ...]) -> Against:
    """The same with the findings of the files in `only`; what was accepted is shown in every report."""
    return against._replace(
        remaining=tuple(finding for finding in against.remaining if within(finding.file, only)),
        fixed=tuple(finding for finding in against.fixed if within(finding.file, only)),
    )


def _lines(
    findings: Sequence[Finding], settings: Settings, corpus: Corpus
) -> Mapping[str, Mapping[int, str]]:
    """The lines that findings stand on, when somebody asks for them."""
    baseline = corpus.baseline if isinstance(corpus.baseline, bytes) else b""
    sources: Mapping[str, bytes] = ChainMap({settings.baseline: baseline}, corpus.sources)
    if not isinstance(corpus.sources, Sources):  # all bytes are here, of which only these few have to stay
        sources = {file: sources[file] for file in {finding.file for finding in findings} if file in sources}
    return LaterMapping(lambda: _quoted(findings, sources))


def _quoted(findings: Iterable[Finding], sources: Mapping[str, bytes]) -> dict[str, dict[int, str]]:
    """The lines that findings stand on, by file and number."""
    wanted: dict[str, set[int]] = {}
    for finding in findings:
        wanted.setdefault(finding.file, set()).add(finding.span.line)
    quoted: dict[str, dict[int, str]] = {}
    for file in sorted(wanted.keys() & sources.keys()):
        text = lines(sources[file])
        some = {number: text[number - 1] for number in sorted(wanted[file]) if number <= len(text)}
        if some:
            quoted[file] = some
    return quoted


def _documents(subjects: Iterable[Document], scribe: Scribe) -> tuple[DocumentInfo, ...]:
    cards = ((document.file, scribe.card(document)) for document in subjects)
    return tuple(DocumentInfo(card.subject, card.title, file, card.area, card.owner) for file, card in cards)


def _notes(corpus: Corpus) -> Iterator[str]:
    """What was left out, and why."""
    if corpus.foreign:
        count = corpus.foreign
        files = (
            "1 YAML file without a 'kind' was" if count == 1 else f"{count} YAML files without a 'kind' were"
        )
        yield f"{files} not checked"
    for folder in corpus.skipped:
        yield f"{folder} is a repository of its own and was not checked"
