"""Finding quantities in prose: lengths of time, percentages and money in English, Arabic and Persian.

It finds what can be told from the words next to the number, and nothing else: a date, a time of day or a phone
number is no quantity. "One day" and "a day" may be a mere manner of speaking, so they are found but not `sure`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.quantity_patterns import CODE, SIGNS, UNIT, Patterns, fold, near, patterns_of
from cxlint.model.quantity_words import LANGUAGES, TOMAN, UNKNOWN
from cxlint.model.scalars import Duration, Money, Percent
from cxlint.model.scalars.digits import read_number, repair_number
from cxlint.model.text import LETTERS
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.scalars.digits import Number

Value = Duration | Percent | Money


class Quantity(NamedTuple):
    """A quantity in a text, from `start` to `end` of it; `every` where it says how often, as in "every 3 days"."""

    value: Value
    start: int
    end: int
    sure: bool = True
    every: bool = False


def quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in the order in which they stand; none in a language that is not known."""
    base = language.partition("-")[0]
    return _found(text, base) if base in LANGUAGES else ()


def counts(text: str, language: str) -> bool:
    """Whether a text may say a quantity that is sure; nearly every text without any is told apart here."""
    base = language.partition("-")[0]
    if base not in LANGUAGES:
        return False
    worth = _worth(text, base)
    return worth.numbers and any(worth[1:])


def differ(a: Value, b: Value, working_week: int = 5) -> bool:
    """Whether two quantities surely say different things; 30 days and a month do not."""
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.compare(b, working_week) not in (0, None)
    if isinstance(a, Percent) and isinstance(b, Percent):
        return a.compare(b) != 0
    if isinstance(a, Money) and isinstance(b, Money):
        left_open = UNKNOWN in (a.currency, b.currency)
        return a.amount != b.amount if left_open else a.compare(b) != 0
    return True


_SENTENCE_END = re.compile(r"[.!?؟]+(?=\s|$)|[؛;]|\n[ \t\r]*\n|\n(?=[ \t]*(?:[-*#•]|[0-9]{1,3}[.)])[ \t])")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence, heading and list item of a text begins and ends."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.start()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


_LOWER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_MARKS = frozenset(chr(letter) for letter, to in LETTERS.items() if to is None)


def _places(text: str) -> list[int] | range:
    """For each character of the folded text the place in the original."""
    if text.isascii():
        return range(len(text))
    return [place for place, letter in enumerate(text) if letter not in _MARKS]


_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


@lru_cache(maxsize=1024)
def _meaning(word: str, known: tuple[tuple[str, str], ...]) -> str:
    return next(meaning for pattern, meaning in known if re.fullmatch(pattern, word))


def _number(written: str, patterns: Patterns) -> tuple[Number | None, bool]:
    """The number that digits or words stand for, and whether they surely count; None where it could be two."""
    if not written[0].isdigit():
        return _spelt(written, patterns)
    if _THOUSANDS_OR_DECIMALS.fullmatch(written):
        return None, False
    try:
        number = read_number(written)
        return (read_number(repair_number(written) or "") if number is None else number), True
    except OverflowError:
        return None, False


@lru_cache(maxsize=1024)
def _spelt(written: str, patterns: Patterns) -> tuple[Number | None, bool]:
    """The same for words."""
    total = 0
    for pattern, number in patterns.numbers:
        if re.fullmatch(pattern, written):
            return number, number != 1
    for part in re.split(patterns.joint, written):
        total += next((number for pattern, number in patterns.numbers if re.fullmatch(pattern, part)), 0)
    return total or None, True


class _Worth(NamedTuple):
    """Which sorts of quantities are worth looking for in a text, and whether there may be numbers."""

    numbers: bool
    times: bool
    shares: bool
    sums: bool


@lru_cache(maxsize=8)
def _stems(language: str) -> tuple[tuple[str, ...], ...]:
    words = LANGUAGES[language]
    times, shares, sums = (tuple(fold(stems).split()) for stems in (words.times, words.shares, words.sums))
    return times, shares, (*sums, *SIGNS)


