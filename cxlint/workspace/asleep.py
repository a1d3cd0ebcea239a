"""Documents that are known from an earlier run, and are fetched when somebody first asks for their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.model.document import OUT_OF_FORCE, Document
from cxlint.model.folded import FOLDED, unfold
from cxlint.workspace.fields import WHOLLY, Recorded
from cxlint.workspace.reads import CODES, WIDTH
from cxlint.workspace.watched import Watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.model.folded import Folded
    from cxlint.workspace.reads import Reads

_STATUS = CODES["status"]


class Drowsy(Recorded):
    """The fields of a document that is awake, each of which is unfolded when it is asked for."""

    __slots__ = ()

    def get(self, key: str, default: Any = None) -> Any:
        """Like that of any dict."""
        if dict.get(self, key).__class__ in FOLDED:
            dict.__setitem__(self, key, unfold(dict.get(self, key)))
        return Recorded.get(self, key, default)

    def __getitem__(self, key: str) -> object:
        self.get(key)
        return Recorded.__getitem__(self, key)


class AsleepFields(Recorded):
    """The fields of such a document: the first question wakes it."""

    __slots__ = ()


def _unfolded(name: str) -> Callable[..., Any]:
    """The method of that name, once all fields are unfolded."""
    inner = getattr(Recorded, name)

    def method(self: Recorded, *given: object) -> object:
        for key, value in dict.items(self):
            dict.__setitem__(self, key, unfold(value))
        self.__class__ = Recorded
        return inner(self, *given)

    return method


def _woken(name: str) -> Callable[..., Any]:
    """The method of that name, once the document is awake."""
    inner = getattr(Drowsy, name)

    def method(self: Recorded, *given: object) -> object:
        if self.wake is not None:  # somebody may hold on to the method for several questions
            self.wake(self)
        return inner(self, *given)

    return method


for _method in (*WHOLLY, "plain"):
    setattr(Drowsy, _method, _unfolded(_method))
for _method in (*WHOLLY, "get", "plain", "__getitem__", "__contains__"):
    setattr(AsleepFields, _method, _woken(_method))


class Asleep(Watched):
    """A document of which only kind, id, file and status are at hand."""

    __slots__ = ()

    prefix = ""  # as that of any document; what is set for each takes time
    assumed = False

    def _awake(self) -> Watched:
        self.recorded.wake(self.recorded)
        return self

    body = property(lambda self: self._awake().body)
    references = property(lambda self: self._awake().references)
    body_line = property(lambda self: self._awake().body_line)

    @property
    def retired(self) -> bool:
        """Whether it is no longer in use."""
        return bool(self.recorded.status == "retired")

    @property
    def active(self) -> bool:
        """Whether it is in force."""
        self.recorded.note(self.recorded.base + _STATUS)
        return self.recorded.status not in OUT_OF_FORCE


class Dormitory:
    """Where documents sleep; `load` fetches the one with a number, and `reads` takes the notes of who reads them."""

    def __init__(self, load: Callable[[int], Folded], reads: Reads) -> None:
        self._load = load
        self._note = reads.note
        self._waking = self._wake

    def put(self, kind: str, name: str, file: str, index: int, status: object, number: int) -> Document:
        """A document of a kind and id, at an index in a file, that sleeps: it has what others ask of it asleep."""
        document, recorded = _new(Asleep), AsleepFields()
        recorded.base = number << WIDTH
        recorded.note = self._note
        recorded.wake = self._waking
        recorded.status = status
        recorded.document = document
        document.kind = kind
        document.id = name
        document.file = file
        document.index = index
        document.document = document
        document.recorded = document.values = recorded
        return document

    def _wake(self, recorded: Recorded) -> None:
        document, found = recorded.document, self._load(recorded.base >> WIDTH)
        recorded.__class__, recorded.wake, recorded.inner = Drowsy, None, None
        dict.update(recorded, found.fields)
        document.__class__ = Watched
        document.prefix, document.assumed = "", False
        _SET_BODY(document, found.body)
        _SET_REFERENCES(document, found.references)
        document.body_line = found.body_line


_new = object.__new__
_SET_BODY, _SET_REFERENCES = Document.__dict__["body"].__set__, Document.__dict__["references"].__set__
