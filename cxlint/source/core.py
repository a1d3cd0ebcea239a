"""What an unquoted value means in the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/, section 10.3.2).

Only used where no kind says what a field holds: dates, durations and versions stay text.
"""

from __future__ import annotations

import re

LONGEST_NUMBER = 1000
"""Characters; longer runs of digits are text, since Python refuses to print such numbers."""

BLANK = ("", "~", "null", "Null", "NULL")
"""What stands, unquoted, for nothing at all."""

_WORDS: dict[str, object] = {
    **dict.fromkeys(BLANK),
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
    ".nan": float("nan"),
    ".NaN": float("nan"),
    ".NAN": float("nan"),
}
_WORDS.update(
    {sign + word: float(sign + "inf") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")}
)

_FIRST = frozenset("~nNtTfF.+-0123456789")
"""What everything that is not text starts with."""

_NUMBER = re.compile(
    r"""(?P<int>[-+]?[0-9]+)
      | 0o(?P<oct>[0-7]+)
      | 0x(?P<hex>[0-9a-fA-F]+)
      | (?P<float>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)""",
    re.VERBOSE,
)

_OLDER_WORDS = frozenset(
    ("yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF", "=", "<<")
)
"""Words that older readers take for yes and no, and two signs."""

_NUMERIC = frozenset("+-.0123456789")
_RARE = frozenset("_:eE")

_OLDER_NUMBERS = r"""(?x)
        (?![-+]?0+[0-7]?\Z)[-+]?0(?:[0-7_]+|[0-9]+)               # 012 was ten, 007 is seven everywhere
      | 0o[0-7]+ | [-+]?0b[01_]+
      | [-+]?[1-9][0-9]*_[0-9_]*                                  # 1_000 was a thousand
      | [-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+                        # 1:30 was ninety
      | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*
      | [-+]?0x[0-9a-fA-F_]*_[0-9a-fA-F_]* | [-+]0x[0-9a-fA-F_]+
      | [-+]?[0-9]+[0-9_]*\.[0-9_]*_[0-9_]*(?:[eE][-+][0-9]+)? | [-+]?[0-9]+_[0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?
      | \.[0-9]+_[0-9_]*(?:[eE][-+][0-9]+)?
      | [-+]\.[0-9]+(?:[eE][-+]?[0-9]+)? | [-+]?[0-9]+[eE][-+]?[0-9]+ | [-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)[eE][0-9]+
    """


def resolve_core(raw: str) -> object:
    """The value of an unquoted text: None, a bool, an int, a float, or the text itself. Never raises."""
    if raw and raw[0] not in _FIRST:
        return raw
    if raw in _WORDS:
        return _WORDS[raw]
    if len(raw) > LONGEST_NUMBER:
        return raw
    found = _NUMBER.fullmatch(raw)
    if found is None:
        return raw
    if found["int"]:
        return int(raw)
    if found["oct"]:
        return int(found["oct"], 8)
    if found["hex"]:
        return int(found["hex"], 16)
    return float(raw)


def ambiguous(raw: str) -> bool:
    """Whether older YAML readers take this unquoted text for something else (``no``, ``on``, ``012``, ``1:30``).

    Dates are left out: there a reader that knows the field decides.
    """
    if raw[:1] not in _NUMERIC:
        return raw in _OLDER_WORDS
    digits = raw.lstrip("+-")
    odd = digits.startswith("0") or (digits.startswith(".") and digits != raw)
    if not odd and _RARE.isdisjoint(raw):
        return False
    return len(raw) <= LONGEST_NUMBER and re.fullmatch(_OLDER_NUMBERS, raw) is not None
