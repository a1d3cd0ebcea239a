"""Legal limits: what the law of a place gives customers at least, and which of them applies to a document.

The numbers come from plugins, with their source and how sure they are; without such a plugin there are none. A limit
has one of four forms: a value that customers get at least or wait at most; words that must not stand in the field; a
field that must be stated; or another field of the same document, against which this one is held.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from cxlint.model.compared import compared, words_of
from cxlint.model.jurisdictions import jurisdictions_of
from cxlint.model.scalars import NONE, Duration, Money, Percent
from cxlint.model.text import Text
from cxlint.model.ways import ways_of
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from cxlint.model.document import Context, Document

KEYS = {"sure": "law", "likely": "law-likely", "maybe": "law-maybe"}
"""The message key for each certainty: an error, a warning and a hint."""

ANYTHING = "*"
"""Stands among forbidden words for whatever is written."""

UNSTATED = "unstated"
"""Stands among the words of a condition for a field that says nothing, or explicitly none."""


class Condition(NamedTuple):
    """What another field has to say for a limit to apply: one of some words, nothing at all, or at least a value."""

    field: str
    words: tuple[str, ...] = ()
    least: object = None

    def met(self, document: Document, working_days: int) -> bool:
        """Whether the document surely says so."""
        value = document.get(self.field)
        if self.least is None:
            return not set(self.words).isdisjoint(words_of(value) or {UNSTATED})
        order = compared(value, self.least, working_days)
        return order is not None and order >= 0


class LimitEntry(NamedTuple):
    """One legal limit as a plugin knows it.

    `parameter` is the dotted field, without positions in lists; `value` the limit in its type; `better` is ``more``
    where customers must get at least the value, ``less`` where at most it is allowed, ``superset`` where a list must
    hold all of it; `like` names a field whose value is the limit instead; `forbids` lists words that must not stand
    there (``*`` for any); `required` says that the field must be stated at all.

    `sectors` narrow it, or `sizes` of companies, and `not_sectors` are spared; `channels` (``distance``,
    ``online``) and `given` narrow it too. `status` is ``in_force``, ``enacted_not_yet``, ``proposed`` or
    ``vacated``; `certainty` is ``sure``, ``likely`` or ``maybe``; `example` is what to write where the field is
    words; `working_days` is the length of the working week, 0 where the law leaves it to employers and the
    company's own week counts.
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
    kind: str = "policy"
    required: bool = False
    like: str = ""
    given: tuple[Condition, ...] = ()
    sizes: tuple[str, ...] = ()
    not_sectors: tuple[str, ...] = ()
    example: str = ""
    note: str = ""

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
        if value is None or (self.required and value in (NONE, (), "")):
            return self.required
        if self.forbids:
            return self._forbids(value)
        if isinstance(self.value, tuple):
            return isinstance(value, tuple) and not set(self.value) <= set(value)
        order = compared(value, self.value, self.working_days)
        return order is not None and (order < 0 if self.better == "more" else order > 0)

    def _forbids(self, value: object) -> bool:
        if isinstance(value, Text):
            return any(word.casefold() in text.casefold() for _, text in value for word in self.forbids)
        written = words_of(value)
        return bool(written) and (ANYTHING in self.forbids or not written.isdisjoint(self.forbids))


_BY_VALUE = frozenset({str, bool, type(None), type(NONE), Duration, Percent, Money, Text})
"""Types of values of which it is remembered whether they break a limit; no two of them have equal values."""

MOST_VALUES = 1000
"""Values of a field that its limits remember."""

_UNSEEN: Any = object()


class FieldLimits:
    """The limits of one field for one sort of customers, surest first."""

    __slots__ = ("_known", "_on_condition", "entries")

    def __init__(self, entries: tuple[LimitEntry, ...]) -> None:
        self.entries = entries
        self._on_condition = any(map(_on_condition, entries))
        self._known: dict[object, LimitEntry | None] = {}

    def broken_by(self, document: Document, path: str) -> LimitEntry | None:
        """Which of them a document breaks at a path: the most protective of the surest."""
        if self._on_condition:
            meant = tuple(_meant(self.entries, document, path))
            return _broken_among(meant, document.get(path)) if meant else None
        value = document.get(path)
        if type(value) not in _BY_VALUE:
            return _broken_among(self.entries, value)
        broken: LimitEntry | None = self._known.get(value, _UNSEEN)
        if broken is _UNSEEN:
            if len(self._known) >= MOST_VALUES:
                self._known.clear()
            broken = self._known[value] = _broken_among(self.entries, value)
        return broken


_Table = Mapping[str, FieldLimits]


