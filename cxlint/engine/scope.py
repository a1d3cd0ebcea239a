"""Which settings hold for which file."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Severity
    from cxlint.registry import Registry


def severities(settings: Settings) -> Callable[[str, str], Severity | None]:
    """Which severity the configuration gives a rule in a file, if any; the last matching override wins."""

    @cache
    def severity(rule: str, file: str) -> Severity | None:
        setting = settings.rules.get(rule)
        found = setting.severity if setting else None
        for override in settings.overrides:
            given = override.rules.get(rule)
            if given and given.severity and any(fnmatchcase(file, glob) for glob in override.paths):
                found = given.severity
        return found

    return severity


def ignored(settings: Settings, registry: Registry) -> Callable[[str], frozenset[str]]:
    """Which rules an override silences in a file; mandatory ones never."""

    @cache
    def ignored(file: str) -> frozenset[str]:
        silent: frozenset[str] = frozenset()
        for override in settings.overrides:
            if override.ignore and any(fnmatchcase(file, glob) for glob in override.paths):
                silent |= frozenset().union(*(registry.select(selector) for selector in override.ignore))
        return silent - settings.mandatory

    return ignored


def within(file: str, only: tuple[str, ...]) -> bool:
    """Whether a file is one of the paths, or below one; every file is where there are none."""
    return not only or any(path in (".", "") or file == path or file.startswith(f"{path}/") for path in only)
