"""A small set of rules, and a folder whose settings each test writes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cxlint.config import Settings, load_settings
from cxlint.model.scalars import Duration
from cxlint.registry import Registry
from cxlint.rule import ERROR, WARNING, CoreRule, DocumentRule, Message, Options, option, reference
from cxlint.rules.core import fields, files


class WindowOptions(Options):
    short: Duration = option("14 days", "A shorter window is an error.")
    looks: int = option(3, "How often it is looked at.")
    kind_words: bool = option(True, "Whether kind words count.")
    name: str = option("returns", "A name.")
    exempt: tuple[str, ...] = option((), "Products left out.")


class ReturnWindow(DocumentRule[WindowOptions]):
    id = "POL001"
    name = "return-window"
    summary = why = fix = "Words."
    kinds = ("policy",)
    level = 5
    options = WindowOptions
    messages = {"short": Message(ERROR, "", "")}


class RestockingFee(DocumentRule[Options]):
    id = "POL004"
    name = "restocking-fee"
    summary = why = fix = "Words."
    kinds = ("policy",)
    level = 5
    messages = {"fee": Message(WARNING, "", "")}


class PolicyOwner(DocumentRule[Options]):
    id = "OWN001"
    name = "policy-owner"
    summary = why = fix = "Words."
    kinds = ("policy",)
    level = 2
    messages = {"none": Message(ERROR, "", "")}


class Declared(DocumentRule[Options]):
    id = "GOV001"
    name = "version-stated"
    summary = why = fix = "Words."
    kinds = ("policy",)
    level = 1
    messages = {"none": Message(ERROR, "", "")}


class Measured(DocumentRule[Options]):
    id = "KPI001"
    name = "kpi-measured"
    summary = why = fix = "Words."
    kinds = ("kpi",)
    level = 4
    messages = {"none": Message(ERROR, "", "")}


class Connected(DocumentRule[Options]):
    id = "JRN001"
    name = "journey-connected"
    summary = why = fix = "Words."
    kinds = ("journey",)
    level = 3
    messages = {"none": Message(ERROR, "", "")}


RULES = (ReturnWindow, RestockingFee, PolicyOwner, Declared, Measured, Connected)


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    core = [
        thing
        for module in (files, fields)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, CoreRule) and thing is not CoreRule
    ]
    for rule in (*RULES, *core):
        registry._add_rule("cxlint.rules", reference(rule))
    return registry


Load = Callable[..., Settings]


@pytest.fixture
def load(tmp_path: Path, registry: Registry) -> Load:
    """Writes `cxlint.yaml` (or another file) with a text and loads it, under flags and variables."""

    def load(
        text: str | bytes | None = None,
        flags: Mapping[str, object] | None = None,
        environment: Mapping[str, str] | None = None,
        *,
        name: str = "cxlint.yaml",
        **more: object,
    ) -> Settings:
        if text is not None:
            data = text if isinstance(text, bytes) else text.encode()
            (tmp_path / name).write_bytes(data)
        return load_settings(registry, tmp_path, overrides=flags or {}, environment=environment or {}, **more)

    return load


@pytest.fixture
def refused(load: Load) -> Callable[..., str]:
    """The words with which settings are refused."""
    from cxlint.errors import ConfigError

    def refused(*given: object, **more: object) -> str:
        with pytest.raises(ConfigError) as caught:
            load(*given, **more)
        return str(caught.value)

    return refused
