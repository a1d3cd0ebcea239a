"""The shape of a rule: words, metadata, options, cases and one check.

A rule judges one document at a time. It yields hits: a place, the key of one of its messages, and data for the words.
Id, severity, owner, text and language are added by the engine. A rule holds no state, does no input or output, and
reads no clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from cxlint.change import Change as Change  # noqa: PLC0414 - offered to rules from here
from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.options import NoOptions as NoOptions  # noqa: PLC0414 - these too
from cxlint.options import OptionFault as OptionFault  # noqa: PLC0414
from cxlint.options import Options as Options  # noqa: PLC0414
from cxlint.options import option as option  # noqa: PLC0414

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxlint.model.document import Document, View
    from cxlint.model.limits import LimitEntry
    from cxlint.workspace.graph import Workspace

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

LEVELS = ("declared", "owned", "connected", "measured", "customer-led")
"""Names of the maturity levels 1 to 5."""


EVERY_KIND = ("*",)
"""The `kinds` of a rule about changes that judges every kind, those of plugins too."""


class Message(NamedTuple):
    """What a finding says: a sentence with `{placeholders}`, and the YAML to write instead.

    `write` is merged into the object that holds the place; where it has its own `kind` and `id`, into that document.
    `tail` is a sentence that many messages end with; it is translated once for all of them.
    """

    severity: Severity
    text: str
    write: str = ""
    tail: str = ""


class Phrase(str):
    """Words of cxlint itself among the data of a hit: they are translated, unlike what documents say."""

    __slots__ = ()


class OfItem(NamedTuple):
    """Words of cxlint for one of several things, and what documents call it: ``How much it is (late payment)``."""

    words: Phrase
    name: str


def phrase(words: str) -> Phrase:
    """Mark English words that a rule puts into a message, so that they are gathered for translation."""
    return Phrase(words)


class Hit(NamedTuple):
    """What a rule yields: the place, the key of a message, and the data for its words."""

    path: str
    key: str
    data: Mapping[str, object]


def at(view: View, field: str, key: str, /, **data: object) -> Hit:
    """A hit at `field` of a document or of one part of it (``""`` is the part itself)."""
    return Hit(view.path(field), key, data)


class Case(NamedTuple):
    """One proof of a rule: a YAML stream whose first document is the subject, the rest its workspace.

    `expect` lists every hit as (line, column, message key); none for a case the rule must pass. `writes` are texts
    each of which one of the findings proposes to write, `says` the same for what they tell. A rule about changes
    compares the stream with `before`, whose first document is the subject as it was; empty for one that is new. `body`
    and `body_before` are the texts of the first documents, as those of Markdown files; they stand below the stream.
    """

    stream: str
    expect: tuple[tuple[int, int, str], ...] = ()
    options: Mapping[str, object] = {}
    as_of: str = "2026-11-22"
    before: str = ""
    limits: tuple[LimitEntry, ...] = ()
    applies: bool = True
    writes: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    body: str | None = None
    body_before: str | None = None


OptionsT = TypeVar("OptionsT", bound=Options)


class Rule(Generic[OptionsT]):
    """What all rules declare.

    `needs` names the fields without which the rule does not apply, `needs_one_of` those of which one at least has to be
    stated: a document that does not write them is never asked about.

    `law` names the fields whose legal limits the rule watches, with the prefix of their messages: see `cxlint.law`.
    """

    id: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    why: ClassVar[str]
    fix: ClassVar[str]
    kinds: ClassVar[tuple[str, ...]] = ()
    level: ClassVar[int] = 1
    sources: ClassVar[tuple[str, ...]] = ()
    clauses: ClassVar[tuple[str, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ()
    needs_one_of: ClassVar[tuple[str, ...]] = ()
    supersedes: ClassVar[tuple[str, ...]] = ()
    law: ClassVar[Mapping[str, str]] = {}
    reads_date: ClassVar[bool] = False
    options: ClassVar[type[Options]] = NoOptions
    messages: ClassVar[Mapping[str, Message]]
    good: ClassVar[tuple[Case, ...]] = ()
    bad: ClassVar[tuple[Case, ...]] = ()
    shape: ClassVar[str] = ""

    if (
        not TYPE_CHECKING
    ):  # what stands in brackets is for type checkers; to note it takes as long as to make the class

        def __class_getitem__(cls, _: object) -> type[Rule[Any]]:
            return cls

        def __init_subclass__(cls) -> None:
            pass

    @classmethod
    def family(cls) -> str:
        """The letters of the id: ``POL`` of ``POL004``."""
        return cls.id.rstrip("0123456789")

    @classmethod
    def needed(cls) -> tuple[tuple[str, ...], ...]:
        """The fields without which it does not apply: one of each group."""
        return (*((field,) for field in cls.needs), *((cls.needs_one_of,) if cls.needs_one_of else ()))

    @classmethod
    def severity(cls) -> Severity:
        """The gravest of its messages."""
        return max(message.severity for message in cls.messages.values())


class DocumentRule(Rule[OptionsT]):
    """A rule that needs nothing but the document."""

    shape = "document"

    def applies(self, document: Document, options: OptionsT) -> bool:
        """Whether the document is a subject; `needs` has been looked at before."""
        return True

    def check(self, document: Document, options: OptionsT) -> Iterator[Hit]:
        """Yield a hit for each thing that is wrong."""
        raise NotImplementedError


class GraphRule(Rule[OptionsT]):
    """A rule that may follow references, both ways."""

    shape = "graph"

    def applies(self, document: Document, workspace: Workspace, options: OptionsT) -> bool:
        """Whether the document is a subject; `needs` has been looked at before."""
        return True

    def check(self, document: Document, workspace: Workspace, options: OptionsT) -> Iterator[Hit]:
        """Yield a hit for each thing that is wrong."""
        raise NotImplementedError


class ChangeRule(Rule[OptionsT]):
    """A rule that judges what a change does to the customer."""

    shape = "change"

    def applies(self, change: Change, options: OptionsT) -> bool:
        """Whether the change is a subject."""
        return True

    def check(self, change: Change, options: OptionsT) -> Iterator[Hit]:
        """Yield a hit for each thing that got worse."""
        raise NotImplementedError


class CoreRule(Rule[NoOptions]):
    """The words of a fault that the loader, the reader or the engine finds; it has no check of its own."""

    shape = "core"


class RuleRef(NamedTuple):
    """A light reference to a rule, so that only the rules that are needed are imported.

    `needed` are the fields that the rule needs, one of each group: a rule is imported when a document has them. Where
    that is not known (None) the rule is imported for every document of its kinds.
    """

    id: str
    name: str
    level: int
    kinds: tuple[str, ...]
    shape: str
    module: str
    attribute: str
    needed: tuple[tuple[str, ...], ...] | None = None

    def judges(self, kinds: set[str]) -> set[str]:
        """Which of these kinds the rule is about."""
        return kinds if self.kinds == EVERY_KIND else kinds.intersection(self.kinds)

    def load(self) -> type[Rule[Any]]:
        """Import the rule."""
        from importlib import import_module

        loaded: type[Rule[Any]] = getattr(import_module(self.module), self.attribute)
        return loaded


def reference(rule: type[Rule[Any]]) -> RuleRef:
    """The light reference of a rule class, for plugins that register few rules."""
    return RuleRef(rule.id, rule.name, rule.level, rule.kinds, rule.shape, rule.__module__, rule.__qualname__)
