"""For whom, what, where and when a policy holds, and whether two of them meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.limits import EU_MEMBERS
from cxlint.model.scalars import normal

if TYPE_CHECKING:
    from datetime import date

    from cxlint.model.document import Document

DIMENSIONS = ("scope.products", "scope.segments", "scope.channels")
"""What a policy can be narrowed to; a dimension that is not stated, or empty, means all."""


def overlap(one: Document, other: Document, since: date) -> bool:
    """Whether a customer can come under both policies on some day from `since` on."""
    return (
        all(_meet(_names(one, field), _names(other, field)) for field in DIMENSIONS)
        and same_place(one.words("jurisdictions") or (), other.words("jurisdictions") or ())
        and _same_time(one, other, since)
    )


def same_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of jurisdictions share a country or a part of one; an empty list means everywhere."""
    return not one or not other or any(_within(a, b) or _within(b, a) for a in one for b in other)


def _within(code: str, whole: str) -> bool:
    """Whether one jurisdiction is another or lies in it: `us-ca` in `us`, `de` in `eu`."""
    code, whole = code.lower(), whole.lower()
    country = code.partition("-")[0]
    return whole in (code, country) or (whole == "eu" and country in EU_MEMBERS)


def _names(policy: Document, field: str) -> frozenset[str]:
    """The ids that a dimension names, however they are spelt."""
    return frozenset(normal(name.rpartition("/")[2]) for name in policy.words(field) or ())


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)


def _same_time(one: Document, other: Document, since: date) -> bool:
    starts = [day for policy in (one, other) if (day := policy.day("effective_from"))]
    ends = [day for policy in (one, other) if (day := policy.day("effective_to"))]
    return not ends or max([since, *starts]) <= min(ends)
