"""What the rules about journeys propose to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.asking import IDENTITY, asked_for
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from cxlint.model.document import View


def without(view: View, data: str, what: str) -> str:
    """The fields of a touchpoint or step that no longer ask for `identity` or `problem`; `data` is its list."""
    asked = view.words(data) or ()
    rest = [datum for datum in asked if asked_for(datum) != what]
    lines = [f"{data}: {written(rest) if rest else 'none'}"] if len(rest) < len(asked) else []
    if what == IDENTITY and view.flag("identifies"):
        lines.append("identifies: false")
    return "\n".join(lines)
