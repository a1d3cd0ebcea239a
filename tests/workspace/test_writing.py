"""Values are written as YAML that reads back as the same values, and without quotation marks where none are needed."""

from __future__ import annotations

import pytest
import yaml

from cxlint.model.scalars import Duration, Percent
from cxlint.model.text import Text
from cxlint.workspace.writing import quoted, written


@pytest.mark.parametrize(
    "words", ["order number", "e-mail address", "شماره تلفن", "customer's name", "proof of income", "50% off"]
)
def test_plain_words_read_back_as_they_are(words: str) -> None:
    assert yaml.safe_load(f"[{quoted(words)}]") == [words]


@pytest.mark.parametrize("words", ["e-mail address", "رقم الهاتف", "name/address"])
def test_plain_words_have_no_quotation_marks(words: str) -> None:
    assert quoted(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "a, b",
        "a: b",
        "no",
        "None",
        "2024",
        "- x",
        "[x]",
        "x #y",
        "",
        " x",
        "x ",
        "*",
        "&a",
        "!x",
        "a\nb",
        '"',
    ],
)
def test_words_that_would_be_misread_are_quoted(words: str) -> None:
    assert quoted(words).startswith('"')
    assert yaml.safe_load(f"[{quoted(words)}]") == [words]


def test_values_are_written_in_their_own_notation() -> None:
    value = {"a": Duration(30, "days"), "b": (Percent(5), "web"), "c": False, "d": 2}
    assert written(value) == "{a: 30 days, b: [5%, web], c: false, d: 2}"


def test_a_text_keeps_its_languages() -> None:
    assert written(Text({"en": "By post", "ar": "بالبريد"})) == "{en: By post, ar: بالبريد}"
    assert written(Text.plain("By post")) == "By post"
