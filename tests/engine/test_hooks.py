"""What is seen of plain plugins at a glance is what pluggy sees; of all others pluggy alone is asked."""

from __future__ import annotations

import functools
import sys
from types import ModuleType, SimpleNamespace

import pluggy
import pytest

from cxlint import hooks, hookspecs
from cxlint.errors import PluginError
from cxlint.hookspecs import hookimpl
from cxlint.plugins import BUILT_IN


def module(text: str, name: str = "sums") -> ModuleType:
    """A module as it would be imported."""
    made = ModuleType(name)
    exec(f"from cxlint.hookspecs import hookimpl\nimport pluggy, functools\n{text}", vars(made))
    return made


RULES = "@hookimpl\ndef cxlint_rules():\n    return []\n"
FINDINGS = "@hookimpl\ndef cxlint_findings(findings):\n    pass\n"
PLAIN = {
    "nothing": "",
    "one hook": RULES,
    "several hooks": RULES + FINDINGS,
    "a hook that wants no argument": "@hookimpl\ndef cxlint_findings():\n    pass\n",
    "the marker of pluggy": RULES.replace("hookimpl", "pluggy.HookimplMarker('cxlint')"),
    "an argument for the marker": RULES.replace("hookimpl", "hookimpl()"),
    "the marker of another project": RULES.replace("hookimpl", "pluggy.HookimplMarker('other')"),
    "a function without a mark": "def cxlint_rules():\n    return []\n",
    "a hook from elsewhere": RULES + "cxlint_kinds = cxlint_rules\n",
}
NOT_PLAIN = {
    "tried first": RULES.replace("hookimpl", "hookimpl(tryfirst=True)"),
    "another name": RULES.replace("hookimpl", "hookimpl(specname='cxlint_kinds')"),
    "a wrapped function": FINDINGS + "@functools.wraps(cxlint_findings)\ndef cxlint_findings(*all): pass\n",
    "a method": "class A:\n    @hookimpl\n    def cxlint_rules(self):\n        return []\ncxlint_rules = A().cxlint_rules\n",
    "an argument with a default": FINDINGS.replace("(findings)", "(findings, more=1)"),
    "a list of its own names": RULES + "def __dir__():\n    return []\n",
}
BROKEN = {
    "an unknown hook": (RULES.replace("_rules", "_rulez"), "cxlint_rulez"),
    "an unknown argument": (FINDINGS.replace("(findings)", "(findings, files)"), "files"),
    "an argument for a hook without": (RULES.replace("()", "(kinds)"), "kinds"),
}


def of(*plugins: object) -> list[tuple[str, object]]:
    return [(f"plugin {number}", plugin) for number, plugin in enumerate(plugins)]


def told(found: hooks.Hooks | None) -> dict[str, set[tuple[object, ...]]] | None:
    return found and {hook: {tuple(one) for one in some} for hook, some in found.items()}


@pytest.mark.parametrize("case", PLAIN)
def test_plain_plugins_are_seen_as_pluggy_sees_them(case: str) -> None:
    plugins = of(module(PLAIN[case]), module(RULES))
    assert told(hooks.plain(plugins)) == told(hooks.through_pluggy(plugins))
    assert any(hooks.gather(plugins).values())


def test_the_built_in_packs_are_plain() -> None:
    for name in BUILT_IN:
        __import__(name)
    packs = [(name, sys.modules[name]) for name in BUILT_IN]
    assert told(hooks.plain(packs)) == told(hooks.through_pluggy(packs))


@pytest.mark.parametrize("case", NOT_PLAIN)
def test_pluggy_is_asked_where_a_plugin_is_not_plain(case: str) -> None:
    plugins = of(module(RULES), module(NOT_PLAIN[case]))
    assert hooks.plain(plugins) is None
    assert told(hooks.gather(plugins)) == told(hooks.through_pluggy(plugins))


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_broken_is_named_with_the_words_of_pluggy(case: str) -> None:
    text, says = BROKEN[case]
    with pytest.raises(PluginError, match="plugin 1") as stopped:
        hooks.gather(of(module(RULES), module(text)))
    assert says in str(stopped.value)


def test_an_object_that_is_no_module_is_left_to_pluggy() -> None:
    @hookimpl
    def rules() -> list[object]:
        return []

    plugin = SimpleNamespace(cxlint_rules=rules)
    assert hooks.plain(of(plugin)) is None
    assert [one.plugin for one in hooks.gather(of(plugin))["cxlint_rules"]] == ["plugin 0"]


@pytest.mark.parametrize("names", [("a", "a"), ("a", "b")], ids=["one name", "one module"])
def test_a_plugin_that_is_there_twice_is_refused(names: tuple[str, str]) -> None:
    one = module(RULES)
    other = module(RULES) if names[0] == names[1] else one
    with pytest.raises(PluginError, match="cannot be registered"):
        hooks.gather([(names[0], one), (names[1], other)])


def test_built_in_packs_are_asked_first_and_others_by_name() -> None:
    names = ("zebra", "cxlint.rules", "ant", "cxlint.kinds")
    found = hooks.gather([(name, module(RULES)) for name in names])["cxlint_rules"]
    assert [one.plugin for one in found] == ["cxlint.kinds", "cxlint.rules", "ant", "zebra"]


@pytest.mark.parametrize(
    "options", [{}, {"tryfirst": True}, {"specname": "cxlint_rules", "optionalhook": True}]
)
def test_the_marks_are_those_of_pluggy(options: dict[str, object]) -> None:
    def ours() -> None: ...
    def theirs() -> None: ...

    (hookimpl(**options) if options else hookimpl)(ours)
    pluggy.HookimplMarker("cxlint")(theirs, **options)
    assert vars(ours) == vars(theirs)
    assert vars(functools.partial(hookimpl)(ours)) == {hookspecs.IMPLEMENTED: hookspecs.PLAIN}


def test_the_hooks_are_marked_as_those_of_pluggy() -> None:
    def theirs() -> None: ...

    pluggy.HookspecMarker("cxlint")(theirs)
    assert vars(hookspecs.cxlint_rules) == vars(theirs)
