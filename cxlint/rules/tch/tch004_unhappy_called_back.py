"""TCH004: an unhappy customer hears back soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.weeks import working_week
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration


def _page(rest: str) -> str:
    return f"kind: touchpoint\nid: page\nfeedback: {{method: survey{rest}}}\n"


class UnhappyCalledBackOptions(Options):
    """How long an unhappy customer may wait."""

    longest: Duration = option("48 hours", "A longer wait, or one that may be longer, is a warning.")


class UnhappyCalledBack(DocumentRule[UnhappyCalledBackOptions]):
    id = "TCH004"
    name = "unhappy-called-back"
    summary = "An unhappy customer hears back soon, while it can still be mended."
    why = (
        "Whoever says what went wrong and hears nothing will not say it again. "
        "After two days most have told their friends instead."
    )
    fix = "State under feedback close_within how soon an unhappy customer hears back, and keep it."
    kinds = ("touchpoint",)
    level = 4
    sources = ("S2.9",)
    options = UnhappyCalledBackOptions
    messages = {
        "missing": Message(
            WARNING,
            "Customers say what they think of “{title}”, but nothing says when an unhappy one hears back. "
            "At most {longest} is recommended.",
            "close_within: {longest}",
        ),
        "slow": Message(
            WARNING,
            "An unhappy customer of “{title}” hears back only after {within}. At most {longest} is recommended.",
            "close_within: {longest}",
        ),
    }
    good = (
        Case(_page(", close_within: 48 hours")),
        Case(_page(", close_within: 2 days")),
        Case(_page(", close_within: 3 days"), options={"longest": "3 days"}),
        Case("kind: touchpoint\nid: page\nfeedback: {method: none}\n", applies=False),
        Case("kind: touchpoint\nid: page\n", applies=False),
    )
    bad = (
        Case(_page(""), ((3, 1, "missing"),)),
        Case(_page(", close_within: 49 hours"), ((3, 42, "slow"),)),
        Case(_page(", close_within: 2 working days"), ((3, 42, "slow"),)),
        Case(_page(", close_within: 48 hours"), ((3, 42, "slow"),), options={"longest": "1 day"}),
    )

    def applies(self, document: Document, options: UnhappyCalledBackOptions) -> bool:
        return bool(document.word("feedback.method"))

    def check(self, document: Document, options: UnhappyCalledBackOptions) -> Iterator[Hit]:
        within, longest = document.duration("feedback.close_within"), options.longest
        if within is None:
            yield at(document, "feedback.close_within", "missing", longest=longest)
        elif within.longer_than(longest, working_week(document)):
            yield at(document, "feedback.close_within", "slow", longest=longest, within=within)
