"""JRN005: the whole life of a customer is thought through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WORDS = {
    "buy": phrase("buying"),
    "join": phrase("becoming a customer"),
    "receive": phrase("getting what was bought"),
    "use": phrase("using it"),
    "pay": phrase("paying"),
    "get-help": phrase("getting help"),
    "complain": phrase("complaining"),
    "praise": phrase("saying what went well"),
    "return": phrase("returning and getting the money back"),
    "change-data": phrase("changing personal data and choices"),
    "leave": phrase("cancelling and leaving"),
    "buy/join": phrase("buying or becoming a customer"),
    "use/pay": phrase("using it or paying"),
}
_ACME = "kind: organisation\nid: acme\n"


def _journey(name: str, *stages: str) -> str:
    return f"---\nkind: journey\nid: {name}\nlifecycle: [{', '.join(stages)}]\n"


_FIRST = _journey("shop", "buy", "receive", "use", "get-help")
_LAST = _journey("after", "complain", "return", "change-data", "leave")


class WholeLifeOptions(Options):
    """Which stages a company has."""

    stages: tuple[str, ...] = option(
        ("buy/join", "receive", "use/pay", "get-help", "complain", "return", "change-data", "leave"),
        "The stages of life as a customer that need a journey, in their order; of a/b one will do.",
        source="OMB A-11 280",
    )


class WholeLife(GraphRule[WholeLifeOptions]):
    """Applies as soon as there is a policy, journey, touchpoint or channel."""

    id = "JRN005"
    name = "whole-life"
    summary = "There is a journey for every stage of life as a customer, from buying to leaving."
    why = (
        "Companies shape the way in and forget the way of those who need help, complain or leave. "
        "Those are the moments that customers tell others about."
    )
    fix = "Describe the customers' way through this stage as a journey, or name the stage in the lifecycle of the journey that covers it."
    kinds = ("organisation",)
    level = 3
    sources = ("S2.1",)
    clauses = ("OMB A-11 280, journeys",)
    options = WholeLifeOptions
    messages = {
        "missing": Message(
            WARNING,
            "No journey covers {stage}. What customers go through there is left to chance.",
            "kind: journey\nid: {journey}\nlifecycle: {lifecycle}",
        ),
    }
    good = (
        Case(_ACME + _FIRST + _LAST),
        Case(_ACME + _FIRST.replace("buy", "join").replace("use", "pay") + _LAST),
        Case(_ACME + _FIRST, options={"stages": ["buy", "use/pay"]}),
        Case(_ACME, applies=False),
    )
    bad = (
        Case(_ACME + _FIRST + _LAST.replace("complain, ", ""), ((2, 5, "missing"),)),
        Case(_ACME + _FIRST.replace("use, ", "") + _LAST, ((2, 5, "missing"),)),
        Case(_ACME + _FIRST + _LAST, ((2, 5, "missing"),), options={"stages": ["buy", "praise"]}),
        Case(_ACME + _FIRST + _LAST + "status: retired\n", ((2, 5, "missing"),) * 4),
        Case(_ACME + "---\nkind: channel\nid: web\n", ((2, 5, "missing"),) * 8),
    )

    def applies(self, document: Document, workspace: Workspace, options: WholeLifeOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: WholeLifeOptions) -> Iterator[Hit]:
        covered = {
            stage: journey
            for journey in workspace.active("journey")
            for stage in journey.words("lifecycle") or ()
        }
        for number, stage in enumerate(options.stages):
            some = stage.split("/")
            if covered.keys().isdisjoint(some):
                before = [part for earlier in options.stages[:number][::-1] for part in earlier.split("/")]
                near = next((covered[part] for part in before if part in covered), None)
                near = near or next(iter(workspace.active("journey")), None)
                stages = (*((near.words("lifecycle") or ()) if near else ()), some[0])
                journey = near.id if near else f"a-customer-can-{some[0]}"
                yield at(
                    document,
                    "id",
                    "missing",
                    stage=_WORDS.get(stage) or tuple(_WORDS.get(part, part) for part in some),
                    journey=journey,
                    lifecycle=f"[{', '.join(stages)}]",
                )
