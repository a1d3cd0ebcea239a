"""What is said of a written value that cannot be understood."""

from __future__ import annotations

WRITTEN_AT_MOST = 80
"""Characters of the written text that a message repeats."""

FAULT_KEYS = frozenset(
    {
        "currency-missing",  # 25: of which currency?
        "currency-symbol",  # $25: a sign that several currencies share
        "currency-unknown",  # 25 euro: not a code of three capital letters
        "date-calendar",  # 1405-05-12: a year of another calendar
        "date-format",  # 31/01/2026
        "date-impossible",  # 2026-02-30
        "day-unknown",  # Mon-Fry 09:00-17:00
        "days-missing",  # 09:00-17:00
        "digits-ambiguous",  # 1.250 EUR: one and a quarter, or one thousand two hundred and fifty?
        "negative",  # -3 days
        "none-not-allowed",  # none, where a value is needed
        "not-a-duration",
        "not-a-measure",
        "not-a-number",
        "not-a-place",
        "not-a-version",
        "not-a-whole-number",
        "not-an-amount",  # 15: percent, or money?
        "not-an-id",
        "not-hours",
        "not-money",
        "not-percent",
        "not-yes-no",
        "out-of-range",  # more digits than any promise to a customer needs
        "range",  # 5-7 days: a promise is one value
        "time-impossible",  # 25:00
        "times-missing",  # Mon-Fri
        "unit-missing",  # 30: hours, days, weeks?
        "unit-unknown",  # 30 dyas
    }
)
"""Every key a `ScalarFault` can have."""


class ScalarFault(Exception):
    """A written value cannot be understood.

    `key` is one of `FAULT_KEYS`. `data` always has `type` (the x-type), `written` (what stands there,
    shortened) and `example` (a valid value of the type); it has `suggestion` where the value most likely
    meant is known, and what the key needs besides: `unit`, `currency`, `day`, `time`, `year`, `low` and
    `high`.
    """

    def __init__(self, key: str, data: dict[str, str] | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.data: dict[str, str] = {} if data is None else data


def shorten(text: str) -> str:
    """Cut a text to what a message may repeat."""
    return text if len(text) <= WRITTEN_AT_MOST else text[: WRITTEN_AT_MOST - 1] + "…"


def fault(key: str, suggestion: str | None = None, **data: str) -> ScalarFault:
    """Make a fault; the front door adds what every fault says."""
    said = {name: shorten(text) for name, text in data.items()}
    if suggestion is not None and len(suggestion) <= WRITTEN_AT_MOST:
        said["suggestion"] = suggestion
    return ScalarFault(key, said)
