"""Puts the maps of the parts of a workspace together: the same drawing, with the findings of all parts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.atlas import Atlas, Item, Notice, marks_of
from cxlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxlint.diagnostics import Finding, Subject


def join_maps(
    maps: Sequence[Atlas], findings: Sequence[Finding], names: Sequence[Mapping[str, str]]
) -> Atlas:
    """The maps of the whole. `names` say for each part under which fingerprint the whole knows a finding of its own.

    Raises UsageError where the parts have drawn different maps.
    """
    told = _Told(findings)
    renamed = [_known(one, known) for one, known in zip(maps, names, strict=True)]
    atlas: Atlas = told.join(renamed)
    return atlas._replace(unread=sum(finding.rule.startswith("CX") for finding in findings))


class _Told:
    """The findings of the whole, as maps tell of them."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._by_subject: dict[Subject, list[Finding]] = {}
        for finding in findings:
            self._by_subject.setdefault(finding.subject, []).append(finding)
        gravest = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
        self._notices = {
            f.fingerprint: Notice(f.rule, f.name, f.severity, f.text, f.fingerprint) for f in gravest
        }

    def join(self, values: Sequence[Any]) -> Any:
        """What stands at one place of the maps of all parts."""
        first = values[0]
        if isinstance(first, Item):
            return first._replace(marks=marks_of(tuple(self._by_subject.get(first.subject, ()))))
        if hasattr(first, "_fields"):
            return type(first)(*(self._part(field, values) for field in first._fields))
        if isinstance(first, tuple):
            return tuple([self.join(some) for some in _side_by_side(values)])
        return first

    def _part(self, field: str, values: Sequence[Any]) -> Any:
        parts = [getattr(value, field) for value in values]
        if field != "notices":
            return self.join(parts)
        found = {notice.fingerprint for part in parts for notice in part}
        return tuple(notice for name, notice in self._notices.items() if name in found)


def _side_by_side(values: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    if len({len(value) for value in values}) > 1:
        raise UsageError("the parts are not of one whole: their maps differ")
    return list(zip(*values, strict=True))


def _known(value: Any, names: Mapping[str, str]) -> Any:
    """The maps of a part with its own findings under the names that the whole gives them."""
    if isinstance(value, Notice):
        return value._replace(fingerprint=names.get(value.fingerprint, value.fingerprint))
    if hasattr(value, "_fields"):
        return type(value)(*(_known(part, names) for part in value))
    return tuple([_known(item, names) for item in value]) if type(value) is tuple else value
