"""Puts words to a hit: fills the placeholders of messages with values as people write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.document import Document
from cxlint.model.scalars import Duration
from cxlint.model.text import Text
from cxlint.rule import Phrase
from cxlint.wording import length_of_time, listed, translator

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 200
"""Values from documents are cut to this many characters before they are shown."""


def worded(template: str, data: Mapping[str, object], language: str = "en", longest: int = LONGEST) -> str:
    """The template with its placeholders filled; raises KeyError for a placeholder without data."""
    template = translator(language)(template)
    if "{" not in template:
        return template
    return template.format_map({name: _cut(word(value, language), longest) for name, value in data.items()})


def word(value: object, language: str = "en") -> str:
    """A value in plain words: ``30 days``, ``web, app and store``."""
    if value is None:
        return translator(language)("nothing")
    if isinstance(value, Phrase):
        return translator(language)(value)
    if isinstance(value, Text):
        return value.best(language)
    if isinstance(value, Document):
        return value.title(language)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (tuple, list, set, frozenset)):
        return listed([word(item, language) for item in value], language)
    if isinstance(value, Duration):
        return length_of_time(str(value), language)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _cut(text: str, longest: int) -> str:
    return text if not 0 < longest < len(text) else text[: longest - 1] + "…"
