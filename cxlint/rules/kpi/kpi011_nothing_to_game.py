"""KPI011: no measure rewards what hurts customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import LOWER, PERCEPTION
from cxlint.model.scalars import compare
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.kpi._shared import (
    NEW_MEASURE,
    category,
    known_type,
    measured,
    measures_of,
)
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ASKED = frozenset(PERCEPTION - {"nps", "review_score"})
_SOLVED = _ASKED | {"fcr", "one_contact_resolution"}
PAIRS = {
    "aht": ("busy", _SOLVED),
    "tickets_closed": ("busy", _SOLVED),
    "calls_per_agent": ("busy", _SOLVED),
    "digital_take_up": ("contained", _ASKED | {"self_service_success", "completion_rate"}),
    "complaint_rate": ("silenced", _ASKED | {"complaint_upheld_external"}),
}
"""Types that can be raised by hurting customers: the message, and the types that would show it."""

_PHONE = "measures: {channel: phone}\n"
_DRAFT = "status: draft\n"
_FALLS = "direction: lower\n"
_CHANNEL = "---\nkind: channel\nid: phone\n"


def _kpi(type_: str, more: str = "", id_: str = "k") -> str:
    return f"kind: kpi\nid: {id_}\ntype: {type_}\n{more}"


class NothingToGame(GraphRule[NoOptions]):
    """The partner has to measure the same thing; where none is stated, it may stand anywhere.

    Working figures, by which success is not judged, need no partner.
    """

    id = "KPI011"
    name = "nothing-to-game"
    summary = "A number that can be raised by hurting customers has a partner that would show it."
    why = (
        "Where only short calls count, staff hang up. Where only few complaints count, complaining is made "
        "hard. Where pay hangs on a score, staff beg for it."
    )
    fix = "Measure beside it what customers got, on the same thing, or stop judging success by it."
    kinds = ("kpi",)
    level = 4
    sources = ("S2.6", "S2.10")
    _pair = f"{NEW_MEASURE}{{about}}"
    messages = {
        "busy": Message(
            WARNING,
            "'{title}' rewards speed, and nothing beside it shows whether customers were helped. Calls are "
            "cut short.",
            _pair,
        ),
        "contained": Message(
            WARNING,
            "'{title}' counts customers who were kept off the phone, and nothing beside it shows whether "
            "they were helped.",
            _pair,
        ),
        "silenced": Message(
            WARNING,
            "'{title}' is to fall, and nothing beside it shows whether complaining was made hard. The "
            "easiest way to fewer complaints is not to hear them.",
            _pair,
        ),
        "alone": Message(
            WARNING,
            "'{title}' says nothing of customers by itself, and no outcome is measured beside it. It can look "
            "well while customers fare badly.",
            _pair,
        ),
        "begging": Message(
            WARNING,
            "Pay hangs on '{title}', which customers state in a survey. Staff will ask for good marks "
            "instead of earning them.",
            "incentive_linked: false",
        ),
    }
    good = (
        Case(f"{_kpi('aht', _PHONE)}{_CHANNEL}---\n{_kpi('fcr', _PHONE, 'f')}"),
        Case(f"{_kpi('aht')}---\n{_kpi('csat_mean', _PHONE, 'f')}{_CHANNEL}"),
        Case(_kpi("tickets_closed", "success_measure: false\n")),
        Case(_kpi("complaint_rate", "baseline: 3\ntarget: 4\n")),
        Case(f"{_kpi('complaint_rate', _FALLS)}---\n{_kpi('complaint_upheld_external', '', 'u')}"),
        Case(f"{_kpi('return_rate')}---\n{_kpi('csat_top2', '', 'c')}"),
        Case(f"{_kpi('return_rate')}---\n{_kpi('custom', 'class: outcome' + chr(10), 'c')}"),
        Case(_kpi("csat_top2", "incentive_linked: false\n")),
        Case(_kpi("fcr"), applies=False),
    )
    bad = (
        Case(f"{_kpi('aht', _PHONE)}{_CHANNEL}---\n{_kpi('fcr', '', 'f')}", ((3, 7, "busy"),)),
        Case(f"{_kpi('aht', _PHONE)}{_CHANNEL}---\n{_kpi('nps', _PHONE, 'f')}", ((3, 7, "busy"),)),
        Case(_kpi("calls_per_agent", "success_measure: true\n"), ((3, 7, "busy"),)),
        Case(f"{_kpi('aht')}---\n{_kpi('fcr', _DRAFT, 'f')}", ((3, 7, "busy"),)),
        Case(_kpi("digital_take_up"), ((3, 7, "contained"),)),
        Case(_kpi("complaint_rate", _FALLS), ((3, 7, "silenced"),)),
        Case(_kpi("complaint_rate", "baseline: 4\ntarget: 3\n"), ((3, 7, "silenced"),)),
        Case(f"{_kpi('return_rate')}---\n{_kpi('cost_per_transaction', '', 'c')}", ((3, 7, "alone"),)),
        Case(_kpi("csat_top2", "incentive_linked: true\n"), ((4, 19, "begging"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge the types that need a partner, and those that customers state."""
        known = known_type(document)
        return known is not None and (
            document.word("type") in PAIRS or known.never_alone or known.survey or known.perception
        )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Look for the partner, and at what pay hangs on."""
        known = known_type(document)
        assert known is not None
        if document.flag("incentive_linked") and (known.survey or known.perception):
            yield at(document, "incentive_linked", "begging")
        key, partners = PAIRS.get(document.word("type") or "", ("alone", frozenset[str]()))
        if (
            (key == "alone" and not known.never_alone)
            or (key == "silenced" and not _shall_fall(document))
            or document.flag("success_measure") is False
        ):
            return
        about = measured(workspace, document)
        beside = measures_of(workspace, *about) if about else iter(workspace.active("kpi"))
        if not any(_shows(other, partners) for other in beside if other is not document):
            yield at(document, "type", key, **_new(workspace, document, about))


def _shall_fall(document: Document) -> bool:
    return (
        document.word("direction") == LOWER or compare(document.get("target"), document.get("baseline")) == -1
    )


def _shows(other: Document, partners: frozenset[str]) -> bool:
    """Whether a measure is one of the partners, or any outcome where none is named."""
    if partners:
        return other.word("type") in partners
    known = known_type(other)
    return category(other) == "outcome" and not (known is not None and known.never_alone)


def _new(workspace: Workspace, document: Document, about: tuple[Document, ...]) -> dict[str, object]:
    """The words for a new measure of satisfaction with the same thing."""
    aim = f"measures:\n  {about[0].kind}: {about[0].id}\n" if about else ""
    return {
        "measure": free_id(workspace, "kpi", "satisfaction"),
        "someone": someone(workspace, document),
        "about": aim,
    }
