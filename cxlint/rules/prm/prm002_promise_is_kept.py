"""PRM002: promise, policy, process and measure say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration
from cxlint.model.weeks import working_week
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.prm._chain import Term, is_worse, missed_by, other_place, terms_of, too_slow
from cxlint.workspace.durations import faster_steps
from cxlint.workspace.writing import change, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _promise(
    value: str = "5 working days", place: str = "refunds#terms.refund.deadline", more: str = ""
) -> str:
    return f"kind: promise\nid: quick\nvalue: {value}\nterms: [policy/{place}]\nindicator: paid\n{more}"


def _policy(deadline: str = "5 working days", more: str = "") -> str:
    return f"---\nkind: policy\nid: refunds\nterms: {{refund: {{deadline: {deadline}{more}}}}}\n"


def _process(*steps: str, more: str = "type: service\n") -> str:
    listed = ", ".join(f"{{id: s{number}, {step}}}" for number, step in enumerate(steps))
    return f"---\nkind: process\nid: pay\npolicies: [refunds]\n{more}steps: [{listed}]\n"


def _kpi(target: str = "5 working days", type_: str = "refund_cycle_time") -> str:
    return f"---\nkind: kpi\nid: paid\ntype: {type_}\ntarget: {target}\n"


_COMPLAINTS = (
    "---\nkind: policy\nid: complaints\nterms: {complaint: {acknowledge: 24 hours, resolve: 10 days}}\n"
)
_HANDLING = (
    "---\nkind: process\nid: handle\ntype: complaint\npolicies: [complaints]\nintake: {acknowledge: 24 hours}\n"
    "steps: [{id: a, takes: 10 days}]\n"
)
_BOTH = "kind: promise\nid: heard\nterms: [policy/complaints#terms.complaint.acknowledge, policy/complaints#terms.complaint.resolve]\n"
_KEPT = _promise() + _policy() + _process("takes: 1 hour", "waits_at_most: 4 working days") + _kpi()


class PromiseIsKept(GraphRule[NoOptions]):
    """Follows each promise along its places (terms) to the processes that name the policy, and to its measure.

    Every value is compared with what customers are told: the promise, or the policy term where that is stricter. The
    steps of a process are added up one after the other, waiting included; steps that say no time count as none. Working
    days are days of the organisation's working week. What cannot be compared, such as a share and a time, is left alone.
    """

    id = "PRM002"
    name = "promise-is-kept"
    summary = "A promise, the policy behind it, the steps of the process and the target of the measure agree."
    why = (
        "Customers are told five days, the policy says ten, the steps take fifteen, and the measure calls it a success. "
        "Each number looks fine alone; together they break the promise."
    )
    fix = "Mend the link that breaks: make it as good as what customers are told, or tell them the truth."
    kinds = ("promise",)
    level = 3
    sources = ("S4.15", "S4.4")
    clauses = ("ISO 10001:2018, capacity", "ISO 10001:2018, accuracy")
    messages = {
        "no-terms": Message(
            ERROR,
            "The promise “{title}” names no policy term that keeps it. It hangs in the air.",
            "terms: {places}",
        ),
        "nowhere": Message(
            ERROR,
            "The promise “{title}” counts on {place}, which is not written anywhere. It hangs in the air.",
            "terms: {places}",
        ),
        "not-in-force": Message(
            ERROR,
            "The promise “{title}” counts on “{policy}”, which is not in force. Customers cannot rely on it.",
            "kind: {place_kind}\nid: {place_id}\nstatus: active",
        ),
        "term": Message(
            ERROR,
            "The chain breaks between promise and policy: customers are promised {limit}, but “{policy}” gives them {stated}.",
            "kind: {place_kind}\nid: {place_id}\n{mended}",
        ),
        "steps": Message(
            ERROR,
            "The chain breaks between policy and process: customers are told {limit} (“{source}”), "
            "but the steps of “{process}” take {steps} together.",
            "kind: process\nid: {process_id}\ntime_limit: {time_limit}\nsteps: {mended}",
        ),
        "time-limit": Message(
            ERROR,
            "The chain breaks between policy and process: customers are told {limit} (“{source}”), "
            "but “{process}” gives itself {stated}.",
            "kind: process\nid: {process_id}\ntime_limit: {limit}",
        ),
        "receipt": Message(
            ERROR,
            "The chain breaks between policy and process: customers are told {limit} (“{source}”), "
            "but “{process}” confirms a request only after {stated}.",
            "kind: process\nid: {process_id}\nintake:\n  acknowledge: {limit}",
        ),
        "target": Message(
            ERROR,
            "The chain breaks at the measure: customers are told {limit} (“{source}”), "
            "but “{measure}” is a success at {target}. It shows green while the promise is broken.",
            "kind: kpi\nid: {measure_id}\ntarget: {limit}",
        ),
    }
    good = (
        Case(_KEPT),
        Case(_promise() + _policy("2 days") + _process("takes: 48 hours") + _kpi("1 day")),
        Case(_promise("7 days") + _policy() + _process("waits_at_most: 5 working days") + _kpi("168 hours")),
        Case(_promise("14 days", "refunds") + _policy("20 days")),
        Case(
            _promise()
            + _policy()
            + _process("takes: 9 days", more="type: intake\n")
            + _kpi("85%", "csat_top2")
        ),
        Case(_promise("9 days") + _policy("9 days", ", clock_from: inspection") + _process("takes: 10 days")),
        Case(_promise() + _policy() + _process("takes: 9 days", more="status: retired\n")),
        Case(_BOTH + "indicator: paid\n" + _COMPLAINTS + _HANDLING + _kpi("10 days", "time_to_resolve")),
        Case(_BOTH + _COMPLAINTS + _HANDLING + _process("takes: 20 days").replace("refunds", "complaints")),
        Case(
            "kind: promise\nid: month\nvalue: 30 days\nterms: [policy/r#terms.return.window]\n"
            "---\nkind: policy\nid: r\nterms: {return: {window: 60 days}}\n"
        ),
        Case(
            _promise("6 days")
            + _policy("6 days")
            + _process("takes: 5 working days")
            + "---\nkind: organisation\nid: acme\nworking_week: [sun, mon, tue, wed, thu, fri]\n"
        ),
    )
    bad = (
        Case("kind: promise\nid: quick\n", ((2, 5, "no-terms"),), writes=("[policy/a-policy-id]",)),
        Case(
            "kind: promise\nid: quick\nterms: [policy/refunds#terms.refund.deadline, policy/gone]\n"
            + _policy()
            + _COMPLAINTS.replace("acknowledge: 24 hours, ", ""),
            ((3, 47, "nowhere"),),
            writes=('["policy/refunds#terms.refund.deadline", "policy/complaints#terms.complaint.resolve"]',),
        ),
        Case("kind: promise\nid: quick\nterms: []\n", ((3, 8, "no-terms"),)),
        Case(_promise(), ((4, 9, "nowhere"),)),
        Case(_promise() + _kpi(), ((4, 9, "nowhere"),)),
        Case(_promise() + _kpi("8 days"), ((4, 9, "nowhere"), (5, 12, "target"))),
        Case(_promise().replace("value: 5 working days\n", "") + _kpi("8 days"), ((3, 9, "nowhere"),)),
        Case(_promise(place="refunds#terms.refund.fee") + _policy(), ((4, 9, "nowhere"),)),
        Case(_promise() + _policy() + "status: draft\n", ((4, 9, "not-in-force"),)),
        Case(_promise() + _policy("10 working days"), ((4, 9, "term"),)),
        Case(_promise("5 days") + _policy("5 working days"), ((4, 9, "term"),)),
        Case(
            "kind: promise\nid: month\nvalue: 30 days\nterms: [policy/r#terms.return.window]\n"
            "---\nkind: policy\nid: r\nterms: {return: {window: 29 days}}\n",
            ((4, 9, "term"),),
        ),
        Case(
            _promise() + _policy() + _process("takes: 1 hour", "waits_at_most: 5 working days"),
            ((4, 9, "steps"),),
        ),
        Case(_promise("9 days") + _policy("4 days") + _process("takes: 5 days"), ((4, 9, "steps"),)),
        Case(_promise() + _policy("9 days") + _process("takes: 8 days"), ((4, 9, "term"), (4, 9, "steps"))),
        Case(_promise() + _policy() + _process("takes: 9 days", more=""), ((4, 9, "steps"),)),
        Case(
            _promise("5 days") + _policy("5 days") + _process("takes: 9 days", more="time_limit: 2 days\n"),
            ((4, 9, "steps"),),
            writes=("time_limit: 2 days",),
        ),
        Case(
            _promise("5 days") + _policy("5 days") + _process("takes: 9 days", more="time_limit: 8 days\n"),
            ((4, 9, "steps"),),
            writes=("time_limit: 5 days",),
        ),
        Case(
            _promise("3 days", "refunds#commitments.call_back")
            + "---\nkind: policy\nid: refunds\ncommitments: {call_back: {value: 3 days, better: less}}\n"
            + _process("takes: 4 days"),
            ((4, 9, "steps"),),
        ),
        Case(_promise() + _policy() + _process(more="time_limit: 8 days\n"), ((4, 9, "time-limit"),)),
        Case(_BOTH + _COMPLAINTS + _HANDLING.replace("24", "25"), ((3, 9, "receipt"),)),
        Case(_BOTH + _COMPLAINTS + _HANDLING.replace("10 days", "241 hours"), ((3, 56, "steps"),)),
        Case(
            "kind: promise\nid: quick\nvalue: 5 days\nterms: [process/pay#time_limit]\n"
            + _process("takes: 6 days", more="time_limit: 5 days\n"),
            ((4, 9, "steps"),),
        ),
        Case(_promise() + _policy() + _kpi("8 days"), ((5, 12, "target"),)),
        Case(
            _BOTH + "indicator: paid\n" + _COMPLAINTS + _kpi("11 days", "time_to_resolve"),
            ((4, 12, "target"),),
        ),
        Case(
            "kind: promise\nid: share\nvalue: 95%\nterms: [channel/phone#response.share]\nindicator: paid\n"
            "---\nkind: channel\nid: phone\nresponse: {share: 95%}\n" + _kpi("90%", "service_level"),
            ((5, 12, "target"),),
        ),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        terms = list(terms_of(document, workspace))
        if not terms:
            yield at(document, "terms", "no-terms", places=other_place(workspace, document, 0))
        for term in terms:
            yield from _policy_hop(document, workspace, term)
            yield from _process_hop(document, workspace, term)
        yield from _measure_hop(document, workspace, terms)


def _policy_hop(promise: Document, workspace: Workspace, term: Term) -> Iterator[Hit]:
    """Between the promise and one place that keeps it."""
    field, stated = f"terms.{term.number}", term.stated
    if stated is None or stated.value is None:
        places = other_place(workspace, promise, term.number)
        yield at(promise, field, "nowhere", place=term.place, places=places)
        return
    data = {"policy": stated.document, "place_kind": stated.document.kind, "place_id": stated.document.id}
    if not stated.document.active:
        yield at(promise, field, "not-in-force", **data)
    value = promise.get("value")
    if value is not None and is_worse(stated.value, value, stated.better, working_week(promise)):
        mended = change(stated.document.values, stated.path, value)
        yield at(promise, field, "term", limit=value, stated=stated.value, mended=mended, **data)


def _process_hop(promise: Document, workspace: Workspace, term: Term) -> Iterator[Hit]:
    """Between what customers are told and the processes that have to keep it."""
    week = working_week(promise)
    for process, key, stated in too_slow(workspace, term, week):
        data: dict[str, object] = {"limit": term.limit, "source": term.source, "stated": stated}
        if key == "steps" and isinstance(term.limit, Duration):
            allowed = process.duration("time_limit")
            within = term.limit if allowed is None or allowed.longer_than(term.limit, week) else allowed
            data |= {
                "steps": stated,
                "time_limit": within,
                "mended": written(faster_steps(process, term.limit, week)),
            }
        yield at(promise, f"terms.{term.number}", key, process=process, process_id=process.id, **data)


def _measure_hop(promise: Document, workspace: Workspace, terms: list[Term]) -> Iterator[Hit]:
    """Between what customers are told and the target of the measure."""
    measure = workspace.target(promise, "indicator")
    if measure is not None and measure.active:
        missed = missed_by(measure, promise, terms)
        if missed is not None:
            limit, source = missed
            data = {"measure": measure, "measure_id": measure.id, "target": measure.get("target")}
            yield at(promise, "indicator", "target", limit=limit, source=source, **data)
