"""The rules of a run: for each kind of document those that judge it, with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cxlint.diagnostics import Outcome
from cxlint.engine.judge import Judge
from cxlint.result import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxlint.config.settings import Settings
    from cxlint.engine.judge import Judgement
    from cxlint.engine.scope import Scope
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.rule import Change
    from cxlint.workspace.graph import Workspace


class Verdict(NamedTuple):
    """What all rules say of a document: an outcome for each column, and the judgements that are no pass, by column."""

    outcomes: bytearray
    told: list[tuple[Judge, Judgement]]


class Bench:
    """The judges of a run; only the rules whose kinds are present are imported. `rules` are the columns."""

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        scope: Scope,
        present: Iterable[str],
        shapes: tuple[str, ...] = ("document", "graph"),
    ) -> None:
        self._scope = scope
        kinds = {*present, "organisation"}
        asked = [
            reference
            for rule_id, (reference, _) in registry.rules.items()
            if rule_id in settings.selected and reference.shape in shapes and reference.judges(kinds)
        ]
        self.rules = tuple(sorted({READABLE, *(reference.id for reference in asked)}))
        self._column = {rule_id: column for column, rule_id in enumerate(self.rules)}
        self._judges: dict[str, list[Judge]] = {kind: [] for kind in kinds}
        for reference in sorted(asked):
            rule = registry.load(reference.id)
            setting = settings.rules.get(reference.id)
            options = rule.options(setting.options if setting else {})
            judge = Judge(rule(), options, self._column[reference.id])
            for kind in reference.judges(kinds):
                self._judges[kind].append(judge)
        self._panels: dict[tuple[str, tuple[int, ...]], Panel] = {}

    def judge(self, document: Document, workspace: Workspace, change: Change | None = None) -> Verdict:
        """What every rule says of a document, or of its change."""
        verdict = Verdict(bytearray(len(self.rules)), [])
        outcomes, told = verdict
        for judge in self._panel(document).judges(document.values):
            judgement = judge.ask(document, workspace, change)
            outcomes[judge.column] = judgement.outcome
            if judgement.hits or judgement.crash:
                told.append((judge, judgement))
        told.sort(key=lambda said: said[0].column)
        if told:
            self._supersede(verdict)
        return verdict

    def _supersede(self, verdict: Verdict) -> None:
        """A rule that another one has spoken for does not apply."""
        silent: set[int] = set()
        for judge, judgement in verdict.told:
            if judgement.outcome is Outcome.FAIL and judge.column not in silent:
                for rule in judge.rule.supersedes:
                    column = self._column.get(rule)
                    if column is not None and verdict.outcomes[column] != Outcome.INTERNAL_ERROR:
                        verdict.outcomes[column] = Outcome.NOT_APPLICABLE
                        silent.add(column)
        if silent:
            verdict.told[:] = [said for said in verdict.told if said[0].column not in silent]

    def _panel(self, document: Document) -> Panel:
        """The rules that judge a document, with what overrides say of its file."""
        key = (document.kind, self._scope.overrides(document.file))
        panel = self._panels.get(key)
        if panel is None:
            judges = self._judges.get(document.kind, [])
            panel = self._panels[key] = Panel(self._asked(judges, document.file) if key[1] else judges)
        return panel

    def _asked(self, judges: Iterable[Judge], file: str) -> list[Judge]:
        silent, options = self._scope.silent(file), self._scope.options(file)
        return [
            Judge(judge.rule, judge.rule.options(options[judge.rule.id]), judge.column)
            if judge.rule.id in options
            else judge
            for judge in judges
            if judge.rule.id not in silent
        ]


class Panel:
    """The rules for one kind of document, by the first field that each of them needs."""

    def __init__(self, judges: Iterable[Judge]) -> None:
        self._always: list[Judge] = []
        self._fields: dict[str, list[Judge]] = {}
        self._inner: dict[str, dict[str, list[Judge]]] = {}
        for judge in judges:
            first, _, rest = judge.first_need.partition(".")
            if not first:
                self._always.append(judge)
            elif not rest:
                self._fields.setdefault(first, []).append(judge)
            else:
                inner = self._inner.setdefault(first, {})
                inner.setdefault(rest.partition(".")[0], []).append(judge)

    def judges(self, values: Mapping[str, object]) -> Iterator[Judge]:
        """Those that may apply to a document with these values."""
        yield from self._always
        fields, inner = self._fields, self._inner
        for name, value in values.items():
            if name in fields:
                yield from fields[name]
            if name in inner and isinstance(value, dict):
                below = inner[name]
                for step in value:
                    if step in below:
                        yield from below[step]
