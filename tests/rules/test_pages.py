"""The page of every rule says what the rule says, and the page of standards what the register says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


def test_the_pages_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("rule_pages", HOME / "scripts" / "rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.there() == script.pages(), "run `make pages`"
