"""A friendly policy is left alone, and made hostile in one term it gets exactly that one finding."""

from __future__ import annotations

import copy

import pytest
import yaml

from cxlint.diagnostics import Finding, Outcome
from cxlint.model.document import steps
from cxlint.plugins import build_registry
from cxlint.result import Result
from cxlint.testing import run_files

PEOPLE = "---\nkind: person\nid: mona\nname: Mona K\n"
FRIENDLY = """\
kind: policy
id: friendly
owner: mona
scope: {channels: [web, phone]}
frontline: {limit: 100 EUR, override: mona}
terms:
  return:
    window: 30 days
    starts_at: delivery
    defect_window: 24 months
    channels: [web, phone, post]
    conditions: none
    proof: [receipt, order number]
    restocking: none
    fault_shipping_paid_by: company
    approvals: 0
    final_sale: [opened hygiene goods]
    final_sale_covers_defects: false
    inspection: 2 days
  refund: {method: original, deadline: 5 working days, clock_from: receipt, fee: none, includes_delivery: true, automatic_on_company_failure: true}
  cancellation:
    channels: [web, phone]
    joining_channels: [web]
    steps: 2
    joining_steps: 3
    notice: none
    fee: none
    retention_screens: 1
    retention_skippable: true
    requires: none
    confirmation_within: 5 minutes
    withdrawal_function: {online: true, durable_acknowledgement: true}
  subscription:
    auto_renew: true
    consent: express
    renewal_notice: 30 days
    optout_deadline: 7 days
    trial: {length: 30 days, reminder: 7 days, converts: true}
    price_change_notice: 60 days
    exit_on_change: true
    initial_term: 12 months
    renewal_term: 1 month
  warranty:
    length: 36 months
    burden_on: seller
    burden_shifts_after: 24 months
    repair_deadline: 14 days
    max_repairs: 1
    registration_required: false
    costs_paid_by: company
  fees:
    - {name: service, mandatory: true, in_headline_price: true, disclosed_at: ad}
    - {name: late, amount: 2 EUR, mandatory: false, trigger: late-payment, cap: 6 EUR, reciprocal: true}
  complaint:
    channels: [phone, web]
    acknowledge: 24 hours
    resolve: 10 working days
    update_every: 3 days
    writing_only: false
    raise_within: none
    tracking_id: true
    fee: none
    external_body: The consumer arbitration board, Market Street 1
    tell_rights: true
  contract:
    arbitration: optional
    class_waiver: false
    liability_exclusion: none
    forfeits: none
    points_grace: 12 months
    unilateral_change: {allowed: true, reasons: [A change in the law], notice: 30 days, exit_right: true}
    sole_interpretation: false
    documents_required: [photo, order number]
    notarised: false
"""

JUDGED = [f"POL{number:03}" for number in range(1, 40)]

MISSING = object()
NO_ORGANISATION = "CX019"

