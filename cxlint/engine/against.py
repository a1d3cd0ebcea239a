"""Judges a change by the gate of its base: what is new since then, and which edit led to it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.against import Against
from cxlint.diagnostics import Severity
from cxlint.engine.assemble import Verdicts, is_unchecked, put_together
from cxlint.engine.assess import assess
from cxlint.engine.causes import Causes
from cxlint.engine.changes import compare
from cxlint.engine.crew import bury
from cxlint.engine.gate import Gates, weakenings
from cxlint.engine.idle_settings import idle_settings, told_of
from cxlint.engine.versions import ADDED
from cxlint.errors import UsageError
from cxlint.named import NamedTuple
from cxlint.suppress import Gathered, clear, gather
from cxlint.suppress.known import worsened
from cxlint.suppress.renewals import MOST, times_prolonged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.engine.assess import Judged
    from cxlint.engine.comparison import Changed, Comparison
    from cxlint.engine.run import Run
    from cxlint.engine.said import Progress
    from cxlint.engine.side_by_side import SideBySide
    from cxlint.result import Result
    from cxlint.suppress import Suppressed
    from cxlint.suppress.renewals import Granted
    from cxlint.suppress.values import Standpoint
    from cxlint.workspace.tree import Tree


class Wishes(NamedTuple):
    """How a change is called, and what of it somebody has agreed to.

    `accept` are the fingerprints of ways in which the gate becomes weaker; with `strict` the baseline may not grow.
    """

    base: str
    commit: str
    head: str = ""
    accept: tuple[str, ...] = ()
    strict: bool = False


class Sides(NamedTuple):
    """Both sides of a change, read and to be judged; `own` are the settings of the head.

    `tree` holds the files of the head, `before` those of the base; `history` tells until when exceptions were granted
    up to the base.
    """

    runs: SideBySide
    own: Settings
    tree: Tree
    before: Tree
    history: Callable[[], Granted] = dict


class Carried(NamedTuple):
    """A finding that a comment let pass in the base, and that is not held against the change."""

    rule: str
    fingerprint: str
    value: str
    severity: Severity
    justification: str
    at: Standpoint
    what: str = "inline"
    subject: str = ""
    shown: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether it is that finding, no graver than it was."""
        return finding.fingerprint == self.fingerprint and finding.severity <= self.severity


def check_against(
    sides: Sides, wishes: Wishes, only: tuple[str, ...] = (), progress: Progress | None = None
) -> Result:
    """The result of a change: only what is new stands among its findings."""
    return _Judging(sides, wishes).result(only, progress)


