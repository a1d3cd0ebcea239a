"""KPI003: a measure says where it started and where it shall go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import example

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_FCR = "kind: kpi\nid: solved\ntype: fcr\n"


class TargetAndStart(DocumentRule[NoOptions]):
    """Working figures, by which success is not judged, need neither."""

    id = "KPI003"
    name = "target-and-start"
    summary = "Every measure has a starting value and a target."
    why = (
        "Without a starting value nobody can tell whether customers are better off than before. Without a "
        "target nobody knows when it is good enough."
    )
    fix = "Write down what you measure today (baseline) and what you aim for (target)."
    kinds = ("kpi",)
    level = 4
    sources = ("S2.10",)
    clauses = ("COPC CX Standard R7.0 1.3",)
    messages = {
        "both": Message(
            WARNING,
            "'{title}' has neither a starting value nor a target. Nobody can tell whether customers are "
            "better off.",
            "baseline: {value}  # what you measure today\ntarget: {value}  # what you aim for",
        ),
        "target": Message(
            WARNING,
            "'{title}' has no target. Nobody knows when it is good enough for customers.",
            "target: {value}  # what you aim for",
        ),
        "baseline": Message(
            WARNING,
            "'{title}' has no starting value. Nobody can tell whether customers are better off than before.",
            "baseline: {value}  # what you measured at the start",
        ),
    }
    good = (
        Case(f"{_FCR}baseline: 70%\ntarget: 80%\n"),
        Case(f"{_FCR}success_measure: true\nbaseline: 0%\ntarget: 80%\n"),
        Case(f"{_FCR}success_measure: false\n", applies=False),
    )
    bad = (
        Case(_FCR, ((2, 5, "both"),)),
        Case(f"{_FCR}success_measure: true\nbaseline: 70%\n", ((2, 5, "target"),)),
        Case(f"{_FCR}target: 80%\n", ((2, 5, "baseline"),), writes=("baseline: 80%",)),
        Case(f"{_FCR}measured: {{value: 61%}}\n", ((2, 5, "both"),), writes=("61%",)),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Judge what success is judged by."""
        return document.flag("success_measure") is not False

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for both values."""
        baseline, target = document.states("baseline"), document.states("target")
        if not target:
            yield at(document, "target", "target" if baseline else "both", value=example(document))
        elif not baseline:
            yield at(document, "baseline", "baseline", value=example(document))
