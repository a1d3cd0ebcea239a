"""A plugin that is broken stops the run and is named; nothing is checked by half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import cxlint
from cxlint.errors import PluginError
from cxlint.hookspecs import hookimpl
from cxlint.model.spec import KindRef
from cxlint.plugins import build_registry
from cxlint.reporting import ReporterRef
from cxlint.rule import ERROR, DocumentRule, Message, NoOptions, RuleRef, reference


class Fine(DocumentRule[NoOptions]):
    id, name = "TST001", "fine"
    summary = why = fix = "A sentence."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "Found.", "")}


class Wordless(DocumentRule[NoOptions]):
    id, name = "TST003", "wordless"
    fix = "A sentence."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "Found.", "")}


def plugin(**hooks: object) -> SimpleNamespace:
    """A plugin object with these hooks; each answers with the value, or raises it."""
    made = SimpleNamespace(__name__="sums")
    for name, answer in hooks.items():
        setattr(made, name, hookimpl(_hook(answer)))
    return made


def _hook(answer: object):
    def hook() -> object:
        if isinstance(answer, BaseException):
            raise answer
        return answer

    return hook


OTHER_NAME = reference(Fine)._replace(id="TST002")
SAME_ID_AS_BUILT_IN = reference(Fine)._replace(id="POL004")
SAME_NAME_AS_BUILT_IN = reference(Fine)._replace(name="restocking-fee")
BROKEN = {
    "a hook that raises": (plugin(cxlint_rules=RuntimeError("no licence")), "no licence"),
    "a hook that returns no list": (plugin(cxlint_rules=None), "must return a list"),
    "rules of the wrong type": (plugin(cxlint_rules=[Fine]), "must return RuleRefs"),
    "kinds of the wrong type": (plugin(cxlint_kinds=["shop"]), "must return KindRefs"),
    "reporters of the wrong type": (plugin(cxlint_reporters=[print]), "must return ReporterRefs"),
    "a rule twice": (plugin(cxlint_rules=[reference(Fine), reference(Fine)]), "TST001"),
    "two rules of one name": (plugin(cxlint_rules=[reference(Fine), OTHER_NAME]), "fine"),
    "the id of a built-in rule": (plugin(cxlint_rules=[SAME_ID_AS_BUILT_IN]), "POL004"),
    "the name of a built-in rule": (plugin(cxlint_rules=[SAME_NAME_AS_BUILT_IN]), "restocking-fee"),
    "a built-in kind again": (plugin(cxlint_kinds=[KindRef("policy", "policy.json")]), "the kind 'policy'"),
    "a misspelt hook": (plugin(cxlint_ruls=[]), "cxlint_ruls"),
    "kinds that raise": (plugin(cxlint_kinds=OSError("no disk")), "no disk"),
    "configuration that raises": (plugin(cxlint_configuration=ValueError("no idea")), "no idea"),
    "configuration of the wrong type": (plugin(cxlint_configuration=["POL"]), "must return settings"),
    "a hook that exits": (plugin(cxlint_rules=SystemExit(0)), "SystemExit(0)"),
    "a kind without a schema": (plugin(cxlint_kinds=[KindRef("shop", "no/such/file.json")]), "'shop'"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_plugin_stops_the_run_and_is_named(case: str) -> None:
    broken, says = BROKEN[case]
    with pytest.raises(PluginError, match="sums") as stopped:
        build_registry(entry_points=False, extra=(broken,))
    assert says in str(stopped.value)


def test_a_format_that_exists_cannot_be_brought_a_second_time() -> None:
    mine = ReporterRef("mine", "json", "dumps", "A report.")
    first = plugin(cxlint_reporters=[mine, mine])
    with pytest.raises(PluginError, match="'sums' brings the format 'mine' a second time"):
        build_registry(entry_points=False, extra=(first,))


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        (RuleRef("TST001", "gone", 1, ("policy",), "document", "no_such_module", "Gone"), "no_such_module"),
        (RuleRef("TST001", "gone", 1, ("policy",), "document", "json", "NoSuchRule"), "NoSuchRule"),
        (RuleRef("TST001", "gone", 1, ("policy",), "document", "json", "dumps"), "is not a rule"),
        (RuleRef("TST001", "gone", 1, ("policy",), "document", "json", "JSONDecoder"), "is not a rule"),
        (reference(Wordless), "the rule has no summary, why"),
        (reference(Fine)._replace(id="TST009"), "calls itself TST001"),
    ],
    ids=["no such module", "no such class", "a function", "another class", "no words", "another id"],
)
def test_a_rule_that_cannot_be_imported_stops_the_run(ref: RuleRef, says: str) -> None:
    registry = build_registry(entry_points=False, extra=(plugin(cxlint_rules=[ref]),))
    with pytest.raises(PluginError, match="sums") as stopped:
        registry.load(ref.id)
    assert says in str(stopped.value)


def test_a_hook_that_asks_for_arguments_it_does_not_get_stops_the_run() -> None:
    class Asks:
        __name__ = "asks"

        @hookimpl
        def cxlint_rules(self, workspace):
            return []

    with pytest.raises(PluginError, match="asks"):
        build_registry(entry_points=False, extra=(Asks(),))


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"properties": 5}', '{"properties": {"a": {"$ref": "#/definitions/b"}}}']
)
def test_a_kind_with_a_schema_that_cannot_be_used_stops_the_run(text: str, tmp_path: Path) -> None:
    (tmp_path / "shop.json").write_text(text, encoding="utf-8")
    broken = plugin(cxlint_kinds=[KindRef("shop", str(tmp_path / "shop.json"))])
    with pytest.raises(PluginError, match="'sums': the kind 'shop' cannot be used"):
        build_registry(entry_points=False, extra=(broken,))


def test_plugins_see_the_findings_and_cannot_change_them(company) -> None:
    seen = []

    class Watches:
        __name__ = "watches"

        @hookimpl
        def cxlint_findings(self, findings):
            seen.extend(findings)
            return []

    result = cxlint.check(company({"a.yaml": "kind: policy\nid: a\n"}), plugins=(Watches(),))
    assert tuple(seen) == result.findings
    assert seen


def test_a_plugin_that_breaks_on_the_findings_stops_the_run(company) -> None:
    root = company({"a.yaml": "kind: policy\nid: a\n"})
    with pytest.raises(PluginError, match="'sums' failed in cxlint_findings: OSError"):
        cxlint.check(root, plugins=(plugin(cxlint_findings=OSError("no line")),))


def installed(site: Path, module: str, entry: str) -> None:
    """A distribution `cxlint-sums` as pip would install it."""
    info = site / "cxlint_sums-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: cxlint-sums\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(f"[cxlint]\nsums = {entry}\n", encoding="utf-8")
    (site / "sums.py").write_text(module, encoding="utf-8")


RULE = """\
from cxlint.hookspecs import hookimpl
from cxlint.rule import ERROR, DocumentRule, Message, NoOptions, at, reference

