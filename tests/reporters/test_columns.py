"""The columns of the tables under a check are those that `tabulate` would lay out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tabulate import tabulate
from wcwidth import wcswidth, wcwidth

from cxlint.reporters import layout
from cxlint.reporters.layout import columns

WORDS = st.text(alphabet="aZ é中😀سلام\u2068\u2069()-", max_size=12).map(lambda text: " ".join(text.split()))
NUMBERS = st.integers(0, 10**7).map("{:,}".format)


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.tuples(WORDS, *[NUMBERS] * (n - 1)), min_size=1, max_size=8)
    )
)
def test_columns_are_laid_out_as_tabulate_does(rows: list[tuple[str, ...]]) -> None:
    align = ["left", *["right"] * (len(rows[0]) - 1)]
    expected = tabulate(rows, tablefmt="plain", disable_numparse=True, colalign=align)
    assert columns(rows) == [line.rstrip() for line in expected.split("\n")]


def test_the_columns_of_a_text_are_those_that_wcwidth_counts() -> None:
    counted = {char: layout._columns(char) for char in map(chr, range(0x110000))}
    sure = {char: columns for char, columns in counted.items() if columns is not None}
    assert {char: wcwidth(char) for char in sure} == sure
    assert sure.keys() > set("aé“”…–سلامچگپژ١۴€")


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs")), max_size=8) | WORDS)
def test_the_columns_of_letters_together_are_those_that_wcwidth_counts(text: str) -> None:
    columns = wcswidth(text)
    assert layout.width(text) == (columns if columns >= 0 else len(text))
