"""GOV008: policies refer to what still exists."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from cxlint.model.text import Text, normalise
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

CLOSED = date(2025, 7, 20)
"""The day on which the European platform for settling disputes online was closed (Regulation (EU) 2024/3228)."""

PLATFORM = (
    "ec.europa.eu/consumers/odr",
    "webgate.ec.europa.eu/odr",
    "odr platform",
    "odr-platform",
    "online dispute resolution platform",
    "platform for online dispute resolution",
    "524/2013",
    "منصة تسوية المنازعات عبر الإنترنت",
    "المنصة الأوروبية لتسوية المنازعات",
    "سکوی حل اختلاف آنلاین اروپا",
    "پلتفرم حل اختلاف آنلاین",
)
"""Words by which texts refer to it: its address, its names, and the regulation that set it up."""

_WORDS = tuple(normalise(words) for words in PLATFORM)
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+|\n+")
_POLICY = "kind: policy\nid: complaints\n"


class LawOfToday(DocumentRule[NoOptions]):
    """Only the closed platform is known here; what the law of a country says comes with a plugin for it."""

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
            "closed on {closed}.",
            "{field}: {rest}",
        ),
        "text": Message(
            WARNING,
            "Customers read in '{title}': {written} The European platform for settling disputes online was closed "
            "on {closed}.",
            "{field}: {rest}",
        ),
    }
    good = (
        Case(f"{_POLICY}legal_references: [Regulation (EU) 524/2013]\n", as_of="2025-07-19"),
        Case(f"{_POLICY}legal_references: [Directive 2011/83/EU]\ncustomer_text: {{en: Write to us.}}\n"),
        Case(f"{_POLICY}version: 1.0.0\n", applies=False),
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
        ),
        Case(
            f"{_POLICY}terms: {{complaint: {{external_body: {{ar: منصّة تسوية المنازعات عبر الإنترنت}}}}}}\n",
            ((3, 36, "text"),),
        ),
    )

    def applies(self, document: Document, options: NoOptions) -> bool:
        """Judge policies that refer to something."""
        return any(
            map(document.states, ("legal_references", "customer_text", "terms.complaint.external_body"))
        )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for the platform in each text, from the day on which it was closed."""
        if document.today < CLOSED:
            return
        lines = document.words("legal_references") or ()
        for position, line in enumerate(lines):
            if _stale(line):
                rest = [other for other in lines if not _stale(other)]
                yield at(
                    document,
                    f"legal_references.{position}",
                    "reference",
                    written=line,
                    closed=CLOSED,
                    field="legal_references",
                    rest=written(rest),
                )
        for field in ("customer_text", "terms.complaint.external_body"):
            text = document.text(field)
            if text is not None:
                yield from _in_text(document, field, text)


def _in_text(document: Document, field: str, text: Text) -> Iterator[Hit]:
    told = [words for _, words in text if _stale(words)]
    found = [part for words in told for part in _SENTENCE.split(words) if _stale(part)]
    if found:
        rest = {language: _without(words) for language, words in text}
        yield at(
            document,
            field,
            "text",
            written=found[0].strip(),
            closed=CLOSED,
            field=field.rpartition(".")[2],
            rest=written(Text(rest)),
        )


def _without(words: str) -> str:
    """The words without the sentences that refer to the platform; a reminder where nothing is left."""
    kept = " ".join(part for part in _SENTENCE.split(words.strip()) if not _stale(part))
    return kept or "Name the body that decides today."


def _stale(words: str) -> bool:
    plain = normalise(words)
    return any(known in plain for known in _WORDS)
