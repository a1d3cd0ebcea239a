"""What a datum that customers have to give is: a proof of who they are, their problem, or something else."""

from __future__ import annotations

import pytest

from cxlint.model.document import Document
from cxlint.workspace.asking import IDENTITY, PROBLEM, asked_for, asks, plain_name


@pytest.mark.parametrize(
    "datum",
    [
        "customer number",
        "Customer_Number",
        "identity document",
        "your date-of-birth",
        "رقم العميل",
        "کد ملی",
        "كد ملي",
    ],
)
def test_proofs_of_identity_are_recognised_however_they_are_spelt(datum: str) -> None:
    assert asked_for(datum) == IDENTITY


@pytest.mark.parametrize("datum", ["what happened", "The Problem", "المشكلة", "شرح مشکل"])
def test_the_problem_is_recognised_in_three_languages(datum: str) -> None:
    assert asked_for(datum) == PROBLEM


@pytest.mark.parametrize("datum", ["order number", "reason", "address", "pineapple", "problematic goods", ""])
def test_everything_else_is_neither(datum: str) -> None:
    assert asked_for(datum) == ""


def test_one_datum_has_one_name() -> None:
    assert (
        plain_name("Order-Number")
        == plain_name("order_number")
        == plain_name("ORDER  number")
        == "order number"
    )


def test_the_word_of_the_touchpoint_counts_beside_its_list() -> None:
    page = Document("touchpoint", "page", {"identifies": True, "collects": ("what happened", "photo")})
    assert asks(page, "collects") == {IDENTITY, PROBLEM}
    assert asks(Document("touchpoint", "page", {"identifies": False}), "collects") == frozenset()
