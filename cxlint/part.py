"""A part of a workspace: which documents it judges, and what only all parts together can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from cxlint.diagnostics import Finding
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from cxlint.diagnostics import Subject


MOST_PARTS = 10_000
"""Into more parts no workspace is divided."""


class Shard(NamedTuple):
    """One of several equal shares of the documents; `number` counts from 1."""

    number: int
    of: int

    def takes(self, subject: Subject) -> bool:
        """Whether a document belongs to this share; its kind and id alone decide."""
        name = str(subject).encode("utf-8", "surrogatepass")
        return crc32(name) % self.of == self.number - 1

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


class Audit(NamedTuple):
    """A finding about an exception, which rests on what the parts find, and counts when they are put together.

    `about` names the exception and what is wrong with it, and orders them. With `missing` it holds where no part has
    found what the exception is for; otherwise it holds where any part says it, and that with the lowest `rank` counts.
    """

    finding: Finding
    about: str
    rank: int = 0
    missing: bool = False


class Part(NamedTuple):
    """What a result that is only a part knows beside its findings; `workspace` tells whether parts are of one whole."""

    number: int
    of: int
    workspace: str
    audit: tuple[Audit, ...] = ()

    @property
    def shard(self) -> Shard:
        """The share of the documents that was judged."""
        return Shard(self.number, self.of)

    @property
    def note(self) -> str:
        """What readers of a part are told."""
        return f"this is part {self.number} of {self.of}; `cxlint render` puts the parts together"
