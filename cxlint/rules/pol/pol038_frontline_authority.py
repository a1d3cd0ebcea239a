"""POL038: whoever serves the customer may decide, and somebody above may too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

SECTIONS = ("return", "refund", "cancellation", "fees", "complaint", "error_resolution")
LIMIT = "frontline.limit"
OVERRIDE = "frontline.override"
DISCRETION = "discretion: Staff may refund, replace or waive a fee on the spot where they find it fair."


class FrontlineAuthority(GraphRule[NoOptions]):
    """Nobody has to hear that nothing can be done."""

    id = "POL038"
    name = "frontline-authority"
    summary = "The people who serve customers may decide something, and customers can reach who decides more."
    why = (
        "Staff who may decide nothing can only say no or send people on. "
        "Where nobody stands above them, their no is final even when it is wrong."
    )
    fix = "Say what staff may decide or give by themselves, and who may decide beyond that."
    kinds = ("policy",)
    level = 5
    sources = ("S3.4",)
    clauses = (
        "ISO 10002:2018, responsiveness",
        "ISO 10002:2018, accountability",
        "ISO 10002:2018, escalation",
    )
    needs_one_of = tuple(f"terms.{section}" for section in SECTIONS)
    messages = {
        "nothing": Message(
            ERROR,
            "Staff may decide nothing under this policy, and nobody is named who may. Customers hear no and cannot "
            "ask anyone else; say what staff may do and who decides beyond that.",
            f"frontline:\n  {DISCRETION}\n  override: {{someone}}",
        ),
        "no-authority": Message(
            ERROR,
            "Staff may decide nothing themselves under this policy, so customers wait for somebody else even in a "
            "plain case. Say what staff may do, or how much they may give.",
            DISCRETION,
        ),
        "no-override": Message(
            ERROR,
            "Nobody is named who may decide beyond what staff may. Customers with a good reason have nowhere to "
            "turn; name a person or a team.",
            "override: {someone}",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n"
            "frontline: {limit: 50 EUR, override: mona}\n---\nkind: person\nid: mona\n"
        ),
        Case(
            "kind: policy\nid: fees\nterms: {fees: []}\n"
            "frontline: {discretion: Staff may waive any fee., override: team/care}\n---\nkind: team\nid: care\n"
        ),
        Case("kind: policy\nid: prefs\nterms: {preferences: {scope: customer}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", ((2, 5, "nothing"),)),
        Case(
            "kind: policy\nid: refunds\nterms: {refund: {}}\nfrontline: {limit: 0 EUR}\n",
            ((4, 12, "nothing"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {}}\nfrontline: {override: mona}\n"
            "---\nkind: person\nid: mona\n",
            ((4, 1, "no-authority"),),
        ),
        Case(
            "kind: policy\nid: leave\nterms: {cancellation: {steps: 1}}\n"
            "frontline: {limit: 0 EUR, override: mona}\n---\nkind: person\nid: mona\n",
            ((4, 20, "no-authority"),),
        ),
        Case(
            "kind: policy\nid: errors\nterms: {error_resolution: {final: 30 days}}\nfrontline: {limit: 50 EUR}\n",
            ((4, 1, "no-override"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for something that staff may do, and for somebody above; lacking both is one mistake."""
        limit = document.money(LIMIT)
        may_decide = bool(document.text("frontline.discretion")) or (limit is not None and not limit.is_zero)
        above = bool(document.word(OVERRIDE))
        if not may_decide and not above:
            yield at(document, "frontline", "nothing", someone=_someone(document, workspace))
        elif not may_decide:
            yield at(document, LIMIT, "no-authority")
        elif not above:
            yield at(document, OVERRIDE, "no-override", someone=_someone(document, workspace))


def _someone(document: Document, workspace: Workspace) -> str:
    """Who answers for the policy, else any person at work."""
    people = (workspace.accountable(document), *filter(workspace.is_active, workspace.documents("person")))
    who = next((person for person in people if person is not None), None)
    return f"{who.kind}/{who.id}" if who is not None else "a-person-id"
