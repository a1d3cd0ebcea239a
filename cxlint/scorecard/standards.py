"""How far each clause of a standard or law is covered."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.scorecard.counting import counts
from cxlint.scorecard.tables import Clause

if TYPE_CHECKING:
    from cxlint.scorecard.book import Book
    from cxlint.scorecard.values import Check

_STANDARD = re.compile(
    r"ISO [\d-]+:\d+|(?:Directive|Regulation) (?:\(EU\) )?[\d/]+(?:/EEC)?|\d+ CFR \d+|ASIC RG \d+"
    r"|Consumer Duty|OMB A-11|EAA|(?:GDPR|CRD|CRA|BGB|ACL|DISP|DMCC|GDS)\b"
)


def standard_of(clause: str) -> str:
    """The standard that a clause belongs to: ``ISO 10002:2018 7.3`` is of ``ISO 10002:2018``."""
    found = _STANDARD.match(clause)
    return found[0] if found else clause


def clauses(book: Book) -> tuple[Clause, ...]:
    """One entry for each clause that the rules of the run cite, in order."""
    cited: dict[str, list[str]] = {}
    for rule, info in book.result.rules.items():
        for clause in info.clauses:
            cited.setdefault(clause, []).append(rule)
    by_rule: dict[str, list[Check]] = {}
    for check in book.checks:
        by_rule.setdefault(check.rule, []).append(check)
    return tuple(
        _clause(clause, tuple(rules), [check for rule in rules for check in by_rule.get(rule, ())], book)
        for clause, rules in sorted(cited.items())
    )


def _clause(name: str, rules: tuple[str, ...], checks: list[Check], book: Book) -> Clause:
    found = counts(checks)
    undone = [check for check in checks if check.outcome in (Outcome.FAIL, Outcome.WAIVED)]
    owners = sorted({book.owner(check.subject) for check in undone})
    return Clause(
        standard_of(name), name, rules, _status(checks), found, tuple(owners), _last_day(undone, book)
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
