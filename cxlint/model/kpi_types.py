"""The known types of measures (KPIs): what each counts, in which unit and range, and which way is better.

A KPI names its type; the type fixes everything else, so that `csat_top2` means the same in every area. The formulas of
the survey measures are those in common use; first contact resolution follows SQM, the four service measures follow the
UK Government Digital Service, page speed follows Core Web Vitals. Nothing here says what a good value is: no
trustworthy number holds for every trade.
"""

from __future__ import annotations

from cxlint.named import NamedTuple

WORK = frozenset({"behaviour", "output", "vanity"})
"""Classes that show what staff or the company do, not what customers get."""

HIGHER, LOWER, BAND = "higher", "lower", "band"
"""Which way is better; `band` where both too high and too low are bad."""


UNITS = {
    "percent": "85%",
    "points": "45",
    "scale": "4",
    "stars": "4",
    "per-1000": "12",
    "count": "3",
    "number": "0.1",
    "duration": "24 hours",
    "money": "20 EUR",
}
"""Every unit by its short name, with a value as it is written."""


class Range(NamedTuple):
    """A unit in which values of a type may be written (one of UNITS), and the lowest and highest value possible.

    Durations and money have no limits here: neither can be negative. None means without limit.
    """

    unit: str
    low: float | None = 0
    high: float | None = None

    @property
    def written_as(self) -> str:
        """What a value looks like: a percent, a duration, money, or a plain number."""
        return self.unit if self.unit in ("percent", "duration", "money") else "number"


class KpiType(NamedTuple):
    """One type of measure.

    `category` is outcome, operational, behaviour, output, vanity, or the two that say nothing of customers by
    themselves: business and driver. `every` is the longest usual time between two measurements in days, None where
    nothing is usual. `percentile` is the one that belongs to the definition, None where there is none.
    """

    category: str
    ranges: tuple[Range, ...]
    better: str | None
    every: int | None = 30
    perception: bool = False
    survey: bool = False
    needs_scale: bool = False
    needs_method: bool = False
    needs_percentile: bool = False
    needs_repeat_window: bool = False
    percentile: int | None = None
    never_alone: bool = False


PERCENT = Range("percent", 0, 100)
POINTS = Range("points", -100, 100)
DURATION = Range("duration")
MONEY = Range("money")
COUNT = Range("count")

_SHARE = (PERCENT,)
_TIME = (DURATION,)
_COUNTED = (COUNT,)


def _asked(*ranges: Range, better: str = HIGHER, every: int = 30) -> KpiType:
    """A perception that customers state on a survey's scale."""
    return KpiType(
        "outcome", ranges, better, every, perception=True, survey=True, needs_scale=True, needs_method=True
    )


KPI_TYPES: dict[str, KpiType] = {
    # What customers think.
    "nps": KpiType("outcome", (POINTS,), HIGHER, 180, perception=True, survey=True, needs_method=True),
    "csat_top2": _asked(PERCENT),
    "csat_mean": _asked(Range("scale", 0, 10)),
    "ces_v2": _asked(Range("scale", 1, 7), PERCENT),
    "ces_v1": _asked(Range("scale", 1, 5), better=LOWER),
    "trust": _asked(Range("scale", 1, 5), PERCENT, every=90),
    "review_score": KpiType("outcome", (Range("stars", 1, 5),), HIGHER),
    # What customers got.
    "fcr": KpiType("outcome", _SHARE, HIGHER, needs_method=True, needs_repeat_window=True),
    "one_contact_resolution": KpiType("outcome", _SHARE, HIGHER),
    "resolution_rate": KpiType("outcome", _SHARE, HIGHER),
    "repeat_contact_rate": KpiType("outcome", _SHARE, LOWER, needs_repeat_window=True),
    "completion_rate": KpiType("outcome", _SHARE, HIGHER),
    "churn_rate": KpiType("outcome", _SHARE, LOWER, 90),
    "retention_rate": KpiType("outcome", _SHARE, HIGHER, 90),
    "repurchase_rate": KpiType("outcome", _SHARE, HIGHER, 90),
    "clv": KpiType("outcome", (MONEY,), HIGHER, 180),
    "return_rate": KpiType("outcome", _SHARE, BAND, never_alone=True),
    "complaint_rate": KpiType("outcome", (Range("per-1000"),), BAND),
    "complaint_upheld_external": KpiType("outcome", _SHARE, LOWER, 90),
    "self_service_success": KpiType("outcome", _SHARE, HIGHER),
    "preference_honour_rate": KpiType("outcome", _SHARE, HIGHER),
    "error_rate_customer_critical": KpiType("outcome", _SHARE, LOWER),
    # What customers go through.
    "escalation_rate": KpiType("operational", _SHARE, BAND),
    "time_to_resolve": KpiType("operational", _TIME, LOWER, needs_percentile=True),
    "refund_cycle_time": KpiType("operational", _TIME, LOWER, percentile=90),
    "first_response_time": KpiType("operational", _TIME, LOWER, needs_percentile=True),
    "service_level": KpiType("operational", _SHARE, HIGHER),
    "avg_speed_of_answer": KpiType("operational", _TIME, LOWER, 1),
    "abandonment_rate": KpiType("operational", _SHARE, LOWER, 1),
    "transfer_rate": KpiType("operational", _SHARE, LOWER),
    "handoff_count": KpiType("operational", _COUNTED, LOWER),
    "lcp": KpiType("operational", _TIME, LOWER, 28, percentile=75),
    "inp": KpiType("operational", _TIME, LOWER, 28, percentile=75),
    "cls": KpiType("operational", (Range("number"),), LOWER, 28, percentile=75),
    "availability": KpiType("operational", _SHARE, HIGHER),
    "review_reply_time": KpiType("operational", _TIME, LOWER, percentile=50),
    "preference_propagation_p95": KpiType("operational", _TIME, LOWER, percentile=95),
    "closed_loop_rate": KpiType("operational", _SHARE, HIGHER),
    # What the company gets, and what drives it.
    "cost_per_transaction": KpiType("business", (MONEY,), LOWER, 90, never_alone=True),
    "esat": KpiType(
        "driver",
        (PERCENT, Range("scale", 0, 10)),
        HIGHER,
        180,
        survey=True,
        needs_scale=True,
        needs_method=True,
    ),
    "enps": KpiType("driver", (POINTS,), HIGHER, 180, survey=True, needs_method=True),
    # What staff do, what is produced, and what grows by itself.
    "aht": KpiType("behaviour", _TIME, BAND, 1),
    "calls_per_agent": KpiType("behaviour", _COUNTED, None, None),
    "script_adherence": KpiType("behaviour", (PERCENT, COUNT), None, None),
    "upsell_attempts": KpiType("behaviour", (COUNT, PERCENT), None, None),
    "digital_take_up": KpiType("output", _SHARE, BAND),
    "tickets_closed": KpiType("output", (COUNT, PERCENT), None, None),
    "surveys_sent": KpiType("output", (COUNT, PERCENT), None, None),
    "followers": KpiType("vanity", _COUNTED, None, None),
    "page_views": KpiType("vanity", _COUNTED, None, None),
    "app_downloads": KpiType("vanity", _COUNTED, None, None),
    "registered_users": KpiType("vanity", _COUNTED, None, None),
}
"""Every known type by the word that documents write; `custom` stands for a measure of the company's own."""

PERCEPTION = frozenset(name for name, kind in KPI_TYPES.items() if kind.perception)
"""Types that ask customers what they think."""
