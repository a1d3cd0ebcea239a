"""From the bytes of a file to a result. It may come from anybody, and is believed only where it fits the schema."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cxlint.errors import UsageError
from cxlint.saved.decode import decode

if TYPE_CHECKING:
    from jsonschema import Draft7Validator

    from cxlint.result import Result

LARGEST = 200_000_000
"""Bytes of a file that are read; a company of 10,000 documents with as many findings needs a tenth."""

SCHEMA = Path(__file__).parent.parent / "reporters" / "result.schema.json"
_LONGEST = 200


def read_result(file: str, data: bytes) -> Result:
    """The result in the bytes of a file. Raises UsageError, naming the file, for anything that is none."""
    try:
        report = parse(data)
        _check(report)
        return decode(report)
    except RecursionError:
        raise UsageError(f"'{file}' is no result of cxlint: it is nested too deep") from None
    except (ValueError, KeyError, TypeError) as error:
        told = error.args[0] if error.args else error
        raise UsageError(f"'{file}' is no result of cxlint: {str(told)[:_LONGEST]}") from None


def parse(data: bytes) -> Any:
    """What is in a file of plain JSON; raises ValueError for what another reader might read otherwise."""
    if len(data) > LARGEST:
        raise ValueError(f"it has more than the {LARGEST:,} bytes that are read")
    text = data.decode("utf-8-sig")
    return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field stands twice in it")
    return fields


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _finite(word: str) -> float:
    number = float(word)
    return number if math.isfinite(number) else _no_number(word)


def _check(report: Any) -> None:
    """Raise ValueError with the place where the report does not fit the schema."""
    from jsonschema.exceptions import best_match

    known = _schema()["properties"]["schema_version"]["const"]
    given = report.get("schema_version", known) if isinstance(report, dict) else known
    if given != known:
        raise ValueError(f"its schema_version is {given}, this cxlint reads {known}")
    error = best_match(islice(_validator().iter_errors(report), 20))
    if error is not None:
        place = ".".join(map(str, error.absolute_path))
        raise ValueError(f"at '{place}': {error.message}" if place else error.message)


@cache
def _validator() -> Draft7Validator:
    from jsonschema import Draft7Validator
    from referencing import Registry

    return Draft7Validator(_schema(), registry=Registry())


@cache
def _schema() -> Any:
    return json.loads(SCHEMA.read_text(encoding="utf-8"))
