"""Real, friendly texts about refunds and cancellation: nothing is held against them, and one hostile term is one finding.

The terms below are what the texts promise, read by a person; the texts stay where they are and are copied for the test.
"""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path

import pytest
import yaml

import cxlint
from cxlint import Finding, Outcome, Result
from cxlint.model.document import steps

REFUND = {
    "kind": "policy",
    "id": "refund",
    "title": "A fair refund policy",
    "owner": "team/support",
    "scope": {"channels": ["email"]},
    "frontline": {
        "discretion": "Nearly everything comes down to the single case; we see to it that customers are happy.",
        "override": "team/support",
    },
    "terms": {
        "return": {
            "window": "1 year",  # subscriptions are sold by the year; whoever is not happy has the money back
            "conditions": "none",
            "restocking": "none",
            "approvals": "0",
            "final_sale": "none",
            "channels": ["email"],
        },
        "cancellation": {"notice": "none", "takes_effect": "immediately", "data_kept": "60 days"},
        "subscription": {"initial_term": "1 year"},
        "contract": {"documents_required": "none", "notarised": "false"},
    },
}
CANCELLATION = {
    "kind": "policy",
    "id": "cancellation",
    "title": "Cancellation policy",
    "owner": "team/support",
    "scope": {"channels": ["web", "app"]},
    "frontline": {
        "discretion": "Whoever has not used the account or has just been billed gets a fair refund.",
        "override": "team/support",
    },
    "terms": {
        "cancellation": {
            "channels": ["web", "app"],
            "joining_channels": [
                "web",
                "app",
            ],  # how one joins is not in the text: there too, by form and e-mail
            "steps": "2",  # the account page, and "Cancel your subscription" on it
            "joining_steps": "2",
            "notice": "none",
            "fee": "none",
            "requires": "none",
            "retention_screens": "0",
            "access_until_period_end": "true",
            "data_kept": "30 days",
        },
        "contract": {"documents_required": "none", "notarised": "false"},
    },
}
PASSED = {
    "refund": ["POL001", "POL003", "POL004", "POL007", "POL015", "POL036", "POL037", "POL038"],
    "cancellation": ["POL013", "POL014", "POL015", "POL036", "POL038"],
}
TERMS = {"refund": REFUND, "cancellation": CANCELLATION}
HOSTILE = [
    ("refund", "terms.return.window", "10 days", "POL001"),
    ("refund", "terms.return.window", "none", "POL007"),
    ("refund", "terms.return.conditions", ["reason"], "POL003"),
    ("refund", "terms.return.restocking", "15%", "POL004"),
    ("refund", "terms.return.approvals", "3", "POL037"),
    ("refund", "terms.return.final_sale", ["*"], "POL007"),
    ("refund", "terms.cancellation.notice", "3 months", "POL015"),
    ("refund", "terms.contract.documents_required", ["invoice", "passport", "letter"], "POL036"),
    ("refund", "terms.contract.notarised", "true", "POL036"),
    ("refund", "frontline.discretion", "", "POL038"),
    ("cancellation", "terms.cancellation.channels", ["phone"], "POL013"),
    ("cancellation", "terms.cancellation.steps", "9", "POL014"),
    ("cancellation", "terms.cancellation.notice", "90 days", "POL015"),
    ("cancellation", "terms.contract.documents_required", ["invoice", "passport", "letter"], "POL036"),
    ("cancellation", "terms.contract.notarised", "true", "POL036"),
    ("cancellation", "terms.subscription.auto_renew", "true", "POL019"),
    ("cancellation", "terms.contract.sole_interpretation", "true", "POL034"),
]
WORLD = """\
kind: organisation
id: company
languages: [en]
---
kind: team
id: support
---
kind: channel
id: web
type: web
---
kind: channel
id: app
type: app
---
kind: channel
id: email
type: email
---
kind: channel
id: phone
type: phone
"""


@pytest.fixture
def text_of(policy_changes: Path):
    """Gives the newest text about refunds or cancellation, without the front matter of its own site."""

    def newest(topic: str) -> str:
        rows = [
            json.loads(line)
            for name in ("changes.jsonl", "no_change_controls.jsonl")
            for line in (policy_changes / name).read_text(encoding="utf-8").splitlines()
        ]
        ours = [r for r in rows if r["repo"].startswith("basecamp/") and r["path"].startswith(topic)]
        last = max(ours, key=lambda row: row["date"])
        text = (policy_changes / "files" / last["id"] / "after.md").read_text(encoding="utf-8")
        _, _, body = text.removeprefix("---\n").partition("\n---\n")
        assert len(body) > 1000
        return body

    return newest


def checked(terms: dict, body: str, folder: Path) -> Result:
    head = yaml.safe_dump(terms, sort_keys=False, allow_unicode=True)
    (folder / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
    (folder / "world.yaml").write_text(WORLD, encoding="utf-8")
    (folder / f"{terms['id']}.md").write_text(f"---\n{head}---\n{body}", encoding="utf-8")
    result = cxlint.check(folder, as_of=date(2026, 11, 22), settings={"select": ["all"]})
    assert [f.text for f in result.findings if f.rule.startswith("CX")] == []
    return result


def hostile_findings(result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.rule.startswith("POL")]


def with_term(terms: dict, field: str, value: object) -> dict:
    changed = copy.deepcopy(terms)
    holder = changed
    *parents, last = steps(field)
    for step in parents:
        holder = holder.setdefault(step, {})
    holder[last] = value
    return changed


def stated(part: object) -> int:
    return sum(stated(value) for value in part.values()) if isinstance(part, dict) else 1


@pytest.mark.parametrize("topic", TERMS)
def test_a_friendly_text_of_a_real_company_has_no_customer_hostile_finding(
    topic: str, text_of, tmp_path: Path
) -> None:
    assert stated(TERMS[topic]["terms"]) >= 8
    result = checked(TERMS[topic], text_of(topic), tmp_path)
    assert hostile_findings(result) == []
    outcomes = {rule: outcome for rule, subject, outcome in result.assessments if subject.id == topic}
    assert {rule: outcomes.get(rule) for rule in PASSED[topic]} == dict.fromkeys(PASSED[topic], Outcome.PASS)


@pytest.mark.parametrize(("topic", "field", "value", "rule"), HOSTILE)
def test_one_hostile_term_in_a_real_text_is_exactly_one_finding(
    topic: str, field: str, value: object, rule: str, text_of, tmp_path: Path
) -> None:
    result = checked(with_term(TERMS[topic], field, value), text_of(topic), tmp_path)
    assert [(f.rule, f.subject.id) for f in hostile_findings(result)] == [(rule, topic)]


def test_a_refund_without_a_date_is_the_one_thing_that_the_real_text_lacks(text_of, tmp_path: Path) -> None:
    body = text_of("refund")
    assert "business days" not in body
    assert "within" not in body.partition("Get in touch")[2]
    terms = with_term(REFUND, "terms.refund", {"method": "original", "fee": "none"})
    result = checked(terms, body, tmp_path)
    assert [(f.rule, f.key) for f in hostile_findings(result)] == [("POL009", "missing")]
    (tmp_path / "refund.md").unlink()
    dated = with_term(terms, "terms.refund.deadline", "5 working days")
    assert hostile_findings(checked(dated, body, tmp_path)) == []
