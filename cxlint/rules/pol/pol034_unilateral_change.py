"""POL034: the company does not change the deal as it likes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, View

CHANGE = "terms.contract.unilateral_change"
ALONE = "terms.contract.sole_interpretation"


class UnilateralChangeOptions(Options):
    """How early customers hear of a change."""

    notice: Duration = option(
        "30 days",
        "Less notice of a change fails.",
        source="Directive (EU) 2018/1972 Art 105 asks for a month",
    )


class UnilateralChange(DocumentRule[UnilateralChangeOptions]):
    """Changes have stated reasons, come with notice, and let customers go."""

    id = "POL034"
    name = "unilateral-change"
    summary = (
        "The company changes or reads the terms only for stated reasons, with notice and a free way out."
    )
    why = (
        "A deal that one side can change or read as it likes is no deal. "
        "Customers can rely on nothing that they were promised."
    )
    fix = "State reasons and criteria, give 30 days of notice, and let customers leave free of charge."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(j)",
        "Directive 93/13/EEC Annex 1(k)",
        "Directive 93/13/EEC Annex 1(l)",
        "Directive 93/13/EEC Annex 1(m)",
        "Directive (EU) 2018/1972 Art 105(4)",
        "Directive (EU) 2015/2366 (PSD2) Art 54",
        "CRA 2015 Sch 2 Pt 1",
        "Law 15/2020 and Cabinet Decision 66/2023, void terms",
        "E-Commerce Act 1382 Art 46",
        "Australian Consumer Law ss 23 to 25",
    )
    needs_one_of = (f"{CHANGE}.allowed", ALONE)
    options = UnilateralChangeOptions
    law = {
        f"{CHANGE}.reasons": "reasons-",
        f"{CHANGE}.notice": "notice-",
        f"{CHANGE}.exit_right": "exit-",
        ALONE: "alone-",
    }
    messages = {
        "at-will": Message(
            ERROR,
            "The company may change the terms for any reason, without notice, and customers cannot leave. They can "
            "rely on nothing; state the reasons, tell them {least} ahead, and let them go free of charge.",
            "reasons: [A change in the law]\nnotice: {least}\nexit_right: true",
        ),
        "no-reasons": Message(
            ERROR,
            "The company may change the terms for any reason. Customers cannot know what to expect; state the "
            "reasons for which the terms may change.",
            "reasons: [A change in the law]",
        ),
        "no-notice": Message(
            ERROR,
            "The terms may change from one day to the next, before customers can do anything about it. "
            "Tell them at least {least} ahead.",
            "notice: {least}",
        ),
        "short-notice": Message(
            ERROR,
            "Customers hear of changed terms only {notice} ahead, too late to look for something else. "
            "Tell them at least {least} ahead.",
            "notice: {least}",
        ),
        "no-exit": Message(
            ERROR,
            "When the company changes the terms, customers are bound to what they never agreed to. "
            "Let them leave free of charge.",
            "exit_right: true",
        ),
        "alone": Message(
            ERROR,
            "The company alone decides what its terms mean, so customers can never be right. "
            "State the criteria instead, and a way to object.",
            "sole_interpretation: false",
        ),
        **legal(
            "The company may change the terms for any reason. By law it has to state the reasons.",
            "reasons: [A change in the law]",
            "reasons-",
            floor=ERROR,
        ),
        **legal(
            "Customers hear of changed terms this long ahead: {value}. The law asks for at least {limit}.",
            "notice: {limit}",
            "notice-",
        ),
        **legal(
            "Customers cannot leave when the company changes the terms. By law they can, free of charge.",
            "exit_right: true",
            "exit-",
            floor=ERROR,
        ),
        **legal(
            "The company alone decides what its terms mean. Such a term does not bind customers.",
            "sole_interpretation: false",
            "alone-",
            floor=ERROR,
        ),
    }
    good = (
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    sole_interpretation: false\n    unilateral_change:\n"
            "      allowed: true\n      reasons: [A change in the law]\n      notice: 30 days\n      exit_right: true\n"
        ),
        Case("kind: policy\nid: terms\nterms: {contract: {unilateral_change: {allowed: false}}}\n"),
        Case(
            "kind: policy\nid: terms\nterms: {contract: {unilateral_change: {notice: none}}}\n", applies=False
        ),
    )
    bad = (
        Case(
            "kind: policy\nid: terms\nterms: {contract: {unilateral_change: {allowed: true}}}\n",
            ((3, 49, "at-will"),),
        ),
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    unilateral_change:\n      allowed: true\n"
            "      reasons: []\n      notice: none\n      exit_right: false\n",
            ((6, 16, "at-will"),),
        ),
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    unilateral_change:\n      allowed: true\n"
            "      notice: 30 days\n      exit_right: true\n",
            ((5, 5, "no-reasons"),),
        ),
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    unilateral_change:\n      allowed: true\n"
            "      reasons: [A change in the law]\n      notice: none\n      exit_right: true\n",
            ((8, 15, "no-notice"),),
        ),
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    unilateral_change:\n      allowed: true\n"
            "      reasons: [A change in the law]\n      notice: 29 days\n      exit_right: false\n",
            ((8, 15, "short-notice"), (9, 19, "no-exit")),
        ),
        Case(
            "kind: policy\nid: terms\nterms:\n  contract:\n    unilateral_change:\n      allowed: true\n"
            "      reasons: [A change in the law]\n      notice: 30 days\n      exit_right: true\n",
            ((8, 15, "short-notice"),),
            options={"notice": "2 months"},
        ),
        Case(
            "kind: policy\nid: terms\nterms: {contract: {sole_interpretation: true}}\n", ((3, 41, "alone"),)
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {unilateral_change: {allowed: true, reasons: [], notice: 30 days, exit_right: true}}}\n",
            (3, 64),
            LimitEntry(f"{CHANGE}.reasons", "xx", "Act 1", required=True),
            "reasons-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {unilateral_change: {allowed: true, reasons: [tax], notice: 30 days, exit_right: true}}}\n",
            (3, 79),
            LimitEntry(f"{CHANGE}.notice", "xx", "Act 1", Duration(31, "days")),
            "notice-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {unilateral_change: {allowed: true, reasons: [tax], notice: 30 days, exit_right: false}}}\n",
            (3, 100),
            LimitEntry(f"{CHANGE}.exit_right", "xx", "Act 1", forbids=("false",)),
            "exit-",
            floor=ERROR,
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {sole_interpretation: true}}\n",
            (3, 41),
            LimitEntry(ALONE, "xx", "Act 1", forbids=("true",)),
            "alone-",
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: UnilateralChangeOptions) -> Iterator[Hit]:
        """Look at changes, then at who decides what the terms mean."""
        change = document.part(CHANGE)
        if change is not None and change.flag("allowed"):
            yield from self._lacking(document, change, options)
        if document.flag(ALONE):
            yield at(document, ALONE, "alone")

    def _lacking(self, document: Document, change: View, options: UnilateralChangeOptions) -> Iterator[Hit]:
        """What a change lacks; lacking everything is one mistake."""
        reasons, notice, may_leave = (
            change.get("reasons"),
            change.duration("notice"),
            change.flag("exit_right"),
        )
        none_given = notice is None or notice.is_zero
        if not reasons and none_given and not may_leave:
            yield at(change, "allowed", "at-will", least=options.notice)
            return
        if not reasons:
            yield at(change, "reasons", "no-reasons")
        if none_given:
            yield at(change, "notice", "no-notice", least=options.notice)
        elif shorter(document, notice, options.notice):
            yield at(change, "notice", "short-notice", notice=notice, least=options.notice)
        if not may_leave:
            yield at(change, "exit_right", "no-exit")
