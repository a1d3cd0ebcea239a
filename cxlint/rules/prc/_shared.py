"""What a step inherits from its process, how long it takes, and which processes take requests in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.workspace.graph import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.model.document import Document, View
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

INBOUND = ("complaint", "error-resolution", "feedback", "intake", "service")
"""Types of process that begin with what a customer asks."""

MISSING = (Standing.ABSENT, Standing.NONE, Standing.INACTIVE)
"""Nobody is named, or somebody who has left; whom nobody knows is a finding of its own."""


def takes_requests_in(process: Document) -> bool:
    """Whether a process begins with what a customer asks."""
    return process.states("intake") or process.word("type") in INBOUND


def times(step: View) -> tuple[Duration, ...]:
    """The times that a step states: its work and the wait before it."""
    takes, waits = step.duration("takes"), step.duration("waits_at_most")
    if takes is not None and waits is not None:
        return takes, waits
    return (takes,) if takes is not None else (waits,) if waits is not None else ()


def hours(durations: Iterable[Duration]) -> float:
    """The sum in hours, for shares of a whole: a working day is the calendar days that it spans in a five-day week."""
    return sum(duration.hours for duration in durations)


def done_by(workspace: Workspace, step: View, field: str) -> Document | None:
    """The `actor` or the `area` of a step, its own or that of the process."""
    own = workspace.target(step, field)
    return (
        own if own is not None or step.states(field) else workspace.target(step.document, f"defaults.{field}")
    )


def tools(workspace: Workspace, step: View) -> tuple[Document, ...]:
    """The known systems that a step needs, its own or those of the process."""
    if step.states("systems"):
        return workspace.targets(step, "systems")
    return workspace.targets(step.document, "defaults.system")


def called(step: View, position: int) -> object:
    """A step as people call it: its name, else its id, else its number."""
    return step.text("name") or step.word("id") or f"#{position + 1}"
