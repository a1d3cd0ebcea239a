"""Reports of a scorecard: one file a format, all of them drawn from the same tables."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.reporting import Style
    from cxlint.scorecard import Book, Scorecard


class Report(NamedTuple):
    """What a report is asked for: the scorecard, by what its rows are, and the table where a format holds only one.

    `owner` is whose letter it is. `links` says for folders where their files are shown: the
    beginning of a file, such as ``shop/``, and what takes its place, such as ``https://git.example/us/cx/blob/main/``.
    """

    card: Scorecard
    book: Book
    style: Style
    by: str = "area"
    table: str = "groups"
    links: tuple[tuple[str, str], ...] = ()
    owner: str = ""


class Renderer(Protocol):
    """Renders a report as text, or as bytes where the format is no text."""

    def __call__(self, report: Report) -> str | bytes:
        """The whole report."""


FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "text": "for people at a terminal",
        "markdown": "for a page or a mail",
        "csv": "one table for other programs",
        "xlsx": "a workbook with every table (needs the extra `xlsx`)",
        "json": "the whole scorecard for other programs",
    }
)
"""The formats of scorecards, each in a module of its name."""


def renderer(name: str) -> Renderer:
    """Import a format."""
    loaded: Renderer = import_module(f"cxlint.reporters.report.{name}").render
    return loaded
