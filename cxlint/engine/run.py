"""One run: from settings to a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Fault, Finding, Outcome, Severity, Span, Subject
from cxlint.engine.findings import NOBODY, Scribe, area_of
from cxlint.engine.judge import Judge, Judgement, judge_document
from cxlint.engine.load import Corpus, FileFault, read_corpus
from cxlint.engine.places import Places
from cxlint.engine.scope import Scope, within
from cxlint.model.limits import Limits
from cxlint.result import Assessments, DocumentInfo, Result, RuleInfo
from cxlint.rule import Hit
from cxlint.suppress import suppress
from cxlint.wording import translator
from cxlint.workspace.graph import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.rule import Rule

INTERNAL = "CX900"


def run(
    settings: Settings,
    registry: Registry,
    as_of: date,
    *,
    only: Iterable[str] = (),
    given: dict[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Check a workspace on a day. `only` filters the report to files or folders; `given` are unsaved texts."""
    corpus = read_corpus(settings, registry.kinds, given)
    result = Run(settings, registry, corpus, as_of).result(tuple(only), progress)
    registry.show(result.findings)
    return result


class Run:
    """The state of one run while it is made."""

    def __init__(self, settings: Settings, registry: Registry, corpus: Corpus, as_of: date) -> None:
        self.settings = settings
        self.registry = registry
        self.corpus = corpus
        self.workspace = Workspace(corpus.documents, as_of, Limits(registry.limits, as_of))
        self.scope = Scope(settings, registry)
        self.places = Places(corpus.sources, corpus.roots)
        self.scribe = Scribe(registry, settings, self.workspace, self.places, self.scope.severity)
        self.judges = self._judges()

    def _judges(self) -> dict[str, list[Judge]]:
        """For each kind that is present the rules that judge it; no other rule is imported."""
        present = {document.kind for document in self.workspace.all} | {"organisation"}
        judges: dict[str, list[Judge]] = {kind: [] for kind in sorted(present)}
        for rule_id, (reference, _) in sorted(self.registry.rules.items()):
            if rule_id not in self.settings.selected or reference.shape not in ("document", "graph"):
                continue
            if not present.intersection(reference.kinds):
                continue
            rule = self.registry.load(rule_id)
            setting = self.settings.rules.get(rule_id)
            judge = Judge(rule(), rule.options(setting.options if setting else {}))
            for kind in present.intersection(reference.kinds):
                judges[kind].append(judge)
        return judges

    def result(self, only: tuple[str, ...], progress: Callable[[int, int], None] | None = None) -> Result:
        """Judge everything, suppress, and put the result together."""
        faults = [*self.corpus.faults, *self._workspace_faults()]
        findings = [self.scribe.fault(*fault) for fault in faults]
        judged: list[tuple[Document, dict[str, Judgement]]] = []
        subjects = self._subjects()
        for number, document in enumerate(subjects):
            if progress is not None:
                progress(number, len(subjects))
            said = judge_document(document, self.workspace, self._asked(document))
            judged.append((document, said))
            findings.extend(self._written(document, said))
        cleared = suppress(findings, self.corpus.sources, self.workspace, self.settings, self.registry)
        audit = [self.scribe.fault(fault.file, fault.document, fault.fault) for fault in cleared.faults]
        opened = sorted((*cleared.open, *audit), key=lambda finding: finding.order)
        assessments = self._assess(judged, {(f.rule, f.subject) for f in cleared.waived}, opened)
        return self._put_together(opened, cleared.waived, assessments, only)

    def _subjects(self) -> list[Document]:
        duplicates = {id(second) for _, second in self.workspace.duplicates}
        subjects = [
            d for d in self.workspace.all if id(d) not in duplicates and d.values.get("status") != "retired"
        ]
        return [*subjects, self.workspace.organisation] if self.workspace.organisation.assumed else subjects

    def _asked(self, document: Document) -> list[Judge]:
        """The rules that judge a document, with what overrides say of its file."""
        judges = self.judges.get(document.kind, [])
        if not self.settings.overrides:
            return judges
        silent, options = self.scope.silent(document.file), self.scope.options(document.file)
        return [
            Judge(judge.rule, judge.rule.options(options[judge.rule.id]))
            if judge.rule.id in options
            else judge
            for judge in judges
            if judge.rule.id not in silent
        ]

    def _written(self, document: Document, said: dict[str, Judgement]) -> Iterable[Finding]:
        for rule_id, judgement in said.items():
            rule = self.registry.load(rule_id)
            hits = judgement.hits
            try:
                for hit in hits:
                    yield self.scribe.hit(rule, document, hit)
            except Exception as error:  # a message that cannot be filled is a crash of the rule
                said[rule_id] = Judgement(Outcome.INTERNAL_ERROR)
                yield self._crash(document, rule_id, f"{type(error).__name__}: {error}")
            if judgement.crash is not None:
                yield self._crash(document, rule_id, judgement.crash.error)

    def _crash(self, document: Document, rule_id: str, error: str) -> Finding:
        registered = self.registry.rules[rule_id]
        data = {"rule": rule_id, "plugin": registered.plugin, "error": error}
        return self.scribe.hit(self.registry.load(INTERNAL), document, Hit("", "rule-crash", data))

    def _workspace_faults(self) -> Iterable[FileFault]:
        for first, second in self.workspace.duplicates:
            data: dict[str, object] = {"kind": second.kind, "id": second.id, "first": first.file}
            span = self.places.place(second, ("id",))
            yield FileFault(second.file, second, Fault("CX016", "duplicate-id", span, data, ("id",)))
        if self.workspace.organisation.assumed and self.workspace.all:
            file = self.settings.file or "cxlint.yaml"
            yield FileFault(
                file,
                self.workspace.organisation,
                Fault("CX019", "organisation-assumed", Span(), {"file": file}),
            )

    def _assess(
        self,
        judged: list[tuple[Document, dict[str, Judgement]]],
        waived: set[tuple[str, Subject]],
        opened: list[Finding],
    ) -> Assessments:
        columns = sorted({judge.rule.id for judges in self.judges.values() for judge in judges} | {READABLE})
        assessments = Assessments(tuple(columns))
        still = {(finding.rule, finding.subject) for finding in opened}
        faulty = {finding.subject for finding in opened if finding.rule.startswith("CX")}
        place = {rule_id: position for position, rule_id in enumerate(columns)}
        for document, said in judged:
            subject = Subject(document.kind, document.id)
            row = bytearray(len(columns))
            for rule_id, judgement in said.items():
                excused = judgement.outcome is Outcome.FAIL and (rule_id, subject) in waived
                waiting = excused and (rule_id, subject) in still
                row[place[rule_id]] = Outcome.WAIVED if excused and not waiting else judgement.outcome
            row[place[READABLE]] = Outcome.FAIL if subject in faulty else Outcome.PASS
            assessments.add(subject, bytes(row))
        for subject in sorted(faulty - {Subject(d.kind, d.id) for d, _ in judged}):
            row = bytearray(len(columns))
            row[place[READABLE]] = Outcome.FAIL
            assessments.add(subject, bytes(row))
        return assessments

    def _put_together(
        self,
        opened: list[Finding],
        waived: Iterable[Finding],
        assessments: Assessments,
        only: tuple[str, ...],
    ) -> Result:
        shown = [finding for finding in opened if within(finding.file, only)]
        files = {finding.file for finding in shown}
        notes = []
        if self.corpus.foreign:
            notes.append(_not_ours(self.corpus.foreign))
        rules = set(assessments.rules) | {f.rule for f in (*shown, *waived)}
        return Result(
            root=self.settings.root,
            as_of=self.workspace.as_of,
            language=self.settings.language,
            fail_on=self.settings.fail_on,
            findings=tuple(shown),
            waived=tuple(sorted((f for f in waived if within(f.file, only)), key=lambda f: f.order)),
            assessments=assessments,
            documents=tuple(self._info(document) for document in self._subjects()),
            rules={rule: _info(self.registry, rule, self.settings.language) for rule in sorted(rules)},
            files=self.corpus.files,
            lines={
                file: _lines(self.corpus.sources[file]) for file in sorted(files & self.corpus.sources.keys())
            },
            notes=tuple(notes),
            incomplete=any(finding.rule == INTERNAL for finding in opened),
        )

    def _info(self, document: Document) -> DocumentInfo:
        owner = self.workspace.accountable(document)
        subject = Subject(document.kind, document.id)
        title = document.title(self.settings.language)
        return DocumentInfo(subject, title, document.file, area_of(document), owner.id if owner else NOBODY)


READABLE = "CX"
"""The column that says whether a document could be read without a fault: the core family as a whole."""


def _info(registry: Registry, rule_id: str, language: str) -> RuleInfo:
    from cxlint.registry import family

    if rule_id == READABLE:
        return RuleInfo(
            "CX", "readable", "CX", Severity.ERROR, 1, "Every document can be read in full.", "", ""
        )
    say = translator(language)
    rule: type[Rule[Any]] = registry.load(rule_id)
    plugin = registry.rules[rule_id].plugin
    return RuleInfo(
        id=rule.id,
        name=rule.name,
        family=family(rule.id),
        severity=rule.severity(),
        level=rule.level,
        summary=say(rule.summary),
        why=say(rule.why),
        fix=say(rule.fix),
        sources=rule.sources,
        clauses=rule.clauses,
        plugin="" if plugin.startswith("cxlint.") else plugin,
    )


def _not_ours(count: int) -> str:
    files = "1 YAML file without a 'kind' was" if count == 1 else f"{count} YAML files without a 'kind' were"
    return f"{files} not checked"


def _lines(data: bytes) -> tuple[str, ...]:
    from cxlint.source import lines

    return tuple(lines(data))
