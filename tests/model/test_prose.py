"""Texts are compared by what they say: form is no change, and a word, a number or a shown address is one."""

from __future__ import annotations

import time

import pytest

from cxlint.model.prose import excerpts, says_the_same, words
from tests.pace import SECOND

ONLY_FORM = [
    ("You have 30 days.", "You  have\n30 days."),
    ("You have **30** days", "You have __30__ *days*"),
    ("# Returns", "### Returns"),
    ("Returns\n=======\n", "# Returns #"),
    ("- web\n- store", "* web\n* store"),
    ("1. web\n1. store", "1. web\n2. store"),
    ("we've told you", "we’ve told you"),
    ("we&rsquo;ve told you", "we’ve told you"),
    ('the "price"', "the “price”"),
    ("data - yours - stays", "data — yours — stays"),
    ("[our terms](terms/index.md)", "[our terms](../terms/)"),
    ("[our terms](terms.md)", "[our terms][1]\n\n[1]: https://example.com/terms"),
    ("[write to us](https://example.com)", "[write to us]({{ site.email_support }})"),
    ("here [you](a(b)c.md) go", "here you go"),
    ("re-enabled by e-mail", "reenabled by email"),
    ("Acme, LLC", "Acme LLC"),
    ("# Heading {#heading}", "# Heading"),
    ("text<br/>more", "text more"),
    ("see <https://a.example/terms>", "see https://a.example/terms"),
    ('<a href="x.html" class="big">our terms</a>', "[our terms](terms.md)"),
    ("text <!-- 30 days -->", "text"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "a b\n1 2"),
    ("1,000 EUR", "1000 EUR"),
    ("لديك ٣٠ يومًا", "لديك 30 يوما"),
    ("---\nlayout: sheet\ntopics:\n  - Policy\n---\nText", "---\nlayout: page\n---\nText"),
    ("---\nlayout: sheet\n---\nText", "Text"),
    ("{% ifversion fpt %}Text{% endif %}", "Text"),
    ("line\r\nline", "line\nline"),
    ("It’s our Policy", "It's our POLICY"),
    ("a note[^1]\n\n[^1]: here", "a note\n\nhere"),
]


@pytest.mark.parametrize(("before", "after"), ONLY_FORM)
def test_another_form_says_the_same(before, after) -> None:
    assert words(before) == words(after)
    assert says_the_same(before, after)


ONLY_SPACE = [
    ("a third-party service", "a third party service"),
    ("our web site", "our website"),
    ("log in by e-mail", "login by e mail"),
]


@pytest.mark.parametrize(("before", "after"), ONLY_SPACE)
def test_a_word_in_one_or_two_says_the_same(before, after) -> None:
    assert says_the_same(before, after)


SAYS_MORE = [
    ("see <https://a.example/terms>", "see <https://b.example/terms>"),
    ("write to <a@example.com>", "write to <b@example.com>"),
    ("within 1 4 days", "within 14 days"),
    ("within 30 days", "within 14 days"),
    ("within 30 days", "within 30 working days"),
    ("you may", "you may not"),
    ("5-7 days", "57 days"),
    ("1.5%", "15%"),
    ("5 EUR", "5%"),
    ("$500", "€500"),
    ("write to [a@example.com](mailto:a@example.com)", "write to [b@example.com](mailto:b@example.com)"),
    ("see https://example.com/returns", "see https://example.com/refunds"),
    ("you may return it within\n30. After that not.", "you may return it within\n14. After that not."),
    ("Text", "---\nWe give 30 days.\n---\nText"),
    ("---\n\nYou have 30 days.\n\n---\nText", "---\n\nYou have 14 days.\n\n---\nText"),
    ("لديك ٣٠ يومًا", "لديك ١٤ يومًا"),
    ("```\n30 days\n```", "```\n14 days\n```"),
    ("![30 days](a.png)", "![14 days](a.png)"),
]


@pytest.mark.parametrize(("before", "after"), SAYS_MORE)
def test_another_word_or_number_is_a_change(before, after) -> None:
    assert not says_the_same(before, after)


def test_the_words_that_differ_are_shown_with_those_around_them() -> None:
    before = "If you are not content, you can send back what you bought within 30 days of delivery, whatever the reason."
    after = before.replace("30", "14")
    assert excerpts(before, after) == (
        "… what you bought within 30 days of delivery, whatever …",
        "… what you bought within 14 days of delivery, whatever …",
    )
    long = " ".join(f"word{n}" for n in range(24))
    assert excerpts(long, "") == (long, "")
    assert excerpts(f"{long} more", "")[0] == f"{long} …"
    assert excerpts("You have **30** days.", "") == ("You have 30 days.", "")
    assert excerpts("We pay.", "We pay at once.") == ("We pay.", "We pay at once.")


@pytest.mark.parametrize(
    "hostile",
    [
        "{%" * 50_000,
        "](" * 50_000,
        "<a" * 50_000,
        "{:" * 50_000,
        "[^" * 50_000,
        "---\na:\n" * 30_000,
        "1. " * 50_000,
    ],
)
def test_no_text_makes_the_comparison_slow(hostile) -> None:
    started = time.process_time()
    words(hostile)
    assert time.process_time() - started < SECOND
