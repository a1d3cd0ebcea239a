"""A workspace that notes what the rules read of it, subject by subject and rule by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from cxlint.model.document import Document
from cxlint.model.limits import Limits
from cxlint.model.scalars import FaultyField, normal
from cxlint.workspace.graph import Link, Workspace
from cxlint.workspace.reads import BODY, CODES, EVERYTHING, REFERENCES, REFERRERS, WIDTH, Reads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from cxlint.model.document import Context, Reference, View
    from cxlint.workspace.reads import Note

_T = TypeVar("_T")


class Recorded(dict[str, object]):
    """The fields of a document; each that somebody else asks for is noted."""

    __slots__ = ("base", "note")

    note: Callable[[Note], None]
    base: int

    def plain(self) -> dict[str, object]:
        """The same fields for the document's own rules, which note nothing."""
        return dict(dict.items(self))

    def get(self, key: str, default: Any = None) -> Any:
        """Like that of any dict, as all that follows."""
        self.note(self.base + CODES[key])
        return dict.get(self, key, default)

    def __getitem__(self, key: str) -> object:
        self.note(self.base + CODES[key])
        return dict.__getitem__(self, key)

    def __contains__(self, key: object) -> bool:
        self.note(self.base + CODES[cast("str", key)])
        return dict.__contains__(self, key)


def _whole(name: str) -> Callable[..., Any]:
    """The method of that name, which looks at all fields."""
    inner = getattr(dict, name)

    def method(self: Recorded, *given: object) -> object:
        self.note(self.base)
        return inner(self, *given)

    return method


for _method in ("__iter__", "__len__", "__eq__", "__ne__", "__or__", "__ror__", "__reversed__", "__repr__"):
    setattr(Recorded, _method, _whole(_method))
for _method in ("copy", "items", "keys", "values"):
    setattr(Recorded, _method, _whole(_method))


class Watched(Document):
    """A document that notes what somebody else reads of it; any document can become one."""

    __slots__ = ()

    recorded: Recorded

    def _noted_body(self) -> str | None:
        if self.values is self.recorded:
            self.recorded.note(self.recorded.base + BODY)
        return cast("str | None", _BODY.__get__(self))

    def _noted_references(self) -> tuple[Reference, ...]:
        if self.values is self.recorded:
            self.recorded.note(self.recorded.base + REFERENCES)
        return cast("tuple[Reference, ...]", _REFERENCES.__get__(self))

    body = property(_noted_body)
    references = property(_noted_references)


_BODY = Document.__dict__["body"]
_REFERENCES = Document.__dict__["references"]


def watch(document: Document, number: int, reads: Reads) -> None:
    """Let a document note from now on what is read of it, under its number."""
    recorded = Recorded(document.values)
    recorded.base, recorded.note = number << WIDTH, reads.note
    document.recorded = document.values = recorded
    document.__class__ = Watched


class WatchedLimits(Limits):
    """Legal limits that read the document of somebody else anew each time, so that it is noted for all who ask."""

    def table(self, document: Document, context: Context) -> Mapping[str, Any]:
        """By field the limits that apply to a document."""
        if document.values is document.recorded:
            self._latest = None
        return super().table(document, context)


