"""CHN012: what comes in on any channel is taken in somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._shared import serves_customers
from cxlint.workspace.people import someone
from cxlint.workspace.processes import free_hands, new_process
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_SMS = "kind: channel\nid: sms\ntype: sms\n"
_INTAKE = "---\nkind: process\nid: intake\nintake: {channels: "


class EveryChannelTakenIn(GraphRule[NoOptions]):
    id = "CHN012"
    name = "every-channel-taken-in"
    summary = "Every channel on which customers turn to the company belongs to an intake, so that no request is lost."
    why = (
        "A message that no process waits for is read by chance. "
        "Customers write again, call, and in the end write in public."
    )
    fix = "Name the channel under intake.channels of the process that takes its requests in."
    kinds = ("channel",)
    level = 3
    sources = ("S4.5", "S4.16")
    messages = {
        "nowhere": Message(
            ERROR,
            "Customers turn to you on “{title}”, but no process takes in what they ask there. Their requests get lost.",
            "{mended}",
        ),
    }
    good = (
        Case(_SMS + _INTAKE + "[phone, sms]}\n"),
        Case("kind: channel\nid: news\ndirection: outbound\n", applies=False),
        Case(_SMS + "service: false\n", applies=False),
    )
    bad = (
        Case(_SMS, ((2, 5, "nowhere"),)),
        Case(_SMS + _INTAKE + "[phone]}\n", ((2, 5, "nowhere"),)),
        Case(_SMS + _INTAKE + "[sms]}\nstatus: retired\n", ((2, 5, "nowhere"),)),
        Case(_SMS + _INTAKE + "[sms]}\nstatus: draft\n", ((2, 5, "nowhere"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return serves_customers(document)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        links = workspace.referrers(document, "process", "intake.channels")
        if not any(link.source.active for link in links):
            yield at(document, "id", "nowhere", mended=_taken_in(workspace, document))


def _taken_in(workspace: Workspace, channel: Document) -> str:
    """The intake with the channel; a new one where there is none."""
    intakes = workspace.once(_intakes)
    if not intakes:
        return _new_intake(workspace, channel)
    channels = (*(intakes[0].words("intake.channels") or ()), channel.id)
    return f"kind: process\nid: {intakes[0].id}\nintake:\n  channels: {written(channels)}"


def _intakes(workspace: Workspace) -> list[Document]:
    intakes = [process for process in workspace.active("process") if process.words("intake.channels")]
    intakes.sort(key=lambda process: process.values.get("type") != "intake")
    return intakes


def _new_intake(workspace: Workspace, channel: Document) -> str:
    who = someone(workspace, channel)
    others = (other.id for other in free_hands(workspace) if other.kind == "person" and other.id != who)
    fields: dict[str, object] = {
        "type": "intake",
        "intake": {
            "channels": (channel.id,),
            "tracking_id": True,
            "acknowledge": "24 hours",
            "queue_owner": who,
            "fallback_owner": next(others, "another-person-id"),
        },
        "priority_by": ("severity", "volume", "waiting-time"),
        "learning": {
            "every": "1 month",
            "reasons": ("late", "unclear", "asked twice"),
            "owner": who,
            "actions": ("Mend the reason that is named most.",),
        },
        "capacity": {"volume_month": 1000, "peak_rule": "The next team helps when requests wait for a day."},
    }
    return new_process(workspace, channel, "request-intake", fields)
