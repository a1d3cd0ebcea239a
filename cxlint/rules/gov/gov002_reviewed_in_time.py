"""GOV002: what governs customers' experience is reviewed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.workspace.days import later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Duration

GOVERNED = (
    "organisation", "area", "team", "policy", "kpi", "objective", "process", "journey", "touchpoint", "channel",
    "system", "communication", "segment", "product", "request-type", "training", "promise", "error-level",
    "error-type", "roadmap-item",
)  # fmt: skip
"""The kinds that carry a day of review."""


class ReviewedInTimeOptions(Options):
    """How old is too old."""

    review_every: Duration = option(
        "12 months", "How often to review where the document does not say itself."
    )
    oldest: Duration = option(
        "730 days", "A review longer ago than this fails instead of warning, whatever the document says."
    )


class ReviewedInTime(DocumentRule[ReviewedInTimeOptions]):
    """Of documents other than policies only those that state a day of review are judged."""

    id = "GOV002"
    name = "reviewed-in-time"
    summary = "Everything that governs what customers experience is reviewed before it is out of date."
    why = (
        "Outdated policies cost satisfaction, customers and the commitment of staff, who have to defend "
        "rules that nobody would write today."
    )
    fix = "Read it again with its owner, change what no longer serves customers, and write down the day."
    kinds = GOVERNED
    level = 1
    sources = ("S3.1",)
    clauses = ("ISO 10001:2018, continual improvement",)
    options = ReviewedInTimeOptions
    messages = {
        "overdue": Message(
            WARNING,
            "'{title}' was last reviewed on {last}; the next review was due on {due}. Customers may be "
            "held to an outdated rule.",
            "last_reviewed: {today}",
        ),
        "stale": Message(
            ERROR,
            "'{title}' was last reviewed on {last}, more than {oldest} ago. Nobody knows whether it "
            "still serves customers.",
            "last_reviewed: {today}",
        ),
        "never": Message(
            WARNING,
            "Nobody has written down when the policy '{title}' was last reviewed. Customers may be held "
            "to an outdated rule.",
            "last_reviewed: {today}",
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nlast_reviewed: 2025-11-22\n"),
        Case("kind: policy\nid: returns\nlast_reviewed: 2024-11-22\nreview_every: 2 years\n"),
        Case("kind: channel\nid: phone\nlast_reviewed: 2026-10-22\nreview_every: 1 month\n"),
        Case(
            "kind: channel\nid: phone\nlast_reviewed: 2026-10-31\nreview_every: 1 month\n", as_of="2026-11-30"
        ),
        Case("kind: channel\nid: phone\nlast_reviewed: 2026-10-31\nreview_every: 99999 years\n"),
        Case("kind: channel\nid: phone\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: returns\nlast_reviewed: 2025-11-21\n", ((3, 16, "overdue"),)),
        Case(
            "kind: policy\nid: returns\nlast_reviewed: 2025-11-22\n",
            ((3, 16, "overdue"),),
            options={"review_every": "6 months"},
        ),
        Case(
            "kind: channel\nid: phone\nlast_reviewed: 2026-10-21\nreview_every: 1 month\n",
            ((3, 16, "overdue"),),
        ),
        Case(
            "kind: channel\nid: phone\nlast_reviewed: 2026-10-31\nreview_every: 1 month\n",
            ((3, 16, "overdue"),),
            as_of="2026-12-01",
        ),
        Case(
            "kind: journey\nid: buy\nlast_reviewed: 2024-11-21\nreview_every: 3 years\n", ((3, 16, "stale"),)
        ),
        Case("kind: journey\nid: buy\nlast_reviewed: 2024-11-22\n", ((3, 16, "overdue"),)),
        Case(
            "kind: journey\nid: buy\nlast_reviewed: 2025-11-21\n",
            ((3, 16, "stale"),),
            options={"oldest": "12 months"},
        ),
        Case("kind: policy\nid: returns\n", ((2, 5, "never"),)),
    )
    reads_date = True

    def applies(self, document: Document, options: ReviewedInTimeOptions) -> bool:
        """Judge policies, and whatever else states its review."""
        return document.kind == "policy" or document.states("last_reviewed")

    def check(self, document: Document, options: ReviewedInTimeOptions) -> Iterator[Hit]:
        """Add the time to the day."""
        last, today = document.day("last_reviewed"), document.today
        if last is None:
            yield at(document, "last_reviewed", "never", today=today)
            return
        due = later(last, document.duration("review_every") or options.review_every)
        if later(last, options.oldest) < today:
            yield at(document, "last_reviewed", "stale", last=last, oldest=options.oldest, today=today)
        elif due < today:
            yield at(document, "last_reviewed", "overdue", last=last, due=due, today=today)
