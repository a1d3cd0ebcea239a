"""POL032: who is not content with the answer knows where to turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

BODY = "terms.complaint.external_body"
RIGHTS = "terms.complaint.tell_rights"


class NextInstance(DocumentRule[NoOptions]):
    """The company does not have the last word in its own case."""

    id = "POL032"
    name = "next-instance"
    summary = "Customers who complain are told of an independent body to which they can turn next."
    why = (
        "Nobody trusts a judge in their own case. "
        "Whoever knows that somebody else can decide stays calm, and rarely needs it."
    )
    fix = "Name the independent body with its address, and tell customers of it with every answer."
    kinds = ("policy",)
    level = 5
    sources = ("S4.7",)
    clauses = (
        "ISO 10002:2018, escalation",
        "ISO 10003:2018, referral",
        "FCA DISP 1.6",
        "ASIC RG 271, final answer",
        "Ofcom, access to dispute resolution",
        "Regulation (EU) 2024/3228, closed platform",
    )
    needs = ("terms.complaint",)
    law = {BODY: "body-", RIGHTS: "rights-"}
    messages = {
        "nobody": Message(
            WARNING,
            "Customers who are not content with the answer to a complaint are not told where they can turn. "
            "Name an independent body and how to reach it.",
            "external_body: The consumer ombudsman of your country, with the address",
        ),
        "untold": Message(
            WARNING,
            "Customers are not told of their rights when they complain, so most do not know that they have any. "
            "Tell them with every answer.",
            "tell_rights: true",
        ),
        **legal(
            "Customers who are not content with the answer are sent to a body that can no longer help them: {value}.",
            "external_body: The consumer ombudsman of your country, with the address",
            "body-",
        ),
        **legal(
            "Customers who are not content with the answer are not told where they can turn. By law they are.",
            "external_body: The consumer ombudsman of your country, with the address",
            "body-missing-",
            floor=WARNING,
        ),
        **legal(
            "Customers are not told of their rights when they complain. By law they are.",
            "tell_rights: true",
            "rights-",
            floor=WARNING,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: complaints\n"
            "terms: {complaint: {external_body: The ombudsman, tell_rights: true}}\n"
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {external_body: {ar: جهاز حماية المستهلك}}}\n"
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {resolve: 5 days}}\n", ((3, 9, "nobody"),)),
        Case(
            "kind: policy\nid: complaints\n"
            "terms: {complaint: {external_body: The ombudsman, tell_rights: false}}\n",
            ((3, 64, "untold"),),
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {external_body: The old office}}\n",
            (3, 36),
            LimitEntry(BODY, "xx", "Act 1", forbids=("old office",)),
            "body-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {resolve: 5 days}}\n",
            (3, 9),
            LimitEntry(BODY, "xx", "Act 1", required=True),
            "body-missing-",
            floor=WARNING,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {external_body: The ombudsman, tell_rights: false}}\n",
            (3, 64),
            LimitEntry(RIGHTS, "xx", "Act 1", forbids=("false",)),
            "rights-",
            floor=WARNING,
        ),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for the body, then whether customers hear of it."""
        if not document.text(BODY):
            yield at(document, BODY, "nobody")
        if document.flag(RIGHTS) is False:
            yield at(document, RIGHTS, "untold")
