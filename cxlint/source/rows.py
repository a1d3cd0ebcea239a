"""Reads lines that are written in the usual way, without a parser: words, quotes, blocks, lists and fields on one line.

It knows the simplest part of YAML only. What it gives is what libyaml gives; at anything else it raises Unusual.
"""

from __future__ import annotations

import re

from cxlint.source.core import BLANK

LARGEST = 100_000
"""Bytes; a larger file may hold more parts than anybody should take without counting."""

END = "\0"
"""Stands behind the last line of a document; no line that is read here has this character."""

DIVIDER = "---"

_HARMLESS = bytes(byte for byte in range(256) if byte == 0x0A or 0x20 <= byte < 0x7F or byte >= 0x80)
_NOT_FIRST = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_KEY = re.compile(r"[^\W\d_][\w-]{0,99}")
_QUOTED = re.compile(r"""(?:"([^"\\]*)"|'((?:[^']|'')*)')(?: +(?:#.*)?)?""")
_PART = re.compile(
    r"""(
        (?:   [^,\[\]{}"]+ (?: (?: "[^"\\]*" | \[[^\[\]]*\] | \{[^{}]*\} ) [ ]* )?
          |   (?: "[^"\\]*" | \[[^\[\]]*\] | \{[^{}]*\} ) [ ]*
        )
        (?:,[ ]*|\Z)
    ) | [\s\S]+""",
    re.VERBOSE,
)
"""One item of a list or one field within brackets; where there is none, nothing in the place of all that is left."""
_SIGNS = re.compile(r"[,\[\]{}?#]")
"""What plain words within brackets may not hold."""


class Unusual(Exception):
    """There is something that only a parser can judge."""


class Wrong(Unusual):
    """There is a fault, which the careful way has to tell."""


def documents_of(data: bytes) -> list[list[str]]:
    """The lines of each document of a file, and END behind them.

    Where the last line of a document has an end, there is an empty line between it and END.
    """
    others = data.translate(None, _HARMLESS)
    if len(data) > LARGEST or others.strip(b"\r"):
        raise Unusual
    text = data.decode()
    if others:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            raise Unusual
    if not text.isascii():
        if "\u2028" in text or "\u2029" in text:
            raise Unusual
        if (b"\xc2" in data or b"\xef" in data) and re.search("[\x80-\x9f\ufeff\ufffe\uffff]", text):
            raise Unusual
    lines = text.split("\n")
    lines.append(END)
    return _divided(lines) if DIVIDER in text else [lines]


def _divided(lines: list[str]) -> list[list[str]]:
    found: list[list[str]] = []
    begun = 0
    for number, line in enumerate(lines):
        if line == DIVIDER:
            before = lines[begun:number]
            if found or any(is_told(line) for line in before):
                found.append([*before, "", END])
            begun = number + 1
    return [*found, lines[begun:]]


def is_told(line: str) -> bool:
    """Whether something stands on a line that is no remark."""
    body = line.lstrip(" ")
    return body != "" and body[0] != "#"


def is_key(word: str) -> bool:
    """Whether a word is surely a key as it is written."""
    return _KEY.fullmatch(word) is not None


def value_of(written: str) -> tuple[str, bool]:
    """The words of a value on one line, never blank, and whether they are plain; it starts and ends with no space."""
    first = written[0]
    if first.isalnum():
        if ":" not in written and "#" not in written and (len(written) > 4 or written not in BLANK):
            return written, True
    elif first in _NOT_FIRST:
        if first in "\"'":
            return _quoted(written), False
        if first != "-" or not written[1:2].isalnum():
            raise Unusual
    if " #" in written:
        written = written[: written.index(" #")].rstrip(" ")
    if ": " in written or written[-1] == ":" or written in BLANK or written.isspace():
        raise Unusual
    return written, True


def _quoted(written: str) -> str:
    found = _QUOTED.fullmatch(written)
    if found is None:
        raise Unusual
    words, single = found.groups()
    if single is not None:
        words = single.replace("''", "'")
    if not words or words.isspace():
        raise Unusual
    return words


def block_of(lines: list[str], at: int, header: str, indent: int) -> tuple[str, int]:
    """The words of a block whose first line is at a place, never blank, and the place of the line behind it."""
    first = lines[at]
    words = first.lstrip(" ")
    depth = len(first) - len(words)
    if depth <= indent or not words:
        raise Unusual
    margin = first[:depth]
    end = at + 1
    while lines[end].startswith(margin):
        end += 1
    behind = lines[end]
    if not behind:
        if lines[end + 1] is not END:
            return _long_block(lines, at, header, margin)
    elif behind[0] == " " and behind.isspace():
        raise Unusual  # the block may go on behind it, with what looks like a remark
    if end > at + 1:
        words = "\n".join(lines[at:end])[depth:].replace("\n" + margin, "\n")
        if words[-1] == "\n":
            raise Unusual
        if header[0] == ">":
            if "\n " in words or "\n\n" in words:
                raise Unusual
            words = words.replace("\n", " ")
    if words.isspace():
        raise Unusual
    return (words if len(header) == 2 or behind is END else words + "\n"), end


def _long_block(lines: list[str], at: int, header: str, margin: str) -> tuple[str, int]:
    """A block that may go on behind blank lines."""
    begun = at
    while True:
        while lines[at].startswith(margin):
            at += 1
        end = at
        while not lines[at]:
            at += 1
        if not lines[at].startswith(margin):
            break
    words = "\n".join(lines[begun:end])[len(margin) :].replace("\n" + margin, "\n")
    if lines[at].isspace() or words[-1] == "\n" or words.isspace():
        raise Unusual
    if header[0] == ">":
        if "\n " in words:
            raise Unusual
        words = re.sub("\n(\n*)", lambda found: found[1] or " ", words)
    return (words if len(header) == 2 or lines[end] is END else words + "\n"), at


def flow_value_of(written: str) -> tuple[str, bool]:
    """The words of a value within brackets, and whether they are plain."""
    written = written.strip(" ")
    if not written:
        raise Unusual
    words, plain = value_of(written)
    if plain and _SIGNS.search(written):
        raise Unusual
    return words, plain


def bare(written: str) -> str:
    """Brackets without a remark behind them."""
    return written[: written.index(" #")].rstrip(" ") if " #" in written else written


def parts_of(written: str) -> list[str]:
    """The items of a list or the fields within brackets."""
    if written[-1] != ("]" if written[0] == "[" else "}"):
        raise Unusual
    inside = written[1:-1]
    if "[" not in inside and "{" not in inside and '"' not in inside:
        parts = inside.split(", ")
        if inside.count(",") == len(parts) - 1:
            return parts if inside else []
    return [part.rstrip(", ") for part in _PART.findall(inside)]