ONE_TERM = [
    ("terms.return.window", "10 days", "POL001", "very-short"),
    ("terms.return.window", "21 days", "POL001", "short"),
    ("terms.return.window", "none", "POL007", "no-window"),
    ("terms.return.starts_at", "order", "POL002", "early"),
    ("terms.return.defect_window", "14 days", "POL008", "short"),
    ("terms.return.channels", ["post"], "POL012", "missing"),
    ("terms.return.conditions", ["unopened", "reason"], "POL003", "conditions"),
    ("terms.return.proof", ["receipt"], "POL003", "receipt"),
    ("terms.return.restocking", "20%", "POL004", "heavy"),
    ("terms.return.restocking", "5 EUR", "POL004", "fee"),
    ("terms.return.fault_shipping_paid_by", "customer", "POL005", "shipping"),
    ("terms.return.approvals", "3", "POL037", "too-many"),
    ("terms.return.approvals", "1", "POL037", "against-authority"),
    ("terms.return.final_sale", ["*"], "POL007", "everything"),
    ("terms.return.final_sale_covers_defects", "true", "POL007", "defects"),
    ("terms.refund.method", "store-credit", "POL006", "credit-only"),
    ("terms.refund.deadline", "30 working days", "POL009", "very-slow"),
    ("terms.refund.deadline", MISSING, "POL009", "missing"),
    ("terms.refund.fee", "2 EUR", "POL010", "fee"),
    ("terms.refund.includes_delivery", "false", "POL010", "delivery"),
    ("terms.refund.automatic_on_company_failure", "false", "POL011", "claim"),
    ("terms.cancellation.fee", "20 EUR", "POL016", "fee"),
    ("terms.cancellation.fee", "60%", "POL016", "heavy"),
    ("terms.cancellation.fee_formula", "remaining-balance", "POL016", "everything"),
    ("terms.cancellation.retention_screens", "2", "POL017", "many"),
    ("terms.cancellation.retention_screens", "4", "POL017", "too-many"),
    ("terms.cancellation.retention_skippable", "false", "POL017", "no-skip"),
    ("terms.cancellation.requires", ["letter", "reason"], "POL018", "hurdles"),
    ("terms.cancellation.confirmation_within", "3 hours", "POL018", "slow"),
    ("terms.cancellation.confirmation_within", "1 week", "POL018", "very-slow"),
    ("terms.cancellation.withdrawal_function.online", "false", "POL018", "not-online"),
    ("terms.cancellation.withdrawal_function.durable_acknowledgement", "false", "POL018", "not-kept"),
    ("terms.cancellation.channels", ["phone"], "POL013", "missing"),
    ("terms.cancellation.steps", "9", "POL014", "many"),
    ("terms.cancellation.notice", "3 months", "POL015", "very-long"),
    ("terms.subscription.renewal_notice", MISSING, "POL019", "silent"),
    ("terms.subscription.renewal_notice", "3 days", "POL019", "short-notice"),
    ("terms.subscription.optout_deadline", "60 days", "POL019", "early-deadline"),
    ("terms.subscription.consent", "implied", "POL022", "implied"),
    ("terms.subscription.consent", "preticked", "POL022", "preticked"),
    ("terms.subscription.trial.reminder", MISSING, "POL020", "silent"),
    ("terms.subscription.trial.reminder", "1 day", "POL020", "late"),
    ("terms.subscription.trial.reminder", "29 days", "POL020", "early"),
    ("terms.subscription.price_change_notice", "2 weeks", "POL021", "short"),
    ("terms.subscription.price_change_notice", "1 day", "POL021", "very-short"),
    ("terms.subscription.price_change_notice", "none", "POL021", "none"),
    ("terms.subscription.exit_on_change", "false", "POL021", "no-exit"),
    ("terms.subscription.exit_on_change", MISSING, "POL021", "exit-unsaid"),
    ("terms.subscription.initial_term", "3 years", "POL023", "first"),
    ("terms.subscription.renewal_term", "1 year", "POL023", "again"),
    ("terms.warranty.length", "12 months", "POL025", "short"),
    ("terms.warranty.burden_shifts_after", "6 months", "POL024", "early"),
    ("terms.warranty.registration_required", "true", "POL024", "registration"),
    ("terms.warranty.repair_deadline", MISSING, "POL039", "missing"),
    ("terms.warranty.repair_deadline", "60 days", "POL039", "slow"),
    ("terms.warranty.max_repairs", "4", "POL039", "often"),
    ("terms.warranty.costs_paid_by", "customer", "POL005", "repair"),
    ("terms.fees.0.in_headline_price", "false", "POL026", "not-in-price"),
    ("terms.fees.0.disclosed_at", "checkout", "POL026", "shown-late"),
    ("terms.fees.1.trigger", "refund", "POL027", "fee"),
    ("terms.fees.1.cap", MISSING, "POL028", "no-cap"),
    ("terms.fees.1.reciprocal", "false", "POL028", "one-sided"),
    ("terms.complaint.fee", "5 EUR", "POL027", "complaint"),
    ("terms.complaint.external_body", MISSING, "POL032", "nobody"),
    ("terms.complaint.tell_rights", "false", "POL032", "untold"),
    ("terms.complaint.acknowledge", "5 days", "POL029", "slow"),
    ("terms.complaint.acknowledge", MISSING, "POL029", "missing"),
    ("terms.complaint.resolve", "90 days", "POL030", "very-slow"),
    ("terms.complaint.resolve", MISSING, "POL030", "missing"),
    ("terms.complaint.update_every", MISSING, "POL030", "silence"),
    ("terms.complaint.writing_only", "true", "POL031", "writing-only"),
    ("terms.complaint.raise_within", "7 days", "POL031", "short-time"),
    ("terms.complaint.tracking_id", "false", "POL031", "no-number"),
    ("terms.complaint.channels", ["web"], "POL031", "channels"),
    ("terms.contract.unilateral_change.reasons", [], "POL034", "no-reasons"),
    ("terms.contract.unilateral_change.notice", "none", "POL034", "no-notice"),
    ("terms.contract.unilateral_change.exit_right", "false", "POL034", "no-exit"),
    ("terms.contract.arbitration", "mandatory", "POL033", "arbitration"),
    ("terms.contract.class_waiver", "true", "POL033", "together"),
    ("terms.contract.liability_exclusion", ["lost data"], "POL035", "liability"),
    ("terms.contract.forfeits", ["balance"], "POL035", "money"),
    ("terms.contract.forfeits", ["goods"], "POL035", "things"),
    ("terms.contract.points_grace", "30 days", "POL035", "short-grace"),
    ("terms.contract.sole_interpretation", "true", "POL034", "alone"),
    ("terms.contract.documents_required", ["photo", "police report", "ID: front"], "POL036", "many"),
    ("terms.contract.notarised", "true", "POL036", "notarised"),
    ("frontline.limit", MISSING, "POL038", "no-authority"),
    ("frontline.override", MISSING, "POL038", "no-override"),
    ("frontline", MISSING, "POL038", "nothing"),
]


