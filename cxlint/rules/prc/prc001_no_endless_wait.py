"""PRC001: every process and every wait in it has a limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.prc._shared import called, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View

_PAY = "kind: process\nid: pay\ntime_limit: 5 days\ndefaults: {actor: desk}\nsteps:\n"


class NoEndlessWait(DocumentRule[NoOptions]):
    """A request waits where somebody else takes over and where somebody has to give permission."""

    id = "PRC001"
    name = "no-endless-wait"
    summary = "Every process has a time limit, every step says how long it takes, and every wait ends."
    why = (
        "Work without a limit is done when there is time for it. "
        "Customers wait without knowing for how long, and nobody can tell them."
    )
    fix = "State the time limit of the process, how long each step takes, and how long a request may lie before it."
    kinds = ("process",)
    level = 3
    sources = ("S4.5",)
    clauses = ("NSW sludge audit, unexplained waits",)
    messages = {
        "no-limit": Message(
            WARNING,
            "“{title}” may take as long as it takes. Nobody can tell customers when it is done.",
            "time_limit: 5 working days",
        ),
        "no-time": Message(
            WARNING,
            "Nothing says how long “{step}” takes, so a request may lie there for ever.",
            "takes: 1 hour\nwaits_at_most: 1 working day",
        ),
        "endless-wait": Message(
            WARNING,
            "Before “{step}” the request {reason}, and nothing says how long it may lie there.",
            "waits_at_most: 1 working day",
        ),
    }
    good = (
        Case(_PAY + "  - {id: a, takes: 1 hour}\n  - {id: b, takes: 1 hour}\n"),
        Case(_PAY + "  - {id: a, takes: 1 hour}\n  - {id: b, actor: bank, waits_at_most: 1 day}\n"),
        Case(_PAY + "  - {id: a, takes: 1 hour}\n  - {id: b, actor: desk, takes: 1 hour}\n"),
        Case(_PAY + "  - {id: a, takes: 1 hour, approval: true, waits_at_most: 1 day}\n"),
    )
    bad = (
        Case("kind: process\nid: pay\n", ((2, 5, "no-limit"),)),
        Case("kind: process\nid: pay\ntime_limit:\n", ((3, 12, "no-limit"),)),
        Case(_PAY + "  - {id: a}\n", ((6, 6, "no-time"),)),
        Case(_PAY + "  - {id: a, takes: 1 hour, approval: true}\n", ((6, 6, "endless-wait"),)),
        Case(_PAY + "  - {id: a, takes: 1 hour}\n  - {id: b, actor: bank, takes: 1 hour}\n", ((7, 6, "endless-wait"),)),
        Case(_PAY + "  - {id: a, takes: 1 hour}\n  - {id: b, area: bank, takes: 1 hour}\n", ((7, 6, "endless-wait"),)),
    )  # fmt: skip

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.duration("time_limit") is None:
            yield at(document, "time_limit", "no-limit")
        before: View | None = None
        for position, step in enumerate(document.each("steps")):
            handed_over = before is not None and _hands(before) != _hands(step)
            before = step
            name = called(step, position)
            if not times(step):
                yield at(step, "takes", "no-time", step=name)
            elif step.duration("waits_at_most") is None and (handed_over or step.flag("approval")):
                reason = phrase("goes to somebody else") if handed_over else phrase("needs a permission")
                yield at(step, "waits_at_most", "endless-wait", step=name, reason=reason)


def _hands(step: View) -> tuple[str | None, ...]:
    """Whose hands a step is in, as it is written."""
    process = step.document
    actor = step.word("actor") or process.word("defaults.actor")
    return actor, step.word("area") or process.word("defaults.area")
