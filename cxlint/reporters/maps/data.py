"""Maps as JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.plain import to_plain
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
        **({"journeys": to_plain(atlas.journeys)} if "journey" in wanted else {}),
        **({"ecosystem": to_plain(atlas.ecosystem)} if "ecosystem" in wanted else {}),
        **({"escalation": to_plain(atlas.ladder)} if "escalation" in wanted else {}),
    }
    return json_text(maps)
