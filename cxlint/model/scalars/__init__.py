"""Typed values of fields: read from the text of a document, frozen, hashable, and printed in plain words."""

from __future__ import annotations

from cxlint.model.scalars.amount_text import Measure
from cxlint.model.scalars.amounts import Amount, Money, Percent, Points, Quantity
from cxlint.model.scalars.comparison import apart, compare
from cxlint.model.scalars.duration import Duration, difference
from cxlint.model.scalars.fault import FAULT_KEYS, ScalarFault
from cxlint.model.scalars.hours import ALWAYS, Hours
from cxlint.model.scalars.identifiers import is_identifier, normal, slug
from cxlint.model.scalars.place import Place
from cxlint.model.scalars.reading import (
    SCALAR_TYPES,
    Scalar,
    example_of,
    parse_date,
    read_duration,
    read_scalar,
)
from cxlint.model.scalars.states import FAULTY, NONE, ExplicitNone, Faulty, FaultyField, is_none
from cxlint.model.scalars.version import Version

__all__ = [
    "ALWAYS",
    "FAULTY",
    "FAULT_KEYS",
    "NONE",
    "SCALAR_TYPES",
    "Amount",
    "Duration",
    "ExplicitNone",
    "Faulty",
    "FaultyField",
    "Hours",
    "Measure",
    "Money",
    "Percent",
    "Place",
    "Points",
    "Quantity",
    "Scalar",
    "ScalarFault",
    "Version",
    "apart",
    "compare",
    "difference",
    "example_of",
    "is_identifier",
    "is_none",
    "normal",
    "parse_date",
    "read_duration",
    "read_scalar",
    "slug",
]
