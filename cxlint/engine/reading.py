"""The stage that knows one file at a time: from its bytes to documents and faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault, Span
from cxlint.engine.corpus import Corpus, FileFault
from cxlint.model.reader import read_document, written_kind
from cxlint.model.straight import read_flawless
from cxlint.named import NamedTuple
from cxlint.source import front_matter, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds
    from cxlint.workspace.tree import Tree


class FileReader(NamedTuple):
    """Reads files of a workspace: from where, with which kinds, and whether it is configured.

    `texts` are the files whose bytes are known already, unsaved ones among them.
    """

    tree: Tree
    texts: Mapping[str, bytes | Fault]
    kinds: Kinds
    configured: bool

    def bytes_of(self, file: str) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        return self.texts[file] if file in self.texts else self.tree.read(file)

    def read(self, files: Iterable[str]) -> Corpus:
        """What is in the files."""
        found = ((file, self.bytes_of(file)) for file in files)
        return read_all(found, self.kinds, configured=self.configured)

    def read_each(self, files: Iterable[str]) -> list[Corpus]:
        """What is in each of the files."""
        return [self.read([file]) for file in files]


def read_all(found: Iterable[tuple[str, bytes | Fault]], kinds: Kinds, *, configured: bool) -> Corpus:
    """What is in files whose bytes are known, or why they are not."""
    corpus = Corpus.empty()
    foreign = 0
    for file, data in found:
        if isinstance(data, Fault):
            corpus.faults.append(FileFault(file, None, data))
        elif not read_text(corpus, file, data, kinds, configured=configured):
            foreign += not file.endswith(".md")
    return corpus._replace(foreign=foreign)


def read_text(corpus: Corpus, file: str, data: bytes, kinds: Kinds, *, configured: bool) -> bool:
    """Read one file into the corpus; False where it is not a governance file at all."""
    if file.endswith(".md"):
        return _read_markdown(corpus, file, data, kinds)
    documents = read_flawless(data, kinds, file)
    if documents is not None:
        corpus.hold(file, data)
        corpus.straight.add(file)
        corpus.documents.extend(documents)
        return True
    return _read_carefully(corpus, file, data, kinds, configured=configured)


def _read_carefully(corpus: Corpus, file: str, data: bytes, kinds: Kinds, *, configured: bool) -> bool:
    loaded = load(data)
    ours = [bool(written_kind(root)) for root in loaded.documents]
    if not any(ours) and not loaded.faults and not configured:
        return False
    corpus.hold(file, data)
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
        corpus.hold(file, data)
        corpus.faults.append(FileFault(file, None, matter))
        return True
    loaded = load(matter.yaml)
    if not loaded.faults and not any(written_kind(root) for root in loaded.documents):
        return False
    corpus.hold(file, data)
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
