"""What the change of one value does to the customer, told from what the schema says is better.

Absent, explicitly none and a value are three things here too. What absence means depends on whose the field is: a
right that is not stated is not promised, a limit that the company sets itself binds it no more, and a burden that is
not stated is not asked for.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from cxlint.model.scalars import (
    FAULTY,
    NONE,
    Duration,
    Hours,
    Money,
    Percent,
    Quantity,
    apart,
    compare,
    normal,
)
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.model.spec import Spec

RIGHT, LIMIT, BURDEN, WAY, AUTHORITY = "right", "limit", "burden", "way", "authority"
"""What a field is to the customer: what they are given, what the company binds itself to, what is asked of them, how
they get through, and what the people who serve them may decide."""

EVERYTHING = frozenset({"*", "all"})
"""Items of a list that stand for every item there could be."""


class Effect(Enum):
    """Which way a change goes for the customer; neutral also where no direction is known."""

    BETTER = "better"
    WORSE = "worse"
    MIXED = "mixed"
    NEUTRAL = "neutral"

    @property
    def hurts(self) -> bool:
        """Whether customers lose something by it."""
        return self in (Effect.WORSE, Effect.MIXED)


class Stake(NamedTuple):
    """What is better for the customer in a field, whose it is, and what its absence means to them."""

    better: str | tuple[str, ...]
    role: str
    absent: str
    boundless: bool = False


class Verdict(NamedTuple):
    """An effect, how large it is where that is exact, what a list lost and gained, and why nothing was judged."""

    effect: Effect
    difference: object = None
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    note: str = ""


UNCHANGED = None
_NEUTRAL = Verdict(Effect.NEUTRAL)


def stake_of(spec: Spec) -> Stake | None:
    """What a field's schema says of the customer's stake in it; None where it says nothing."""
    better = spec.better
    if isinstance(better, list):
        ranks = tuple(map(str, better))
        role = spec.role or (BURDEN if ranks == ("false", "true") else RIGHT)
        return Stake(ranks, role, spec.absent or "ends")
    if not isinstance(better, str):
        return None
    role = spec.role or _usual_role(spec, better)
    return Stake(better, role, spec.absent or ("best" if role == BURDEN else "worst"), spec.boundless)


def _usual_role(spec: Spec, better: str) -> str:
    if better == "more":
        return RIGHT
    if better == "less":
        return LIMIT if spec.x_type == "duration" else BURDEN
    if better == "superset":
        return WAY if spec.items is not None and "channel" in spec.items.refers_to else RIGHT
    return BURDEN


def stake_of_commitment(value: object, entry: object) -> Stake | None:
    """The stake in a commitment of the company's own, which says itself what is better."""
    if not isinstance(entry, dict):
        return None
    order = entry.get("order")
    by = {"company": LIMIT, "customer": BURDEN}.get(str(entry.get("by")))
    if isinstance(order, tuple) and order and all(isinstance(word, str) for word in order):
        return Stake(order, by or RIGHT, "ends")
    better = entry.get("better")
    if better not in ("more", "less"):
        return None
    if isinstance(value, bool):
        ranks = ("true", "false") if better == "more" else ("false", "true")
        return Stake(ranks, by or (RIGHT if better == "more" else BURDEN), "ends")
    if isinstance(value, tuple):
        better = "superset" if better == "more" else "subset"
    promised = better in ("more", "superset") or isinstance(value, Duration)
    role = by or (BURDEN if not promised else RIGHT if better in ("more", "superset") else LIMIT)
    return Stake(better, role, "best" if role == BURDEN else "worst")


def judge(before: object, after: object, stake: Stake | None, weeks: tuple[int, ...]) -> Verdict | None:
    """What a change from one value to another does; None where both say the same.

    `weeks` are the lengths of the working week that may apply: the reading worse for the customer counts.
    """
    if _faulty(before) or _faulty(after):
        return UNCHANGED if before == after else Verdict(Effect.NEUTRAL, note="faulty")
    if before is None or after is None:
        return _presence(before, after, stake)
    if _is_list(before) and _is_list(after) and (isinstance(before, tuple) or isinstance(after, tuple)):
        return _sets(before or (), after or (), stake)
    if stake is not None and isinstance(stake.better, str) and not isinstance(before, str):
        return _sized(before, after, stake, weeks)
    if same(before, after):
        return UNCHANGED
    return _NEUTRAL if stake is None else _ranked(before, after, stake.better)


def _faulty(value: object) -> bool:
    return value is FAULTY or (isinstance(value, tuple) and FAULTY in value)


def same(before: object, after: object) -> bool:
    """Whether two values say the same, however they are written."""
    if isinstance(before, bool) or isinstance(after, bool):
        return before is after
    if isinstance(before, str) and isinstance(after, str):
        return " ".join(normal(before).split()) == " ".join(normal(after).split())
    return before == after or compare(before, after) == 0


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) or value is NONE


def is_nothing(value: object) -> bool:
    """Whether a value says explicitly that there is nothing: none, 0, an empty list, no time, no money."""
    if value is NONE or value == ():
        return True
    if isinstance(value, bool):
        return False
    if isinstance(value, Hours):
        return not value.minutes
    if isinstance(value, (int, float)):
        return not value
    return isinstance(value, (Duration, Money, Percent)) and value.is_zero


