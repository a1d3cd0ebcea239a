"""Three known hard cases: a hostile return policy in Egypt, a choice that one system keeps, a measure on its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cxlint.plugins import build_registry
from cxlint.testing import run_files

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-11-22"

HOSTILE = {
    "company.yaml": "kind: organisation\nid: company\njurisdictions: [eg]\n",
    "hostile.yaml": """\
kind: policy
id: return-web
version: 1.2.0
owner:
scope: {channels: [web]}
last_reviewed: 2023-05-01
terms:
  return:
    window: 7 days
    starts_at: order
    conditions: [reason]
    proof: [receipt]
    restocking: 20%
    approvals: 2
  refund: {method: store-credit, deadline: 30 working days}
customer_text:
  ar: "البضاعة المباعة لا ترد ولا تستبدل إلا خلال ١٤ يومًا."
""",
}
PAPERLESS = {
    "company.yaml": "kind: organisation\nid: company\n",
    "ecomms.yaml": """\
kind: policy
id: ecomms
terms:
  preferences:
    scope: product
    applies_to_systems: [cards]
    grant_steps: 1
    withdraw_steps: 4
    effective_within: 20 working days
""",
    # Each keeps for itself how its customers want to be reached, and nothing flows between the two.
    "systems.yaml": """\
kind: system
id: cards
sends: [post, email]
holds: [preferences]
---
kind: system
id: mortgages
sends: [post]
holds: [preferences]
""",
}
CES_TRAP = {
    "company.yaml": "kind: organisation\nid: company\n",
    "ease.yaml": """\
kind: kpi
id: ease
type: ces_v2
scale: {min: 1, max: 7}
direction: lower
target: 8
baseline: 5
""",
}

EXPECTED = {
    "hostile": {
        ("OWN006", "error", "owner"),
        ("GOV001", "error", "effective_from"),
        ("GOV002", "error", "last_reviewed"),
        ("GOV003", "warning", "approved_by"),
        ("GOV005", "warning", "rationale"),
        ("POL001", "error", "terms.return.window"),
        ("POL002", "error", "terms.return.starts_at"),
        ("POL003", "error", "terms.return.conditions"),
        ("POL003", "warning", "terms.return.proof"),
        ("POL004", "error", "terms.return.restocking"),
        ("POL006", "error", "terms.refund.method"),
        ("POL008", "warning", "terms.return.defect_window"),
        ("POL009", "error", "terms.refund.deadline"),
        ("POL037", "warning", "terms.return.approvals"),
        ("POL038", "error", "frontline"),
        ("TXT007", "error", "customer_text.ar"),
    },
    "paperless": {
        ("PRF001", "error", "terms.preferences.scope"),
        ("PRF002", "error", "terms.preferences.applies_to_systems"),
        ("PRF003", "error", "terms.preferences.effective_within"),
        ("PRF004", "error", "terms.preferences.withdraw_steps"),
        ("PRF005", "warning", "terms.preferences.kinds"),
        ("SYS001", "error", "id"),
        ("SYS002", "error", "holds"),
    },
    "ces": {
        ("KPI004", "error", "target"),
        ("KPI005", "error", "direction"),
        ("KPI006", "error", "method"),
        ("KPI008", "warning", "act_below"),
        ("KPI010", "warning", "measured.every"),
        ("OWN006", "error", "owner"),
    },
}

# What else is right to be said. The company has written down nothing but its name:
BARE_COMPANY = {
    ("company", rule)
    for rule in (
        "ERR001", "ERR007", "GOV006", "JRN005", "KPI001", "KPI015", "KPI016", "KPI017", "OBJ001", "ORG001",
        "ORG002", "ORG003", "ORG004", "STR001", "STR003", "SYS001", "TCH010",
    )
}  # fmt: skip
ALSO_RIGHT = {
    "hostile": {
        ("return-web", "GOV012"),  # no sponsor
        ("return-web", "OWN009"),  # the channel 'web' is described nowhere
        ("return-web", "PRC014"),  # no process carries the policy out
    },
    "paperless": {
        # no version, start, country, review, approval, reason, sponsor, owner or process
        *(
            ("ecomms", rule)
            for rule in ("GOV001", "GOV002", "GOV003", "GOV005", "GOV012", "OWN006", "PRC014")
        ),
        # no owner, unknown channels, no message written down, no plan to mend it
        *(
            (system, rule)
            for system in ("cards", "mortgages")
            for rule in ("OWN006", "OWN009", "COM002", "RMP002")
        ),
    },
    "ces": set(),
}

FIXTURES = {"hostile": HOSTILE, "paperless": PAPERLESS, "ces": CES_TRAP}


@pytest.fixture
def found(checkout: Path, monkeypatch: pytest.MonkeyPatch):
    """What a fixture gets to hear, the law included, except from the rules about style that come later."""

    def check(name: str):
        monkeypatch.syspath_prepend(checkout / "plugins" / "cxlint-law")
        import cxlint_law

        registry = build_registry(entry_points=False, extra=[cxlint_law])
        findings = run_files(FIXTURES[name], DAY, registry).findings
        assert findings
        return [finding for finding in findings if finding.rule not in {"TXT001", "TXT009"}]

    return check


@pytest.mark.parametrize("name", FIXTURES)
def test_everything_expected_is_found_as_gravely_as_it_is(found, name: str) -> None:
    said = {(f.rule, f.severity.word, f.pointer) for f in found(name)}
    assert EXPECTED[name] - said == set()


@pytest.mark.parametrize("name", FIXTURES)
def test_every_other_finding_is_right(found, name: str) -> None:
    expected = EXPECTED[name]
    others = {
        (f.subject.id, f.rule) for f in found(name) if (f.rule, f.severity.word, f.pointer) not in expected
    }
    assert others - BARE_COMPANY - ALSO_RIGHT[name] == set()


def test_the_law_of_egypt_speaks_of_its_numbers(found) -> None:
    texts = {f.pointer: f.text for f in found("hostile") if f.key == "law"}
    assert "at least 14 days" in texts["terms.return.window"]
    assert "at most 7 days" in texts["terms.refund.deadline"]
    assert all("(EG)" in text for text in texts.values())


def test_the_mortgages_are_the_ones_left_out(found) -> None:
    texts = [f.text for f in found("paperless") if f.rule == "PRF002"]
    assert texts == [
        "The system 'mortgages' writes to customers, but what customers choose under 'ecomms' is not applied there."
    ]
    assert {f.subject.id for f in found("paperless") if f.rule == "SYS002"} == {"cards", "mortgages"}
