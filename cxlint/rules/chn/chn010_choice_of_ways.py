"""CHN010: customers can choose how to reach the company, and settle frequent matters alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.requests import frequent
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_ACME = "kind: organisation\nid: acme\n"
_PHONE = "---\nkind: channel\nid: phone\ntype: phone\n"
_CHAT = "---\nkind: channel\nid: chat\ntype: chat\n"
_WHERE = "kind: request-type\nid: where\nvolume_month: 50\n"
_PAGE = "---\nkind: touchpoint\nid: page\nmode: self-service\nserves: [where]\n"


def _others(*volumes: int) -> str:
    kinds = (f"---\nkind: request-type\nid: r{n}\nvolume_month: {v}\n" for n, v in enumerate(volumes))
    return "".join(kinds)


class ChoiceOfWaysOptions(Options):
    channels: int = option(2, "Fewer channels on which customers get help are a warning.")


class ChoiceOfWays(GraphRule[ChoiceOfWaysOptions]):
    """Frequent are the top fifth of the kinds of request by their monthly volume."""

    id = "CHN010"
    name = "choice-of-ways"
    summary = "Customers can choose between channels, and settle what they often need by themselves."
    why = (
        "Whoever cannot use the one channel is shut out, and when it fails everybody is. "
        "What most customers ask for should not need a queue."
    )
    fix = "Offer help on a second channel, and let customers settle the most frequent matters by themselves."
    kinds = ("organisation", "request-type")
    level = 5
    sources = ("S1.4", "S1.5")
    clauses = ("Consumer Duty PRIN 2A.6.2R", "NSW sludge audit, one channel only")
    supersedes = ("TCH009",)
    options = ChoiceOfWaysOptions
    messages = {
        "one-channel": Message(
            WARNING,
            "Customers get help on {channels} only. Whoever cannot use it has no way to you.",
            "{new}",
        ),
        "no-self-service": Message(
            WARNING,
            "“{title}” is among the most frequent requests ({volume} a month), "
            "but customers cannot settle it by themselves. All of them have to wait for somebody.",
            "kind: touchpoint\nid: {touchpoint}\nserves: {serves}",
        ),
    }
    good = (
        Case(_ACME + _PHONE + _CHAT),
        Case(_ACME + _PHONE, options={"channels": 1}),
        Case(_ACME + "---\nkind: policy\nid: returns\n", applies=False),
        Case(_WHERE + _PAGE),
        Case(_WHERE + _PAGE + _others(10, 20, 30, 40)),
        Case(_WHERE + _others(10, 20, 30, 51), applies=False),
        Case(_WHERE + "status: draft\n", applies=False),
        Case("kind: request-type\nid: where\n", applies=False),
    )
    bad = (
        Case(_ACME + _PHONE, ((2, 5, "one-channel"),)),
        Case(_ACME + _PHONE + _CHAT + "service: false\n", ((2, 5, "one-channel"),)),
        Case(_ACME + _PHONE + _CHAT, ((2, 5, "one-channel"),), options={"channels": 3}),
        Case(_WHERE, ((2, 5, "no-self-service"),)),
        Case(_WHERE + _others(10, 20, 30, 40), ((2, 5, "no-self-service"),)),
        Case(_WHERE + _others(10, 20, 30, 50), ((2, 5, "no-self-service"),)),
        Case(_WHERE + _others(10, 20, 30, 40, 51), ((2, 5, "no-self-service"),)),
        Case(_WHERE + _PAGE.replace("self-service", "assisted"), ((2, 5, "no-self-service"),)),
        Case(_WHERE + _PAGE + "status: retired\n", ((2, 5, "no-self-service"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: ChoiceOfWaysOptions) -> bool:
        if document.kind == "organisation":
            return bool(_service_channels(workspace))
        return document in frequent(workspace)

    def check(self, document: Document, workspace: Workspace, options: ChoiceOfWaysOptions) -> Iterator[Hit]:
        if document.kind == "organisation":
            channels = _service_channels(workspace)
            if len(channels) < options.channels:
                titles = tuple(f"“{channel.title()}”" for channel in channels)
                yield at(document, "id", "one-channel", channels=titles, new=_like(workspace, channels[0]))
            return
        links = workspace.referrers(document, "touchpoint", "serves")
        if not any(link.source.active and link.source.word("mode") == "self-service" for link in links):
            pages = [p for p in workspace.active("touchpoint") if p.values.get("mode") == "self-service"]
            serves = written((*((pages[0].words("serves") or ()) if pages else ()), document.id))
            yield at(
                document,
                "id",
                "no-self-service",
                volume=document.number("volume_month"),
                touchpoint=pages[0].id if pages else "a-touchpoint-id",
                serves=serves,
            )


def _service_channels(workspace: Workspace) -> list[Document]:
    return [channel for channel in workspace.active("channel") if serves_customers(channel)]


def _like(workspace: Workspace, known: Document) -> str:
    """A second channel to write, with all that customers should know of it; by phone unless that is the first one."""
    kind, within = ("email", "24 hours") if known.word("type") == "phone" else ("phone", "60 seconds")
    fields = {
        "owner": known.values.get("owner"),
        "area": known.values.get("area"),
        "type": kind,
        "hours": "Mon-Fri 09:00-17:00",
        "languages": known.values.get("languages")
        or workspace.organisation.values.get("languages")
        or ("en",),
        "response": {"share": "80%", "within": within},
        "resolve": "2 working days",
        "human": {"available": True},
        "case_system": known.values.get("case_system"),
    }
    lines = [f"{name}: {written(value)}" for name, value in fields.items() if value is not None]
    return "\n".join((f"kind: channel\nid: {kind}", *lines))
