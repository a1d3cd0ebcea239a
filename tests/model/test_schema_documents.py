"""The schemas accept what people rightly write, and refuse the rest at its place, as an editor applies them."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

import cxlint

if TYPE_CHECKING:
    Json = dict[str, Any]

FOLDER = Path(cxlint.__file__).parent / "model" / "schemas"


def validator(schema: Json) -> Draft7Validator:
    common = Resource.from_contents(json.loads((FOLDER / "common.json").read_bytes()))
    return Draft7Validator(schema, registry=Registry().with_resource("common.json", common))


def kind_validator(kind: str) -> Draft7Validator:
    return validator(json.loads((FOLDER / f"{kind}.json").read_bytes()))


def complaints(document: Json) -> list[str]:
    """The places of a document that its kind's schema refuses."""
    errors = kind_validator(document["kind"]).iter_errors(document)
    return sorted(".".join(map(str, error.absolute_path)) for error in errors)


ACCEPTED = [
    (
        "duration",
        ["30 days", "1 day", "7 working days", "2 business days", "90 seconds", "24 hours", "1.5 years"],
    ),
    (
        "duration",
        ["٣٠ days", "۱۲ months", "١٫٥ hours", "immediately", "4 weeks", "15 minutes", 0, "0 days", "30 Days"],
    ),
    ("duration_or_none", ["none", "None", "14 days", 0]),
    ("money", ["25 EUR", "EUR 25", "1,250.50 SAR", "1 250 EUR", "٢٥ EGP", 0]),
    ("percent", ["15%", "2.5 %", "١٥٪"]),
    ("amount", ["15%", "5 EUR"]),
    ("amount_or_none", ["none", "15%", "5 EUR", 0]),
    ("measure", [4.5, -20, "85%", "24 hours", "20 EUR", "٨٥", "-20", "-20 points", "4.5 stars"]),
    (
        "hours",
        [
            "24/7",
            "Sun-Thu 09:00-17:00",
            "Mon-Fri 9:00-18:00, Sat 10:00-14:00",
            "Mon 09:00-12:00; Tue 13:00-17:00",
        ],
    ),
    (
        "hours",
        [
            "Mon, Wed 09:00-17:00",
            "Mon-Fri 09:00-12:00, 13:00-17:00",
            "every day 8:00-20:00",
            "monday to friday: 09:00 to 17:00",
        ],
    ),
    ("date", ["2026-11-22", "٢٠٢٦-١١-٢٢"]),
    ("version", ["2.1.0", 2.1, 2, "1.0.0-rc.1"]),
    ("id", ["returns-online", "الإرجاع", "بازگشت-۱", "step_2", "۷"]),
    ("place", ["policy/returns", "policy/returns#terms.return.window", "kpi/csat"]),
    ("reference", ["mona-k", "team/care", "الإرجاع"]),
    ("person_or_team_reference_or_none", ["none", "team/care"]),
    ("text", ["Returns", {"en": "Returns", "ar": "الإرجاع"}]),
    ("lines_or_none", [[], ["receipt"], "none"]),
    ("language", ["en", "pt-BR"]),
    ("whole_number", [0, 3]),
    ("flag", [True, False]),
]
REFUSED = [
    ("duration", [30, "30", "days", "30 dayz", "none", "five days", "-3 days", "5-7 days", ""]),
    ("duration_or_none", ["14", 14]),
    ("money", ["25", "$25", "25 euros", 25]),
    ("percent", ["15", 15, "15 EUR"]),
    ("amount", ["15", 15, "none", "2 days"]),
    ("measure", ["good", "85 dogs", True]),
    ("hours", ["9-5", "Mon-Fri", "09:00-17:00", "Mon-Fry 09:00-17:00"]),
    ("date", ["22.11.2026", "2026-11", "today"]),
    ("version", ["two", "v1", "1.2.3.4"]),
    ("id", ["two words", "policy/returns", "a.b", "a#b", "a:b", "", "a,b", "a{b}", "(a)", "-a", "_a"]),
    ("place", ["returns", "policy/", "policy/returns#", "Policy/returns"]),
    ("reference", ["two words", "a/b/c", ""]),
    ("text", [3, {"en": 3}, ["Returns"]]),
    ("lines_or_none", ["receipt", [3]]),
    ("whole_number", [-1, 1.5, "3 steps"]),
    ("flag", ["yes", 1]),
]


def accepts(name: str, value: object) -> bool:
    return validator({"allOf": [{"$ref": f"common.json#/definitions/{name}"}]}).is_valid(value)


@pytest.mark.parametrize(("name", "values"), ACCEPTED)
def test_a_shared_definition_accepts_what_people_rightly_write(name: str, values: list[object]) -> None:
    assert [value for value in values if not accepts(name, value)] == []


