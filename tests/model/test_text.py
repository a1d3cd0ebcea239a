"""Texts by language, and how words are made comparable."""

from __future__ import annotations

import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlint.model.text import (
    LANGUAGES,
    LETTERS,
    Text,
    closest_language,
    is_language,
    normalise,
    one_form,
    spoken,
)

RETURNS = Text({"en": "Returns", "ar": "الإرجاع", "pt-BR": "Devoluções"})


def test_a_text_gives_the_words_in_exactly_one_language():
    assert RETURNS.get("ar") == "الإرجاع"
    assert RETURNS.get("fa") is None
    assert RETURNS.languages == ("en", "ar", "pt-BR")


@pytest.mark.parametrize(
    ("language", "fallbacks", "words"),
    [
        ("ar", (), "الإرجاع"),
        ("ar-EG", (), "الإرجاع"),
        ("pt", (), "Devoluções"),
        ("pt-PT", (), "Devoluções"),
        ("fa", ("ar", "en"), "الإرجاع"),
        ("fa", (), "Returns"),
    ],
)
def test_the_best_words_are_in_the_nearest_language(language, fallbacks, words):
    assert RETURNS.best(language, fallbacks) == words


def test_words_without_a_language_serve_every_reader():
    plain = Text.plain("Returns")
    assert (plain.best("fa"), str(plain), plain.languages) == ("Returns", "Returns", ())


def test_blank_words_are_no_words():
    text = Text({"en": "  ", "ar": "الإرجاع"})
    assert (text.best("en"), text.languages) == ("الإرجاع", ("ar",))
    assert text
    assert not Text({"en": " "})
    assert not Text({})
    assert Text({}).best("en") == ""


def test_a_text_is_hashable_and_can_be_sent_elsewhere():
    assert {RETURNS: 1}[Text(dict(RETURNS))] == 1
    assert pickle.loads(pickle.dumps(RETURNS)) == RETURNS


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("علي", normalise("علی")),
        ("على", normalise("علی")),
        ("كتاب", normalise("کتاب")),
        ("أإآٱ", "اااا"),
        ("الإرجـــاع", "الارجاع"),
        ("مُدَّةٌ", "مدة"),
        ("رحمٰن", "رحمن"),
        ("١٤ يوم", "14 یوم"),
        ("۱۴ روز", "14 روز"),
        ("١٥٪", "15%"),
        ("١٬٢٥٠٫٥", "1,250.5"),
        ("\u200f١٤\u200e \u202bيوم\u202c \u2067x\u2069", "14 یوم x"),
        ("ﻻ", "لا"),
        ("  No\n Refunds  ", "no refunds"),
    ],
)
def test_different_ways_to_write_the_same_become_one(written, normal):
    assert normalise(written) == normal


def test_the_zero_width_non_joiner_is_a_space_or_nothing():
    assert normalise("می‌خواهم") == normalise("می خواهم")
    assert normalise("می‌خواهم", joiner="") == normalise("میخواهم")


def test_teh_marbuta_becomes_heh_only_when_asked():
    assert normalise("سياسة") != normalise("سياسه")
    assert normalise("سياسة", teh_marbuta=True) == normalise("سياسه", teh_marbuta=True)


@given(st.text())
def test_a_normal_text_stays_as_it_is(text):
    once = normalise(text)
    assert normalise(once) == normalise(normalise(once))


@pytest.mark.parametrize("code", ["ar", "fa", "en", "en-GB", "zh-Hans", "zh-Hans-CN", "es-419", "ckb"])
def test_known_languages_are_known(code):
    assert is_language(code)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("EN", "en"),
        ("en_us", "en-US"),
        ("English", "en"),
        ("farsi", "fa"),
        ("Arabc", "ar"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("العربية", "ar"),
        ("xx", None),
        ("", None),
        ("x" * 10_000, None),
    ],
)
def test_an_unknown_language_is_named_with_what_was_meant(code, meant):
    assert not is_language(code)
    assert closest_language(code) == meant


def test_every_two_letter_code_of_the_standard_is_there():
    assert sum(len(code) == 2 for code in LANGUAGES) == 183


@given(st.text(st.sampled_from([*map(chr, LETTERS), *"aد 7\u200c"])))
def test_one_form_of_each_letter_is_that_of_the_table(text):
    assert one_form(text) == text.translate(LETTERS)


@given(st.text() | st.text(st.characters(max_codepoint=127)))
def test_what_is_spoken_is_every_run_of_letters_and_digits(text):
    assert spoken(text) == re.findall(r"[^\W_]+", normalise(text))
