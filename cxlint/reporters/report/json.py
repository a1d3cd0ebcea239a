"""The json format: the whole scorecard, for other programs. `scorecard.schema.json` beside this file describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.plain import to_plain
from cxlint.reporters import escape
from cxlint.reporters.report.words import formula
from cxlint.scorecard import GROUPINGS
from cxlint.scorecard.values import WEIGHTS
from cxlint.wording import translator

if TYPE_CHECKING:
    from cxlint.reporters.report import Report
    from cxlint.scorecard import Group
    from cxlint.scorecard.tables import Clause

SCHEMA_VERSION = "1"


def render(report: Report) -> str:
    """One JSON object; the same input gives the same bytes."""
    card = report.card
    plain = {name: to_plain(getattr(card, name)) for name in card._fields}
    groups = {name: [_group(group) for group in card.groups(by)] for by, name in GROUPINGS.items()}
    counted = {
        "formula": formula(card, translator("en")),
        "weights": {"error": WEIGHTS[3], "warning": WEIGHTS[2], "info": WEIGHTS[1]},
    }
    whole = {"whole": _group(card.whole), **groups, "clauses": [_summed(clause) for clause in card.clauses]}
    return escape.json_text(
        {"schema_version": SCHEMA_VERSION, "by": report.by, "counted": counted, **plain, **whole},
        sort_keys=True,
    )


def _group(group: Group) -> dict[str, object]:
    """A row with its sums written out."""
    score = {**group.score._asdict(), "value": group.score.value, "shown": group.score.shown}
    return {**_summed(group), "score": score}


def _summed(row: Group | Clause) -> dict[str, object]:
    return {**to_plain(row), "counts": {**row.counts._asdict(), "checks": row.counts.checks}}
