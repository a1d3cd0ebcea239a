"""What a reporter is: it renders a result as text and does nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.result import Result


class Style(NamedTuple):
    """How the output is shown; machine formats ignore it.

    `colour`: ANSI colours; `width`: columns of the terminal; `verbose`: show explanations in full; `quiet`: findings
    only; `ci`: ``github`` or ``azure`` where the text goes to a log that obeys commands in it.
    """

    colour: bool = False
    width: int = 100
    verbose: bool = False
    quiet: bool = False
    version: str = ""
    ci: str = ""


class Reporter(Protocol):
    """Renders a result. The text ends with a newline unless it is empty."""

    def __call__(self, result: Result, style: Style) -> str:
        """The whole report."""


class ReporterRef(NamedTuple):
    """A light reference to a reporter: its format name and where it is.

    `facts` asks for a result with the facts that scorecards are made of, `maps` for one with the maps of the company.
    """

    name: str
    module: str
    attribute: str
    summary: str
    facts: bool = False
    maps: bool = False

    def load(self) -> Reporter:
        """Import the reporter."""
        from importlib import import_module

        loaded: Reporter = getattr(import_module(self.module), self.attribute)
        return loaded
