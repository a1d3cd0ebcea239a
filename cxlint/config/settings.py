"""The settings of a run, complete and checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from concurrent.futures import Executor


class RuleSetting(NamedTuple):
    """What the configuration says of one rule: another severity, and options as written."""

    severity: Severity | None = None
    options: Mapping[str, object] = {}


class Override(NamedTuple):
    """Other settings for the files that match one of the `paths` (globs relative to the root)."""

    paths: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSetting] = {}


class Word(NamedTuple):
    """One word of a list in the settings, as written, and where it comes from."""

    text: str
    origin: str


class Settings(NamedTuple):
    """Everything that decides what a run does. `root` is absolute; all else is relative to it.

    `file` is the configuration file as shown to users, empty where there is none. `selected` holds the ids of the rules
    that run; `rules` is keyed by rule id; `baseline` is the file of known findings, empty where none counts; `origins`
    says for every setting where its value comes from, `words` the same for each entry of the lists; `jobs` is the
    number of processes that may work, `executor` whoever else reads the files; `plugins` have to be installed.
    """

    root: str
    file: str = ""
    roots: tuple[str, ...] = (".",)
    exclude: tuple[str, ...] = ()
    profile: str = "standard"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    selected: frozenset[str] = frozenset()
    rules: Mapping[str, RuleSetting] = {}
    overrides: tuple[Override, ...] = ()
    mandatory: frozenset[str] = frozenset()
    fail_on: Severity | None = Severity.ERROR
    allow_empty: bool = False
    language: str = "en"
    baseline: str = ""
    home: str = ""
    plugins: tuple[str, ...] = ()
    origins: Mapping[str, str] = {}
    words: Mapping[str, tuple[Word, ...]] = {}
    jobs: int = 1
    executor: Executor | None = None
