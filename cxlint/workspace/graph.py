"""The workspace: every document of a company, and the references between them, both ways."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

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

_UNSEEN: Any = object()

MANY = 6
"""More references to a document than this are sorted by their fields where somebody asks for those of one field."""


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
        self._resolved: dict[tuple[tuple[str, ...], str], Document | None] = {}
        self._links: dict[int, dict[str, Link]] = {}
        self._sources: dict[int, list[Link]] | None = None
        self._by_field: dict[int, dict[str, list[Link]]] = {}
        self._referrers: dict[tuple[int, str, str], tuple[Link, ...]] = {}
        self._standing: dict[int, bool] = {}
        self._remembered: dict[object, object] = {}
        self.filings = self._filings()
        self.organisation = self._organisation()
        self._share_context(limits)

    def _filings(self) -> Filings:
        return Filings(self._kinds)

    def _references(self, document: Document) -> tuple[Reference, ...]:
        return document.references

    def _followed(self, document: Document) -> dict[str, Link]:
        """The references of a document by their paths, followed when first asked for."""
        links = self._links.get(id(document))
        if links is None:
            known, links = self._resolved, {}
            for reference in self._references(document):
                path, _, kinds, written = reference
                target = known.get((kinds, written), _UNSEEN)
                if target is _UNSEEN:
                    target = self._meant(kinds, written)
                # A run follows all references: to call `Link` itself takes twice as long.
                links[path] = tuple.__new__(Link, (document, reference, target))
            self._links[id(document)] = links
        return links

    def _referring(self) -> dict[int, list[Link]]:
        """By the identity of a document the references to it, in the order of the files that make them."""
        if self._sources is None:
            self._sources = defaultdict(list)
            for document in self.all:
                for link in self._followed(document).values():
                    target = link[2]
                    if target is not None:
                        self._sources[id(target)].append(link)
        return self._sources

    def _links_to(self, document: Document, kind: str, field: str) -> Iterable[Link]:
        """The references to a document from one kind and field; those of any where none is named."""
        links: Sequence[Link] = self._referring().get(id(document), ())
        if field and len(links) > MANY:
            by_field = self._by_field.get(id(document))
            if by_field is None:
                by_field = self._by_field[id(document)] = defaultdict(list)
                for link in links:
                    by_field[link[1][1]].append(link)
            links = by_field.get(field, ())
        elif field:
            links = [link for link in links if link[1][1] == field]
        return [link for link in links if link[0].kind == kind] if kind else links

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
        key = (kinds, written)
        if key in self._resolved:
            return self._resolved[key]
        kind, slash, name = written.partition("/")
        among, name = ((kind,) if kind in kinds else (), name) if slash else (kinds, written)
        name, found = normal(name), None
        for one in among:
            found = self._kinds[one].get(name) if one in self._kinds else None
            if found is not None:
                break
        self._resolved[key] = found
        return found

    def link(self, view: View, field: str) -> Link | None:
        """The reference that stands at a field, followed; None where there is none."""
        links = self._links.get(id(view.document)) or self._followed(view.document)
        prefix = view.prefix
        return links.get(f"{prefix}.{field}" if prefix else field)

    def target(self, view: View, field: str) -> Document | None:
        """The document that a field refers to; None where it is absent, none or unknown."""
        link = self.link(view, field)
        return link[2] if link is not None else None

    def targets(self, view: View, field: str) -> tuple[Document, ...]:
        """The documents that a list of references names, without the unknown ones."""
        names = view.words(field)
        if not names:
            return ()
        links, place = self._followed(view.document), view.path(field)
        found = [links.get(f"{place}.{position}") for position in range(len(names))]
        return tuple([link.target for link in found if link is not None and link.target is not None])

    def links(self, document: Document) -> Iterator[Link]:
        """All references of a document, followed."""
        return iter(self._followed(document).values())

    def referrers(self, document: Document, kind: str = "", field: str = "") -> tuple[Link, ...]:
        """Who refers to a document, from documents of one kind or from one field only.

        `field` is written without list positions: ``stages.touchpoints``.
        """
        key = (id(document), kind, field)
        found = self._referrers.get(key)
        if found is None:
            found = self._referrers[key] = tuple(self._links_to(document, kind, field))
        return found

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
        link = self._followed(document).get(field)
        return link.target if link else None


def _words(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else ()


def _by_type(channel: Document) -> dict[object, object]:
    type_ = channel.values.get("type")
    return {type_: None} if isinstance(type_, str) else {}
