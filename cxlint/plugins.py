"""Loads the plugins and makes the registry. The built-in packs are plugins exactly like strangers' ones."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cxlint.errors import PluginError
from cxlint.hooks import gather
from cxlint.installed import announced
from cxlint.origin import Plugin
from cxlint.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.installed import Announced

GROUP = "cxlint"
"""The entry-point group in which distributions announce a plugin module."""

BUILT_IN = ("cxlint.kinds", "cxlint.rules", "cxlint.reporters", "cxlint.standards")


def build_registry(*, entry_points: bool = True, extra: Iterable[object] = ()) -> Registry:
    """Everything that built-in packs, installed distributions and `extra` plugin objects bring.

    Raises PluginError, naming it, for a plugin that is broken.
    """
    plugins: dict[str, object] = {}
    versions: dict[str, str] = {}
    for module in BUILT_IN:
        __import__(module)
        plugins[module] = sys.modules[module]
    if entry_points:
        for point in announced(GROUP):
            versions.setdefault(point.distribution, point.version)
            taken = point.distribution in plugins
            plugins[f"{point.distribution}:{point.name}" if taken else point.distribution] = _load(point)
    given = [(getattr(plugin, "__name__", type(plugin).__name__), plugin) for plugin in extra]
    registry = Registry.of(gather([*plugins.items(), *given]))
    registry.plugins = tuple(
        Plugin(name, versions.get(name) or str(getattr(plugin, "__version__", "")))
        for name, plugin in sorted([*plugins.items(), *given], key=lambda pair: pair[0])
        if name not in BUILT_IN
    )
    return registry


def _load(point: Announced) -> object:
    try:
        return point.load()
    except (Exception, SystemExit) as error:  # a plugin must not end the run as if all were well
        raise PluginError(f"plugin '{point.distribution}' cannot be loaded: {error!r}") from error
