"""The pack of built-in kinds."""

from __future__ import annotations

from cxlint.hookspecs import hookimpl
from cxlint.model.spec import KindRef, builtin_kinds


@hookimpl
def cxlint_kinds() -> tuple[KindRef, ...]:
    """The kinds that cxlint brings along."""
    return builtin_kinds()
