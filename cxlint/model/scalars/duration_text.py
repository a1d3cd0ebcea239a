"""Reading a duration as it is written in a document."""

from __future__ import annotations

import re

from cxlint.model.scalars.digits import fold, plain, read_number, repair_number, split_number
from cxlint.model.scalars.duration import Duration
from cxlint.model.scalars.fault import ScalarFault, fault
from cxlint.model.scalars.units import AT_ONCE, IMMEDIATELY, unit_meant, unit_name

EXAMPLE = "30 days"


def read(raw: str) -> Duration:
    """Read `30 days`, `7 working days`, `1.5 hours` or `immediately`; a bare `0` needs no unit."""
    text = fold(raw).casefold()
    if text == IMMEDIATELY:
        return Duration(0, IMMEDIATELY)
    parts = split_number(text)
    if parts is None:
        raise fault("not-a-duration", _meant_by_words(text))
    sign, written, unit = parts
    number = read_number(written)
    if sign == "-" and number:
        raise fault("negative", _suggest(written, unit))
    if number is None or sign:
        raise _not_one_number(written, unit)
    if not unit:
        if number == 0:
            return Duration(0, "days")
        raise fault("unit-missing", f"{plain(number)} days" if number != 1 else "1 day")
    name = unit_name(unit)
    if name is None:
        raise _unknown_unit(written, unit)
    return Duration(number, name)


def _unknown_unit(written: str, unit: str) -> ScalarFault:
    upper = re.match(r"(?:-|to|or|until|حتى|تا) ?([0-9][0-9.,]*) ?(.*)", unit)
    if upper:
        return fault("range", low=written, high=upper[1], unit=upper[2])
    if re.search("[0-9]", unit):
        return fault("not-a-duration")
    return fault("unit-unknown", _suggest(written, unit), unit=unit)


def _not_one_number(written: str, unit: str) -> ScalarFault:
    repaired = repair_number(written)
    return fault(
        "not-a-duration", _suggest(repaired, unit) if repaired else _suggest(written.rstrip(".,"), unit)
    )


def _suggest(written: str, unit: str) -> str | None:
    number = read_number(written)
    name = unit_meant(unit) if unit else "days"
    return None if number is None or name is None else str(Duration(number, name))


def _meant_by_words(text: str) -> str | None:
    if len(text) > 40:
        return None
    if text in AT_ONCE:
        return IMMEDIATELY
    one = re.fullmatch(r"(?:an?|one) (.+)", text)
    if one:
        return _suggest("1", one[1])
    iso = re.fullmatch(r"p(t?)([0-9]+)([dwmyhs])", text)
    if iso:
        unit = {
            "d": "days",
            "w": "weeks",
            "m": "minutes" if iso[1] else "months",
            "y": "years",
            "h": "hours",
            "s": "seconds",
        }
        return _suggest(iso[2], unit[iso[3]])
    from cxlint.model.suggest import closest

    return _only_one_in(text) or closest(text, (IMMEDIATELY,))


def _only_one_in(text: str) -> str | None:
    """The one length of time that stands in some words, such as `six weeks` or `within 30 days`."""
    from cxlint.model.quantities import quantities

    for language in ("en",) if text.isascii() else ("ar", "fa"):
        found = quantities(text, language)
        if len(found) == 1 and found[0].sure and isinstance(found[0].value, Duration):
            return str(found[0].value)
    return None
