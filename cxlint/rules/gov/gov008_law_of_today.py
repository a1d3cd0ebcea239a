"""GOV008: policies refer to what still exists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cxlint.model.limits import LimitEntry
from cxlint.model.text import Text
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at, phrase
from cxlint.rules.gov._platform import CLOSED, is_stale, sentences_of, without
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: complaints\n"


def _law(reference: str, **fields: Any) -> LimitEntry:
    return LimitEntry("terms.return.window", "xx", reference, forbids=("*",), **fields)


class LawOfToday(DocumentRule[NoOptions]):
    """What is law on a day comes with a plugin for it; only the closed platform is known here."""

    id = "GOV008"
    name = "law-of-today"
    summary = "Policies refer customers only to places and laws that still exist."
    why = "A customer in a dispute who follows a dead link gives up, or learns that the whole text is out of date."
    fix = "Take the reference out and name the body that decides today."
    kinds = ("policy",)
    level = 1
    sources = ("S3.1",)
    clauses = ("Regulation (EU) 2024/3228, closed platform",)
    reads_date = True
    messages = {
        "reference": Message(
            WARNING,
            "The policy '{title}' refers to {written}. The European platform for settling disputes online was "
            "closed on {since}.",
            "legal_references: {rest}",
        ),
        "gone": Message(
            WARNING,
            "The policy '{title}' refers to {written}, which is law no longer. Customers who rely on it lose.",
            "legal_references: {rest}",
        ),
        "proposed": Message(
            WARNING,
            "The policy '{title}' refers to {written}, which is only a proposal. Nobody can rely on it.",
            "legal_references: {rest}",
        ),
        "not-yet": Message(
            WARNING,
            "The policy '{title}' refers to {written}, which does not hold yet: it begins on {since}.",
            "legal_references: {rest}",
        ),
        "text": Message(
            WARNING,
            "Customers read in '{title}': {written} The European platform for settling disputes online was closed "
            "on {since}.",
            "{field}: {rest}",
        ),
    }
    good = (
        Case(f"{_POLICY}legal_references: [Regulation (EU) 524/2013]\n", as_of="2025-07-19"),
        Case(f"{_POLICY}legal_references: [Directive 2011/83/EU]\ncustomer_text: {{en: Write to us.}}\n"),
        Case(f"{_POLICY}version: 1.0.0\n", applies=False),
        *(
            Case(f"{_POLICY}legal_references: [{cited}]\n", limits=(limit, *more))
            for cited, limit, *more in (
                ("Act 2", _law("Act 2", effective_to=date(2026, 11, 22))),
                ("Act 2", _law("Act 2", effective_from=date(2026, 11, 22))),
                ("Act 3", _law("Act 2", status="vacated")),
                ("Act 2", _law("Act 2 Art 4", status="vacated")),
                ("Act 2", _law("Act 2", status="vacated"), _law("Act 2")),
            )
        ),
    )
    bad = (
        Case(
            f"{_POLICY}legal_references: [Directive 2011/83/EU, Regulation (EU) 524/2013]\n",
            ((3, 42, "reference"),),
        ),
        Case(
            f"{_POLICY}legal_references: [Regulation (EU) 524/2013]\n",
            ((3, 20, "reference"),),
            as_of="2025-07-20",
        ),
        Case(
            f"{_POLICY}customer_text: {{en: Write to us. Or use https://ec.europa.eu/consumers/odr today.}}\n",
            ((3, 16, "text"),),
            as_of="2025-07-20",
            writes=("customer_text: {en: Write to us.}",),
        ),
        Case(
            f"{_POLICY}terms: {{complaint: {{external_body: {{ar: منصّة تسوية المنازعات عبر الإنترنت}}}}}}\n",
            ((3, 36, "text"),),
            writes=('external_body: {ar: "سمِّ الجهة التي تفصل اليوم."}',),
        ),
        *(
            Case(
                f"{_POLICY}legal_references: [{cited}, Act 1 of 2020]\n",
                ((3, 20, key),),
                limits=(limit, LimitEntry("terms.refund.fee", "xx", "Act 1 of 2020", forbids=("*",))),
                writes=("legal_references: [Act 1 of 2020]",),
            )
            for cited, key, limit in (
                ("The old rule (16 CFR 425)", "gone", _law("16 CFR 425, vacated", status="vacated")),
                ("Act 2 Art 4", "gone", _law("Act 2", effective_to=date(2026, 11, 21))),
                ("Act 2", "not-yet", _law("Act 2", effective_from=date(2026, 11, 23))),
                ("Act 2", "not-yet", _law("Act 2", status="enacted_not_yet")),
                ("Bill 7 of 2026", "proposed", _law("Bill 7 of 2026", status="proposed")),
            )
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Judge policies that refer to something."""
        return any(
            map(document.states, ("legal_references", "customer_text", "terms.complaint.external_body"))
        )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look at each law, then for the closed platform in each text."""
        lines = document.words("legal_references") or ()
        told = [(line, *_why_not(document, line)) for line in lines]
        for position, (line, key, since) in enumerate(told):
            if key:
                rest = written([line for line, key, _ in told if not key])
                yield at(document, f"legal_references.{position}", key, written=line, since=since, rest=rest)
        closed = document.today >= CLOSED
        for field in ("customer_text", "terms.complaint.external_body"):
            text = document.text(field)
            if text is not None and closed:
                yield from _in_text(document, field, text)


def _why_not(document: Document, line: str) -> tuple[str, object]:
    """Why a reference leads nowhere on the day of the run, and since when or from when on; an empty key where it holds."""
    if document.today >= CLOSED and is_stale(line):
        return "reference", CLOSED
    known = document.context.limits.not_law(line) if document.context and document.context.limits else None
    if known is None:
        return "", None
    if known.status == "proposed":
        return "proposed", None
    if known.status == "vacated" or (known.effective_to and known.effective_to < document.today):
        return "gone", known.effective_to
    return "not-yet", known.effective_from or phrase("a day that is not set")


def _in_text(document: Document, field: str, text: Text) -> Iterator[Hit]:
    found = [part for _, words in text if is_stale(words) for part in sentences_of(words) if is_stale(part)]
    if found:
        speaks = document.context.languages if document.context else ()
        rest = {language: without(words, language or next(iter(speaks), "en")) for language, words in text}
        data = {"written": found[0].strip(), "since": CLOSED, "field": field.rpartition(".")[2]}
        yield at(document, field, "text", rest=written(Text(rest)), **data)
