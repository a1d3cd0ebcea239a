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
        body = [
            indent(line, "    ")
            if kind == "code"
            else fill(line, width, initial_indent="  ", subsequent_indent="  ")
            for kind, line in lines
        ]
        head = f"{_BOLD}{title}{_PLAIN}" if colour else title
        blocks.append("\n".join([head, *body]))
    blocks.append(say("`cxlint rules` lists all rules."))
    return "\n\n".join(blocks) + "\n"


def markdown(rule: dict[str, Any], language: str) -> str:
    """The page as Markdown; right-to-left where the language is."""
    blocks = [f"# {_title(rule)}", rule["summary"], _standing(rule, language)]
    for title, lines in _sections(rule, language):
        blocks.append(f"## {title}")
        blocks += [f"```yaml\n{line}\n```" if kind == "code" else line for kind, line in lines]
    page = "\n\n".join(blocks) + "\n"
    return page if language not in ("ar", "fa") else f'<div dir="rtl">\n\n{page}\n</div>\n'


def _title(rule: dict[str, Any]) -> str:
    return f"{rule['id']} {rule['name']}"


def _standing(rule: dict[str, Any], language: str) -> str:
    say = translator(language)
    level = say("level {number} ({name})").format(number=rule["level"], name=rule["level_name"])
    return f"{say(rule['severity'])} · {level} · {rule['family_name']}"


def _sections(rule: dict[str, Any], language: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Title and lines of each part of the page; a line is words or code."""
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
    origins = []
    if rule["mission_rows"]:
        origins.append(say("Source articles: {rows}").format(rows=", ".join(rule["mission_rows"])))
    if rule["standards"]:
        origins.append(say("Standards and laws: {clauses}").format(clauses=", ".join(rule["standards"])))
    if origins:
        yield say("Where it comes from"), [("words", line) for line in origins]


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
