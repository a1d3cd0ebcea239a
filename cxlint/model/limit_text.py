"""Reads legal limits as they are written down in the data of a plugin, one jurisdiction to a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.model.limits import KEYS, Condition, LimitEntry
from cxlint.model.scalars import ScalarFault, read_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

STATUSES = ("in_force", "enacted_not_yet", "proposed", "vacated")
LISTS = ("forbids", "sectors", "sizes", "not_sectors", "channels")
DATES = ("effective_from", "effective_to")


class LimitFault(ValueError):
    """A limit is not written as it should be."""


def read_limits(data: Mapping[str, object]) -> Iterator[LimitEntry]:
    """The limits of one file: `jurisdiction`, `working_days` of its week, and the list `limits`.

    Raises LimitFault, naming the limit, for one that could not be used as it was meant.
    """
    limits = data.get("limits")
    if not isinstance(limits, list):
        raise LimitFault("there is no list 'limits'")
    for written in limits:
        if not isinstance(written, dict):
            raise LimitFault(f"not a limit: {written!r}")
        name = f"{data.get('jurisdiction')}: {written.get('parameter')} ({written.get('reference')})"
        try:
            yield _read(written | {key: data[key] for key in ("jurisdiction", "working_days")})
        except (KeyError, TypeError, ValueError) as error:
            raise LimitFault(f"{name}: {error}") from error


def _read(written: Mapping[str, object]) -> LimitEntry:
    fields = dict(written)
    unknown = fields.keys() - set(LimitEntry._fields)
    if unknown:
        raise LimitFault(f"unknown: {', '.join(sorted(unknown))}")
    for key in LISTS:
        fields[key] = _words(fields.get(key, []))
    for key in DATES:
        if not isinstance(fields.get(key), date | None):
            raise LimitFault(f"{key} is not a day such as 2026-01-31")
    fields["value"] = _value(fields.get("value"))
    fields["given"] = tuple(_condition(*item) for item in _mapping(fields.get("given", {})).items())
    entry = LimitEntry(**fields)  # type: ignore[arg-type]
    if entry.certainty not in KEYS or entry.status not in STATUSES or entry.better not in _BETTER:
        raise LimitFault(f"one of {entry.certainty!r}, {entry.status!r} and {entry.better!r} is not known")
    if entry.value is None and not (entry.forbids or entry.required or entry.like):
        raise LimitFault("it limits nothing: neither value, like, forbids nor required is there")
    return entry


_BETTER = ("more", "less", "superset")


def _value(written: object) -> object:
    try:
        return None if written is None else read_scalar("measure", str(written))
    except ScalarFault as fault:
        raise LimitFault(f"{written!r} is not a value such as {fault.data['example']!r}") from None


def _words(written: object) -> tuple[str, ...]:
    if not isinstance(written, list):
        raise LimitFault(f"not a list: {written!r}")
    return tuple(str(word).casefold() for word in written)


def _mapping(written: object) -> Mapping[str, object]:
    if not isinstance(written, dict):
        raise LimitFault(f"not fields with what they have to say: {written!r}")
    return written


def _condition(field: str, written: object) -> Condition:
    if isinstance(written, dict):
        return Condition(field, least=_value(written["at_least"]))
    return Condition(field, _words(written))
