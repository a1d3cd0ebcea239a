"""Maps as JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.reporters.escape import json_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.atlas import Atlas
    from cxlint.result import Result

SCHEMA_VERSION = "1"


def data(atlas: Atlas, result: Result, parts: Iterable[str]) -> str:
    """The chosen parts of an atlas with everything that stands on them."""
    wanted = set(parts)
    maps = {
        "schema_version": SCHEMA_VERSION,
        "as_of": result.as_of.isoformat(),
        "language": result.language,
        "unread": atlas.unread,
        **({"journeys": plain(atlas.journeys)} if "journey" in wanted else {}),
        **({"ecosystem": plain(atlas.ecosystem)} if "ecosystem" in wanted else {}),
        **({"escalation": plain(atlas.ladder)} if "escalation" in wanted else {}),
    }
    return json_text(maps)


def plain(value: object) -> object:
    """A value of an atlas as what JSON knows."""
    if isinstance(value, Severity):
        return value.word
    if isinstance(value, tuple):
        named = getattr(value, "_fields", None)
        if named is None:
            return [plain(item) for item in value]
        return {name: plain(item) for name, item in zip(named, value, strict=True)}
    return value
