"""From files to documents: finds the files of a workspace and lets them be read, here or by others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cxlint.engine.carried import CARRIED, CARRIED_EACH
from cxlint.engine.corpus import Corpus, FileFault
from cxlint.engine.parallel import shared_out
from cxlint.engine.reading import FileReader
from cxlint.named import NamedTuple
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Fault
    from cxlint.engine.memory import Memory
    from cxlint.engine.parallel import Carrier
    from cxlint.model.spec import Kinds
    from cxlint.workspace.tree import Tree

_Part = TypeVar("_Part")

CONFIGURATION = "cxlint.yaml"
"""A file of this name holds settings, in whichever folder; it is no document."""


class Found(NamedTuple):
    """The files of a workspace by name, in their order, and what else there is to tell of them."""

    files: tuple[str, ...]
    faults: tuple[FileFault, ...]
    skipped: tuple[str, ...]
    idle: tuple[str, ...]
    baseline: bytes | Fault


def is_configuration(file: str) -> bool:
    """Whether a file holds settings and no documents."""
    return file.endswith(CONFIGURATION) and file.rpartition("/")[2] == CONFIGURATION


def find_files(settings: Settings, tree: Tree, texts: Collection[str] = ()) -> Found:
    """The files under the roots of the settings; `texts` are names of unsaved ones."""
    found = tree.discover(settings.roots, settings.exclude)
    named = sorted({*found.files, *texts} if texts else found.files)
    files = tuple(file for file in named if not is_configuration(file) and file != settings.baseline)
    faults = tuple(FileFault(file, None, fault) for file, fault in found.faults)
    baseline = tree.read(settings.baseline) if settings.baseline else b""
    return Found(files, faults, found.skipped, found.idle, baseline)


def read_corpus(
    settings: Settings,
    kinds: Kinds,
    given: dict[str, bytes] | None = None,
    tree: Tree | None = None,
    memory: Memory | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> Corpus:
    """Read every file under the roots of the settings; `given` are unsaved texts that replace or join them.

    The files come from `tree`, or from the disk where there is none; what `memory` knows is not read again. Where
    others read as well, `meanwhile` is done while they begin.
    """
    tree = tree or Disk(Path(settings.root))
    texts = given or {}
    reader = FileReader(tree, texts, kinds, bool(settings.file))
    found = find_files(settings, tree, texts)
    if memory is not None:
        parts = _remembered(reader, found.files, memory, settings.jobs)
    else:
        parts = read_pieces(found, reader, settings, lambda part: part, CARRIED, meanwhile=meanwhile)
    return joined(found, parts)


def read_pieces(
    found: Found,
    reader: FileReader,
    settings: Settings,
    made: Callable[[Corpus], _Part],
    carrier: Carrier,
    taken: Callable[[_Part], _Part] = lambda part: part,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[_Part]:
    """What is in the files, piece by piece: what is `made` of it where it is read, and `taken` here as it comes."""
    if settings.executor is not None:
        from cxlint.engine.afar import read_afar

        return [taken(made(part)) for part in read_afar(reader, found.files, settings.executor)]
    near = copied(reader, found.files)
    return shared_out(
        lambda files: made(near.read(files)),
        found.files,
        settings.jobs,
        carrier,
        taken=taken,
        meanwhile=meanwhile,
        group=lambda file: file.rpartition("/")[0],
    )


def joined(found: Found, parts: Sequence[Corpus]) -> Corpus:
    """All that was read, from what was read of each piece."""
    corpus = Corpus.empty()
    corpus.faults.extend(found.faults)
    for part in parts:
        corpus.join(part)
    return corpus._replace(
        foreign=sum(part.foreign for part in parts),
        files=len(corpus.sources),
        skipped=found.skipped,
        baseline=found.baseline,
        idle=found.idle,
    )


def copied(reader: FileReader, files: Iterable[str]) -> FileReader:
    """A reader that copies of this process can use: what reads from git is not to be copied, but bytes are."""
    if isinstance(reader.tree, Disk):
        return reader
    known = {file: reader.texts[file] for file in files if file in reader.texts}
    return reader._replace(
        texts={**reader.tree.read_all(file for file in files if file not in known), **known}
    )


def _remembered(reader: FileReader, files: Sequence[str], memory: Memory, jobs: int) -> list[Corpus]:
    """What is in each file; only those that the memory does not know are read."""
    contents = {file: "" if file in reader.texts else reader.tree.hash_of(file) for file in files}
    known = {file: memory.recall(file, content) for file, content in contents.items()}
    wanted = [file for file, part in known.items() if part is None]
    pieces = shared_out(copied(reader, wanted).read_each, wanted, jobs, CARRIED_EACH)
    for file, part in zip(wanted, (part for piece in pieces for part in piece), strict=True):
        known[file] = part
        if part.sources or not part.faults:  # one that could not be read may be readable the next time
            memory.keep(file, contents[file], part)
    return [part for part in known.values() if part is not None]
