"""Did-you-mean: the known word that a mistyped one most likely stands for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

LONGEST_WORD = 64
"""Longer words are not looked up: nobody mistypes one letter in a paragraph."""

MOST_CANDIDATES = 2000
"""Of more candidates only the first so many with the same first letter are looked at, so that none is slow."""

MOST_SLIPS = 3
"""However long the word, more slips than these make another word of it."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that `word` is most likely a slip of, or None where none is near.

    Differences in case, in `-`, `_` and spaces, and of one plural `s` count as no difference; beyond that one
    slip (a letter missing, added, changed or swapped with its neighbour) is allowed for every four letters,
    three at most. Among equally near candidates the first in alphabetical order wins, so the answer never
    depends on the order of the candidates.
    """
    if not word or len(word) > LONGEST_WORD:
        return None
    plain, letters = _spelt(word)
    allowed = _allowed(plain)
    best: tuple[int, str] | None = None
    for candidate in _few(word, candidates):
        if candidate == word:
            return candidate
        other, others = _spelt(candidate)
        # One slip changes at most two of the letters that a word is made of, and the length by one.
        if abs(len(other) - len(plain)) > allowed + 1 or (letters ^ others).bit_count() > 2 * allowed + 1:
            continue
        slips = _slips(plain, other, allowed if best is None else best[0])
        if slips is not None and (best is None or (slips, candidate) < best):
            best = (slips, candidate)
    return best[1] if best else None


def did_you_mean(word: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """A hint to put behind a message; `otherwise` where nothing is near."""
    near = closest(word, candidates)
    return f"; did you mean '{near}'?" if near else otherwise


def distance(left: str, right: str, limit: int = MOST_SLIPS) -> int:
    """Count the letters to add, drop, change or swap to make one word the other; `limit` + 1 for more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    far = limit + 1
    before: list[int] = []
    row = [min(j, far) for j in range(len(right) + 1)]
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [far] * (len(right) + 1)
        if i <= limit:
            row[0] = i
        # Cells further than the limit from the diagonal can only hold more than the limit.
        for j in range(max(1, i - limit), min(len(right), i + limit) + 1):
            b = right[j - 1]
            slips = before[j - 1] if a == b else min(before[j], row[j - 1], before[j - 1]) + 1
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                slips = min(slips, older[j - 2] + 1)
            row[j] = slips
        if min(row) >= far and min(before) >= far:
            return far
    return min(row[-1], far)


def _few(word: str, candidates: Iterable[str]) -> list[str]:
    every = list(candidates)
    if len(every) <= MOST_CANDIDATES:
        return every
    return sorted(candidate for candidate in every if candidate[:1].casefold() == word[0].casefold())[
        :MOST_CANDIDATES
    ]


def _allowed(word: str) -> int:
    return min(MOST_SLIPS, max(1, len(word) // 4)) if len(word) > 2 else 0


def _slips(word: str, candidate: str, allowed: int) -> int | None:
    if len(candidate) > LONGEST_WORD:
        return None
    if word.removesuffix("s") == candidate.removesuffix("s"):
        return 0
    # One slip changes at most two of the letters that a word is made of.
    if abs(len(word) - len(candidate)) > allowed or len({*word} ^ {*candidate}) > 2 * allowed:
        return None
    slips = distance(word, candidate, allowed)
    return slips if slips <= allowed else None


@lru_cache(maxsize=2 * MOST_CANDIDATES)
def _spelt(word: str) -> tuple[str, int]:
    """A word as it is compared, and its letters as bits; of two letters that share a bit, one may go unseen."""
    plain, letters = _plain(word), 0
    for letter in plain:
        letters |= 1 << ord(letter) % 61
    return plain, letters


def _plain(word: str) -> str:
    return word.casefold().replace("_", "").replace("-", "").replace(" ", "")
