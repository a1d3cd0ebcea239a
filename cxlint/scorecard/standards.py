"""How far each clause of a standard or law is covered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.facts import ClauseFact
from cxlint.scorecard.counting import counts
from cxlint.scorecard.tables import Clause

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.scorecard.book import Book
    from cxlint.scorecard.values import Check


def register(book: Book) -> tuple[ClauseFact, ...]:
    """The clauses that concern the organisation; those that the rules of the run cite where no facts were gathered."""
    found: dict[str, ClauseFact] = {}
    for fact in book.facts.clauses if book.facts else _cited(book):
        known = found.get(fact.citation)  # several repositories bring the same clause
        rules = {*fact.rules, *known.rules} if known else fact.rules
        found[fact.citation] = fact._replace(rules=tuple(sorted(rules)))
    return tuple(found.values())


def _cited(book: Book) -> Iterator[ClauseFact]:
    cited: dict[str, list[str]] = {}
    for rule, info in sorted(book.result.rules.items()):
        for citation in info.clauses:
            cited.setdefault(citation, []).append(rule)
    for citation, rules in sorted(cited.items()):
        yield ClauseFact(citation, citation, citation, rules=tuple(rules))


def clauses(book: Book) -> tuple[Clause, ...]:
    """One entry for each clause, by standard."""
    by_rule: dict[str, list[Check]] = {}
    for check in book.checks:
        by_rule.setdefault(check.rule, []).append(check)
    found = [
        _clause(fact, [check for rule in fact.rules for check in by_rule.get(rule, ())], book)
        for fact in register(book)
    ]
    return tuple(sorted(found, key=lambda clause: (clause.standard, clause.clause)))


def _clause(fact: ClauseFact, checks: list[Check], book: Book) -> Clause:
    found = counts(checks)
    undone = [check for check in checks if check.outcome in (Outcome.FAIL, Outcome.WAIVED)]
    owners = sorted({book.owner(check.subject) for check in undone})
    return Clause(
        fact.title,
        fact.citation,
        fact.words,
        fact.place,
        fact.certainty,
        fact.rules,
        _status(checks),
        found,
        tuple(owners),
        _last_day(undone, book),
    )


def _status(checks: list[Check]) -> str:
    outcomes = {check.outcome for check in checks}
    for outcome, status in (
        (Outcome.FAIL, "open"),
        (Outcome.INTERNAL_ERROR, "unknown"),
        (Outcome.WAIVED, "excused"),
        (Outcome.PASS, "met"),
    ):
        if outcome in outcomes:
            return status
    return "unchecked"


def _last_day(checks: list[Check], book: Book) -> date | None:
    """The first day on which one of the waivers for these checks ends."""
    waived = {(check.rule, str(check.subject)) for check in checks if check.outcome is Outcome.WAIVED}
    exceptions = book.facts.exceptions if book.facts else ()
    days = [
        held.until
        for held in exceptions
        if held.until and (book.rule_id(held.rule), held.subject.partition("#")[0]) in waived
    ]
    return min(days, default=None)
