"""What a rule about changes judges: a document before and after, and everything around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.model.changes import FieldChange
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


class Change(NamedTuple):
    """A document before and after a change; one of them may be missing.

    `fields` are the places that differ, each with its effect for the customer.
    """

    before: Document | None
    after: Document | None
    workspace_before: Workspace
    workspace_after: Workspace
    fields: tuple[FieldChange, ...] = ()

    @property
    def subject(self) -> Document:
        """The document as it is now, or as it was."""
        document = self.after or self.before
        assert document is not None
        return document

    @property
    def both(self) -> tuple[Document, Document]:
        """The document before and after, where there are both."""
        assert self.before is not None
        assert self.after is not None
        return self.before, self.after

    @property
    def in_force(self) -> bool:
        """Whether it was in force before and still is; what is a draft binds nobody yet."""
        return self.before is not None and self.before.active and self.after is not None and self.after.active

    @property
    def ended(self) -> bool:
        """Whether it was in force and is gone or retired."""
        was = self.before is not None and self.before.active
        return was and (self.after is None or not self.after.active)