class Sums(DocumentRule[NoOptions]):
    id, name, summary, why, fix = "SUM001", "sums", "Sums add up.", "Why.", "Fix."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "It does not add up.", "")}
    def check(self, document, options):
        yield at(document, "id", "found")

@hookimpl
def cxlint_rules():
    return [reference(Sums)]
"""


@pytest.mark.parametrize(
    ("module", "entry", "code", "says"),
    [
        (RULE, "sums", 1, "SUM001"),
        (RULE, "sums:Nothing", 2, "cxlint-sums"),
        (RULE, "nowhere", 2, "cxlint-sums"),
        ("raise RuntimeError('no licence')", "sums", 2, "no licence"),
        ("import sys; sys.exit(0)", "sums", 2, "cxlint-sums"),
        (RULE.replace("cxlint_rules", "cxlint_rulez"), "sums", 2, "cxlint_rulez"),
    ],
    ids=["works", "no such object", "no such module", "raises", "exits", "misspelt hook"],
)
def test_an_installed_plugin_is_used_or_stops_the_run(
    module: str, entry: str, code: int, says: str, company, tmp_path: Path, checkout: Path
) -> None:
    root = company({"a.yaml": "kind: policy\nid: a\n"})
    installed(tmp_path / "site", module, entry)
    found = os.environ | {"PYTHONPATH": f"{tmp_path / 'site'}{os.pathsep}{checkout}"}
    command = [sys.executable, "-P", "-m", "cxlint", "rules", "SUM001" if code == 1 else "all"]
    done = subprocess.run(
        command, cwd=root, env=found, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == (0 if code == 1 else code), done.stderr
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
