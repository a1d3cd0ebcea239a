"""GOV005: a policy says why it exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

_WRITE = "rationale: Say here what customers gain from this rule, and why it is needed."


class ReasonGivenOptions(Options):
    """How short is too short."""

    least: int = option(20, "A reason with fewer characters, in whatever language, explains nothing.")


class ReasonGiven(DocumentRule[ReasonGivenOptions]):
    """The longest of its languages counts. A translation has the reason of the policy that it translates."""

    id = "GOV005"
    name = "reason-given"
    summary = "Every policy says why it exists, in a sentence that staff can pass on to customers."
    why = (
        "Staff who do not know why a rule exists cannot explain it to a customer, and cannot see when it "
        "no longer makes sense."
    )
    fix = "Write one sentence: what the rule protects, and what customers gain from it."
    kinds = ("policy",)
    level = 1
    sources = ("S3.5", "S3.9")
    options = ReasonGivenOptions
    messages = {
        "missing": Message(
            WARNING,
            "The policy '{title}' does not say why it exists. Staff can only say that these are the rules.",
            _WRITE,
        ),
        "short": Message(
            WARNING,
            "The reason given for '{title}' is only {count} characters long. It explains nothing to a "
            "customer.",
            _WRITE,
        ),
    }
    good = (
        Case("kind: policy\nid: returns\nrationale: Easy returns sell.\n", options={"least": 18}),
        Case("kind: policy\nid: returns\nrationale: 20 characters exact.\n"),
        Case(
            "kind: policy\nid: returns-ar\ntranslates: returns\n---\nkind: policy\nid: returns\n",
            applies=False,
        ),
        Case("kind: policy\nid: returns\nrationale: {en: Easy., ar: يشتري العملاء أكثر إذا سهل الإرجاع}\n"),
    )
    bad = (
        Case("kind: policy\nid: returns\n", ((2, 5, "missing"),)),
        Case("kind: policy\nid: returns\nrationale: Easy returns sell.\n", ((3, 12, "short"),)),
        Case("kind: policy\nid: returns\nrationale: 19 characters only.\n", ((3, 12, "short"),)),
        Case("kind: policy\nid: returns\nrationale: {en: Because., ar: هكذا نعمل}\n", ((3, 12, "short"),)),
    )

    def applies(self, document: Document, options: ReasonGivenOptions) -> bool:
        """Leave translations out."""
        return not document.states("translates")

    def check(self, document: Document, options: ReasonGivenOptions) -> Iterator[Hit]:
        """Count the characters of the longest language."""
        longest = 0
        for _, words in document.text("rationale") or ():
            longest = max(longest, len(" ".join(words.split())))
            if longest >= options.least:
                return
        yield at(document, "rationale", "short" if longest else "missing", count=longest)
