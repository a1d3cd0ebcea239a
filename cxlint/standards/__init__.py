"""The pack of standards and laws that the built-in rules cite: one file each, in our own words."""

from __future__ import annotations

import os
from pathlib import Path

from cxlint.hookspecs import hookimpl
from cxlint.standard import StandardRef

DATA = Path(__file__).parent / "data"


@hookimpl
def cxlint_standards() -> tuple[StandardRef, ...]:
    """Light references to the built-in standards."""
    files = sorted(os.listdir(DATA))  # noqa: PTH208 - at every start, and pathlib takes three times as long
    return tuple(
        StandardRef(file.removesuffix(".yaml"), f"{DATA}/{file}") for file in files if file.endswith(".yaml")
    )
