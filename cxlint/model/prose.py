"""What a text says, apart from how it is set: the words and numbers of prose and Markdown, for comparing versions.

Signs, emphasis, headings, bullets, kinds of quotes, line breaks and where a link leads are form; every word that a
reader sees, every number with its sign, and every address that is shown are content.
"""

from __future__ import annotations

import re
from html import unescape

from cxlint.model.text import normalise

_SETTINGS = re.compile(r"\A\s*---[ \t]*\n(?:(?:[A-Za-z_][\w-]*:|[ \t]+\S|- |#).*\n)+---[ \t]*(?:\n|\Z)")
"""A block of settings at the very top, as publishing programs have it."""

_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|\{%.{0,500}?%\}|\{:[^}\n]{0,200}\}|\{#[\w-]{1,80}\}|\[\^[^\]\n]{1,40}\]:?", re.DOTALL
)
"""Remarks, orders to a publishing program, attributes, and marks of footnotes."""

_TARGET = re.compile(r"\]\((?:[^()\n]|\([^()\n]*\))*\)|\]\[[^\[\]\n]*\]")
"""Where a link leads, behind the words that a reader sees."""

_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$", re.MULTILINE)
_TAG = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]{1,30}:)(?![^<>\s@]{1,200}@)/?[A-Za-z][^<>]*>")
"""A tag of HTML; an address between the same signs is shown."""

_ITEM = re.compile(r"[ \t>]*(?:[-*+•][ \t]+|(\d{1,3})[.)][ \t]+)")
"""The mark of a list's item; the number of an ordered one is form, not content."""

_JOINED = re.compile(r"(?<=[^\W\d_])[-‐‑­'’ʼ‘`](?=[^\W\d_])")
"""A hyphen or an apostrophe inside a word."""

_THOUSANDS = re.compile(r"(?<=\d)[,](?=\d{3}(?!\d))")
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+|[%$€£¥₹﷼]")


def words(text: str) -> tuple[str, ...]:
    """The words, numbers and signs of money that a reader sees, in one form each."""
    return _words(_visible(text))


def _words(visible: str) -> tuple[str, ...]:
    plain = _THOUSANDS.sub("", _JOINED.sub("", normalise(visible)))
    return tuple(_WORD.findall(plain))


def _visible(text: str) -> str:
    """What a reader sees of a text."""
    text = _SETTINGS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _DEFINITION.sub("", _TARGET.sub("] ", _HIDDEN.sub(" ", text)))
    return _without_numbering(unescape(_TAG.sub(" ", text)))


def _without_numbering(text: str) -> str:
    """The text without the numbers of list items; one that a line of prose happens to begin with stays."""
    lines = text.split("\n")
    in_list = True
    for place, line in enumerate(lines):
        mark = _ITEM.match(line)
        if mark and mark[1] and (in_list or mark[1] == "1"):
            lines[place] = line[mark.end() :]
        in_list = bool(mark) or not line.strip()
    return "\n".join(lines)


def says_the_same(before: str, after: str) -> bool:
    """Whether two texts have the same words and numbers in the same order.

    Where only the space in a word differs (third-party, third party) they say the same.
    """
    return before == after or _run_together(before) == _run_together(after)


def _run_together(text: str) -> str:
    return "".join(word if word.isalpha() else f" {word} " for word in words(text))


_AROUND = 4


def excerpts(before: str, after: str, longest: int = 24) -> tuple[str, str]:
    """What two texts say differently: from the first difference to the last, with a few words around them."""
    old, new = _tokens(before), _tokens(after)
    start = 0
    while start < min(len(old), len(new)) and old[start][0] == new[start][0]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end][0] == new[-1 - end][0]:
        end += 1
    return _excerpt(old, start, end, longest), _excerpt(new, start, end, longest)


def _tokens(text: str) -> list[tuple[tuple[str, ...], str]]:
    """The words of a text as they are compared, with the way in which they are written."""
    pairs = ((_words(written), written) for written in _visible(text).split())
    return [(said, written.strip("#*_|>[]")) for said, written in pairs if said]


def _excerpt(said: list[tuple[tuple[str, ...], str]], start: int, end: int, longest: int) -> str:
    first, last = max(0, start - _AROUND), min(len(said), len(said) - end + _AROUND)
    shown = " ".join(written for _, written in said[first : min(last, first + longest)])
    head, tail = "… " if first else "", " …" if last < len(said) or last - first > longest else ""
    return f"{head}{shown}{tail}"
