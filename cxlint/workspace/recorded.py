"""A workspace that notes what the rules read of it, subject by subject and rule by rule."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from cxlint.model.document import Document
from cxlint.model.limits import Limits
from cxlint.model.scalars import FaultyField, normal
from cxlint.workspace.digest import digest_of
from cxlint.workspace.filing import WatchedFilings
from cxlint.workspace.graph import Link, Workspace
from cxlint.workspace.reads import (
    ACTIVE,
    EVERYTHING,
    REFERENCES,
    REFERRERS,
    STEPS,
    Once,
    Reads,
)
from cxlint.workspace.watched import unnoted_references, watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from cxlint.model.document import Reference, View
    from cxlint.workspace.filing import Noted, Way
    from cxlint.workspace.reads import Note

_T = TypeVar("_T")


Mention = tuple[Document, "Reference"]
"""A reference, and the document that makes it."""


class RecordedWorkspace(Workspace):
    """A workspace whose answers are noted in `reads`; `onces` says what was read for what is worked out once for all.

    The number of a document is its position in `all`, unless it is watched already. The document that is being judged
    may read itself unnoted. Whom a reference means is noted with the field that it stands in: it is touched as well
    where that name comes or goes. `mentions` gives the references that name an id, in documents of a kind if one is
    given, where they are known, and `filed` what is noted already of how documents are filed.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        as_of: date,
        limits: Limits | None = None,
        reads: Reads | None = None,
        mentions: Callable[[str, str], Sequence[Mention]] | None = None,
        filed: Callable[[Way], Mapping[int, Noted]] | None = None,
    ) -> None:
        self.filings: WatchedFilings
        self.reads = reads or Reads()
        self.onces: dict[Note, Once] = {}
        self.fresh: dict[Note, Once] = {}
        self._subject: Document | None = None
        self._depth = 0
        self._judging = False
        self._names: dict[object, Note] = {}
        self._mentions = mentions
        self._mentioned: dict[tuple[int, str, str], tuple[Link, ...]] = {}
        watched = tuple(documents)
        self._watch(watched)
        self._known_filings = filed
        super().__init__(watched, as_of, limits)
        self.reads.forget()

    def _watch(self, documents: tuple[Document, ...]) -> None:
        for number, document in enumerate(documents):
            if document.recorded is None:
                watch(document, number, self.reads)

    def _filings(self) -> WatchedFilings:
        return WatchedFilings(self._kinds, self.reads.note, self._known_filings)

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
        self._judging = True
        if document.recorded is not None:
            self._subject = document
            document.values = document.recorded.plain()
        self.reads.forget()

    def end(self) -> None:
        """No longer judge any document."""
        self._judging = False
        if self._subject is not None:
            self._subject.values = self._subject.recorded
            self._subject = None
        self.reads.forget()

    def _aside(self, make: Callable[[], _T], name: Note | None = None, *, compared: bool = False) -> _T:
        """Work something out for many; under a name what is read for it is kept, and with `compared` what it is."""
        subject, self._subject = self._subject, None
        if subject is not None:
            plain, subject.values = subject.values, subject.recorded
        elif not self._judging and not self._depth:
            self.reads.forget()  # nobody is judged: nobody will ask what was read up to here
        self._depth += 1
        try:
            answer, notes = self.reads.aside(make)
        finally:
            self._depth -= 1
            if subject is not None:
                subject.values = plain
            self._subject = subject
        if name is not None:
            self.fresh[name] = Once(notes, digest_of(answer) if compared else b"")
            if compared:
                self.onces[name] = self.fresh[name]
        return answer

    def remember(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` answers, asked once a run."""
        name = self._names.get(key)
        if name is None:
            name = self._names[key] = _note_of(key)
        if key not in self._remembered:
            self._remembered[key] = self._aside(make, name)
        self.reads.note(name)
        return self._remembered[key]  # type: ignore[return-value]

    def once(self, make: Callable[[Workspace], _T]) -> _T:
        """What a function says of the workspace as a whole, asked once a run."""
        name = _named(make)
        self._work_out(make, name)
        self.reads.note(name)
        return super().once(make)

    def _work_out(self, make: Callable[[Workspace], object], name: Note) -> None:
        """Ask a function once a run, and keep under its name what it reads and what it says."""
        if make not in self._remembered:
            self._aside(lambda: tried(self, make), name, compared=True)

    def now(self, name: Note) -> Once:
        """What a function of that name says of the workspace now, and what it reads for it."""
        assert isinstance(name, tuple)
        module, function = name[1:]
        self._work_out(getattr(import_module(str(module)), str(function)), name)
        return self.onces[name]

    def documents(self, kind: str) -> tuple[Document, ...]:
        """All documents of a kind."""
        self.reads.note(("all", kind))
        return super().documents(kind)

    def active(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind that are in force."""
        self.reads.note(("active", kind))
        found = self._active.get(kind)
        return self._unnoted(lambda: _active(self, kind)) if found is None else found

    def find(self, kind: str, id: str) -> Document | None:  # noqa: A002 - the documents' own word
        """The document of that kind and id."""
        self.reads.note(("name", kind, normal(id)))
        return super().find(kind, id)

    def resolve(self, kinds: tuple[str, ...], written: str) -> Document | None:
        """Whom a reference means."""
        for kind in kinds:
            self.reads.note(("name", kind, normal(written.rpartition("/")[2])))
        return self._meant(kinds, written)

    def is_active(self, who: Document) -> bool:
        """Whether a person or team can still answer for something on the day of the run."""
        if who.recorded is not None and who is not self._subject:
            who.recorded.note(who.recorded.base + ACTIVE)
        found = self._standing.get(id(who))
        if found is None:
            found = self._standing[id(who)] = self._unnoted(lambda: _is_active(self, who))
        return found

    def _unnoted(self, make: Callable[[], _T]) -> _T:
        """Work something out of what has a note of its own already."""
        start = len(self.reads.now)
        try:
            return make()
        finally:
            del self.reads.now[start:]

    def _read(self, document: Document, path: str) -> None:
        """Note that a reference of somebody else was followed."""
        recorded = document.recorded
        if recorded is not None:
            for code in STEPS[path]:
                recorded.note(recorded.base + code)

    def link(self, view: View, field: str) -> Link | None:
        """The reference that stands at a field, followed."""
        document = view.document
        if document.recorded is not None and document is not self._subject:
            self._read(document, view.path(field))
        return super().link(view, field)

    def target(self, view: View, field: str) -> Document | None:
        """The document that a field refers to."""
        document = view.document
        if document.recorded is not None and document is not self._subject:
            self._read(document, view.path(field))
        return _target(self, view, field)

    def targets(self, view: View, field: str) -> tuple[Document, ...]:
        """The documents that a list of references names, without the unknown ones."""
        document = view.document
        if document.recorded is not None and document is not self._subject:
            self._read(document, view.path(field))
        return _targets(self, view, field)

    def named(self, document: Document) -> list[tuple[Reference, Document | None]]:
        """All references of a document, each with whom it means."""
        if document is not self._subject and document.recorded is not None:
            document.recorded.note(document.recorded.base + REFERENCES)
        return super().named(document)

    def referrers(self, document: Document, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """Who refers to a document."""
        if document.recorded is not None:
            document.recorded.note(document.recorded.base + REFERRERS)
        if self._mentions is None:
            if (kind, field) not in self._referring:
                self._referring[kind, field] = self._aside(lambda: self._referring_from(kind, field))
            return _referrers(self, document, kind, field)
        links = self._mentioned.get((id(document), kind, field))
        if links is None:
            mentions = self._mentions(normal(document.id), kind)
            links = self._links_among(mentions, document, kind, field)
            self._mentioned[id(document), kind, field] = links
        return links

    def _references(self, document: Document) -> tuple[Reference, ...]:
        return unnoted_references(document)


# Reached without `super`, which takes longer than what they do.
_target, _targets, _referrers = Workspace.target, Workspace.targets, Workspace.referrers
_active, _is_active = Workspace.active, Workspace.is_active


def tried(workspace: Workspace, make: Callable[[Workspace], object]) -> object:
    """What a function says of a workspace as a whole; that it cannot tell is an answer too."""
    try:
        return Workspace.once(workspace, make)
    except FaultyField as faulty:
        return str(faulty)


def _note_of(key: object) -> Note:
    """The note for what is remembered under a key: the same in the next run, or one that everything touches."""
    try:
        return ("remember", _plain(key))
    except TypeError:
        return EVERYTHING


def _plain(key: object) -> object:
    """A key with documents by their names. Raises TypeError where it may mean something else in the next run."""
    if isinstance(key, tuple):
        return tuple(map(_plain, key))
    if isinstance(key, Document) and not key.assumed:
        return ("document", key.kind, key.id)
    if isinstance(key, (str, int)):
        return key
    raise TypeError(key)


def _named(make: object) -> Note:
    """The name of a function that means the same in the next run."""
    module, name = getattr(make, "__module__", ""), getattr(make, "__qualname__", "<>")
    return EVERYTHING if "<" in name or not module else ("once", module, name)
