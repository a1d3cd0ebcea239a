"""Which edit led to a finding, also where the place of the finding is in another file.

An edit is the cause if the finding is not there once that one document is put back to what it was.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.engine.put_back import PutBack, mentions_of
from cxlint.engine.versions import ADDED, REMOVED, RENAMED, versions
from cxlint.engine.words import word
from cxlint.model.document import dotted
from cxlint.model.limits import Limits
from cxlint.model.scalars import normal
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cxlint.diagnostics import Finding, Subject
    from cxlint.engine.comparison import Changed, Comparison
    from cxlint.engine.put_back import Mention
    from cxlint.engine.run import Run
    from cxlint.engine.versions import Versions
    from cxlint.model.changes import FieldChange
    from cxlint.workspace.graph import Workspace

    Name = tuple[str, str]

MOST = 24
"""Documents that are put back one at a time in search of causes, in all; the nearest come first."""

MOST_JUDGED = 1_000
"""Judgements of a document without an edit that are made in search of causes, over all findings of a change."""

NEAR = 3
"""References between a finding's document and an edit that are followed."""

_LONGEST = 60


class Causes:
    """The edits of one change, asked for each of its findings."""

    def __init__(self, base: Run, head: Run, changes: Comparison) -> None:
        self._base = base
        self._head = head
        self._say = translator(head.settings.language)
        self._changed = {
            (change.subject.kind, normal(change.subject.id)): change for change in changes.changes
        }
        self._without: dict[Name, Workspace] = {}
        self._judged: dict[tuple[Subject, Name], frozenset[tuple[str, str, str]] | None] = {}
        self._rules = head.registry.rules

    @cached_property
    def _edits(self) -> dict[Name, Versions]:
        return {_name(pair): pair for pair in versions(self._base.workspace, self._head.workspace)}

    def told(self, finding: Finding) -> Finding:
        """The finding with the edit that led to it in words, where one can be told."""
        registered = self._rules.get(finding.rule)
        if registered is None or registered.rule.shape == "change" or not self._edits:
            return finding
        name = (finding.subject.kind, normal(finding.subject.id))
        own = self._changed.get(name)
        if own is not None and (own.status == ADDED or self._touched(own, finding)):
            return finding._replace(cause=self._words(name, finding))
        if registered.rule.shape == "core":
            cause = self._words(name, finding) if own is not None else ""
            return finding._replace(cause=cause)
        causes = [self._words(one, finding) for one in self._found(finding, name)[:3]]
        return finding._replace(cause="; ".join(filter(None, causes)))

    def _touched(self, change: Changed, finding: Finding) -> bool:
        """Whether the very field that the finding points at was edited."""
        pointer = finding.pointer
        return any(
            _inside(pointer, field.pointer) or _inside(field.pointer, pointer)
            for field in change.fields
            if pointer
        )

    def _found(self, finding: Finding, start: Name) -> list[Name]:
        """The edits without which a finding is not there: the nearest ones, else its own document's."""
        for ring in self._rings(start):
            found = [name for name in ring if self._vanishes(finding, name)]
            if found:
                return found
        return [start] if start in self._edits else []

    def _rings(self, start: Name) -> Iterator[list[Name]]:
        """The edited documents: that of the finding, those that it reaches by references, ever further, then all."""
        seen, edge = {start}, {start}
        yield [start] if start in self._edits else []
        for _ in range(NEAR):
            edge = {other for name in edge for other in self._neighbours(name)} - seen
            seen |= edge
            yield sorted(edge & self._edits.keys())
        yield [name for name in self._edits if name not in seen]

    def _neighbours(self, name: Name) -> Iterator[Name]:
        for workspace in (self._base.workspace, self._head.workspace):
            document = workspace.find(*name)
            if document is None:
                continue
            for link in workspace.links(document):
                if link.target is not None:
                    yield link.target.kind, normal(link.target.id)
                else:
                    yield from ((kind, normal(link.reference.id)) for kind in link.reference.kinds)
            yield from ((link.source.kind, normal(link.source.id)) for link in workspace.referrers(document))

    def _vanishes(self, finding: Finding, name: Name) -> bool:
        """Whether a finding is not there once one document is put back; not where nobody can tell any more."""
        said = self._said(finding.subject, name)
        return said is not None and (finding.rule, dotted(finding.path), finding.key) not in said

    def _said(self, subject: Subject, name: Name) -> frozenset[tuple[str, str, str]] | None:
        """What all rules say of a subject once one document is put back; None where enough has been tried."""
        asked = (subject, name)
        if asked not in self._judged:
            workspace = self._workspace_without(name) if len(self._judged) < MOST_JUDGED else None
            self._judged[asked] = None if workspace is None else self._hits(subject, workspace)
        return self._judged[asked]

    def _hits(self, subject: Subject, workspace: Workspace) -> frozenset[tuple[str, str, str]] | None:
        document = workspace.find(*subject)
        if document is None:
            return None if subject.kind == "organisation" else frozenset()
        verdict = self._head.bench.judge(document, workspace)
        return frozenset(
            (judge.rule.id, hit.path, hit.key) for judge, judgement in verdict.told for hit in judgement.hits
        )

    def _workspace_without(self, name: Name) -> Workspace | None:
        """The workspace of the head with one document put back; None where enough have been tried."""
        if name not in self._without:
            if len(self._without) >= MOST:
                return None
            self._without[name] = self._put_back(self._edits[name])
        return self._without[name]

    def _put_back(self, pair: Versions) -> Workspace:
        head, registry = self._head.workspace, self._head.registry
        copies = {id(document): document.again() for document in head.all if document is not pair.after}
        before = pair.before.again() if pair.before is not None else None
        return PutBack(copies, before, head.as_of, Limits(registry.limits, head.as_of), self._mentions)

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[Mention]]:
        return mentions_of(self._head.workspace)

    def _words(self, name: Name, finding: Finding) -> str:
        """What happened to a document, in words."""
        change = self._changed.get(name)
        if change is None:
            return ""
        say, subject = self._say, str(change.subject)
        if change.status == ADDED:
            return say("{document} was added").format(document=subject)
        if change.status == REMOVED:
            return say("{document} was removed").format(document=subject)
        if change.status == RENAMED:
            return say("{before} was replaced by {document}").format(
                before=f"{change.subject.kind}/{change.was or change.subject.id}", document=subject
            )
        field = self._field(change, finding)
        if field is None:
            return say("{document} was changed").format(document=subject)
        where = f"{subject}#{field.pointer}"
        if field.before is None:
            return say("{place} was added").format(place=where)
        if field.after is None:
            return say("{place} was removed").format(place=where)
        old, new = (
            _short(word(value, self._head.settings.language)) for value in (field.before, field.after)
        )
        return say("{place} was “{before}” and is “{after}” now").format(place=where, before=old, after=new)

    def _field(self, change: Changed, finding: Finding) -> FieldChange | None:
        """The edited field that has most to do with a finding; None where several might."""
        fields = change.fields
        if (change.subject.kind, change.subject.id) == tuple(finding.subject):
            same = [
                f
                for f in fields
                if _inside(finding.pointer, f.pointer) or _inside(f.pointer, finding.pointer)
            ]
            fields = tuple(same) if same and finding.pointer else fields
        simple = [
            f
            for f in fields
            if not isinstance(f.before, (dict, tuple)) and not isinstance(f.after, (dict, tuple))
        ]
        return simple[0] if len(fields) == 1 and simple else None


def _name(pair: Versions) -> Name:
    some = pair.after or pair.before
    assert some is not None
    return some.kind, normal(some.id)


def _inside(inner: str, outer: str) -> bool:
    return inner == outer or (inner.startswith(outer) and inner[len(outer) : len(outer) + 1] in ".[")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
