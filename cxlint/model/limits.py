"""Legal limits: dated facts that plugins bring, and the one that protects a document's customers most.

The engine knows no law. A plugin brings entries through the hook `cxlint_limits`; a rule asks a document for the limit
of one of its fields. Nothing here says that something is illegal: messages speak of a possible conflict.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxlint.model.scalars import Duration, Money, Percent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxlint.model.document import Document

KEYS = {"sure": "law", "likely": "law-likely", "maybe": "law-maybe"}
"""The message key for each certainty: an error, a warning and a hint."""

DISTANCE = frozenset({"web", "app", "phone", "email", "chat", "messaging", "video", "post", "sms"})
"""Types of channels over which a sale is one at a distance."""


class LimitEntry(NamedTuple):
    """One legal limit as a plugin knows it.

    `parameter` is the dotted field; `value` the limit in its type; `better` is ``more`` where customers must get at
    least the value and ``less`` where at most it is allowed; `forbids` lists words that must not stand there.
    `sectors` and `channels` (``distance``) narrow it; `status` is ``in_force``, ``enacted_not_yet``, ``proposed`` or
    ``vacated``; `certainty` is ``sure``, ``likely`` or ``maybe``; `working_days` is the length of the working week.
    """

    parameter: str
    jurisdiction: str
    reference: str
    value: object = None
    better: str = "more"
    forbids: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    status: str = "in_force"
    certainty: str = "likely"
    working_days: int = 5

    def holds(self, day: date) -> bool:
        """Whether it is law on a day."""
        if self.status not in ("in_force", "enacted_not_yet"):
            return False
        if self.effective_from is None and self.status == "enacted_not_yet":
            return False
        after = self.effective_from is None or self.effective_from <= day
        return after and (self.effective_to is None or day <= self.effective_to)

    @property
    def key(self) -> str:
        """The key of the message that its certainty allows."""
        return KEYS[self.certainty]

    def broken_by(self, value: object) -> bool:
        """Whether a value surely gives customers less than this limit."""
        if isinstance(value, str):
            return value in self.forbids
        order = compared(value, self.value, self.working_days)
        return order is not None and order < 0 if self.better == "more" else order is not None and order > 0


def compared(a: object, b: object, working_days: int = 5) -> int | None:
    """-1, 0 or 1 as one value is below, equal to or above another of its type; None where that cannot be said."""
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.compare(b, working_days)
    if isinstance(a, (Percent, Money)) and isinstance(b, (Percent, Money)) and b.is_zero:
        return 0 if a.is_zero else 1
    if isinstance(a, Percent) and isinstance(b, Percent):
        return a.compare(b)
    if isinstance(a, Money) and isinstance(b, Money):
        return a.compare(b)
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return (a > b) - (a < b)
    return None


class Limits:
    """The limits of a run, by field; only those that are law on its day."""

    def __init__(self, entries: Iterable[LimitEntry], day: date) -> None:
        self._by_field: dict[str, list[LimitEntry]] = {}
        for entry in entries:
            if entry.holds(day):
                self._by_field.setdefault(entry.parameter, []).append(entry)

    def strictest(
        self, parameter: str, where: frozenset[str], sector: str, at_distance: bool
    ) -> LimitEntry | None:
        """The most protective limit of a field for these jurisdictions; of equals the surest, then by reference."""
        found: LimitEntry | None = None
        for entry in sorted(self._by_field.get(parameter, ()), key=_surest_first):
            if entry.jurisdiction not in where or (entry.sectors and sector not in entry.sectors):
                continue
            if "distance" in entry.channels and not at_distance:
                continue
            if found is None or _stricter(entry, found):
                found = entry
        return found


def _surest_first(entry: LimitEntry) -> tuple[int, str, str]:
    return (list(KEYS).index(entry.certainty), entry.jurisdiction, entry.reference)


def _stricter(entry: LimitEntry, than: LimitEntry) -> bool:
    if entry.forbids or than.forbids:
        return False
    order = compared(entry.value, than.value, entry.working_days)
    return order is not None and (order > 0 if entry.better == "more" else order < 0)


def jurisdictions_of(document: Document) -> frozenset[str]:
    """Where a document applies: its own jurisdictions and the organisation's, each with the union it belongs to."""
    own = document.values.get("jurisdictions")
    named = {str(code).lower() for code in own} if isinstance(own, tuple) else set()
    context = document.context
    named |= {code.lower() for code in context.jurisdictions} if context else set()
    whole = {code.partition("-")[0] for code in named}
    return frozenset(named | whole | ({"eu"} if whole & EU_MEMBERS else set()))


EU_MEMBERS = frozenset({
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu",
    "lv", "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
})  # fmt: skip
"""Member states of the European Union, by their codes."""
