"""A company of ten documents whose scorecard can be worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cxlint.config import load_settings
from cxlint.engine.examine import run
from cxlint.plugins import build_registry
from cxlint.result import Result

DAY = date(2026, 11, 22)

SETTINGS = "roots: [.]\nselect: [GOV005, OWN006, TCH002, KPI010, POL004]\n"
"""One rule for each level: warning at 1, errors at 2 and 3, warning at 4, error at 5; and READABLE, an error at 1."""

TEN = {
    "organisation.yaml": "kind: organisation\nid: tea\ntitle: The Tea House\nexecutive_sponsor: mona\n",
    "people/mona.yaml": "kind: person\nid: mona\nname: Mona Khalil\n",
    "policies/returns.yaml": (
        "kind: policy\nid: returns\ntitle: Returns\narea: shop\nowner: mona\n"
        "rationale: Whoever can return things easily buys more.\n"
        "terms:\n  return: {restocking: none}\n"
    ),
    "policies/refunds.yaml": (
        "kind: policy\nid: refunds\ntitle: Refunds\narea: web\nowner: mona\n"
        "terms:\n  return:\n    restocking: 25%\n"
    ),
    "journeys/buy.yaml": (
        "kind: journey\nid: buy\ntitle: Buy tea\narea: shop\nowner: mona\nvolume_month: 900\n"
        "stages:\n  - {name: I taste and pay, touchpoints: [counter]}\n"
    ),
    "journeys/complain.yaml": (
        "kind: journey\nid: complain\ntitle: Complain\narea: web\nvolume_month: 100\n"
        "stages:\n  - {name: I write, touchpoints: [form]}\n"
    ),
    "touchpoints/counter.yaml": (
        "kind: touchpoint\nid: counter\ntitle: The counter\narea: shop\nowner: mona\npolicies: [returns]\n"
        "feedback: {method: two questions}\n"
    ),
    "touchpoints/form.yaml": (
        "kind: touchpoint\nid: form\ntitle: The form\narea: web\nowner: mona\npolicies: [refunds]\n"
    ),
    "kpis/happy.yaml": (
        "kind: kpi\nid: happy\ntitle: Happy guests\ntype: csat_top2\narea: shop\nowner: mona\n"
        "measures: {journey: buy}\nsource_system: till\ntarget: 85%\n"
        "measured: {every: 1 month, on: 2026-10-31, value: 83%}\n"
    ),
    "waivers/fee.yaml": (
        "kind: waiver\nid: fee\nrule: POL004\nsubject: policy/refunds#terms.return.restocking\n"
        "reason: The old price list ends in December.\nowner: lena\napproved_by: mona\n"
        "approved_on: 2026-11-01\nexpires: 2026-12-31\n"
    ),
}  # fmt: skip
"""`lena`, who answers for the waiver, and the system `till` are described nowhere, which no selected rule minds."""


@pytest.fixture
def ten() -> dict[str, str]:
    """The files of the company."""
    return dict(TEN)


@pytest.fixture
def tea_house(tmp_path: Path) -> Callable[..., Result]:
    """Checks the ten documents, with some of them changed or taken out (None), on a day, in a language."""

    def check(
        changed: dict[str, str | None] | None = None,
        *,
        day: date = DAY,
        language: str = "en",
        facts: bool = True,
    ) -> Result:
        for name, text in {"cxlint.yaml": SETTINGS, **TEN, **(changed or {})}.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.write_text(text, encoding="utf-8")
        registry = build_registry(entry_points=False)
        settings = load_settings(registry, tmp_path, overrides={"language": language})
        return run(settings, registry, day, facts=facts)

    return check
