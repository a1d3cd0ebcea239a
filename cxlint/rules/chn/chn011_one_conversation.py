"""CHN011: a conversation can go on, on whatever channel it began."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._cases import case_systems
from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.people import someone
from cxlint.workspace.systems import connected, integrations, told_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_CHAT = "kind: channel\nid: chat\ntype: chat\ncase_system: desk\n"
_PHONE = "---\nkind: channel\nid: phone\ntype: phone\ncase_system: crm\n"
_CRM = "---\nkind: system\nid: crm\n"
_DESK = "---\nkind: system\nid: desk\n"
_HELP = (
    "kind: journey\nid: help\nstages: [{name: Ask, touchpoints: [a, b]}]\n---\n"
    "kind: touchpoint\nid: a\nchannel: chat\n---\nkind: touchpoint\nid: b\nchannel: phone\n---\n"
    + _CHAT
    + _PHONE
)
_HANDOFF = (
    "kind: journey\nid: help\nhandoffs: [{from: channel/chat, to: channel/phone}]\n---\n" + _CHAT + _PHONE
)


class OneConversation(GraphRule[NoOptions]):
    """An exchange whose way of working is not stated counts as immediate."""

    id = "CHN011"
    name = "one-conversation"
    summary = "Every channel keeps its conversations as cases, and all channels of one journey see the same cases at once."
    why = (
        "Customers change the channel in the middle of their problem. "
        "Where the next one knows nothing yet, they start from the beginning."
    )
    fix = "Keep the conversations of every channel in one case system, or in several that exchange them in real time."
    kinds = ("channel", "journey")
    level = 3
    sources = ("S1.6", "S4.1", "S4.6")
    messages = {
        "no-cases": Message(
            ERROR,
            "What customers say on “{title}” is kept in no system. Whoever they turn to next knows nothing of it.",
            "case_system: {system}",
        ),
        "apart": Message(
            ERROR,
            "On the way “{title}”, “{first}” keeps its cases in “{one}” and “{second}” in “{other}”, "
            "and the two exchange nothing. Customers who change the channel start again.",
            "kind: system\nid: {other_id}\nintegrates: {integrates}",
        ),
        "late": Message(
            ERROR,
            "On the way “{title}”, what customers said on “{first}” reaches “{second}” only later: "
            "“{one}” and “{other}” do not exchange cases in real time.",
            "kind: system\nid: {other_id}\nintegrates: {integrates}",
        ),
    }
    good = (
        Case(_CHAT + _DESK),
        Case(_HELP + _CRM + _DESK + "integrates: [{system: crm, mode: realtime}]\n"),
        Case(_HELP + _DESK + _CRM + "integrates: [{system: desk}]\n"),
        Case(_HELP.replace("case_system: crm", "case_system: desk") + _DESK),
        Case(_HANDOFF + _CRM + _DESK + "integrates: [{system: crm}]\n"),
        Case(_HELP + _CRM, applies=False),
        Case(_HELP.replace("type: phone\n", "type: phone\nservice: false\n") + _CRM + _DESK, applies=False),
        Case("kind: channel\nid: news\ndirection: outbound\n", applies=False),
    )
    bad = (
        Case("kind: channel\nid: chat\n", ((2, 5, "no-cases"),)),
        Case(_CHAT, ((4, 14, "no-cases"),)),
        Case(_CHAT + _DESK + "status: retired\n", ((4, 14, "no-cases"),)),
        Case(_HELP + _CRM + _DESK, ((2, 5, "apart"),)),
        Case(_HANDOFF + _CRM + _DESK, ((2, 5, "apart"),)),
        Case(
            _HELP.replace("stages", "entry_points: [b]\nstages").replace("[a, b]}", "[a]}") + _CRM + _DESK,
            ((2, 5, "apart"),),
        ),
        Case(_HELP + _CRM + _DESK + "integrates: [{system: crm, mode: batch}]\n", ((2, 5, "late"),)),
        Case(
            _HELP + _CRM + _DESK + "integrates: [{system: hub, mode: realtime}]\n"
            "---\nkind: system\nid: hub\nintegrates: [{system: crm, mode: manual}]\n",
            ((2, 5, "late"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "channel":
            return serves_customers(document)
        return len(case_systems(workspace, document)) > 1

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "channel":
            system = workspace.target(document, "case_system")
            if system is None or not system.active:
                yield at(document, "case_system", "no-cases", system=_case_system(workspace, document))
            return
        (first, one), *rest = case_systems(workspace, document)
        for second, other in rest:
            if other is one or other.id in told_at_once(workspace, one):
                continue
            said = {
                "first": first.title(),
                "second": second.title(),
                "one": one.title(),
                "other": other.title(),
            }
            if other.id in connected(workspace, one):
                mended = _in_real_time(other, one)
                yield at(document, "id", "late", other_id=other.id, integrates=mended, **said)
            else:
                mended = integrations(other, [one.id])
                yield at(document, "id", "apart", other_id=other.id, integrates=mended, **said)
            return


def _in_real_time(system: Document, other: Document) -> str:
    """What a system is to exchange, with another one in real time."""
    from cxlint.workspace.writing import written

    known = [dict(part.values) for part in system.each("integrates") if part.word("system") != other.id]
    return written((*known, {"system": other.id, "data": ("cases",), "mode": "realtime"}))


def _case_system(workspace: Workspace, channel: Document) -> str:
    """The system that has the last word on cases, else one that a channel keeps them in, else any; else a new one."""
    for system in workspace.active("system"):
        if "cases" in (system.words("record_for") or ()):
            return system.id
    used = [workspace.target(channel, "case_system") for channel in workspace.active("channel")]
    for known in (*used, *workspace.active("system")):
        if known is not None and known.active:
            return known.id
    return f"case-desk\n---\nkind: system\nid: case-desk\nowner: {someone(workspace, channel)}\nrecord_for: [cases]"