@lru_cache(maxsize=256)
def _worth(text: str, language: str) -> _Worth:
    """What a text may say in numbers, the dual of a unit being one."""
    quick, patterns = fold(text).lower(), patterns_of(language)
    timed, shared, summed = (any(map(quick.__contains__, stems)) for stems in _stems(language))
    summed = summed or CODE.search(text) is not None
    if (timed or shared or summed) and patterns.counts(quick):
        return _Worth(numbers=True, times=timed, shares=shared, sums=summed)
    return _Worth(patterns.pairs and timed, timed, shares=False, sums=False)


@lru_cache(maxsize=256)
def _found(text: str, language: str) -> tuple[Quantity, ...]:
    folded, worth = fold(text), _worth(text, language)
    readings = list(_all(folded, language, worth)) if any(worth[1:]) else []
    if not readings:
        return ()
    seen, places = bytearray(len(folded)), _places(text)
    found = []
    for value, start, end, sure, every in readings:
        if not any(seen[start:end]):
            seen[start:end] = b"\1" * (end - start)
            found.append(Quantity(value, places[start], places[end - 1] + 1, sure, every))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _all(text: str, language: str, worth: _Worth) -> Iterator[tuple[Value, int, int, bool, bool]]:
    """Every reading, the surer ones first; later ones that overlap do not count."""
    patterns = patterns_of(language)
    if worth.sums:
        yield from _sums(text, patterns)
    text = text.lower() if text.isascii() else text.translate(_LOWER)
    stems = list(patterns.stem.finditer(text)) if worth.times else []
    bare = list(near(patterns.bare, stems, text, UNIT))
    yield from _durations(text, bare, patterns)
    if worth.shares:
        yield from _shares(text, patterns)
    for match in near(patterns.pair, stems, text, UNIT) if patterns.pairs else ():
        yield Duration(2, _meaning(match["unit"], patterns.units[::-1])), *match.span(), True, False
    for match in bare:
        yield Duration(1, _meaning(match["unit"], patterns.units)), *match.span("unit"), False, False


def _durations(
    text: str, units: Iterable[re.Match[str]], patterns: Patterns
) -> Iterator[tuple[Value, int, int, bool, bool]]:
    parts = patterns.counted(units, text)
    for match in (match for part in parts for match in patterns.duration.finditer(text, *part)):
        unit = _meaning(match["unit"], patterns.units)
        number, sure = _number(match["number"], patterns)
        if number is None:
            continue
        if match["low"]:
            low, _ = _number(match["low"], patterns)
            if low is not None:
                yield Duration(low, unit), *match.span("low"), sure, False
        sure = sure and not match["rate"]
        yield Duration(number, unit), match.start("number"), match.end("unit"), sure, bool(match["every"])


def _shares(text: str, patterns: Patterns) -> Iterator[tuple[Value, int, int, bool, bool]]:
    parts = patterns.counted(patterns.percent_sign.finditer(text), text)
    for match in (match for part in parts for match in patterns.percent.finditer(text, *part)):
        number, _ = _number(match["number"] or match["after"], patterns)
        if number is not None:
            yield Percent(number), *match.span(), True, False


def _sums(text: str, patterns: Patterns) -> Iterator[tuple[Value, int, int, bool, bool]]:
    parts = patterns.counted(patterns.money_sign.finditer(text), text)
    for match in (match for part in parts for match in patterns.money.finditer(text, *part)):
        number, _ = _number(match["number"] or match["after"], patterns)
        if number is None:
            continue
        word = match["before"] or match["currency"]
        code = SIGNS.get(word) or (word if CODE.fullmatch(word) else "")
        code = code or _meaning(word, patterns.names)
        times = 1000 if match["thousand"] else 1_000_000 if match["million"] else 1
        if code == TOMAN:
            code, times = "IRR", times * 10
        yield Money(number * times, code), *match.span(), True, False
