"""OWN012: what staff may do and are paid for agrees with what the policies say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import KPI_TYPES
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.own._authority import highest_limit, policies_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_RETURNS = "---\nkind: policy\nid: returns\nfrontline: {limit: 100 EUR}\n"
_GIFTS = _RETURNS.replace("returns", "gifts").replace("100", "50")
_DESK = "kind: team\nid: desk\napplies: [policy/returns]\n"
_OMAR = "kind: person\nid: omar\nlevel: frontline\n"
_TEAM = "---\nkind: team\nid: desk\nmembers: [omar]\napplies: [policy/returns]\nauthority: 100 EUR\n"
_CALLS = "kind: kpi\nid: calls\ntype: calls_per_agent\n"


class PolicyAndPeopleAgree(GraphRule[NoOptions]):
    """Judges teams that apply policies, the frontline staff among their members, and measures that pay depends on.

    Amounts in two currencies are not compared.
    """

    id = "OWN012"
    name = "policy-and-people-agree"
    summary = "Who applies a policy may decide as much as it gives the front line, and nobody is paid for behaviour by numbers."
    why = (
        "A policy may be generous; where staff may not act on it or lose pay by doing so, customers get none of it. "
        "Paid for calls per hour, people hang up."
    )
    fix = "Raise the authority to what the policy gives, and tie pay to what customers get, or to nothing."
    kinds = ("team", "person", "kpi")
    level = 2
    sources = ("S3.10", "S3.4")
    clauses = ("ISO 23592:2021, culture and employee engagement",)
    needs_one_of = ("incentive_linked", "applies", "authority")
    messages = {
        "below": Message(
            WARNING,
            "“{title}” may decide up to {authority}, but “{policy}” gives the front line {limit}. "
            "Customers wait for somebody who is allowed to help.",
            "authority: {limit}",
        ),
        "unstated": Message(
            WARNING,
            "“{policy}” gives the front line {limit}, but nothing says what “{title}”, who apply it, may decide. "
            "In doubt they say no to customers.",
            "authority: {limit}",
        ),
        "incentive": Message(
            WARNING,
            "Somebody's pay depends on “{title}”, which shows what staff do, not what customers get. "
            "They will serve the number.",
            "incentive_linked: false",
        ),
    }
    good = (
        Case(_DESK + "authority: 100 EUR\n" + _RETURNS),
        Case(_DESK + "authority: 5 USD\n" + _RETURNS),
        Case(_DESK + "authority: 5 EUR\n" + _RETURNS + "status: draft\n"),
        Case(_DESK + "members: [omar]\n" + _RETURNS + "---\n" + _OMAR + "authority: 100 EUR\n"),
        Case(_OMAR + "authority: 100 EUR\n" + _TEAM + _RETURNS),
        Case(_OMAR + _TEAM + _RETURNS, applies=False),
        Case(
            _OMAR.replace("frontline", "executive") + "authority: 1 EUR\n" + _TEAM + _RETURNS, applies=False
        ),
        Case("kind: team\nid: desk\nauthority: 5 EUR\n", applies=False),
        Case(_CALLS + "incentive_linked: false\n"),
        Case("kind: kpi\nid: solved\ntype: fcr\nincentive_linked: true\n"),
        Case(_CALLS, applies=False),
    )
    bad = (
        Case(_DESK + "authority: 99 EUR\n" + _RETURNS, ((4, 12, "below"),)),
        Case(
            _DESK + "authority: 0 EUR\n" + _RETURNS + _RETURNS.replace("returns", "refunds"),
            ((4, 12, "below"),),
        ),
        Case(
            _DESK.replace("[policy/returns", "[policy/gifts, policy/returns")
            + "authority: 60 EUR\n"
            + _RETURNS
            + _GIFTS,
            ((4, 12, "below"),),
        ),
        Case(
            _DESK.replace("[policy/returns", "[policy/returns, policy/gifts")
            + "authority: 60 EUR\n"
            + _RETURNS
            + _GIFTS,
            ((4, 12, "below"),),
        ),
        Case(_DESK + _RETURNS, ((2, 5, "unstated"),)),
        Case(_OMAR + "authority: 99 EUR\n" + _TEAM + _RETURNS, ((4, 12, "below"),)),
        Case(_CALLS + "incentive_linked: true\n", ((4, 19, "incentive"),)),
        Case(
            "kind: kpi\nid: own\ntype: custom\nclass: behaviour\nincentive_linked: true\n",
            ((5, 19, "incentive"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "kpi":
            return document.states("incentive_linked")
        if document.kind == "team":
            return any(each.kind == "policy" for each in workspace.targets(document, "applies"))
        frontline = document.word("level") == "frontline" and document.states("authority")
        return frontline and bool(policies_of(workspace, document))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "kpi":
            known = KPI_TYPES.get(document.word("type") or "")
            if document.flag("incentive_linked") and "behaviour" in (
                known and known.category,
                document.word("class"),
            ):
                yield at(document, "incentive_linked", "incentive")
            return
        highest = highest_limit(policies_of(workspace, document))
        if highest is None:
            return
        limit, policy = highest
        authority = document.money("authority")
        if authority is not None:
            if authority.compare(limit) == -1:
                yield at(document, "authority", "below", authority=authority, limit=limit, policy=policy)
        elif not any(who.states("authority") for who in workspace.targets(document, "members")):
            yield at(document, "authority", "unstated", limit=limit, policy=policy)
