"""Compares two versions of a document, field by field, and says of each change which way it goes for the customer.

The schema of the kind drives the comparison, so that it holds for kinds of plugins too: `x-better` says what is better,
`x-key` pairs the items of lists, and a commitment of the company's own says itself what is better.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.document import dotted
from cxlint.model.effect import Effect, Verdict, is_nothing, judge, stake_of, stake_of_commitment
from cxlint.model.pairing import is_reordered, paired
from cxlint.model.prose import says_the_same
from cxlint.model.scalars import FAULTY, NONE, is_none
from cxlint.model.text import Text
from cxlint.model.weeks import working_weeks
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxlint.diagnostics import Path
    from cxlint.model.document import Document
    from cxlint.model.effect import Stake
    from cxlint.model.pairing import Pair
    from cxlint.model.spec import Kinds, Spec

BODY = "body"
"""The path of the text of a Markdown document."""

IDENTITY = ("kind", "id")
DIRECTIONS = ("better", "by", "order")
"""What a commitment says of its value; it counts by itself only where the commitment was there before."""


class FieldChange(NamedTuple):
    """One place that a change touches.

    `path` is where it stands now, or the nearest that still stands; `pointer` names items of lists by their own key.
    `before` and `after` are typed values, None where absent; `best` is the best word where words are in an order.
    `role` is whose the field is (right, limit, burden, way, authority), empty where no direction is known; `what` its
    description in a few words. `note` says why nothing could be judged: faulty, currencies, units, unsure,
    incomparable, first-written, no-longer-written, order.
    """

    path: str
    pointer: str
    before: object
    after: object
    effect: Effect
    role: str = ""
    what: str = ""
    difference: object = None
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    note: str = ""
    refers_to: tuple[str, ...] = ()
    best: str = ""

    @property
    def item(self) -> str:
        """The name of the item of a list that the place is a part of, such as the fee; empty where it has none."""
        outer, bracket, inner = self.pointer.rpartition("]")
        name = outer.rpartition("[")[2] if bracket and inner else ""
        return "" if name.isdecimal() else name

    @property
    def ends(self) -> bool:
        """Whether something that was stated is stated no more, or explicitly denied."""
        return self.after is None or self.after is False or is_nothing(self.after)

    @property
    def begins(self) -> bool:
        """Whether something is stated that was not, or was explicitly denied."""
        return self.before is None or self.before is False or is_nothing(self.before)


def field_changes(before: Document | None, after: Document | None, kinds: Kinds) -> tuple[FieldChange, ...]:
    """Every place that differs between two versions of a document; either may be missing."""
    some = after or before
    if some is None:
        return ()
    weeks = tuple(sorted({week for d in (before, after) if d for week in working_weeks(d)}))
    walk = _Walk(weeks)
    spec = kinds.spec(some.kind)
    old, new = (_values(document) for document in (before, after))
    walk.fields(spec, old, new, _Place())
    walk.text(before.body if before else None, after.body if after else None, _Place((BODY,), BODY))
    return tuple(walk.found)


def overall(effects: Iterable[Effect]) -> Effect:
    """The effect of several changes together."""
    found = set(effects) - {Effect.NEUTRAL}
    if not found:
        return Effect.NEUTRAL
    return found.pop() if len(found) == 1 else Effect.MIXED


def _values(document: Document | None) -> dict[str, object] | None:
    if document is None:
        return None
    return {name: value for name, value in document.values.items() if name not in IDENTITY}


def in_short(description: str) -> str:
    """The description of a field in a few words: what stands before the first example, semicolon or full stop."""
    for end in (", true or false", ", for example", "; ", ": ", ". "):
        description = description.partition(end)[0]
    return description.removesuffix(".")


class _Place(NamedTuple):
    """Where the comparison stands: in the document as it is now, and by the names of list items."""

    path: Path = ()
    pointer: str = ""

    def field(self, name: str) -> _Place:
        return _Place((*self.path, name), f"{self.pointer}.{name}" if self.pointer else name)

    def item(self, name: str, position: int | None) -> _Place:
        """An item of a list; one that is gone is looked for at the list itself."""
        path = self.path if position is None else (*self.path, position)
        return _Place(path, f"{self.pointer}[{name}]")


class _Walk:
    """One comparison while it is made."""

    def __init__(self, weeks: tuple[int, ...]) -> None:
        self.weeks = weeks
        self.found: list[FieldChange] = []

    def value(self, spec: Spec, before: object, after: object, at: _Place) -> None:
        """Compare what stands at one place."""
        if _is_untouched(before, after):
            return
        values = [value for value in (before, after) if value is not None]
        if spec.is_object and all(isinstance(value, dict) for value in values):
            self.fields(spec, before, after, at)
        elif spec.x_type == "text" and all(isinstance(value, Text) for value in values):
            self._texts(spec, before, after, at)
        elif spec.items is not None and spec.items.is_object and all(map(_is_list, values)):
            self._items(spec, before, after, at)
        else:
            self._leaf(spec, before, after, stake_of(spec), at)

    def fields(self, spec: Spec, before: object, after: object, at: _Place) -> None:
        """Compare the named fields of an object."""
        old, new = _named(before), _named(after)
        for name in dict.fromkeys((*new, *old)):
            field = spec.properties.get(name) or spec.any_key
            if field is None:
                continue
            if name == "value" and "better" in spec.properties:
                self._commitment(field, old, new, at)
            elif name not in DIRECTIONS or "value" not in spec.properties or (old and new):
                self.value(field, old.get(name), new.get(name), at.field(name))

    def _commitment(
        self, spec: Spec, old: Mapping[str, object], new: Mapping[str, object], at: _Place
    ) -> None:
        """A promise that says itself what is better; what it said before decides, so that nobody can turn it round."""
        was, now = (_or_none(values.get("value")) for values in (old, new))
        value = now if was in (None, NONE) else was
        stake = stake_of_commitment(value, old) or stake_of_commitment(value, new)
        what = str(at.path[-1]).replace("_", " ").replace("-", " ") if at.path else ""
        self._leaf(spec, was, now, stake, at.field("value"), what)

    def _texts(self, spec: Spec, before: object, after: object, at: _Place) -> None:
        old, new = (dict(value) if isinstance(value, Text) else {} for value in (before, after))
        for language in dict.fromkeys((*new, *old)):
            there = at.field(language) if language else at
            self.text(old.get(language), new.get(language), there, in_short(spec.description))

    def text(self, before: str | None, after: str | None, at: _Place, what: str = "") -> None:
        """Compare what two texts say, apart from how they are set."""
        if before is None or after is None:
            unchanged = before is after
        else:
            unchanged = says_the_same(before, after)
        if not unchanged:
            self.found.append(
                FieldChange(dotted(at.path), at.pointer, before, after, Effect.NEUTRAL, what=what)
            )

    def _items(self, spec: Spec, before: object, after: object, at: _Place) -> None:
        """Compare lists of objects, pairing their items by their key, or by what they say where they have none."""
        assert spec.items is not None
        old, new = _listed(before), _listed(after)
        stake = stake_of(spec)
        unsure = FAULTY in old or FAULTY in new
        for pair in paired(old, new, spec.key):
            there = at.item(pair.name, pair.position)
            if pair.before is not None and pair.after is not None:
                self.value(spec.items, pair.before, pair.after, there)
            elif not unsure:
                self._add(spec, pair.before, pair.after, _of_item(pair, spec.items, stake), stake, there)
        if stake is None and not unsure and is_reordered(old, new, spec.key):
            self._add(spec, before, after, Verdict(Effect.NEUTRAL, note="order"), None, at)

    def _leaf(
        self, spec: Spec, before: object, after: object, stake: Stake | None, at: _Place, what: str = ""
    ) -> None:
        verdict = judge(before, after, stake, self.weeks)
        if verdict is not None:
            self._add(spec, before, after, verdict, stake, at, what)

    def _add(
        self,
        spec: Spec,
        before: object,
        after: object,
        verdict: Verdict,
        stake: Stake | None,
        at: _Place,
        what: str = "",
    ) -> None:
        change = FieldChange(
            dotted(at.path),
            at.pointer,
            before,
            after,
            verdict.effect,
            stake.role if stake else "",
            what or in_short(spec.description),
            verdict.difference,
            verdict.lost,
            verdict.gained,
            verdict.note,
            spec.refers_to or (spec.items.refers_to if spec.items else ()),
            stake.better[0] if stake and isinstance(stake.better, tuple) else "",
        )
        self.found.append(change)


def _is_untouched(before: object, after: object) -> bool:
    """Whether two values are surely the same, down to how they are written; most fields of a changed document are."""
    if before.__class__ is not after.__class__:
        return False
    if isinstance(before, dict) and isinstance(after, dict):
        return before.keys() == after.keys() and all(_is_untouched(before[key], after[key]) for key in before)
    if isinstance(before, tuple) and isinstance(after, tuple):
        return len(before) == len(after) and all(map(_is_untouched, before, after))
    return before == after


def _named(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}


def _or_none(value: object) -> object:
    """A value in words is explicitly none where it says so."""
    return NONE if isinstance(value, str) and is_none(value) else value


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) or value is NONE


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _of_item(pair: Pair, spec: Spec, stake: Stake | None) -> Verdict:
    """What it does that an item of a list is there or is gone, such as a fee; one of nothing does nothing."""
    appears = pair.before is None
    lost, gained = ((), (pair.name,)) if appears else ((pair.name,), ())
    item = pair.after if appears else pair.before
    if stake is None or not isinstance(item, dict) or _costs_nothing(item, spec):
        return Verdict(Effect.NEUTRAL, None, lost, gained)
    better = appears == (stake.better == "superset")
    return Verdict(Effect.BETTER if better else Effect.WORSE, None, lost, gained)


def _costs_nothing(item: Mapping[str, object], spec: Spec) -> bool:
    amounts = (
        name for name, field in spec.properties.items() if field.x_type in ("amount", "money", "percent")
    )
    return any(name in item and is_nothing(item[name]) for name in amounts)
