"""The register of waivers: who asked, who approved, in what state each is, and when it ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.model.scalars import Place
from cxlint.model.text import Text
from cxlint.named import NamedTuple
from cxlint.suppress.renewals import MOST, earlier, times_prolonged

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.suppress.renewals import Granted
    from cxlint.workspace.graph import Workspace

STATES = ("expired", "no-effect", "approved", "unused", "requested", "prolonged", "refused", "withdrawn")
"""Every state, in the order of the register: what somebody has to see to comes first."""

IN_FORCE = ("approved", "unused")
"""The states in which a waiver lets something pass, or would."""

TERMS = (30, 60, 90)
"""Days from now in which the register counts what ends."""

_EXPIRED, _UNUSED, _HARMLESS = "CX032", "CX031", frozenset({"CX031", "CX035"})


class Row(NamedTuple):
    """One waiver: the days `left` until it ends, how often it was prolonged, and how much it lets pass."""

    id: str
    title: str
    state: str
    rule: str
    subject: str
    owner: str
    requested_by: str
    approved_by: str
    approved_on: date | None
    expires: date | None
    left: int | None
    renewals: int
    passes: int
    reason: str
    remediation: str
    file: str

    @property
    def order(self) -> tuple[int, date, str]:
        """The one order in which the register is shown."""
        return (STATES.index(self.state), self.expires or date.max, self.id)


def register(
    workspace: Workspace, result: Result, registry: Registry, known: Granted | None = None
) -> tuple[Row, ...]:
    """Every waiver of a workspace, as a run has found it; `known` is what history tells of its exceptions."""
    prolonged = {
        before.id
        for document in workspace.documents("waiver")
        if _state(document, result) in IN_FORCE
        for before in earlier(document, workspace)
    }
    rows = []
    for document in workspace.documents("waiver"):
        times = times_prolonged(document, workspace, registry, known or {})
        rows.append(_row(document, result, prolonged, times))
    return tuple(sorted(rows, key=lambda row: row.order))


def ending(rows: tuple[Row, ...], days: int) -> tuple[Row, ...]:
    """The waivers in force that end within so many days."""
    return tuple(row for row in rows if row.state in IN_FORCE and row.left is not None and row.left <= days)


def too_often(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The waivers in force of exceptions that were prolonged more often than they may."""
    return tuple(row for row in rows if row.state in IN_FORCE and row.renewals > MOST)


def _state(document: Document, result: Result) -> str:
    """What became of a waiver in a run, told by its status and by what was found about it."""
    status = document.values.get("status")
    if status in ("refused", "withdrawn"):
        return str(status)
    subject = (document.kind, document.id)
    found = {f.rule for f in result.findings if f.subject == subject and f.rule.startswith("CX")}
    if found - _HARMLESS == {_EXPIRED}:
        return "expired"
    if found - _HARMLESS:
        return "no-effect"
    if status == "requested":
        return "requested"
    return "unused" if _UNUSED in found else "approved"


def _row(document: Document, result: Result, prolonged: set[str], renewals: int) -> Row:
    expires = _day(document, "expires")
    ending_of = f", waiver/{document.id})"
    return Row(
        id=document.id,
        title=document.title(result.language),
        state="prolonged" if document.id in prolonged else _state(document, result),
        rule=_word(document, "rule", result.language),
        subject=_word(document, "subject", result.language),
        owner=_word(document, "owner", result.language),
        requested_by=_word(document, "requested_by", result.language),
        approved_by=_word(document, "approved_by", result.language),
        approved_on=_day(document, "approved_on"),
        expires=expires,
        left=(expires - result.as_of).days if expires else None,
        renewals=renewals,
        passes=sum(finding.justification.endswith(ending_of) for finding in result.waived),
        reason=_word(document, "reason", result.language),
        remediation=_word(document, "remediation", result.language),
        file=document.file,
    )


def _word(document: Document, field: str, language: str) -> str:
    value = document.values.get(field)
    if isinstance(value, Text):
        return " ".join(value.best(language).split())
    return str(value) if isinstance(value, (str, Place)) else ""


def _day(document: Document, field: str) -> date | None:
    value = document.values.get(field)
    return value if isinstance(value, date) else None
