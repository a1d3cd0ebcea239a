"""Packs what a run leaves for the next one."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Protocol

from cxlint.cache.store import checksum
from cxlint.engine.folding import FACTS
from cxlint.engine.kept import MARKED, NEVER, OURS, STRAIGHT
from cxlint.engine.record import Record, number_of
from cxlint.model.folded import fold
from cxlint.model.packed import CannotPack, pack_fault
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple
from cxlint.suppress.inline import marked
from cxlint.workspace.recorded import RecordedWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cxlint.cache.growing import Growing
    from cxlint.diagnostics import Finding
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.folding import Place
    from cxlint.engine.kept import Keys, Stamp
    from cxlint.engine.load import Found
    from cxlint.engine.run import Run, Said
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


class Case(Protocol):
    """What was run: its name and keys, and every file that was looked at, with the stamps that count."""

    name: str
    keys: Keys
    found: Found
    stamps: Mapping[str, Stamp]


class Leaving(NamedTuple):
    """A run that is over: what it said, what was read for that, and the documents that are folded already.

    `packed` gives them by their numbers. Where a file is `growing`, all of them lie in it, at the `places`.
    """

    run: Run
    said: Said
    records: Sequence[Record]
    case: Case
    packed: Callable[[int], bytes | None] = lambda _: None
    contents: Mapping[str, bytes] = {}
    places: Sequence[Place] = ()
    growing: Growing | None = None


def sections(leaving: Leaving) -> Iterator[tuple[str, Iterable[bytes]]]:
    """What a run leaves for the next one. Raises CannotPack or ValueError where something cannot be kept."""
    run, said = leaving.run, leaving.said
    documents = {number_of(document): document for document in run.corpus.documents}
    numbers = _numbers(run.workspace, documents)
    judged = [numbers[subject] for subject, _ in said.judged]
    about: Any = (tuple(leaving.case.keys), shared(run.workspace), run.bench.rules, judged)
    yield "about", [marshal.dumps(about)]
    yield "files", [marshal.dumps(list(_files(leaving, documents)))]
    yield "faults", [marshal.dumps(_faults(run.corpus))]
    yield "outcomes", (bytes(outcomes) for _, outcomes in said.judged)
    yield "findings", [marshal.dumps(_findings(said.findings, numbers))]
    yield "mentions", [marshal.dumps(_mentions(documents))]
    record = Record.joined(leaving.records)
    yield "reads", [_reads(record)]
    places = list(leaving.places)
    if leaving.growing is None:
        yield FACTS, _facts(leaving, documents, places)
    rows = map(_row, documents.values(), places)
    yield "documents", [marshal.dumps(list(zip(documents, rows, strict=True)))]


def _facts(leaving: Leaving, documents: Mapping[int, Document], places: list[Place]) -> Iterator[bytes]:
    """The folded documents; `places` takes where each lies."""
    workspace, start = leaving.run.workspace, 0
    for number, document in documents.items():
        data = leaving.packed(number) or _folded(workspace, document)
        places.append((start, len(data), checksum(data)))
        start += len(data)
        yield data


def _folded(workspace: Workspace, document: Document) -> bytes:
    assert isinstance(workspace, RecordedWorkspace)
    workspace.begin(document)  # only a document that is judged can read itself unnoted
    try:
        return fold(document)
    finally:
        workspace.end()


def _row(document: Document, place: Place) -> tuple[Any, ...]:
    status = "retired" if document.retired else "" if document.active else "draft"
    return (document.kind, document.id, document.file, document.index, status, *place)


def shared(workspace: Workspace) -> str:
    """What all documents share, in one line; whoever is judged anew is judged by the same."""
    context = workspace.organisation.context
    if context is None:
        return ""
    ways = tuple(sorted(context.distance)), tuple(sorted(context.online))
    return repr((*context._replace(limits=None, distance=frozenset(), online=frozenset()), ways))


def _numbers(workspace: Workspace, documents: Mapping[int, Document]) -> dict[tuple[str, str], int]:
    """The numbers of all subjects."""
    second = {id(document) for _, document in workspace.duplicates}
    numbers = {(d.kind, d.id): number for number, d in documents.items() if id(d) not in second}
    if workspace.organisation.assumed:
        numbers[workspace.organisation.kind, workspace.organisation.id] = number_of(workspace.organisation)
    return numbers


def _files(leaving: Leaving, documents: Mapping[int, Document]) -> Iterator[tuple[Any, ...]]:
    corpus = leaving.run.corpus
    inside: dict[str, list[int]] = {}
    for number, document in documents.items():
        inside.setdefault(document.file, []).append(number)
    speaking = frozenset(marked(corpus.sources))
    for file in leaving.case.found.files:
        ours = file in corpus.sources
        flags = STRAIGHT * (file in corpus.straight) + MARKED * (file in speaking) + OURS * ours
        content = leaving.contents.get(file) or (checksum(corpus.sources[file]) if ours else b"")
        yield file, leaving.case.stamps.get(file, NEVER), content, tuple(inside.get(file, ())), flags


def _faults(corpus: Corpus) -> list[tuple[Any, ...]]:
    if any(fault.file not in corpus.sources for fault in corpus.faults):
        raise CannotPack("a file could not be read")
    return [
        (file, -1 if document is None else number_of(document), pack_fault(fault))
        for file, document, fault in corpus.faults
    ]


def _findings(findings: Iterable[Finding], numbers: Mapping[tuple[str, str], int]) -> list[tuple[Any, ...]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for finding in findings:
        related = tuple((file, tuple(span), text) for file, span, text in finding.related)
        plain = finding._replace(
            span=tuple(finding.span),  # type: ignore[arg-type]
            severity=int(finding.severity),  # type: ignore[arg-type]
            subject=tuple(finding.subject),  # type: ignore[arg-type]
            related=related,  # type: ignore[arg-type]
        )
        found.setdefault(numbers[finding.subject], []).append(tuple(plain))
    return list(found.items())


def _reads(record: Record) -> bytes:
    onces = [(name, (tuple(notes), digest)) for name, (notes, digest) in record.onces.items()]
    plain: Any = (record.pieces, onces)
    return marshal.dumps(plain)


def _mentions(documents: Mapping[int, Document]) -> dict[str, list[tuple[int, tuple[Any, ...]]]]:
    found: dict[str, list[tuple[int, tuple[Any, ...]]]] = {}
    for number, document in documents.items():
        for reference in document.references:
            name = normal(reference.id.rpartition("/")[2])
            found.setdefault(name, []).append((number, tuple(reference)))
    return found
