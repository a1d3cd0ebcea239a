"""Holds settings to the schema of the configuration: known names, lists where lists are meant, fixed choices."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.errors import ConfigError
from cxlint.model.spec import Compiler, Spec
from cxlint.model.suggest import did_you_mean

if TYPE_CHECKING:
    from cxlint.config.given import Given

SCHEMA = Path(__file__).parent / "schema.json"
"""The JSON Schema (draft-07) of `cxlint.yaml`, for editors too."""


@cache
def configuration() -> Spec:
    """The compiled schema."""
    schema = json.loads(SCHEMA.read_bytes())
    return Compiler(schema, {}).spec(schema)


def check_shape(given: Given, spec: Spec, name: str = "") -> None:
    """Raise ConfigError, with the place and what to write, for the first thing that is not as the schema says."""
    if given.value is None or not spec.shapes:
        return
    if spec.is_object:
        _check_fields(given, spec, name)
    elif spec.items is not None:
        _check_items(given, spec, name)
    elif given.fields or given.items or isinstance(given.value, (dict, tuple)):
        raise fault(given, f"'{name}' takes a single word")
    elif spec.choices and given.text not in spec.choices:
        near = did_you_mean(given.text, spec.choices)
        raise fault(given, f"'{given.text}' is not a choice for '{name}'; write {listed(spec.choices)}{near}")
    elif not given.text.strip():
        raise fault(given, f"'{name}' is empty; write a word or delete it")


def _check_fields(given: Given, spec: Spec, name: str) -> None:
    if not isinstance(given.value, dict):
        what = (
            f"'{name}' has settings of its own"
            if name
            else "settings such as 'profile: standard' are expected"
        )
        raise fault(given, f"{what}; write them one a line, indented below it" if name else what)
    for key, part in given.fields.items():
        inner = spec.properties.get(key) or spec.any_key
        if inner is None:
            known = tuple(spec.properties)
            hint = did_you_mean(key, known) or f". Known are {listed(known, 'and')}"
            where = f" in '{name}'" if name else ""
            raise ConfigError(f"{part.name_origin}: there is no setting '{key}'{where}{hint}")
        check_shape(part, inner, f"{name}.{key}" if name else key)
    for key in spec.required:
        if key not in given.fields or given.fields[key].value is None:
            raise fault(given, f"'{key}' is missing here")


def _check_items(given: Given, spec: Spec, name: str) -> None:
    assert spec.items is not None
    if not isinstance(given.value, tuple):
        written = f", as in [{given.text}]" if given.text else ""
        raise fault(given, f"'{name}' is a list; write it in brackets{written}")
    for position, item in enumerate(given.items):
        if item.value is None:
            raise fault(item, f"an entry of '{name}' is empty; delete its dash")
        check_shape(item, spec.items, f"{name}[{position + 1}]" if spec.items.is_object else name)


def fault(given: Given, text: str) -> ConfigError:
    """The error that points at a value."""
    return ConfigError(f"{given.origin}: {text}")


def listed(words: tuple[str, ...], last: str = "or") -> str:
    """Words as a sentence lists them."""
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if len(words) > 1 else "".join(words)
