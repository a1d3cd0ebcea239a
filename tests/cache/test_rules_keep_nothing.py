"""What a rule remembers by itself would be old after a change: rules remember through the workspace, strangers need not."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

from cxlint.cache.store import Store
from cxlint.config import load_settings
from cxlint.diagnostics import Severity
from cxlint.engine.cached import CachedRuns
from cxlint.engine.examine import examine
from cxlint.hookspecs import hookimpl
from cxlint.plugins import build_registry
from cxlint.rule import GraphRule, Message, at, reference

CACHES = {"cache", "lru_cache", "cached_property"}
LIVE = {"Workspace", "Document", "View", "Part"}


def remembering(tree: ast.AST) -> list[str]:
    """The functions that remember what they say of documents, by themselves."""
    found = []
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        names = {
            getattr(node, "id", getattr(node, "attr", ""))
            for one in function.decorator_list
            for node in ast.walk(one)
        }
        given = {getattr(argument.annotation, "id", "") for argument in function.args.args}
        if names & CACHES and given & LIVE:
            found.append(function.name)
    return found


def test_no_rule_remembers_documents_by_itself(checkout: Path):
    found = {
        f"{file.name}: {name}"
        for folder in ("cxlint/rules", "cxlint/workspace", "plugins/cxlint-law/cxlint_law")
        for file in (checkout / folder).rglob("*.py")
        for name in remembering(ast.parse(file.read_text(encoding="utf-8")))
    }
    assert found == {"prc005_no_bottleneck.py: lacking"}, "that one lives no longer than a single question"


def test_the_search_finds_what_remembers():
    assert remembering(ast.parse("@lru_cache(maxsize=1)\ndef a(workspace: Workspace): ...")) == ["a"]
    assert remembering(ast.parse("@cache\ndef a(word: str): ...")) == []


_SEEN: dict[int, int] = {}


class Counting(GraphRule):
    """A stranger that counts the people once for each workspace, and keeps the number to itself."""

    id, name = "ZZZ001", "counting"
    kinds = ("area",)
    level = 1
    summary = "An area knows how many people there are."
    why = "For this test."
    fix = "Nothing."
    messages = {"many": Message(Severity.INFO, "There are {count} people.")}
    needs = ("id",)

    def check(self, document, workspace, options):
        if id(workspace) not in _SEEN:
            _SEEN[id(workspace)] = len(workspace.documents("person"))
        yield at(document, "id", "many", count=_SEEN[id(workspace)])


class Plugin:
    @hookimpl
    def cxlint_rules(self):
        return [reference(Counting)]


def test_a_stranger_that_remembers_by_itself_is_asked_again(tmp_path: Path):
    files = {
        "people.yaml": "kind: person\nid: mona\n",
        "areas.yaml": "kind: area\nid: care\n---\nkind: area\nid: sales\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    registry = build_registry(extra=[Plugin()])
    settings = load_settings(registry, tmp_path, overrides={"select": ["ZZZ001"]})
    store = Store(tmp_path / "cache", b"k" * 32)
    for text in (files["people.yaml"], files["people.yaml"] + "---\nkind: person\nid: karim\n"):
        (tmp_path / "people.yaml").write_text(text, encoding="utf-8")
        runs = CachedRuns(store, 0)
        got, _ = runs.examine(settings, registry, date(2026, 11, 22))
        want, _ = examine(settings, registry, date(2026, 11, 22))
        assert [finding.rule for finding in got.findings].count("ZZZ001") == 2
        assert [finding.text for finding in got.findings] == [finding.text for finding in want.findings]
        runs.leave()
