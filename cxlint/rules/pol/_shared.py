"""What several rules about policies need: lengths of time, and words that are lacking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import normal
from cxlint.model.weeks import working_week

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration


def shorter(document: Document, given: Duration | None, least: Duration) -> bool:
    """Whether customers are surely given less time, counted in the company's own working week."""
    return given is not None and given.shorter_than(least, working_week(document))


def longer(document: Document, taken: Duration | None, most: Duration) -> bool:
    """Whether something surely takes more time, counted in the company's own working week."""
    return taken is not None and taken.longer_than(most, working_week(document))


def lacking(wanted: Iterable[str], offered: Iterable[str]) -> tuple[str, ...]:
    """The words that are wanted and not offered, in their order and each once."""
    known = {normal(word) for word in offered}
    return tuple(dict.fromkeys(word for word in wanted if normal(word) not in known))