class RecordedWorkspace(Workspace):
    """A workspace whose answers are noted in `reads`; `onces` says what was read for what is worked out once for all.

    The number of a document is its position in `all`. The document that is being judged may read itself unnoted. Whom
    a reference means is noted with the field that it stands in: it is touched as well where that name comes or goes.
    """

    def __init__(self, documents: Iterable[Document], as_of: date, limits: Limits | None = None) -> None:
        self.reads = Reads()
        self.onces: dict[Note, frozenset[Note]] = {}
        self._subject: Document | None = None
        watched = tuple(documents)
        for number, document in enumerate(watched):
            watch(document, number, self.reads)
        super().__init__(watched, as_of, limits)
        self.reads.now.clear()

    def _every(self) -> tuple[Document, ...]:
        self.reads.note(EVERYTHING)
        return self._all

    def _set_every(self, documents: tuple[Document, ...]) -> None:
        self._all = documents

    def _doubles(self) -> list[tuple[Document, Document]]:
        self.reads.note(EVERYTHING)
        return self._duplicates

    def _set_doubles(self, duplicates: list[tuple[Document, Document]]) -> None:
        self._duplicates = duplicates

    all = property(_every, _set_every)
    duplicates = property(_doubles, _set_doubles)

    def begin(self, document: Document) -> None:
        """Judge a document: what it reads of itself is not noted until `end`."""
        if document.recorded is not None:
            self._subject = document
            document.values = document.recorded.plain()
        self.reads.now.clear()

    def end(self) -> None:
        """No longer judge any document."""
        if self._subject is not None:
            self._subject.values = self._subject.recorded
            self._subject = None
        self.reads.now.clear()

    def _aside(self, make: Callable[[], _T], name: Note | None = None) -> _T:
        """Work something out for many; under a name what is read for it is kept."""
        subject, self._subject = self._subject, None
        if subject is not None:
            plain, subject.values = subject.values, subject.recorded
        try:
            answer, notes = self.reads.aside(make)
        finally:
            if subject is not None:
                subject.values = plain
            self._subject = subject
        if name is not None:
            self.onces[name] = notes
        return answer

    def remember(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` answers, asked once a run."""
        name = ("remember", key) if _is_plain(key) else EVERYTHING
        self.reads.note(name)
        if key not in self._remembered:
            self._remembered[key] = self._aside(make, name)
        return self._remembered[key]  # type: ignore[return-value]

    def once(self, make: Callable[[Workspace], _T]) -> _T:
        """What a function says of the workspace as a whole, asked once a run."""
        name = _named(make)
        self.reads.note(name)
        if make not in self._remembered:
            self._aside(lambda: self._try(make), name)
        return super().once(make)

    def _try(self, make: Callable[[Workspace], object]) -> None:
        try:
            super().once(make)
        except FaultyField:
            pass

    def documents(self, kind: str) -> tuple[Document, ...]:
        """All documents of a kind."""
        self.reads.note(("all", kind))
        return super().documents(kind)

    def active(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind that are in force."""
        self.reads.note(("active", kind))
        return self._active.get(kind) or self._aside(lambda: super(RecordedWorkspace, self).active(kind))

    def find(self, kind: str, id: str) -> Document | None:  # noqa: A002 - the documents' own word
        """The document of that kind and id."""
        self.reads.note(("name", kind, normal(id)))
        return super().find(kind, id)

    def resolve(self, kinds: tuple[str, ...], written: str) -> Document | None:
        """Whom a reference means."""
        for kind in kinds:
            self.reads.note(("name", kind, normal(written.rpartition("/")[2])))
        return super().resolve(kinds, written)

    def _read(self, document: Document, path: str) -> None:
        """Note that a reference of somebody else was followed."""
        if document is not self._subject and document.recorded is not None:
            document.recorded.note(document.recorded.base + CODES[path.partition(".")[0]])

    def link(self, view: View, field: str) -> Link | None:
        """The reference that stands at a field, followed."""
        path = view.path(field)
        self._read(view.document, path)
        return self._followed(view.document).get(path)

    def targets(self, view: View, field: str) -> tuple[Document, ...]:
        """The documents that a list of references names, without the unknown ones."""
        self._read(view.document, view.path(field))
        return super().targets(view, field)

    def links(self, document: Document) -> Iterator[Link]:
        """All references of a document, followed."""
        if document is not self._subject and document.recorded is not None:
            document.recorded.note(document.recorded.base + REFERENCES)
        return super().links(document)

    def referrers(self, document: Document, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """Who refers to a document."""
        if document.recorded is not None:
            document.recorded.note(document.recorded.base + REFERRERS)
        return super().referrers(document, kind, field)

    def target_or_none(self, document: Document, field: str) -> Document | None:
        """Like `target`, and None also where the field cannot be understood."""
        self._read(document, field)
        return super().target_or_none(document, field)


def _is_plain(key: object) -> bool:
    """Whether a key means the same in the next run."""
    if isinstance(key, tuple):
        return all(map(_is_plain, key))
    return isinstance(key, (str, int))


def _named(make: object) -> Note:
    """The name of a function that means the same in the next run."""
    module, name = getattr(make, "__module__", ""), getattr(make, "__qualname__", "<>")
    return EVERYTHING if "<" in name or not module else ("once", module, name)
