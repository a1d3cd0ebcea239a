"""From files to documents: finds the files of a workspace and lets them be read, here or by others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.engine.corpus import Corpus, FileFault, pack_corpus, unpack_corpus
from cxlint.engine.parallel import Carrier, shared_out
from cxlint.engine.reading import FileReader
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    from cxlint.config.settings import Settings
    from cxlint.engine.memory import Memory
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
    elif settings.executor is not None:
        from cxlint.engine.afar import read_afar

        parts = read_afar(reader, files, settings.executor)
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
