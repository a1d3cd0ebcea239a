"""Where a setting stands, as its origin tells it, and whether a run was narrowed for once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxlint.diagnostics import Span

if TYPE_CHECKING:
    from cxlint.config.settings import Settings

_ORIGIN = r"(?P<file>.+?):(?P<line>\d+)(?::(?P<column>\d+))?"
_NARROWING = ("profile", "select", "ignore")
_LASTING = ("default", "plugin default")


def is_written(origin: str) -> bool:
    """Whether a setting stands in the file of the configuration, at a place that can be told."""
    return re.fullmatch(_ORIGIN, origin) is not None


def place_of(origin: str, settings: Settings) -> tuple[str, Span]:
    """The file and place of a setting; the beginning of the configuration where it does not stand there."""
    found = re.fullmatch(_ORIGIN, origin)
    if found is None:
        return settings.file or "cxlint.yaml", Span()
    line, column = int(found["line"]), int(found["column"] or 1)
    return found["file"], Span(line, column, line, column)


def is_narrowed(settings: Settings) -> bool:
    """Whether somebody chose other rules for this run alone, so that what they leave out is left out on purpose."""
    origins = (settings.origins.get(name, "default") for name in _NARROWING)
    return any(origin not in _LASTING and not is_written(origin) for origin in origins)