def check(policy: str | dict) -> tuple[list[Finding], Result]:
    text = policy if isinstance(policy, str) else yaml.safe_dump(policy, sort_keys=False)
    result = run_files({"policy.yaml": text + PEOPLE}, registry=build_registry(entry_points=False))
    unread = {finding.rule for finding in result.findings if finding.rule.startswith("CX")} - {
        NO_ORGANISATION
    }
    assert not unread
    return [finding for finding in result.findings if finding.rule.startswith("POL")], result


def hostile(field: str, value: object) -> dict:
    policy = yaml.load(FRIENDLY, yaml.BaseLoader)
    *parents, last = steps(field)
    holder = policy
    for step in parents:
        holder = holder[step]
    if value is MISSING:
        del holder[last]
    else:
        holder[last] = value
    return policy


def merge(into: dict, new: dict) -> None:
    for key, value in new.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value


def mended(policy: dict, path: tuple, write: str) -> dict:
    policy = copy.deepcopy(policy)
    holder = policy
    for step in path[:-1]:
        holder = holder.setdefault(step, {}) if isinstance(holder, dict) else holder[step]
    merge(holder, yaml.load(write, yaml.BaseLoader))
    return policy


def test_a_friendly_policy_passes_every_rule_about_its_terms() -> None:
    findings, result = check(FRIENDLY)
    assert findings == []
    outcomes = {rule: outcome for rule, subject, outcome in result.assessments if subject.kind == "policy"}
    assert {rule: outcomes.get(rule) for rule in JUDGED} == dict.fromkeys(JUDGED, Outcome.PASS)


@pytest.mark.parametrize(("field", "value", "rule", "key"), ONE_TERM)
def test_one_hostile_term_is_one_finding(field: str, value: object, rule: str, key: str) -> None:
    findings, _ = check(hostile(field, value))
    assert [(finding.rule, finding.key) for finding in findings] == [(rule, key)]


@pytest.mark.parametrize(("field", "value", "rule", "key"), ONE_TERM)
def test_writing_what_the_finding_says_mends_it(field: str, value: object, rule: str, key: str) -> None:
    policy = hostile(field, value)
    findings, _ = check(policy)
    again, _ = check(mended(policy, findings[0].path, findings[0].write))
    assert again == []
