"""What single values mean to the ways that read no tree; a field remembers what others may say as well."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING, Any

from yaml.error import Mark
from yaml.events import ScalarEvent

from cxlint.model.plan import MOST_KNOWN
from cxlint.model.reader import Reader
from cxlint.model.scalars import NONE, is_identifier, is_none, normal
from cxlint.model.text import Text, is_language
from cxlint.source import resolve_core
from cxlint.source.core import BLANK
from cxlint.source.rows import Unusual, Wrong

if TYPE_CHECKING:
    from cxlint.model.plan import Plan

_NOWHERE = Mark("", 0, 0, 0, None, 0)
"""The place of a value that is looked at for its words alone."""


def scalar(written: str, plan: Plan, plain: bool) -> object:
    """What a single value means that is not blank."""
    if plan.words:
        return written
    if not plan.is_free:
        found = (plan.plain if plain else plan.quoted).get(written)
        return _learnt(written, plan, plain) if found is None else found
    if plan.is_text:
        return Text.of((("", written),))
    name = written if written.isascii() else normal(written)
    if not is_identifier(name):
        raise Unusual
    return name


def _learnt(written: str, plan: Plan, plain: bool) -> object:
    """What a single value means, read the careful way and remembered."""
    node: Any = ScalarEvent(None, None, (plain, not plain), written, _NOWHERE, _NOWHERE)
    node.tag = "?" if plain else "!"
    reader = Reader()
    value = reader.scalar(node, plan.spec, ("field",))
    if reader.faults:
        raise Wrong
    if value is None or reader.references:
        raise Unusual
    plan.remember(written, value, plain=plain)
    return value


def reference(written: str, plan: Plan) -> str | None:
    """The name in a reference that is not blank; None where it is explicitly none."""
    if plan.spec.none and is_none(written):
        return None
    name = written if written.isascii() else normal(written)
    if name.count("/") > 1:
        raise Unusual
    return name


def no_reference(plan: Plan) -> object:
    """What stands for a reference that is explicitly none."""
    return () if plan.spec.items is not None else NONE


def words(written: str, plain: bool) -> str:
    """The words of a single value that is not blank."""
    if written.isspace() or (len(written) < 5 and (not written or (plain and written in BLANK))):
        raise Unusual
    return written


codes: dict[str, str] = {}
"""The codes of languages that were met."""


def code(written: str) -> str:
    """The code of a language."""
    if not is_language(written) or resolve_core(written) is not written:
        raise Unusual
    return codes.setdefault(intern(written), written)


_seen: dict[str, str] = {}
"""Names that people gave to fields of their own: a memory of `resolve_core`, nothing more."""


def word(key: str) -> str:
    """A key that nobody has foreseen and that is a mere word."""
    known = _seen.get(key)
    if known is None:
        if key == "<<" or resolve_core(key) is not key:
            raise Unusual
        known = intern(key)
        if len(_seen) < MOST_KNOWN:
            _seen[key] = known
    return known
