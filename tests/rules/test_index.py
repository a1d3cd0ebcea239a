"""The index of the rules says what the rule files say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]


def test_the_index_is_fresh() -> None:
    spec = importlib.util.spec_from_file_location("index_rules", HOME / "scripts" / "index_rules.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.INDEX.read_text(encoding="utf-8") == script.text(), "run `make index`"
