"""Finding quantities in prose: lengths of time, percentages and money in English, Arabic and Persian.

It finds what can be told from the words next to the number, and nothing else: a date, a time of day or a phone
number is no quantity. "One day" and "a day" may be a mere manner of speaking, so they are found but not `sure`.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cxlint.model.quantity_words import LANGUAGES, TOMAN, UNKNOWN
from cxlint.model.scalars import Duration, Money, Percent
from cxlint.model.scalars.digits import read_number, repair_number
from cxlint.model.text import LETTERS, one_form
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


def fold(text: str) -> str:
    """The text with one form of each letter and digit, without marks."""
    return text if text.isascii() else one_form(text).replace("ة", "ه").replace("\u200c", " ")


def _places(text: str) -> list[int] | range:
    """For each character of the folded text the place in the original."""
    if text.isascii():
        return range(len(text))
    return [place for place, letter in enumerate(text) if letter not in _MARKS]


_CODES = (
    "AED|AUD|BHD|BRL|CAD|CHF|CNY|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|IQD|IRR|JOD|JPY|KRW|KWD|LBP|LYD|MAD|MXN|MYR|"
    "NGN|NOK|NZD|OMR|PHP|PKR|PLN|QAR|RON|RUB|SAR|SDG|SEK|SGD|SYP|THB|TND|TRY|UAH|USD|VND|YER|ZAR"
)
_SIGNS = {"€": "EUR", "₹": "INR", "₺": "TRY", "₪": "ILS", **dict.fromkeys("£$¥﷼", UNKNOWN)}
_CODE = re.compile("[A-Z]{3}")
_DIGITS = r"(?<![0-9.,])[0-9]{1,15}(?:[.,][0-9]{1,9}){0,4}(?![0-9])"
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


_SCAN_BEFORE, _SCAN_AFTER = 64, 32
"""How many characters around a unit are searched for its number."""


class _Patterns:
    """The patterns of a language, compiled when a text first may say something of their sort: that takes its time.

    Each needs something nearby, so that most of a text is passed over. `numbers`, `units` and `names` are patterns that
    say what a word stands for. All but those of money expect lower case.
    """

    def __init__(self, language: str) -> None:
        self._words = words = LANGUAGES[language]
        word = f"(?:{'|'.join(sorted(words.numbers.values(), key=len, reverse=True))})"
        spelt = rf"(?<![\w-])(?<!\bو\s){words.before}{word}(?:{words.joint}{word}){{0,2}}\b"
        self._number = rf"(?:{_DIGITS}|{spelt})"
        self._unit = "|".join(words.units.values())
        self._fixed = f"و?{words.before}" if words.before else ""
        self._sign = rf"{_CODES}|{'|'.join(map(re.escape, _SIGNS))}"
        self._names = f"(?i:{'|'.join(words.money.values())})"
        self.joint = fold(words.joint)
        self.numbers = tuple((fold(f"(?i:{words.before}(?:{p}))"), n) for n, p in words.numbers.items())
        self.units = tuple((fold(p), unit) for unit, p in (*words.units.items(), *words.pairs.items()))
        self.names = tuple((fold(f"(?i:{p})"), code) for code, p in words.money.items())

    @cached_property
    def duration(self) -> re.Pattern[str]:
        words, number, aside = self._words, self._number, r"\)?(?:\s?\([^()\n]{1,20}\))?"
        return _compiled(
            rf"(?P<every>\b{words.every})?(?:(?P<low>{number})\s?{words.to}\s?)?"
            rf"(?P<number>{number}){aside}[\s-]{{0,2}}(?P<unit>{self._unit})\b(?P<rate>{words.rate})?"
        )

    @cached_property
    def pair(self) -> re.Pattern[str]:
        return _compiled(rf"\b{self._fixed}(?P<unit>{'|'.join(self._words.pairs.values()) or '(?!)'})\b")

    @cached_property
    def bare(self) -> re.Pattern[str]:
        return _compiled(rf"\b{self._fixed}(?P<unit>{self._unit})\b")

    @cached_property
    def stem(self) -> re.Pattern[str]:
        return _compiled("|".join(self._words.times.split()))

    @cached_property
    def percent(self) -> re.Pattern[str]:
        percent = self._words.percent
        return _compiled(
            rf"(?P<number>{self._number})\s?(?:{percent})|(?<![0-9])(?<![0-9]\s)%\s?(?P<after>{_DIGITS})"
        )

    @cached_property
    def percent_sign(self) -> re.Pattern[str]:
        return _compiled(self._words.percent)

    @cached_property
    def money(self) -> re.Pattern[str]:
        words, sign = self._words, self._sign
        scale = rf"(?:\s(?:(?P<thousand>{words.thousand})|(?P<million>{words.million}))\b)?"
        return _compiled(
            rf"(?<![A-Za-z])(?P<before>{sign})\s?(?P<after>{_DIGITS})"
            rf"|(?P<number>(?i:{self._number}))(?i:{scale})\s?(?P<currency>(?:{sign}|{self._names})(?!\w))"
        )

    @cached_property
    def money_sign(self) -> re.Pattern[str]:
        return _compiled(rf"[A-Z]{{3}}|[{''.join(_SIGNS)}]|{self._names}")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern))


_patterns = lru_cache(maxsize=8)(_Patterns)


def _near(pattern: re.Pattern[str], signs: Iterable[re.Match[str]], text: str) -> Iterator[re.Match[str]]:
    """The matches of a pattern around the matches of a quicker one, without which it has none."""
    start = end = 0
    for match in signs:
        if match.start() - _SCAN_BEFORE > end:
            yield from pattern.finditer(text, start, end)
            start = match.start() - _SCAN_BEFORE
        end = min(match.end() + _SCAN_AFTER, len(text))
    if end:
        yield from pattern.finditer(text, start, end)


@lru_cache(maxsize=1024)
def _meaning(word: str, known: tuple[tuple[str, str], ...]) -> str:
    return next(meaning for pattern, meaning in known if re.fullmatch(pattern, word))


def _number(written: str, patterns: _Patterns) -> tuple[Number | None, bool]:
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
def _spelt(written: str, patterns: _Patterns) -> tuple[Number | None, bool]:
    """The same for words."""
    total = 0
    for pattern, number in patterns.numbers:
        if re.fullmatch(pattern, written):
            return number, number != 1
    for part in re.split(patterns.joint, written):
        total += next((number for pattern, number in patterns.numbers if re.fullmatch(pattern, part)), 0)
    return total or None, True


class _Worth(NamedTuple):
    """Which sorts of quantities are worth looking for in a text."""

    times: bool
    shares: bool
    sums: bool


@lru_cache(maxsize=8)
def _stems(language: str) -> tuple[tuple[str, ...], ...]:
    words = LANGUAGES[language]
    times, shares, sums = (tuple(fold(stems).split()) for stems in (words.times, words.shares, words.sums))
    return times, shares, (*sums, *_SIGNS)


def _worth(text: str, folded: str, language: str) -> _Worth:
    """What a text may say in numbers; nearly every text without any is told apart here."""
    quick = folded.lower()
    times, shares, sums = (any(map(quick.__contains__, stems)) for stems in _stems(language))
    return _Worth(times, shares, sums or _CODE.search(text) is not None)


@lru_cache(maxsize=256)
def _found(text: str, language: str) -> tuple[Quantity, ...]:
    folded = fold(text)
    worth = _worth(text, folded, language)
    readings = list(_all(folded, language, worth)) if any(worth) else []
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
    patterns = _patterns(language)
    if worth.sums:
        yield from _sums(text, patterns)
    text = text.lower() if text.isascii() else text.translate(_LOWER)
    stems = list(patterns.stem.finditer(text)) if worth.times else []
    bare = list(_near(patterns.bare, stems, text))
    yield from _durations(text, bare, patterns)
    if worth.shares:
        yield from _shares(text, patterns)
    for match in _near(patterns.pair, stems, text):
        yield Duration(2, _meaning(match["unit"], patterns.units[::-1])), *match.span(), True, False
    for match in bare:
        yield Duration(1, _meaning(match["unit"], patterns.units)), *match.span("unit"), False, False


def _durations(
    text: str, units: Iterable[re.Match[str]], patterns: _Patterns
) -> Iterator[tuple[Value, int, int, bool, bool]]:
    for match in _near(patterns.duration, units, text):
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


def _shares(text: str, patterns: _Patterns) -> Iterator[tuple[Value, int, int, bool, bool]]:
    for match in _near(patterns.percent, patterns.percent_sign.finditer(text), text):
        number, _ = _number(match["number"] or match["after"], patterns)
        if number is not None:
            yield Percent(number), *match.span(), True, False


def _sums(text: str, patterns: _Patterns) -> Iterator[tuple[Value, int, int, bool, bool]]:
    for match in _near(patterns.money, patterns.money_sign.finditer(text), text):
        number, _ = _number(match["number"] or match["after"], patterns)
        if number is None:
            continue
        word = match["before"] or match["currency"]
        code = _SIGNS.get(word) or (word if word.isupper() and word.isascii() else "")
        code = code or _meaning(word, patterns.names)
        times = 1000 if match["thousand"] else 1_000_000 if match["million"] else 1
        if code == TOMAN:
            code, times = "IRR", times * 10
        yield Money(number * times, code), *match.span(), True, False
