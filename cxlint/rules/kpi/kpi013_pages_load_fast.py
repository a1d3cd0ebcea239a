"""KPI013: pages of web and app load fast, and somebody measures it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.scalars import compare
from cxlint.rule import ERROR, WARNING, Case, GraphRule, Hit, Message, Options, at, option, phrase
from cxlint.rules.kpi._shared import ABOUT, new_measure, on_channel
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration
    from cxlint.workspace.graph import Workspace

SHOWS = {
    "lcp": phrase("the time until the main part of a page shows"),
    "inp": phrase("the time until a page answers a touch"),
    "cls": phrase("how much a page jumps about"),
}
"""The measures of page speed, in words."""

SHIFT, SHIFT_POOR = 0.1, 0.25
"""The highest good and the highest tolerable value of cls (Core Web Vitals); it has no unit."""

_LOAD = new_measure(
    "lcp",
    "Time until the page shows",
    ("3 seconds", "2.5 seconds", "4 seconds"),
    "Take away what makes the slowest page wait.",
    how="percentile: 75\n",
    every="28 days",
    less=True,
)
_WEB = "kind: channel\nid: web\ntype: web\n"


def _kpi(type_: str, target: str) -> str:
    return f"kind: kpi\nid: k\ntype: {type_}\ntarget: {target}\n"


class PagesLoadFastOptions(Options):
    """What is slow; cls has no unit and keeps to 0.1 and 0.25."""

    shows: Duration = option("2.5 seconds", "A target for lcp above this warns.", source="Core Web Vitals")
    shows_poor: Duration = option("4 seconds", "A target for lcp above this fails.", source="Core Web Vitals")
    answers: Duration = option(
        "200 milliseconds", "A target for inp above this warns.", source="Core Web Vitals"
    )
    answers_poor: Duration = option(
        "500 milliseconds", "A target for inp above this fails.", source="Core Web Vitals"
    )


class PagesLoadFast(GraphRule[PagesLoadFastOptions]):
    """Channels of the types web and app need one such measure, at a touchpoint or for the channel as a whole."""

    id = "KPI013"
    name = "pages-load-fast"
    summary = "For web and app it is measured how fast pages load, and the target is fast enough."
    why = "Customers leave a page that does not show. Those who stay began their task with waiting."
    fix = "Measure lcp, inp or cls of the channel, and aim for 2.5 seconds, 200 milliseconds and 0.1 or less."
    kinds = ("channel", "kpi")
    level = 4
    sources = ("S2.10",)
    clauses = ("Core Web Vitals, good",)
    options = PagesLoadFastOptions
    messages = {
        "missing": Message(
            WARNING,
            "Nobody measures how fast pages load on the channel '{title}'. Customers leave, and nobody knows "
            "why.",
            _LOAD + ABOUT,
        ),
        "slow": Message(
            WARNING,
            "The target of '{title}' ({target}) allows slow pages: {shows} should be at most {good}.",
            "target: {good}",
        ),
        "poor": Message(
            ERROR,
            "The target of '{title}' ({target}) allows pages that customers leave: {shows} should be at most "
            "{good}.",
            "target: {good}",
        ),
    }
    good = (
        Case(f"{_WEB}---\n{_kpi('lcp', '2 seconds')}measures: {{channel: web}}\n"),
        Case(
            f"{_WEB}---\nkind: touchpoint\nid: page\nchannel: web\n"
            f"---\n{_kpi('cls', '0.1')}measures: {{touchpoint: page}}\n"
        ),
        Case(_kpi("lcp", "2.5 seconds")),
        Case(_kpi("inp", "200 milliseconds")),
        Case(_kpi("cls", "0.1")),
        Case(_kpi("fcr", "80%"), applies=False),
        Case("kind: channel\nid: phone\ntype: phone\n", applies=False),
    )
    bad = (
        Case(_WEB, ((2, 5, "missing"),)),
        Case(f"{_WEB}---\n{_kpi('availability', '99%')}measures: {{channel: web}}\n", ((2, 5, "missing"),)),
        Case("kind: channel\nid: app\ntype: app\n", ((2, 5, "missing"),)),
        Case(_kpi("lcp", "2.6 seconds"), ((4, 9, "slow"),)),
        Case(_kpi("lcp", "4 seconds"), ((4, 9, "slow"),)),
        Case(_kpi("lcp", "4.1 seconds"), ((4, 9, "poor"),)),
        Case(_kpi("lcp", "2.5 seconds"), ((4, 9, "slow"),), options={"shows": "2 seconds"}),
        Case(_kpi("lcp", "4 seconds"), ((4, 9, "poor"),), options={"shows_poor": "3 seconds"}),
        Case(_kpi("inp", "201 milliseconds"), ((4, 9, "slow"),)),
        Case(_kpi("inp", "500 milliseconds"), ((4, 9, "slow"),)),
        Case(_kpi("inp", "501 milliseconds"), ((4, 9, "poor"),)),
        Case(_kpi("inp", "200 milliseconds"), ((4, 9, "slow"),), options={"answers": "150 milliseconds"}),
        Case(
            _kpi("inp", "500 milliseconds"), ((4, 9, "poor"),), options={"answers_poor": "400 milliseconds"}
        ),
        Case(_kpi("cls", "0.11"), ((4, 9, "slow"),)),
        Case(_kpi("cls", "0.25"), ((4, 9, "slow"),)),
        Case(_kpi("cls", "0.26"), ((4, 9, "poor"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: PagesLoadFastOptions) -> bool:
        """Judge channels with pages, and targets of page speed."""
        if document.kind == "channel":
            return document.word("type") in ("web", "app")
        return document.word("type") in SHOWS and document.states("target")

    def check(self, document: Document, workspace: Workspace, options: PagesLoadFastOptions) -> Iterator[Hit]:
        """Look for the measure of a channel, or compare the target of a measure."""
        if document.kind == "channel":
            if not any(measure.word("type") in SHOWS for measure in on_channel(workspace, document)):
                new, who = (
                    free_id(workspace, "kpi", f"page-speed-{document.id}"),
                    someone(workspace, document),
                )
                yield at(
                    document, "id", "missing", measure=new, someone=who, aim="channel", aimed=document.id
                )
            return
        type_ = document.word("type") or ""
        good, poor = {
            "lcp": (options.shows, options.shows_poor),
            "inp": (options.answers, options.answers_poor),
        }.get(type_, (SHIFT, SHIFT_POOR))
        target = document.get("target")
        if compare(target, good) == 1:
            key = "poor" if compare(target, poor) == 1 else "slow"
            yield at(document, "target", key, target=target, good=good, shows=SHOWS[type_])
