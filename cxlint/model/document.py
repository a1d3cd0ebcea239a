"""A governance document: typed values under dotted paths, and the references it makes.

Absent, explicitly none, and a value are three things. The getters answer None for what is absent; what is explicitly
none reads as the zero of its type (no days, no fee, an empty list). A field that could not be understood raises
FaultyField: its own finding says so already, and no rule may judge it.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cxlint.model.scalars import (
    FAULTY,
    NONE,
    Duration,
    FaultyField,
    Hours,
    Money,
    Percent,
    Version,
)
from cxlint.model.text import Text
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxlint.diagnostics import Path
    from cxlint.model.limits import LimitEntry, Limits

_IMMEDIATELY = Duration(0, "days")
_NOTHING = Percent(0)

OUT_OF_FORCE = ("draft", "retired", "inactive")
"""The words for the status of what is not in force, or is no longer there."""


@lru_cache(maxsize=4096)
def steps(path: str) -> Path:
    """The keys and list positions of a dotted path: ``stages.0.name`` -> ``("stages", 0, "name")``."""
    return tuple(int(step) if step.isdecimal() else step for step in path.split(".")) if path else ()


def dotted(path: Path) -> str:
    """The dotted form of a path."""
    return ".".join(map(str, path))


class Reference(NamedTuple):
    """One reference: the path it stands at, the kinds it may name, and the id written."""

    path: str
    field: str
    kinds: tuple[str, ...]
    id: str


class Context(NamedTuple):
    """What every document of a run shares: the day it is judged on and the organisation's own facts."""

    as_of: date
    languages: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    working_days: int = 5
    sector: str = ""
    limits: Limits | None = None
    distance: frozenset[str] = frozenset()
    online: frozenset[str] = frozenset()
    size: str = ""
    week_stated: bool = False


class View:
    """Typed reading of a document or of one part of it."""

    __slots__ = ("document", "prefix", "values")

    document: Document
    prefix: str
    values: Mapping[str, object]

    def path(self, field: str = "") -> str:
        """The full dotted path of one of its fields."""
        return f"{self.prefix}.{field}" if self.prefix and field else self.prefix or field

    def get(self, field: str) -> object:
        """The typed value: None where absent, NONE where explicitly none; raises FaultyField."""
        if "." not in field and field:
            value = self.values.get(field)
            if value is FAULTY:
                raise FaultyField(self.path(field))
            return value
        value = self.values
        for step in steps(field):
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, tuple) and isinstance(step, int):
                value = value[step] if step < len(value) else None
            elif value is FAULTY:
                raise FaultyField(self.path(field))
            else:
                return None
        if value is FAULTY:
            raise FaultyField(self.path(field))
        return value

    def states(self, field: str) -> bool:
        """Whether the field is written, be it as none; raises FaultyField where it cannot be understood."""
        value = self.get(field) if "." in field else self.values.get(field)
        if value is FAULTY:
            raise FaultyField(self.path(field))
        return value is not None

    def duration(self, field: str) -> Duration | None:
        """A length of time; none reads as no time at all."""
        value = self.get(field)
        return value if isinstance(value, Duration) else _IMMEDIATELY if value is NONE else None

    def money(self, field: str) -> Money | None:
        """An amount of money; none reads as absent, for it has no currency."""
        value = self.get(field)
        return value if isinstance(value, Money) else None

    def amount(self, field: str) -> Percent | Money | None:
        """A percentage or an amount of money; none reads as 0 %."""
        value = self.get(field)
        if value is NONE:
            return _NOTHING
        return value if isinstance(value, (Percent, Money)) else None

    def number(self, field: str) -> float | None:
        """A plain number; never true or false."""
        value = self.get(field)
        if value is NONE:
            return 0
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None

    def flag(self, field: str) -> bool | None:
        """True, false, or None where absent."""
        value = self.get(field)
        return value if isinstance(value, bool) else False if value is NONE else None

    def word(self, field: str) -> str | None:
        """A word, id or one-language string; none reads as an empty string."""
        value = self.get(field) if "." in field else self.values.get(field)
        if value is FAULTY:
            raise FaultyField(self.path(field))
        return value if isinstance(value, str) else "" if value is NONE else None

    def words(self, field: str) -> tuple[str, ...] | None:
        """A list of words or ids; none reads as empty. A faulty item makes the list faulty."""
        value = self.get(field) if "." in field else self.values.get(field)
        if value is FAULTY or (isinstance(value, tuple) and FAULTY in value):
            raise FaultyField(self.path(field))
        return value if isinstance(value, tuple) else () if value is NONE else None

    def day(self, field: str) -> date | None:
        """A calendar date."""
        value = self.get(field)
        return value if isinstance(value, date) else None

    def hours(self, field: str) -> Hours | None:
        """Opening hours."""
        value = self.get(field)
        return value if isinstance(value, Hours) else None

    def version(self, field: str) -> Version | None:
        """A version number."""
        value = self.get(field)
        return value if isinstance(value, Version) else None

    def text(self, field: str) -> Text | None:
        """A text in one or several languages."""
        value = self.get(field)
        return value if isinstance(value, Text) else None

    def part(self, field: str) -> View | None:
        """One object inside this one."""
        value = self.get(field)
        return Part(self.document, self.path(field), value) if isinstance(value, dict) else None

    def each(self, field: str) -> Iterator[View]:
        """The objects of a list or of a free-keyed map, each as a part; faulty ones are left out."""
        value = self.get(field)
        if isinstance(value, tuple):
            items: Iterator[tuple[object, object]] = iter(enumerate(value))
        elif isinstance(value, dict):
            items = iter(value.items())
        else:
            return
        document, path, made = self.document, self.path(field), object.__new__
        for key, item in items:
            if isinstance(item, dict):
                part = made(Part)  # there are very many: to call `Part` itself takes twice as long
                part.document, part.prefix, part.values = document, f"{path}.{key}", item
                yield part


