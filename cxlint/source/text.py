"""From bytes to text and lines, counted exactly as the parser counts them."""

from __future__ import annotations

import re

from cxlint.diagnostics import Fault, Span

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF32_MARKS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_BREAK = "\r\n|[\r\n\x85\u2028\u2029]"
_OTHER_BREAKS = "\r\x85\u2028\u2029"
_UNPRINTABLE = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"


def is_utf16(data: bytes) -> bool:
    """Whether the bytes start with the byte order mark of UTF-16."""
    return data[:2] in _UTF16_MARKS and data[:4] not in _UTF32_MARKS


def needs_cleaning(data: bytes) -> bool:
    """Whether the C parser must not get these bytes as they are; other faults of a text it finds itself."""
    return is_utf16(data) or data.find(_UTF8_MARK, 1) > 0


def text_of(data: bytes) -> str:
    """The text without its byte order mark; what cannot be read becomes U+FFFD."""
    return data.decode("utf-16" if is_utf16(data) else "utf-8-sig", "replace")


def lines(data: bytes) -> list[str]:
    """The lines of a file without their ends, so that ``lines(data)[span.line - 1]`` is the line of a span.

    CR, LF, CRLF, NEL, LS and PS end a line, as they do for the parser.
    """
    text = text_of(data)
    if any(mark in text for mark in _OTHER_BREAKS):
        return re.split(_BREAK, text)
    return text.split("\n")


def has_other_breaks(data: bytes) -> bool:
    """Whether anything but LF may end a line."""
    return b"\r" in data or b"\xc2\x85" in data or b"\xe2\x80\xa8" in data or b"\xe2\x80\xa9" in data


def place(text: str, offset: int) -> Span:
    """The one-character span at an offset into the text."""
    before = re.split(_BREAK, text[:offset])
    if text[offset - 1 : offset + 1] == "\r\n":
        before.pop()
    line, column = len(before), len(before[-1]) + 1
    return Span(line, column, line, column + 1)


def clean(data: bytes) -> tuple[str, list[Fault]]:
    """A text that the parser accepts, as like the file as can be, and faults for what had to be replaced.

    One character stands for each that is replaced, so that columns stay true.
    """
    utf16 = is_utf16(data)
    if data[:4] in _UTF32_MARKS or (not utf16 and b"\0" in data[:2]):
        return "", [Fault("CX001", "encoding", Span(1, 1, 1, 2), {"offset": 0})]
    text = text_of(data)
    faults = [Fault("CX001", "utf16", Span(1, 1, 1, 2))] if utf16 else []
    wrong = _first_wrong_byte(data, utf16=utf16)
    if wrong is not None:
        offset, before = wrong
        faults.append(Fault("CX001", "encoding", place(text, before), {"offset": offset}))
    found = re.search(_UNPRINTABLE, text)
    if found is not None and wrong is None:
        where, which = place(text, found.start()), f"U+{ord(found[0]):04X}"
        faults.append(Fault("CX002", "control-character", where, {"character": which}))
    return re.sub(_UNPRINTABLE, "\ufffd", text), faults


def _first_wrong_byte(data: bytes, *, utf16: bool) -> tuple[int, int] | None:
    """Offset of the first byte that is not text, and how many characters stand before it; None when all is well."""
    mark = 0 if utf16 or not data.startswith(_UTF8_MARK) else len(_UTF8_MARK)
    codec = "utf-16" if utf16 else "utf-8"
    try:
        data[mark:].decode(codec)
    except UnicodeDecodeError as error:
        return mark + error.start, len(data[mark : mark + error.start].decode(codec))
    return None
