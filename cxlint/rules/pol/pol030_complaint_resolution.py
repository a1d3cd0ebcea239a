"""POL030: a complaint ends, and soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.law import law_cases, legal
from cxlint.model.limits import LimitEntry
from cxlint.model.scalars import Duration
from cxlint.rule import ERROR, WARNING, Case, DocumentRule, Hit, Message, Options, at, option
from cxlint.rules.pol._shared import longer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

RESOLVE = "terms.complaint.resolve"
UPDATES = "terms.complaint.update_every"


class ComplaintResolutionOptions(Options):
    """How long a complaint may take, and from when customers need news meanwhile."""

    slow: Duration = option("30 days", "A longer time is a warning.", source="30 calendar days, ASIC RG 271")
    very_slow: Duration = option("56 days", "A longer time fails.", source="8 weeks, FCA DISP 1.6.2R")
    quiet: Duration = option("5 days", "A longer time needs news in between.", source="convention")


class ComplaintResolution(DocumentRule[ComplaintResolutionOptions]):
    """Who complains knows by when it is solved, and hears how it stands."""

    id = "POL030"
    name = "complaint-resolution"
    summary = "Customers who complain know by when it is solved, and hear how it stands until then."
    why = (
        "Without a date a complaint can be left lying, and the customer can only ask again. "
        "Much anger is about the wait and the silence, not about the problem."
    )
    fix = "Promise a number of days, and how often customers hear from you until then."
    kinds = ("policy",)
    level = 5
    sources = ("S4.7",)
    clauses = (
        "ISO 10002:2018, responsiveness",
        "ISO 10002:2018, timeliness",
        "FCA DISP 1.6.2R",
        "FCA DISP 1.6.2AR",
        "ASIC RG 271, final answer",
        "Ofcom, access to dispute resolution",
        "Directive (EU) 2015/2366 (PSD2) Art 101",
        "Ley 10/2025, complaints",
        "E-Commerce Rules 2020 r. 4 and 5",
    )
    needs = ("terms.complaint",)
    options = ComplaintResolutionOptions
    law = {RESOLVE: ""}
    messages = {
        "missing": Message(
            ERROR,
            "Nobody promises customers by when their complaint is solved, so it can be left lying for ever. "
            "Promise a number of days, {most} at most is recommended.",
            "resolve: {most}\nupdate_every: {often}",
        ),
        "slow": Message(
            WARNING,
            "Customers wait up to {resolve} for an answer to their complaint. At most {most} is recommended.",
            "resolve: {most}",
        ),
        "very-slow": Message(
            ERROR,
            "Customers wait up to {resolve} for an answer to their complaint. Most will have left by then; at most "
            "{most} is recommended.",
            "resolve: {most}",
        ),
        "silence": Message(
            WARNING,
            "Customers wait up to {resolve} for an answer and need not hear anything meanwhile. They think that they "
            "were forgotten; tell them regularly how it stands.",
            "update_every: {often}",
        ),
        **legal(
            "Customers wait up to {value} for an answer to their complaint. The law allows at most {limit}.",
            "resolve: {limit}",
        ),
    }
    good = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {resolve: 30 days, update_every: 5 days}}\n"),
        Case("kind: policy\nid: complaints\nterms: {complaint: {resolve: 5 days}}\n"),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 10 days}}\n",
            options={"quiet": "10 days"},
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 40 days, update_every: 1 week}}\n",
            options={"slow": "40 days"},
        ),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {tracking_id: true}}\n", ((3, 9, "missing"),)),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 31 days, update_every: 5 days}}\n",
            ((3, 30, "slow"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 8 weeks, update_every: 5 days}}\n",
            ((3, 30, "slow"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 57 days, update_every: 5 days}}\n",
            ((3, 30, "very-slow"),),
        ),
        Case(
            "kind: policy\nid: complaints\nterms: {complaint: {resolve: 57 days, update_every: 5 days}}\n",
            ((3, 30, "slow"),),
            options={"very_slow": "60 days"},
        ),
        Case("kind: policy\nid: complaints\nterms: {complaint: {resolve: 6 days}}\n", ((3, 9, "silence"),)),
        *law_cases(
            "kind: policy\nid: it\nterms: {complaint: {resolve: 5 days}}\n",
            (3, 30),
            LimitEntry(RESOLVE, "xx", "Act 1", Duration(4, "days"), "less"),
        ),
    )

    def check(self, document: Document, options: ComplaintResolutionOptions) -> Iterator[Hit]:
        """Look at the date, then at the news until then."""
        resolve, updates = document.duration(RESOLVE), document.duration(UPDATES)
        if resolve is None:
            yield at(document, RESOLVE, "missing", most=options.slow, often=updates or options.quiet)
            return
        if longer(document, resolve, options.very_slow):
            yield at(document, RESOLVE, "very-slow", resolve=resolve, most=options.slow)
        elif longer(document, resolve, options.slow):
            yield at(document, RESOLVE, "slow", resolve=resolve, most=options.slow)
        if updates is None and longer(document, resolve, options.quiet):
            yield at(document, UPDATES, "silence", resolve=resolve, often=options.quiet)
