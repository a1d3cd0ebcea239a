"""Writes the facts of the law plugin as Python, from its files of YAML: reading those would take longer than a check.

python scripts/law_facts.py
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

HOME = Path(__file__).resolve().parent.parent
PLUGIN = HOME / "plugins" / "cxlint-law"
FACTS = PLUGIN / "cxlint_law" / "facts.py"
sys.path[:0] = [str(HOME), str(PLUGIN)]

from cxlint_law.written import data_files, read_file  # noqa: E402 - after the path is set

from cxlint.model.limits import LimitEntry  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = '''"""The facts of `data/` as a run uses them. Made by `make law`: change the files there, not this one."""

from __future__ import annotations

from datetime import date

from cxlint.model.limits import Condition, LimitEntry
from cxlint.model.scalars import Duration, Percent


# fmt: off
def limits() -> tuple[LimitEntry, ...]:
    """Every limit, place by place."""
    return (
'''


def rows() -> Iterator[str]:
    """A line for each fact, with what is not usual for a limit."""
    usual = LimitEntry._field_defaults
    for file in data_files():
        for limit in read_file(file):
            told = {name: value for name, value in limit._asdict().items() if usual.get(name, ...) != value}
            words = ", ".join(f"{name}={value!r}" for name, value in told.items())
            yield f"        LimitEntry({words}),\n".replace("datetime.date(", "date(")


def text() -> str:
    """The whole file."""
    return f"{HEAD}{''.join(rows())}    )\n"


if __name__ == "__main__":
    FACTS.write_text(text(), encoding="utf-8")
