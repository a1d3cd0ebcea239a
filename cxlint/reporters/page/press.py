"""Prints pages from templates: every value is escaped, and only our own style and script may run."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.model.text import is_language
from cxlint.reporters.digest import count
from cxlint.reporters.escape import pieces, visible
from cxlint.reporters.maps import words
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

TEMPLATES = Path(__file__).parent / "templates"

RIGHT_TO_LEFT = ("ar", "fa")
"""The languages of cxlint that are read from right to left."""

_BREAKS = re.compile(r"[\t\r\n]+")
_DAY = re.compile(r"(\b\d{4}-\d\d-\d\d\b)")


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
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")).replace(
        "##", "#\\u0023"
    )
    return _trusted(re.sub("[<>&\u2028\u2029\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text))


def line(text: str) -> str:
    """A text in one line in which every character can be seen."""
    return visible(_BREAKS.sub(" ", text))


def against(text: str, language: str) -> bool:
    """Whether a text runs against the direction of the page; a sentence may quote names of the other one."""
    from unicodedata import bidirectional

    if text.isascii():
        return _base(language) in RIGHT_TO_LEFT and any(map(str.isalpha, text))
    kinds = [bidirectional(char) for char in text]
    there, here = kinds.count("AL") + kinds.count("R"), kinds.count("L")
    return there < here / 4 if _base(language) in RIGHT_TO_LEFT else there > here


def told(text: str) -> Markup:
    """A sentence; the days in it keep their order between letters of any direction."""
    from markupsafe import Markup, escape

    parts = _DAY.split(line(text))
    held = [
        Markup('<bdi class="d">{}</bdi>').format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    ]
    return Markup().join(held)


def anchor(word: str) -> str:
    """A word as a part of the address of a place in the page."""
    from urllib.parse import quote

    return quote(word.encode("utf-8", "surrogatepass"), safe="")


@cache
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
    other = "ltr" if _base(language) in RIGHT_TO_LEFT else "rtl"
    turned = _trusted(f' dir="{other}"')
    environment.globals.update(
        say=translator(language),
        language=language if is_language(language) else "en",
        direction="rtl" if other == "ltr" else "ltr",
        way=lambda text: turned if against(text, language) else "",
        told=told,
        number=lambda value: f"{value:,}",
        count=lambda value, word: count(value, word, language),
        listed=lambda items: listed(list(items), language),
        state=lambda item: words.state(item, language),
        exchange=lambda mode: words.exchange(mode, language),
        signs={severity.word: sign for severity, sign in words.SIGNS.items()},
        anchor=anchor,
    )
    return environment


def _base(language: str) -> str:
    return language.partition("-")[0]


def _visible(value: object) -> object:
    """What stands in for a value: texts in one line with every character to be seen, everything else as it is."""
    return line(value) if type(value) is str else value


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
