"""The report as a page: what the templates draw, put together from a scorecard and a result; nothing is judged here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.diagnostics import Outcome, Severity
from cxlint.named import NamedTuple
from cxlint.reporters.digest import idle
from cxlint.reporters.page.charts import charts
from cxlint.reporters.page.figures import figures, method, verdict
from cxlint.reporters.page.island import findings
from cxlint.reporters.page.maps import drawing
from cxlint.reporters.page.press import island, page
from cxlint.reporters.page.rows import Rows
from cxlint.reporters.page.words import Words
from cxlint.scorecard import scorecard
from cxlint.wording import translator

if TYPE_CHECKING:
    from cxlint.reporting import Style
    from cxlint.result import Result, RuleInfo
    from cxlint.scorecard import Scorecard

MOST = 12
"""So many findings stand among those that hurt most."""


class Fired(NamedTuple):
    """A rule that found something, with how many of its checks failed."""

    info: RuleInfo
    of: str
    level: str


def report(result: Result, style: Style) -> str:
    """The whole page of a result."""
    language = result.language
    card, words = scorecard(result), Words(language)
    rows = Rows(result, card, words)
    maps = drawing(result.atlas, language) if result.atlas else {"atlas": None}
    return page(
        "report.html",
        language,
        title=card.title or translator(language)("Your company"),
        as_of=card.as_of.isoformat(),
        version=style.version or __version__,
        card=card,
        whole=card.whole,
        verdict=verdict(result),
        figures=figures(result, card),
        top=card.top[:MOST],
        fired=_fired(result, words),
        asked=len(result.assessments.rules),
        method=method(card, language),
        trend=charts(result.trend) if result.trend and result.trend.points else None,
        notes=(*idle(result), *result.notes),
        homes=result.homes,
        home=result.home_of,
        contents=_contents(result, card),
        data=island(findings(result, words, rows.names)),
        **rows.tables(),
        **maps,
    )


def _contents(result: Result, card: Scorecard) -> list[tuple[str, str, str | None]]:
    """The sections with their names, and a number where one says something."""
    say = translator(result.language)
    maps = [("maps", say("Maps"), None)] if result.atlas else []
    trend = [("trend", say("Better or worse"), None)] if result.trend and result.trend.points else []
    return [
        ("summary", say("In short"), None),
        ("symptoms", say("What customers notice"), f"{sum(s.findings for s in card.symptoms):,}"),
        ("way", say("The way out"), None),
        ("top", say("Where it hurts most"), None),
        ("areas", say("Areas"), f"{len(card.areas):,}"),
        ("journeys", say("Journeys"), f"{len(card.journeys):,}"),
        ("subjects", say("Subjects"), None),
        ("people", say("Who has to do what"), f"{len(card.todo):,}"),
        ("ownership", say("Who answers"), f"{len(card.ownership.gaps):,}"),
        ("measures", say("Measures"), f"{len(card.kpis):,}"),
        ("exceptions", say("Exceptions"), f"{len(card.debt):,}"),
        ("standards", say("Standards and laws"), None),
        *trend,
        *maps,
        ("findings", say("All findings"), f"{len(result.findings):,}"),
        ("rules", say("The rules"), None),
        ("method", say("How the figures are made"), None),
    ]


def _fired(result: Result, words: Words) -> list[Fired]:
    """The rules that found something, in order, each with how many of its checks failed."""
    say = translator(result.language)
    failed: dict[str, int] = {}
    checked: dict[str, int] = {}
    for rule, _, outcome in result.assessments:
        checked[rule] = checked.get(rule, 0) + 1
        failed[rule] = failed.get(rule, 0) + (outcome in (Outcome.FAIL, Outcome.INTERNAL_ERROR))
    known = (known.finding for known in result.known)
    found = sorted({finding.rule for finding in (*result.findings, *result.waived, *known)})
    fired = []
    for rule in found:
        info = result.rules[rule]
        told = say("failed on {failed} of {checked}").format(
            failed=f"{failed.get(rule, 0):,}", checked=f"{checked.get(rule, 0):,}"
        )
        severity = say(Severity(info.severity).word)
        level = f"{severity} · {words.name_of_level(info.level)}"
        fired.append(Fired(info, told if rule in checked else "", level))
    return fired
