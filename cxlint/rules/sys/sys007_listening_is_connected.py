"""SYS007: what listens to customers is connected and within everybody's reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.sys._shared import has_access
from cxlint.workspace.people import someone
from cxlint.workspace.systems import connected, integrations
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SURVEYS = "kind: system\nid: surveys\nroles: [Survey]\n"
_CRM = "---\nkind: system\nid: crm\nroles: [crm]\n"
_ONE = {"partners": ["crm"]}
_NONE: dict[str, list[str]] = {"partners": []}
_CARE = "---\nkind: area\nid: care\ncustomer_facing: true\n---\nkind: team\nid: desk\narea: care\n"
_INSIGHTS = "---\nkind: organisation\nid: acme\ninsights: {audience: [team/desk]}\n"


class ListeningIsConnectedOptions(Options):
    listening: tuple[str, ...] = option(
        ("survey", "feedback", "analysis", "cx"), "What a system does that listens to customers."
    )
    partners: tuple[str, ...] = option(
        ("crm", "hr", "marketing", "social", "search"), "What the systems do that it has to be connected to."
    )


class ListeningIsConnected(GraphRule[ListeningIsConnectedOptions]):
    """Areas that serve customers need it, and whoever the organisation names as audience of its insights."""

    id = "SYS007"
    name = "listening-is-connected"
    summary = (
        "The system that listens to customers is connected to those that know, reach and serve them, "
        "and every area that needs it can use it."
    )
    why = (
        "What customers say in a survey helps only beside what they bought, were sent and wrote elsewhere, "
        "and only whoever can see it can act on it."
    )
    fix = "Connect it, directly or through others, and give access to the areas that serve customers."
    kinds = ("system",)
    level = 3
    sources = ("S2.12",)
    options = ListeningIsConnectedOptions
    messages = {
        "apart": Message(
            WARNING,
            "“{title}” listens to customers, but exchanges nothing with {others}. "
            "What customers say stays without the rest of their story.",
            "integrates: {integrates}",
        ),
        "no-partner": Message(
            WARNING,
            "“{title}” listens to customers, but there is no system for {roles} with which it could exchange what it hears.",
            "{mended}",
        ),
        "no-access": Message(
            WARNING,
            "What customers say is in “{title}”, but {areas} cannot see it there, and so cannot act on it.",
            "access: {access}",
        ),
    }
    good = (
        Case(_SURVEYS + "integrates: [{system: crm}]\n" + _CRM, options=_ONE),
        Case(_SURVEYS + _CRM + "integrates: [{system: hub}]\n---\nkind: system\nid: hub\n"
             "integrates: [{system: surveys}]\n", options=_ONE),
        Case(_SURVEYS.replace("[Survey]", "[survey, crm]"), options=_ONE),
        Case(_SURVEYS + "access: [care]\n" + _CARE, options=_NONE),
        Case(_SURVEYS + "access: [team/desk]\n" + _CARE + _INSIGHTS, options=_NONE),
        Case(_SURVEYS + _CARE.replace("true", "false"), options=_NONE),
        Case(_SURVEYS + "access: [care]\n" + _CARE + _INSIGHTS, options=_NONE),
        Case(_CRM[4:], applies=False),
        Case(_SURVEYS, options={"listening": ["feedback"]}, applies=False),
        Case("kind: system\nid: till\n", applies=False),
    )  # fmt: skip
    bad = (
        Case(_SURVEYS + _CRM, ((2, 5, "apart"),), options=_ONE),
        Case(_SURVEYS + "integrates: [{system: hub}]\n" + _CRM + "---\nkind: system\nid: hub\n",
             ((4, 13, "apart"),), options=_ONE),
        Case(_SURVEYS + "integrates: [{system: crm}]\n", ((4, 13, "no-partner"),), options=_ONE),
        Case(_SURVEYS + "integrates: [{system: crm}]\n" + _CRM + "status: retired\n",
             ((4, 13, "no-partner"),), options=_ONE),
        Case(_SURVEYS, ((2, 5, "no-partner"),)),
        Case(_SURVEYS + _CARE, ((2, 5, "no-access"),), options=_NONE),
        Case(_SURVEYS + "access: [team/desk]\n" + _CARE + "status: retired\n", ((4, 9, "no-access"),),
             options=_NONE),
        Case(_SURVEYS + "access: []\n" + _CARE.replace("true", "false") + _INSIGHTS, ((4, 9, "no-access"),),
             options=_NONE),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: ListeningIsConnectedOptions) -> bool:
        """Judge only systems that listen to customers."""
        return any(role in options.listening for role in _roles(document))

    def check(
        self, document: Document, workspace: Workspace, options: ListeningIsConnectedOptions
    ) -> Iterator[Hit]:
        """Look for a way to a system of each role, then at who can see it."""
        reached = connected(workspace, document)
        doing = {role: _doing(workspace, role) for role in options.partners}
        missing = tuple(role for role, partners in doing.items() if not partners)
        if missing:
            who = someone(workspace, document)
            mended = "\n---\n".join(_new(role, who, document) for role in missing)
            yield at(document, "integrates", "no-partner", roles=missing, mended=mended)
        apart = [some[0] for some in doing.values() if some and not any(s.id in reached for s in some)]
        if apart:
            others = tuple(dict.fromkeys(f"“{other.title()}”" for other in apart))
            mended = integrations(document, dict.fromkeys(other.id for other in apart))
            yield at(document, "integrates", "apart", others=others, integrates=mended)
        shut_out = [who for who in _in_need(workspace) if not _can_use(workspace, document, who)]
        if shut_out:
            access = written(
                (*(document.words("access") or ()), *(f"{who.kind}/{who.id}" for who in shut_out))
            )
            areas = tuple(f"“{who.title()}”" for who in shut_out)
            yield at(document, "access", "no-access", areas=areas, access=access)


def _roles(system: Document) -> tuple[str, ...]:
    return tuple(role.casefold() for role in system.words("roles") or ())


def _doing(workspace: Workspace, role: str) -> list[Document]:
    return [system for system in workspace.active("system") if role in _roles(system)]


def _new(role: str, owner: str, listening: Document) -> str:
    """A system for a role that nobody has written down yet."""
    name = f"kind: system\nid: {role}-system\nowner: {owner}\nroles: [{role}]"
    return f"{name}\nintegrates: [{{system: {listening.id}}}]"


def _in_need(workspace: Workspace) -> list[Document]:
    """The areas that serve customers, and who is to act on what customers say."""
    audience = workspace.targets(workspace.organisation, "insights.audience")
    serving = [area for area in workspace.active("area") if area.flag("customer_facing")]
    return list({(who.kind, who.id): who for who in (*audience, *serving) if who.active}.values())


def _can_use(workspace: Workspace, system: Document, who: Document) -> bool:
    area = workspace.target_or_none(who, "area") if who.kind == "team" else None
    return has_access(workspace, system, who) or (
        area is not None and area in workspace.targets(system, "access")
    )
