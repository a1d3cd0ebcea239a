"""What has become of documents since an earlier run, as notes: whoever had read one of them has to look again."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Protocol

from cxlint.model.packed import pack_value
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple
from cxlint.workspace.filing import noted_of
from cxlint.workspace.reads import (
    ACTIVE,
    BODY,
    CODES,
    EVERYTHING,
    REFERENCES,
    REFERRERS,
    WHOLE,
    WIDTH,
    beginnings,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from cxlint.model.document import Document, Reference
    from cxlint.workspace.filing import Noted, Way
    from cxlint.workspace.reads import Note

    Numbers = Callable[[str, str], int | None]
    """Gives the number of a document by kind and id, as it is compared."""

Name = tuple[str, str]
"""Kind and id of a document, the id as it is compared."""


STANDING = ("status", "left_on")
"""The fields that decide whether somebody can still answer for something."""


class Naming(Protocol):
    """Whatever names documents."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Whom it refers to."""


class Known(Protocol):
    """The documents of which it was noted who had read them, by their numbers."""

    @property
    def documents(self) -> Container[int]:
        """The numbers."""

    def document(self, number: int) -> Document:
        """A document."""

    def folded(self, number: int) -> Naming:
        """Whom a document refers to."""

    def mentions(self) -> Mapping[str, Iterable[int]]:
        """By an id, as it is compared, the numbers of all documents that refer to it."""


class Differences(NamedTuple):
    """Notes that are touched, documents of which every note is, and documents that must be judged anew as a whole."""

    notes: set[Note]
    gone: set[int]
    anew: set[int]


def differences(
    kept: Known,
    now: Mapping[int, Document],
    before: Iterable[int],
    numbers: Numbers,
    filings: Iterable[Way],
) -> Differences:
    """What is different in the documents `now` from those with the numbers `before`; of all others nothing is.

    `numbers` gives the number of a document by kind and id, also of one that is no longer there, and `filings` tells in
    which ways documents are filed. Raises CannotPack where a value is of a type that only a plugin knows.
    """
    found = Differences({EVERYTHING}, set(), set(now))
    mentions = None
    for number in {*before, *now}:
        old, new = kept.document(number) if number in kept.documents else None, now.get(number)
        if old is not None and new is not None:
            _compare(found, number, old, new, numbers)
        for way in filings:
            found.notes.update(filed_otherwise(way, old, new))
        if old is None or new is None or (old.file, old.index) != (new.file, new.index):
            if mentions is None:
                mentions = kept.mentions()
            document = new or old
            assert document is not None
            naming = {source: kept.folded(source) for source in mentions.get(normal(document.id), ())}
            _comes_or_goes(found, number, document, numbers, naming)
    return found


def _compare(found: Differences, number: int, old: Document, new: Document, numbers: Numbers) -> None:
    """Take in what is different in a document that was there before."""
    base, notes = number << WIDTH, set[int]()
    before, after = old.values, new.values if new.recorded is None else new.recorded.plain()
    for field in {**before, **after}:
        notes.update(base + CODES[name] for name in _changed(field, before.get(field), after.get(field)))
    if notes or list(before) != list(after):
        notes.add(base + WHOLE)
    if old.body != new.body:
        notes.add(base + BODY)
    if old.references != new.references:
        notes.add(base + REFERENCES)
        _referring(found, _others(old.references, new.references), numbers)
    found.notes.update(notes)
    if old.active != new.active:
        found.notes.add(("active", new.kind))
    if any(base + CODES[field] in notes for field in STANDING):
        found.notes.add(base + ACTIVE)


def _others(old: Sequence[Reference], new: Sequence[Reference]) -> set[Reference]:
    """The references that only one of both makes; all of them where those of both stand in another order."""
    both = {*old} & {*new}
    moved = [each for each in old if each in both] != [each for each in new if each in both]
    return {*old, *new} if moved else {*old, *new} - both


def filed_otherwise(way: Way, old: Document | None, new: Document | None) -> Iterator[Note]:
    """The keys under which a document was filed, or is now, where that is not the same."""
    if way.kind not in {document.kind for document in (old, new) if document is not None}:
        return
    file = way.loaded()
    try:
        before, after = (noted_of(file, document) if document is not None else {} for document in (old, new))
    except Exception:
        from cxlint.engine.kept import Unsure

        raise Unsure(str(way)) from None
    for key in {**before, **after}:
        if _plainly(before, key) != _plainly(after, key):
            yield way.note(key)


def _plainly(noted: Noted, key: object) -> object:
    """What is noted under a key, in a form in which `True` is not 1."""
    return (noted[key], repr(noted[key])) if key in noted else None


def _referring(found: Differences, references: Iterable[Reference], numbers: Numbers) -> None:
    """Touch what is known of who refers to those whom the references may mean."""
    for _, _, kinds, written in references:
        name = normal(written.rpartition("/")[2])
        for kind in kinds:
            number = numbers(kind, name)
            if number is not None:
                found.notes.add((number << WIDTH) + REFERRERS)


def _comes_or_goes(
    found: Differences,
    number: int,
    document: Document,
    numbers: Numbers,
    naming: Mapping[int, Naming],
) -> None:
    """Take in that a document is new, is no longer there, or stands in another place among the others."""
    kind, name = document.kind, normal(document.id)
    found.gone.add(number)
    found.notes.update((("all", kind), ("active", kind), ("name", kind, name)))
    _referring(found, document.references, numbers)
    for source, naming_it in naming.items():
        for path, _, kinds, written in naming_it.references:
            if kind in kinds and normal(written.rpartition("/")[2]) == name:
                base = source << WIDTH
                found.notes.update((base + REFERENCES, *(base + CODES[field] for field in beginnings(path))))
                found.anew.add(source)
                for other in kinds:
                    theirs = numbers(other, name)
                    if theirs is not None:
                        found.notes.add((theirs << WIDTH) + REFERRERS)


def _changed(field: str, old: object, new: object) -> Iterator[str]:
    """The names under which it is noted that a field is another one now: as a whole, and the fields in an object."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        if not same(old, new):
            yield from (field, f"{field}.*")
        return
    inner = [f"{field}.{name}" for name in {**old, **new} if not same(old.get(name), new.get(name))]
    if list(old) != list(new):
        yield field
    if inner:
        yield from (*inner, f"{field}.*")


def same(one: object, other: object) -> bool:
    """Whether two values of a field are the same in every respect, also in how they are written."""
    return marshal.dumps(pack_value(one), 2) == marshal.dumps(pack_value(other), 2)
