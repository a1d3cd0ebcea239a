"""Packs what a run leaves for the next one."""

from __future__ import annotations

import marshal
from itertools import islice
from typing import TYPE_CHECKING, Any, Protocol

from cxlint.cache.store import checksum
from cxlint.engine.folding import FACTS, label_of, named_in, placed
from cxlint.engine.kept import FILED, MARKED, NEVER, OURS, STRAIGHT
from cxlint.engine.record import Record, number_of
from cxlint.model.folded import fold
from cxlint.model.packed import CannotPack, pack_fault
from cxlint.named import NamedTuple
from cxlint.workspace.recorded import RecordedWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cxlint.cache.growing import Growing
    from cxlint.diagnostics import Finding
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.folding import Gathered, Names
    from cxlint.engine.kept import Keys, Stamp
    from cxlint.engine.load import Found
    from cxlint.engine.run import Run
    from cxlint.engine.said import Said
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


_PIECE = 512
"""Rows that are packed together."""


class Case(Protocol):
    """What was run: its name and keys, and every file that was looked at, with the stamps that count."""

    name: str
    keys: Keys
    found: Found
    stamps: Mapping[str, Stamp]


class Leaving(NamedTuple):
    """A run that is over: what it said, what was read for that, and the documents that are folded already.

    `packed` gives them by their numbers, and whom they name. Where a file is `growing` all of them lie in it, and
    `read` tells of them.
    """

    run: Run
    said: Said
    records: Sequence[Record]
    case: Case
    packed: Callable[[int], tuple[bytes, Names] | None] = lambda _: None
    read: Gathered | None = None
    growing: Growing | None = None


def sections(leaving: Leaving) -> Iterator[tuple[str, Iterable[bytes]]]:
    """What a run leaves for the next one. Raises CannotPack or ValueError where something cannot be kept."""
    run, said = leaving.run, leaving.said
    record = Record.joined(leaving.records)
    for each in leaving.records:
        each.pieces.clear()  # they are the largest part, and go first, so that the rest has room
    filings, told = sorted(map(tuple, record.filings)), list[Any]()
    yield "reads", _reads(record, told)
    yield "onces", [marshal.dumps((told, record.onces, filings))]
    documents = {number_of(document): document for document in run.corpus.documents}
    numbers = _numbers(run.workspace, documents)
    judged = [numbers[subject] for subject, _ in said.judged]
    about: Any = (tuple(leaving.case.keys), shared(run.workspace), run.bench.rules, judged)
    yield "about", [marshal.dumps(about)]
    yield "files", [marshal.dumps(_in_pieces(_files(leaving, documents)))]
    yield "faults", [marshal.dumps(_faults(run.corpus))]
    yield "outcomes", [b"".join([outcomes for _, outcomes in said.judged])]
    yield "findings", [marshal.dumps(_findings(said.findings, numbers))]
    assert isinstance(run.workspace, RecordedWorkspace)
    yield from _filings(run.workspace, record)
    rows, names = (leaving.read.rows, leaving.read.names) if leaving.read else ([], [])
    if leaving.read is None:
        yield FACTS, _facts(leaving, documents, rows, names)
    yield "documents", [marshal.dumps((list(documents), rows))]
    yield "mentions", [marshal.dumps((list(documents), names))]


def _facts(
    leaving: Leaving, documents: Mapping[int, Document], rows: list[bytes], names: list[bytes]
) -> Iterator[bytes]:
    """The folded documents; `rows` takes what is told of them, and `names` whom they name, both packed."""
    start, told, named = 0, [], []
    for number, document in documents.items():
        data, ids = leaving.packed(number) or _folded(leaving.run.workspace, document)
        told.append(placed(label_of(document, data), start))
        named.append(ids)
        start += len(data)
        yield data
    rows.append(marshal.dumps(told))
    names.append(marshal.dumps(named))


def _folded(workspace: Workspace, document: Document) -> tuple[bytes, Names]:
    assert isinstance(workspace, RecordedWorkspace)
    workspace.begin(document)  # only a document that is judged can read itself unnoted
    try:
        return fold(document), named_in(document.references)
    finally:
        workspace.end()


def shared(workspace: Workspace) -> str:
    """What all documents share, in one line; whoever is judged anew is judged by the same.

    Which organisation it is belongs to it: whoever asks an assumed one, or the first of two, notes nothing of another.
    """
    context = workspace.organisation.context
    if context is None:
        return ""
    ways = tuple(sorted(context.distance)), tuple(sorted(context.online))
    same = context._replace(limits=None, distance=frozenset(), online=frozenset())
    return repr((number_of(workspace.organisation), *same, ways))


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
    contents = leaving.read.contents if leaving.read else {}
    for file in leaving.case.found.files:
        ours = file in corpus.sources
        flags = STRAIGHT * (file in corpus.straight) + MARKED * (file in corpus.marked) + OURS * ours
        content = contents.get(file) or (checksum(corpus.sources[file]) if ours else b"")
        yield file, leaving.case.stamps.get(file, NEVER), content, tuple(inside.get(file, ())), flags


def _in_pieces(rows: Iterator[tuple[Any, ...]]) -> list[bytes]:
    """Rows packed piece by piece, so that they are never in memory all at once."""
    return [marshal.dumps(piece) for piece in iter(lambda: list(islice(rows, _PIECE)), [])]


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


def _reads(record: Record, told: list[Any]) -> Iterator[bytes]:
    """The notes in rows, which are let go; `told` takes what is told of each, and how long it is."""
    while record.pieces:
        row = record.pieces.pop(0)
        data = row.data
        told.append((row.table, row.documents, len(data), checksum(data)))
        yield data


def _filings(workspace: RecordedWorkspace, record: Record) -> Iterator[tuple[str, list[bytes]]]:
    """How documents are filed; what is no plain data is found out anew each time."""
    for way in sorted(record.filings):
        try:
            table = marshal.dumps(dict(workspace.filings.table(way)))
        except ValueError:
            continue
        yield " ".join((FILED, *way)), [table]
