"""The tables beside the rows of a scorecard: findings by impact, tasks, debt, measures, owners, clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from cxlint.diagnostics import Severity
    from cxlint.scorecard.values import Counts


class Impact(NamedTuple):
    """An open finding by what it does to customers; `times` counts those of the same rule on the same document.

    `customers` is how many a month meet the document, None where no journey says so.
    """

    rule: str
    name: str
    severity: Severity
    text: str
    fix: str
    subject: str
    title: str
    file: str
    line: int
    owner: str
    area: str
    journeys: tuple[str, ...]
    customers: int | None
    impact: float
    times: int = 1


class Task(NamedTuple):
    """Something that one owner has to do.

    `cause` is ``finding``, ``waiver``, ``comment``, ``baseline``, ``kpi``, ``roadmap`` or ``review``; `when` is
    ``now``, ``soon`` or ``later``, and `by` the day where a document names one.
    """

    cause: str
    when: str
    by: date | None
    rule: str
    severity: Severity | None
    text: str
    advice: str
    title: str
    file: str
    line: int
    customers: int | None = None


class Owner(NamedTuple):
    """Somebody with a list of things to do, the most urgent first; `id` is ``nobody`` where no owner is named."""

    id: str
    title: str
    file: str
    line: int
    active: bool
    tasks: tuple[Task, ...]


class Debt(NamedTuple):
    """Something that is let pass for a time.

    `kind` is ``waiver``, ``comment`` or ``baseline``; `covers` counts its findings of today; `left` is how many days it
    still holds (below 0: expired), `age` since when, each None where that is not known.
    """

    kind: str
    id: str
    rule: str
    subject: str
    owner: str
    reason: str
    file: str
    line: int
    since: date | None
    until: date | None
    age: int | None
    left: int | None
    covers: int


class Kpi(NamedTuple):
    """How alive a measure is: ``fresh``, ``late``, ``stale``, ``never`` measured, or ``unplanned``.

    `lacks` names what is missing: ``source``, ``owner``, ``target``, ``value``.
    """

    id: str
    title: str
    file: str
    line: int
    owner: str
    area: str
    measures: tuple[str, ...]
    source: str
    target: str
    value: str
    measured_on: date | None
    due: date | None
    state: str
    lacks: tuple[str, ...]


class Gap(NamedTuple):
    """A weak place in who answers for what.

    `cause` is ``unassigned``, ``inactive``, ``unknown``, ``overloaded``, ``no-deputy`` or ``no-champion``; `holds` is
    how many documents or areas somebody answers for.
    """

    cause: str
    subject: str
    title: str
    file: str
    line: int
    who: str
    holds: int = 0


class Ownership(NamedTuple):
    """How many documents need an owner, how many have one who is there, and the gaps."""

    needed: int
    answered: int
    gaps: tuple[Gap, ...]


class Clause(NamedTuple):
    """One clause of a standard or law, in our own words; `place` says where a law holds, `certainty` how sure it is.

    `status` is ``met``, ``open``, ``excused``, ``unknown`` (a rule broke) or ``unchecked`` (no document to check).
    """

    standard: str
    clause: str
    words: str
    place: str
    certainty: str
    rules: tuple[str, ...]
    status: str
    counts: Counts
    owners: tuple[str, ...]
    waived_until: date | None


class Symptom(NamedTuple):
    """One of the three signs that nobody answers for the whole, with the findings that show it."""

    id: str
    findings: int
    customers: int | None
    rules: tuple[str, ...]
    places: tuple[Impact, ...]


class Step(NamedTuple):
    """An item of the roadmap: ``done``, ``open`` or ``overdue``; ``undated`` where it names no day."""

    id: str
    title: str
    file: str
    line: int
    owner: str
    due: date | None
    done_on: date | None
    state: str


class Phase(NamedTuple):
    """One part of the way out: its items, and the open findings that show how much is left to do.

    `state` is ``done``, ``under-way``, ``overdue`` or ``unplanned``.
    """

    id: str
    state: str
    steps: tuple[Step, ...]
    passed: int
    failed: int
