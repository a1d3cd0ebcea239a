"""Reads both sides of a change: what is the same on both is read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from cxlint.diagnostics import Fault
from cxlint.engine.carried import CARRIED, CARRIED_EACH
from cxlint.engine.corpus import Corpus
from cxlint.engine.load import copied, joined
from cxlint.engine.parallel import Carrier, shared_out
from cxlint.engine.reading import FileReader, read_all
from cxlint.named import NamedTuple
from cxlint.workspace.hashed import hash_like

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxlint.engine.load import Found
    from cxlint.model.spec import Kinds
    from cxlint.workspace.tree import Tree


class _Filed(Protocol):
    """What stands in a file."""

    @property
    def file(self) -> str: ...


_Some = TypeVar("_Some", bound=_Filed)


class Side(NamedTuple):
    """The files of one side, and where they are read."""

    found: Found
    tree: Tree


class _Part(NamedTuple):
    """What was read of some files of the head, and which of them are the same in the base."""

    corpus: Corpus
    same: list[str]


_CARRIED = Carrier(
    lambda part: (CARRIED.plain(part.corpus), part.same),
    lambda plain: _Part(CARRIED.whole(plain[0]), plain[1]),
)


def read_both(
    base: Side, head: Side, kinds: Kinds, jobs: int, *, commit: str, configured: bool
) -> tuple[Corpus, Corpus]:
    """What is in the files of the base and of the head. The base lies in git, at a `commit`, and knows its hashes.

    What comes of a file depends on its bytes, on its name and on whether the workspace is `configured`, on both sides.
    """
    hashes = {file: base.tree.hash_of(file) for file in base.found.files}
    near = copied(FileReader(head.tree, {}, kinds, configured), head.found.files)

    def read(files: Sequence[str]) -> _Part:
        texts = {file: near.bytes_of(file) for file in files}
        same = [
            file
            for file, data in texts.items()
            if file in hashes and not isinstance(data, Fault) and hash_like(commit, data) == hashes[file]
        ]
        return _Part(read_all(texts.items(), kinds, configured=configured), same)

    hash_like(commit, b"")  # what it loads is loaded once for all processes
    parts = shared_out(read, head.found.files, jobs, _CARRIED, group=lambda file: file.rpartition("/")[0])
    after = joined(head.found, [part.corpus for part in parts])
    same = {file for part in parts for file in part.same}
    others = [file for file in base.found.files if file not in same]
    reader = copied(FileReader(base.tree, {}, kinds, configured), others)
    pieces = shared_out(reader.read_each, others, jobs, CARRIED_EACH)
    read_anew = dict(zip(others, (part for piece in pieces for part in piece), strict=True))
    return joined(base.found, [_again(base.found.files, after, read_anew)]), after


def _again(files: Sequence[str], after: Corpus, read_anew: Mapping[str, Corpus]) -> Corpus:
    """What is in the files of the base: those that were read anew, and all others as they are in the head."""
    documents, faults = _by_file(after.documents), _by_file(after.faults)
    before, foreign = Corpus.empty(), 0
    for file in files:
        part = read_anew.get(file)
        if part is not None:
            before.join(part)
            foreign += part.foreign
            continue
        copies = {id(document): document.again() for document in documents.get(file, ())}
        before.documents.extend(copies.values())
        before.faults.extend(
            fault._replace(document=copies[id(fault.document)]) if fault.document else fault
            for fault in faults.get(file, ())
        )
        if file in after.sources:
            before.sources[file] = after.sources[file]
        elif not file.endswith(".md"):
            foreign += 1
    before.straight.update(after.straight.difference(read_anew).intersection(files))
    before.marked.update(after.marked.difference(read_anew).intersection(files))
    return before._replace(foreign=foreign)


def _by_file(some: Iterable[_Some]) -> dict[str, list[_Some]]:
    found: dict[str, list[_Some]] = {}
    for one in some:
        found.setdefault(one.file, []).append(one)
    return found
