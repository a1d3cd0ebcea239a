"""A company that changes in random ways, for tests of what is kept, or shared, from one state of it to the next."""

from __future__ import annotations

import os
import random
import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (
    "none", "30 days", "14 days", "5%", "[web]", "true", "false", "2 weeks", "'x'", "12", "[]", "{}",
    "retired", "draft", "inactive", "active", "2026-01-01", "immediately", "executive", "de",
)  # fmt: skip
COMMENTS = ("# hello", '# cxlint: ignore[OWN001, POL001] until=2027-01-31 reason="We know."')


class Company:
    """A company that changes in random ways."""

    def __init__(self, folder: Path, source: Path, seed: int) -> None:
        self.root = folder / "company"
        shutil.copytree(source, self.root)
        self.any = random.Random(seed)
        self._clock = 10**18
        for file in self.files():
            self._touch(file)

    def files(self) -> list[Path]:
        found = (p for p in self.root.rglob("*") if p.suffix in (".yaml", ".md") and p.name != "cxlint.yaml")
        return sorted(found)

    def _touch(self, file: Path) -> None:
        self._clock += 10**9
        os.utime(file, ns=(self._clock, self._clock))

    def write(self, file: Path, text: str) -> None:
        file.write_text(text, encoding="utf-8")
        self._touch(file)

    def edit(self) -> str:
        ways = (self._line, self._line, self._name, self._name, self._less, self._twice, self._move, self._delete,
                self._copy, self._comment, self._swap)  # fmt: skip
        way, file = self.any.choice(ways), self.any.choice(self.files())
        way(file, file.read_text(encoding="utf-8").splitlines())
        return f"{way.__name__} {file.relative_to(self.root)}"

    def _lines(self, file: Path, lines: list[str]) -> None:
        self.write(file, "\n".join(lines) + "\n")

    def _line(self, file: Path, lines: list[str]) -> None:
        """Another value for a field."""
        places = [n for n, line in enumerate(lines) if re.match(r"\s*(- )?[a-z_]+:", line)]
        if places:
            place = self.any.choice(places)
            lines[place] = f"{lines[place].partition(':')[0]}: {self.any.choice(WORDS)}"
        self._lines(file, lines)

    def _name(self, file: Path, lines: list[str]) -> None:
        """Another document in the place of one that is named."""
        texts = (other.read_text(encoding="utf-8") for other in self.files())
        names = [found for text in texts for found in re.findall(r"^id: (\S+)$", text, re.MULTILINE)]
        text = "\n".join(lines)
        places = [found for found in re.finditer(r"[a-z][a-z0-9-]+", text) if found[0] in names]
        if places:
            start, end = self.any.choice(places).span()
            text = f"{text[:start]}{self.any.choice(names)}{text[end:]}"
        self.write(file, text + "\n")

    def _less(self, file: Path, lines: list[str]) -> None:
        if lines:
            del lines[self.any.randrange(len(lines))]
        self._lines(file, lines)

    def _twice(self, file: Path, lines: list[str]) -> None:
        if lines:
            place = self.any.randrange(len(lines))
            lines.insert(place, lines[place])
        self._lines(file, lines)

    def _move(self, file: Path, lines: list[str]) -> None:
        file.rename(file.with_name(f"{self.any.choice('az')}-{self.any.randrange(99)}-{file.name}"))

    def _delete(self, file: Path, lines: list[str]) -> None:
        file.unlink()

    def _copy(self, file: Path, lines: list[str]) -> None:
        text = "\n".join(lines) + "\n"
        if self.any.random() < 0.8:
            text = re.sub(r"^id: ", f"id: n{self.any.randrange(99)}-", text, count=1, flags=re.MULTILINE)
        self.write(file.with_name(f"c{self.any.randrange(99)}-{file.name}"), text)

    def _comment(self, file: Path, lines: list[str]) -> None:
        lines.insert(self.any.randrange(len(lines) + 1), self.any.choice(COMMENTS))
        self._lines(file, lines)

    def _swap(self, file: Path, lines: list[str]) -> None:
        other = self.any.choice(self.files())
        text = other.read_text(encoding="utf-8")
        self._lines(other, lines)
        self.write(file, text)
