"""Imports the rules that will judge while files are still being read in other processes."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from cxlint.errors import PluginError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.config.settings import Settings
    from cxlint.engine.reading import FileReader
    from cxlint.registry import Registry

LOOKED_AT = 64
"""Files that are looked at, to know which kinds of documents there are; a rule for a rare kind is imported later."""

_KIND = re.compile(rb"^kind:[ \t]*[\"']?([\w.-]+)", re.MULTILINE)
_HEAD = 1000
"""Bytes in which the kind of a document mostly stands."""


def import_rules(registry: Registry, settings: Settings, reader: FileReader, files: Sequence[str]) -> None:
    """Import the rules that judge the kinds of these files, so that every copy of this process has them.

    One that cannot be imported is told of where it is needed.
    """
    kinds = {"organisation", *_kinds(reader, files[:: -(-len(files) // LOOKED_AT) or 1])}
    for rule_id, (reference, _) in registry.rules.items():
        if (
            rule_id in settings.selected
            and reference.shape in ("document", "graph")
            and reference.judges(kinds)
        ):
            with suppress(PluginError):
                registry.load(rule_id)


def _kinds(reader: FileReader, files: Iterable[str]) -> Iterable[str]:
    for file in files:
        data = reader.bytes_of(file)
        found = _KIND.search(data[:_HEAD]) if isinstance(data, bytes) else None
        if found:
            yield found[1].decode("utf-8", "replace")
