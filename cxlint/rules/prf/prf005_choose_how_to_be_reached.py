"""PRF005: customers choose how, when and in which language they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

LEAST = ("channel", "language", "time")
"""What customers can choose at the least."""

_POLICY = "kind: policy\nid: wishes\nterms: {preferences: "


class ChooseHowToBeReached(DocumentRule[NoOptions]):
    """That every system which sends keeps to the choice is judged by PRF002."""

    id = "PRF005"
    name = "choose-how-to-be-reached"
    summary = "Customers choose the channel, the language and the time at which they are reached."
    why = "Most customers cannot get an answer on the channel they prefer. A call at the wrong hour is no service."
    fix = "Let customers choose channel, language and time, and list them under kinds."
    kinds = ("policy",)
    level = 5
    sources = ("S1.4", "S0.3")
    needs = ("terms.preferences",)
    messages = {
        "none": Message(
            WARNING,
            "It is not written what customers can choose under '{title}'.",
            "kinds: {kinds}",
        ),
        "missing": Message(
            WARNING,
            "Under '{title}' customers cannot choose {missing}. They are reached as it suits the company.",
            "kinds: {kinds}",
        ),
    }
    good = (
        Case(f"{_POLICY}{{kinds: [time, channel, language]}}}}\n"),
        Case("kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}{{scope: customer}}}}\n", ((3, 9, "none"),)),
        Case(f"{_POLICY}{{kinds: []}}}}\n", ((3, 30, "missing"),)),
        Case(f"{_POLICY}{{kinds: [channel, language, paperless]}}}}\n", ((3, 30, "missing"),)),
        Case(f"{_POLICY}{{kinds: [channel, time]}}}}\n", ((3, 30, "missing"),)),
        Case(f"{_POLICY}{{kinds: [language, time]}}}}\n", ((3, 30, "missing"),)),
    )

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        """Look for each of the three."""
        stated = document.words("terms.preferences.kinds")
        missing = tuple(word for word in LEAST if word not in (stated or ()))
        if missing:
            kinds = f"[{', '.join((*(stated or ()), *missing))}]"
            key = "none" if stated is None else "missing"
            yield at(document, "terms.preferences.kinds", key, missing=missing, kinds=kinds)
