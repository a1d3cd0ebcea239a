"""ERR008: customers know by when their error has been looked into, and it is soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.model.weeks import working_week
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: errors\nterms: {error_resolution: "
_FIELD = "terms.error_resolution"

DEEDS = {
    "investigate": phrase("finding out what went wrong"),
    "provisional_credit_after": phrase("paying the money back for the time being"),
    "extended": phrase("settling a difficult case"),
    "acknowledge": phrase("saying that a report has arrived"),
    "final": phrase("closing and explaining a case"),
}
"""What each of the deadlines is for."""

_BANKS = "12 CFR 1005.11 (Regulation E), for banks of the United States"
_CARDS = "12 CFR 1026.13 (Regulation Z), for card bills in the United States"


def _law(field: str, prefix: str, column: int) -> tuple[Case, ...]:
    """A deadline of 100 days is too slow for the rule too: the law takes its place where it is graver."""
    more = "" if field == "investigate" else "investigate: 1 day, "
    stream = f"{_POLICY}{{{more}{field}: 100 days}}}}\n"
    limit = LimitEntry(f"{_FIELD}.{field}", "xx", "Act 1", Duration(99, "days"), "less")
    return law_cases(stream, (3, column), limit, prefix, floor=WARNING)


class LookedIntoInTimeOptions(Options):
    """How long is too long."""

    investigate: Duration = option(
        "10 working days", "Looking into an error may take so long, or longer with a credit.", source=_BANKS
    )
    provisional_credit_after: Duration = option(
        "10 working days", "A credit for the time being comes after so long at the latest.", source=_BANKS
    )
    extended: Duration = option("45 days", "A difficult case may take so long.", source=_BANKS)
    acknowledge: Duration = option(
        "30 days", "A report is acknowledged after so long at the latest.", source=_CARDS
    )
    final: Duration = option("90 days", "Every case is closed after so long.", source=_CARDS)


class LookedIntoInTime(DocumentRule[LookedIntoInTimeOptions]):
    """Who has their money back meanwhile can wait longer for the answer: as long as for a difficult case."""

    id = "ERR008"
    name = "looked-into-in-time"
    summary = "A policy about errors says by when an error has been looked into, and that is soon."
    why = "Money that is missing is missing today. A customer who is told no day calls every day."
    fix = (
        "Write down by when you know what happened (investigate), and credit the money where it takes longer."
    )
    kinds = ("policy",)
    level = 1
    sources = ("S0.8",)
    clauses = ("12 CFR 1005.11 (Regulation E)", "12 CFR 1026.13 (Regulation Z)")
    needs = (_FIELD,)
    options = LookedIntoInTimeOptions
    law = {
        f"{_FIELD}.investigate": "investigate-",
        f"{_FIELD}.provisional_credit_after": "credit-",
        f"{_FIELD}.extended": "extended-",
        f"{_FIELD}.acknowledge": "acknowledge-",
        f"{_FIELD}.final": "final-",
    }
    messages = {
        "missing": Message(
            WARNING,
            "The policy '{title}' does not say by when an error has been looked into. Customers wait without a day.",
            "investigate: 10 working days",
        ),
        "slow": Message(
            WARNING,
            "By '{title}' {deed} may take {time}. Until then customers miss their money; at most {most} is "
            "recommended.",
            "{field}: {most}",
        ),
        **legal(
            "Looking into an error may take {value}. The law allows at most {limit}.",
            "investigate: {limit}",
            "investigate-",
            floor=WARNING,
        ),
        **legal(
            "Customers have their money back for the time being only after {value}. The law allows at most {limit}.",
            "provisional_credit_after: {limit}",
            "credit-",
            floor=WARNING,
        ),
        **legal(
            "A difficult case may take {value}. The law allows at most {limit}.",
            "extended: {limit}",
            "extended-",
            floor=WARNING,
        ),
        **legal(
            "Customers hear only after {value} that their report has arrived. The law allows at most {limit}.",
            "acknowledge: {limit}",
            "acknowledge-",
            floor=WARNING,
        ),
        **legal(
            "A case may stay open for {value}. The law allows at most {limit}.",
            "final: {limit}",
            "final-",
            floor=WARNING,
        ),
    }
    good = (
        Case(f"{_POLICY}{{investigate: 10 working days}}}}\n"),
        Case(f"{_POLICY}{{investigate: 40 days, provisional_credit_after: 10 working days}}}}\n"),
        Case(f"{_POLICY}{{investigate: 1 day, extended: 45 days, acknowledge: 30 days, final: 90 days}}}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{acknowledge: 1 day}}}}\n", ((3, 9, "missing"),)),
        Case(
            f"{_POLICY}{{investigate: 11 working days}}}}\n",
            ((3, 41, "slow"),),
            writes=("investigate: 10 working days",),
        ),
        Case(f"{_POLICY}{{investigate: 46 days, provisional_credit_after: 1 day}}}}\n", ((3, 41, "slow"),)),
        Case(
            f"{_POLICY}{{investigate: 1 day, provisional_credit_after: 11 working days}}}}\n",
            ((3, 74, "slow"),),
        ),
        Case(f"{_POLICY}{{investigate: 1 day, extended: 46 days}}}}\n", ((3, 58, "slow"),)),
        Case(f"{_POLICY}{{investigate: 1 day, acknowledge: 31 days}}}}\n", ((3, 61, "slow"),)),
        Case(f"{_POLICY}{{investigate: 1 day, final: 91 days}}}}\n", ((3, 55, "slow"),)),
        Case(f"{_POLICY}{{investigate: 2 days}}}}\n", ((3, 41, "slow"),), options={"investigate": "1 day"}),
        Case(
            f"{_POLICY}{{investigate: 1 day, provisional_credit_after: 2 days}}}}\n",
            ((3, 74, "slow"),),
            options={"provisional_credit_after": "1 day"},
        ),
        Case(
            f"{_POLICY}{{investigate: 1 day, extended: 2 days}}}}\n",
            ((3, 58, "slow"),),
            options={"extended": "1 day"},
        ),
        Case(
            f"{_POLICY}{{investigate: 1 day, acknowledge: 2 days}}}}\n",
            ((3, 61, "slow"),),
            options={"acknowledge": "1 day"},
        ),
        Case(
            f"{_POLICY}{{investigate: 1 day, final: 2 days}}}}\n",
            ((3, 55, "slow"),),
            options={"final": "1 day"},
        ),
        *_law("investigate", "investigate-", 41),
        *_law("provisional_credit_after", "credit-", 74),
        *_law("extended", "extended-", 58),
        *_law("acknowledge", "acknowledge-", 61),
        *_law("final", "final-", 55),
    )

    def check(self, document: Document, options: LookedIntoInTimeOptions) -> Iterator[Hit]:
        """Look for the time, and at how long everything may take."""
        terms = document.part(_FIELD)
        assert terms is not None
        if not terms.states("investigate"):
            yield at(terms, "investigate", "missing")
        most = {field: getattr(options, field) for field in DEEDS}
        if terms.states("provisional_credit_after"):
            most["investigate"] = options.extended
        week = working_week(document)
        for field, deed in DEEDS.items():
            time = terms.duration(field)
            if time is not None and time.longer_than(most[field], week):
                yield at(terms, field, "slow", deed=deed, time=time, field=field, most=most[field])
