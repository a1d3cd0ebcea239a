"""Reads files wherever an executor works: in threads, in other processes, on other machines.

The bytes are read here and sent along, so that a worker needs neither the files nor the plugins, only the same version
of cxlint. What comes back is plain data. A piece that is lost, or that does not come back as it should, is read here.
"""

from __future__ import annotations

import json
import marshal
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.diagnostics import Fault
from cxlint.engine.corpus import FORMAT, FileFault, pack_corpus, unpack_corpus
from cxlint.engine.reading import read_all
from cxlint.model.spec import Kinds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Executor, Future

    from cxlint.engine.corpus import Corpus
    from cxlint.engine.reading import FileReader

PIECE = 64
"""Files that are sent together."""


def read_afar(reader: FileReader, files: Sequence[str], executor: Executor) -> list[Corpus]:
    """What is in the files, piece by piece in their order, read by the workers of an executor."""
    kinds = json.dumps(reader.kinds.sendable())
    pieces = []
    for start in range(0, len(files), PIECE):
        pieces.append(_Piece(reader, files[start : start + PIECE]))
        pieces[-1].send(executor, kinds)
    parts = [piece.corpus() for piece in pieces]
    failed = [piece.failure for piece in pieces if piece.failure]
    if failed:
        told = f"{len(failed)} of {len(pieces)} parts of the files were read here: {failed[0]}"
        warnings.warn(told, RuntimeWarning, stacklevel=2)
    return parts


def read_sent(sent: bytes) -> bytes:
    """What is in the files of a piece; this is what a worker does."""
    kinds, configured, texts = marshal.loads(sent)  # noqa: S302 - a worker does what its own program tells it
    corpus = read_all(texts, _kinds(kinds), configured=configured)
    return marshal.dumps(
        (__version__, list(corpus.sources), pack_corpus(corpus._replace(sources={}))), FORMAT
    )


@lru_cache(maxsize=4)
def _kinds(sent: str) -> Kinds:
    """The kinds of a run, compiled once for all pieces of it."""
    return Kinds.received(json.loads(sent))


class _Piece:
    """Some files with their bytes, and the promise of a worker to read them; `failure` says why it did not."""

    def __init__(self, reader: FileReader, files: Sequence[str]) -> None:
        self._reader = reader
        self._found = [(file, reader.bytes_of(file)) for file in files]
        self._promise: Future[bytes] | None = None
        self.failure = ""

    def send(self, executor: Executor, kinds: str) -> None:
        """Let a worker read it."""
        texts = [(file, data) for file, data in self._found if not isinstance(data, Fault)]
        try:
            self._promise = executor.submit(
                read_sent, marshal.dumps((kinds, self._reader.configured, texts), FORMAT)
            )
        except Exception as error:  # whatever the reason why it takes no more work, the piece is read here
            self.failure = f"{type(error).__name__}: {error}"

    def corpus(self) -> Corpus:
        """What is in the files: what a worker found, or where there is no answer to trust what is found here."""
        try:
            if self._promise is not None:
                return self._received(self._promise.result())
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a cancelled promise is no Exception; faults of files are none at all
            self.failure = f"{type(error).__name__}: {error}"
        return read_all(self._found, self._reader.kinds, configured=self._reader.configured)

    def _received(self, answer: bytes) -> Corpus:
        version, named, packed = marshal.loads(answer)  # noqa: S302 - from workers whom the caller trusts with code
        if version != __version__:
            raise ValueError(f"a worker has cxlint {version}")
        corpus = unpack_corpus(packed)
        data = {file: data for file, data in self._found if not isinstance(data, Fault)}
        unread = [FileFault(file, None, fault) for file, fault in self._found if isinstance(fault, Fault)]
        place = {file: number for number, (file, _) in enumerate(self._found)}
        return corpus._replace(
            sources={file: data[file] for file in named},
            files=len(named),
            faults=sorted([*unread, *corpus.faults], key=lambda fault: place[fault.file]),
        )
