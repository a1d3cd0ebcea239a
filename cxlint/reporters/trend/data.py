"""A trend as JSON, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.plain import to_plain
from cxlint.reporters.escape import json_text

if TYPE_CHECKING:
    from cxlint.trend import Trend

SCHEMA_VERSION = "1"


def data(trend: Trend) -> str:
    """Everything that a trend holds."""
    return json_text({"schema_version": SCHEMA_VERSION, **to_plain(trend), "incomplete": trend.incomplete})
