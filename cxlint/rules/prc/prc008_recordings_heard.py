"""PRC008: recorded conversations are listened to, and something follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

_PHONE = "kind: channel\nid: phone\nrecorded: true\n"
_INTAKE = "---\nkind: process\nid: intake\nintake: {channels: [phone]}\nlearning: "
_DESK = "kind: process\nid: desk\nlearning: {recordings_reviewed: true"


class RecordingsHeardOptions(Options):
    every: Duration = option("90 days", "Listening less often is a warning.")


class RecordingsHeard(GraphRule[RecordingsHeardOptions]):
    """The recordings of a channel are heard in a process that takes its requests in and reviews recordings."""

    id = "PRC008"
    name = "recordings-heard"
    summary = (
        "Recorded conversations are listened to every few months, and something is done about what is heard."
    )
    why = (
        "Customers are told that their call is recorded to get better. "
        "Where nobody listens, what they say is lost a second time."
    )
    fix = "State in the process under learning how often recordings are reviewed and what is being done about the findings."
    kinds = ("channel", "process")
    level = 4
    sources = ("S4.13",)
    options = RecordingsHeardOptions
    messages = {
        "unheard": Message(
            WARNING,
            "Conversations on “{title}” are recorded, but no process listens to them. What goes wrong there stays unknown.",
            "{mended}",
        ),
        "seldom": Message(
            WARNING,
            "“{title}” listens to recordings only every {every}. "
            "What goes wrong today troubles customers until then; {most} is the least.",
            "every: 1 month",
        ),
        "no-rhythm": Message(
            WARNING,
            "“{title}” listens to recordings, but nothing says how often. Usually that means: once.",
            "every: 1 month",
        ),
        "no-action": Message(
            WARNING,
            "“{title}” listens to recordings, but nothing follows from it. "
            "Customers meet the same mistake again.",
            "actions: [Rewrite the three answers that are asked for most.]",
        ),
    }
    good = (
        Case(_PHONE + _INTAKE + "{recordings_reviewed: true}\n"),
        Case("kind: channel\nid: phone\nrecorded: false\n", applies=False),
        Case("kind: channel\nid: phone\n", applies=False),
        Case(_DESK + ", every: 90 days, actions: [Correct the form.]}\n"),
        Case(_DESK + ", every: 91 days, actions: [Correct the form.]}\n", options={"every": "6 months"}),
        Case("kind: process\nid: desk\nlearning: {recordings_reviewed: false}\n", applies=False),
        Case("kind: process\nid: desk\n", applies=False),
    )
    bad = (
        Case(_PHONE, ((3, 11, "unheard"),)),
        Case(_PHONE + _INTAKE + "{recordings_reviewed: false}\n", ((3, 11, "unheard"),)),
        Case(_PHONE + _INTAKE + "{recordings_reviewed: true}\nstatus: retired\n", ((3, 11, "unheard"),)),
        Case(
            _PHONE + _INTAKE.replace("[phone]", "[web]") + "{recordings_reviewed: true}\n",
            ((3, 11, "unheard"),),
        ),
        Case(_DESK + ", every: 91 days, actions: [Correct the form.]}\n", ((3, 46, "seldom"),)),
        Case(
            _DESK + ", every: 2 months, actions: [Correct the form.]}\n",
            ((3, 46, "seldom"),),
            options={"every": "1 month"},
        ),
        Case(_DESK + ", actions: [Correct the form.]}\n", ((3, 1, "no-rhythm"),)),
        Case(_DESK + ", every: 90 days}\n", ((3, 1, "no-action"),)),
        Case(_DESK + ", every: 90 days, actions: []}\n", ((3, 64, "no-action"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: RecordingsHeardOptions) -> bool:
        field = "recorded" if document.kind == "channel" else "learning.recordings_reviewed"
        return document.flag(field) is True

    def check(
        self, document: Document, workspace: Workspace, options: RecordingsHeardOptions
    ) -> Iterator[Hit]:
        if document.kind == "channel":
            links = workspace.referrers(document, "process", "intake.channels")
            takers = [link.source for link in links if link.source.active]
            if not any(process.flag("learning.recordings_reviewed") for process in takers):
                yield at(document, "recorded", "unheard", mended=_heard(takers))
            return
        every = document.duration("learning.every")
        if every is None:
            yield at(document, "learning.every", "no-rhythm")
        elif every.longer_than(options.every):
            yield at(document, "learning.every", "seldom", every=every, most=options.every)
        if not document.words("learning.actions"):
            yield at(document, "learning.actions", "no-action")


def _heard(takers: list[Document]) -> str:
    """The process that takes the requests in, now listening; or a recording less."""
    if not takers:
        return "recorded: false"
    process, lines = takers[0], ["  recordings_reviewed: true"]
    if process.duration("learning.every") is None:
        lines.append("  every: 1 month")
    if not process.words("learning.actions"):
        lines.append("  actions: [Rewrite the three answers that are asked for most.]")
    return "\n".join((f"kind: process\nid: {process.id}\nlearning:", *lines))