def _presence(before: object, after: object, stake: Stake | None) -> Verdict | None:
    """The effect of stating something for the first time, or of stating it no more."""
    if before is after:
        return UNCHANGED
    appears = before is None
    value = after if appears else before
    items = tuple(map(str, value)) if isinstance(value, tuple) else ()
    lost, gained = ((), items) if appears else (items, ())
    if stake is None:
        return Verdict(Effect.NEUTRAL, None, lost, gained)
    if stake.absent == "unknown":
        note = "first-written" if appears else "no-longer-written"
        return Verdict(Effect.NEUTRAL, None, lost, gained, note)
    worth = _worth(value, stake)
    effect = Effect.NEUTRAL if not worth else Effect.BETTER if (worth > 0) == appears else Effect.WORSE
    return Verdict(effect, None, lost, gained)


def _worth(value: object, stake: Stake) -> int:
    """Whether a stated value is better (1) or worse (-1) for customers than silence; 0 where nobody can tell."""
    if isinstance(stake.better, tuple):
        rank = _rank(value, stake.better)
        return 0 if rank is None else (rank == 0) - (rank == len(stake.better) - 1)
    if stake.boundless and value is NONE:
        return 1
    gives = stake.better in ("more", "superset")
    if stake.absent == "best":
        return 1 if not gives and is_nothing(value) else -1
    return -1 if gives and is_nothing(value) else 1


def _rank(value: object, ranks: tuple[str, ...]) -> int | None:
    word = str(value).lower() if isinstance(value, bool) else normal(str(value))
    known = [normal(rank) for rank in ranks]
    return known.index(word) if word in known else None


def _ranked(before: object, after: object, better: str | tuple[str, ...]) -> Verdict:
    old, new = (_rank(value, better) if isinstance(better, tuple) else None for value in (before, after))
    if old is None or new is None:
        return Verdict(Effect.NEUTRAL, note="incomparable")
    return Verdict(Effect.BETTER if new < old else Effect.WORSE)


def _sets(before: object, after: object, stake: Stake | None) -> Verdict | None:
    """What a list lost and gained; the order and repetitions do not count where a direction is known."""
    old, new = _counted(before), _counted(after)
    lost, gained = tuple((old - new).elements()), tuple((new - old).elements())
    if not lost and not gained:
        moved = stake is None and before != after
        return Verdict(Effect.NEUTRAL, note="order") if moved else UNCHANGED
    if stake is None or not isinstance(stake.better, str):
        return Verdict(Effect.NEUTRAL, lost=lost, gained=gained)
    shrinks = not EVERYTHING.isdisjoint(old) or (bool(lost) and EVERYTHING.isdisjoint(new))
    grows = not EVERYTHING.isdisjoint(new) or (bool(gained) and EVERYTHING.isdisjoint(old))
    if shrinks and grows:
        both_all = not EVERYTHING.isdisjoint(old) and not EVERYTHING.isdisjoint(new)
        effect = Effect.NEUTRAL if both_all else Effect.MIXED
    else:
        effect = Effect.BETTER if grows == (stake.better == "superset") else Effect.WORSE
    return Verdict(effect, lost=lost, gained=gained)


def _counted(value: object) -> Counter[str]:
    items = value if isinstance(value, tuple) else ()
    return Counter(dict.fromkeys((normal(str(item)).strip() for item in items), 1))


def _sized(before: object, after: object, stake: Stake, weeks: tuple[int, ...]) -> Verdict | None:
    if before == after and type(before) is type(after):
        return UNCHANGED
    if stake.boundless and NONE in (before, after):
        return Verdict(Effect.BETTER if after is NONE else Effect.WORSE)
    old, new = _size(before, after), _size(after, before)
    if isinstance(old, Hours) and isinstance(new, Hours):
        order = compare(new, old)
        return _directed(order, stake) if order is not None else Verdict(Effect.MIXED)
    orders = {compare(new, old, week) for week in weeks}
    if None in orders and len(orders) == 1:
        return Verdict(Effect.NEUTRAL, note=_why_not(old, new))
    harm = -1 if stake.better == "more" else 1
    difference = apart(old, new)
    if harm in orders:
        return Verdict(Effect.WORSE, difference)
    if None in orders:
        return Verdict(Effect.NEUTRAL, note="unsure")
    if 0 in orders:
        return UNCHANGED if len(orders) == 1 else Verdict(Effect.NEUTRAL, note="unsure")
    return Verdict(Effect.BETTER, difference)


def _directed(order: int, stake: Stake) -> Verdict:
    return Verdict(Effect.BETTER if (order > 0) == (stake.better == "more") else Effect.WORSE)


def _size(value: object, other: object) -> object:
    """A value that compares with the other: explicitly none is nothing of the other's type."""
    if value is NONE:
        return Duration(0, "days") if isinstance(other, Duration) else 0
    return value


def _why_not(old: object, new: object) -> str:
    if isinstance(old, Money) and isinstance(new, Money):
        return "currencies"
    if isinstance(old, Duration) and isinstance(new, Duration):
        return "unsure"
    if isinstance(old, Quantity) or isinstance(new, Quantity):
        return "units"
    return "incomparable"
