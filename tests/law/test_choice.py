"""Which limit applies: the most protective of a place, by sector, size, channel and what the document says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxlint.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.diagnostics import Finding

    UnderLaw = Callable[..., list[Finding]]


def only(findings: list[Finding], rule: str) -> Finding | None:
    """The one finding of a rule, if it has any."""
    found = [finding for finding in findings if finding.rule == rule]
    assert len(found) <= 1, [finding.text for finding in found]
    return found[0] if found else None


def window(length: str) -> str:
    return f"return: {{window: {length}}}"


@pytest.mark.parametrize(
    ("where", "limit", "reference"),
    [
        ("eu, sa, ir", "14 days", "Directive 2011/83/EU (CRD) Art 9(1) (EU)"),
        ("ir, sa", "7 working days", "E-Commerce Act 1382 Art 37 (IR)"),
        ("sa", "7 days", "E-Commerce Law (2019) Art 13 (SA)"),
        ("sa, eg", "14 days", "Law 181/2018 Art 17 (EG)"),
    ],
)
def test_the_most_protective_place_sets_the_number_and_is_named(
    where: str, limit: str, reference: str, under_law: UnderLaw
) -> None:
    found = only(under_law(window("5 days"), where), "POL001")
    assert found is not None
    assert (found.key, found.severity, found.write) == ("law", Severity.ERROR, f"window: {limit}")
    assert f"at least {limit}. Possible conflict with {reference}." in found.text


@pytest.mark.parametrize("where", ["de", "DE", "de-by", "ie", "eu"])
def test_the_law_of_the_union_holds_in_its_members(where: str, under_law: UnderLaw) -> None:
    found = only(under_law(window("13 days"), where), "POL001")
    assert found is not None
    assert "(EU)" in found.text


@pytest.mark.parametrize("where", ["uk", "gb"])
def test_the_united_kingdom_is_known_by_both_its_codes_and_is_no_member(
    where: str, under_law: UnderLaw
) -> None:
    found = only(under_law("return: {defect_window: 29 days}", where), "PROBE001")
    assert found is not None
    assert "CRA 2015 s 22 (UK)" in found.text


def test_jurisdictions_of_the_policy_count_beside_those_of_the_company(under_law: UnderLaw) -> None:
    found = only(under_law(window("10 days"), "ae", more="jurisdictions: [eg]"), "POL001")
    assert found is not None
    assert "(EG)" in found.text


@pytest.mark.parametrize(
    ("length", "week", "breaks"),
    [
        ("7 days", "", True),
        ("9 days", "", True),
        ("10 days", "", False),
        ("7 working days", "", False),
        ("6 working days", "", True),
        ("8 days", "[sat, sun, mon, tue, wed, thu]", True),
        ("9 days", "[sat, sun, mon, tue, wed, thu]", False),
    ],
)
def test_seven_working_days_in_iran_are_those_of_the_company(
    length: str, week: str, breaks: bool, under_law: UnderLaw
) -> None:
    company = f"working_week: {week}" if week else ""
    found = only(under_law(window(length), "ir", company=company), "POL001")
    assert found is not None
    assert ("law" in found.key) is breaks


def test_working_days_count_by_the_week_of_the_place_not_of_the_company(under_law: UnderLaw) -> None:
    six_days = "working_week: [sat, sun, mon, tue, wed, thu]"
    found = only(under_law("refund: {deadline: 6 working days}", "eg", company=six_days), "POL009")
    assert found is not None
    assert found.key == "law"  # 9 calendar days in Egypt's week of five, 7 in the company's own


@pytest.mark.parametrize(("length", "key"), [("1 year", "law"), ("2 years", "law-likely"), ("3 years", "")])
def test_a_doubtful_limit_that_asks_for_more_never_hides_a_sure_one(
    length: str, key: str, under_law: UnderLaw
) -> None:
    found = only(under_law(f"warranty: {{length: {length}}}", "es"), "PROBE001")
    assert (found.key if found else "") == key
    if found:
        assert ("Art 10(1) (EU)" in found.text) is (key == "law")


def test_what_is_not_sure_warns_at_most(under_law: UnderLaw, limits: tuple[object, ...]) -> None:
    found = only(under_law("return: {defect_window: 1 day}", "uk"), "PROBE001")
    assert found is not None
    assert found.severity is Severity.WARNING
    assert found.text.endswith("Have it checked against the text of the law.")


def test_a_law_never_lowers_what_the_rule_says_itself(under_law: UnderLaw) -> None:
    found = only(under_law(window("13 days"), "uk"), "POL001")
    assert found is not None
    assert (found.key, found.severity) == ("very-short", Severity.ERROR)


@pytest.mark.parametrize(
    ("channels", "key"), [("[web]", "law"), ("[store]", "short"), ("[store, phone]", "law")]
)
def test_a_limit_for_sales_at_a_distance_spares_what_is_sold_in_a_shop(
    channels: str, key: str, under_law: UnderLaw
) -> None:
    loose = "return: {window: 20 days, starts_at: order}"
    found = only(under_law(loose, "eu", more=f"scope: {{channels: {channels}}}"), "PROBE001")
    assert (found is not None) is (key == "law")


@pytest.mark.parametrize(
    ("company", "breaks"),
    [
        ("sector: telecom", True),
        ("sector: retail", False),
        ("sector: retail\nsize: large", True),
        ("size: small", False),
        ("", False),
    ],
)
def test_a_sector_or_a_size_brings_a_limit(company: str, breaks: bool, under_law: UnderLaw) -> None:
    found = only(under_law("complaint: {tracking_id: false}", "es", "2027-01-01", company), "POL031")
    assert found is not None
    assert ("law" in found.key) is breaks


@pytest.mark.parametrize(
    ("company", "breaks"), [("sector: bank", False), ("sector: retail", True), ("", True)]
)
def test_a_sector_can_be_spared(company: str, breaks: bool, under_law: UnderLaw) -> None:
    found = only(under_law(window("5 days"), "ir", company=company), "POL001")
    assert found is not None
    assert ("law" in found.key) is breaks


@pytest.mark.parametrize(
    ("length", "reminder", "breaks"),
    [("32 days", "2 days", True), ("32 days", "3 days", False), ("31 days", "2 days", False)],
)
def test_a_limit_can_depend_on_another_field(
    length: str, reminder: str, breaks: bool, under_law: UnderLaw
) -> None:
    trial = f"subscription: {{trial: {{length: {length}, reminder: {reminder}, converts: true}}}}"
    found = only(under_law(trial, "us-ca"), "PROBE001")
    assert (found is not None) is breaks


def test_the_way_out_is_held_against_the_way_in(under_law: UnderLaw) -> None:
    found = only(
        under_law("cancellation: {channels: [phone], joining_channels: [web, phone]}", "us-ca"), "POL013"
    )
    assert found is not None
    assert (found.key, found.write) == ("law", "channels: [phone, web]")
    assert only(under_law("preferences: {grant_steps: 2, withdraw_steps: 2}", "fr"), "PRF004") is None


def test_each_fee_is_judged_by_itself(under_law: UnderLaw) -> None:
    fees = (
        "fees: [{name: gift wrap, mandatory: false, in_headline_price: false}, "
        "{name: service, mandatory: true, in_headline_price: false}]"
    )
    found = only(under_law(fees, "uk"), "POL026")
    assert found is not None
    assert (found.key, found.pointer) == ("price-law", "terms.fees[service].in_headline_price")


def test_who_must_state_a_deadline_is_told_so_with_the_law(under_law: UnderLaw) -> None:
    found = only(under_law("refund: {method: original}", "ir"), "POL009")
    assert found is not None
    assert (found.key, found.write) == ("missing-law", "deadline: 5 working days")
    assert "Art 38(c) (IR)" in found.text


def test_a_field_that_cannot_be_understood_is_not_held_against_the_law(under_law: UnderLaw) -> None:
    found = under_law("return: {window: soon}", "eu")
    assert not any("law" in finding.key for finding in found)


def test_without_a_place_there_is_no_law(under_law: UnderLaw) -> None:
    assert not any("law" in finding.key for finding in under_law(window("5 days"), ""))


@pytest.mark.parametrize(
    ("terms", "limit"),
    [
        ("investigate: 10 working days", ""),
        ("investigate: 11 working days", "10 working days"),
        ("investigate: 44 days, provisional_credit_after: 10 working days", ""),
        ("investigate: 46 days, provisional_credit_after: 10 working days", "45 days"),
        ("investigate: 1 day, provisional_credit_after: 11 working days", "10 working days"),
        ("investigate: 1 day, extended: 46 days", "45 days"),
        ("investigate: 1 day, acknowledge: 31 days", "30 days"),
        ("investigate: 1 day, final: 91 days", "90 days"),
    ],
)
def test_a_bank_looks_into_errors_in_time_or_gives_the_money_back_meanwhile(
    terms: str, limit: str, under_law: UnderLaw
) -> None:
    found = only(under_law(f"error_resolution: {{{terms}}}", "us", company="sector: bank"), "ERR008")
    assert bool(found and "law" in found.key) is bool(limit)
    assert found is None or found.write.endswith(f": {limit}")


@pytest.mark.parametrize(
    ("where", "key"),
    [("eu", "law"), ("us-ny", "law"), ("us-ca", "hidden"), ("uk", "hidden"), ("in", "hidden")],
)
def test_the_law_asks_for_terms_that_can_be_read_before(where: str, key: str, under_law: UnderLaw) -> None:
    found = only(under_law("contract: {terms_shown_before_purchase: false}", where), "POL040")
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("where", "time", "key"),
    [("us", "11 working days", "law"), ("us", "10 working days", "slow"), ("eu", "11 working days", "heavy")],
)
def test_who_wants_no_more_messages_is_heard_as_the_law_asks(
    where: str, time: str, key: str, under_law: UnderLaw
) -> None:
    found = only(under_law(f"preferences: {{effective_within: {time}}}", where), "PRF003")
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("where", "label"), [("de", "Verträge hier kündigen"), ("fr", "Résilier votre contrat"), ("it", "")]
)
def test_the_button_to_leave_is_proposed_in_the_words_of_the_place(
    where: str, label: str, under_law: UnderLaw
) -> None:
    terms = "subscription: {auto_renew: true}, cancellation: {confirmation_within: 1 minute}"
    found = [f for f in under_law(terms, where) if f.rule == "POL018" and f.key.startswith("button")]
    assert [finding.write for finding in found] == ([f"button_label: {label}"] if label else [])


@pytest.mark.parametrize(
    ("cited", "as_of", "key"),
    [
        ("Ley 10/2025", "2026-12-27", "not-yet"),
        ("Ley 10/2025 Art 8", "2026-12-28", ""),
        ("FTC click-to-cancel rule, 16 CFR 425", "2026-11-22", "gone"),
        ("DMCC Act 2024 Pt 4 Ch 2", "2026-11-22", "not-yet"),
        ("Unfair Trading Practices Bill 2026", "2026-11-22", "proposed"),
        ("47 CFR 64.1200(a)(10)", "2026-11-22", ""),
        ("Directive 2011/83/EU, Art 11a", "2026-06-18", "not-yet"),
        ("Directive 2011/83/EU, Art 11a", "2026-06-19", ""),
        ("Ofcom, access to dispute resolution", "2026-11-22", ""),
        ("A law that nobody knows", "2026-11-22", ""),
    ],
)
def test_a_policy_cites_only_what_is_law_on_the_day(
    cited: str, as_of: str, key: str, under_law: UnderLaw
) -> None:
    found = only(
        under_law("return: {window: 90 days}", "ae", as_of, more=f'legal_references: ["{cited}"]'), "GOV008"
    )
    assert (found.key if found else "") == key
