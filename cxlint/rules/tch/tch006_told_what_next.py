"""TCH006: customers know what comes next, and what annoys them is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.wording import translator
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone
from cxlint.workspace.speech import language_of
from cxlint.workspace.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGE = "kind: touchpoint\nid: page\nconfirmation: You get a number.\npain_points:\n"
_PAIN = "  - {text: I type it twice, action: Fill it in, owner: mona}\n"
_MONA = "---\nkind: person\nid: mona\n"


class ToldWhatNext(GraphRule[NoOptions]):
    """The pain points of journeys are judged like those of touchpoints."""

    id = "TCH006"
    name = "told-what-next"
    summary = "Customers are told that it has worked or what comes next, and somebody mends what annoys them."
    why = (
        "Customers who are told nothing wait, call and do it again. "
        "What is known to annoy them and belongs to nobody stays as it is for years."
    )
    fix = "State what confirms the step to customers or what they are told comes next; give each pain point an action and an owner."
    kinds = ("touchpoint", "journey")
    level = 3
    sources = ("S3.6",)
    reads_date = True
    messages = {
        "silent": Message(
            WARNING,
            "After “{title}” customers are told neither that it has worked nor what comes next. They wait, call, or do it again.",
            "next_step: {said}",
        ),
        "action": Message(
            WARNING,
            "It is known what annoys customers (“{pain}”), but nothing is being done about it.",
            "action: Ask the customers concerned and mend the cause",
        ),
        "owner": Message(
            WARNING,
            "It is known what annoys customers (“{pain}”), but nobody sees to it.",
            "owner: {someone}",
        ),
    }
    good = (
        Case(_PAGE + _PAIN + _MONA),
        Case("kind: touchpoint\nid: page\nnext_step: We call you tomorrow.\n"),
        Case(_PAGE + _PAIN),
        Case(
            _PAGE.replace("touchpoint", "journey").replace("confirmation: You get a number.\n", "")
            + _PAIN
            + _MONA
        ),
        Case("kind: journey\nid: return\n", applies=False),
    )
    bad = (
        Case(
            "kind: touchpoint\nid: page\n",
            ((2, 5, "silent"),),
            writes=("next_step: We write to you within two days.",),
        ),
        Case(
            "kind: touchpoint\nid: page\nlanguages: [de, ar]\n---\nkind: organisation\nid: a\nlanguages: [en]\n",
            ((2, 5, "silent"),),
            writes=("next_step: نكتب إليك خلال يومين.",),
        ),
        Case(
            "kind: touchpoint\nid: page\n---\nkind: organisation\nid: a\nlanguages: [fa-IR, en]\n",
            ((2, 5, "silent"),),
            writes=('next_step: "تا دو روز دیگر برایتان می‌نویسیم."',),
        ),
        Case(_PAGE + _PAIN.replace(", action: Fill it in", "") + _MONA, ((5, 6, "action"),)),
        Case(_PAGE + _PAIN.replace(", owner: mona", "") + _MONA, ((5, 6, "owner"),)),
        Case(_PAGE + _PAIN + _MONA + "status: inactive\n", ((5, 56, "owner"),)),
        Case("kind: journey\nid: return\npain_points:\n" + _PAIN.replace(", owner: mona", "") + _MONA,
             ((4, 6, "owner"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.kind == "touchpoint" or any(True for _ in document.each("pain_points"))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        told = document.kind != "touchpoint" or document.text("confirmation") or document.text("next_step")
        if not told:
            said = translator(language_of(document))("We write to you within two days.")
            yield at(document, "next_step", "silent", said=quoted(said))
        for pain in document.each("pain_points"):
            text = pain.text("text") or ""
            if not pain.text("action"):
                yield at(pain, "action", "action", pain=text)
            if workspace.standing(pain, "owner") not in (Standing.ACTIVE, Standing.UNKNOWN):
                yield at(pain, "owner", "owner", pain=text, someone=someone(workspace, document))
