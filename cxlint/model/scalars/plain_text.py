"""Reading what needs no unit: numbers, whole numbers, true and false."""

from __future__ import annotations

from cxlint.model.scalars.digits import MOST_DIGITS, Number, fold, read_number, repair_number, split_number
from cxlint.model.scalars.fault import fault

_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_YES = frozenset({"yes", "y", "on", "t", "1", "true", "نعم", "بله", "آری"})
_NO = frozenset({"no", "n", "off", "f", "0", "false", "لا", "خیر", "نه"})


def read_yes_no(raw: str) -> bool:
    """Read `true` or `false`; every other word is refused, so that `no` is never taken for Norway or the reverse."""
    text = raw.strip()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    word = fold(text).casefold()
    raise fault("not-yes-no", "true" if word in _YES else "false" if word in _NO else None)


def read_any_number(raw: str) -> Number:
    """Read a number, with or without decimals: `4.2`, `-20`, `1,250`."""
    text = fold(raw)
    parts = split_number(text)
    if parts is None:
        raise fault("not-a-number")
    sign, written, rest = parts
    number = read_number(written)
    if number is None or rest:
        raise fault("not-a-number", _number_meant(sign, written, rest))
    return -number if sign == "-" else number


def _number_meant(sign: str, written: str, rest: str) -> str | None:
    number = repair_number(written) or written
    if read_number(number) is None or any(char.isdigit() for char in rest):
        return None
    return sign.strip("+") + number


def read_whole_number(raw: str) -> int:
    """Read a whole number: `3`."""
    if raw.isascii() and raw.isdigit() and len(raw) <= MOST_DIGITS:
        return int(raw)
    text = fold(raw)
    parts = split_number(text)
    number = read_number(parts[1]) if parts and not parts[2] else None
    if not parts or not isinstance(number, int) or "." in text:
        whole = parts and isinstance(number, int)
        raise fault("not-a-whole-number", f"{'-' * (parts[0] == '-')}{number}" if parts and whole else None)
    return -number if parts[0] == "-" else number
