"""The digest of one owner: a letter in Markdown that says what hurts customers, what to do, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.reporters import escape
from cxlint.reporters.report.markdown import directed, linked
from cxlint.reporters.report.table import place
from cxlint.reporters.report.words import formula, level_words
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.reporters.report import Report
    from cxlint.scorecard.tables import Task

MOST = 20
"""Things of one urgency that a letter tells; the others are counted."""


def render(report: Report) -> str:
    """The letter; `report` is that of the owner's own documents."""
    return directed(_parts(report), report.card.language)


def _parts(report: Report) -> Iterator[str]:
    card, say = report.card, translator(report.card.language)
    who = escape.markdown(card.scope)
    company = escape.markdown(card.title) or say("your company")
    yield f"# {say('{who}: what customers need from you').format(who=who)}"
    yield say("Hello {who},").format(who=who)
    yield _standing(report, company, say)
    if card.incomplete:
        yield f"**{say('NOT EVERYTHING WAS CHECKED:')} `cxlint check`**"
    tasks = [task for owner in card.todo if owner.id == report.owner for task in owner.tasks]
    if not tasks:
        yield say("There is nothing for you to do today. Thank you: your customers notice it.")
    titles = (
        ("now", say("What hurts customers now")),
        ("soon", say("What comes next")),
        ("later", say("What can wait a little")),
    )
    for when, title in titles:
        yield from _tasks(title, [task for task in tasks if task.when == when], report, say)
    yield "---"
    yield f"{card.as_of} · {escape.markdown(formula(card, say))}"


def _standing(report: Report, company: str, say: Callable[[str], str]) -> str:
    whole = report.card.whole
    if whole.score.shown is None:
        return say("on {day} nothing was checked for which you answer at {company}.").format(
            day=report.card.as_of, company=company
        )
    told = say(
        "you answer for {documents} documents at {company}. Of {checks} checks on them {passed} pass. "
        "That is a score of {score} out of 100, at level {level}."
    )
    level = level_words(whole.level.reached if whole.level else 0, say)
    counts = whole.counts
    return told.format(
        documents=f"{counts.documents:,}",
        company=company,
        checks=f"{counts.checks:,}",
        passed=f"{counts.passed:,}",
        score=whole.score.shown,
        level=level,
    )


def _tasks(title: str, tasks: list[Task], report: Report, say: Callable[[str], str]) -> Iterator[str]:
    if not tasks:
        return
    yield f"## {title}"
    yield "\n".join(
        line for number, task in enumerate(tasks[:MOST], 1) for line in _task(number, task, report, say)
    )
    if len(tasks) > MOST:
        yield say("Not shown here: {count} more.").format(count=len(tasks) - MOST)


def _task(number: int, task: Task, report: Report, say: Callable[[str], str]) -> Iterator[str]:
    by = f"**{say('By {day}:').format(day=task.by)}** " if task.by else ""
    met = (
        f" {say('Customers a month who meet it: {count}.').format(count=f'{task.customers:,}')}"
        if task.customers
        else ""
    )
    yield f"{number}. {by}{escape.markdown(task.text)}{met}"
    if task.advice:
        yield f"    - {say('What to do:')} {escape.markdown(task.advice)}"
    rule = f" ({escape.markdown_code(task.rule)})" if task.rule else ""
    yield f"    - {linked(place(task.file, task.line), report.links)}{rule}"
