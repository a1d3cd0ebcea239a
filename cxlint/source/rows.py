"""Reads lines that are written in the usual way, without a parser: words, quotes, blocks, lists and fields on one line.

It knows the simplest part of YAML only. What it gives is what libyaml gives; at anything else it raises Unusual.
"""

from __future__ import annotations

import re

LARGEST = 100_000
"""Bytes; a larger file may hold more parts than anybody should take without counting."""

END = "\0"
"""Stands behind the last line of a document; no line that is read here has this character."""

DIVIDER = "---"

_HARMLESS = bytes(byte for byte in range(256) if byte == 0x0A or 0x20 <= byte < 0x7F or byte >= 0x80)
_UNPRINTABLE = re.compile("[\x80-\x9f\ufeff\ufffe\uffff]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
_NOT_FIRST = frozenset(" -?:,[]{}#&*!|>'\"%@`")
_KEY = re.compile(r"[^\W\d_][\w-]{0,99}")
_QUOTED = re.compile(r"""(?:"([^"\\]*)"|'((?:[^']|'')*)')(?: +(?:#.*)?)?""")
_PARAGRAPHS = re.compile("\n(\n*)")
_PART = re.compile(
    r"""(
        (?:   [^,\[\]{}"]+ (?: (?: "[^"\\]*" | \[[^\[\]]*\] | \{[^{}]*\} ) [ ]* )?
          |   (?: "[^"\\]*" | \[[^\[\]]*\] | \{[^{}]*\} ) [ ]*
        )
        (?:,[ ]*|\Z)
    ) | [\s\S]+""",
    re.VERBOSE,
)
"""One item of a list or one field within brackets; where there is none, all that is left."""
_SIGNS = re.compile(r"[,\[\]{}?#]|:(?![\w/])")
"""What plain words within brackets may not hold."""


class Unusual(Exception):
    """There is something that only a parser can judge."""


def documents_of(data: bytes) -> list[list[str]]:
    """The lines of each document of a file, and END behind them.

    Where the last line of a document has an end, there is an empty line between it and END.
    """
    others = data.translate(None, _HARMLESS)
    if len(data) > LARGEST or others.strip(b"\r"):
        raise Unusual
    text = str(data, "utf-8")
    if others:
        text = text.replace("\r\n", "\n")
        if "\r" in text:
            raise Unusual
    if (b"\xc2" in data or b"\xef" in data) and _UNPRINTABLE.search(text):
        raise Unusual
    lines = text.splitlines()
    if text[-1:] == "\n":
        if len(lines) != text.count("\n"):
            raise Unusual
        lines.append("")
    elif _OTHER_BREAKS.search(text):
        raise Unusual
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
    """The words of a value on one line, which starts and ends with no space, and whether they are plain."""
    first = written[0]
    if first.isalnum():
        if ":" not in written and "#" not in written:
            return written, True
    elif first in _NOT_FIRST:
        if first in "\"'":
            found = _QUOTED.fullmatch(written)
            if found is None:
                raise Unusual
            words, single = found.groups()
            return (words if single is None else single.replace("''", "'")), False
        if first != "-" or not written[1:2].isalnum():
            raise Unusual
    if " #" in written:
        written = written[: written.index(" #")].rstrip(" ")
    if ": " in written or written[-1] == ":":
        raise Unusual
    return written, True


def block_of(lines: list[str], at: int, header: str, indent: int) -> tuple[str, int]:
    """The words of a block whose first line is at a place, and the place of the line behind it."""
    first = lines[at]
    depth = len(first) - len(first.lstrip(" "))
    if depth <= indent or depth == len(first):
        raise Unusual
    margin = first[:depth]
    begun = at
    while True:
        at += 1
        while lines[at].startswith(margin):
            at += 1
        end = at
        while not lines[at]:
            at += 1
        if not lines[at].startswith(margin):
            break
    if lines[at].isspace():
        raise Unusual
    words = "\n".join(lines[begun:end])[depth:].replace("\n" + margin, "\n")
    if words[-1] == "\n":
        raise Unusual
    if header[0] == ">":
        if "\n " in words:
            raise Unusual
        words = (
            _PARAGRAPHS.sub(lambda found: found[1] or " ", words)
            if "\n\n" in words
            else words.replace("\n", " ")
        )
    return (words if len(header) == 2 or lines[end] is END else words + "\n"), at


def flow_value_of(written: str) -> tuple[str, bool]:
    """The words of a value within brackets, which starts and ends with no space, and whether they are plain."""
    if not written:
        raise Unusual
    words, plain = value_of(written)
    if plain and _SIGNS.search(written):
        raise Unusual
    return words, plain


def parts_of(written: str) -> list[str]:
    """The items of a list or the fields within brackets, each with the comma behind it."""
    if written[-1] != ("]" if written[0] == "[" else "}"):
        raise Unusual
    inside = written[1:-1].strip(" ")
    parts: list[str] = _PART.findall(inside)
    if "".join(parts) != inside:
        raise Unusual
    return parts
