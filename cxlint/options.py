"""The options of a rule: a light record with defaults, their source, and values held to their types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from cxlint.model.scalars import ScalarFault, read_scalar
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Option(NamedTuple):
    default: object
    help: str
    source: str
    type: str = ""


def option(default: object, help: str, *, source: str = "convention") -> Any:  # noqa: A002 - reads as words
    """Declare one option: its default as a user would write it, what it does, and where the number comes from."""
    return _Option(default, help, source)


_OPTION_TYPES = {
    "Duration": "duration",
    "Money": "money",
    "Percent": "percent",
    "int": "integer",
    "bool": "boolean",
    "str": "string",
    "tuple[str, ...]": "strings",
}


class OptionFault(ValueError):
    """A configured option is unknown or of the wrong type; `option` names it."""

    def __init__(self, option: str, text: str) -> None:
        super().__init__(text)
        self.option = option


class Options:
    """Base of a rule's options: annotated class attributes made by `option()`.

    Instances are read-only records with the configured or default values.
    """

    declared: ClassVar[dict[str, _Option]] = {}

    def __init_subclass__(cls) -> None:
        cls.declared = {}
        for name, annotation in cls.__annotations__.items():
            made = cls.__dict__[name]
            cls.declared[name] = made._replace(type=_OPTION_TYPES[annotation])

    def __init__(self, given: Mapping[str, object] | None = None) -> None:
        for name in given or ():
            if name not in self.declared:
                raise OptionFault(name, f"has no option '{name}'")
        for name, declared in self.declared.items():
            value = (given or {}).get(name, declared.default)
            self.__dict__[name] = _typed(name, declared.type, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"options are read-only: {name}")


def _typed(name: str, kind: str, value: object) -> object:
    """The value of an option in its type; raises OptionFault for any other."""
    expected: dict[str, type] = {"integer": int, "boolean": bool, "string": str}
    if kind in expected:
        if isinstance(value, expected[kind]) and not (kind == "integer" and isinstance(value, bool)):
            return value
        raise OptionFault(name, f"must be a {kind}, not {value!r}")
    if kind == "strings":
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise OptionFault(name, f"must be a list of words, not {value!r}")
    try:
        return read_scalar(kind, str(value))
    except ScalarFault as fault:
        raise OptionFault(
            name, f"must be a {kind} such as {fault.data['example']!r}, not {value!r}"
        ) from None


class NoOptions(Options):
    """For rules that have none."""
