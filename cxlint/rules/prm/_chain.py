"""From a promise over the policy terms that keep it to the processes that carry them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import HIGHER, KPI_TYPES, LOWER
from cxlint.model.scalars import Duration, Place, compare
from cxlint.model.weeks import working_week
from cxlint.named import NamedTuple
from cxlint.workspace.durations import time_of_steps
from cxlint.workspace.places import read_place
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.places import Stated

LESS, MORE = "less", "more"

_SERVICE = ("service", "back-office", "other")

WHOLE = {
    "terms.refund.deadline": _SERVICE,
    "terms.cancellation.confirmation_within": _SERVICE,
    "terms.preferences.effective_within": _SERVICE,
    "terms.warranty.repair_deadline": _SERVICE,
    "terms.complaint.resolve": ("complaint",),
    "terms.error_resolution.final": ("error-resolution",),
}
"""Terms that are kept only when every step of a process is done, with the types of processes that do so."""

RECEIPT = ("terms.complaint.acknowledge", "terms.error_resolution.acknowledge")
"""Terms that are kept when a request has been confirmed."""

_NEVER = ("intake", "sales", "feedback")
"""Types of processes that name policies without carrying their deadlines out."""


class Term(NamedTuple):
    """One place that keeps a promise: its position, what stands there, and what customers may count on.

    `limit` is the stricter of promise and term, and `source` the document that says so.
    """

    number: int
    place: Place
    stated: Stated | None
    limit: object
    source: Document


def terms_of(promise: Document, workspace: Workspace) -> Iterator[Term]:
    """The places of a promise, read."""
    week, value = working_week(promise), promise.get("value")
    for number, place in enumerate(places_of(promise)):
        stated = read_place(workspace, place)
        limit, source = value, promise
        if stated is not None and (value is None or is_worse(value, stated.value, stated.better, week)):
            limit, source = stated.value, stated.document
        yield Term(number, place, stated, limit, source)


def places_of(promise: Document) -> list[Place]:
    """The places that keep a promise, as written; raises FaultyField where one cannot be understood."""
    listed: object = promise.words("terms")
    return [place for place in listed if isinstance(place, Place)] if isinstance(listed, tuple) else []


def is_worse(value: object, than: object, better: str, week: int) -> bool:
    """Whether a value is surely worse for the customer than another."""
    return compare(value, than, week) == {LESS: 1, MORE: -1}.get(better, 2)


def better_of(measure: Document) -> str:
    """What is better for the customer, in the words of schemas; empty where that is open."""
    known = KPI_TYPES.get(measure.word("type") or "")
    direction = (known.better if known else None) or measure.word("direction")
    return {LOWER: LESS, HIGHER: MORE}.get(direction or "", "")


def carried_out_by(workspace: Workspace, term: Term) -> list[Document]:
    """The processes that have to be done as a whole for the term to be kept."""
    stated = term.stated
    if stated is None or stated.better != LESS or not isinstance(term.limit, Duration):
        return []
    if stated.document.kind == "process":
        return [stated.document] if stated.path == "time_limit" else []
    own = stated.path.startswith("commitments.")
    if not (own or stated.path in WHOLE) or stated.document.kind != "policy":
        return []
    if (
        stated.path == "terms.refund.deadline"
        and stated.document.word("terms.refund.clock_from") == "inspection"
    ):
        return []
    processes = named_by(workspace, stated.document)
    fitting = [each for each in processes if each.word("type") in WHOLE.get(stated.path, ())]
    return fitting or [each for each in processes if each.word("type") not in _NEVER]


def named_by(workspace: Workspace, policy: Document) -> list[Document]:
    """The processes in force that name a policy."""
    links = workspace.referrers(policy, "process", "policies")
    return [link.source for link in links if link.source.active]


def other_place(workspace: Workspace, promise: Document, instead_of: int) -> str:
    """The places of a promise with a deadline that a policy states in place of one of them."""
    deadlines = (
        f"policy/{policy.id}#{path}"
        for policy in workspace.active("policy")
        for path in (*WHOLE, *RECEIPT)
        if isinstance(_value(policy, path), Duration)
    )
    places = [str(place) for place in places_of(promise)]
    new = next((place for place in deadlines if place not in places), "policy/a-policy-id")
    places[instead_of : instead_of + 1] = [new]
    return written(places)


def _value(document: Document, path: str) -> object:
    value: object = document.values
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def too_slow(workspace: Workspace, term: Term, week: int) -> Iterator[tuple[Document, str, object]]:
    """The processes that take longer than customers are told, by what, and how long that takes.

    Too long are the steps together, else the time limit; and for what has to be confirmed the confirmation.
    """
    if term.stated is None or not isinstance(term.limit, Duration):
        return
    for process in carried_out_by(workspace, term):
        steps, allowed = time_of_steps(process), process.duration("time_limit")
        if steps is not None and steps.over(term.limit, week):
            yield process, "steps", steps
        elif allowed is not None and allowed.longer_than(term.limit, week):
            yield process, "time-limit", allowed
    for process in named_by(workspace, term.stated.document) if term.stated.path in RECEIPT else ():
        confirmed = process.duration("intake.acknowledge")
        if confirmed is not None and confirmed.longer_than(term.limit, week):
            yield process, "receipt", confirmed


def missed_by(measure: Document, promise: Document, terms: list[Term]) -> tuple[object, Document] | None:
    """What customers are told that the target of a measure does not reach, and which document says so.

    Of several terms the measure may be about any, so it misses one only where it misses all that it can be about.
    """
    target, better, week = measure.get("target"), better_of(measure), working_week(promise)
    told = [(term.limit, term.source) for term in terms if term.stated and term.stated.better == better]
    told = [pair for pair in told if compare(target, pair[0], week) is not None]
    value = promise.get("value")
    if not told and value is not None:
        told = [(value, promise)]
    return told[-1] if told and all(is_worse(target, limit, better, week) for limit, _ in told) else None
