"""The workspace: every document of a company, and the references between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from cxlint.model.document import Context, Document, View
from cxlint.model.scalars import NONE, FaultyField, normal
from cxlint.model.ways import DISTANCE, ONLINE
from cxlint.named import NamedTuple
from cxlint.workspace.filing import Filings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cxlint.model.document import Reference
    from cxlint.model.limits import Limits
    from cxlint.workspace.filing import Filed, Filing


_T = TypeVar("_T")


class Link(NamedTuple):
    """A reference that was followed: who refers, from where, to whom (None where nobody is there)."""

    source: Document
    reference: Reference
    target: Document | None


class Standing:
    """How things stand with somebody whom a document names."""

    # Plain words: to look a member of an `Enum` up takes as long as to look a document up.
    ABSENT: Final = "absent"
    NONE: Final = "none"
    UNKNOWN: Final = "unknown"
    INACTIVE: Final = "inactive"
    ACTIVE: Final = "active"


class Workspace:
    """Documents by kind and id, and their references both ways; all answers are in a stable order."""

    def __init__(self, documents: Iterable[Document], as_of: date, limits: Limits | None = None) -> None:
        self.all: tuple[Document, ...] = tuple(documents)
        self.as_of = as_of
        self._kinds: dict[str, dict[str, Document]] = {}
        self._listed: dict[str, tuple[Document, ...]] = {}
        self._active: dict[str, tuple[Document, ...]] = {}
        self.duplicates: list[tuple[Document, Document]] = []
        for document in self.all:
            found = self._kinds.setdefault(document.kind, {})
            first = found.setdefault(normal(document.id), document)
            if first is not document:
                self.duplicates.append((first, document))
        self._targets: dict[int, dict[str, Document | None]] = {}
        self._referring: dict[tuple[str, str], dict[int, tuple[Link, ...]]] = {}
        self._standing: dict[int, bool] = {}
        self._remembered: dict[object, object] = {}
        self.filings = self._filings()
        self.organisation = self._organisation()
        self._share_context(limits)

    def _filings(self) -> Filings:
        return Filings(self._kinds)

    def _references(self, document: Document) -> tuple[Reference, ...]:
        return document.references

    def _followed(self, document: Document) -> dict[str, Document | None]:
        """Whom the references of a document mean, by their paths; found when first asked for."""
        targets = self._targets.get(id(document))
        if targets is None:
            meant, targets = self._meant, {}
            for path, _, kinds, written in self._references(document):
                targets[path] = meant(kinds, written)
            self._targets[id(document)] = targets
        return targets

    def _referring_from(self, kind: str, field: str) -> dict[int, tuple[Link, ...]]:
        """By the identity of a document the references to it from one kind and field, in the order of the files.

        Most of what rules ask for names both, so that most references need not be followed to find those.
        """
        found = defaultdict[int, list[Link]](list)
        for document in self.all:
            if kind and document.kind != kind:
                continue
            for reference in self._references(document):
                if not field or reference[1] == field:
                    target = self._meant(reference[2], reference[3])
                    if target is not None:
                        found[id(target)].append(tuple.__new__(Link, (document, reference, target)))
        return {target: tuple(links) for target, links in found.items()}

    def _links_among(
        self, mentions: Iterable[tuple[Document, Reference]], document: Document, kind: str, field: str
    ) -> tuple[Link, ...]:
        """The references to a document from one kind and field, among some that may mean it."""
        return tuple(
            [
                Link(source, reference, document)
                for source, reference in mentions
                if (not kind or source.kind == kind)
                and (not field or reference.field == field)
                and self._meant(reference.kinds, reference.id) is document
            ]
        )

    def _organisation(self) -> Document:
        for document in self.documents("organisation"):
            return document
        return Document("organisation", "organisation", {"kind": "organisation"}, assumed=True)

    def _share_context(self, limits: Limits | None) -> None:
        company = self.organisation.values
        week = company.get("working_week")
        context = Context(
            self.as_of,
            _words(company.get("languages")),
            _words(company.get("jurisdictions")),
            len(week) if isinstance(week, tuple) and week else 5,
            str(company.get("sector") or ""),
            limits,
            self._channels(DISTANCE),
            self._channels(ONLINE),
            str(company.get("size") or ""),
            isinstance(week, tuple) and bool(week),
        )
        for document in (*self.all, self.organisation):
            document.context = context

    def remember(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` answers, asked once a run: for what many subjects ask of the workspace as a whole."""
        if key not in self._remembered:
            self._remembered[key] = make()
        return self._remembered[key]  # type: ignore[return-value]

    def once(self, make: Callable[[Workspace], _T]) -> _T:
        """What a function says of the workspace as a whole, asked once a run; nobody may change the answer."""
        found = self._remembered.get(make)
        if found is None:
            try:
                found = make(self)
            except FaultyField as faulty:
                found = faulty
            self._remembered[make] = found
        if isinstance(found, FaultyField):
            raise found
        return found  # type: ignore[return-value]

    def filed(self, kind: str, file: Filing, key: object) -> Sequence[Filed]:
        """The documents of a kind that a function files under a key, by id, each with what it notes of it there.

        The function looks at the fields of one document and at nothing else; its keys and notes are plain data.
        """
        return self.filings.under(kind, file, key)

    def _channels(self, types: frozenset[str]) -> frozenset[str]:
        """The channels of these types; a type that is no id of a channel stands for itself, as in `[web, store]`."""
        channels = self.documents("channel")
        of_type = {channel.id for type_ in types for channel, _ in self.filed("channel", _by_type, type_)}
        return frozenset(of_type | types - {channel.id for channel in channels})

    def documents(self, kind: str) -> tuple[Document, ...]:
        """All documents of a kind, the first of each id, in the order of their files."""
        found = self._listed.get(kind)
        if found is None:
            found = self._listed[kind] = tuple(self._kinds.get(kind, {}).values())
        return found

    @property
    def governs_something(self) -> bool:
        """Whether there is anything yet that customers meet; rules about the company as a whole wait for it."""
        return any(self.documents(kind) for kind in ("policy", "journey", "touchpoint", "channel"))

    def active(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind that are in force."""
        found = self._active.get(kind)
        if found is None:
            found = self._active[kind] = tuple(d for d in self._kinds.get(kind, {}).values() if d.active)
        return found

    def find(self, kind: str, id: str) -> Document | None:  # noqa: A002 - the documents' own word
        """The document of that kind and id."""
        return self._kinds.get(kind, {}).get(normal(id))

    def resolve(self, kinds: tuple[str, ...], written: str) -> Document | None:
        """Whom a reference means: ``mona-k``, or ``person/mona-k`` where several kinds are possible."""
        return self._meant(kinds, written)

    def _meant(self, kinds: tuple[str, ...], written: str) -> Document | None:
        by_kind = self._kinds
        if "/" not in written:
            for kind in kinds:
                found = by_kind[kind].get(written) if kind in by_kind else None
                if found is not None:
                    return found
        kind, slash, name = written.rpartition("/")
        name = normal(name)
        for one in kinds if not slash else (kind,) if kind in kinds else ():
            found = by_kind[one].get(name) if one in by_kind else None
            if found is not None:
                return found
        return None

    def link(self, view: View, field: str) -> Link | None:
        """The reference that stands at a field, followed; None where there is none."""
        document, path = view.document, view.path(field)
        for reference in self._references(document):
            if reference.path == path:
                return Link(document, reference, self._followed(document)[path])
        return None

    def target(self, view: View, field: str) -> Document | None:
        """The document that a field refers to; None where it is absent, none or unknown."""
        targets = self._targets.get(id(view.document)) or self._followed(view.document)
        prefix = view.prefix
        return targets.get(f"{prefix}.{field}" if prefix else field)

    def targets(self, view: View, field: str) -> tuple[Document, ...]:
        """The documents that a list of references names, without the unknown ones."""
        names = view.words(field)
        if not names:
            return ()
        targets, place = self._followed(view.document), view.path(field)
        found = [targets.get(f"{place}.{position}") for position in range(len(names))]
        return tuple([target for target in found if target is not None])

    def named(self, document: Document) -> list[tuple[Reference, Document | None]]:
        """All references of a document, each with whom it means."""
        targets = self._followed(document)
        return [(reference, targets[reference[0]]) for reference in self._references(document)]

    def links(self, document: Document) -> Iterator[Link]:
        """All references of a document, followed."""
        return (Link(document, reference, target) for reference, target in self.named(document))

    def referrers(self, document: Document, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """Who refers to a document, from documents of one kind or from one field only.

        `field` is written without list positions: ``stages.touchpoints``.
        """
        links = self._referring.get((kind, field))
        if links is None:
            links = self._referring[kind, field] = self._referring_from(kind, field)
        return links.get(id(document), ())

    def is_active(self, who: Document) -> bool:
        """Whether a person or team can still answer for something on the day of the run."""
        found = self._standing.get(id(who))
        if found is None:
            left = who.values.get("left_on") if who.active else self.as_of
            found = left is None or not (isinstance(left, date) and left <= self.as_of)
            self._standing[id(who)] = found
        return found

    def standing(self, view: View, field: str) -> str:
        """How things stand with whom a field names: a word of `Standing`."""
        target = self.target(view, field)
        if target is not None:
            return Standing.ACTIVE if self.is_active(target) else Standing.INACTIVE
        value = view.get(field)
        return Standing.ABSENT if value is None else Standing.NONE if value is NONE else Standing.UNKNOWN

    def accountable(self, document: Document) -> Document | None:
        """Who answers for a document: its active owner, else its area's, else the CX lead, else nobody."""
        area = self.target_or_none(document, "area")
        for where, field in ((document, "owner"), (area, "owner"), (self.organisation, "cx_lead")):
            who = self.target_or_none(where, field) if where is not None else None
            if who is not None and self.is_active(who):
                return who
        return None

    def target_or_none(self, document: Document, field: str) -> Document | None:
        """Like `target`, and None also where the field cannot be understood."""
        return self.target(document, field)


def _words(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()


def _by_type(channel: Document) -> dict[object, object]:
    type_ = channel.values.get("type")
    return {type_: None} if isinstance(type_, str) else {}
