"""PRF003: what a customer chooses holds within a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.latency import Way, ways
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_FIELD = "terms.preferences.applies_to_systems"
_TIME = "terms.preferences.effective_within"
_POLICY = "kind: policy\nid: wishes\nterms: {preferences: "
_CRM = "---\nkind: system\nid: crm\nrecord_for: [preferences]\n"


def _systems(latency: str, hub: str = "0") -> str:
    """A system that hears of preferences through another."""
    return (
        f"{_POLICY}{{applies_to_systems: [cards]}}}}\n"
        f"---\nkind: system\nid: cards\nintegrates: [{{system: hub, latency: {latency}}}]\n"
        f"{_CRM}integrates: [{{system: hub, latency: {hub}}}]\n---\nkind: system\nid: hub\n"
    )


class HeardWithinADayOptions(Options):
    """How long is too long."""

    most: Duration = option("24 hours", "Choices that take longer to hold warn.")
    heavy: Duration = option(
        "10 working days", "Choices that take longer to hold fail.", source="47 CFR 64.1200, CAN-SPAM"
    )


class HeardWithinADay(GraphRule[HeardWithinADayOptions]):
    """Times along the fastest way from the record of preferences are added up; a hop without one counts nothing."""

    id = "PRF003"
    name = "heard-within-a-day"
    summary = "What customers choose holds within a day, in every system."
    why = "Who said no and gets three more letters believes that nobody listens. Soon they say no to everything."
    fix = "Pass choices on at once, or at least every night, and shorten the slowest exchange of data."
    kinds = ("policy",)
    level = 4
    sources = ("S0.3",)
    clauses = ("15 USC 7704(a) (CAN-SPAM)", "47 CFR 64.1200(a)(10)")
    needs_one_of = (_TIME, _FIELD)
    law = {_TIME: ""}
    options = HeardWithinADayOptions
    messages = {
        "slow": Message(
            WARNING, "What customers choose holds only after {time}. Until then they are not heard.",
            "effective_within: {most}",
        ),
        "heavy": Message(
            ERROR, "What customers choose holds only after {time}. Until then they are not heard.",
            "effective_within: {most}",
        ),
        "path-slow": Message(
            WARNING,
            "What customers choose takes {hours} hours until the system '{system}' knows. Until then it goes on as "
            "before.",
            "{faster}",
        ),
        "path-heavy": Message(
            ERROR,
            "What customers choose takes {hours} hours until the system '{system}' knows. Until then it goes on as "
            "before.",
            "{faster}",
        ),
        **legal(
            "What customers choose holds only after {value}. The law allows at most {limit}.",
            "effective_within: {limit}",
            floor=WARNING,
        ),
    }  # fmt: skip
    good = (
        Case(f"{_POLICY}{{effective_within: 24 hours}}}}\n"),
        Case(_systems("12 hours", "12 hours")),
        Case(_systems("30 days").replace("record_for: [preferences]\n", "")),
        Case(f"{_POLICY}{{applies_to_systems: [cards]}}}}\n---\nkind: system\nid: cards\n{_CRM}"),
        Case(f"{_POLICY}{{scope: customer}}}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{effective_within: 25 hours}}}}\n", ((3, 41, "slow"),)),
        Case(f"{_POLICY}{{effective_within: 24 hours}}}}\n", ((3, 41, "slow"),), options={"most": "1 hour"}),
        Case(f"{_POLICY}{{effective_within: 10 working days}}}}\n", ((3, 41, "slow"),)),
        Case(f"{_POLICY}{{effective_within: 11 working days}}}}\n", ((3, 41, "heavy"),)),
        Case(f"{_POLICY}{{effective_within: 3 days}}}}\n", ((3, 41, "heavy"),), options={"heavy": "2 days"}),
        Case(_systems("12 hours", "13 hours"), ((3, 44, "path-slow"),)),
        Case(
            _systems("24 hours").replace(
                "latency: 24 hours}", "latency: 24 hours}, {system: till, latency: 9 days}"
            ),
            ((3, 44, "path-slow"),),
            options={"most": "12 hours"},
            writes=(
                "id: cards\nintegrates: [{system: hub, latency: 1 hour}, {system: till, latency: 9 days}]",
            ),
        ),
        Case(_systems("14 days"), ((3, 44, "path-slow"),)),
        Case(_systems("15 days"), ((3, 44, "path-heavy"),)),
        Case(_systems("3 days"), ((3, 44, "path-heavy"),), options={"heavy": "2 days"}),
        *law_cases(
            f"{_POLICY}{{effective_within: 3 days}}}}\n",
            (3, 41),
            LimitEntry(_TIME, "xx", "Act 1", Duration(2, "days"), "less"),
            floor=WARNING,
        ),
    )

    def check(
        self, document: Document, workspace: Workspace, options: HeardWithinADayOptions
    ) -> Iterator[Hit]:
        """Look at what is stated, then follow the data."""
        time = document.duration(_TIME)
        if time is not None and time.longer_than(options.most):
            key = "heavy" if time.longer_than(options.heavy) else "slow"
            yield at(document, _TIME, key, time=time, most=options.most)
        records = [s for s in workspace.active("system") if "preferences" in (s.words("record_for") or ())]
        if not records:
            return
        reached = ways(workspace, records[0])
        for position in range(len(document.words(_FIELD) or ())):
            system = workspace.target(document, f"{_FIELD}.{position}")
            way = reached.get(system.id) if system is not None else None
            if way is None or not _hours(way).longer_than(options.most):
                continue
            key = "path-heavy" if _hours(way).longer_than(options.heavy) else "path-slow"
            hours, faster = _hours(way).amount, _faster(way)
            yield at(document, f"{_FIELD}.{position}", key, system=system, hours=hours, faster=faster)


def _hours(way: Way) -> Duration:
    return Duration(round(way.hours, 2), "hours")


def _faster(way: Way) -> str:
    """The exchanges of data along a way, each made hourly, as each system states them."""
    slow = {(hop.system.id, hop.part.prefix) for hop in way.hops if hop.hours}
    systems = {hop.system.id: hop.system for hop in way.hops if hop.hours}
    return "\n---\n".join(
        f"kind: system\nid: {name}\nintegrates: "
        + written(
            [
                {**part.values, "latency": Duration(1, "hours")}
                if (name, part.prefix) in slow
                else dict(part.values)
                for part in system.each("integrates")
            ]
        )
        for name, system in systems.items()
    )