class Limits:
    """The limits of a run, by kind and field; only those that are law on its day. `none` says that there are none."""

    def __init__(self, entries: Iterable[LimitEntry], day: date) -> None:
        self._by_field: dict[tuple[str, str], list[LimitEntry]] = {}
        self._idle: list[LimitEntry] = []
        for entry in sorted(entries, key=_surest_first):
            if entry.holds(day):
                self._by_field.setdefault((entry.kind, entry.parameter), []).append(entry)
            else:
                self._idle.append(entry)
        self._places = frozenset(entry.jurisdiction for some in self._by_field.values() for entry in some)
        self._tables: dict[tuple[object, ...], _Table] = {}
        self._latest: tuple[Document, _Table] | None = None
        self.none = not self._by_field

    def __bool__(self) -> bool:
        return not self.none

    def not_law(self, citation: str) -> LimitEntry | None:
        """What a citation names, where it is known and is not law on the day; None where it is law or not known."""
        words = frozenset(re.findall(r"\w+", citation.casefold()))
        holding = (entry for some in self._by_field.values() for entry in some)
        if any(_named(entry.reference) <= words for entry in holding):
            return None
        return next((entry for entry in self._idle if _named(entry.reference) <= words), None)

    def strictest(self, document: Document, path: str) -> LimitEntry | None:
        """The most protective limit of a field of a document; of equals the surest, then by reference."""
        return _strictest(self.applying(document, path))

    def applying(self, document: Document, path: str) -> Iterator[LimitEntry]:
        """The limits of a field for the customers of a document, surest first."""
        context = document.context
        if context is None:
            return
        limits = self.table(document, context).get(parameter_of(path))
        if limits is not None:
            yield from _meant(limits.entries, document, path)

    def table(self, document: Document, context: Context) -> _Table:
        """By field the limits that apply where, and in the ways in which, the document's customers buy.

        Each has the length of the working week by which it counts.
        """
        if self._latest is not None and self._latest[0] is document:
            return self._latest[1]
        where, ways = self._places & jurisdictions_of(document), ways_of(document)
        key = (document.kind, where, ways, context.sector, context.size, context.working_days)
        found = self._tables.get(key)
        if found is None:
            own = ((field, some) for (kind, field), some in self._by_field.items() if kind == document.kind)
            fits = {field: tuple(e for e in some if _fits(e, where, ways, context)) for field, some in own}
            found = self._tables[key] = {
                field: FieldLimits(
                    tuple(e._replace(working_days=e.working_days or context.working_days) for e in some)
                )
                for field, some in fits.items()
                if some
            }
        self._latest = (document, found)
        return found


def _broken_among(entries: tuple[LimitEntry, ...], value: object) -> LimitEntry | None:
    broken = [entry for entry in entries if entry.broken_by(value)]
    if not broken:
        return None
    return _strictest(entry for entry in broken if entry.certainty == broken[0].certainty)


def _on_condition(entry: LimitEntry) -> bool:
    """Whether it has to be looked up in the document if and with what value the limit holds."""
    return bool(entry.given or entry.like)


def _meant(entries: Iterable[LimitEntry], document: Document, path: str) -> Iterator[LimitEntry]:
    """The limits of a field whose conditions a document meets, with the value of what they are held against."""
    for entry in entries:
        if not _on_condition(entry):
            yield entry
        elif all(_placed(condition, path).met(document, entry.working_days) for condition in entry.given):
            value = document.get(entry.like) if entry.like else entry.value
            if value is not None or not entry.like:
                yield entry._replace(value=value)


def _fits(entry: LimitEntry, where: frozenset[str], ways: frozenset[str], context: Context) -> bool:
    narrow = entry.sectors or entry.sizes
    meant = not narrow or context.sector in entry.sectors or context.size in entry.sizes
    there = entry.jurisdiction in where and context.sector not in entry.not_sectors
    return there and meant and ways.issuperset(entry.channels)


@lru_cache(maxsize=4096)
def parameter_of(path: str) -> str:
    """A path without positions in lists, and without the star that stands for all of them."""
    return ".".join(step for step in path.split(".") if not step.isdecimal() and step != "*")


@cache
def _named(reference: str) -> frozenset[str]:
    """The words of a reference up to its first comma; short names in brackets are left out."""
    return frozenset(re.findall(r"\w+", re.sub(r"\([A-Z]\w+\)", " ", reference.partition(",")[0]).casefold()))


def _placed(condition: Condition, path: str) -> Condition:
    """The condition on the same item of a list: `terms.fees.mandatory` for `terms.fees.2.cap` is that of fee 2."""
    steps = path.split(".")
    for position, step in enumerate(steps):
        around = ".".join(steps[:position]) + "."
        if step.isdecimal() and condition.field.startswith(around):
            return condition._replace(field=f"{around}{step}.{condition.field.removeprefix(around)}")
    return condition


def _surest_first(entry: LimitEntry) -> tuple[int, str, str]:
    return (list(KEYS).index(entry.certainty), entry.jurisdiction, entry.reference)


def _strictest(entries: Iterable[LimitEntry]) -> LimitEntry | None:
    found: LimitEntry | None = None
    for entry in entries:
        if found is None or _stricter(entry, found):
            found = entry
    return found


def _stricter(entry: LimitEntry, than: LimitEntry) -> bool:
    if entry.forbids or than.forbids:
        return False
    order = compared(entry.value, than.value, entry.working_days)
    return order is not None and (order > 0 if entry.better == "more" else order < 0)
