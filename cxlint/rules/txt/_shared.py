"""The texts of a policy as customers read them, and how they are put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.quantities import counts, quantities
from cxlint.model.quantity_words import LANGUAGES
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.model.document import Document
    from cxlint.model.quantities import Quantity
    from cxlint.model.text import Text
    from cxlint.workspace.graph import Workspace

TEXT = "customer_text"
BODY = "body"


class Passage(NamedTuple):
    """A text in one language, the path at which it stands, and whether it may say a number that is sure."""

    language: str
    text: str
    path: str
    counts: bool

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """What it says in numbers with units."""
        return quantities(self.text, self.language)

    def quote(self, quantity: Quantity) -> str:
        """The words of a quantity as they are written."""
        return self.text[quantity.start : quantity.end]

    def mended(self, words: str, instead_of: Quantity | None = None) -> str:
        """What to write: the text with other words in place of a quantity, or with words added at its end.

        The text of a Markdown document stands outside its YAML, so that only a remark can say what to write in it.
        """
        if self.path == BODY:
            where = f"instead of “{self.quote(instead_of)}”" if instead_of else "as well"
            return f"# Write “{words}” in the text below, {where}."
        if instead_of is not None:
            text = self.text[: instead_of.start] + words + self.text[instead_of.end :]
        else:
            text = f"{self.text.rstrip()}\n… {words} …"
        block = "\n".join(f"  {line}".rstrip() for line in text.strip().splitlines())
        return f"{self.language}: |\n{block}\n"


def passages(document: Document, workspace: Workspace) -> tuple[Passage, ...]:
    """The texts of a document in the languages in which numbers are understood, in its own order."""
    text, language = document.text(TEXT), document.word("language")
    key = ("passages", document.kind, document.id)
    return workspace.remember(key, lambda: _passages(document, text, language))


def _passages(document: Document, text: Text | None, language: str | None) -> tuple[Passage, ...]:
    found = [(language, words, f"{TEXT}.{language}") for language, words in text or ()]
    if document.body is not None and language:
        found.append((language, document.body, BODY))
    return tuple(
        Passage(language, words, path, counts(words, language))
        for language, words, path in found
        if language.partition("-")[0] in LANGUAGES and words.strip()
    )


def terms_of(document: Document, workspace: Workspace) -> Document:
    """The document whose terms hold: of a translation, the policy that it translates."""
    return workspace.target(document, "translates") or document
