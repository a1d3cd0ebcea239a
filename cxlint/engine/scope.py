"""Which settings hold for which file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxlint.config.settings import Override, Settings
    from cxlint.diagnostics import Severity
    from cxlint.registry import Registry


class Scope:
    """The settings of a run with their overrides by path; of several that match a file the last one wins."""

    def __init__(self, settings: Settings, registry: Registry) -> None:
        self._settings = settings
        self._registry = registry
        self._matching: dict[str, tuple[int, ...]] = {}

    def overrides(self, file: str) -> tuple[int, ...]:
        """Which overrides match a file, by their positions."""
        if not self._settings.overrides:
            return ()
        found = self._matching.get(file)
        if found is None:
            found = self._matching[file] = tuple(
                position
                for position, override in enumerate(self._settings.overrides)
                if matches(file, override.paths)
            )
        return found

    def _overrides(self, file: str) -> Iterator[Override]:
        for position in self.overrides(file):
            yield self._settings.overrides[position]

    def severity(self, rule: str, file: str) -> Severity | None:
        """The severity that the configuration gives a rule in a file, if any."""
        setting = self._settings.rules.get(rule)
        found = setting.severity if setting else None
        for override in self._overrides(file):
            given = override.rules.get(rule)
            if given and given.severity:
                found = given.severity
        return found

    def silent(self, file: str) -> frozenset[str]:
        """The rules that overrides leave out in a file; mandatory ones never."""
        found: set[str] = set()
        for override in self._overrides(file):
            for selector in override.ignore:
                found |= self._registry.select(selector)
        return frozenset(found) - self._settings.mandatory

    def options(self, file: str) -> Mapping[str, Mapping[str, object]]:
        """The options of the rules that overrides give other ones in a file."""
        found: dict[str, Mapping[str, object]] = {}
        for override in self._overrides(file):
            for rule, setting in override.rules.items():
                if setting.options:
                    general = self._settings.rules.get(rule)
                    found[rule] = {
                        **(general.options if general else {}),
                        **found.get(rule, {}),
                        **setting.options,
                    }
        return found


def within(file: str, only: tuple[str, ...]) -> bool:
    """Whether a file is one of the paths, or below one; every file is where there are none."""
    return not only or any(path in (".", "") or file == path or file.startswith(f"{path}/") for path in only)


def matches(file: str, globs: tuple[str, ...]) -> bool:
    """Whether the name of a file fits one of the patterns of an override."""
    return any(fnmatchcase(file, glob) for glob in globs)
