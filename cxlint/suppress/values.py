"""What suppressions are made of: the findings they cover, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.diagnostics import Fault, Finding, Path, Span
    from cxlint.model.document import Document
    from cxlint.result import Known

LONGEST = 180
"""Days that an exception may last."""


class SuppressionFault(NamedTuple):
    """Something wrong with a suppression, and where it stands.

    `about` names the suppression and the fault, in their order; the rest is for runs that see only a part of the
    findings, as `cxlint.part.Audit` tells.
    """

    file: str
    document: Document | None
    fault: Fault
    about: str = ""
    rank: int = 0
    missing: bool = False


class Suppressed(NamedTuple):
    """Findings that stay open, that are waived, that the baseline keeps, and faults of the suppressions themselves."""

    open: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    faults: tuple[SuppressionFault, ...]
    known: tuple[Known, ...] = ()


class Standpoint(NamedTuple):
    """Where a suppression stands, for faults in it."""

    file: str
    document: Document | None
    span: Span
    path: Path = ()

    def fault(self, code: str, key: str, **data: object) -> SuppressionFault:
        """Something wrong at this place."""
        from cxlint.diagnostics import Fault

        return SuppressionFault(self.file, self.document, Fault(code, key, self.span, data, self.path))


class Suppression(Protocol):
    """One rule that is let pass at one place, by a comment or a waiver that is in order."""

    @property
    def what(self) -> str:
        """``inline`` or ``waiver``: the message key of its faults."""

    @property
    def rule(self) -> str:
        """The id of the rule."""

    @property
    def at(self) -> Standpoint:
        """Where it stands."""

    @property
    def subject(self) -> str:
        """What it is for, in words."""

    @property
    def shown(self) -> str:
        """How other messages name it."""

    @property
    def justification(self) -> str:
        """Reason, last day, and who decided."""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding of the rule stands where this one holds."""
