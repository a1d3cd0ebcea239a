"""Compares two workspaces: what changed, what it does to customers, whom it touches, and what the change rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Subject
from cxlint.engine.assemble import INTERNAL
from cxlint.engine.bench import Bench
from cxlint.engine.comparison import Approval, Changed, Comparison
from cxlint.engine.findings import NOBODY, area_of
from cxlint.engine.versions import ADDED, REMOVED, versions
from cxlint.model.changes import field_changes, overall
from cxlint.model.effect import Effect
from cxlint.result import READABLE
from cxlint.rule import Change
from cxlint.workspace.approval import approvers
from cxlint.workspace.touch import Touch, touched

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding
    from cxlint.engine.run import Run
    from cxlint.engine.versions import Versions
    from cxlint.model.changes import FieldChange

RELIED_ON = ("policy", "promise", "channel", "touchpoint")
"""Kinds that customers miss when they are gone, whatever they said."""


FIRST_OF_FIELDS = "CX010"
"""Faults before this one keep a document, or the rest of its file, from being read."""


def compare(before: Run, after: Run, *, shown: bool = True) -> Comparison:
    """Compare what two runs have read, judged by the settings of the later one.

    Run both on the same day. A document that cannot be read any more is not taken for one that is gone. Whom a change
    touches, and who has to agree, is found only where the changes are `shown`.
    """
    return _Comparing(before, after, shown=shown).result()


class _Comparing:
    """One comparison while it is made."""

    def __init__(self, before: Run, after: Run, *, shown: bool) -> None:
        self.shown = shown
        self.before = before
        self.after = after
        present = {d.kind for run in (before, after) for d in run.workspace.all}
        self.bench = Bench(after.settings, after.registry, after.scope, present, shapes=("change",))
        self.rules = {rule_id: registered.rule for rule_id, registered in after.registry.rules.items()}
        self.changes: list[Changed] = []
        self.findings: list[Finding] = []
        self.outcomes: list[tuple[str, Subject, Outcome]] = []

    def result(self) -> Comparison:
        broken = _unread(self.after) | _unread(self.before)
        unread: set[str] = set()
        for pair in versions(self.before.workspace, self.after.workspace):
            file = pair.before.file if pair.before else pair.after.file if pair.after else ""
            if (pair.after is None or pair.before is None) and file in broken:
                unread.add(file)
                continue
            fields = field_changes(pair.before, pair.after, self.after.registry.kinds)
            if fields or pair.status != "changed":
                self._take(pair, fields)
        findings = tuple(sorted(self.findings, key=lambda finding: finding.order))
        incomplete = any(finding.rule == INTERNAL for finding in findings)
        return Comparison(
            tuple(self.changes), findings, tuple(self.outcomes), tuple(sorted(unread)), incomplete
        )

    def _take(self, pair: Versions, fields: tuple[FieldChange, ...]) -> None:
        run = self.after if pair.after is not None else self.before
        document = pair.after or pair.before
        assert document is not None
        owner = run.workspace.accountable(document)
        effect = _effect(pair, fields)
        needed = approvers(run.workspace, document) if effect.hurts and self.shown else ()
        language = self.after.settings.language
        self.changes.append(
            Changed(
                subject=Subject(document.kind, document.id),
                title=document.title(language),
                status=pair.status,
                file=document.file,
                owner=owner.id if owner else NOBODY,
                area=area_of(document),
                effect=effect,
                fields=fields,
                touch=touched(run.workspace, document) if self.shown else Touch(),
                approvals=tuple(
                    Approval(
                        a.role, a.who.id if a.who else "", a.who.title(language) if a.who else "", a.given
                    )
                    for a in needed
                ),
                was=pair.before.id if pair.before and pair.before.id != document.id else "",
            )
        )
        self._judge(Change(pair.before, pair.after, self.before.workspace, self.after.workspace, fields))

    def _judge(self, change: Change) -> None:
        document = change.subject
        run = self.after if change.after is not None else self.before
        verdict = self.bench.judge(document, change.workspace_after, change)
        self.findings.extend(run.written(document, verdict))
        subject = Subject(document.kind, document.id)
        for rule_id, outcome in zip(self.bench.rules, verdict.outcomes, strict=True):
            if rule_id != READABLE and self.rules[rule_id].judges({document.kind}):
                self.outcomes.append((rule_id, subject, Outcome(outcome)))


def _effect(pair: Versions, fields: tuple[FieldChange, ...]) -> Effect:
    """What a change does as a whole; a new document may only tell what was so already, and other rules judge it."""
    some = pair.before or pair.after
    if pair.status == ADDED or some is None or (pair.before is not None and not pair.before.active):
        return Effect.NEUTRAL
    effect = overall(field.effect for field in fields)
    missed = pair.status == REMOVED and some.kind in RELIED_ON
    return Effect.WORSE if missed and effect is Effect.NEUTRAL else effect


def _unread(run: Run) -> set[str]:
    """The files of which something could not be read, so that a document may be missing."""
    return {f.file for f in run.corpus.faults if f.document is None or f.fault.code < FIRST_OF_FIELDS}
