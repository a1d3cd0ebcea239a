"""Quantities are found in prose as people write it, in three languages, and nothing else is taken for one."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.model.quantities import _worth, counts, differ, quantities, sentences
from cxlint.model.quantity_patterns import UNIT, fold, near, patterns_of
from cxlint.model.quantity_words import LANGUAGES, UNKNOWN, in_words
from cxlint.model.scalars import Duration, Money, Percent


def found(text: str, language: str) -> list[str]:
    return [str(quantity.value) for quantity in quantities(text, language) if quantity.sure]


ENGLISH = [
    ("You have 30 days from delivery.", ["30 days"]),
    ("a 14-day window, then a two-month one", ["14 days", "2 months"]),
    ("thirty (30) days, or 60 (sixty) days", ["30 days", "60 days"]),
    ("within 5-7 working days", ["5 working days", "7 working days"]),
    ("five business days", ["5 working days"]),
    ("twenty-four hours", ["24 hours"]),
    ("30\ndays, THIRTY DAYS, 5 Eur, 5 Euros", ["30 days", "30 days", "5 EUR"]),
    ("15% or 15 per cent", ["15%", "15%"]),
    ("EUR 25, 1,250.50 EUR, €4, 5 thousand euros", ["25 EUR", "1250.50 EUR", "4 EUR", "5000 EUR"]),
    ("$5 or 5 dollars", ["5 XXX", "5 XXX"]),
    ("0.5 hours, 0 EUR, 12,5 %", ["0.5 hours", "0 EUR", "12.5%"]),
    ("1.250 EUR", []),
    ("one day, a month, the next working day", []),
    ("open 24 hours a day, 7 days a week", []),
    ("on 2026-11-30 at 5 pm call 0800 123 45", []),
    ("one hundred days", []),
    ("123456789012345678 days", []),
]
ARABIC = [
    ("أمامك ٣٠ يومًا من تاريخ الاستلام", ["30 days"]),
    ("خلال ٥ أيام عمل", ["5 working days"]),
    ("خمسة أيام عمل", ["5 working days"]),
    ("قبل التجديد بثلاثين يومًا", ["30 days"]),
    ("مهلة الـ٣٠ يومًا", ["30 days"]),
    ("بشهرين ويومين", ["2 months", "2 days"]),
    ("يومين، شهرين، ساعتان، أسبوعين، سنتين", ["2 days", "2 months", "2 hours", "2 weeks", "2 years"]),
    ("خلال يومي عمل", ["2 working days"]),
    ("أربع وعشرين ساعة", ["24 hours"]),
    ("اثني عشر شهرًا", ["12 months"]),
    ("مئة وعشرين يومًا", ["120 days"]),
    ("بنسبة ٢٥٪ أو ١٠ بالمئة", ["25%", "10%"]),
    ("٤ EUR و4 يورو و٥ آلاف ريال", ["4 EUR", "4 EUR", "5000 XXX"]),
    ("من ٣ إلى ٥ أيام", ["3 days", "5 days"]),
    ("يوم عمل واحد، ونردّ عليك اليوم", []),
    ("هذا الشهر", []),
]
PERSIAN = [
    ("از روز تحویل ۳۰ روز فرصت دارید", ["30 days"]),
    ("تا ۵ روز کاری", ["5 working days"]),
    ("فرصت ۳۰‌روزه", ["30 days"]),
    ("سی روز، دو ماه، دوازده ماه", ["30 days", "2 months", "12 months"]),
    ("بیست و چهار ساعت", ["24 hours"]),
    ("۲ تا ۳ هفته", ["2 weeks", "3 weeks"]),
    ("۲۵٪، ٪۲۵ و ۲۵ درصد", ["25%", "25%", "25%"]),
    ("۵۰ هزار تومان، ۴ یورو", ["500000 IRR", "4 EUR"]),
    ("تا ساعت ۵ عصر", []),
    ("یک روز کاری و هر روز", []),
    ("ماهانه", []),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_quantities_are_found(text: str, expected: list[str]) -> None:
    assert found(text, "en-GB") == expected


@pytest.mark.parametrize(("text", "expected"), ARABIC)
def test_arabic_quantities_are_found(text: str, expected: list[str]) -> None:
    assert found(text, "ar") == expected


@pytest.mark.parametrize(("text", "expected"), PERSIAN)
def test_persian_quantities_are_found(text: str, expected: list[str]) -> None:
    assert found(text, "fa") == expected


def test_a_language_that_is_not_known_has_none() -> None:
    assert quantities("30 Tage, 15 %", "de") == ()


def test_the_place_is_that_of_the_text_as_it_is_written() -> None:
    text = "أمامَكَ ٣٠ يومًا"
    (quantity,) = quantities(text, "ar")
    assert text[quantity.start : quantity.end] == "٣٠ يومًا"


def test_one_of_something_is_found_but_not_sure() -> None:
    assert [(str(q.value), q.sure) for q in quantities("one month, 1 month, a month", "en")] == [
        ("1 month", False),
        ("1 month", True),
        ("1 month", False),
    ]


def test_how_often_is_told_from_how_long() -> None:
    assert [q.every for q in quantities("every 3 days, within 3 days", "en")] == [True, False]
    assert [q.every for q in quantities("كل ٣ أيام، خلال ٣ أيام", "ar")] == [True, False]
    assert [q.every for q in quantities("هر ۳ روز، تا ۳ روز", "fa")] == [True, False]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Duration(30, "days"), Duration(14, "days"), True),
        (Duration(24, "hours"), Duration(1, "day"), False),
        (Duration(30, "days"), Duration(1, "month"), False),
        (Duration(32, "days"), Duration(1, "month"), True),
        (Duration(10, "working days"), Duration(14, "days"), False),
        (Duration(10, "working days"), Duration(10, "days"), True),
        (Percent(15), Percent(15), False),
        (Percent(15), Percent(20), True),
        (Money(5, "EUR"), Money(5, "XXX"), False),
        (Money(5, "EUR"), Money(6, "XXX"), True),
        (Money(5, "EUR"), Money(5, "USD"), True),
        (Percent(5), Money(5, "EUR"), True),
    ],
)
def test_quantities_differ_only_where_that_is_sure(a: object, b: object, expected: bool) -> None:
    assert differ(a, b) is expected


def test_the_working_week_decides_on_working_days() -> None:
    assert not differ(Duration(6, "working days"), Duration(7, "days"), 6)
    assert differ(Duration(6, "working days"), Duration(7, "days"), 5)


def test_sentences_end_at_full_stops_list_items_and_empty_lines() -> None:
    text = "One. Two 1.5\nstill two?\n\nThree\n- four\n- five؛ ستة؟ سبعة"
    assert [text[start:end].strip() for start, end in sentences(text)] == [
        "One.",
        "Two 1.5\nstill two?",
        "Three",
        "- four",
        "- five؛",
        "ستة؟",
        "سبعة",
    ]


@pytest.mark.parametrize(
    "value", [Duration(n, unit) for n in (2, 3, 11, 30) for unit in ("hours", "working days")]
)
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_what_is_put_into_words_is_found_again(value: Duration, language: str) -> None:
    assert found(in_words(value, language), language) == [str(value)]


@pytest.mark.parametrize("value", [Percent(15), Money(25, "EUR"), Money(2.5, "EUR")])
@pytest.mark.parametrize("language", ["en", "ar", "fa"])
def test_shares_and_sums_in_words_are_found_again(value: Percent | Money, language: str) -> None:
    assert found(in_words(value, language), language) == [str(value)]


def test_arabic_words_agree_with_their_number() -> None:
    words = [in_words(Duration(n, "days"), "ar") for n in (1, 2, 3, 10, 11)]
    assert words == ["١ يوم", "يومين", "٣ أيام", "١٠ أيام", "١١ يومًا"]


@pytest.mark.parametrize(
    "text", ["one " * 5000, "1." * 5000, "1" * 10000, "1-" * 5000, "every " * 3000, "5 (a" * 3000]
)
def test_hostile_text_takes_no_time(text: str) -> None:
    start = time.perf_counter()
    for language in ("en", "ar", "fa"):
        quantities(text, language)
    list(sentences(text))
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_word_for_a_quantity_holds_one_of_the_stems_by_which_texts_are_passed_over(
    language: str, data: st.DataObject
) -> None:
    words = LANGUAGES[language]
    times, shares, sums = (
        (*words.units.values(), *words.pairs.values()),
        (words.percent,),
        words.money.values(),
    )
    for sort, patterns in enumerate((times, shares, sums)):
        for pattern in patterns:
            said = f"... {data.draw(st.from_regex(fold(pattern), fullmatch=True)).upper()}"
            assert _worth(f"7 {said}", language)[1 + sort], pattern


def test_a_text_without_a_quantity_is_passed_over() -> None:
    for said, language in (
        ("Nobody has to tell the same story again.", "en"),
        ("لا يضطر العميل إلى شرح مشكلته مرتين.", "ar"),
    ):
        assert not any(_worth(said, language))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_whatever_is_surely_said_makes_its_text_count(language: str, data: st.DataObject) -> None:
    words = LANGUAGES[language]
    patterns = (*words.units.values(), *words.pairs.values(), *words.numbers.values(), *words.money.values())
    word = st.sampled_from([fold(one) for one in patterns if one != "(?!)"]).flatmap(
        lambda pattern: st.from_regex(pattern, fullmatch=True)
    )
    part = st.one_of(
        word, word.map(str.upper), st.sampled_from(["7", "٣", "%", "€", " ", "-", "EUR", "every "])
    )
    said = data.draw(st.lists(part, max_size=6).map(data.draw(st.sampled_from(["", " "])).join))
    assert counts(said, language) or not any(quantity.sure for quantity in quantities(said, language))


def test_a_text_without_numbers_does_not_count_though_it_names_lengths_of_time() -> None:
    assert not counts("It is read every month of the year.", "en")
    assert not counts("هر ماه", "fa")
    assert counts("It is read every two months.", "en-GB")
    assert counts("خلال شهرين", "ar"), "a pair is a number as well"


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_lengths_of_time_are_found_around_their_stems_wherever_they_stand(
    language: str, data: st.DataObject
) -> None:
    words = LANGUAGES[language]
    patterns = st.sampled_from([*words.units.values(), *words.pairs.values()]).flatmap(
        lambda pattern: st.from_regex(fold(pattern), fullmatch=True)
    )
    between = st.sampled_from(("", " ", "-", "و", "x" * 40, " " * 100, *words.times.split()))
    said = "".join(data.draw(st.lists(patterns | between, max_size=12))).lower()
    known = patterns_of(language)
    for pattern in (known.bare, known.pair):
        found = [match.span() for match in near(pattern, known.stem.finditer(said), said, UNIT)]
        assert found == [match.span() for match in pattern.finditer(said)]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_word_of_a_number_is_seen_by_its_beginning(language: str, data: st.DataObject) -> None:
    for pattern in LANGUAGES[language].numbers.values():
        if pattern != "(?!)":
            said = fold(data.draw(st.from_regex(fold(pattern), fullmatch=True)))
            assert patterns_of(language).counts(f"... {said}"), pattern
    assert patterns_of(language).counts("... 7")
    assert not patterns_of(language).counts("...")


def test_the_name_of_money_in_capitals_is_no_code() -> None:
    (found,) = quantities("It costs 30 DIRHAMS.", "en")
    assert (found.value.amount, found.value.currency) == (30, UNKNOWN)  # type: ignore[union-attr]
