"""The built-in reporters: one file a format; they only render."""

from __future__ import annotations

from cxlint.hookspecs import hookimpl
from cxlint.reporting import ReporterRef


@hookimpl
def cxlint_reporters() -> tuple[ReporterRef, ...]:
    """Light references to the built-in reporters."""
    return ()
