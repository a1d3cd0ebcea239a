"""The closed European platform for disputes: how texts refer to it, and what is left of them without it."""

from __future__ import annotations

import re
from datetime import date

from cxlint.model.text import normalise
from cxlint.wording import translator

CLOSED = date(2025, 7, 20)
"""The day on which the European platform for settling disputes online was closed (Regulation (EU) 2024/3228)."""

PLATFORM = (
    "ec.europa.eu/consumers/odr",
    "webgate.ec.europa.eu/odr",
    "odr platform",
    "odr-platform",
    "online dispute resolution platform",
    "platform for online dispute resolution",
    "524/2013",
    "منصة تسوية المنازعات عبر الإنترنت",
    "المنصة الأوروبية لتسوية المنازعات",
    "سکوی حل اختلاف آنلاین اروپا",
    "پلتفرم حل اختلاف آنلاین",
)
"""Words by which texts refer to it: its address, its names, and the regulation that set it up."""

_WORDS = tuple(normalise(words) for words in PLATFORM)
_TELLING = ("odr", "dispute", "524")
"""Each of these words in Latin letters has one of these in it, so that most texts are passed over."""

_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")


def is_stale(words: str) -> bool:
    """Whether they refer to the platform."""
    if words.isascii() and not any(map(words.lower().__contains__, _TELLING)):
        return False
    plain = normalise(words)
    return any(map(plain.__contains__, _WORDS))


def sentences_of(words: str) -> list[str]:
    """The sentences and lines of a text."""
    return _SENTENCE.split(words)


def without(words: str, language: str) -> str:
    """The words without the sentences that refer to the platform; where nothing is left, a reminder in their language."""
    kept = " ".join(part for part in sentences_of(words.strip()) if not is_stale(part))
    return kept or translator(language)("Name the body that decides today.")
