"""GOV009: customers can read a policy in their language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.wording import translator
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.text import Text
    from cxlint.workspace.graph import Workspace

_POLICY = "kind: policy\nid: returns\n"
_TWO = "---\nkind: organisation\nid: acme\nlanguages: [en, ar]\n"
_ARABIC = "---\nkind: policy\nid: returns-ar\ntranslates: returns\nlanguage: ar\n"


class EveryLanguage(GraphRule[NoOptions]):
    """Judges policies that state a text for customers; a Markdown policy has one, in its `language`.

    A translation of its own (`translates`) counts for the policy that it translates. A text of which the language is
    not said counts as the first language of the organisation.
    """

    id = "GOV009"
    name = "every-language"
    summary = "What customers are told stands in every language that the organisation speaks."
    why = "A rule that customers cannot read is a rule they learn of when it is too late."
    fix = "Add the missing languages to customer_text, or a translation of its own."
    kinds = ("policy",)
    level = 1
    sources = ("S4.4",)
    clauses = ("ISO 10001:2018, transparency", "ISO 10002:2018, accessibility", "Consumer Duty PRIN 2A.5")
    messages = {
        "missing": Message(
            WARNING,
            "Customers cannot read the policy '{title}' in {missing}, though you serve them in it.",
            "customer_text: {texts}",
        ),
    }
    good = (
        Case(f"{_POLICY}customer_text: {{en: Free., ar: مجاني}}\n{_TWO}"),
        Case(f"{_POLICY}customer_text: {{en-GB: Free., ar: مجاني}}\n{_TWO}"),
        Case(f"{_POLICY}customer_text: {{en: Free.}}\n{_TWO}{_ARABIC}"),
        Case(f"{_POLICY}language: ar\ncustomer_text: {{en: Free.}}\n{_TWO}"),
        Case(f"{_POLICY}customer_text: Free.\n---\nkind: organisation\nid: acme\nlanguages: [en]\n"),
        Case(f"{_POLICY}customer_text: Free.\n", applies=False),
        Case(f"{_POLICY}{_TWO}", applies=False),
        Case(f"{_POLICY}translates: terms\ncustomer_text: {{ar: مجاني}}\n{_TWO}", applies=False),
    )
    bad = (
        Case(f"{_POLICY}customer_text: {{en: Free.}}\n{_TWO}", ((3, 16, "missing"),)),
        Case(
            f"{_POLICY}customer_text: Free.\n{_TWO}",
            ((3, 16, "missing"),),
            writes=('{en: Free., ar: "للترجمة: Free."}',),
        ),
        Case(f'{_POLICY}customer_text: {{en: Free., ar: " "}}\n{_TWO}', ((3, 16, "missing"),)),
        Case(f"{_POLICY}language: en\n{_TWO}", ((2, 5, "missing"),)),
        Case(
            f"{_POLICY}customer_text: {{en: Free.}}\n{_TWO}{_ARABIC}status: draft\n",
            ((3, 16, "missing"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge where the languages are known and there is a text."""
        languages = document.context.languages if document.context else ()
        told = document.states("customer_text") or document.states("language")
        return bool(languages) and told and not document.states("translates")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare the languages."""
        wanted = document.context.languages if document.context else ()
        text = document.text("customer_text")
        told = text.entries if text is not None else ()
        known = {_base(language or wanted[0]) for language, words in told if words.strip()}
        for policy in (
            document,
            *(link.source for link in workspace.referrers(document, "policy", "translates")),
        ):
            if policy.active:
                known.add(_base(policy.word("language") or ""))
        missing = tuple(language for language in wanted if _base(language) not in known)
        if missing:
            yield at(
                document, "customer_text", "missing", missing=missing, texts=_texts(text, wanted[0], missing)
            )


def _texts(text: Text | None, first: str, missing: tuple[str, ...]) -> str:
    """The missing texts, to be translated from what there is; all of them where no language was said before."""
    best = " ".join(str(text).split()) if text else translator(first)("Say here what customers can expect.")
    kept = {} if text is None or text.languages else {first: best}
    new = {
        language: translator(language)("To be translated: {text}").format(text=best) for language in missing
    }
    return written(kept | new)


@lru_cache(maxsize=256)
def _base(language: str) -> str:
    return language.partition("-")[0].lower()
