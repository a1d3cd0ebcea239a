"""Where a result comes from: what judged, by which rules, and where its documents are at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.marks import mark
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Plugin(NamedTuple):
    """An installed plugin that took part."""

    name: str
    version: str


class Origin(NamedTuple):
    """What made a result, so that it is compared only with what was judged in the same way.

    `rules` are the ids of the rules that were asked for, `settings` what the configuration says of them, each in one
    line; `folder` is that of the workspace in its repository, `home` the web address of the repository.
    """

    version: str = ""
    plugins: tuple[Plugin, ...] = ()
    rules: tuple[str, ...] = ()
    settings: Mapping[str, str] = {}
    folder: str = ""
    home: str = ""

    @property
    def rule_set(self) -> str:
        """A short name for the rules with their settings: the same wherever they are the same."""
        words = "\0".join(
            (*self.rules, "", *(f"{name} {told}" for name, told in sorted(self.settings.items())))
        )
        return mark(words)