class _Judging:
    """One change while it is judged."""

    def __init__(self, sides: Sides, wishes: Wishes) -> None:
        self.runs, self.own, self.tree, self.before, self.history = sides
        self.base, self.head = self.runs.base, self.runs.head
        self.wishes = wishes
        self.registry = self.head.registry

    def _prepare(self) -> object:
        """Do what nobody has to be judged for, beside those who judge."""
        return self.base.prepare(), self.head.faults, self._own_gate

    @cached_property
    def _own_gate(self) -> Gathered:
        """The exceptions of the head, by its own settings."""
        corpus = self.head.corpus
        return gather(corpus.sources, corpus.marked, self.head.workspace, self.own, self.registry)

    def result(self, only: tuple[str, ...], progress: Progress | None) -> Result:
        """Judge both sides, compare them, and put the result together."""
        said = self.runs.judged(progress, self._prepare)
        before, after = [*self.base.faults, *said.base.findings], [*self.head.faults, *said.head.findings]
        gate, judged = self.base.suppressions, said.head.judged
        was = clear(
            before,
            gate,
            self.base.workspace,
            self.base.settings,
            self.registry,
            self.base.baseline(),
        )
        audit = [*_audit(self.base, was), *told_of(idle_settings(self.base, said.base.judged))]
        known = {finding.fingerprint: finding for finding in (*before, *audit)}
        changes = compare(self.base, self.head, shown=False)
        after += changes.findings
        now, own, own_gate = self._cleared(after, gate, was)
        own += self._prolonged_too_often(own_gate, gate)
        own += told_of(idle_settings(self.head, judged, self.own, self.tree))
        opened = [*now.open, *own]
        new = [finding for finding in opened if self._is_new(finding, known)]
        told = {finding.fingerprint for finding in new}
        remaining = [finding for finding in opened if finding.fingerprint not in told]
        still = {finding.fingerprint for finding in (*after, *own)}
        fixed = [f for f in (*was.open, *audit) if f.fingerprint not in still]
        gates = Gates(self.base, self.head, self.own, self.tree, gate, own_gate, tuple(after))
        weak, accepted = self._weak(gates, changes)
        against = Against(
            base=self.wishes.base,
            commit=self.wishes.commit,
            head=self.wishes.head,
            remaining=_ordered(remaining),
            fixed=_ordered(fixed),
            accepted=_ordered(accepted),
            documents=len(changes.changes),
        )
        causes = Causes(self.base, self.head, changes)
        shown = [*map(causes.told, new), *weak]
        return self._put_together(shown, now, remaining, judged, against, changes, only)

    def _cleared(
        self, after: Sequence[Finding], gate: Gathered, was: Suppressed
    ) -> tuple[Suppressed, list[Finding], Gathered]:
        """The findings of the head by the gate of the base, and what is wrong with the head's own suppressions."""
        head, registry = self.head, self.registry
        by_waivers = {waiver.justification for waiver in gate.waivers}
        at = next((one.at for one in gate.inlines), None)
        carried = tuple(
            Carried(f.rule, f.fingerprint, f.value, f.severity, f.justification, at)
            for f in was.waived
            if at is not None and f.justification not in by_waivers
        )
        now = clear(
            after,
            Gathered(gate.waivers),
            head.workspace,
            self.base.settings,
            registry,
            self.base.baseline(),
            carried,
        )
        own = clear(after, self._own_gate, head.workspace, self.own, registry, head.baseline())
        return now, _audit(head, own), self._own_gate

    def _prolonged_too_often(self, own: Gathered, gate: Gathered) -> Iterator[Finding]:
        """Waivers that the change adds or prolongs although their exception was prolonged often enough already."""
        was = {waiver.shown: waiver.expires for waiver in gate.waivers}
        later = [one for one in own.waivers if one.shown not in was or one.expires > was[one.shown]]
        known = self.history() if later else {}
        for waiver in later:
            at, document = waiver.at, waiver.at.document
            assert document is not None
            times = times_prolonged(document, self.head.workspace, self.registry, known)
            if times > MOST:
                fault = at.fault("CX039", "by-history", count=times - 1, most=MOST)
                yield self.head.scribe.fault(at.file, document, fault.fault)

    def _is_new(self, finding: Finding, known: dict[str, Finding]) -> bool:
        """Whether a finding was not there before, or was less grave."""
        old = known.get(finding.fingerprint)
        if old is None or finding.severity > old.severity:
            return True
        if finding.rule.startswith("CX"):
            return False
        return worsened(old.value, old.key, finding, self.head.workspace, self.registry.kinds)

    def _weak(self, gates: Gates, changes: Comparison) -> tuple[list[Finding], list[Finding]]:
        """How the gate becomes weaker: what fails, and what somebody accepted in a change of its own."""
        touched = sorted(str(change.subject) for change in changes.changes if self._is_touched(change))
        found = list(weakenings(gates, touched, strict=self.wishes.strict))
        wanted = set(self.wishes.accept)
        unknown = wanted - {weakening.finding.fingerprint for weakening in found}
        if unknown:
            raise UsageError(
                f"--accept-weakening {sorted(unknown)[0]}: nothing in this change weakens the gate under that name"
            )
        accepted = [w.finding for w in found if w.finding.fingerprint in wanted and w.acceptable]
        taken = {finding.fingerprint for finding in accepted}
        return [w.finding for w in found if w.finding.fingerprint not in taken], accepted

    def _is_touched(self, change: Changed) -> bool:
        """Whether the change is one of a governed document itself, and not of the settings that leave it out."""
        if change.subject.kind == "waiver":
            return False
        data = self.head.corpus.sources.get(change.file)
        return change.status != ADDED or data is None or self.before.read(change.file) != data

    def _put_together(
        self,
        shown: Sequence[Finding],
        now: Suppressed,
        remaining: Sequence[Finding],
        judged: Sequence[Judged],
        against: Against,
        changes: Comparison,
        only: tuple[str, ...],
    ) -> Result:
        head = self.head
        failed = [*shown, *remaining, *(one.finding for one in now.known)]
        assessments = assess(head.bench.rules, judged, now.waived, failed)
        verdicts = Verdicts(
            head.subjects, _ordered(shown), now.waived, assessments, now.known, against=against
        )
        result = put_together(
            head.settings, self.registry, head.corpus, head.scribe, head.workspace.as_of, verdicts, only
        )
        broken = changes.incomplete or is_unchecked(failed)
        bury(wait=True)
        return result._replace(incomplete=result.incomplete or broken)


def _audit(run: Run, cleared: Suppressed) -> list[Finding]:
    """What is wrong with the suppressions of a workspace."""
    return [run.scribe.fault(fault.file, fault.document, fault.fault) for fault in cleared.faults]


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.order))
