"""Finds what plugins answer to which hook.

pluggy says what a plugin is and checks it. Nearly all are modules with plain functions marked as hooks; those can be
seen at a glance, which spares loading pluggy. Wherever anything is less plain, pluggy is asked about all of them.
"""

from __future__ import annotations

from types import FunctionType, MethodType, ModuleType
from typing import TYPE_CHECKING

from cxlint import hookspecs
from cxlint.errors import PluginError
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_VARIABLE_ARGUMENTS = 0x04 | 0x08


class Implementation(NamedTuple):
    """What one plugin answers to a hook, and the names of the arguments that it wants."""

    plugin: str
    function: Callable[..., object]
    arguments: tuple[str, ...]

    @property
    def order(self) -> tuple[bool, str]:
        """Built-in packs come first, then others by name."""
        return (not self.plugin.startswith("cxlint."), self.plugin)


Hooks = dict[str, list[Implementation]]
"""By hook what the plugins answer, in the order in which they are asked."""


def gather(plugins: Sequence[tuple[str, object]]) -> Hooks:
    """What plugins, each with its name, answer to the hooks; raises PluginError, naming it, for one that is broken."""
    found = plain(plugins)
    if found is None:
        found = through_pluggy(plugins)
    return {hook: sorted(some, key=lambda one: one.order) for hook, some in found.items()}


def plain(plugins: Sequence[tuple[str, object]]) -> Hooks | None:
    """The same where all of them are modules with plain functions; None where anything is not so plain."""
    wanted = _wanted()
    found: Hooks = {hook: [] for hook in wanted}
    if len({name for name, _ in plugins}) < len(plugins) or len({id(plugin) for _, plugin in plugins}) < len(
        plugins
    ):
        return None
    for name, plugin in plugins:
        if type(plugin) is not ModuleType or "__dir__" in vars(plugin):
            return None
        for hook, function in _marked(plugin):
            arguments = _arguments(function)
            if arguments is None or hook not in wanted or not wanted[hook].issuperset(arguments):
                return None
            found[hook].append(Implementation(name, function, arguments))
    return found


def _wanted() -> Mapping[str, frozenset[str]]:
    """The hooks that there are, and the arguments that each hands over."""
    specified = ((n, f) for n, f in vars(hookspecs).items() if hasattr(f, hookspecs.SPECIFIED))
    return {name: frozenset(_arguments(function) or ()) for name, function in specified}


def _marked(plugin: ModuleType) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, thing in vars(plugin).items():
        if isinstance(thing, (FunctionType, MethodType)) and hasattr(thing, hookspecs.IMPLEMENTED):
            yield name, thing


def _arguments(function: Callable[..., object]) -> tuple[str, ...] | None:
    """The names of the arguments of a plain function; None for one that is wrapped, or marked with options."""
    if type(function) is not FunctionType or hasattr(function, "__wrapped__") or function.__defaults__:
        return None
    code = function.__code__
    if code.co_flags & _VARIABLE_ARGUMENTS or code.co_kwonlyargcount or code.co_posonlyargcount:
        return None
    if getattr(function, hookspecs.IMPLEMENTED, hookspecs.PLAIN) != hookspecs.PLAIN:
        return None
    return code.co_varnames[: code.co_argcount]


def through_pluggy(plugins: Sequence[tuple[str, object]]) -> Hooks:
    """The same as pluggy sees it."""
    import pluggy

    manager = pluggy.PluginManager("cxlint")
    manager.add_hookspecs(hookspecs)
    for name, plugin in plugins:
        try:
            manager.register(plugin, name)
        except (ValueError, pluggy.PluginValidationError) as error:
            raise PluginError(f"plugin '{name}' cannot be registered: {error}") from error
    try:
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError(f"plugin '{manager.get_name(error.plugin)}': {error}") from error
    return {
        hook: [
            Implementation(one.plugin_name, one.function, tuple(one.argnames))
            for one in getattr(manager.hook, hook).get_hookimpls()
        ]
        for hook in _wanted()
    }
