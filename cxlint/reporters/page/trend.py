"""The page that shows alone how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.reporters.page.charts import charts
from cxlint.reporters.page.press import page
from cxlint.reporters.page.rows import MOST
from cxlint.wording import translator

if TYPE_CHECKING:
    from cxlint.trend import Trend


def html(trend: Trend) -> str:
    """The charts of a trend as one page."""
    title = trend.title or translator(trend.language)("Your company")
    drawn = charts(trend)
    return page("trend.html", trend.language, title=title, version=__version__, trend=drawn, most=MOST)
