"""Documents that note what somebody else reads of them, and legal limits that leave the notes whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cxlint.model.document import OUT_OF_FORCE, Document
from cxlint.model.limits import Limits
from cxlint.workspace.fields import Recorded
from cxlint.workspace.reads import BODY, CODES, REFERENCES, WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.model.document import Context, Reference
    from cxlint.workspace.reads import Reads


class Watched(Document):
    """A document that notes what somebody else reads of it; any document can become one."""

    __slots__ = ()

    recorded: Recorded

    def _noted_body(self) -> str | None:
        if self.values is self.recorded:
            self.recorded.note(self.recorded.base + BODY)
        return cast("str | None", _BODY.__get__(self))

    def _noted_references(self) -> tuple[Reference, ...]:
        if self.values is self.recorded:
            self.recorded.note(self.recorded.base + REFERENCES)
        return cast("tuple[Reference, ...]", _REFERENCES.__get__(self))

    @property
    def active(self) -> bool:
        """Whether it is in force. This is asked more often than all else, so it goes past the fields themselves."""
        values: Any = self.values
        if values is self.recorded:
            values.note(values.base + _STATUS)
        return dict.get(values, "status") not in OUT_OF_FORCE

    body = property(_noted_body)
    references = property(_noted_references)


def unnoted_references(document: Document) -> tuple[Reference, ...]:
    """Whom a document refers to, for those who note in their own way who follows that; one that sleeps is woken."""
    if document.recorded is not None and document.recorded.wake is not None:
        document.recorded.wake(document.recorded)
    return cast("tuple[Reference, ...]", _REFERENCES.__get__(document))


_STATUS = CODES["status"]
_BODY = Document.__dict__["body"]
_REFERENCES = Document.__dict__["references"]


def watch(document: Document, number: int, reads: Reads) -> None:
    """Let a document note from now on what is read of it, under its number."""
    recorded = Recorded(document.values)
    recorded.base, recorded.note = number << WIDTH, reads.note
    recorded.wake = recorded.inner = None
    document.recorded = document.values = recorded
    document.__class__ = Watched


class WatchedLimits(Limits):
    """Legal limits that read the document of somebody else anew each time, so that it is noted for all who ask."""

    def table(self, document: Document, context: Context) -> Mapping[str, Any]:
        """By field the limits that apply to a document."""
        if document.values is document.recorded:
            self._latest = None
        return super().table(document, context)
