"""Reads the `[tool.cxlint]` table of a `pyproject.toml`, with the lines of its settings."""

from __future__ import annotations

import re

from cxlint.config.given import Given
from cxlint.errors import ConfigError

_TABLE = ("tool", "cxlint")
_HEADER = r"\s*(\[\[?)\s*([^\]]+?)\s*\]"
_SETTING = r"\s*([\w.\"'-]+(?:\s*\.\s*[\w\"'-]+)*)\s*="
_KEY = r"\"([^\"]*)\"|'([^']*)'|([\w-]+)"

_Path = tuple[str | int, ...]


def read_table(data: bytes, shown: str) -> Given | None:
    """The settings in the table; None where there is no such table. Raises ConfigError for what is not TOML."""
    import tomllib

    try:
        text = data.decode()
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{shown}: this is not valid TOML: {error}") from None
    tool = document.get("tool")
    if not isinstance(tool, dict) or "cxlint" not in tool:
        return None
    return _given(tool["cxlint"], _TABLE, _lines(text), shown)


def _given(value: object, path: _Path, lines: dict[_Path, int], shown: str) -> Given:
    origin = _origin(path, lines, shown)
    if isinstance(value, dict):
        return Given(
            {k: _given(part, (*path, k), lines, shown) for k, part in value.items()}, "", origin, origin
        )
    if isinstance(value, list):
        items = tuple(_given(item, (*path, position), lines, shown) for position, item in enumerate(value))
        return Given(items, "", origin, origin)
    return Given(value, str(value).lower() if isinstance(value, bool) else str(value), origin, origin)


def _origin(path: _Path, lines: dict[_Path, int], shown: str) -> str:
    """The line of a setting, or of the nearest part around it that has one."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return f"{shown}:{lines[path[:end]]}"
    return shown


def _lines(text: str) -> dict[_Path, int]:
    """The lines of tables and settings that are written one a line; others are found by what is around them."""
    lines: dict[_Path, int] = {}
    counts: dict[_Path, int] = {}
    table: _Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(_HEADER, line)
        if header:
            table = _keys(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            lines.setdefault(table, number)
            continue
        setting = re.match(_SETTING, line)
        if setting and table[: len(_TABLE)] == _TABLE:
            lines.setdefault((*table, *_keys(setting[1])), number)
    return lines


def _keys(written: str) -> tuple[str, ...]:
    return tuple(double or single or bare for double, single, bare in re.findall(_KEY, written))
