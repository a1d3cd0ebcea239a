"""JRN007: buying and joining are simple."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.asking import plain_name
from cxlint.workspace.routes import stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SELLING = frozenset({"buy", "join"})
_BUY = "kind: journey\nid: buy\nlifecycle: [buy]\n"
_ASK = (
    _BUY
    + "stages: [{name: Ask, touchpoints: [form]}]\n---\nkind: touchpoint\nid: form\ncollects: [a, b, c, d, e, f, g, h"
)


class SimplePurchaseOptions(Options):
    """From which effort a purchase is complex."""

    steps: int = option(7, "More steps than this for the customer are a warning.")
    most_steps: int = option(12, "More steps than this fail.")
    approvals: int = option(0, "More waits for a permission than this are a warning.")
    data: int = option(10, "Asking customers for more things than this is a warning.")


class SimplePurchase(GraphRule[SimplePurchaseOptions]):
    id = "JRN007"
    name = "simple-purchase"
    summary = "Buying and joining take few steps, few questions and nobody's permission."
    why = (
        "Every step, form and permission loses customers who wanted to buy. "
        "Those who stay begin their life as a customer annoyed."
    )
    fix = "Take out the steps, questions and permissions that do not help the customer, or do them after the purchase."
    kinds = ("journey",)
    level = 5
    sources = ("S3.2",)
    clauses = ("NSW sludge audit, unneeded steps and questions",)
    options = SimplePurchaseOptions
    messages = {
        "steps": Message(
            WARNING,
            "Customers need {steps} steps until they have what they want. At most {most} is recommended.",
            "customer_steps: {most}",
        ),
        "many-steps": Message(
            ERROR,
            "Customers need {steps} steps until they have what they want; many give up on the way. At most {most} is recommended.",
            "customer_steps: {most}",
        ),
        "approvals": Message(
            WARNING,
            "Before customers can have what they want, they wait {count} times for somebody's permission.",
            "approvals: {most}",
        ),
        "data": Message(
            WARNING,
            "Customers have to tell {count} things before they can have what they want. At most {most} is recommended.",
            "kind: touchpoint\nid: {touchpoint}\ncollects: none",
        ),
    }
    good = (
        Case(_BUY + "customer_steps: 7\napprovals: 0\n"),
        Case(_BUY + "customer_steps: 8\n", options={"steps": 8}),
        Case(_BUY + "approvals: 1\n", options={"approvals": 1}),
        Case(_ASK + ", i, j, J]\n"),
        Case(_ASK + ", i, j, k]\n", options={"data": 11}),
        Case(_BUY, applies=False),
        Case("kind: journey\nid: complain\nlifecycle: [complain]\ncustomer_steps: 20\n", applies=False),
    )
    bad = (
        Case(_BUY + "customer_steps: 8\n", ((4, 17, "steps"),)),
        Case(_BUY.replace("[buy]", "[join]") + "customer_steps: 12\n", ((4, 17, "steps"),)),
        Case(_BUY + "customer_steps: 13\n", ((4, 17, "many-steps"),)),
        Case(_BUY + "customer_steps: 13\n", ((4, 17, "steps"),), options={"most_steps": 13}),
        Case(_BUY + "approvals: 1\n", ((4, 12, "approvals"),)),
        Case(_ASK + ", i, j, k]\n", ((4, 9, "data"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: SimplePurchaseOptions) -> bool:
        if _SELLING.isdisjoint(document.words("lifecycle") or ()):
            return False
        stated = document.states("customer_steps") or document.states("approvals")
        return stated or any(stop.touchpoint.states("collects") for stop in stops(workspace, document))

    def check(
        self, document: Document, workspace: Workspace, options: SimplePurchaseOptions
    ) -> Iterator[Hit]:
        steps, approvals = document.number("customer_steps"), document.number("approvals")
        if steps is not None and steps > options.steps:
            key = "many-steps" if steps > options.most_steps else "steps"
            yield at(document, "customer_steps", key, steps=steps, most=options.steps)
        if approvals is not None and approvals > options.approvals:
            yield at(document, "approvals", "approvals", count=approvals, most=options.approvals)
        asked = {
            stop.touchpoint.id: {plain_name(datum) for datum in stop.touchpoint.words("collects") or ()}
            for stop in stops(workspace, document)
        }
        everything = set().union(*asked.values())
        if len(everything) > options.data:
            longest = max(asked, key=lambda touchpoint: len(asked[touchpoint]))
            yield at(document, "stages", "data", count=len(everything), most=options.data, touchpoint=longest)
