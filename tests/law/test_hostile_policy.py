"""A hostile policy in Egypt: what the law adds to the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.diagnostics import Finding

HOSTILE = (
    "return: {window: 7 days, starts_at: order, conditions: [reason], proof: [receipt], restocking: 20%, approvals: 2}, "
    "refund: {method: store-credit, deadline: 30 working days}"
)


def test_every_hostile_term_is_held_against_the_law_of_egypt(
    under_law: Callable[..., list[Finding]],
) -> None:
    found = under_law(
        HOSTILE, "eg", more="scope: {channels: [web]}\nversion: 1.2.0\nlast_reviewed: 2023-05-01"
    )
    legal = {
        finding.pointer: finding.severity
        for finding in found
        if "Possible conflict with Law 181/2018" in finding.text
    }
    assert legal == dict.fromkeys(
        (
            "terms.return.window",
            "terms.return.starts_at",
            "terms.return.conditions",
            "terms.return.restocking",
            "terms.refund.method",
            "terms.refund.deadline",
        ),
        Severity.ERROR,
    )
    assert {"POL001", "POL003", "POL004", "POL006", "POL009", "POL037", "POL038"} <= {f.rule for f in found}


def test_a_broken_law_takes_the_place_of_the_softer_finding(under_law: Callable[..., list[Finding]]) -> None:
    found = [finding for finding in under_law(HOSTILE, "eg") if finding.pointer == "terms.return.window"]
    assert [(finding.rule, finding.key) for finding in found if finding.rule != "PROBE001"] == [
        ("POL001", "law")
    ]
