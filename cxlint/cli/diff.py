"""`cxlint diff`: what changed between two revisions, and what that does to customers."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, settings_of
from cxlint.cli.formats import chosen
from cxlint.engine.changes import compare
from cxlint.engine.comparison import Point
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.engine.versions import versions
from cxlint.errors import UsageError
from cxlint.named import NamedTuple
from cxlint.plugins import build_registry
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.engine.comparison import Comparison
    from cxlint.registry import Registry
    from cxlint.reporting import Style
    from cxlint.revisions import Repository

FORMATS = ("text", "markdown", "json", "html")
SHORT = 10
"""So many digits of a hash are shown."""


class Ends(NamedTuple):
    """The two words for what is compared; an empty one is to be found out, or stands for the files as they lie here."""

    base: str
    head: str


class Told(NamedTuple):
    """What a report says of the run itself."""

    as_of: str
    exit_code: int
    reason: str
    language: str


def run(arguments: argparse.Namespace) -> int:
    """Compare, tell, and end with 1 where something gets worse for customers."""
    gc.disable()  # the same saving as in `check`
    outputs = chosen(arguments.format, FORMATS, "changes")
    ends = _ends(arguments)
    registry = build_registry(entry_points=not arguments.no_plugins)
    settings = settings_of(arguments, registry)
    day = as_of(arguments.as_of)
    comparison = _Reading(settings, registry, day).compared(ends, staged=arguments.staged)
    code = comparison.exit_code(settings.fail_on)
    told = Told(day.isoformat(), code, _reason(comparison, code, settings), settings.language)
    colour = output.coloured(arguments.color, sys.stdout, os.environ)
    look = output.style(colour=colour, quiet=arguments.quiet, environment=os.environ)
    for form, file in outputs:
        text = _rendered(form, comparison, told, look._replace(colour=look.colour and not file))
        if file:
            output.save(text, file)
        else:
            output.show(text, sys.stdout)
    if all(file or form != "text" for form, file in outputs):
        print(f"cxlint: {told.reason}", file=sys.stderr)
    return code


def _ends(arguments: argparse.Namespace) -> Ends:
    """What to compare, as written: two words, or one as git has it, `main..feature` or `main...feature`."""
    base, head = arguments.base or "", arguments.head or ""
    if ".." in base and not head:
        base, dots, head = base.partition("..." if "..." in base else "..")
        if not base or not head:
            raise UsageError(f"'{base}{dots}{head}' needs a revision on both sides, as in main{dots}feature")
        base = f"{base}..." if dots == "..." else base
    if arguments.staged and head:
        raise UsageError("--staged compares with what is staged, so only the first revision can be named")
    return Ends(base, head)


class _Reading:
    """Reads both sides of a comparison out of one repository."""

    def __init__(self, settings: Settings, registry: Registry, day: date) -> None:
        asked = {name for name in settings.selected if registry.rules[name].rule.shape == "change"}
        self.settings = settings._replace(selected=frozenset(asked))
        self.registry = registry
        self.day = day
        self.root = Path(settings.root)
        self.known: dict[str, Run] = {}

    def compared(self, ends: Ends, *, staged: bool) -> Comparison:
        """The comparison of what the two words name."""
        from cxlint.revisions import Repository

        repository = Repository.around(self.root, os.environ)
        try:
            head = self._at(repository, repository.resolve(ends.head)) if ends.head else None
            after = head or (self._staged(repository) if staged else self._run(None))
            base = self._base(repository, ends, after, fixed=bool(ends.head))
            before = self._at(repository, base)
            comparison = compare(before, after)
        finally:
            repository.close()
        if not before.workspace.all and not after.workspace.all:
            raise UsageError(
                f"nothing to compare: no governance document under {', '.join(self.settings.roots)}"
            )
        here = Point(ends.head, repository.resolve(ends.head)) if ends.head else Point("")
        return comparison._replace(base=Point(ends.base.removesuffix("...") or base[:SHORT], base), head=here)

    def _base(self, repository: Repository, ends: Ends, after: Run, *, fixed: bool) -> str:
        """The commit to compare with.

        Where none is named: HEAD if something here differs from it, else the commit at which the main line was left,
        or that the CI names.
        """
        if ends.base.endswith("..."):
            return repository.merge_base(repository.resolve(ends.base[:-3]), repository.resolve(ends.head))
        if ends.base:
            return repository.resolve(ends.base)
        from cxlint.revisions.automatic import in_ci

        latest = repository.resolve("HEAD")
        if not in_ci(os.environ) and not fixed:
            committed = self._at(repository, latest)
            if versions(committed.workspace, after.workspace):
                return latest
        return repository.automatic_base(os.environ)

    def _at(self, repository: Repository, commit: str) -> Run:
        """The workspace at a commit, read once."""
        if commit not in self.known:
            self.known[commit] = self._run(repository.snapshot(commit, repository.relative(self.root)))
        return self.known[commit]

    def _staged(self, repository: Repository) -> Run:
        return self._run(repository.staged(repository.relative(self.root)))

    def _run(self, tree: object) -> Run:
        corpus = read_corpus(self.settings, self.registry.kinds, tree=tree)  # type: ignore[arg-type]
        return Run(self.settings, self.registry, corpus, self.day)


def _reason(comparison: Comparison, code: int, settings: Settings) -> str:
    """Why the exit code is what it is."""
    say = translator(settings.language)
    if code == 3:
        why = say("exit 3: not everything could be compared")
    elif code == 1 and comparison.effect.hurts:
        why = say("exit 1: something gets worse for customers")
    elif code == 1:
        why = say("exit 1: something about the change has to be put right")
    elif settings.fail_on is None and comparison.effect.hurts:
        why = say("exit 0: something gets worse for customers, which does not fail here")
    else:
        why = say("exit 0: nothing gets worse for customers")
    base = comparison.base.name
    head = comparison.head.name or say("the files here")
    return f"{why} ({base} → {head})"


def _rendered(form: str, comparison: Comparison, told: Told, look: Style) -> str:
    language, reason = told.language, f"cxlint: {told.reason}"
    if form == "markdown":
        from cxlint.reporters.changes.markdown import markdown

        return markdown(comparison, language, reason)
    if form == "html":
        from cxlint.reporters.changes.html import html

        return html(comparison, language, reason)
    if form == "json":
        from cxlint.reporters.changes.data import data

        return data(comparison, language, told._asdict())
    from cxlint.reporters.changes.text import text

    return text(comparison, look, language, reason)
