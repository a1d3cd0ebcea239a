"""TXT008: every customer reads the same, in whatever language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.quantity_words import in_words
from cxlint.model.weeks import working_week
from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.txt._contradictions import contradictions
from cxlint.rules.txt._languages import disagreements
from cxlint.rules.txt._shared import BODY, passages, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.quantities import Quantity
    from cxlint.rules.txt._languages import Disagreement
    from cxlint.rules.txt._shared import Passage
    from cxlint.workspace.graph import Workspace

_ORIGINAL = "---\nkind: policy\nid: returns\ncustomer_text: {en: You have 30 days.}\n"
_ARABIC = "kind: policy\nid: returns-ar\ntranslates: returns\ncustomer_text:\n"
_TEXT = "kind: policy\nid: returns\ncustomer_text:\n"


class LanguageAgainstLanguage(GraphRule[NoOptions]):
    """Nobody has fewer rights because of their language."""

    id = "TXT008"
    name = "language-against-language"
    summary = "The text says the same in every language."
    why = (
        "Who reads another language is told something else, and has fewer rights or false hopes. "
        "They find out when it matters, and feel treated as second-class."
    )
    fix = "Say the same numbers and the same rights in every language, and change all of them together."
    kinds = ("policy",)
    level = 3
    sources = ("S4.4", "S4.16")
    clauses = ("ISO 10001:2018, transparency", "Consumer Duty PRIN 2A.5")
    messages = {
        "numbers": Message(
            ERROR,
            "Whoever reads this in “{language}” is told {said}, in “{other}” it is {term}. Customers are treated "
            "differently for their language; say the same in both.",
            "{mended}",
        ),
        "missing": Message(
            ERROR,
            "Whoever reads this in “{language}” is not told what the text says in “{other}”: {missing}. They do not "
            "know what they may ask for; say it in both.",
            "{mended}",
        ),
        "more": Message(
            ERROR,
            "Whoever reads this in “{language}” is told {said}, of which the original in “{other}” says nothing. "
            "Customers are treated differently for their language; say the same in both.",
            "{mended}",
        ),
    }
    good = (
        Case(_TEXT + "  en: You have 30 days.\n  ar: أمامك ٣٠ يومًا.\n  fa: سی روز فرصت دارید.\n"),
        Case(_TEXT + "  en: You have a month, and 24 hours more.\n  ar: أمامك شهر، ويوم آخر.\n"),
        Case(_TEXT + "  en: You have two months and pay 5 dollars.\n  ar: أمامك شهرين وتدفع ٥ USD.\n"),
        Case(_TEXT + "  en: Come back any time.\n  fa: هر وقت خواستید برگردید.\n"),
        Case(_TEXT + "  en: You have 30 days.\n  de: Sie haben 14 Tage.\n", applies=False),
        Case(_TEXT + "  en: You have 30 days.\n", applies=False),
        Case(_ARABIC + "  ar: أمامك ٣٠ يومًا.\n" + _ORIGINAL),
        Case(
            _TEXT.replace("customer_text", "terms: {return: {window: 30 days}}\ncustomer_text")
            + "  en: Return it within 30 days.\n  ar: يمكنك الإرجاع خلال ١٤ يومًا.\n"
        ),
        Case(_ARABIC + "  ar: أمامك ١٤ يومًا.\n", applies=False),
    )
    bad = (
        Case(_TEXT + "  en: You have 30 days.\n  ar: أمامك ١٤ يومًا.\n", ((5, 13, "numbers"),)),
        Case(
            _TEXT + "  en: You have 14 days.\n  ar: أمامك ٣٠ يومًا.\n  fa: سی روز فرصت دارید.\n",
            ((4, 16, "numbers"),),
        ),
        Case(
            _TEXT + "  en: You have 30 days and pay 15%.\n  fa: سی روز فرصت دارید.\n",
            ((5, 7, "missing"),),
        ),
        Case(
            _TEXT + "  en: You have 30 days.\n  fa: سی روز فرصت دارید و ۵ یورو می‌پردازید.\n",
            ((4, 7, "missing"),),
        ),
        Case(
            _TEXT + "  en: You have 30 days and pay 4 EUR.\n  fa: سی روز فرصت دارید و ۵ یورو می‌پردازید.\n",
            ((5, 27, "numbers"),),
        ),
        Case(_ARABIC + "  ar: أمامك ١٤ يومًا.\n" + _ORIGINAL, ((5, 13, "numbers"),)),
        Case(_ARABIC + "  ar: أمامك وقت كاف.\n" + _ORIGINAL, ((5, 7, "missing"),)),
        Case(
            _ARABIC + "  ar: أمامك ٣٠ يومًا وتدفع ١٥٪.\n" + _ORIGINAL,
            ((5, 28, "more"),),
            writes=("kind: policy\nid: returns\ncustomer_text:\n  en: ",),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Where customers read it in two languages or more whose numbers are understood."""
        own, original = passages(document, workspace), _original(document, workspace)
        return len(own) > 1 or bool(own and original)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Hold every language against the original, or against the one that most of them agree with."""
        texts, original = passages(document, workspace), _original(document, workspace)
        differing = list(disagreements(texts, original, working_week(document)))
        told = _told_already(document, workspace, texts) if differing else ()
        for found in differing:
            for own, expected in found.changed:
                if (found.passage.path, own.start) not in told:
                    yield _changed(document, found, own, expected)
            if found.missing:
                more = found.passage is original
                yield _more(document, workspace, found) if more else _missing(document, found)


def _told_already(
    document: Document, workspace: Workspace, texts: tuple[Passage, ...]
) -> set[tuple[str, int]]:
    """The numbers of which TXT007 says that they contradict the terms: the text, and the place in it."""
    terms = terms_of(document, workspace)
    return {
        (passage.path, quantity.start)
        for passage in texts
        if passage.counts
        for _, _, quantity in contradictions(terms, passage)
    }


def _original(document: Document, workspace: Workspace) -> Passage | None:
    """The text that a translation translates."""
    translated = workspace.target(document, "translates")
    return next(iter(passages(translated, workspace)), None) if translated is not None else None


def _changed(document: Document, found: Disagreement, own: Quantity, expected: Quantity) -> Hit:
    passage, said = found.passage, found.passage.quote(own)
    facts = {"language": passage.language, "other": found.other.language, "said": said, "quote": said}
    mended = passage.mended(in_words(expected.value, passage.language), own)
    return at(document, passage.path, "numbers", **facts, term=found.other.quote(expected), mended=mended)


def _missing(document: Document, found: Disagreement) -> Hit:
    passage = found.passage
    facts = {"language": passage.language, "other": found.other.language}
    missing = tuple(found.other.quote(quantity) for quantity in found.missing)
    words = ", ".join(in_words(quantity.value, passage.language) for quantity in found.missing)
    return at(document, passage.path, "missing", **facts, missing=missing, mended=passage.mended(words))


def _more(document: Document, workspace: Workspace, found: Disagreement) -> Hit:
    original, own = found.passage, found.other
    translated = workspace.target(document, "translates")
    said = own.quote(found.missing[0])
    mended = original.mended(in_words(found.missing[0].value, original.language))
    assert translated is not None
    if original.path != BODY:
        indented = "".join(f"  {line}\n" for line in mended.splitlines())
        mended = f"kind: policy\nid: {translated.id}\ncustomer_text:\n{indented}"
    facts = {"language": own.language, "other": original.language, "said": said, "quote": said}
    return at(document, own.path, "more", **facts, mended=mended)
