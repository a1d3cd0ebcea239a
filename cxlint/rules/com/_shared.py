"""What the rules about messages propose, and how a measure of them is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.kpi_types import KPI_TYPES, WORK
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

NEW_MEASURE = """kind: kpi
id: {measure}
title: Customers whom “{title}” helped
type: csat_top2
owner: {someone}
scale: {{min: 1, max: 5}}
method: Every customer is asked on the day after; the share of answers 4 and 5 counts.
measures: {{{kind}: {id}}}
baseline: 78%  # what you measure today
target: 85%  # what you aim for
act_below: {{value: 75%, owner: {someone}, action: Call ten customers and ask what went wrong.}}
measured: {{every: 1 month}}"""
"""A measure of what a channel or message does for customers; the numbers are examples to replace."""


def system_for(workspace: Workspace, channel: Document | None) -> str:
    """The id of a system that sends through a channel, else of any that sends."""
    sending = [system for system in workspace.active("system") if system.values.get("sends")]
    fitting = [system for system in sending if channel in workspace.targets(system, "sends")]
    return next((system.id for system in (*fitting, *sending)), "a-system-id")


def channel_for(workspace: Workspace, system: Document | None) -> str:
    """The id of a channel through which a system sends, else of any channel."""
    sent = workspace.targets(system, "sends") if system is not None else ()
    return next((channel.id for channel in (*sent, *workspace.active("channel"))), "a-channel-id")


def touchpoint_for(workspace: Workspace, channel: Document | None) -> str:
    """The id of a touchpoint on a channel, else of any."""
    there = [link.source for link in workspace.referrers(channel, "touchpoint", "channel")] if channel else []
    fitting = [touchpoint for touchpoint in there if touchpoint.active]
    return next((found.id for found in (*fitting, *workspace.active("touchpoint"))), "a-touchpoint-id")


def preference_policies(workspace: Workspace) -> tuple[Document, ...]:
    """The policies in force that say how customers choose what they get; found once for all messages."""
    return tuple(policy for policy in workspace.active("policy") if _states_preferences(policy))


def _states_preferences(policy: Document) -> bool:
    terms = policy.values.get("terms")
    return isinstance(terms, dict) and isinstance(terms.get("preferences"), dict)


def draft(workspace: Workspace, document: Document, name: str, channel: Document | None, system: str) -> str:
    """The fields of a new message that a document asks for, whole enough for its owner to go on from."""
    policies = ", ".join(policy.id for policy in workspace.once(preference_policies))
    return (
        f"kind: communication\nid: {name}\nowner: {someone(workspace, document)}\nsystem: {system}\n"
        f"channel: {channel.id if channel else 'a-channel-id'}\ntouchpoint: {touchpoint_for(workspace, channel)}\n"
        f"respects: [{policies}]\npersonalised_on: []"
    )


def is_measured(workspace: Workspace, document: Document) -> bool:
    """Whether a measure in force shows what a channel, touchpoint or message does for customers.

    Measures of what staff or the company do (calls taken, messages sent) show nothing of the kind.
    """
    links = workspace.referrers(document, "kpi", f"measures.{document.kind}")
    return any(link.source.active and _category(link.source) not in WORK for link in links)


def _category(measure: Document) -> object:
    known = KPI_TYPES.get(str(measure.values.get("type")))
    return known.category if known else measure.values.get("class")
