"""`cxlint baseline`: writes down what is known already, so that only what is new or worse fails."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, baseline_file, settings_of
from cxlint.config.load import BASELINE
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.errors import UsageError
from cxlint.plugins import build_registry
from cxlint.suppress.written import Terms, dumped, rewrite
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse

    from cxlint.config.settings import Settings
    from cxlint.suppress.baseline import Baseline
    from cxlint.suppress.written import Rewritten


def run(arguments: argparse.Namespace) -> int:
    """Check, and write the findings down; nothing is written where something could not be checked."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    name, arguments.baseline = arguments.baseline, None
    settings = settings_of(arguments, registry)
    file = baseline_file(name, settings, new=True) if name else BASELINE
    target = Path(settings.root) / file
    if arguments.prune and not target.exists():
        raise UsageError(f"there is no '{file}' yet; `cxlint baseline` writes it")
    settings = settings._replace(baseline=file if target.exists() else "")
    day = as_of(arguments.as_of)
    checked = Run(settings, registry, read_corpus(settings, registry.kinds), day)
    result = checked.result(())
    if result.incomplete:
        print("cxlint: exit 3: something could not be checked, so no baseline was written", file=sys.stderr)
        return 3
    terms = _terms(arguments, checked, day)
    old = checked.baseline()
    _refuse_broken(old)
    new = rewrite(old, result, settings, registry, terms, prune=arguments.prune)
    output.save(dumped(new.entries), str(target), "the baseline")
    _tell(new, file, settings)
    return 0


def _terms(arguments: argparse.Namespace, checked: Run, day: date) -> Terms:
    """What the command line says of new entries; raises UsageError for what cannot stand there."""
    expires = _day(arguments.expires, day) if arguments.expires else None
    owner = arguments.owner or ""
    if owner and checked.workspace.resolve(("person", "team"), owner) is None:
        raise UsageError(f"nobody is called '{owner}'; --owner takes the id of a person or team")
    if arguments.prune and (owner or arguments.reason or expires):
        raise UsageError(
            "--prune lets nothing new in, so there is nothing that --owner, --reason or --expires is for"
        )
    return Terms(owner, arguments.reason or "", expires)


def _day(word: str, today: date) -> date:
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise UsageError(
            f"'{word}' is not a day; write --expires year-month-day, such as 2027-06-30"
        ) from None
    if day < today:
        raise UsageError(f"--expires {word} has passed already")
    return day


def _refuse_broken(old: Baseline) -> None:
    """Stop where writing the file anew would lose an entry that cannot be understood."""
    broken = old.broken
    if broken is not None:
        place = f"{old.file}:{broken.fault.span.line}:{broken.fault.span.column}"
        raise UsageError(f"{place}: this part of the baseline cannot be understood; `cxlint check` says why")


def _tell(new: Rewritten, file: str, settings: Settings) -> None:
    say = translator(settings.language or output.language(None, os.environ))
    counts = {say("new"): new.new, say("worse"): new.worse, say("better"): new.better, say("gone"): new.gone}
    told = ", ".join(f"{word}: {number:,}" for word, number in counts.items() if number)
    lines = [f"{file}: {len(new.entries):,}{f' ({told})' if told else ''}"]
    if new.refused:
        refused = say("Not taken in, because it can neither be waived nor put off: {count}. Mend it:")
        lines.append(refused.format(count=f"{len(new.refused):,}"))
        lines += [f"  {f.file}:{f.span.line}:{f.span.column} {f.rule} {f.text}" for f in new.refused]
    from cxlint.reporters.escape import terminal

    print("\n".join(map(terminal, lines)))
