"""GOV011: a process is written down, in a version that can be named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_STEPS = "steps: [{id: look, name: Look into it}]\n"


class ProcessDocumented(GraphRule[NoOptions]):
    """The steps are the documentation; a description alone tells nobody what comes next."""

    id = "GOV011"
    name = "process-documented"
    summary = "Every process is written down step by step, and says which version it is."
    why = (
        "What is only in heads is done in as many ways as there are heads. Customers come back to what they "
        "can rely on."
    )
    fix = "Write down the steps and give them a version."
    kinds = ("process",)
    level = 1
    sources = ("S4.11",)
    messages = {
        "version": Message(
            WARNING,
            "The process '{title}' has no version. After a change some work in the old way, some in the new one.",
            "version: 1.0.0",
        ),
        "steps": Message(
            WARNING,
            "The steps of the process '{title}' are not written down, so every customer gets it another way.",
            "steps:\n- id: look-into\n  name: Find out what the customer needs\n  actor: {someone}\n"
            "  takes: 1 hour\n  waits_at_most: 4 hours\n- id: answer\n  name: Answer the customer\n"
            "  actor: {someone}\n  takes: 1 hour\n  customer_visible: true\n  notify: true",
        ),
    }
    good = (Case(f"kind: process\nid: help\nversion: 1.0.0\n{_STEPS}"),)
    bad = (
        Case(f"kind: process\nid: help\n{_STEPS}", ((2, 5, "version"),)),
        Case("kind: process\nid: help\nversion: 1.0.0\n", ((2, 5, "steps"),)),
        Case("kind: process\nid: help\nversion: 1.0.0\nsteps: []\n", ((4, 8, "steps"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for both."""
        if not document.states("version"):
            yield at(document, "version", "version")
        if not document.get("steps"):
            yield at(document, "steps", "steps", someone=someone(workspace, document))
