"""One way in which the gate becomes weaker, before it is put into words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding, Span
    from cxlint.model.document import Document


class Item(NamedTuple):
    """The rule and message of a weakening, what tells it from all others, and what it hides.

    `pointer` holds the setting and its new value, so that to accept one is not to accept another. The place is `at`, or
    the `origin` of the setting as the configuration tells it.
    """

    code: str
    key: str
    pointer: str
    data: dict[str, object]
    hidden: tuple[Finding, ...] = ()
    origin: str = ""
    at: tuple[str, Span] | None = None
    document: Document | None = None
