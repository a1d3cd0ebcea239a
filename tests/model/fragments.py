"""Texts made of what YAML is made of, in any order; the kind `tour` takes nearly all of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cxlint.model.spec import KindRef, Kinds

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

TOUR = {
    "type": "object",
    "definitions": {
        "any": {
            "type": ["string", "number", "integer", "boolean", "object", "array"],
            "additionalProperties": {"$ref": "#/definitions/any"},
            "items": {"$ref": "#/definitions/any"},
        },
        "text": {"x-type": "text"},
        "stop": {"type": "string", "x-refers-to": ["tour", "person"], "x-none": True},
    },
    "properties": {
        "kind": {"const": "tour"},
        "id": {"type": "string", "x-type": "id"},
        "title": {"$ref": "#/definitions/text"},
        "start": {"$ref": "#/definitions/stop"},
        "stops": {"type": "array", "items": {"$ref": "#/definitions/stop"}},
        "takes": {"type": "string", "x-type": "duration", "x-none": True},
        "words": {"type": "string"},
        "legs": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "from": {"$ref": "#/definitions/stop"},
                    "note": {"$ref": "#/definitions/text"},
                    "words": {"type": "string"},
                    "via": {"type": "array", "items": {"$ref": "#/definitions/stop"}},
                },
                "required": ["from"],
            },
        },
    },
    "additionalProperties": {"$ref": "#/definitions/any"},
}

TYPED = ["title", "start", "stops", "takes", "words", "legs", "from", "note", "via", "en", "ar", "fa"]
GOOD_KEYS = ["a", "b", "c", "d", "e", "a-b", "a_b", "x1", "سفر", "é", "on"]
KEYS = [
    *(*GOOD_KEYS, *TYPED, "id", "kind", "null", "true", "1", "-a", "a b", "'a'", '"a"', "<<", "? a", "a:b", "_a", "a."),
]  # fmt: skip
WORDS = [
    *("a", "b c", "tea at home", "سفر به خانه", "بازمی\u200cگردد", "don't", "a's, b's", "5", "-5", "- 5", "1.50", "none"),
    *("30 days", "4 weeks", "true", "null", "~", "''", '""', "'a'", '"a"', "'it''s'", '"a\\n"', "'a", '"a', "' a '", '" "'),
    *("a: b", "a:b", "a :b", "a:", ":a", "a #b", "a#b", "#a", "a # b", "a  ", "09:00-17:00", "http://x/y?z#w", "a?b", "?a"),
    *("? a", "-", "--", "---", "--- a", "...", "&a", "&a b", "*a", "!a", "!!str a", "%a", "@a", "`a", "|a", ">a", ",a", "a,"),
    *("[a, b]", "[a,b]", "[a, b", "a, b]", "[]", "[ ]", "[ a ]", "[a, ]", "[, a]", "[a, [b]]", "[[a], b]", "['a, b', c]"),
    *('["a, b", c]', '[a "b"]', '["a" b]', "[a: b]", "[a: b, c]", "[a]b", "[a] # b", "[a]#b", "[a # b]", "[a#b]", "[-5]"),
    *("[- a]", "[-]", "[?a]", "[a?]", "[:a]", "[a:]", "[a:b]", "[&a b]", "[*a]", "[!a b]", "[a!]", "[{a: b}]", "[{a: b}, c]"),
    *("{a: b}", "{a: b, c: d}", "{a: b,c: d}", "{a: [b, c], d: e}", "{a: [b, c]}", "{}", "{ }", "{a}", "{a: }", "{a:b}"),
    *('{"a": b}', "{'a': b}", '{a: "b, c"}', "{a: 'b, c'}", '{a: "b}"}', "{a: {b: c}}", "{a: {b: [c]}}", "{a: b, }", "{a: b}}"),
    *("{en: A, ar: ب}", "{en: 'A'}", "{from: a}", "{from: a, via: [b, c]}", "{from: none}", "[none]", "{a: b: c}", "{? a: b}"),
    *("|", ">", "|-", ">-", "|+", ">+", "|2", ">1-", "| # a", "|-  ", "> a", "|\n", ">\n", "|-\n", ">-\n", "\n", "", " "),
    *("\u00a0", "a\u00a0", "\u2028", "a\u2029b", "\x85", "\ufeff", "\x7f", "\x01", "\t", "a\tb", "£5", "«a»", "😀", "\ufffe"),
    *("<<", "=", "0x1", "012", "1:30", "2026-01-02", "a/b", "a/b/c", "a" * 130, "e\u0301"),
]  # fmt: skip
ENDS = ["\n", "\n", "\n", "\n", "\n\n", " \n", "  # a\n", "\n  \n", "\n# a\n", "\n   # a\n", "\r\n", "\t\n"]
LINES = [
    "---",
    "...",
    "- ",
    "-",
    "# a",
    "",
    "  ",
    "%YAML 1.1",
    "kind: tour\nid: t",
    "--- # a",
    "--- |",
    "\t",
    " # a",
]
SIGNS = [
    *"\n :-,[]{}#&*!|>'\"%@`?~<=.09a",
    "\n\n",
    "  ",
    "\n  ",
    ": ",
    " #",
    "- ",
    "\t",
    "\r\n",
    "\x85",
    "\u2028",
    "\ufeff",
]
GOOD_WORDS, GOOD_ENDS = WORDS[:13], ENDS[:5]
"""What is nothing special."""


def kinds_with_tour(folder: Path) -> Kinds:
    """The kind `tour`, which has fields of any shape."""
    schema = folder / "tour.json"
    schema.write_text(json.dumps(TOUR), encoding="utf-8")
    return Kinds((KindRef("tour", str(schema)),))


class Writer:
    """Writes texts in which something is odd here and there."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.odd = random.choice((0.0, 0.01, 0.05, 0.2))

    def text(self) -> str:
        """One or several documents, with a few signs put in, cut out or doubled."""
        documents = [
            "kind: tour\nid: t\n" + self.fields(0, 0) for _ in range(self.random.choice((1, 1, 1, 2)))
        ]
        text = self.random.choice(("", "", "---\n", "# a\n", "# a\n---\n")) + "---\n".join(documents)
        for _ in range(self.random.choice((0, 0, 1, 1, 2, 3))):
            text = self.changed(text)
        return text if self.random.random() < 0.8 else text.rstrip("\n")

    def changed(self, text: str) -> str:
        at, sign = self.random.randint(0, len(text)), self.random.choice(SIGNS)
        length = self.random.randint(1, 9)
        return self.random.choice(
            (
                text[:at] + sign + text[at:],
                text[:at] + text[at + length :],
                text[:at] + text[at : at + length] + text[at:],
            )
        )

    def rare(self) -> bool:
        return self.random.random() < self.odd

    def pick(self, all_of_them: list[str], good: list[str]) -> str:
        return self.random.choice(all_of_them if self.rare() else good)

    def end(self) -> str:
        return self.pick(ENDS, GOOD_ENDS)

    def fields(self, column: int, level: int, first: str = "") -> str:
        """The fields of a group, each key at the column; `first` stands where the indentation of the first one would."""
        lines = ""
        known = TYPED if self.random.random() < 0.2 else GOOD_KEYS
        keys = self.random.sample(known, self.random.randint(1, 3))
        for number, key in enumerate(keys):
            here = first if first and not number else " " * column
            if self.rare():
                here = self.random.choice((here + " ", here[1:], " ", ""))
            if self.rare():
                lines += self.random.choice(LINES) + self.end()
            lines += here + self.pick(KEYS, [key]) + ":" + self.value(column, level)
        return lines

    def value(self, column: int, level: int) -> str:
        """What stands behind a colon or a dash whose key or dash is at the column."""
        shape = self.random.random()
        space = self.pick([":", "", "  ", "   ", "\t"], [" "])
        if shape < 0.35:
            return space + self.pick(WORDS, GOOD_WORDS) + self.end()
        if shape < 0.5:
            return space + self.random.choice(WORDS) + self.end()
        if shape < 0.65:
            return space + self.brackets(0) + self.end()
        if shape < 0.8:
            return space + self.block(column)
        deeper = column + self.random.choice((1, 2, 2, 2, 4))
        if level > 3:
            return space + "a\n"
        if shape < 0.9:
            return self.end() + self.fields(deeper, level + 1)
        return self.end() + self.items(self.random.choice((column, deeper, deeper)), level + 1)

    def items(self, column: int, level: int) -> str:
        lines = ""
        for _ in range(self.random.randint(1, 3)):
            dash = " " * column + "-" + " " * self.random.choice((1, 1, 1, 1, 3))
            if self.random.random() < 0.5:
                lines += self.fields(len(dash), level, dash)
            else:
                lines += " " * column + "-" + self.value(column, level)
        return lines

    def brackets(self, level: int) -> str:
        parts = []
        listed = self.random.random() < 0.5
        for _ in range(self.random.randint(0, 3)):
            word = self.brackets(level + 1) if self.random.random() < 0.3 and level < 3 else ""
            word = word or self.pick(WORDS, GOOD_WORDS)
            key = (
                ""
                if listed and not self.rare()
                else self.pick(KEYS, GOOD_KEYS) + self.pick([":", " : "], [": "])
            )
            parts.append(key + word)
        inside = self.pick([",", " , ", ", ,", "\n, "], [", "]).join(parts)
        return self.pick(["[{}}}", "({})", "[ {} ]"], ["[{}]" if listed else "{{{}}}"]).format(inside)

    def block(self, column: int) -> str:
        header = self.pick(["|+", ">+", "|2", "| # a", "|- ", "> a"], ["|", ">", "|-", ">-"])
        margin = " " * (column + self.random.choice((1, 2, 2, 4)))
        lines = header + "\n"
        for _ in range(self.random.randint(1, 4)):
            here = self.random.choice(("", " ", margin, margin + " ", margin[1:])) if self.rare() else margin
            lines += here + self.pick(
                [*WORDS, *KEYS, *LINES], ["a b", "# a", "a: b", "- a", "سفر", "[a", "'a", "---"]
            )
            lines += self.random.choice(("\n", "\n", "\n", "\n\n", " \n"))
        return lines + self.random.choice(("", "", "\n", "\n\n"))
