"""The subjects for which customers need a policy."""

from __future__ import annotations

from cxlint.rule import phrase

ALWAYS = ("complaint", "preferences")
"""Subjects that no organisation can do without, whatever it asks of itself."""

_ERRORS = "error_resolution"

BY_SECTOR = {
    "retail": (("return",), ("refund",), (_ERRORS,)),
    "public": ((_ERRORS,),),
    "health": ((_ERRORS,),),
    "post": (("refund",), (_ERRORS,)),
}
"""What an organisation of a sector needs besides; one of each group."""

OTHERS = (("return", "cancellation"), ("refund",), (_ERRORS,))
"""What it needs in any other sector."""

WORDS = {
    "return": phrase("returns of goods"),
    "refund": phrase("money back"),
    "cancellation": phrase("leaving"),
    "subscription": phrase("contracts that go on from period to period"),
    "warranty": phrase("faulty goods and repairs"),
    "fees": phrase("what customers pay beside the price"),
    "complaint": phrase("complaints"),
    "contract": phrase("the small print"),
    "error_resolution": phrase("errors that are found in accounts, bills or orders"),
    "preferences": phrase("how customers want to be reached"),
    "either": phrase("sending something back or leaving"),
}

STARTS = {
    "return": "{window: 30 days, starts_at: delivery}",
    "refund": "{method: original, deadline: 5 working days, clock_from: receipt}",
    "cancellation": "{steps: 1}",
    "subscription": "{consent: express, renewal_notice: 30 days}",
    "warranty": "{length: 24 months, costs_paid_by: company}",
    "fees": "[]",
    "complaint": "{acknowledge: 24 hours, resolve: 10 days, update_every: 3 days, tracking_id: true}",
    "contract": "{arbitration: none}",
    "error_resolution": "{acknowledge: 24 hours, final: 10 days}",
    "preferences": "{scope: customer, effective_within: 24 hours}",
}
"""How the terms about a subject could begin, good for customers."""


def needed(sector: str | None, named: tuple[str, ...] | None) -> tuple[tuple[str, ...], ...]:
    """Groups of subjects; of each group one has to have a policy."""
    own = BY_SECTOR.get(sector or "", OTHERS) if named is None else tuple((name,) for name in named)
    return (*((name,) for name in ALWAYS if (name,) not in own), *own)
