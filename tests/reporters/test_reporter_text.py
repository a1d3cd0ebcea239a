"""The text and concise formats."""

from __future__ import annotations

import re

import pytest

from cxlint.diagnostics import Span
from cxlint.reporters.concise import concise
from cxlint.reporters.text import text
from cxlint.reporting import Style
from tests.reporters.samples import finding, realistic, result, with_crash

SGR = re.compile(r"\x1b\[[0-9;]*m")


def test_text_quotes_the_line_with_carets_under_the_span():
    shown = text(
        result((finding(),), lines={"policies/returns.yaml": ("a: 1", "b: 2", "window: 10 days")}), Style()
    )
    assert "    3 | window: 10 days\n      |         ^^^^^^^\n" in shown


def test_carets_stand_under_wide_and_combined_characters():
    line = 'owner: "é中😀 x"'
    shown = text(
        result((finding(span=Span(1, 13, 1, 14)),), lines={"policies/returns.yaml": (line,)}), Style()
    )
    quote, carets = re.search(r"1 \| (.*)\n *\| (.*)\n", shown).groups()
    assert quote == line
    assert carets == " " * 14 + "^"  # two columns each for the ideograph and the emoji


def test_carets_stand_under_what_follows_a_tab():
    shown = text(
        result((finding(span=Span(1, 4, 1, 5)),), lines={"policies/returns.yaml": ("a:\tb",)}), Style()
    )
    assert "1 | a:  b\n      |     ^\n" in shown


def test_a_long_line_is_cut_on_both_sides_of_the_span():
    line = "x" * 5000 + "HERE" + "y" * 5000
    shown = text(
        result((finding(span=Span(1, 5001, 1, 5005)),), lines={"policies/returns.yaml": (line,)}),
        Style(width=80),
    )
    quote, carets = re.search(r"1 \| (.*)\n *\| (.*)\n", shown).groups()
    assert quote.startswith("...x")
    assert quote.endswith("y...")
    assert len(quote) <= 73
    assert quote[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_a_span_beyond_the_line_or_over_lines_still_has_carets():
    lines = {"policies/returns.yaml": ("terms:", "  window: 1")}
    for span, carets in (
        (Span(1, 40, 1, 50), "      ^"),
        (Span(1, 1, 2, 5), "^^^^^^"),
        (Span(1, 3, 1, 3), "  ^"),
    ):
        assert f"      | {carets}\n" in text(result((finding(span=span),), lines=lines), Style())


def test_a_finding_without_a_line_is_shown_without_a_quote():
    shown = text(result((finding(span=Span()),)), Style())
    assert "  1:1  error  POL001 short-return-window\n" in shown
    assert " | " not in shown


def test_text_fits_its_width():
    for width in (80, 120):
        lines = text(realistic(), Style(width=width)).split("\n")
        assert max(map(len, lines)) <= width + 2  # the isolates around right-to-left words take no column


def test_why_is_said_once_for_each_rule_unless_verbose():
    twice = result((finding(), finding(span=Span(9, 1, 9, 2))))
    assert text(twice, Style()).count("Why: ") == 1
    assert text(twice, Style(verbose=True)).count("Why: ") == 2


def test_long_advice_is_given_once_for_a_rule_and_file_unless_verbose():
    write = "owners:\n  - kind: person"
    twice = result((finding(write=write), finding(span=Span(9, 1, 9, 2), write=write)))
    assert text(twice, Style()).count("- kind: person") == 1
    assert "    Write instead: the same as above\n" in text(twice, Style())
    assert text(twice, Style(verbose=True)).count("- kind: person") == 2


def test_a_finding_without_owner_says_so():
    assert "    For: nobody (no owner is named)\n" in text(result((finding(owner="nobody"),)), Style())


def test_the_fix_stands_where_there_is_nothing_to_write():
    shown = text(result((finding(write=""),)), Style())
    assert "What to do: Give at least 30 days." in shown
    assert "Write instead" not in shown


def test_quiet_text_holds_findings_only():
    shown = text(realistic(), Style(quiet=True))
    assert "Checked by" not in shown
    assert "cxlint: exit" not in shown
    assert text(result(), Style(quiet=True)) == ""


@pytest.mark.parametrize(
    ("language", "words"), [("en", "(no area)"), ("ar", "بلا مجال"), ("fa", "بدون حوزه")]
)
def test_what_belongs_to_no_area_stands_under_words_alone(language, words):
    shown = text(realistic()._replace(language=language), Style())
    assert words in shown
    assert "((no area))" not in shown


def test_text_ends_with_the_reason_of_the_exit_code():
    assert text(realistic(), Style()).endswith("\ncxlint: exit 1: 5 findings at or above 'error'\n")


def test_nothing_to_report_is_said_in_one_friendly_sentence():
    shown = text(result(files=12), Style())
    assert shown == (
        "Well done: nothing in 12 files stands in your customers' way.\n"
        "cxlint: exit 0: no finding at or above 'error'\n"
    )


def test_what_broke_stands_apart_and_loudly():
    shown = text(with_crash(), Style())
    assert "\n NOT EVERYTHING WAS CHECKED: 1 internal error\n" in shown
    assert shown.index("NOT EVERYTHING") > shown.index("TCH001")
    assert shown.endswith("cxlint: exit 3: something could not be checked, see the errors above\n")


def test_colour_adds_nothing_but_colour():
    plain, coloured = text(realistic(), Style()), text(realistic(), Style(colour=True))
    assert coloured != plain
    assert SGR.sub("", coloured).replace(" \n", "\n") == plain.replace(" \n", "\n")
    assert "\x1b" not in plain


def test_right_to_left_words_are_isolated():
    assert "The text '\u2068رسوم إضافية قد تطبق\u2069' does not say" in text(realistic(), Style())


def test_waived_findings_are_listed_with_their_reason_when_verbose():
    shown = text(realistic(), Style(verbose=True))
    assert "  policies/complaints.yaml:7:1 POL037 vague-promise\n    Legal review until 2027-01-31" in shown


def test_concise_is_one_line_a_finding_and_the_reason():
    lines = concise(realistic(), Style()).split("\n")
    assert lines[0] == (
        "areas/mortgages.yaml:4:11: error OWN002 The champion of Mortgages, jonas-w, left the company on 2026-03-31."
    )
    assert len(lines) == len(realistic().findings) + 2
    assert lines[-2:] == ["cxlint: exit 1: 5 findings at or above 'error'", ""]
    assert concise(realistic(), Style(quiet=True)).count("\n") == len(realistic().findings)
