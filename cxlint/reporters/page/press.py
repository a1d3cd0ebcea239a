"""Prints pages from templates: every value is escaped, and only our own style and script may run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.reporters.digest import count
from cxlint.reporters.escape import pieces
from cxlint.reporters.maps import words
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

RIGHT_TO_LEFT = ("ar", "fa")
"""The languages of cxlint that are read from right to left."""


def page(template: str, language: str, **given: object) -> str:
    """A whole page. The same values give the same bytes."""
    style, script = _asset("style.css"), _asset("page.js")
    told = _environment(language).get_template(template).render(
        style=_trusted(style),
        script=_trusted(script),
        policy=_policy(style, script),
        **given,
    )  # fmt: skip
    return told.rstrip("\n") + "\n"


def shown(text: str) -> str:
    """A text in which every character can be seen; its line breaks are kept."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\t", "  ").split("\n")
    return "\n".join(line if line.isprintable() else "".join(pieces(line)) for line in lines)


def island(data: object) -> Markup:
    """Data for the script of a page, in an element that the browser does not run and that nothing in it can close."""
    text = json.dumps(data, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return _trusted(re.sub("[<>&]", lambda found: f"\\u{ord(found[0]):04x}", text))


def anchor(word: str) -> str:
    """A word as a part of the address of a place in the page."""
    from urllib.parse import quote

    return quote(word.encode("utf-8", "surrogatepass"), safe="")


def _environment(language: str) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    base = language.partition("-")[0]
    environment.globals.update(
        say=translator(language),
        language=language,
        direction="rtl" if base in RIGHT_TO_LEFT else "ltr",
        number=lambda value: f"{value:,}",
        count=lambda value, word: count(value, word, language),
        listed=lambda items: listed(list(items), language),
        state=lambda item: words.state(item, language),
        standing=lambda measure: words.standing(measure, language),
        exchange=lambda mode: words.exchange(mode, language),
        signs={severity.word: sign for severity, sign in words.SIGNS.items()},
        anchor=anchor,
    )
    return environment


def _visible(value: object) -> object:
    """What stands in for a value: texts with every character to be seen, everything else as it is."""
    return shown(value) if type(value) is str else value


def _asset(name: str) -> str:
    """One of our own files, without the line ends that a checkout may have changed."""
    return (TEMPLATES / name).read_text(encoding="utf-8").replace("\r\n", "\n").strip()


def _trusted(text: str) -> Markup:
    """Text of our own that is not escaped again."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - only our own files and escaped data come here


def _policy(style: str, script: str) -> str:
    """What the page may do: run these two texts and show pictures that it holds itself; nothing else."""
    one, other = (b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    return (
        f"default-src 'none'; style-src 'sha256-{one}'; script-src 'sha256-{other}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )
