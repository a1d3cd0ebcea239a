"""POL037: a return that keeps to the policy needs no approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

APPROVALS = "terms.return.approvals"
LIMIT = "frontline.limit"


class ReturnApprovalsOptions(Options):
    """How many approvals are too many."""

    many: int = option(1, "More approvals are a warning.", source="convention")
    too_many: int = option(2, "More approvals fail.", source="convention")


class ReturnApprovals(DocumentRule[ReturnApprovalsOptions]):
    """Whoever serves the customer takes the thing back on the spot."""

    id = "POL037"
    name = "return-approvals"
    summary = "The people who serve customers accept a return on the spot, without asking anyone."
    why = "Every signature is a wait for the customer, and tells staff that nobody trusts them with a plain case."
    fix = "Let whoever serves the customer accept a return that keeps to the policy."
    kinds = ("policy",)
    level = 5
    sources = ("S3.4",)
    needs = (APPROVALS,)
    options = ReturnApprovalsOptions
    messages = {
        "against-authority": Message(
            WARNING,
            "Staff may decide up to {limit} themselves, yet every return needs an approval. Customers wait for a "
            "signature that staff could give; let staff decide.",
            "approvals: 0",
        ),
        "many": Message(
            WARNING,
            "Customers wait while a plain return is approved; approvals needed: {approvals}. "
            "Let staff accept it on the spot.",
            "approvals: 0",
        ),
        "too-many": Message(
            ERROR,
            "Customers wait while a plain return is approved; approvals needed: {approvals}. Nobody they can talk to "
            "may decide; let staff accept it on the spot.",
            "approvals: 0",
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {approvals: 0}}\nfrontline: {limit: 100 EUR}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {approvals: 1}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {approvals: 1}}\nfrontline: {limit: 0 EUR}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: returns\nterms: {return: {approvals: 1}}\nfrontline: {limit: 100 EUR}\n",
            ((3, 29, "against-authority"),),
        ),
        Case("kind: policy\nid: returns\nterms: {return: {approvals: 2}}\n", ((3, 29, "many"),)),
        Case("kind: policy\nid: returns\nterms: {return: {approvals: 3}}\n", ((3, 29, "too-many"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {approvals: 1}}\n",
            ((3, 29, "many"),),
            options={"many": 0},
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {approvals: 3}}\n",
            ((3, 29, "many"),),
            options={"too_many": 3},
        ),
    )

    def check(self, document: Document, options: ReturnApprovalsOptions) -> Iterator[Hit]:
        """Count the approvals; where staff have authority of their own, one is too many."""
        approvals, limit = document.number(APPROVALS) or 0, document.money(LIMIT)
        if approvals > options.too_many:
            yield at(document, APPROVALS, "too-many", approvals=approvals)
        elif approvals > options.many:
            yield at(document, APPROVALS, "many", approvals=approvals)
        elif approvals and limit is not None and not limit.is_zero:
            yield at(document, APPROVALS, "against-authority", limit=limit)
