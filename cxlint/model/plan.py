"""What the straight way knows of a schema: for each part the fields, items and single values that may stand there."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING

from cxlint.source import resolve_core
from cxlint.source.rows import is_key

if TYPE_CHECKING:
    from typing import Any

    from cxlint.model.spec import Spec

    Said = tuple[int, str, Any, Any]
    """What it is, the name of the field, its value as far as it is known, and what may stand there."""

MOST_KNOWN = 10_000
"""Values that one field remembers; where there are more, remembering them helps nobody."""


class Plan:
    """One part of a schema; its `name` is that of the field, or the kind, and is kept once for all documents.

    `words` says that any words are a value as they are. `plain` and `quoted` remember what single values mean that are
    written so, `lines` what whole lines say, by their column, `parts` what fields within brackets say (`model/rows`).
    """

    def __init__(self, spec: Spec, name: str = "") -> None:
        self.spec = spec
        self.name = intern(name)
        self.is_text = spec.x_type == "text"
        self.is_id = spec.x_type == "id" and not spec.none
        self.refers = () if spec.x_type else spec.refers_to
        self.words = _takes_any_words(spec)
        self.is_free = self.words or self.is_id or (self.is_text and not spec.none)
        self.required = spec.required
        self.plain: dict[str, object] = {}
        self.quoted: dict[str, object] = {}
        self.lines: defaultdict[int, dict[str, Said]] = defaultdict(dict)
        self.parts: dict[str, Said] = {}

    @cached_property
    def fields(self) -> dict[str, Plan]:
        """What may stand in each field."""
        return {name: Plan(part, name) for name, part in self.spec.properties.items()}

    @cached_property
    def written(self) -> dict[str, Plan]:
        """What may stand in each field whose name is a mere word, so that its line shows it."""
        return {
            name: part for name, part in self.fields.items() if is_key(name) and resolve_core(name) is name
        }

    @cached_property
    def any_key(self) -> Plan | None:
        """What may stand in fields of any name."""
        return Plan(self.spec.any_key) if self.spec.any_key else None

    @cached_property
    def items(self) -> Plan | None:
        """What may stand in a list."""
        return Plan(self.spec.items) if self.spec.items else None

    def remember(self, raw: str, value: object, *, plain: bool) -> None:
        """Keep what a single value means for the next document that says the same."""
        known = self.plain if plain else self.quoted
        if len(known) < MOST_KNOWN:
            known[raw] = value


def _takes_any_words(spec: Spec) -> bool:
    if spec.x_type or spec.refers_to or spec.none or spec.choices or spec.pattern or spec.items:
        return False
    return spec.shapes == {"string"}
