"""From files to documents: reads, parses and types every file of a workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Span
from cxlint.engine.corpus import Corpus, FileFault, pack_corpus, unpack_corpus
from cxlint.engine.parallel import Carrier, shared_out
from cxlint.model.reader import read_document, written_kind
from cxlint.model.straight import read_straight
from cxlint.named import NamedTuple
from cxlint.source import front_matter, load
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxlint.config.settings import Settings
    from cxlint.engine.memory import Memory
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds
    from cxlint.workspace.tree import Tree


CARRIED = Carrier(pack_corpus, unpack_corpus)
"""How what was read travels between processes."""

CONFIGURATION = "cxlint.yaml"
"""A file of this name holds settings, in whichever folder; it is no document."""


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
    texts = given or {}
    found = tree.discover(settings.roots, settings.exclude)
    files = [
        file
        for file in sorted({*found.files, *texts})
        if file.rpartition("/")[2] != CONFIGURATION and file != settings.baseline
    ]
    reader = FileReader(tree, texts, kinds, bool(settings.file))
    if memory is not None:
        parts = [reader.recalled(file, memory) for file in files]
    else:
        jobs = settings.jobs if isinstance(tree, Disk) else 1  # what reads from git is not to be copied
        parts = shared_out(reader.read, files, jobs, CARRIED)
    corpus = Corpus.empty()
    corpus.faults.extend(FileFault(file, None, fault) for file, fault in found.faults)
    for part in parts:
        corpus.join(part)
    return corpus._replace(
        foreign=sum(part.foreign for part in parts),
        files=len(corpus.sources),
        skipped=found.skipped,
        baseline=tree.read(settings.baseline) if settings.baseline else b"",
        idle=found.idle,
    )


class FileReader(NamedTuple):
    """Reads files of a workspace: from where, with which unsaved texts and kinds, and whether it is configured."""

    tree: Tree
    texts: Mapping[str, bytes]
    kinds: Kinds
    configured: bool

    def read(self, files: Iterable[str]) -> Corpus:
        """What is in the files."""
        part = Corpus.empty()
        foreign = 0
        for file in files:
            data = self.texts[file] if file in self.texts else self.tree.read(file)
            if isinstance(data, Fault):
                part.faults.append(FileFault(file, None, data))
            elif not read_text(part, file, data, self.kinds, configured=self.configured):
                foreign += not file.endswith(".md")
        return part._replace(foreign=foreign)

    def recalled(self, file: str, memory: Memory) -> Corpus:
        """What is in a file, which is read only if the memory does not know it."""
        content = self.tree.hash_of(file) if file not in self.texts else ""
        part = memory.recall(file, content)
        if part is None:
            part = self.read([file])
            if part.sources or not part.faults:  # one that could not be read may be readable the next time
                memory.keep(file, content, part)
        return part


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
