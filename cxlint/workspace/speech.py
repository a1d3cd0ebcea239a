"""In which language customers meet a document, for words that a rule proposes to tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.wording import LANGUAGES

if TYPE_CHECKING:
    from cxlint.model.document import Document


def language_of(document: Document) -> str:
    """Its own first language, else the first of the organisation that cxlint speaks, else English."""
    own = document.values.get("languages")
    spoken = document.context.languages if document.context is not None else ()
    for language in (document.values.get("language"), *(own if isinstance(own, tuple) else ()), *spoken):
        if isinstance(language, str) and language.partition("-")[0].lower() in LANGUAGES:
            return language
    return LANGUAGES[0]
