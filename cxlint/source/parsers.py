"""The two parsers of PyYAML behind one face: libyaml's in C where it is there, else the one in Python.

Both are driven event by event and token by token; that never recurses, so no nesting can overrun a stack.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.events import Event
    from yaml.tokens import Token

_NO_CHARACTER = "found invalid Unicode character escape code"
_SURROGATE = "[\ud800-\udfff]"


class Parser(Protocol):
    """What the loader and the search for comments need of a parser; None follows the last event and token."""

    def get_event(self) -> Event | None:
        """The next event."""

    def get_token(self) -> Token | None:
        """The next token."""


def open_parser(data: bytes, *, pure: bool = False) -> Parser:
    """A parser of UTF-8 bytes; `pure` asks for the one in Python. Raises YAMLError on characters it refuses."""
    return (_pure_parser() if pure else fastest())(data)


@lru_cache(maxsize=1)
def fastest() -> Callable[[bytes], Parser]:
    """The fastest parser that this installation has."""
    try:
        from yaml import cyaml
    except ImportError:
        return _pure_parser()
    parser: Callable[[bytes], Parser] = cyaml.CParser  # type: ignore[attr-defined]
    return parser


@lru_cache(maxsize=1)
def _pure_parser() -> Callable[[bytes], Parser]:
    from yaml.events import ScalarEvent
    from yaml.parser import Parser as EventParser
    from yaml.reader import Reader
    from yaml.scanner import Scanner, ScannerError

    class PureParser(Reader, Scanner, EventParser):
        """PyYAML's parser in Python, made as strict as the one in C where the two differ."""

        def __init__(self, data: bytes) -> None:
            Reader.__init__(self, data)
            Scanner.__init__(self)
            EventParser.__init__(self)

        def get_event(self) -> Event | None:
            try:
                event: Event | None = super().get_event()  # type: ignore[no-untyped-call]
            except (ValueError, OverflowError) as error:  # a character that does not exist
                raise ScannerError(None, None, _NO_CHARACTER, self.get_mark()) from error
            if isinstance(event, ScalarEvent) and event.style == '"' and re.search(_SURROGATE, event.value):
                raise ScannerError(None, None, _NO_CHARACTER, event.start_mark)  # type: ignore[arg-type]
            return event

    return PureParser
