"""The patterns by which quantities are found in prose, and the parts of a text that are worth searching with them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from cxlint.model.quantity_words import LANGUAGES, UNKNOWN
from cxlint.model.text import one_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def fold(text: str) -> str:
    """The text with one form of each letter and digit, without marks."""
    return text if text.isascii() else one_form(text).replace("ة", "ه").replace("\u200c", " ")


_CODES = (
    "AED|AUD|BHD|BRL|CAD|CHF|CNY|CZK|DKK|EGP|EUR|GBP|HKD|HUF|IDR|ILS|INR|IQD|IRR|JOD|JPY|KRW|KWD|LBP|LYD|MAD|MXN|MYR|"
    "NGN|NOK|NZD|OMR|PHP|PKR|PLN|QAR|RON|RUB|SAR|SDG|SEK|SGD|SYP|THB|TND|TRY|UAH|USD|VND|YER|ZAR"
)
SIGNS = {"€": "EUR", "₹": "INR", "₺": "TRY", "₪": "ILS", **dict.fromkeys("£$¥﷼", UNKNOWN)}
CODE = re.compile("[A-Z][A-Z]{2}")
_DIGITS = r"(?<![0-9.,])[0-9]{1,15}(?:[.,][0-9]{1,9}){0,4}(?![0-9])"
_DIGIT = re.compile("[0-9]")

_SCAN_BEFORE, _SCAN_AFTER = 64, 32
"""How many characters around a unit are searched for its number."""

UNIT = 24
"""How many characters around its stem a unit is searched in."""


class Patterns:
    """The patterns of a language, compiled when a text first may say something of their sort: that takes its time.

    Each needs something nearby, so that most of a text is passed over. `numbers`, `units` and `names` are patterns that
    say what a word stands for. All but those of money expect lower case.
    """

    def __init__(self, language: str) -> None:
        self._words = words = LANGUAGES[language]
        word = f"(?:{'|'.join(sorted(words.numbers.values(), key=len, reverse=True))})"
        self._spelt = rf"(?<![\w-])(?<!\bو\s){words.before}{word}(?:{words.joint}{word}){{0,2}}\b"
        self._number = rf"(?:{_DIGITS}|{self._spelt})"
        self._unit = "|".join(words.units.values())
        self._fixed = f"و?{words.before}" if words.before else ""
        self._sign = rf"{_CODES}|{'|'.join(map(re.escape, SIGNS))}"
        self._names = f"(?i:{'|'.join(words.money.values())})"
        self.joint = fold(words.joint)
        self._beginnings = tuple(map(fold, words.beginnings()))
        self.pairs = bool(words.pairs)
        self.numbers = tuple((fold(f"(?i:{words.before}(?:{p}))"), n) for n, p in words.numbers.items())
        self.units = tuple((fold(p), unit) for unit, p in (*words.units.items(), *words.pairs.items()))
        self.names = tuple((fold(f"(?i:{p})"), code) for code, p in words.money.items())

    def counted(self, signs: Iterable[re.Match[str]], text: str) -> Iterator[tuple[int, int]]:
        """The parts of a text, from where to where, that lie around some matches and may say a number."""
        for start, end in around(signs, text, _SCAN_BEFORE, _SCAN_AFTER):
            if self.counts(text[start:end].lower()):
                yield start, end

    def counts(self, text: str) -> bool:
        """Whether a text, in lower case, says a number."""
        if _DIGIT.search(text):
            return True
        return any(map(text.__contains__, self._beginnings)) and self.spelt.search(text) is not None

    @cached_property
    def spelt(self) -> re.Pattern[str]:
        return _compiled(self._spelt)

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
        return _compiled(rf"[A-Z]{{3}}|[{''.join(SIGNS)}]|{self._names}")


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(fold(pattern))


patterns_of = lru_cache(maxsize=8)(Patterns)


def near(
    pattern: re.Pattern[str], signs: Iterable[re.Match[str]], text: str, reach: int
) -> Iterator[re.Match[str]]:
    """The matches of a pattern around the matches of a quicker one, without which it has none."""
    for start, end in around(signs, text, reach, reach):
        yield from pattern.finditer(text, start, end)


def around(signs: Iterable[re.Match[str]], text: str, before: int, after: int) -> Iterator[tuple[int, int]]:
    """The parts of a text, from where to where, that lie around some matches."""
    start = end = 0
    for match in signs:
        if match.start() - before > end:
            if end:
                yield start, end
            start = match.start() - before
        end = min(match.end() + after, len(text))
    if end:
        yield start, end
