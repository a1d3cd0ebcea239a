"""Did-you-mean: the known word that a mistyped one most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

LONGEST_WORD = 64
"""Longer words are not looked up: nobody mistypes one letter in a paragraph."""

MOST_CANDIDATES = 5000
"""Candidates beyond this many are not looked at, so that no workspace can make a suggestion slow."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is most likely a slip of, or None where none is near.

    Differences in case, in `-`, `_` and spaces, and of one plural `s` count as no difference; beyond that one
    slip (a letter missing, added, changed or swapped with its neighbour) is allowed for every four letters.
    Among equally near candidates the first in alphabetical order wins, so the answer never depends on the
    order of the candidates.
    """
    if not word or len(word) > LONGEST_WORD:
        return None
    plain = _plain(word)
    best: tuple[int, str] | None = None
    for candidate in islice(candidates, MOST_CANDIDATES):
        if candidate == word:
            return candidate
        allowed = _allowed(plain) if best is None else best[0]
        slips = _slips(plain, _plain(candidate), allowed)
        if slips is not None and (best is None or (slips, candidate) < best):
            best = (slips, candidate)
    return best[1] if best else None


def distance(left: str, right: str, limit: int = LONGEST_WORD) -> int:
    """Count the letters to add, drop, change or swap to turn one word into the other; `limit` + 1 when it is more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            slips = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                slips = min(slips, older[j - 2] + 1)
            row.append(slips)
        if min(row) > limit and (not before or min(before) > limit):
            return limit + 1
    return min(row[-1], limit + 1)


def _allowed(word: str) -> int:
    return max(1, len(word) // 4) if len(word) > 2 else 0


def _slips(word: str, candidate: str, allowed: int) -> int | None:
    if len(candidate) > LONGEST_WORD:
        return None
    if word.removesuffix("s") == candidate.removesuffix("s"):
        return 0
    if set(word).isdisjoint(candidate):
        return None
    slips = distance(word, candidate, allowed)
    return slips if slips <= allowed else None


def _plain(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
