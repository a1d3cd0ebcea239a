"""The law plugin as it lies in the checkout, whether it is installed or not, and small companies under it."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from cxlint.hookspecs import hookimpl
from cxlint.law import legal
from cxlint.model.limits import LimitEntry
from cxlint.plugins import build_registry
from cxlint.rule import DocumentRule, NoOptions, reference
from cxlint.testing import run_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cxlint.diagnostics import Finding
    from cxlint.rule import Hit


@pytest.fixture(scope="session")
def law_plugin(checkout: Path) -> ModuleType:
    """The plugin object."""
    folder = str(checkout / "plugins" / "cxlint-law")
    sys.path.insert(0, folder)
    try:
        import cxlint_law
    finally:
        sys.path.remove(folder)
    return cxlint_law


@pytest.fixture(scope="session")
def limits(law_plugin: ModuleType) -> tuple[LimitEntry, ...]:
    """Everything that the plugin knows."""
    return law_plugin.cxlint_limits()


class Probe(DocumentRule[NoOptions]):
    """Watches every limit on policies, also those that no rule of cxlint reads."""

    id = "PROBE001"
    name = "probe"
    summary = why = fix = "For tests."
    kinds = ("policy",)
    messages = legal("{value} against {limit}.", "id: {id}")

    def check(self, document: object, options: NoOptions) -> Iterator[Hit]:
        yield from ()


Findings = list["Finding"]


@pytest.fixture
def under_law(law_plugin: ModuleType, limits: tuple[LimitEntry, ...]) -> Callable[..., Findings]:
    """What a policy of a company gets to hear: `under_law(terms, "eu", as_of, sector="bank")`."""

    class Plugin:
        @hookimpl
        def cxlint_rules(self) -> tuple[object, ...]:
            return (reference(Probe),)

    def judge(
        terms: str, where: str, as_of: str = "2026-11-22", company: str = "", more: str = ""
    ) -> Findings:
        Probe.law = {
            limit.parameter: ""
            for limit in limits
            if limit.kind == "policy" and f"{limit.parameter.split('.')[1]}:" in terms.replace("fees:", "")
        }
        registry = build_registry(entry_points=False, extra=[law_plugin, Plugin()])
        files = {
            "company.yaml": f"kind: organisation\nid: company\njurisdictions: [{where}]\n{company}\n",
            "policy.yaml": f"kind: policy\nid: policy\n{more}\nterms: {{{terms}}}\n" if terms else more,
        }
        return list(run_files(files, as_of, registry).findings)

    return judge
