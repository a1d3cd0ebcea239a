"""One run: from settings to a result, stage by stage: read, judge, suppress, put together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Finding, Outcome, Span, Subject
from cxlint.engine.assemble import INTERNAL, Verdicts, put_together
from cxlint.engine.assess import assess
from cxlint.engine.bench import Bench
from cxlint.engine.corpus import FileFault
from cxlint.engine.crew import bury
from cxlint.engine.findings import Scribe
from cxlint.engine.groups import in_groups
from cxlint.engine.idle_settings import idle_settings
from cxlint.engine.made import content_of
from cxlint.engine.parallel import shared_out
from cxlint.engine.places import Places
from cxlint.engine.said import Piece, Said, counted, names_of, whole
from cxlint.engine.scope import Scope
from cxlint.model.limits import Limits
from cxlint.named import NamedTuple
from cxlint.part import Audit, Part
from cxlint.rule import Hit
from cxlint.suppress import Baseline, clear, gather, read_baseline
from cxlint.workspace.graph import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.engine.bench import Verdict
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.record import Recorder
    from cxlint.engine.said import Progress
    from cxlint.facts import Facts
    from cxlint.model.document import Document
    from cxlint.part import Shard
    from cxlint.registry import Registry
    from cxlint.result import Known, Result
    from cxlint.suppress import Gathered
    from cxlint.workspace.recorded import RecordedWorkspace


def finished(made: Run, result: Result, *, facts: bool) -> tuple[Result, Workspace]:
    """The result with facts, where they are asked for, once everybody has seen it; and the workspace."""
    if facts:
        result = result._replace(facts=made.facts())
    made.registry.show(result.findings)
    bury(wait=True)
    return result, made.workspace


class Settled(NamedTuple):
    """The findings of a run after suppression: open, waived, kept by the baseline, and those about suppressions."""

    opened: list[Finding]
    waived: Sequence[Finding]
    known: Sequence[Known]
    audit: tuple[Audit, ...]


class Run:
    """The state of one run while it is made."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        corpus: Corpus,
        as_of: date,
        *,
        workspace: RecordedWorkspace | None = None,
    ) -> None:
        self.settings = settings
        self.registry = registry
        self.corpus = corpus
        self.workspace = workspace or Workspace(corpus.documents, as_of, Limits(registry.limits, as_of))
        self.recorder = _recorder(workspace) if workspace is not None else None
        self.scope = Scope(settings, registry)
        self.scribe = Scribe(
            registry, settings, self.workspace, Places(corpus.sources, corpus.straight), self.scope.severity
        )
        present = {document.kind for document in corpus.documents}
        self.bench = Bench(settings, registry, self.scope, present, straight=corpus.straight)
        self._rows: dict[bytes, bytes] = {}

    def result(
        self,
        only: tuple[str, ...],
        progress: Progress | None = None,
        shard: Shard | None = None,
        said: Said | None = None,
    ) -> Result:
        """Judge everything, or a part of it, suppress, and put the result together; `said` was judged before."""
        subjects = mine = self.subjects
        if shard:
            mine = [document for document in subjects if shard.takes(Subject(document.kind, document.id))]
        judged, findings, _ = said or self.judge(mine, progress, self.prepare)
        faults = self.faults
        if shard:
            faults = [finding for finding in faults if shard.takes(finding.subject)]
        opened, waived, known, audit = self.suppress([*faults, *findings])
        audit = (*audit, *idle_settings(self, judged))
        part = Part(*shard, content_of(self.corpus), audit) if shard else None
        if not shard:
            opened.extend(item.finding for item in audit)
        opened.sort(key=lambda finding: finding.order)
        failed = [*opened, *(one.finding for one in known)]
        assessments = assess(self.bench.rules, judged, waived, failed)
        verdicts = Verdicts(subjects, opened, waived, assessments, known, part)
        day = self.workspace.as_of
        return put_together(self.settings, self.registry, self.corpus, self.scribe, day, verdicts, only)

    def facts(self) -> Facts:
        """What scorecards need beside findings."""
        from cxlint.engine.facts import gather
        from cxlint.suppress.inline import read_inlines
        from cxlint.suppress.pages import Pages

        pages = Pages(self.corpus.sources, self.corpus.marked, self.workspace)
        comments, _ = read_inlines(pages, self.workspace.as_of, self.settings, self.registry)
        places, language = self.scribe.places, self.settings.language
        return gather(self.workspace, places, self.subjects, comments, self.registry, language)

    @cached_property
    def faults(self) -> list[Finding]:
        """What keeps files and fields from being understood."""
        return [self.scribe.fault(*fault) for fault in (*self.corpus.faults, *self._workspace_faults())]

    def prepare(self) -> object:
        """Do what nobody has to be judged for: while others judge already, there is time for it."""
        return self.faults, self.suppressions

    @cached_property
    def suppressions(self) -> Gathered:
        """The exceptions that documents, comments and settings speak of."""
        corpus = self.corpus
        return gather(corpus.sources, corpus.marked, self.workspace, self.settings, self.registry)

    @cached_property
    def subjects(self) -> list[Document]:
        """Everything that is judged: no second document of an id, and nothing that is retired."""
        subjects = [document for document in self.workspace.all if not document.retired]
        duplicates = {id(second) for _, second in self.workspace.duplicates}
        if duplicates:
            subjects = [document for document in subjects if id(document) not in duplicates]
        return [*subjects, self.workspace.organisation] if self.workspace.organisation.assumed else subjects

    def judge(
        self,
        subjects: Sequence[Document],
        progress: Progress | None = None,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> Said:
        """Ask every rule about every subject, and put what they say into words; `meanwhile` is done beside that."""
        names = list(names_of(subjects))  # before the process is copied, and all that is touched with it
        order = in_groups([document.kind for document in subjects])
        pieces = shared_out(
            lambda places: self._judge(subjects, places),
            order,
            self.settings.jobs,
            done=counted(progress, len(subjects)),
            meanwhile=meanwhile,
            group=lambda place: subjects[place].kind,
        )
        return whole(names, order, pieces)

    def _judge(self, subjects: Sequence[Document], places: Sequence[int]) -> Piece:
        piece, recorder = Piece([], []), self.recorder
        for place in places:
            document = subjects[place]
            if recorder is not None:
                recorder.begin(document)
            row, findings = self._asked(document)
            piece.rows.append(row)
            if findings:
                piece.told.append((place, findings))
            if recorder is not None:
                recorder.end()
        return piece._replace(record=recorder.taken()) if recorder else piece

    def _asked(self, document: Document) -> tuple[bytes, list[Finding]]:
        """What every rule says of one subject: the outcomes, and the findings."""
        verdict = self.bench.judge(document, self.workspace, recorder=self.recorder)
        findings = list(self.written(document, verdict)) if verdict.told else []
        row = bytes(verdict.outcomes)
        return self._rows.setdefault(row, row), findings

    def take(self, document: Document, said: Said) -> None:
        """Ask every rule about one subject, and take what they say into what is said already."""
        row, findings = self._asked(document)
        said.findings.extend(findings)
        said.judged.append((Subject(document.kind, document.id), row))

    def suppress(self, findings: Sequence[Finding]) -> Settled:
        """The findings that stay open, those that fail no run, and what is wrong with the suppressions."""
        cleared = clear(
            findings, self.suppressions, self.workspace, self.settings, self.registry, self.baseline()
        )
        audit = tuple(
            Audit(self.scribe.fault(file, document, fault), about, rank, missing)
            for file, document, fault, about, rank, missing in cleared.faults
        )
        return Settled(list(cleared.open), cleared.waived, cleared.known, audit)

    def baseline(self) -> Baseline:
        """The known findings of the workspace, as its baseline has them."""
        if not self.settings.baseline:
            return Baseline()
        return read_baseline(
            self.settings.baseline, self.corpus.baseline, self.workspace, self.settings, self.registry
        )

    def written(self, document: Document, verdict: Verdict) -> Iterator[Finding]:
        """The findings of what rules said of a document; one whose words cannot be filled has crashed."""
        for judge, judgement in verdict.told:
            try:
                for hit in judgement.hits:
                    yield self.scribe.hit(judge.rule, document, hit)
            except Exception as error:  # a message that cannot be filled is a crash of the rule
                verdict.outcomes[judge.column] = Outcome.INTERNAL_ERROR
                yield self.crash(document, judge.rule.id, f"{type(error).__name__}: {error}")
            if judgement.crash:
                yield self.crash(document, judge.rule.id, judgement.crash)

    def crash(self, document: Document, rule_id: str, error: str) -> Finding:
        """The finding that a rule raised instead of judging."""
        registered = self.registry.rules[rule_id]
        data = {"rule": rule_id, "plugin": registered.plugin, "error": error}
        return self.scribe.hit(self.registry.load(INTERNAL), document, Hit("", "rule-crash", data))

    def _workspace_faults(self) -> Iterator[FileFault]:
        """What is wrong with the documents taken together."""
        for first, second in self.workspace.duplicates:
            data: dict[str, object] = {"kind": second.kind, "id": second.id, "first": first.file}
            span = self.scribe.places.place(second, ("id",))
            yield FileFault(second.file, second, Fault("CX016", "duplicate-id", span, data, ("id",)))
        if self.workspace.organisation.assumed and self.workspace.all:
            file = self.settings.file or "cxlint.yaml"
            fault = Fault("CX019", "organisation-assumed", Span(), {"file": file})
            yield FileFault(file, self.workspace.organisation, fault)


def _recorder(workspace: RecordedWorkspace) -> Recorder:
    from cxlint.engine.record import Recorder

    return Recorder(workspace)
