"""Reads documents for maps: items with their marks, and values in words; what is faulty reads as absent."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cxlint.atlas import NAMED, UNKNOWN, UNNAMED, Item, Measure, Notice, Pain, marks_of
from cxlint.diagnostics import Subject
from cxlint.engine.words import word
from cxlint.model.scalars import NONE, FaultyField
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxlint.diagnostics import Finding
    from cxlint.model.document import Document, View
    from cxlint.result import Result
    from cxlint.workspace.graph import Workspace

_T = TypeVar("_T")


class Survey:
    """A workspace and its open findings, read for maps."""

    def __init__(self, workspace: Workspace, result: Result) -> None:
        self.workspace = workspace
        self.language = result.language
        self.say = translator(result.language)
        self._found: dict[Subject, list[Finding]] = {}
        for finding in result.findings:
            self._found.setdefault(finding.subject, []).append(finding)

    def current(self, kind: str) -> tuple[Document, ...]:
        """The documents of a kind that are in force or being written."""
        documents = self.workspace.documents(kind)
        return tuple(document for document in documents if document.values.get("status") != "retired")

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """The open findings of a document."""
        return tuple(self._found.get(Subject(document.kind, document.id), ()))

    def item(self, document: Document) -> Item:
        """A document as it stands on a map."""
        return Item(
            document.kind,
            document.id,
            document.title(self.language),
            self._state(document),
            marks_of(self.findings(document)),
        )

    def _state(self, document: Document) -> str:
        status = document.values.get("status")
        if status in ("draft", "retired"):
            return str(status)
        return NAMED if self.workspace.is_active(document) else "gone"

    def named(self, view: View, field: str) -> Item | None:
        """What a field refers to: None where it is absent or none, an unknown item where it leads nowhere."""
        link = self.workspace.link(view, field)
        if link is None:
            return None
        if link.target is not None:
            return self.item(link.target)
        kind, slash, name = link.reference.id.partition("/")
        kind = kind if slash and kind in link.reference.kinds else link.reference.kinds[0]
        return Item(kind, name or link.reference.id, name or link.reference.id, UNKNOWN)

    def each_named(self, view: View, field: str) -> tuple[Item, ...]:
        """What a list of references names."""
        count = len(self.read(lambda: view.words(field), None) or ())
        found = (self.named(view, f"{field}.{position}") for position in range(count))
        return tuple(item for item in found if item is not None)

    def unnamed(self, kind: str) -> Item:
        """The item that stands where a document should name one of a kind, and names none."""
        return Item(kind, "", self.say("not named"), UNNAMED)

    def read(self, reading: Callable[[], _T], default: _T) -> _T:
        """A value, or the default where it could not be understood."""
        try:
            return reading()
        except FaultyField:
            return default

    def words(self, view: View, field: str) -> str:
        """A value as people write it; empty where it is absent."""
        value = self.read(lambda: view.get(field), None)
        if value is None:
            return ""
        if isinstance(value, int) and not isinstance(value, bool):
            return f"{value:,}"
        return self.say("none") if value is NONE else word(value, self.language)

    def parts(self, view: View, field: str) -> tuple[View, ...]:
        """The objects of a list; none where it could not be understood."""
        try:
            return tuple(view.each(field))
        except FaultyField:
            return ()

    def measures(self, document: Document) -> tuple[Measure, ...]:
        """The measures of what customers get from a document."""
        links = self.workspace.referrers(document, "kpi", f"measures.{document.kind}")
        kpis = {id(link.source): link.source for link in links if link.source.active}.values()
        return tuple(
            Measure(self.item(kpi), self.words(kpi, "measured.value"), self.words(kpi, "target"))
            for kpi in kpis
        )

    def pains(self, view: View) -> tuple[Pain, ...]:
        """What annoys customers there."""
        points = self.parts(view, "pain_points")
        return tuple(Pain(self.words(point, "text"), self.words(point, "action")) for point in points)


def notices(findings: Iterable[Finding]) -> tuple[Notice, ...]:
    """Findings as a map tells of them, the gravest first."""
    ordered = sorted(findings, key=lambda finding: (-finding.severity, finding.order))
    return tuple(Notice(f.rule, f.name, f.severity, f.text, f.fingerprint) for f in ordered)
