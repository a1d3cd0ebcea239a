"""One escape function for each place that a report may be shown in.

Whatever stands in a document, a file name or a plugin's message arrives here as it was written, and may be written to
deceive: to move a terminal's cursor, to turn the order of letters round, to give orders to a build server, to become
markup. Every reporter passes all text through the function of its sink.
"""

from __future__ import annotations

import re
from unicodedata import bidirectional

FSI, PDI, RLI = "\u2068", "\u2069", "\u2067"
"""Isolate a stretch of text from the direction of its surroundings, and end the isolation."""

ISOLATES = frozenset((FSI, PDI, RLI))

_JOINERS = "\u200c\u200d"
_BUILD_ORDER = re.compile(r"##(?=\[|vso\[)")
_ORDER_AT_START = r"^((?:\s|\x1b\[[0-9;]*m)*):(?=:)"


def pieces(text: str) -> list[str]:
    """What is shown for each character of a text: itself, or a visible stand-in such as ``\\x1b`` or ``\\u202e``.

    The joiners that Persian and Arabic are written with stay, but only between letters of that script.
    """
    return [char if char.isprintable() else _stand_in(text, place, char) for place, char in enumerate(text)]


def _stand_in(text: str, place: int, char: str) -> str:
    joins = char in _JOINERS and 0 < place < len(text) - 1
    if joins and bidirectional(text[place - 1]) == "AL" == bidirectional(text[place + 1]):
        return char
    return code_point(char)


def code_point(char: str) -> str:
    """A character by its number: ``\\x1b``, ``\\u202e``, ``\\U000e0001``."""
    number = ord(char)
    if number <= 0xFF:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}"


def visible(text: str) -> str:
    """One line in which every character can be seen, and which gives no order to a build server."""
    if not text.isprintable():
        text = "".join(pieces(text))
    return _BUILD_ORDER.sub(r"#\\x23", text) if "##" in text else text


def prose(text: str) -> str:
    """A sentence or paragraph as one visible line; line breaks and runs of spaces become one space."""
    return visible(" ".join(text.split()))


def block(text: str) -> list[str]:
    """The visible lines of a text of several lines, such as YAML to write; tabs become two spaces."""
    return [visible(line.replace("\t", "  ").rstrip("\r")) for line in text.strip("\n").split("\n")]


def terminal(text: str) -> str:
    """A visible line for a terminal, each right-to-left run isolated so that it cannot reorder what surrounds it."""
    return isolate(visible(text))


def isolate(line: str) -> str:
    """Put each right-to-left run of a visible line between FSI and PDI; quotes and brackets end a run."""
    if line.isascii():
        return line
    out: list[str] = []
    start = end = -1
    for place, char in enumerate(line):
        direction = bidirectional(char)
        if direction in ("R", "AL", "AN"):
            start = place if start < 0 else start
            end = place + 1
        elif direction == "NSM" and place == end:
            end = place + 1
        elif start >= 0 and (direction == "L" or char in "'\"[]{}"):
            out += FSI, line[start:end], PDI, line[end : place + 1]
            start = -1
        elif start < 0:
            out.append(char)
    if start >= 0:
        out += FSI, line[start:end], PDI, line[end:]
    return "".join(out)


def sentence(line: str) -> str:
    """A visible line as its reader expects it: one that is mostly right-to-left is set so as a whole."""
    if line.isascii():
        return line
    directions = [bidirectional(char) for char in line]
    if directions.count("AL") + directions.count("R") <= directions.count("L"):
        return isolate(line)
    words = line.lstrip(" ")
    return f"{line[: len(line) - len(words)]}{RLI}{words}{PDI}"


def github_log(text: str) -> str:
    """A visible text of many lines for the log of a build server: none of its lines is an order to the server.

    GitHub obeys lines that begin with ``::``, indented or not; GitHub and Azure obey ``##[`` and ``##vso[`` anywhere.
    """
    if "::" not in text and "##" not in text:
        return text
    lines = (re.sub(_ORDER_AT_START, r"\1\\x3a", line) for line in text.split("\n"))
    return "\n".join(_BUILD_ORDER.sub(r"#\\x23", line) for line in lines)


def github_data(text: str) -> str:
    """The message of a GitHub workflow command; its line breaks are kept, in the command's own escaping."""
    lines = (visible(line.replace("\t", "  ").rstrip("\r")) for line in text.split("\n"))
    return "%0A".join(line.replace("%", "%25") for line in lines)


def github_property(text: str) -> str:
    """A property of a GitHub workflow command, such as a file name: kept exactly where GitHub has an escape for it."""
    shown = "".join(char if char in "\r\n" else piece for char, piece in zip(text, pieces(text), strict=True))
    for char in "%\r\n:,":
        shown = shown.replace(char, f"%{ord(char):02X}")
    return shown


