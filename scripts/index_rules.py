"""Writes cxlint/rules/index.py from the rule files, so that a run can know every rule without importing it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
INDEX = HOME / "cxlint" / "rules" / "index.py"
HEAD = '''"""The built-in rules: id, name, level, kinds, shape, module, class and needs. Made by `make index`."""

from __future__ import annotations

# fmt: off
RULES: tuple[tuple[str, str, int, tuple[str, ...], str, str, str, tuple[tuple[str, ...], ...]], ...] = (
'''


def rows() -> list[tuple[object, ...]]:
    """One row a rule class, sorted by id."""
    from cxlint.rule import Rule

    found = []
    for file in sorted((HOME / "cxlint" / "rules").glob("*/*.py")):
        if file.stem.startswith("_"):
            continue
        module = f"cxlint.rules.{file.parent.name}.{file.stem}"
        for name, thing in vars(importlib.import_module(module)).items():
            if (
                isinstance(thing, type)
                and issubclass(thing, Rule)
                and thing.__module__ == module
                and "id" in vars(thing)
            ):
                found.append(
                    (
                        thing.id,
                        thing.name,
                        thing.level,
                        thing.kinds,
                        thing.shape,
                        module,
                        name,
                        thing.needed(),
                    )
                )
    return sorted(found)


def text() -> str:
    """The whole index file."""
    return HEAD + "".join(f"    {row!r},\n".replace("'", '"') for row in rows()) + ")\n"


if __name__ == "__main__":
    sys.path.insert(0, str(HOME))
    INDEX.write_text(text(), encoding="utf-8")
