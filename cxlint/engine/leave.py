"""Packs what a run leaves for the next one."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Protocol

from cxlint.cache.store import checksum
from cxlint.engine.kept import MARKED, NEVER, OURS, STRAIGHT
from cxlint.engine.record import Record, number_of
from cxlint.model.packed import CannotPack, pack, pack_fault
from cxlint.model.scalars import normal
from cxlint.named import NamedTuple
from cxlint.suppress.inline import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.engine.corpus import Corpus
    from cxlint.engine.kept import Keys, Stamp
    from cxlint.engine.load import Found
    from cxlint.engine.run import Run, Said
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


class Case(Protocol):
    """What was run: under which keys it is known, and every file that was looked at, with the stamps that count."""

    keys: Keys
    found: Found
    stamps: dict[str, Stamp]


class Leaving(NamedTuple):
    """A run that is over: what it said, what was read for that, and the documents that are packed already."""

    run: Run
    said: Said
    records: Sequence[Record]
    case: Case
    packed: Mapping[int, bytes]
    contents: Mapping[str, bytes] = {}


def sections(leaving: Leaving) -> dict[str, bytes]:
    """What a run leaves for the next one. Raises CannotPack or ValueError where something cannot be kept."""
    run, said = leaving.run, leaving.said
    documents = {number_of(document): document for document in run.corpus.documents}
    record = Record.joined(leaving.records)
    packed = {**leaving.packed, **record.packed}
    facts = [packed.get(number) or marshal.dumps(pack(document)) for number, document in documents.items()]
    numbers = _numbers(run.workspace, documents)
    return {
        "about": marshal.dumps(
            (
                tuple(leaving.case.keys),
                shared(run.workspace),
                run.bench.rules,
                [numbers[s] for s, _ in said.judged],
            )
        ),
        "files": marshal.dumps(list(_files(leaving, documents))),
        "documents": marshal.dumps(list(_documents(documents, facts))),
        "facts": b"".join(facts),
        "faults": marshal.dumps(_faults(run.corpus)),
        "outcomes": b"".join([bytes(outcomes) for _, outcomes in said.judged]),
        "findings": marshal.dumps(_findings(said.findings, numbers)),
        "reads": _reads(record),
        "mentions": marshal.dumps(_mentions(documents)),
    }


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


def _documents(documents: Mapping[int, Document], facts: Iterable[bytes]) -> Iterator[tuple[Any, ...]]:
    start = 0
    for (number, document), packed in zip(documents.items(), facts, strict=True):
        status = "retired" if document.retired else "" if document.active else "draft"
        row = (
            document.kind,
            document.id,
            document.file,
            document.index,
            status,
            start,
            len(packed),
            checksum(packed),
        )
        yield number, row
        start += len(packed)


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
    plain: Any = ([tuple(notes) for notes in record.sets], record.askers, onces)
    return marshal.dumps(plain)


def _mentions(documents: Mapping[int, Document]) -> dict[str, list[tuple[int, tuple[Any, ...]]]]:
    found: dict[str, list[tuple[int, tuple[Any, ...]]]] = {}
    for number, document in documents.items():
        for reference in document.references:
            name = normal(reference.id.rpartition("/")[2])
            found.setdefault(name, []).append((number, tuple(reference)))
    return found
