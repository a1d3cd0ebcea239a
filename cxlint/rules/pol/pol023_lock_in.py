"""POL023: nobody is bound for years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

FIRST = "terms.subscription.initial_term"
AGAIN = "terms.subscription.renewal_term"


class LockInOptions(Options):
    """How long customers may be bound, at first and again."""

    first: Duration = option("24 months", "A longer first term is a warning.", source="BGB 309 Nr 9")
    again: Duration = option(
        "1 month", "Binding customers again for longer is a warning.", source="BGB 309 Nr 9"
    )


class LockIn(DocumentRule[LockInOptions]):
    """Contracts end before lives change."""

    id = "POL023"
    name = "lock-in"
    summary = "Customers are bound for two years at most, and from month to month after that."
    why = (
        "Over years people move, lose work, or simply need something else. "
        "A contract that holds them then is paid, but never forgiven."
    )
    fix = "Shorten the first term, and let the contract go on from month to month."
    kinds = ("policy",)
    level = 5
    sources = ("S3.3",)
    clauses = ("BGB § 309 Nr 9",)
    needs_one_of = (FIRST, AGAIN)
    options = LockInOptions
    law = {FIRST: "first-", AGAIN: "again-"}
    messages = {
        "first": Message(
            WARNING,
            "Customers are bound for {term} from the start, and nobody can see so far ahead. At most {most} is "
            "recommended.",
            "initial_term: {most}",
        ),
        "again": Message(
            WARNING,
            "Whoever misses the date is bound for another {term}. Let the contract go on for {most} at a time.",
            "renewal_term: {most}",
        ),
        **legal(
            "Customers are bound for {value} from the start. The law allows at most {limit}.",
            "initial_term: {limit}",
            "first-",
        ),
        **legal(
            "Whoever misses the date is bound for another {value}. The law allows at most {limit}.",
            "renewal_term: {limit}",
            "again-",
        ),
    }
    good = (
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {initial_term: 2 years, renewal_term: 1 month}}\n"
        ),
        Case("kind: policy\nid: plan\nterms: {subscription: {initial_term: none, renewal_term: none}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {renewal_term: 30 days}}\n"),
        Case("kind: policy\nid: plan\nterms: {subscription: {auto_renew: true}}\n", applies=False),
    )
    bad = (
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {initial_term: 25 months}}\n", ((3, 38, "first"),)
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {renewal_term: 2 months}}\n", ((3, 38, "again"),)
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {initial_term: 24 months}}\n",
            ((3, 38, "first"),),
            options={"first": "12 months"},
        ),
        Case(
            "kind: policy\nid: plan\nterms: {subscription: {renewal_term: 1 month}}\n",
            ((3, 38, "again"),),
            options={"again": "1 week"},
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {initial_term: 12 months}}\n",
            (3, 38),
            LimitEntry(FIRST, "xx", "Act 1", Duration(11, "months"), "less"),
            "first-",
        ),
        *law_cases(
            "kind: policy\nid: it\nterms: {subscription: {renewal_term: 1 month}}\n",
            (3, 38),
            LimitEntry(AGAIN, "xx", "Act 1", Duration(3, "weeks"), "less"),
            "again-",
        ),
    )

    def check(self, document: Document, options: LockInOptions) -> Iterator[Hit]:
        """Compare each term with its limit."""
        for field, key, most in ((FIRST, "first", options.first), (AGAIN, "again", options.again)):
            term = document.duration(field)
            if longer(document, term, most):
                yield at(document, field, key, term=term, most=most)
