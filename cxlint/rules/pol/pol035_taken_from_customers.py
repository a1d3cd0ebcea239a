"""POL035: the company answers for its mistakes, and keeps nothing that belongs to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import shorter
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

LIABILITY = "terms.contract.liability_exclusion"
FORFEITS = "terms.contract.forfeits"
GRACE = "terms.contract.points_grace"
MONEY = ("balance", "deposit")
THINGS = ("data", "goods")


class TakenFromCustomersOptions(Options):
    """How long points can still be used."""

    grace: Duration = option("90 days", "Points last at least so long after the end.", source="convention")


class TakenFromCustomers(DocumentRule[TakenFromCustomersOptions]):
    """Nothing is lost by leaving, and no damage is nobody's."""

    id = "POL035"
    name = "taken-from-customers"
    summary = (
        "The company answers for the damage it does, and customers lose nothing of theirs when they leave."
    )
    why = (
        "Who refuses every liability tells customers beforehand that mistakes are their problem. "
        "Money that is kept when somebody leaves was never the company's."
    )
    fix = "Answer for your mistakes within stated limits, pay out what is left, and let points last a while."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = (
        "Directive 93/13/EEC Annex 1(a)",
        "Directive 93/13/EEC Annex 1(b)",
        "Law 15/2020 and Cabinet Decision 66/2023, void terms",
        "Australian Consumer Law s 64",
    )
    needs_one_of = (LIABILITY, FORFEITS, GRACE)
    options = TakenFromCustomersOptions
    law = {LIABILITY: ""}
    messages = {
        "liability": Message(
            ERROR,
            "The company does not answer for this, even when it is its own fault: {excluded}. Customers bear the "
            "damage; answer for it within limits that you state.",
            "liability_exclusion: none",
        ),
        "money": Message(
            ERROR,
            "Customers lose money of their own when the contract ends: {lost}. Pay it out.",
            "forfeits: {kept}",
        ),
        "things": Message(
            WARNING,
            "Customers lose something of their own when the contract ends: {lost}. Give it back, or time to fetch it.",
            "forfeits: {kept}",
        ),
        "points": Message(
            WARNING,
            "Customers lose the points that they have earned when the contract ends. Let them use the points for at "
            "least {least} more.",
            "points_grace: {least}",
        ),
        "short-grace": Message(
            WARNING,
            "Customers have only {grace} to use their points after the contract ends. At least {least} is "
            "recommended.",
            "points_grace: {least}",
        ),
        **legal(
            "The company does not answer for this, even when it is its own fault: {value}. Such a term does not bind customers.",
            "liability_exclusion: none",
            floor=ERROR,
        ),
    }
    good = (
        Case("kind: policy\nid: terms\nterms: {contract: {liability_exclusion: none, forfeits: none}}\n"),
        Case("kind: policy\nid: terms\nterms: {contract: {forfeits: [points], points_grace: 90 days}}\n"),
        Case("kind: policy\nid: terms\nterms: {contract: {notarised: false}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: terms\nterms: {contract: {liability_exclusion: [loss of data]}}\n",
            ((3, 41, "liability"),),
        ),
        Case("kind: policy\nid: terms\nterms: {contract: {forfeits: [deposit]}}\n", ((3, 30, "money"),)),
        Case(
            "kind: policy\nid: terms\nterms: {contract: {forfeits: [balance, data]}}\n",
            ((3, 30, "money"), (3, 30, "things")),
        ),
        Case("kind: policy\nid: terms\nterms: {contract: {forfeits: [points]}}\n", ((3, 9, "points"),)),
        Case(
            "kind: policy\nid: terms\nterms: {contract: {forfeits: [points], points_grace: 89 days}}\n",
            ((3, 54, "short-grace"),),
        ),
        Case(
            "kind: policy\nid: terms\nterms: {contract: {points_grace: 90 days}}\n",
            ((3, 34, "short-grace"),),
            options={"grace": "6 months"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {contract: {liability_exclusion: [injury]}}\n",
            (3, 41),
            LimitEntry(LIABILITY, "xx", "Act 1", forbids=("*",)),
            floor=ERROR,
        ),
    )

    def check(self, document: Document, options: TakenFromCustomersOptions) -> Iterator[Hit]:
        """Look at damage, at money, at other things, and at points."""
        excluded = document.words(LIABILITY)
        if excluded:
            yield at(document, LIABILITY, "liability", excluded=excluded)
        lost = document.words(FORFEITS) or ()
        for key, kinds in (("money", MONEY), ("things", THINGS)):
            taken = tuple(thing for thing in lost if thing in kinds)
            if taken:
                kept = written([thing for thing in lost if thing not in kinds])
                yield at(document, FORFEITS, key, lost=taken, kept=kept)
        grace = document.duration(GRACE)
        if grace is None and "points" in lost:
            yield at(document, GRACE, "points", least=options.grace)
        elif shorter(document, grace, options.grace):
            yield at(document, GRACE, "short-grace", grace=grace, least=options.grace)
