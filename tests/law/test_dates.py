"""Law begins and ends on days: the day before, the day itself and later, and a place that it does not touch."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.diagnostics import Finding

FEE = "fees: [{name: service, mandatory: true, in_headline_price: false}]"
RENEWING = "subscription: {auto_renew: true, renewal_notice: 30 days}"
BANK = "sector: bank"
TRAVEL = "sector: travel"
UTILITY = "sector: utility"
TELECOM = "sector: telecom"


class Begins(NamedTuple):
    """A limit that begins on a day: what breaks it, where, how it shows, and a place where it does not hold."""

    day: str
    terms: str
    where: str
    rule: str
    key: str
    law: str
    elsewhere: str
    company: str = ""
    more: str = ""


BEGINNINGS = (
    Begins("2022-03-01", "cancellation: {notice: 2 months}", "de", "POL015", "law", "BGB", "fr"),
    Begins("2023-06-01", "cancellation: {requires: [new-account]}", "fr", "POL018", "requires-law", "D215-1", "es"),
    Begins("2023-10-14", "return: {final_sale: [All]}", "ae", "POL007", "final-law", "66/2023", "sa"),
    Begins("2023-11-30", FEE, "in", "POL026", "price-law", "Dark Patterns", "ir"),
    Begins("2024-10-28", "refund: {method: store-credit}", "us", "POL006", "law", "14 CFR 260.10", "au", TRAVEL),
    Begins("2025-04-06", FEE, "uk", "POL026", "price-law", "DMCC Act 2024 s 230", "eu"),
    Begins("2025-04-11", "preferences: {effective_within: 11 working days}", "us", "PROBE001", "law", "47 CFR", "uk"),
    Begins("2025-05-12", FEE, "us", "POL026", "price-law", "16 CFR 464", "eg", TRAVEL),
    Begins("2025-07-01", RENEWING, "us-ca", "POL019", "yearly-law", "AB 2863", "us-ny"),
    Begins(
        "2025-07-20",
        "complaint: {external_body: 'Complain at https://ec.europa.eu/consumers/odr'}",
        "eu", "POL032", "body-law", "2024/3228", "uk",
    ),
    Begins("2026-06-19", "cancellation: {channels: [web]}", "eu", "POL018", "online-missing-law", "CRD) Art 11a", "uk"),
    Begins(
        "2026-06-19", "", "eu", "CHN001", "law", "CRD) Art 16d(3)", "in", BANK,
        "kind: channel\nid: chat\ntype: chat\nhuman: {available: false}\nescalates_to: [shop]\n"
        "---\nkind: channel\nid: shop\ntype: store\n",
    ),
    Begins("2026-07-31", "warranty: {length: 2 years, after_repair: 6 months}", "eu", "POL025", "repair-law-likely", "2024/1799", "uk"),
    Begins(
        "2026-12-28", "complaint: {resolve: 16 working days, update_every: 1 day}",
        "es", "POL030", "law", "Ley 10/2025", "eu", UTILITY,
    ),
    Begins("2026-12-28", "complaint: {tracking_id: false}", "es", "POL031", "number-law", "Ley 10/2025", "fr", "size: large"),
    Begins(
        "2026-12-28", "", "es", "CHN004", "within-law", "Ley 10/2025", "de", UTILITY,
        "kind: channel\nid: line\ntype: phone\nresponse: {share: 95%, within: 4 minutes}\n",
    ),
    Begins("2027-01-31", "preferences: {scope: product}", "us-ny", "PRF001", "law", "64.1200(a)(10)", "ae"),
)  # fmt: skip


def told(findings: list[Finding], begins: Begins) -> list[str]:
    """What the rule says of this law."""
    return [
        finding.text
        for finding in findings
        if (finding.rule, finding.key) == (begins.rule, begins.key) and begins.law in finding.text
    ]


@pytest.mark.parametrize(
    "begins", BEGINNINGS, ids=lambda begins: f"{begins.day}-{begins.where}-{begins.rule}"
)
def test_a_limit_holds_from_its_day_on_and_only_where_it_is_law(
    begins: Begins, under_law: Callable[..., list[Finding]]
) -> None:
    def on(days: int, where: str = begins.where) -> list[str]:
        day = date.fromisoformat(begins.day) + timedelta(days)
        return told(under_law(begins.terms, where, day.isoformat(), begins.company, begins.more), begins)

    assert on(-1) == []
    assert len(on(0)) == 1
    assert begins.law in on(0)[0].partition("Possible conflict with ")[2]
    assert on(0) == on(1) == on(400)
    assert on(0, begins.elsewhere) == on(400, begins.elsewhere) == []


@pytest.mark.parametrize("day", ["2025-07-07", "2025-07-08", "2025-07-14", "2026-11-22", "2030-01-01"])
def test_the_vacated_rule_on_leaving_is_never_law(day: str, under_law: Callable[..., list[Finding]]) -> None:
    found = under_law("cancellation: {requires: [call, letter]}", "us", day)
    assert not any("425" in finding.text for finding in found)


def test_after_six_weeks_instead_of_eight_telephone_customers_can_go_on(
    under_law: Callable[..., list[Finding]],
) -> None:
    def limit(weeks: str, day: str, company: str = TELECOM, where: str = "uk") -> list[str]:
        found = under_law(f"complaint: {{resolve: {weeks}, update_every: 1 day}}", where, day, company)
        return [finding.text for finding in found if finding.rule == "POL030" and "Ofcom" in finding.text]

    assert limit("7 weeks", "2026-04-07") == []
    assert "at most 6 weeks" in limit("7 weeks", "2026-04-08")[0]
    assert limit("6 weeks", "2026-04-08") == []
    assert "at most 8 weeks" in limit("9 weeks", "2026-04-07")[0]
    assert limit("7 weeks", "2026-04-09", "sector: retail") == []
    assert limit("7 weeks", "2026-04-09", TELECOM, "eu") == []


@pytest.mark.parametrize(
    ("terms", "where", "law"),
    [
        ("subscription: {auto_renew: true}", "uk", "DMCC Act 2024 Pt 4"),
        (FEE, "au", "Unfair Trading Practices"),
        ("refund: {deadline: 15 days}", "sa", "Draft"),
    ],
)
@pytest.mark.parametrize("day", ["2026-11-22", "2027-04-01", "2027-06-30", "2027-07-01", "2027-07-02"])
def test_what_has_no_day_yet_or_is_only_proposed_does_not_count(
    terms: str, where: str, law: str, day: str, under_law: Callable[..., list[Finding]]
) -> None:
    assert not any(law in finding.text for finding in under_law(terms, where, day))
