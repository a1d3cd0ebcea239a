"""Builds the plugin manager. The built-in packs are registered exactly like strangers' ones."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pluggy

from cxlint import hookspecs
from cxlint.errors import PluginError
from cxlint.installed import announced
from cxlint.origin import Plugin
from cxlint.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP = "cxlint"
"""The entry-point group in which distributions announce a plugin module."""

BUILT_IN = ("cxlint.kinds", "cxlint.rules", "cxlint.reporters", "cxlint.standards")


class Manager(pluggy.PluginManager):
    """A plugin manager that remembers the versions of the distributions that it loaded plugins of."""

    def __init__(self) -> None:
        super().__init__("cxlint")
        self.versions: dict[str, str] = {}


def build_registry(*, entry_points: bool = True, extra: Iterable[object] = ()) -> Registry:
    """Everything that built-in packs, installed distributions and `extra` plugin objects bring."""
    manager = build_manager(entry_points=entry_points, extra=extra)
    registry = Registry.from_manager(manager)
    registry.plugins = tuple(
        Plugin(name, manager.versions.get(name) or str(getattr(plugin, "__version__", "")))
        for name, plugin in sorted(manager.list_name_plugin(), key=lambda pair: pair[0])
        if name not in BUILT_IN
    )
    return registry


def build_manager(*, entry_points: bool = True, extra: Iterable[object] = ()) -> Manager:
    """A verified plugin manager; raises PluginError, naming the plugin, for one that is broken."""
    manager = Manager()
    manager.add_hookspecs(hookspecs)
    for module in BUILT_IN:
        __import__(module)
        _register(manager, sys.modules[module], module)
    if entry_points:
        _load_announced(manager)
    for plugin in extra:
        _register(manager, plugin, getattr(plugin, "__name__", type(plugin).__name__))
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"plugin '{manager.get_name(error.plugin)}': {error}") from error
    return manager


def _register(manager: pluggy.PluginManager, plugin: object, name: str) -> None:
    try:
        manager.register(plugin, name)
    except (ValueError, pluggy.PluginValidationError) as error:
        raise PluginError(f"plugin '{name}' cannot be registered: {error}") from error


def _load_announced(manager: Manager) -> None:
    for point in announced(GROUP):
        name = point.distribution
        manager.versions.setdefault(name, point.version)
        try:
            plugin = point.load()
        except (Exception, SystemExit) as error:  # a plugin must not end the run as if all were well
            raise PluginError(f"plugin '{name}' cannot be loaded: {error!r}") from error
        _register(manager, plugin, name if not manager.has_plugin(name) else f"{name}:{point.name}")
