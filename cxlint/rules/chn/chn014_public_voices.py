"""CHN014: what customers say in public is watched and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.graph import Standing
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_REVIEWS = "kind: channel\nid: reviews\ntype: review\nowner: mona\n"
_WATCHED = "monitored: {hours: Mon-Sun 08:00-22:00, reply_within: 24 hours}\n"
_MONA = "---\nkind: person\nid: mona\n"


class PublicVoicesOptions(Options):
    public: tuple[str, ...] = option(
        ("review", "social"), "Types of channel on which customers speak in public."
    )


class PublicVoices(GraphRule[PublicVoicesOptions]):
    """An owner who has left is told by the rule about owners; here only somebody in charge has to be named."""

    id = "CHN014"
    name = "public-voices"
    summary = (
        "Reviews and social media have an owner, hours in which somebody watches, and a time for the reply."
    )
    why = (
        "In public every silence is read by hundreds of others. "
        "Customers complain there around the clock, often because nobody answered elsewhere."
    )
    fix = (
        "Name the person in charge, and state under monitored when somebody watches and how soon they reply."
    )
    kinds = ("channel",)
    level = 3
    sources = ("S1.8",)
    reads_date = True
    options = PublicVoicesOptions
    messages = {
        "no-owner": Message(
            WARNING,
            "Nobody is in charge of what customers say in public on “{title}”.",
            "owner: {someone}",
        ),
        "not-watched": Message(
            WARNING,
            "Nothing says when somebody watches what customers say in public on “{title}”. "
            "A complaint can stand there for days.",
            "hours: Mon-Sun 08:00-22:00",
        ),
        "no-reply-time": Message(
            WARNING,
            "Nothing says how soon customers get a reply on “{title}”. Everybody sees that nobody answers.",
            "reply_within: {usual}",
        ),
    }
    good = (
        Case(_REVIEWS + _WATCHED + _MONA),
        Case(_REVIEWS + _WATCHED + _MONA + "status: inactive\n"),
        Case(_REVIEWS + _WATCHED),
        Case("kind: channel\nid: phone\ntype: phone\n", applies=False),
        Case(_REVIEWS, options={"public": ["social"]}, applies=False),
    )
    bad = (
        Case(_REVIEWS.replace("owner: mona\n", "") + _WATCHED, ((2, 5, "no-owner"),)),
        Case(_REVIEWS.replace("mona", "none") + _WATCHED, ((4, 8, "no-owner"),)),
        Case(_REVIEWS + "monitored: {reply_within: 24 hours}\n" + _MONA, ((5, 1, "not-watched"),)),
        Case(_REVIEWS + "monitored: {hours: 24/7}\n" + _MONA, ((5, 1, "no-reply-time"),)),
        Case(
            _REVIEWS.replace("review\n", "social\n") + _MONA, ((2, 5, "not-watched"), (2, 5, "no-reply-time"))
        ),
        Case(
            "kind: channel\nid: forum\ntype: other\nowner: mona\nmonitored: {hours: 24/7}\n" + _MONA,
            ((5, 1, "no-reply-time"),),
            options={"public": ["other"]},
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: PublicVoicesOptions) -> bool:
        return document.word("type") in options.public

    def check(self, document: Document, workspace: Workspace, options: PublicVoicesOptions) -> Iterator[Hit]:
        if workspace.standing(document, "owner") in (Standing.ABSENT, Standing.NONE):
            yield at(document, "owner", "no-owner", someone=someone(workspace, document))
        if document.hours("monitored.hours") is None:
            yield at(document, "monitored.hours", "not-watched")
        if document.duration("monitored.reply_within") is None:
            usual = "4 hours" if document.word("type") == "social" else "72 hours"
            yield at(document, "monitored.reply_within", "no-reply-time", usual=usual)
