"""`cxlint init`: a first workspace that passes, with a policy, its owner and the company."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli.new import write_schema
from cxlint.errors import UsageError
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse

    from cxlint.model.spec import Kinds

WRITTEN_ON = date(2026, 11, 22)
"""The day on which the model company's dates were written."""

_CONFIGURATION = """\
# What cxlint checks here. `cxlint check --show-settings` prints every setting and where it comes from.
roots: [governance]
profile: {preset}
fail_on: error
"""
_DATE = re.compile(r"\b(20\d\d-\d\d-\d\d)\b")


def run(arguments: argparse.Namespace) -> int:
    """Write a configuration and the documents to start from; never over a file that exists."""
    folder = Path(arguments.folder)
    if (folder / "cxlint.yaml").exists():
        raise UsageError(f"'{folder / 'cxlint.yaml'}' exists already; nothing was written")
    if (folder / "governance").exists():
        raise UsageError(f"'{folder / 'governance'}' exists already; nothing was written")
    kinds = build_registry(entry_points=False).kinds
    source = model_company()
    today = date.today()
    written = [
        _copy(file, folder / "governance" / file.relative_to(source), today)
        for file in sorted(source.rglob("*"))
        if file.suffix in (".yaml", ".md") and file.name not in ("cxlint.yaml", "README.md")
    ]
    (folder / "cxlint.yaml").write_text(_CONFIGURATION.format(preset=arguments.preset), encoding="utf-8")
    _write_schemas(kinds, folder)
    print(f"Wrote cxlint.yaml and the {len(written)} files of a model company to {folder / 'governance'}.")
    print("Replace them, one by one, with your own. `cxlint` checks them; `cxlint new policy NAME` adds one.")
    return 0


def model_company() -> Path:
    """The folder of the model company: inside an installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_policies", package.parent / "policies"):
        if folder.is_dir():
            return folder
    raise UsageError("the model company is missing from this installation")


def _copy(source: Path, target: Path, today: date) -> Path:
    """Copy a file; its dates move along with the calendar, so that nothing is overdue on the first day."""
    shift = today - WRITTEN_ON
    text = _DATE.sub(lambda found: _moved(found[1], shift), source.read_text(encoding="utf-8"))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def _moved(written: str, shift: timedelta) -> str:
    return (date.fromisoformat(written) + shift).isoformat()


def _write_schemas(kinds: Kinds, folder: Path) -> None:
    for kind in kinds.names:
        write_schema(kinds, kind, folder)
