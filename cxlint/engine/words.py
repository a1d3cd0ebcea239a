"""Puts words to a hit: fills the placeholders of messages with values as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.document import Document
from cxlint.model.scalars import Duration, Points
from cxlint.model.text import Text
from cxlint.rule import OfItem, Phrase
from cxlint.wording import length_of_time, listed, translator

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 200
"""Values from documents are cut to this many characters before they are shown."""


class Words(dict[str, str]):
    """The words for what a hit says, each made when a placeholder asks for it; `longest` of 0 cuts nothing."""

    def __init__(self, data: Mapping[str, object], language: str = "en", longest: int = LONGEST) -> None:
        super().__init__()
        self._data = data
        self._language = language
        self._longest = longest
        self._say = translator(language)

    def __missing__(self, name: str) -> str:
        text = word(self._data[name], self._language)
        if 0 < self._longest < len(text):
            text = text[: self._longest - 1] + "…"
        self[name] = text
        return text

    def fill(self, template: str) -> str:
        """The template in the language, its placeholders filled; raises KeyError for one without data."""
        template = self._say(template)
        return template.format_map(self) if "{" in template else template


def word(value: object, language: str = "en") -> str:
    """A value in plain words: ``30 days``, ``web, app and store``."""
    if value is None:
        return translator(language)("nothing")
    if isinstance(value, (Phrase, OfItem)):
        words, name = value if isinstance(value, OfItem) else (value, "")
        return translator(language)(words) + (f" ({name})" if name else "")
    if isinstance(value, Text):
        return value.best(language)
    if isinstance(value, Document):
        return value.title(language)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (tuple, list, set, frozenset)):
        return listed([word(item, language) for item in value], language)
    if isinstance(value, (Duration, Points)):
        return length_of_time(str(value), language)
    return str(value).lower() if isinstance(value, bool) else str(value)
