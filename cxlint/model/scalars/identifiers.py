"""Ids: how documents, people and places inside documents are named."""

from __future__ import annotations

import re
import unicodedata

from cxlint.model.scalars.fault import fault

EXAMPLE = "head-of-care"
LONGEST_ID = 120


def normal(text: str) -> str:
    """Return the composed form (Unicode NFC), in which ids are compared."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_identifier(text: str) -> bool:
    """Say whether the text can be an id: letters of any script, digits, `-` and `_`, a letter or digit first."""
    if not 0 < len(text) <= LONGEST_ID or not text[0].isalnum():
        return False
    if text.replace("-", "").replace("_", "").isalnum():
        return True
    return all(char.isalnum() or char in "-_" or unicodedata.category(char) in ("Mn", "Mc") for char in text)


def read(raw: str) -> str:
    """Read an id and return it in its composed form."""
    text = normal(raw.strip())
    if not is_identifier(text):
        raise fault("not-an-id", slug(text))
    return text


def slug(text: str) -> str | None:
    """Make an id of a name: `Head of Care` becomes `head-of-care`; None where nothing is left."""
    words = re.sub(r"[^\w-]+", "-", normal(text[:LONGEST_ID]).casefold()).strip("-_")
    return words if is_identifier(words) else None