def paragraphs(text: str) -> str:
    """A text of several lines for the message of a machine format: visible, its line breaks kept."""
    return "\n".join(visible(line.replace("\t", "  ").rstrip("\r")) for line in text.split("\n"))


def sarif_message(text: str) -> str:
    """A plain SARIF message: visible, and nothing in it reads as an embedded link ``[text](1)``."""
    return paragraphs(text).replace("](", "] (")


def uri(path: str) -> str:
    """A relative path as a percent-encoded URI reference; bytes that are not UTF-8 keep their value."""
    from urllib.parse import quote

    try:
        data = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        data = path.encode("utf-8", "surrogatepass")
    quoted = quote(data, safe="/:@!$&'()*+,;=~")
    return f"./{quoted}" if ":" in quoted.partition("/")[0] else quoted


def json_text(value: object, *, sort_keys: bool = False) -> str:
    """A value as JSON in ASCII, line by line; no line of it is an order to a build server."""
    import json

    text = json.dumps(value, ensure_ascii=True, allow_nan=False, indent=2, sort_keys=sort_keys)
    return _BUILD_ORDER.sub(r"#\\u0023", text) + "\n"


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""


def csv_text(text: str) -> str:
    """A text as a quoted CSV field in one visible line; one that would be a formula gets an apostrophe in front."""
    shown = prose(text)
    quoted = shown.replace('"', '""')
    return f'"\'{quoted}"' if shown.startswith(_FORMULA) else f'"{quoted}"'


_NOT_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"


def xml_text(text: str) -> str:
    """The text of an XML element: what XML 1.0 forbids becomes U+FFFD, and no line of it orders a build server."""
    text = re.sub(_NOT_XML, "\ufffd", text)
    for char, entity in ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"):
        text = text.replace(char, entity)
    return text.replace("##", "#&#35;").replace("::", ":&#58;")


def metric_label(text: str) -> str:
    """The value of a label for Prometheus and OpenMetrics, without its quotes."""
    return visible(text).replace("\\", "\\\\").replace('"', '\\"')


def xml_attribute(text: str) -> str:
    """The quoted value of an XML attribute; tabs and line breaks survive as character references."""
    text = xml_text(text)
    for char, entity in ('"', "&quot;"), ("\n", "&#10;"), ("\t", "&#9;"):
        text = text.replace(char, entity)
    return f'"{text}"'


_MARKUP = r"([\\`*_\[\]<>&#!~|$]|:(?=:))"
_LINKED = r"(?i)@|#\d|://|\bwww\.|\bGH-\d"
_LIST_START = r"^(\d{1,9})([.)])|^([-+=])"


def markdown(text: str) -> str:
    """Prose for Markdown, in a table or outside: no markup, and no word becomes a link or calls a person."""
    shown = " ".join(_markdown_word(word) for word in prose(text).split(" "))
    return re.sub(_LIST_START, r"\1\\\2\3", shown)


def _markdown_word(word: str) -> str:
    if re.search(_LINKED, word):
        return markdown_code(word)
    return re.sub(_MARKUP, r"\\\1", word)


def markdown_code(text: str) -> str:
    """A line as a code span, fenced by more backticks than stand in it; safe inside a table too."""
    shown = visible(text)
    if not shown.strip():
        return ""
    if "|" in shown:  # no escape for a bar holds inside a code span after a backslash
        return f"<code>{html(shown)}</code>"
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    pad = " " if "`" in shown else ""
    return f"{fence}{pad}{shown}{pad}{fence}"


_NOT_HTML = r"(?i)[\x00-\x1f!#$&*<>@\[\\\]^_`|~\x7f]|:(?=[:/])|(?<=www)\."


def html(text: str) -> str:
    """A visible line inside an HTML element of a Markdown text: neither HTML nor Markdown finds markup in it."""
    return re.sub(_NOT_HTML, lambda found: f"&#{ord(found[0])};", visible(text))


def markdown_block(text: str) -> str:
    """Lines of YAML for a table cell: a code span where one line is enough, else preformatted lines."""
    lines = block(text)
    if len(lines) == 1:
        return markdown_code(lines[0].strip())
    return f"<pre>{'<br>'.join(html(line) for line in lines)}</pre>"


_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_cell(text: str) -> str:
    """A quoted cell of a CSV file, in visible text; before what a spreadsheet would run stands an apostrophe."""
    shown = f"'{text}" if text.startswith(_FORMULA) else text
    return '"' + paragraphs(shown).replace('"', '""') + '"'
