"""The pack of standards and laws that the built-in rules cite: one file each, in our own words."""

from __future__ import annotations

from pathlib import Path

from cxlint.hookspecs import hookimpl
from cxlint.standard import StandardRef

DATA = Path(__file__).parent / "data"


@hookimpl
def cxlint_standards() -> tuple[StandardRef, ...]:
    """Light references to the built-in standards."""
    return tuple(StandardRef(file.stem, str(file)) for file in sorted(DATA.glob("*.yaml")))
