"""POL007: not all sales are final."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FINAL = "terms.return.final_sale"
WINDOW = "terms.return.window"
DEFECTS = "terms.return.final_sale_covers_defects"
FRIENDLY_WINDOW = Duration(30, "days")


class AllSalesFinalOptions(Options):
    """The words that stand for everything."""

    everything: tuple[str, ...] = option(
        (
            "*",
            "all",
            "everything",
            "all items",
            "all products",
            "all sales",
            "الكل",
            "كل شيء",
            "همه",
            "همه چیز",
        ),
        "Entries of the list that mean everything that is sold.",
        source="convention",
    )


class AllSalesFinal(DocumentRule[AllSalesFinalOptions]):
    """Some things cannot come back; everything else can, and what is faulty always."""

    id = "POL007"
    name = "all-sales-final"
    summary = "Customers can return what they bought, apart from named exceptions, and faulty goods always."
    why = (
        "Whoever can never give anything back buys less and trusts less. "
        "Refusing faulty goods makes customers pay for the company's mistake."
    )
    fix = "Name the few things that cannot come back, accept all others, and always take back what is faulty."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 2011/83/EU (CRD) Art 16",
        "Law 181/2018 Art 41",
        "Law 15/2020 and Cabinet Decision 66/2023, void terms",
        "Australian Consumer Law ss 54 to 64 and 29(1)(m)",
    )
    needs_one_of = (FINAL, WINDOW, DEFECTS)
    options = AllSalesFinalOptions
    law = {FINAL: "final-", DEFECTS: "defects-"}
    messages = {
        "everything": Message(
            ERROR,
            "Nothing can be returned: '{everything}' makes every sale final. Customers carry the whole risk of every "
            "purchase; name only what truly cannot come back.",
            "final_sale: none\nwindow: {window}",
        ),
        "no-window": Message(
            ERROR,
            "Customers have no time at all to return something, so every sale is final. They carry the whole risk of "
            "every purchase; at least {window} is recommended.",
            "window: {window}",
        ),
        "defects": Message(
            ERROR,
            "Even faulty goods cannot be returned once they count as final sale. Customers are left with something "
            "broken that they paid for.",
            "final_sale_covers_defects: false",
        ),
        **legal(
            "Nothing can be returned: {value}. By law customers can return most things.",
            "final_sale: none",
            "final-",
            floor=ERROR,
        ),
        **legal(
            "Faulty goods cannot be returned once they count as final sale. By law they always can.",
            "final_sale_covers_defects: false",
            "defects-",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days, final_sale: none}}\n"),
        Case(
            "kind: policy\nid: returns\nterms: {return: {final_sale: [opened hygiene goods, all-weather tickets]}}\n"
        ),
        Case("kind: policy\nid: returns\nterms: {return: {final_sale_covers_defects: false}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {restocking: none}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nterms: {return: {final_sale: ['*']}}\n", ((3, 30, "everything"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {final_sale: [food, All-Items]}}\n",
            ((3, 30, "everything"),),
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: none}}\n", ((3, 26, "no-window"),)),
        Case("kind: policy\nid: returns\nterms: {return: {window: 0 days}}\n", ((3, 26, "no-window"),)),
        Case(
            "kind: policy\nid: returns\nterms: {return: {window: none, final_sale: ['*']}}\n",
            ((3, 44, "everything"),),
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {final_sale: [food], final_sale_covers_defects: true}}\n",
            ((3, 65, "defects"),),
        ),
        Case(
            "kind: policy\nid: returns\nterms: {return: {final_sale: [todo]}}\n",
            ((3, 30, "everything"),),
            options={"everything": ["todo"]},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {final_sale: [All]}}\n",
            (3, 30),
            LimitEntry(FINAL, "xx", "Act 1", forbids=("all",)),
            "final-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {return: {final_sale_covers_defects: true}}\n",
            (3, 45),
            LimitEntry(DEFECTS, "xx", "Act 1", forbids=("true",)),
            "defects-",
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: AllSalesFinalOptions) -> Iterator[Hit]:
        """Everything final and no window say the same, so they are one finding."""
        window = document.duration(WINDOW)
        kept = FRIENDLY_WINDOW if window is None or window.is_zero else window
        final = document.words(FINAL)
        words = {_plain(word) for word in options.everything} if final else set()
        everything = [item for item in final or () if _plain(item) in words]
        if everything:
            yield at(document, FINAL, "everything", everything=everything[0], window=kept)
        elif window is not None and window.is_zero:
            yield at(document, WINDOW, "no-window", window=kept)
        if document.flag(DEFECTS):
            yield at(document, DEFECTS, "defects")


@lru_cache(maxsize=1024)
def _plain(word: str) -> str:
    """The words of an entry, however they are joined."""
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
