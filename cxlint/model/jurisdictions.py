"""Where a document applies: codes of places, and the union that some of them belong to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.model.document import Document


def jurisdictions_of(document: Document) -> frozenset[str]:
    """Where a document applies: its own jurisdictions and the organisation's, each with the union it belongs to."""
    own = document.values.get("jurisdictions")
    context = document.context
    return _whole(own if isinstance(own, tuple) else (), context.jurisdictions if context else ())


def places_of(code: str) -> frozenset[str]:
    """The place that a code stands for, with the country and the union that it belongs to."""
    return _whole((code,), ())


@lru_cache(maxsize=1024)
def _whole(own: tuple[object, ...], company: tuple[str, ...]) -> frozenset[str]:
    named = {str(code).lower() for code in (*own, *company)}
    whole = {SAME_PLACE.get(code.partition("-")[0], code.partition("-")[0]) for code in named}
    return frozenset(named | whole | ({"eu"} if whole & EU_MEMBERS else set()))


SAME_PLACE = {"gb": "uk", "el": "gr"}
"""Codes that are written for the same place."""

_MEMBERS = "at be bg cy cz de dk ee es fi fr gr hr hu ie it lt lu lv mt nl pl pt ro se si sk"

EU_MEMBERS = frozenset(_MEMBERS.split())
"""Member states of the European Union, by their codes."""
