"""The first lines of the report: a verdict, a few figures with what they are counted against, and how all are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.reporters.digest import broken
from cxlint.rule import LEVELS
from cxlint.scorecard.values import WEIGHTS
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.result import Result
    from cxlint.scorecard import Scorecard
    from cxlint.scorecard.values import Level


class Figure(NamedTuple):
    """A number, what it is a part of, and one line about it; `share` draws a bar of so many hundredths."""

    name: str
    value: str
    of: str
    told: str
    share: int | None = None
    bad: bool = False
    link: str = ""
    see: str = ""


def verdict(result: Result) -> str:
    """What there is to say in one sentence."""
    say = translator(result.language)
    errors, warnings = result.count(Severity.ERROR) - len(broken(result)), result.count(Severity.WARNING)
    if not result.findings:
        return say("Nothing in your rules stands in your customers' way.")
    if not errors:
        return say(
            "Nowhere are customers let down for certain; in {warnings} places it is left to chance."
        ).format(warnings=f"{warnings:,}")
    told = say("In {errors} places customers are let down; in {warnings} more it is left to chance.")
    return told.format(errors=f"{errors:,}", warnings=f"{warnings:,}")


def figures(result: Result, card: Scorecard) -> list[Figure]:
    """The figures at the top."""
    say = translator(result.language)
    return [*_reached(card, say), _clean(result), *_open_and_kept(result, card, say)]


def _reached(card: Scorecard, say: Callable[[str], str]) -> Iterator[Figure]:
    """How far the company has come."""
    score = card.whole.score.shown
    yield Figure(
        say("Score"),
        "–" if score is None else str(score),
        say("of 100"),
        say("What passed, against all that was checked, the grave counting more."),
        share=score,
        link="#method",
        see=say("How it is made"),
    )
    level = card.whole.level
    if level is not None:
        yield Figure(
            say("Level"),
            str(level.reached),
            say("of {count}").format(count=len(LEVELS)),
            _before(level, say) if level.blockers else say("The highest level is reached."),
            share=100 * level.reached // len(LEVELS),
            link="#areas",
            see=say("By area"),
        )


def _open_and_kept(result: Result, card: Scorecard, say: Callable[[str], str]) -> Iterator[Figure]:
    """What is open, who answers, and what is measured."""
    counts = [(say(severity.word), result.count(severity)) for severity in sorted(Severity, reverse=True)]
    known = [(say("in the baseline"), len(result.known))] if result.known else []
    yield Figure(
        say("Open findings"),
        f"{len(result.findings):,}",
        "",
        " · ".join(f"{word}: {number:,}" for word, number in (*counts, *known)),
        bad=result.count(Severity.ERROR) > 0,
        link="#findings",
        see=say("See all"),
    )
    owned = card.ownership
    if owned.needed:
        yield Figure(
            say("Somebody answers"),
            f"{owned.answered:,}",
            say("of {count}").format(count=f"{owned.needed:,}"),
            say("Documents whose owner is named and there."),
            share=100 * owned.answered // owned.needed,
            link="#ownership",
            see=say("The gaps"),
        )
    alive = sum(kpi.state == "fresh" and not kpi.lacks for kpi in card.kpis)
    yield Figure(
        say("Measures alive"),
        f"{alive:,}",
        say("of {count}").format(count=f"{len(card.kpis):,}"),
        say("Taken in time, from a named source, against a target, by somebody."),
        share=100 * alive // len(card.kpis) if card.kpis else None,
        link="#measures",
        see=say("Each measure"),
    )


def _before(level: Level, say: Callable[[str], str]) -> str:
    """What stands before the next level, in a sentence."""
    following = min(level.reached, len(LEVELS) - 1)
    told = say("{count} things stand before level {level}, “{name}”.")
    return told.format(count=f"{len(level.blockers):,}", level=following + 1, name=say(LEVELS[following]))


def _clean(result: Result) -> Figure:
    say = translator(result.language)
    troubled = {finding.subject for finding in result.findings}
    documents = [document for document in result.documents if document.file]
    clean = sum(document.subject not in troubled for document in documents)
    return Figure(
        say("Documents in order"),
        f"{clean:,}",
        say("of {count}").format(count=f"{len(documents):,}"),
        say("Nothing is open about them."),
        share=100 * clean // len(documents) if documents else None,
    )


def method(card: Scorecard, language: str) -> list[str]:
    """How the figures come about, in plain sentences."""
    say = translator(language)
    score = say(
        "Score = 100 × the weight of the checks that passed ÷ the weight of all checks that were made or tried: "
        "here 100 × {earned} ÷ {possible}."
    ).format(earned=f"{card.whole.score.earned:,.1f}", possible=f"{card.whole.score.possible:,.1f}")
    weight = say(
        "A check is one rule on one document. It weighs {error} where the rule finds errors, {warning} for warnings, "
        "{info} for the rest."
    ).format(error=WEIGHTS[Severity.ERROR], warning=WEIGHTS[Severity.WARNING], info=WEIGHTS[Severity.INFO])
    weighted = say(
        "Each check counts by the share of customers a month that meet the document; where no journey says so, as on "
        "an average journey."
    )
    even = say("No journey says how many customers it has, so every document counts the same.")
    apart = say(
        "What a rule does not apply to is left out. What is waived, or could not be checked, counts as not passed."
    )
    level = say(
        "A level is reached when no error at or below it is open or waived, and at least one check passed on each. "
        "The levels: {levels}."
    ).format(levels=listed([f"{number} {say(name)}" for number, name in enumerate(LEVELS, 1)], language))
    limits = say("The report judges what is written down, not what people do. It is no legal advice.")
    return [score, weight, weighted if card.weighted else even, apart, level, limits]
