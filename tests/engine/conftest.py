"""Small companies on disk, and rules that a test brings along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

import cxlint
from cxlint.hookspecs import hookimpl
from cxlint.rule import Rule, reference

DAY = date(2026, 11, 22)


class Pack:
    """A plugin of some rules."""

    def __init__(self, *rules: type[Rule]) -> None:
        self._rules = rules
        self.__name__ = "pack"

    @hookimpl
    def cxlint_rules(self):
        return [reference(rule) for rule in self._rules]


@pytest.fixture
def company(tmp_path: Path) -> Callable[..., Path]:
    """Writes files into a workspace with a configuration of its own."""

    def write(files: Mapping[str, str], settings: str = "roots: [.]\n") -> Path:
        root = tmp_path / "company"
        for name, text in {"cxlint.yaml": settings, **files}.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return root

    return write


@pytest.fixture
def check() -> Callable[..., cxlint.Result]:
    """Checks a workspace with rules that the test brings along; `select` names the rules that run."""

    def run(root: Path, *rules: type[Rule], select: str = "all", **settings: object) -> cxlint.Result:
        plugins = (Pack(*rules),) if rules else ()
        return cxlint.check(root, as_of=DAY, settings={"select": [select], **settings}, plugins=plugins)

    return run
