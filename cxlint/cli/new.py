"""`cxlint new`: a new document to fill in, with its schema beside it so that editors help."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.cli.schema import known
from cxlint.config import load_settings
from cxlint.errors import UsageError
from cxlint.model.scalars import is_identifier, normal
from cxlint.model.templates import template
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    import argparse

    from cxlint.model.spec import Kinds

SCHEMAS = ".cxlint/schemas"
"""Where the schemas for editors lie, below the root of a workspace."""

_FOLDERS = {"policy": "policies", "process": "processes", "person": "people"}


def run(arguments: argparse.Namespace) -> int:
    """Write the document where its kind belongs, or to the file that was named."""
    registry = build_registry(entry_points=not arguments.no_plugins)
    known(registry.kinds, arguments.kind)
    name = normal(arguments.id)
    if not is_identifier(name):
        raise UsageError(f"'{name}' cannot be an id: use letters, digits, - and _ only, without spaces")
    settings = load_settings(registry, Path(), environment=os.environ)
    root = Path(settings.root)
    target = (
        Path(arguments.output)
        if arguments.output
        else root / _home(settings.roots, arguments.kind) / f"{name}.yaml"
    )
    if target.exists() and arguments.output != "-":
        raise UsageError(f"'{_shown(target)}' exists already; nothing was written")
    schema = write_schema(registry.kinds, arguments.kind, root)
    folder = Path.cwd() if arguments.output == "-" else target.parent
    location = os.path.relpath(schema, folder).replace(os.sep, "/")
    text = template(arguments.kind, name, registry.kinds.schema(arguments.kind), settings.language, location)
    if arguments.output == "-":
        sys.stdout.write(text)
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    print(f"Wrote {_shown(target)}. Fill it in, then run `cxlint`.")
    return 0


def write_schema(kinds: Kinds, kind: str, root: Path) -> Path:
    """Write the schema of a kind for editors; returns its file."""
    file = root / SCHEMAS / f"{kind}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(kinds.bundled(kind), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return file


def _home(roots: tuple[str, ...], kind: str) -> Path:
    """The folder of a kind: below the first root; a root that is named like it is that folder itself."""
    folder = _FOLDERS.get(kind, f"{kind}s")
    return Path(roots[0]) if Path(roots[0]).name == folder else Path(roots[0]) / folder


def _shown(path: Path) -> str:
    return os.path.relpath(path).replace(os.sep, "/")
