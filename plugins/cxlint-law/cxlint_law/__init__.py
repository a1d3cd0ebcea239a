"""Consumer law for cxlint: what customers are entitled to, place by place, with its source and how sure it is.

The facts stand in `data/`, one file to a jurisdiction. They are not legal advice: a finding says "possible conflict".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from cxlint.model.limits import LimitEntry


@hookimpl
def cxlint_limits() -> tuple[LimitEntry, ...]:
    """Every limit that this distribution knows."""
    from cxlint_law.facts import limits

    return limits()
