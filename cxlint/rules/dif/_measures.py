"""What a measure tells about customers, and which way it is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import KPI_TYPES, WORK

if TYPE_CHECKING:
    from cxlint.model.document import Document


def direction(document: Document | None) -> str | None:
    """Which way is better for the measure; None where both ways are bad, or it is not known."""
    if document is None:
        return None
    kind = KPI_TYPES.get(str(document.values.get("type")))
    return kind.better if kind else document.word("direction")


def works(document: Document | None) -> bool:
    """Whether it shows what staff or the company do."""
    return _category(document) in WORK


def serves(document: Document | None) -> bool:
    """Whether it shows what customers get or go through."""
    return _category(document) in ("outcome", "operational")


def _category(document: Document | None) -> str:
    if document is None:
        return ""
    kind = KPI_TYPES.get(str(document.values.get("type")))
    return kind.category if kind else str(document.values.get("class") or "")
