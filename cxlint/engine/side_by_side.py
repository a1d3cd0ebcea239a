"""Judges both sides of a change at once: what no rule can tell apart is judged on one side, and holds for the other.

The head is judged in a workspace that notes what is different in the base. Of the base only those documents are judged
that are different themselves, or for whose likes in the head something different was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Subject
from cxlint.engine.differences import differences, filed_otherwise
from cxlint.engine.parallel import shared_out
from cxlint.engine.run import Run
from cxlint.engine.said import Said, counted
from cxlint.model.packed import CannotPack
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple
from cxlint.workspace.compared import ComparedWorkspace, Contrast
from cxlint.workspace.watched import WatchedLimits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.differences import Name
    from cxlint.engine.said import Progress
    from cxlint.model.document import Document
    from cxlint.workspace.filing import Way
    from cxlint.workspace.reads import Note

    Item = tuple[Document | None, Document | None]
    """A subject of the head, and one of the base that has to be judged as well."""

FEW = 3
"""One in so many documents may be different; with more of them each side is judged by itself."""


class Both(NamedTuple):
    """What is said of each side."""

    base: Said
    head: Said


class SideBySide:
    """A run of the base and one of the head, which is made here; `settings` are those of the base for its files.

    Both are judged on the same day by the same rules.
    """

    def __init__(self, base: Run, settings: Settings, corpus: Corpus) -> None:
        day, registry = base.workspace.as_of, base.registry
        contrast, apart = _contrast(base, corpus.documents)
        workspace = None
        if contrast is not None:
            limits = WatchedLimits(registry.limits, day)
            workspace = ComparedWorkspace(corpus.documents, day, limits, contrast)
        self.base = base
        self.head = Run(settings, registry, corpus, day, workspace=workspace)
        self.head.recorder = None  # what is read is looked at once, and not kept
        self._workspace = workspace
        self._apart = apart if workspace is not None and _alike(base, self.head) else None

    def judged(self, progress: Progress | None, meanwhile: Callable[[], object]) -> Both:
        """What all rules say of both sides; `meanwhile` is done beside that."""
        items = list(self._items())
        pieces = shared_out(
            self._judge,
            items,
            self.head.settings.jobs,
            done=counted(progress, len(items)),
            meanwhile=meanwhile,
            group=_kind,
        )
        if self._workspace is not None:
            self._workspace.release()
        head = Said.joined(piece.head for piece in pieces)
        return Both(self._whole(Said.joined(piece.base for piece in pieces), head), head)

    def _items(self) -> Iterator[Item]:
        """All subjects of the head, and those of the base that are judged whatever is said of the head."""
        apart = self._apart
        waiting = {_name(d): d for d in self.base.subjects if apart is None or _name(d) in apart}
        for document in self.head.subjects:
            yield document, waiting.pop(_name(document), None)
        for document in waiting.values():
            yield None, document

    def _judge(self, items: Sequence[Item]) -> Both:
        both = Both(Said([], []), Said([], []))
        for here, there in items:
            apart = here is not None and self._is_told_apart(here, both.head)
            was = self._there(here) if apart and here is not None and there is None else there
            if was is not None:
                self.base.take(was, both.base)
        return both

    def _is_told_apart(self, document: Document, said: Said) -> bool:
        """Judge a subject of the head; whether rules may say something else of it in the base."""
        workspace = self._workspace
        if workspace is None:
            self.head.take(document, said)
            return False
        workspace.begin(document)
        self.head.take(document, said)
        touched = bool(workspace.reads.now)
        workspace.end()
        _, outcomes = said.judged[-1]
        return touched or Outcome.INTERNAL_ERROR in outcomes or document.kind in self.head.bench.strange

    def _there(self, document: Document) -> Document | None:
        """The same subject in the base."""
        workspace = self.base.workspace
        return workspace.organisation if document.assumed else workspace.find(document.kind, document.id)

    def _whole(self, own: Said, head: Said) -> Said:
        """All that is said of the base, where what is not its own is what is said of the head."""
        said, mine = Said([], []), dict(own.judged)
        theirs, of_mine, of_theirs = dict(head.judged), _by_subject(own), _by_subject(head)
        for document in self.base.subjects:
            subject = Subject(document.kind, document.id)
            known = subject in mine
            said.judged.append((subject, mine[subject] if known else theirs[subject]))
            said.findings.extend((of_mine if known else of_theirs).get(subject, ()))
        return said


def _contrast(base: Run, documents: Sequence[Document]) -> tuple[Contrast | None, set[Name]]:
    """What is different in the base, and the names of what is judged by itself there; None if that is of no use."""
    there, here = _by_name(base.workspace.all), _by_name(documents)
    numbers = {name: number for number, name in enumerate({**here, **there})}
    is_alike = {name for name, d in here.items() if name in there and there[name].values is d.values}
    old = {numbers[name]: document for name, document in here.items() if name not in is_alike}
    new = {numbers[name]: document for name, document in there.items() if name not in is_alike}
    twice = len(here) < len(documents) or len(there) < len(base.workspace.all)
    if twice or len({*old, *new}) * FEW > len(numbers):
        return None, set()
    known = _Known({numbers[name]: document for name, document in here.items()})
    try:
        found = differences(known, new, old, lambda kind, name: numbers.get((kind, name)), ())
    except CannotPack:
        return None, set()
    otherwise = _Otherwise(old, new)
    apart = {name for name, number in numbers.items() if number in found.anew or number in old}
    return Contrast(base.workspace, found.notes, found.gone, known.documents, otherwise.notes), apart


class _Known(NamedTuple):
    """The documents of the head, for `differences`, by their numbers."""

    documents: Mapping[int, Document]

    def document(self, number: int) -> Document:
        """A document."""
        return self.documents[number]

    def folded(self, number: int) -> Document:
        """Whom a document refers to."""
        return self.documents[number]

    def mentions(self) -> dict[str, list[int]]:
        """By an id, as it is compared, the numbers of all documents that refer to it."""
        found: dict[str, list[int]] = {}
        for number, document in self.documents.items():
            for name in {normal(reference.id.rpartition("/")[2]) for reference in document.references}:
                found.setdefault(name, []).append(number)
        return found


class _Otherwise(NamedTuple):
    """The documents that are different, on each side."""

    here: Mapping[int, Document]
    there: Mapping[int, Document]

    def notes(self, way: Way) -> list[Note] | None:
        """What is different in one way to file documents; None where that cannot be told."""
        from cxlint.engine.kept import Unsure

        here, there = self
        try:
            return [
                note for n in {**here, **there} for note in filed_otherwise(way, here.get(n), there.get(n))
            ]
        except Unsure:
            return None


def _alike(base: Run, head: Run) -> bool:
    """Whether both sides are judged by the same rules and for the same company."""
    one, other = base.workspace.organisation, head.workspace.organisation
    assert one.context is not None
    assert other.context is not None
    return (
        base.bench.rules == head.bench.rules
        and (one.id, one.assumed) == (other.id, other.assumed)
        and one.context._replace(limits=None) == other.context._replace(limits=None)
    )


def _by_name(documents: Iterable[Document]) -> dict[Name, Document]:
    return {_name(document): document for document in documents}


def _name(document: Document) -> Name:
    return document.kind, normal(document.id)


def _kind(item: Item) -> str:
    some = item[0] or item[1]
    assert some is not None
    return some.kind


def _by_subject(said: Said) -> dict[Subject, list[Finding]]:
    found: dict[Subject, list[Finding]] = {}
    for finding in said.findings:
        found.setdefault(finding.subject, []).append(finding)
    return found
