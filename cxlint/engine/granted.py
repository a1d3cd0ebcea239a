"""Until when exceptions were granted, as the history of the repository tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.suppress.renewals import granted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.revisions import Repository
    from cxlint.suppress.renewals import Granted

_KIND = "waiver"
_SUFFIXES = (".yaml", ".yml", ".md")


def granted_by(repository: Repository, commit: str, folder: str, registry: Registry) -> Granted:
    """The last days that each exception has had on the main line that leads to a commit, in a folder."""
    return granted(_written(repository, commit, folder, registry), registry)


def _written(
    repository: Repository, commit: str, folder: str, registry: Registry
) -> Iterator[list[Document]]:
    """The waivers that each commit wrote, the oldest commit first; most files never held one and are not parsed."""
    for files in repository.course(commit, folder):
        corpus = Corpus.empty()
        for path, _, name in files:
            data = repository.content(name) if name and path.lower().endswith(_SUFFIXES) else b""
            if _KIND.encode() in data.replace(b"\0", b""):
                read_text(corpus, path, data, registry.kinds, configured=False)
        yield [document for document in corpus.documents if document.kind == _KIND]
