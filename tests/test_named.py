"""Values with named parts are in all things what `typing` would have made of the same class."""

from __future__ import annotations

import copy
import inspect
import pickle
import re
import typing
from typing import TYPE_CHECKING

import pytest

from cxlint import named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Ours(named.NamedTuple):
    """What it is."""

    kind: str
    number: int = 5
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.kind}/{self.number}"

    @classmethod
    def of(cls, text: str) -> Ours:
        return cls(text)

    def __str__(self) -> str:
        return self.shown


class Theirs(typing.NamedTuple):
    """What it is."""

    kind: str
    number: int = 5
    parts: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.kind}/{self.number}"

    @classmethod
    def of(cls, text: str) -> Theirs:
        return cls(text)

    def __str__(self) -> str:
        return self.shown


MADE = {
    "nothing": lambda cls: cls(),
    "one": lambda cls: cls("policy"),
    "by name": lambda cls: cls(parts=("a",), kind="policy"),
    "all": lambda cls: cls("policy", 7, ("a", "b")),
    "too many": lambda cls: cls("policy", 7, (), 8),
    "unknown": lambda cls: cls("policy", colour="red"),
    "twice": lambda cls: cls("policy", kind="policy"),
    "of a list": lambda cls: cls._make(["policy", 7, ()]),
    "of a short list": lambda cls: cls._make(["policy"]),
    "replaced": lambda cls: cls("policy")._replace(number=9),
    "replaced by nothing known": lambda cls: cls("policy")._replace(colour="red"),
    "set": lambda cls: setattr(cls("policy"), "number", 8),
    "set anew": lambda cls: setattr(cls("policy"), "colour", 8),
    "by its own way": lambda cls: cls.of("kpi"),
    "copied": lambda cls: copy.deepcopy(cls("policy", 7, (["a"],))),
    "pickled": lambda cls: pickle.loads(pickle.dumps(cls("policy", 7, ("a",)))),
    "unpacked": lambda cls: [*cls("policy", 7)],
    "as a dict": lambda cls: list(cls("policy")._asdict().items()),
    "a part": lambda cls: (cls("policy").kind, cls("policy")[1], cls("policy").shown, str(cls("policy"))),
    "a hash": lambda cls: hash(cls("policy")),
    "equal": lambda cls: cls("policy") == ("policy", 5, ()),
    "sorted": lambda cls: sorted([cls("policy"), cls("kpi", 9), cls("kpi", 8)]),
    "fields": lambda cls: (cls._fields, cls._field_defaults, cls.__match_args__, cls.__slots__),
    "types": typing.get_type_hints,
    "names": lambda cls: (cls.__doc__, cls.__module__, cls.__name__.lower()),
    "signature": lambda cls: [
        (p.name, p.kind, p.default) for p in inspect.signature(cls).parameters.values()
    ],
}


def told(ask: object, cls: type) -> object:
    """What comes of it, or what it raises, without the name of the class."""
    try:
        answer = repr(ask(cls))
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    return re.sub(r"Theirs|Ours|theirs|ours", "It", answer).replace("<lambda>", "It.__new__")


@pytest.mark.parametrize("case", MADE)
def test_a_class_does_what_that_of_typing_does(case: str) -> None:
    assert told(MADE[case], Ours) == told(MADE[case], Theirs)


def test_a_value_can_be_matched_by_its_parts() -> None:
    match Ours("policy", 7):
        case Ours(kind, 7):
            assert kind == "policy"
        case _:
            pytest.fail("it does not match")


def test_a_value_needs_no_more_room_than_a_tuple() -> None:
    with pytest.raises(AttributeError):
        _ = Ours("policy").__dict__
    assert Ours("policy").__sizeof__() == Theirs("policy").__sizeof__()


def test_a_field_without_a_default_behind_one_with_a_default_is_refused() -> None:
    body: Mapping[str, object] = {
        "__annotations__": {"a": "int", "b": "int"}, "a": 1, "__module__": __name__, "__qualname__": "Bad",
    }  # fmt: skip
    with pytest.raises(TypeError, match="behind one that has a default"):
        type(named.NamedTuple)("Bad", (named.NamedTuple,), dict(body))


def test_all_values_of_cxlint_are_made_in_this_way(checkout: Path) -> None:
    others = [
        str(file)
        for file in (checkout / "cxlint").rglob("*.py")
        if file.stem != "named"
        and re.search(r"^from typing import .*NamedTuple", file.read_text("utf-8"), re.M)
    ]
    assert others == []
