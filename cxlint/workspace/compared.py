"""A workspace beside its like: it notes only what is different there, so that only that is judged there as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cxlint.model.document import Document
from cxlint.named import NamedTuple
from cxlint.workspace.digest import digest_of
from cxlint.workspace.filing import WatchedFilings
from cxlint.workspace.reads import EVERYTHING, WIDTH, Reads
from cxlint.workspace.recorded import RecordedWorkspace, tried
from cxlint.workspace.watched import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from cxlint.model.limits import Limits
    from cxlint.workspace.filing import Filed, Filing, Way
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.reads import Note

_T = TypeVar("_T")


class Contrast(NamedTuple):
    """What is different in another workspace, its `like`: notes that are `told`, and documents that are `gone` there.

    `documents` are those of this one by their numbers; `otherwise` gives the notes for a way in which they are filed,
    or None where it cannot tell.
    """

    like: Workspace
    told: set[Note]
    gone: AbstractSet[int]
    documents: Mapping[int, Document]
    otherwise: Callable[[Way], Iterable[Note] | None]


class Sifted(Reads):
    """Notes what is `told` of, and nothing else."""

    __slots__ = ()

    def __init__(self, told: AbstractSet[Note]) -> None:
        super().__init__()
        append = self.now.append
        self.note = lambda note: append(note) if note in told else None


class ComparedWorkspace(RecordedWorkspace):
    """A workspace in whose `reads` there is only what is different in its like; most documents are not even watched.

    What is worked out once for many counts as different where it comes out otherwise there.
    """

    def __init__(
        self, documents: Iterable[Document], as_of: date, limits: Limits, contrast: Contrast
    ) -> None:
        self._contrast = contrast
        self._before: list[tuple[Document, Mapping[str, object]]] = []
        super().__init__(documents, as_of, limits, Sifted(contrast.told))

    def _watch(self, documents: tuple[Document, ...]) -> None:
        _, told, gone, known, _ = self._contrast
        for number in sorted({note >> WIDTH for note in told if isinstance(note, int)} | gone):
            document = known.get(number)
            if document is not None:
                self._before.append((document, document.values))
                watch(document, number, self.reads)
                if number in gone:
                    document.recorded.note = self._all_counts

    def _all_counts(self, _: Note) -> None:
        self.reads.note(EVERYTHING)

    def _filings(self) -> WatchedFilings:
        return _ComparedFilings(self._kinds, self.reads.note, self._contrast)

    def _aside(self, make: Callable[[], _T], name: Note | None = None, *, compared: bool = False) -> _T:
        answer = super()._aside(make, name)
        if name is not None and self.fresh.pop(name).notes:
            self._contrast.told.add(name)
        return answer

    def _work_out(self, make: Callable[[Workspace], object], name: Note) -> None:
        if make not in self._remembered:
            answer = self._aside(lambda: tried(self, make), name)
            if name in self._contrast.told and name != EVERYTHING and self._is_alike(answer, make):
                self._contrast.told.discard(name)

    def _is_alike(self, answer: object, make: Callable[[Workspace], object]) -> bool:
        """Whether a function says the same of the other workspace, as far as that can be told."""
        try:
            other = digest_of(tried(self._contrast.like, make))
        except Exception:  # a rule that asks there as well is told of it
            return False
        return bool(other) and digest_of(answer) == other

    def release(self) -> None:
        """Watch no document any longer."""
        for document, values in self._before:
            document.recorded, document.values = None, values
            document.__class__ = Document
        self._before.clear()


class _ComparedFilings(WatchedFilings):
    """Documents filed under keys, of which it is noted whether anything is different under a key that is looked up."""

    def __init__(
        self, kinds: Mapping[str, Mapping[str, Document]], note: Callable[[Note], None], contrast: Contrast
    ) -> None:
        super().__init__(kinds, note, None)
        self._contrast = contrast
        self._compared: set[Way] = set()

    def under(self, kind: str, file: Filing, key: object) -> Sequence[Filed]:
        """The documents that are filed under a key."""
        way = self._way(kind, file)
        if way is not None and way not in self._compared:
            self._compared.add(way)
            otherwise = self._contrast.otherwise(way)
            self._contrast.told.update(otherwise or ())
            if otherwise is None:
                self._ways[kind, file] = None
        return super().under(kind, file, key)