class Part(View):
    """One object inside a document."""

    __slots__ = ()

    def __init__(self, document: Document, prefix: str, values: Mapping[str, object]) -> None:
        self.document = document
        self.prefix = prefix
        self.values = values

    @property
    def key(self) -> str:
        """The last step of its path: a list position or the key of a map."""
        return self.prefix.rpartition(".")[2]


class Document(View):
    """One document of a workspace."""

    __slots__ = (
        "assumed", "body", "body_line", "context", "file", "id", "index", "kind", "recorded", "references",
    )  # fmt: skip

    def __init__(
        self,
        kind: str,
        id: str,  # noqa: A002 - the documents' own word
        values: Mapping[str, object],
        *,
        file: str = "",
        index: int = 0,
        references: tuple[Reference, ...] = (),
        body: str | None = None,
        body_line: int = 0,
        assumed: bool = False,
    ) -> None:
        self.document = self
        self.prefix = ""
        self.values = values
        self.kind = kind
        self.id = id
        self.file = file
        self.index = index
        self.references = references
        self.body = body
        self.body_line = body_line
        self.assumed = assumed
        self.context: Context | None = None
        self.recorded: Any = None  # the fields as others see them, where a workspace notes who reads what

    def __repr__(self) -> str:
        return f"<{self.kind}/{self.id}>"

    def again(self) -> Document:
        """The same document for another workspace, which judges it on another day or beside other documents."""
        return Document(
            self.kind,
            self.id,
            self.values,
            file=self.file,
            index=self.index,
            references=self.references,
            body=self.body,
            body_line=self.body_line,
            assumed=self.assumed,
        )

    @property
    def today(self) -> date:
        """The day on which the document is judged; only rules with `reads_date` may ask."""
        assert self.context is not None
        return self.context.as_of

    def limit(self, field: str) -> LimitEntry | None:
        """The most protective legal limit of a field, where a plugin brings one for this document's customers."""
        limits = self.context.limits if self.context else None
        return limits.strictest(self, field) if limits else None

    def title(self, language: str = "en") -> str:
        """Its title in the best language there is, else its id."""
        for field in ("title", "name"):
            value = self.values.get(field)
            if isinstance(value, Text) and (best := value.best(language)):
                return best
            if isinstance(value, str) and value:
                return value
        return self.id

    @property
    def retired(self) -> bool:
        """Whether it is no longer in use, so that nobody judges it."""
        return self.values.get("status") == "retired"

    @property
    def active(self) -> bool:
        """Whether it is in force: neither a draft nor retired (for people: not inactive)."""
        return self.values.get("status") not in OUT_OF_FORCE
