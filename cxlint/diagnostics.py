"""The values that flow through cxlint: places, severities, faults, findings and outcomes.

Nothing here knows about files, kinds or rules; every other part builds on these.
"""

from __future__ import annotations

from enum import IntEnum

from cxlint.marks import mark
from cxlint.named import NamedTuple

Path = tuple[str | int, ...]
"""Where something stands inside a document: keys and list positions, outermost first."""

NO_AREA = "(no area)"
"""The id under which stands what belongs to no area."""


class Severity(IntEnum):
    """How strongly a finding speaks; a higher number is graver."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case word that users write and read."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Read the word back; raises KeyError for any other."""
        return cls[word.upper()]


LETTERS = "npwfe"
"""The letter of each outcome, in their order: not applicable, pass, waived, fail, internal error."""


class Outcome(IntEnum):
    """What a rule says of one subject."""

    NOT_APPLICABLE = 0
    PASS = 1
    WAIVED = 2
    FAIL = 3
    INTERNAL_ERROR = 4

    @property
    def word(self) -> str:
        """The lower-case words that users read."""
        return self.name.lower().replace("_", "-")


class Span(NamedTuple):
    """A stretch of a file: lines and columns count from 1, columns in code points, the end is exclusive."""

    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


class Fault(NamedTuple):
    """Something in a file that keeps it, or a part of it, from being understood.

    `code` is a rule id of the core family (``CX003``), `key` one of its message keys.
    """

    code: str
    key: str
    span: Span
    data: dict[str, object] = {}
    path: Path = ()


class Subject(NamedTuple):
    """Whom a finding is about: a document by kind and id, never by its file."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


def fingerprint(rule: str, subject: Subject, pointer: str, occurrence: int) -> str:
    """What a finding is known by from run to run; `occurrence` counts those that are alike in all else, from 1."""
    return mark("\0".join((rule, subject.kind, subject.id, pointer, str(occurrence))))


class Related(NamedTuple):
    """A second place that helps to understand a finding."""

    file: str
    span: Span
    text: str


class Finding(NamedTuple):
    """One thing that hurts customers or is left to chance, with its place, words and owner.

    `pointer` names the place inside the document with list items by their own id, so that it survives moved lines;
    `write` is the YAML to write instead; `owner` is the accountable person or team, or ``nobody``; `cause` is the edit
    that led to it, where that was asked for.
    """

    file: str
    span: Span
    rule: str
    name: str
    severity: Severity
    key: str
    text: str
    why: str
    fix: str
    write: str
    subject: Subject
    title: str
    pointer: str
    path: Path
    owner: str
    area: str
    fingerprint: str
    plugin: str = ""
    related: tuple[Related, ...] = ()
    justification: str = ""
    value: str = ""
    cause: str = ""

    @property
    def order(self) -> tuple[str, Span, str, str, str]:
        """The one order in which findings are shown."""
        return (self.file, self.span, self.rule, self.key, self.fingerprint)
