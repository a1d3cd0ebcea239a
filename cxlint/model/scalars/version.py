"""Versions of documents: `2.1.0`, compared as semantic versions (semver.org)."""

from __future__ import annotations

import re

from cxlint.model.scalars.digits import fold, sign
from cxlint.model.scalars.fault import fault
from cxlint.model.scalars.value import Value

EXAMPLE = "2.1.0"
_NAME = r"[0-9A-Za-z-]{1,40}(?:\.[0-9A-Za-z-]{1,40}){0,9}"
_VERSION = rf"([0-9]{{1,9}})(?:\.([0-9]{{1,9}}))?(?:\.([0-9]{{1,9}}))?(?:-({_NAME}))?(?:\+{_NAME})?"


class Version(Value):
    """A version: major, minor and patch, missing parts being zero, and the name of a pre-release.

    `2`, `2.0` and `2.0.0` are equal; `raw` is the one that was written and is what `str` shows. A pre-release
    comes before its release.
    """

    __slots__ = ("major", "minor", "patch", "pre", "raw")
    major: int
    minor: int
    patch: int
    pre: str
    raw: str

    def __init__(self, major: int, minor: int = 0, patch: int = 0, pre: str = "", raw: str = "") -> None:
        self._set(major, minor, patch, pre, raw or f"{major}.{minor}.{patch}{'-' * bool(pre)}{pre}")

    def __str__(self) -> str:
        return self.raw

    def _key(self) -> tuple[int, int, int, str]:
        return self.major, self.minor, self.patch, self.pre

    def _order(self) -> tuple[object, ...]:
        names = [
            (0, int(name), "") if name.isdigit() else (1, 0, name) for name in self.pre.split(".") if name
        ]
        return self.major, self.minor, self.patch, not self.pre, names

    def compare(self, other: Version) -> int:
        """Return -1, 0 or 1 as it is older, as old or newer."""
        own, others = self._order(), other._order()
        return sign((own > others) - (own < others))

    def __lt__(self, other: Version) -> bool:
        return self._order() < other._order()

    def __le__(self, other: Version) -> bool:
        return self._order() <= other._order()

    def __gt__(self, other: Version) -> bool:
        return self._order() > other._order()

    def __ge__(self, other: Version) -> bool:
        return self._order() >= other._order()

    def bump(self, kind: str) -> Version:
        """Return the next version; `kind` is "major", "minor" or "patch"."""
        if kind not in ("major", "minor", "patch"):
            raise ValueError(f"no such step: {kind}")
        if kind == "major":
            return Version(self.major + 1)
        if kind == "minor":
            return Version(self.major, self.minor + 1)
        return Version(self.major, self.minor, self.patch + 1)

    def step_from(self, older: Version) -> str:
        """Name the step from an older version: "major", "minor", "patch", "pre-release", "same" or "back"."""
        if self < older:
            return "back"
        for kind in ("major", "minor", "patch"):
            if getattr(self, kind) != getattr(older, kind):
                return kind
        return "same" if self.pre == older.pre else "pre-release"


def read(raw: str) -> Version:
    """Read a version of one to three numbers, `-` and a pre-release, `+` and a build."""
    text = fold(raw)
    match = re.fullmatch(_VERSION, text)
    if match is None:
        bare = re.fullmatch(r"(?:v|ver|version)[ .]{0,2}([0-9].*)", text, re.IGNORECASE)
        meant = re.fullmatch(_VERSION, bare[1]) if bare else None
        raise fault("not-a-version", _without_zeros(meant[0]) if meant else None)
    if _without_zeros(text) != text:
        raise fault("not-a-version", _without_zeros(text))
    return Version(int(match[1]), int(match[2] or 0), int(match[3] or 0), match[4] or "", text)


def _without_zeros(text: str) -> str:
    """Drop zeros before the numbers: 2.01 looks older than 2.1 and newer than 2.0, and is neither."""
    numbers, *rest = re.split("(?=[-+])", text, maxsplit=1)
    return ".".join(str(int(number)) for number in numbers.split(".")) + "".join(rest)
