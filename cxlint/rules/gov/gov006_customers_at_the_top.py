"""GOV006: the leadership meets about customers, often enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.days import later
from cxlint.workspace.leaders import leader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n"
_REST = "---\nkind: channel\nid: post\n---\nkind: person\nid: amal\nlevel: executive\n---\nkind: person\nid: mona\n"


def _council(*, who: str = "chair: amal", every: str = "90 days", met: str = "2026-08-24") -> str:
    return f"{_ACME}cx_council: {{{who}, every: {every}, last_met: {met}}}\n{_REST}"


class CustomersAtTheTopOptions(Options):
    """How rarely is too rarely."""

    every: Duration = option("90 days", "The longest time between two meetings.")


class CustomersAtTheTop(GraphRule[CustomersAtTheTopOptions]):
    """The council has a chair or members; at least one of them is an executive who is still there."""

    id = "GOV006"
    name = "customers-at-the-top"
    summary = "A council with an executive in it meets about customers at least every three months."
    why = (
        "What customers go through crosses all areas, so only the leadership can mend it. Staff watch whether "
        "it takes the time."
    )
    fix = "Set up a council (cx_council) with an executive, and meet at least every 90 days."
    kinds = ("organisation",)
    level = 2
    sources = ("S2.5", "S1.1")
    clauses = (
        "ISO 10002:2018, management review",
        "ISO 23592:2021, leadership and strategy",
        "COPC CX Standard R7.0 1.4",
    )
    options = CustomersAtTheTopOptions
    reads_date = True
    messages = {
        "missing": Message(
            WARNING,
            "No council meets about customers. What goes wrong between the areas stays as it is.",
            "cx_council:\n  chair: {executive}\n  every: 1 month\n  last_met: {today}  # the day of the first meeting",
        ),
        "executive": Message(
            WARNING,
            "No executive sits in the council about customers, so it can decide nothing that costs something.",
            "chair: {executive}",
        ),
        "cadence": Message(
            WARNING, "It is not written how often the council about customers meets.", "every: 1 month"
        ),
        "rare": Message(
            WARNING,
            "The council about customers meets only every {every}. Customers wait that long for a decision.",
            "every: 1 month",
        ),
        "never": Message(
            WARNING,
            "Nobody has written down when the council about customers last met.",
            "last_met: {today}  # the day of the next meeting",
        ),
        "overdue": Message(
            WARNING,
            "The council about customers last met on {last}, though it should every {every}. Decisions for "
            "customers wait.",
            "last_met: {today}  # the day of the next meeting",
        ),
    }
    good = (
        Case(_council()),
        Case(_council(who="members: [mona, amal]")),
        Case(_council(who="members: [mona, gone]")),
        Case(_council(every="1 month", met="2026-10-22")),
        Case(f"{_ACME}---\nkind: person\nid: amal\n", applies=False),
    )
    bad = (
        Case(f"{_ACME}{_REST}", ((2, 5, "missing"),)),
        Case(_council(who="members: [mona]"), ((3, 1, "executive"),), writes=("chair: amal",)),
        Case(
            _council(who="members: [mona]")
            + "---\nkind: person\nid: aziz\nlevel: executive\nleft_on: 2026-11-22\n",
            ((3, 1, "executive"),),
            writes=("chair: amal",),
        ),
        Case(_council(who="chair: mona"), ((3, 21, "executive"),)),
        Case(
            _council().replace("level: executive", "level: executive\nleft_on: 2026-11-22"),
            ((3, 21, "executive"),),
        ),
        Case(f"{_ACME}cx_council: {{chair: amal, last_met: 2026-11-01}}\n{_REST}", ((3, 1, "cadence"),)),
        Case(_council(every="91 days", met="2026-11-01"), ((3, 34, "rare"),)),
        Case(_council(every="31 days", met="2026-11-01"), ((3, 34, "rare"),), options={"every": "30 days"}),
        Case(f"{_ACME}cx_council: {{chair: amal, every: 1 month}}\n{_REST}", ((3, 1, "never"),)),
        Case(_council(met="2026-08-23"), ((3, 53, "overdue"),)),
        Case(_council(every="1 month", met="2026-10-21"), ((3, 53, "overdue"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: CustomersAtTheTopOptions) -> bool:
        """Judge only a company that has something to govern."""
        return workspace.governs_something

    def check(
        self, document: Document, workspace: Workspace, options: CustomersAtTheTopOptions
    ) -> Iterator[Hit]:
        """Look at who sits in the council, and at its meetings."""
        today, executive = document.today, leader(workspace)
        council = document.part("cx_council")
        if council is None:
            yield at(document, "cx_council", "missing", executive=executive, today=today)
            return
        if not _has_executive(document, workspace):
            yield at(council, "chair", "executive", executive=executive)
        every, last = council.duration("every"), council.day("last_met")
        if every is None:
            yield at(council, "every", "cadence")
        elif every.longer_than(options.every):
            yield at(council, "every", "rare", every=every)
        if last is None:
            yield at(council, "last_met", "never", today=today)
        elif later(last, every or options.every) < today:
            yield at(council, "last_met", "overdue", last=last, every=every or options.every, today=today)


def _has_executive(document: Document, workspace: Workspace) -> bool:
    """Whether an executive is in it; somebody unknown is given the benefit of the doubt, for OWN009 tells of them."""
    known = [
        workspace.target(document, "cx_council.chair"),
        *workspace.targets(document, "cx_council.members"),
    ]
    named = len(document.words("cx_council.members") or ()) + document.states("cx_council.chair")
    people = [person for person in known if person is not None]
    return len(people) < named or any(
        person.word("level") == "executive" and workspace.is_active(person) for person in people
    )
