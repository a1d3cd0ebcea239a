"""The page of a rule, as text for a terminal and as Markdown."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING, Any

from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def text(rule: dict[str, Any], language: str, colour: bool, width: int) -> str:
    """The page for a terminal."""
    say = translator(language)
    blocks = [
        f"{_BOLD}{_title(rule)}{_PLAIN}" if colour else _title(rule),
        fill(rule["summary"], width),
        _standing(rule, language),
    ]
    for title, lines in _sections(rule, language):
        body = [_line(kind, line, width) for kind, line in lines]
        head = f"{_BOLD}{title}{_PLAIN}" if colour else title
        blocks.append("\n".join([head, *body]))
    blocks.append(say("`cxlint rules` lists all rules."))
    return "\n\n".join(blocks) + "\n"


def _line(kind: str, line: str, width: int) -> str:
    if kind == "code":
        return indent(line, "    ")
    first, others = ("  - ", "    ") if kind == "item" else ("  ", "  ")
    return fill(line, width, initial_indent=first, subsequent_indent=others)


def markdown(rule: dict[str, Any], language: str) -> str:
    """The page as Markdown; right-to-left where the language is."""
    blocks = [f"# {_title(rule)}", rule["summary"], _standing(rule, language)]
    for title, lines in _sections(rule, language):
        blocks.append(f"## {title}")
        blocks += [_block(kind, line) for kind, line in lines]
    page = "\n\n".join(blocks) + "\n"
    return page if language not in ("ar", "fa") else f'<div dir="rtl">\n\n{page}\n</div>\n'


def _block(kind: str, line: str) -> str:
    if kind == "code":
        return f"```yaml\n{line}\n```"
    return f"- {line}" if kind == "item" else line


def _title(rule: dict[str, Any]) -> str:
    return f"{rule['id']} {rule['name']}"


def _standing(rule: dict[str, Any], language: str) -> str:
    say = translator(language)
    level = say("level {number} ({name})").format(number=rule["level"], name=rule["level_name"])
    return f"{say(rule['severity'])} · {level} · {rule['family_name']}"


def _sections(rule: dict[str, Any], language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Title and lines of each part of the page; a line is words, an item of a list, or code."""
    say = translator(language)
    yield say("Why it matters"), [("words", rule["why"])]
    yield say("How to mend it"), [("words", rule["fix"])]
    told = [
        ("words", f"{say(message['severity'])}: {message['text']}") for message in rule["messages"].values()
    ]
    yield say("What it says"), told
    if rule["bad_example"]:
        yield say("A bad example"), [("code", rule["bad_example"])]
    if rule["good_example"]:
        yield say("A good example"), [("code", rule["good_example"])]
    if rule["options"]:
        yield say("Options in cxlint.yaml"), list(_options(rule, language))
    origins: list[tuple[str, str]] = []
    if rule["mission_rows"]:
        rows = say("Source articles: {rows}").format(rows=", ".join(rule["mission_rows"]))
        origins.append(("words", rows))
    origins += [("item", _cited(clause)) for clause in rule["standards"]]
    if origins:
        yield say("Where it comes from"), origins


def _cited(clause: dict[str, str]) -> str:
    place = f" ({clause['place'].upper()})" if clause["place"] else ""
    return f"{clause['citation']}{place}" + (f": {clause['words']}" if clause["words"] else "")


def _options(rule: dict[str, Any], language: str) -> Iterator[tuple[str, str]]:
    say = translator(language)
    for option in rule["options"]:
        default = (
            f"[{', '.join(option['default'])}]" if isinstance(option["default"], list) else option["default"]
        )
        shown = str(default).lower() if isinstance(default, bool) else default
        yield "code", f"rules: {{{rule['id']}: {{{option['name']}: {shown}}}}}"
        yield (
            "words",
            f"{option['help']} {say('Source of the default: {source}.').format(source=option['source'])}",
        )
