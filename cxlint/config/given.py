"""Settings as somebody gave them, with the place of each: one shape for files, variables and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.source import MappingNode, ScalarNode, plain, resolve_core

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.source import Node

VARIABLES = {
    "CXLINT_PROFILE": "profile",
    "CXLINT_SELECT": "select",
    "CXLINT_IGNORE": "ignore",
    "CXLINT_FAIL_ON": "fail_on",
    "CXLINT_LANG": "language",
}
"""The environment variables that are settings; lists are written with commas."""

LISTS_OF_RULES = ("select", "ignore", "mandatory")
"""Settings whose words never hold a comma, so that `POL,KPI` is two of them."""

_FLAGS = {"language": "lang", "rules": "with"}


class Given(NamedTuple):
    """One value and where it comes from, in words for people (``cxlint.yaml:4:10``).

    `value` is None where nothing is written, a tuple or dict of further parts, or a single value; `text` is a single
    value as it was written. `name_origin` is the place of the name that the value is given to.
    """

    value: object
    text: str
    origin: str
    name_origin: str = ""

    @property
    def items(self) -> tuple[Given, ...]:
        """The items of a list; none for anything else."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def fields(self) -> Mapping[str, Given]:
        """The named parts; none for anything else."""
        return self.value if isinstance(self.value, dict) else {}


def from_node(node: Node, file: str, name: Node | None = None) -> Given:
    """Settings from a part of a YAML file."""
    origin, named = _at(file, node), _at(file, name) if name is not None else ""
    if isinstance(node, ScalarNode):
        value = resolve_core(node.value) if plain(node) else node.value
        return Given(value, node.value, origin, named)
    if isinstance(node, MappingNode):
        fields = {key.value: from_node(part, file, key) for key, part in node.value}
        return Given(fields, "", origin, named)
    return Given(tuple(from_node(item, file) for item in node.value), "", origin, named)  # type: ignore[attr-defined]


def _at(file: str, node: Node) -> str:
    return f"{file}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def from_value(value: object, origin: str) -> Given:
    """Settings from plain Python values that all come from one place."""
    if isinstance(value, dict):
        return Given({str(k): from_value(part, origin) for k, part in value.items()}, "", origin, origin)
    if isinstance(value, (list, tuple, set, frozenset)):
        listed = sorted(value, key=str) if isinstance(value, (set, frozenset)) else value
        return Given(tuple(from_value(item, origin) for item in listed), "", origin, origin)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Given(value, text, origin, origin)


def from_flags(flags: Mapping[str, object]) -> dict[str, Given]:
    """Settings from the command line, by the name of the setting."""
    given = {}
    for name, value in flags.items():
        if value is not None:
            origin = f"command line --{_FLAGS.get(name, name).replace('_', '-')}"
            given[name] = _split(name, from_value(value, origin))
    return given


def from_environment(environment: Mapping[str, str]) -> dict[str, Given]:
    """Settings from the variables that cxlint knows; empty ones count as not set."""
    given = {}
    for variable, name in VARIABLES.items():
        text = environment.get(variable, "").strip()
        if text:
            given[name] = _split(name, from_value(text, variable))
    return given


def _split(name: str, given: Given) -> Given:
    """The same with lists of rules taken apart at their commas."""
    if name not in LISTS_OF_RULES:
        return given
    words = given.items or (given,)
    parts = [word._replace(value=part, text=part) for word in words for part in _parts(word.text)]
    return given._replace(value=tuple(parts), text="")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
