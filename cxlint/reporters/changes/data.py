"""The changes as JSON: everything that the comparison found, for other programs; `changes.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.effect import Effect
from cxlint.model.scalars import FAULTY
from cxlint.reporters import escape
from cxlint.reporters.changes.words import gravest_first, means

if TYPE_CHECKING:
    from cxlint.engine.comparison import Changed, Comparison, Point
    from cxlint.model.changes import FieldChange

SCHEMA_VERSION = "1"


def data(comparison: Comparison, language: str, run: dict[str, object]) -> str:
    """The whole comparison as one JSON object; `run` says with which day and exit code."""
    from cxlint import __version__

    effects = [changed.effect for changed in comparison.changes]
    report = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "cxlint", "version": __version__},
        "run": {**run, "base": _point(comparison.base), "head": _point(comparison.head)},
        "summary": {
            "effect": comparison.effect.value,
            **{effect.value: effects.count(effect) for effect in Effect},
            "unread": list(comparison.unread),
        },
        "changes": [_changed(changed, language) for changed in gravest_first(comparison)],
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity.word,
                "subject": finding.subject._asdict(),
                "pointer": finding.pointer,
                "file": finding.file,
                "line": finding.span.line,
                "text": finding.text,
                "write": finding.write,
                "owner": finding.owner,
                "fingerprint": finding.fingerprint,
            }
            for finding in comparison.findings
        ],
    }
    return escape.json_text(report, sort_keys=True)


def _point(point: Point) -> dict[str, str]:
    return {"name": point.name, "commit": point.commit}


def _changed(changed: Changed, language: str) -> dict[str, object]:
    return {
        "subject": changed.subject._asdict(),
        "title": changed.title,
        "status": changed.status,
        "was": changed.was,
        "file": changed.file,
        "owner": changed.owner,
        "area": changed.area,
        "effect": changed.effect.value,
        "fields": [_field(field, language) for field in changed.fields],
        "touches": {
            **{k: list(v) if isinstance(v, tuple) else v for k, v in changed.touch._asdict().items()}
        },
        "approvals": [approval._asdict() for approval in changed.approvals],
    }


def _field(field: FieldChange, language: str) -> dict[str, object]:
    return {
        "path": field.path,
        "pointer": field.pointer,
        "what": field.what,
        "before": _plain(field.before),
        "after": _plain(field.after),
        "effect": field.effect.value,
        "class": field.role,
        "difference": None if field.difference is None else str(field.difference),
        "lost": list(field.lost),
        "gained": list(field.gained),
        "note": field.note,
        "means": means(field, language),
    }


def _plain(value: object) -> object:
    """A value as JSON has it: lists and objects as such, what has a unit as it is written, absent as null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if value is FAULTY:
        return {"not_understood": True}
    if isinstance(value, dict):
        return {str(name): _plain(part) for name, part in value.items()}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return str(value)
