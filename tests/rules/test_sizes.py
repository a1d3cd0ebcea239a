"""A rule stays small: where its logic grows, what it stands on has to do more."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
RULES = sorted((HOME / "cxlint" / "rules").glob("*/[a-z]*[0-9]_*.py"))
MOST = 35


def logic_of(tree: ast.Module) -> list[ast.FunctionDef]:
    """The methods of the rule and the functions that decide with them, as the mutations see them."""
    spec = importlib.util.spec_from_file_location("mutants", HOME / "scripts" / "mutants.py")
    module = sys.modules.setdefault("mutants", importlib.util.module_from_spec(spec))
    if not hasattr(module, "logic"):
        spec.loader.exec_module(module)
    return [function for _, function in module.logic(tree)]


def lines(function: ast.FunctionDef) -> int:
    """Its lines without the docstring, one for each statement however the formatter breaks it."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return sum(len(ast.unparse(statement).splitlines()) for statement in body)


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_the_logic_of_a_rule_is_short(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    counted = {function.name: lines(function) for function in logic_of(tree)}
    assert sum(counted.values()) <= MOST, counted


def test_every_rule_is_looked_at() -> None:
    assert len(RULES) > 200


def test_what_is_long_is_seen() -> None:
    steps = "".join(f"        if document.states('{n}'):\n            yield {n}\n" for n in range(MOST))
    tree = ast.parse(f"class Rule:\n    def check(self, document):\n        '''Words.'''\n{steps}")
    assert sum(map(lines, logic_of(tree))) == 2 * MOST
