"""For whom, what, where and when a policy holds, and whether two of them meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.jurisdictions import EU_MEMBERS
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cxlint.model.document import Document, View


_ALL: frozenset[str] = frozenset()


class Scope(NamedTuple):
    """For what and whom a policy holds; an empty dimension means all, a day that is not stated means always."""

    products: frozenset[str]
    segments: frozenset[str]
    channels: frozenset[str]
    jurisdictions: tuple[str, ...]
    start: date | None
    end: date | None

    def meets(self, other: Scope, since: date) -> bool:
        """Whether a customer can come under both on some day from `since` on."""
        return (
            _meet(self.products, other.products)
            and _meet(self.channels, other.channels)
            and _meet(self.segments, other.segments)
            and same_place(self.jurisdictions, other.jurisdictions)
            and self._same_time(other, since)
        )

    def _same_time(self, other: Scope, since: date) -> bool:
        starts = [day for day in (since, self.start, other.start) if day]
        ends = [day for day in (self.end, other.end) if day]
        return not ends or max(starts) <= min(ends)


def scope_of(policy: Document) -> Scope:
    """The scope of a policy; raises FaultyField where it cannot be understood."""
    scope = policy.part("scope")
    return Scope(
        _names(scope, "products"),
        _names(scope, "segments"),
        _names(scope, "channels"),
        policy.words("jurisdictions") or (),
        policy.day("effective_from"),
        policy.day("effective_to"),
    )


def overlap(one: Document, other: Document, since: date) -> bool:
    """Whether a customer can come under both policies on some day from `since` on."""
    return scope_of(one).meets(scope_of(other), since)


def same_place(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of jurisdictions share a country or a part of one; an empty list means everywhere."""
    return not one or not other or any(_within(a, b) or _within(b, a) for a in one for b in other)


def filed_under(codes: tuple[str, ...]) -> set[str]:
    """The words under which lists of jurisdictions are filed, so that those that share a place can be found.

    A part of a country is also filed under the country with a dash; an empty list is filed under the empty word.
    """
    names = {code.lower() for code in codes} or {""}
    return names | {f"{name.partition('-')[0]}-" for name in names if "-" in name}


def found_under(codes: tuple[str, ...]) -> set[str]:
    """The words under which every list is filed that shares a place with this one, which must not be empty."""
    found = {""}
    for code in map(str.lower, codes):
        country, dash, _ = code.partition("-")
        wholes = {country, *EU_MEMBERS} if code == "eu" else {country}
        found |= {code, country, *(("eu",) if country in EU_MEMBERS else ())}
        if not dash:
            found |= wholes | {f"{whole}-" for whole in wholes}
    return found


def _within(code: str, whole: str) -> bool:
    """Whether one jurisdiction is another or lies in it: `us-ca` in `us`, `de` in `eu`."""
    code, whole = code.lower(), whole.lower()
    country = code.partition("-")[0]
    return whole in (code, country) or (whole == "eu" and country in EU_MEMBERS)


def _names(scope: View | None, field: str) -> frozenset[str]:
    """The ids that a dimension names, however they are spelt."""
    names = scope.words(field) if scope is not None and field in scope.values else None
    return frozenset([normal(name.rpartition("/")[2]) for name in names]) if names else _ALL


def _meet(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one or not other or not one.isdisjoint(other)
