"""What comparing two workspaces gives: every document that changed, what that does to customers, and what rules say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.effect import Effect
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding, Outcome, Severity, Subject
    from cxlint.model.changes import FieldChange
    from cxlint.workspace.touch import Touch


class Approval(NamedTuple):
    """Somebody who has to agree: the role, the id (empty where nobody is named), and whether they have."""

    role: str
    who: str
    name: str
    given: bool


class Changed(NamedTuple):
    """One document that changed. `status` is added, removed, changed or renamed; `was` is its former id if renamed.

    `file` is where it stands now, or where it stood.
    """

    subject: Subject
    title: str
    status: str
    file: str
    owner: str
    area: str
    effect: Effect
    fields: tuple[FieldChange, ...]
    touch: Touch
    approvals: tuple[Approval, ...] = ()
    was: str = ""


class Point(NamedTuple):
    """One side of a comparison: how it was named, and the full hash of its commit; empty for the files as they lie."""

    name: str = ""
    commit: str = ""


class Comparison(NamedTuple):
    """Everything that changed between two workspaces; `unread` names files that kept documents from being compared."""

    changes: tuple[Changed, ...]
    findings: tuple[Finding, ...] = ()
    outcomes: tuple[tuple[str, Subject, Outcome], ...] = ()
    unread: tuple[str, ...] = ()
    incomplete: bool = False
    base: Point = Point()
    head: Point = Point()

    @property
    def effect(self) -> Effect:
        """What all changes together do to customers."""
        from cxlint.model.changes import overall

        return overall(change.effect for change in self.changes)

    def exit_code(self, fail_on: Severity | None) -> int:
        """3 where something could not be compared, 1 where something is worse or a finding is grave enough, else 0."""
        if self.incomplete or self.unread:
            return 3
        if fail_on is None:
            return 0
        grave = any(finding.severity >= fail_on for finding in self.findings)
        return int(grave or any(change.effect.hurts for change in self.changes))
