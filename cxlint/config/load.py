"""Puts the settings of a run together: command line over environment over file over plugins over what is built in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.find import DISK, find, home_of, read_config
from cxlint.config.given import Given, from_environment, from_flags, from_value
from cxlint.config.layers import Layers
from cxlint.config.paths import inner_path, root_folder
from cxlint.config.rules import read_override, read_rules
from cxlint.config.selection import fail_on, mandatory_rules, profile_of, selected_rules
from cxlint.config.settings import Settings, Word
from cxlint.config.shape import fault
from cxlint.errors import ConfigError
from cxlint.home import is_address
from cxlint.model.suggest import did_you_mean
from cxlint.model.text import is_language
from cxlint.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cxlint.registry import Registry
    from cxlint.workspace.tree import Ground

BASELINE = "cxlint-baseline.yaml"
"""The file beside the configuration that holds the known findings."""

SIMPLE = (
    "roots",
    "exclude",
    "profile",
    "select",
    "ignore",
    "overrides",
    "mandatory",
    "language",
    "home",
    "plugins",
)
"""The settings whose origin is that of the one value that counts."""


LISTS = ("roots", "exclude", "select", "ignore", "overrides", "mandatory", "plugins")
"""The settings that are lists, each entry of which has a place."""


def load_settings(
    registry: Registry,
    start: Path,
    *,
    config: Path | None = None,
    isolated: bool = False,
    overrides: Mapping[str, object] | None = None,
    environment: Mapping[str, str] | None = None,
    tree: Ground | None = None,
) -> Settings:
    """The settings for a folder or file, complete and checked.

    `config` is used instead of searching for a file; `isolated` uses none at all. `overrides` are the flags of the
    command line in the shape of `cxlint.yaml`, and `allow_empty` and `baseline`; those that are None are not given. An
    empty `baseline` is none; where it is not given, the one beside the configuration counts. With a `tree` the file
    and its folders are those of a revision of git, while `config` is always read from the disk. Raises ConfigError,
    with its place, for everything that cannot be used.
    """
    ground = tree or DISK
    flags = dict(overrides or {})
    allow_empty = bool(flags.pop("allow_empty", None))
    baseline = flags.pop("baseline", None)
    file = None if isolated else _given(config) if config else find(start, ground)
    home = file.parent if file else home_of(start, ground)
    shown = str(config) if config else file.name if file else ""
    layers = Layers(
        [
            *(from_value(dict(given), "plugin default") for given in registry.defaults),
            *([read_config(file, shown, registry, DISK if config else ground)] if file else []),
            Given(from_environment(environment or {}), "", "the environment"),
            Given(from_flags(flags), "", "command line"),
        ]
    )
    settings = _settings(layers, registry, home, ground, environment or {})
    origins = {**settings.origins, "allow_empty": "command line --allow-empty" if allow_empty else "default"}
    if baseline is None:
        baseline = BASELINE if not isolated and ground.kind_of(home / BASELINE) else ""
    name = file.name if file else ""
    return settings._replace(file=name, allow_empty=allow_empty, baseline=str(baseline), origins=origins)


def _given(config: Path) -> Path:
    if not DISK.kind_of(config):
        raise ConfigError(f"{config}: there is no such file")
    return config.parent.resolve() / config.name


def _settings(
    layers: Layers, registry: Registry, home: Path, ground: Ground, environment: Mapping[str, str]
) -> Settings:
    mandatory = mandatory_rules(layers, registry)
    rules = read_rules(layers.all("rules"), registry)
    least, least_origin = fail_on(layers)
    return Settings(
        root=str(home),
        roots=tuple(root_folder(item, home, ground) for item in layers.items("roots")) or (".",),
        exclude=tuple(inner_path(item) for item in layers.items("exclude")),
        profile=profile_of(layers),
        select=layers.words("select"),
        ignore=layers.words("ignore"),
        selected=selected_rules(layers, rules.off, mandatory, registry),
        rules=rules.rules,
        overrides=tuple(read_override(item, registry, mandatory) for item in layers.items("overrides")),
        mandatory=mandatory,
        fail_on=least,
        language=_language(layers, environment),
        home=_home(layers),
        plugins=_plugins(layers, registry),
        origins={**layers.origins(SIMPLE), "fail_on": least_origin, **rules.origins},
        words={name: tuple(Word(one.text, one.origin) for one in layers.items(name)) for name in LISTS},
    )


def _home(layers: Layers) -> str:
    given = layers.get("home")
    if given is None or not given.text:
        return ""
    if not is_address(given.text):
        raise fault(given, f"'{given.text}' is no web address; write it as https://example.org/cx")
    return given.text


def _plugins(layers: Layers, registry: Registry) -> tuple[str, ...]:
    """The plugins that have to be there; raises ConfigError for one that is not installed."""
    installed = tuple(plugin.name for plugin in registry.plugins)
    for item in layers.items("plugins"):
        if item.text not in installed:
            here = f"installed are {', '.join(installed)}" if installed else "no plugin is loaded"
            raise fault(
                item,
                f"the plugin '{item.text}' is asked for, but {here}; install it, or its rules are missing",
            )
    return layers.words("plugins")


def _language(layers: Layers, environment: Mapping[str, str]) -> str:
    given = layers.get("language")
    if given is None:
        return spoken(environment)
    if not is_language(given.text):
        hint = did_you_mean(given.text, ("en", "ar", "fa"))
        raise fault(given, f"'{given.text}' is not the code of a language, such as en, ar or fa{hint}")
    return given.text