@pytest.mark.parametrize(("name", "values"), REFUSED)
def test_a_shared_definition_refuses_what_nobody_could_understand(name: str, values: list[object]) -> None:
    assert [value for value in values if accepts(name, value)] == []


POLICY: Json = {
    "kind": "policy",
    "id": "returns-online",
    "title": {"en": "Returns", "ar": "الإرجاع"},
    "version": "2.1.0",
    "status": "active",
    "owner": "head-of-care",
    "area": "retail",
    "effective_from": "2026-01-01",
    "last_reviewed": "2026-06-01",
    "review_every": "12 months",
    "supersedes": ["returns-2025"],
    "changelog": [{"version": "2.1.0", "on": "2026-01-01", "change": "Thirty days instead of fourteen."}],
    "rationale": "Customers buy more when returning is easy.",
    "jurisdictions": ["eu", "us-ca"],
    "scope": {"channels": ["web", "store"]},
    "customer_notice": {"period": "30 days", "channels": ["email"]},
    "frontline": {"limit": "100 EUR", "override": "team/care-leads"},
    "terms": {
        "return": {
            "window": "30 days",
            "starts_at": "delivery",
            "conditions": "none",
            "restocking": "none",
            "shipping_paid_by": "company",
            "final_sale": ["opened hygiene goods"],
            "approvals": 0,
        },
        "refund": {"method": "original", "deadline": "5 working days", "clock_from": "receipt"},
        "fees": [{"name": "late payment", "amount": "2%", "mandatory": False, "cap": "40 EUR"}],
        "contract": {
            "unilateral_change": {"allowed": True, "reasons": [{"en": "A new law"}], "notice": "60 days"}
        },
    },
    "commitments": {"loaner_device": {"value": "3 days", "better": "less"}, "gift": {"value": True}},
    "customer_text": {"en": "You have 30 days."},
}
KPI: Json = {
    "kind": "kpi",
    "id": "csat-returns",
    "type": "csat_top2",
    "owner": "mona-k",
    "scale": {"min": 1, "max": 5},
    "measures": {"journey": "return-an-order"},
    "target": "85%",
    "baseline": "78%",
    "act_below": {"value": "75%", "owner": "mona-k", "action": "Call ten customers"},
    "measured": {"every": "1 month", "on": "2026-10-31", "value": "83%"},
}


def changed(document: Json, path: str, value: object) -> Json:
    """A copy of the document with another value at a dotted path."""
    copied = copy.deepcopy(document)
    *parents, last = path.split(".")
    place = copied
    for step in parents:
        place = place[step]
    place[last] = value
    return copied


@pytest.mark.parametrize("document", [POLICY, KPI], ids=["policy", "kpi"])
def test_a_full_document_is_accepted(document: Json) -> None:
    assert complaints(document) == []


@pytest.mark.parametrize(
    ("document", "path", "value"),
    [
        (POLICY, "terms.return.window", 30),
        (POLICY, "terms.return.window", "30"),
        (POLICY, "terms.return.starts_at", "arrival"),
        (POLICY, "terms.return.conditions", ["reason", "sealed"]),
        (POLICY, "terms.return.restocking", 15),
        (POLICY, "terms.return.approvals", -1),
        (POLICY, "terms.refund.deadline", "none"),
        (POLICY, "scope.channels", "web"),
        (POLICY, "owner", "Mona Khalil"),
        (POLICY, "effective_from", "01/01/2026"),
        (POLICY, "status", "live"),
        (POLICY, "commitments.loaner_device.better", "faster"),
        (POLICY, "id", "returns online"),
        (KPI, "type", "happiness"),
        (KPI, "target", "very good"),
        (KPI, "measures.journey", ["return-an-order"]),
        (KPI, "measured.every", "monthly"),
    ],
)
def test_a_wrong_value_is_refused_at_its_place(document: Json, path: str, value: object) -> None:
    assert {place[: len(path)] for place in complaints(changed(document, path, value))} == {path}


@pytest.mark.parametrize(
    ("path", "parent"),
    [("colour", ""), ("terms.returns", "terms"), ("terms.return.windw", "terms.return")],
)
def test_an_unknown_field_is_refused(path: str, parent: str) -> None:
    assert complaints(changed(POLICY, path, "30 days")) == [parent]


@pytest.mark.parametrize("field", ["kind", "id"])
def test_a_document_needs_its_kind_and_id(field: str) -> None:
    rest = {key: value for key, value in KPI.items() if key != field}
    assert [error.validator for error in kind_validator("kpi").iter_errors(rest)] == ["required"]
