"""The words of a comment for cxlint: ``cxlint: ignore[POL004] until=2027-01-31 reason="..."``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cxlint.model.scalars import ScalarFault, parse_date
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from datetime import date

_MEANT = r"(?i)cxlint\s*(?::|\s+(?=ignore\s*\[)|(?=\[))"
_FORM = r"(?i)\s*ignore\s*(?:\[(?P<rules>[^\]]*)\])?(?P<rest>(?!\S).*|$)"
_PART = r'\s*(?P<name>\w+)\s*=\s*(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+))(?=\s|$)'
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
)  # what word processors make of them


class Wish(NamedTuple):
    """What a comment asks for; `faults` are message keys of CX030, and with any of them it has no effect."""

    rules: tuple[str, ...] = ()
    until: date | None = None
    reason: str = ""
    faults: tuple[str, ...] = ()
    written: str = ""


def read_comment(text: str) -> Wish | None:
    """What a comment asks of cxlint; None where it does not speak to cxlint at all."""
    meant = re.match(_MEANT, text)
    if meant is None:
        return None
    form = re.fullmatch(_FORM, text.translate(_QUOTES)[meant.end() :])
    parts = _parts(form["rest"]) if form else None
    if form is None or parts is None:
        return Wish(faults=("form",))
    rules = tuple(word.strip() for word in (form["rules"] or "").split(",") if word.strip())
    reason, written = parts.get("reason", "").strip(), parts.get("until", "").strip()
    faults = [] if rules else ["no-rule"]
    until = _day(written)
    if until is None:
        faults.append("bad-until" if written else "no-until")
    if not reason:
        faults.append("no-reason")
    return Wish(rules, until, reason, tuple(faults), written)


def _parts(rest: str) -> dict[str, str] | None:
    """The named parts behind the brackets; None where something else stands there, or one stands twice."""
    parts: dict[str, str] = {}
    position = 0
    rest = rest.rstrip()
    while position < len(rest):
        part = re.compile(_PART).match(rest, position)
        if part is None or part["name"] in parts or part["name"] not in ("until", "reason"):
            return None
        parts[part["name"]] = part["quoted"] if part["quoted"] is not None else part["bare"]
        position = part.end()
    return parts


def _day(written: str) -> date | None:
    try:
        return parse_date(written) if written else None
    except ScalarFault:
        return None
