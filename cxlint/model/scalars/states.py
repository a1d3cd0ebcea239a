"""What a field can hold besides a value: explicitly none, or something that could not be understood.

A field that is absent or blank is Python's None; these two are the other ways of holding no value.
"""

from __future__ import annotations

from typing import final


@final
class ExplicitNone:
    """The answer `none`, written on purpose: "we charge none" is a statement, an absent field is a gap."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return "none"

    def __repr__(self) -> str:
        return "NONE"

    def __reduce__(self) -> str:
        return "NONE"


@final
class Faulty:
    """Stands in a document where something is written that could not be understood; a finding says so already."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return "not understood"

    def __repr__(self) -> str:
        return "FAULTY"

    def __reduce__(self) -> str:
        return "FAULTY"


NONE = ExplicitNone()
"""The one explicit none."""

FAULTY = Faulty()
"""The one faulty value."""


class FaultyField(Exception):
    """A rule asked for a field that could not be understood, so it cannot judge; never shown to users."""


def is_none(raw: str) -> bool:
    """Say whether the text is the word none."""
    return len(raw) <= 80 and raw.strip().casefold() == "none"
