"""`cxlint waivers`: the register of exceptions, and what of it ends soon."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli import output
from cxlint.cli.check import as_of, settings_of
from cxlint.cli.formats import chosen
from cxlint.engine.examine import examine
from cxlint.errors import RevisionError
from cxlint.plugins import build_registry
from cxlint.reporters.register import FORMATS
from cxlint.suppress.register import ending, register
from cxlint.wording import translator

if TYPE_CHECKING:
    import argparse

    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.suppress.renewals import Granted


def run(arguments: argparse.Namespace) -> int:
    """Print every waiver with its state; the register fails nothing, unless something could not be checked."""
    ((form, file),) = chosen([arguments.format], FORMATS, "waivers")
    registry = build_registry(entry_points=not arguments.no_plugins)
    settings = settings_of(arguments, registry)
    result, workspace = examine(settings, registry, as_of(arguments.as_of))
    known, remark = _history(settings, registry) if workspace.documents("waiver") else ({}, "")
    rows = register(workspace, result, registry, known)
    if arguments.within is not None:
        rows = ending(rows, arguments.within)
    colour = not file and output.coloured(arguments.color, sys.stdout, os.environ)
    text = FORMATS[form](rows, result, output.style(colour=colour, environment=os.environ), remark)
    if file:
        output.save(text, file)
    else:
        output.show(text, sys.stdout)
    return 3 if result.incomplete else 0


def _history(settings: Settings, registry: Registry) -> tuple[Granted, str]:
    """What the repository knows of every exception, and a remark where that is not all."""
    from cxlint.engine.granted import granted_by
    from cxlint.revisions import Repository

    say, root = translator(settings.language), Path(settings.root)
    try:
        repository = Repository.around(root, os.environ)
        try:
            folder = repository.relative(root)
            known = granted_by(repository, repository.resolve("HEAD"), folder, registry)
        finally:
            repository.close()
    except RevisionError as error:
        told = say("How often waivers were prolonged, only they themselves tell ('renews'): {reason}.")
        return {}, told.format(reason=error)
    if repository.shallow:
        return known, say(
            "Only the newest part of the history is here: waivers may have been prolonged more often."
        )
    return known, ""
