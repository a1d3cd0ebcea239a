"""The html format: one page that leads from the state of the company down to a line of YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cxlint.reporting import Style
    from cxlint.result import Result


def html(result: Result, style: Style) -> str:
    """The whole page; it needs nothing beside itself."""
    from cxlint.reporters.page.report import report

    return report(result, style)
