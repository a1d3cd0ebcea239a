"""VOC002: complaints about the answer are told apart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.text import normalise
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option, phrase
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_POLICY = "kind: policy\nid: complaints\nterms: {complaint: {reasons: "
_PROOF = "words by which a reason is recognised, in any language; a part of a word is enough"


class ComplaintReasonsOptions(Options):
    repetition: tuple[str, ...] = option(
        ("repetition", "repeat", "again", "twice", "تكرار", "تکرار", "مجدد", "دوباره"),
        f"Having to say it again: {_PROOF}.",
        source="S4.16",
    )
    inconsistency: tuple[str, ...] = option(
        (
            "inconsisten",
            "contradict",
            "different answer",
            "conflicting",
            "تناقض",
            "متناقض",
            "تضارب",
            "اختلاف",
        ),
        f"Answers that do not agree: {_PROOF}.",
        source="S4.16",
    )
    unanswered: tuple[str, ...] = option(
        (
            "no answer",
            "unanswered",
            "no reply",
            "not answered",
            "ignored",
            "neglect",
            "عدم الرد",
            "لا رد",
            "إهمال",
            "تجاهل",
            "بی پاسخ",
            "بدون پاسخ",
        ),
        f"No answer at all: {_PROOF}.",
        source="S4.16",
    )


_WRITE = {"repetition": "repetition", "inconsistency": "inconsistency", "unanswered": "no-answer"}
_WORDS = {
    "repetition": phrase("having to say it again"),
    "inconsistency": phrase("answers that do not agree"),
    "unanswered": phrase("no answer at all"),
}


class ComplaintReasons(DocumentRule[ComplaintReasonsOptions]):
    """Reasons are free words; upper and lower case, and the letters of different keyboards, do not matter."""

    id = "VOC002"
    name = "complaint-reasons"
    summary = "The reasons of complaints tell apart saying it again, answers that do not agree, and no answer at all."
    why = (
        "Much anger is about the answer, not the problem. "
        "Who files all of it under “service” cannot see whether staff, policies or inboxes have to change."
    )
    fix = "Add a reason for each of the three to the reasons by which complaints are sorted."
    kinds = ("policy",)
    level = 4
    sources = ("S4.16", "S4.7")
    clauses = ("ISO 10002:2018, improvement",)
    needs = ("terms.complaint",)
    options = ComplaintReasonsOptions
    messages = {
        "none": Message(
            WARNING,
            "Complaints are not sorted by reason, so nobody learns what makes customers complain.",
            "reasons: {all}",
        ),
        "missing": Message(
            WARNING,
            "The reasons of complaints do not tell apart {missing}. What customers suffer from most stays hidden among the rest.",
            "reasons: {all}",
        ),
    }
    good = (
        Case(_POLICY + "[repetition, inconsistency, no-answer, price]}}\n"),
        Case(_POLICY + "[Had to repeat it, Contradicting answers, IGNORED]}}\n"),
        Case(_POLICY + "[تكرار الشرح, تضارب الأجوبة, عدم الرد]}}\n"),
        Case(_POLICY + "[تکرار توضیح, پاسخ‌های متناقض, بی‌پاسخ]}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case("kind: policy\nid: complaints\nterms: {complaint: {tracking_id: true}}\n", ((3, 9, "none"),)),
        Case(_POLICY + "[]}}\n", ((3, 30, "none"),)),
        Case(_POLICY + "[inconsistency, no-answer]}}\n", ((3, 30, "missing"),)),
        Case(_POLICY + "[repetition, no-answer]}}\n", ((3, 30, "missing"),)),
        Case(_POLICY + "[repetition, inconsistency]}}\n", ((3, 30, "missing"),)),
        Case(
            _POLICY + "[repetition, inconsistency, no-answer]}}\n",
            ((3, 30, "missing"),),
            options={"repetition": ["said-it-before"]},
        ),
        Case(
            _POLICY + "[repetition, inconsistency, no-answer]}}\n",
            ((3, 30, "missing"),),
            options={"inconsistency": ["two-answers"]},
        ),
        Case(
            _POLICY + "[repetition, inconsistency, no-answer]}}\n",
            ((3, 30, "missing"),),
            options={"unanswered": ["lost"]},
        ),
    )

    def check(self, document: Document, options: ComplaintReasonsOptions) -> Iterator[Hit]:
        reasons = document.words("terms.complaint.reasons") or ()
        known = "\n".join(map(_plain, reasons))
        missing = [
            name
            for name in _WORDS
            if not reasons or not any(map(known.__contains__, _all_plain(getattr(options, name))))
        ]
        if missing:
            every = written((*reasons, *(_new(name, options) for name in missing)))
            names = tuple(_WORDS[name] for name in missing)
            key = "missing" if reasons else "none"
            yield at(document, "terms.complaint.reasons", key, missing=names, all=every)


def _new(name: str, options: ComplaintReasonsOptions) -> str:
    """The reason to add: the usual word, or where words were configured the first of them."""
    words: tuple[str, ...] = getattr(options, name)
    usual = _WRITE[name]
    return usual if any(_plain(word) in _plain(usual) for word in words) else words[0]


@lru_cache(maxsize=64)
def _all_plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(_plain, words))


@lru_cache(maxsize=1024)
def _plain(words: str) -> str:
    return normalise(words).replace("-", " ").replace("_", " ")
