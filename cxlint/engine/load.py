"""From files to documents: reads, parses and types every file of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cxlint.diagnostics import Fault, Span
from cxlint.model.reader import read_document, written_kind
from cxlint.model.straight import read_straight
from cxlint.source import front_matter, load
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    from cxlint.config.settings import Settings
    from cxlint.engine.memory import Memory
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds
    from cxlint.workspace.tree import Tree


CONFIGURATION = "cxlint.yaml"
"""A file of this name holds settings, in whichever folder; it is no document."""


class FileFault(NamedTuple):
    """A fault and where it is; `document` is None where it could not be told whose it is."""

    file: str
    document: Document | None
    fault: Fault


class Corpus(NamedTuple):
    """All that was read: documents, faults, the bytes of each file, and how many files are not ours.

    `straight` are the files in which nothing was unusual: all that is written there has a value. `skipped` are the
    folders of a revision that are repositories of their own; `baseline` is the file of known findings, or why it
    cannot be read; `idle` are the patterns for files to leave out that fit none.
    """

    documents: list[Document]
    faults: list[FileFault]
    sources: dict[str, bytes]
    foreign: int
    files: int
    straight: set[str]
    skipped: tuple[str, ...] = ()
    baseline: bytes | Fault = b""
    idle: tuple[str, ...] = ()

    @classmethod
    def empty(cls, files: int = 0) -> Corpus:
        """One to read texts into."""
        return cls([], [], {}, 0, files, set())

    def join(self, other: Corpus) -> None:
        """Take in what was read of one more file."""
        self.documents.extend(other.documents)
        self.faults.extend(other.faults)
        self.sources.update(other.sources)
        self.straight.update(other.straight)


def read_corpus(
    settings: Settings,
    kinds: Kinds,
    given: dict[str, bytes] | None = None,
    tree: Tree | None = None,
    memory: Memory | None = None,
) -> Corpus:
    """Read every file under the roots of the settings; `given` are unsaved texts that replace or join them.

    The files come from `tree`, or from the disk where there is none; what `memory` knows is not read again.
    """
    tree = tree or Disk(Path(settings.root))
    found = tree.discover(settings.roots, settings.exclude)
    corpus = Corpus.empty()
    corpus.faults.extend(FileFault(file, None, fault) for file, fault in found.faults)
    foreign = 0
    texts = given or {}
    for file in sorted({*found.files, *texts}):
        if file.rpartition("/")[2] == CONFIGURATION or file == settings.baseline:
            continue
        content = tree.hash_of(file) if memory is not None and file not in texts else ""
        part = memory.recall(file, content) if memory is not None else None
        if part is None:
            data = texts[file] if file in texts else tree.read(file)
            if isinstance(data, Fault):
                corpus.faults.append(FileFault(file, None, data))
                continue
            part = Corpus.empty()
            read_text(part, file, data, kinds, configured=bool(settings.file))
            if memory is not None:
                memory.keep(file, content, part)
        corpus.join(part)
        foreign += not part.sources and not file.endswith(".md")
    baseline = tree.read(settings.baseline) if settings.baseline else b""
    return corpus._replace(
        foreign=foreign,
        files=len(corpus.sources),
        skipped=found.skipped,
        baseline=baseline,
        idle=found.idle,
    )


def read_text(corpus: Corpus, file: str, data: bytes, kinds: Kinds, *, configured: bool) -> bool:
    """Read one file into the corpus; False where it is not a governance file at all."""
    if file.endswith(".md"):
        return _read_markdown(corpus, file, data, kinds)
    documents = read_straight(data, kinds, file)
    if documents is not None:
        corpus.sources[file] = data
        corpus.straight.add(file)
        corpus.documents.extend(documents)
        return True
    return _read_carefully(corpus, file, data, kinds, configured=configured)


def _read_carefully(corpus: Corpus, file: str, data: bytes, kinds: Kinds, *, configured: bool) -> bool:
    loaded = load(data)
    ours = [bool(written_kind(root)) for root in loaded.documents]
    if not any(ours) and not loaded.faults and not configured:
        return False
    corpus.sources[file] = data
    starts: list[tuple[int, Document | None]] = []
    for index, root in enumerate(loaded.documents):
        if not ours[index] and not any(ours):
            corpus.faults.append(
                FileFault(file, None, Fault("CX018", "no-kind", Span(1, 1, 1, 1), {"kinds": kinds.names}))
            )
            break
        starts.append((root.start_mark.line, _take(corpus, file, root, kinds, index)))
    corpus.faults.extend(FileFault(file, _around(starts, fault), fault) for fault in loaded.faults)
    return True


def _around(starts: list[tuple[int, Document | None]], fault: Fault) -> Document | None:
    """The document that a fault of the file stands in, as far as that can be told."""
    return next((document for line, document in reversed(starts) if line < fault.span.line), None)


def _read_markdown(corpus: Corpus, file: str, data: bytes, kinds: Kinds) -> bool:
    matter = front_matter(data)
    if matter is None:
        return False
    if isinstance(matter, Fault):
        corpus.sources[file] = data
        corpus.faults.append(FileFault(file, None, matter))
        return True
    loaded = load(matter.yaml)
    if not loaded.faults and not any(written_kind(root) for root in loaded.documents):
        return False
    corpus.sources[file] = data
    corpus.faults.extend(FileFault(file, None, fault) for fault in loaded.faults)
    for index, root in enumerate(loaded.documents):
        document = _take(corpus, file, root, kinds, index)
        if document is not None:
            document.body, document.body_line = matter.body, matter.body_line
    return True


def _take(corpus: Corpus, file: str, root: object, kinds: Kinds, index: int) -> Document | None:
    read = read_document(root, kinds, file, index)  # type: ignore[arg-type]
    if read.document is not None:
        corpus.documents.append(read.document)
    corpus.faults.extend(FileFault(file, read.document, fault) for fault in read.faults)
    return read.document
