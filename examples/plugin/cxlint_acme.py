"""House rules of Acme: customers are greeted in their own language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cxlint.hookspecs import hookimpl
from cxlint.rule import WARNING, Case, DocumentRule, Message, Options, at, option, reference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.rule import Hit, RuleRef


class GreetingLanguageOptions(Options):
    """Which languages need no greeting of their own."""

    spared: tuple[str, ...] = option((), "Languages in which a channel needs no name.", source="house rule")


class GreetingLanguage(DocumentRule[GreetingLanguageOptions]):
    """A channel that speaks Arabic also has an Arabic name."""

    id = "ACME001"
    name = "greeting-language"
    summary = "A channel has a name in every language that it speaks."
    why = "Customers who do not find their language at the door do not learn that it is spoken inside."
    fix = "Write the title in each of the languages."
    kinds = ("channel",)
    level = 3
    needs = ("title", "languages")
    options = GreetingLanguageOptions
    messages = {
        "missing": Message(
            WARNING,
            "Customers are served in {missing} on '{title}', but its name does not exist in {missing}.",
            "title: {titles}",
        ),
    }
    good = (
        Case("kind: channel\nid: phone\ntitle: {en: Phone, ar: الهاتف}\nlanguages: [en, ar]\n"),
        Case(
            "kind: channel\nid: phone\ntitle: {en: Phone}\nlanguages: [en, de]\n", options={"spared": ["de"]}
        ),
        Case("kind: channel\nid: phone\ntitle: {en: Phone}\n", applies=False),
    )
    bad = (
        Case("kind: channel\nid: phone\ntitle: {en: Phone}\nlanguages: [en, ar]\n", ((3, 8, "missing"),)),
        Case("kind: channel\nid: phone\ntitle: Phone\nlanguages: [en, fa]\n", ((3, 8, "missing"),)),
    )

    def check(self, document: Document, options: GreetingLanguageOptions) -> Iterator[Hit]:
        """Compare the languages of the channel with those of its name."""
        spoken, title = document.words("languages") or (), document.text("title")
        names = {language or spoken[0]: words for language, words in title or () if spoken}
        missing = tuple(language for language in spoken if language not in (*names, *options.spared))
        if missing:
            titles = names | {language: f"its name in {language}" for language in missing}
            written = json.dumps(titles, ensure_ascii=False)
            yield at(document, "title", "missing", missing=missing, titles=written)


@hookimpl
def cxlint_rules() -> tuple[RuleRef, ...]:
    """The rules of this plugin."""
    return (reference(GreetingLanguage),)
