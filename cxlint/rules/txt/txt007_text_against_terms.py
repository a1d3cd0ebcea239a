"""TXT007: customers read what holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.quantity_words import in_words
from cxlint.model.scalars import Percent
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.txt._contradictions import contradictions
from cxlint.rules.txt._shared import passages, terms_of
from cxlint.rules.txt._subjects import SUBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

FIELDS = tuple(dict.fromkeys(field for subject in SUBJECTS for field in subject.fields))
_FORM = "kind: policy\nid: returns\nterms: {return: {window: 30 days}}\ncustomer_text:\n"
_FEE = "kind: policy\nid: returns\nterms: {return: {restocking: none}}\ncustomer_text:\n"


class TextAgainstTerms(GraphRule[NoOptions]):
    """The number in the sentence is the number in the terms."""

    id = "TXT007"
    name = "text-against-terms"
    summary = "The numbers that customers read are the numbers of the terms."
    why = (
        "Customers go by what they have read, staff by what is in the system. "
        "Both are right, so every such case ends in a quarrel."
    )
    fix = "Decide which number holds, and write it in the text and in the terms."
    kinds = ("policy",)
    level = 3
    sources = ("S4.4", "S4.16")
    clauses = ("ISO 10001:2018, accuracy", "Consumer Duty PRIN 2A.5")
    messages = {
        "text": Message(
            ERROR,
            "Customers read “{said}” here, but the terms of {policy} say {term} ({field}). One of them will be "
            "broken; say the same in both places.",
            "{mended}",
        ),
    }
    good = (
        Case(
            _FORM
            + "  en: You have 30 days to return it.\n  ar: أمامك ٣٠ يومًا للإرجاع.\n  fa: ۳۰ روز برای مرجوعی\n"
        ),
        Case(_FORM + "  en: Return it within a month.\n"),
        Case(_FORM + "  en: You have 30 days. Send it back, and a courier comes within 2 days.\n"),
        Case(_FORM + "  en: Return it within 14 days and have your money back.\n"),
        Case(_FORM + "  en: Our shops open at 9. We reply within 14 days.\n"),
        Case(_FORM + "  en: Return it and we remind you every 3 days.\n"),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 30 days}, refund: {deadline: 5 days}}\n"
            "customer_text:\n  en: Return it, and your refund comes within 5 days.\n"
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: 10 working days}}\n"
            "customer_text: {en: Return it within two weeks.}\n"
            "---\nkind: organisation\nid: acme\nworking_week: [mon, tue, wed, thu, fri]\n"
        ),
        Case(_FEE + "  en: There is no restocking fee.\n"),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: account, amount: 4 EUR}, {name: letter, amount: 2 EUR}]}\n"
            "customer_text: {en: The account costs 5 EUR.}\n"
        ),
        Case(_FORM + "  de: Rückgabe binnen 14 Tagen.\n", applies=False),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
        Case("kind: policy\nid: returns\ncustomer_text: {en: Return it within 14 days.}\n", applies=False),
        Case(_FORM.replace("terms:", "language: en\nterms:") + "  en: You can return it within 30 days.\n"),
        Case(_FORM + "  en: Return it when you like. 14 days after that we close.\n"),
        Case(_FORM + "  en: Return it when you like;14 days after that we close.\n"),
    )
    bad = (
        Case(_FORM + "  en: You can return it within 14 days.\n", ((5, 32, "text"),)),
        Case(_FORM + "  en: 14 days is your time to return it.\n", ((5, 7, "text"),)),
        Case(
            _FORM + "  en: |\n    Hello.\n    You have a 14-day window\n    to return it.\n",
            ((7, 16, "text"),),
        ),
        Case(_FORM + "  ar: البضاعة المباعة لا ترد ولا تستبدل إلا خلال ١٤ يومًا.\n", ((5, 50, "text"),)),
        Case(_FORM + "  ar: يمكنك الإرجاع خلال يومين.\n", ((5, 26, "text"),)),
        Case(_FORM + "  fa: مرجوعی فقط تا ۳ روز پذیرفته می‌شود.\n", ((5, 21, "text"),)),
        Case(
            _FORM + "  en: Return it within 30 days.\n  fa: مرجوعی تا چهارده روز\n",
            ((6, 17, "text"),),
        ),
        Case(_FEE + "  en: We keep a restocking fee of 15%.\n", ((5, 35, "text"),)),
        Case(_FEE + "  en: A restocking fee of 5 EUR is kept.\n", ((5, 27, "text"),)),
        Case(
            "kind: policy\nid: fees\nterms: {fees: [{name: account, amount: 4 EUR}, {name: letter, amount: 2%}]}\n"
            "customer_text: {fa: هزینه حساب ماهانه ۵ یورو است}\n",
            ((4, 39, "text"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {acknowledge: 24 hours, resolve: 10 days}}\n"
            "customer_text:\n  en: We write within 24 hours and answer your complaint within 30 days.\n",
            ((5, 65, "text"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Where customers read something about which a term is stated."""
        terms = terms_of(document, workspace)
        return bool(passages(document, workspace)) and any(terms.states(field) for field in FIELDS)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare each text with the terms, sentence by sentence."""
        terms = terms_of(document, workspace)
        for passage in passages(document, workspace):
            for field, term, quantity in contradictions(terms, passage) if passage.counts else ():
                words = in_words(term, passage.language)
                yield at(
                    document,
                    passage.path,
                    "text",
                    said=passage.quote(quantity),
                    quote=passage.quote(quantity),
                    term=phrase("none") if isinstance(term, Percent) and term.is_zero else term,
                    field=field,
                    policy=terms.id,
                    mended=passage.mended(words, quantity),
                )
