"""The library call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor
    from datetime import date

    from cxlint.result import Result


def check(
    path: str | Path = ".",
    *,
    as_of: date | None = None,
    settings: Mapping[str, object] | None = None,
    plugins: tuple[object, ...] = (),
    facts: bool = False,
    executor: Executor | None = None,
) -> Result:
    """Check the workspace that `path` lies in, as of a day (today where not given).

    `settings` are those of `cxlint.yaml` and win over the file; `plugins` are plugin objects beside the installed ones.
    `facts` gathers what a scorecard needs beside findings. The workers of an `executor` of `concurrent.futures`, or of
    one of its kind, read the files; they need the same version of cxlint and nothing else. The answer is the same.
    Raises a `cxlint.errors.CxlintError` where the path does not exist, or the settings or a plugin cannot be used.
    """
    from datetime import date as calendar

    from cxlint.config import load_settings
    from cxlint.engine.examine import run
    from cxlint.errors import UsageError
    from cxlint.plugins import build_registry

    if not Path(path).exists():
        raise UsageError(f"there is no file or folder '{path}'")
    registry = build_registry(extra=plugins)
    found = load_settings(registry, Path(path), overrides=settings or {})._replace(executor=executor)
    return run(found, registry, as_of or calendar.today(), facts=facts)  # noqa: TID251 - the library is a shell too
