"""PRC010: nobody has to look into more than three systems to take one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.prc._shared import called
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_PAY = "kind: process\nid: pay\nsteps: [{id: look, systems: "


class FewToolsAStepOptions(Options):
    most: int = option(3, "More systems for one step are a warning.")


class FewToolsAStep(DocumentRule[FewToolsAStepOptions]):
    id = "PRC010"
    name = "few-tools-a-step"
    summary = "No step needs more than three systems."
    why = (
        "Staff who copy from window to window make mistakes and let customers wait. "
        "What one system knows is soon missing in the next."
    )
    fix = "Bring what staff need together in one system, or split the step."
    kinds = ("process",)
    level = 4
    sources = ("S4.10",)
    options = FewToolsAStepOptions
    messages = {
        "many": Message(
            WARNING,
            "For “{step}” staff need {count} systems: {systems}. Customers wait while they search.",
            "systems: {fewer}",
        ),
        "many-everywhere": Message(
            WARNING,
            "For every step of “{title}” staff need {count} systems: {systems}. Customers wait while they search.",
            "system: {fewer}",
        ),
    }
    good = (
        Case(_PAY + "[a, b, c]}]\n"),
        Case(_PAY + "[a, b, c, d]}]\n", options={"most": 4}),
        Case("kind: process\nid: pay\ndefaults: {system: [a, b, c]}\n"),
        Case("kind: process\nid: pay\nsteps: [{id: look}]\n", applies=False),
    )
    bad = (
        Case(_PAY + "[a, b, c, d]}]\n", ((3, 29, "many"),)),
        Case(_PAY + "[a, b, c]}]\n", ((3, 29, "many"),), options={"most": 2}),
        Case("kind: process\nid: pay\ndefaults: {system: [a, b, c, d]}\n", ((3, 20, "many-everywhere"),)),
    )

    def applies(self, document: Document, options: FewToolsAStepOptions) -> bool:
        stated = any(step.words("systems") for step in document.each("steps"))
        return stated or bool(document.words("defaults.system"))

    def check(self, document: Document, options: FewToolsAStepOptions) -> Iterator[Hit]:
        for position, step in enumerate(document.each("steps")):
            systems = step.words("systems") or ()
            if len(systems) > options.most:
                said = {"count": len(systems), "systems": systems, "fewer": written(systems[: options.most])}
                yield at(step, "systems", "many", step=called(step, position), **said)
        systems = document.words("defaults.system") or ()
        if len(systems) > options.most:
            said = {"count": len(systems), "systems": systems, "fewer": written(systems[: options.most])}
            yield at(document, "defaults.system", "many-everywhere", **said)
