"""The rules of a run: for each kind of document those that judge it, with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.engine.judge import Judge
from cxlint.named import NamedTuple
from cxlint.result import READABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cxlint.config.settings import Settings
    from cxlint.engine.judge import Judgement
    from cxlint.engine.record import Recorder
    from cxlint.engine.scope import Scope
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.rule import Change, RuleRef
    from cxlint.workspace.graph import Workspace


class Verdict(NamedTuple):
    """What all rules say of a document: an outcome for each column, and the judgements that are no pass, by column."""

    outcomes: bytearray
    told: list[tuple[Judge, Judgement]]


class Bench:
    """The judges of a run; only the rules that a document may be asked by are imported. `rules` are the columns."""

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
        self._seats: dict[str, list[Seat]] = {kind: [] for kind in kinds}
        for reference in sorted(asked):
            setting = settings.rules.get(reference.id)
            seat = Seat(registry, reference, setting.options if setting else {}, self._column[reference.id])
            for kind in reference.judges(kinds):
                self._seats[kind].append(seat)
        self._panels: dict[tuple[str, tuple[int, ...]], Panel] = {}

    def judge(
        self,
        document: Document,
        workspace: Workspace,
        change: Change | None = None,
        recorder: Recorder | None = None,
    ) -> Verdict:
        """What every rule says of a document, or of its change; what they read is told to `recorder`."""
        verdict = Verdict(bytearray(len(self.rules)), [])
        outcomes, told = verdict
        for judge in self._panel(document).judges(document.values):
            judgement = judge.ask(document, workspace, change)
            if recorder is not None and recorder.now:
                recorder.heard(judge.column)
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
            seats = self._seats.get(document.kind, [])
            panel = self._panels[key] = Panel(self._asked(seats, document.file) if key[1] else seats)
        return panel

    def _asked(self, seats: Iterable[Seat], file: str) -> list[Seat]:
        silent, options = self._scope.silent(file), self._scope.options(file)
        return [
            seat.with_options(options[seat.reference.id]) if seat.reference.id in options else seat
            for seat in seats
            if seat.reference.id not in silent
        ]


class Seat:
    """The seat of a judge, who comes when the first document calls: only then is the rule imported."""

    def __init__(
        self, registry: Registry, reference: RuleRef, options: Mapping[str, object], column: int
    ) -> None:
        self.reference = reference
        self._registry = registry
        self._options = options
        self._column = column
        self._judge: Judge | None = None
        if reference.need is None:
            self.judge()

    @property
    def need(self) -> str:
        """The field without which the rule surely does not apply; empty where there is none."""
        return self.judge().first_need if self.reference.need is None else self.reference.need

    def judge(self) -> Judge:
        """The judge."""
        if self._judge is None:
            rule = self._registry.load(self.reference.id)
            self._judge = Judge(rule(), rule.options(self._options), self._column)
        return self._judge

    def with_options(self, options: Mapping[str, object]) -> Seat:
        """The seat of a judge of the same rule with other options."""
        return Seat(self._registry, self.reference, options, self._column)


class Row:
    """Seats of judges who are called together."""

    __slots__ = ("judges", "seats")

    def __init__(self) -> None:
        self.seats: list[Seat] = []
        self.judges: list[Judge] = []

    def taken(self) -> list[Judge]:
        """The judges, who come now."""
        self.judges = [seat.judge() for seat in self.seats]
        return self.judges


class Panel:
    """The rules for one kind of document, by the first field that each of them needs."""

    def __init__(self, seats: Iterable[Seat]) -> None:
        self._always = Row()
        self._fields: dict[str, Row] = {}
        self._inner: dict[str, dict[str, Row]] = {}
        for seat in seats:
            first, _, rest = seat.need.partition(".")
            if not first:
                self._always.seats.append(seat)
            elif not rest:
                self._fields.setdefault(first, Row()).seats.append(seat)
            else:
                inner = self._inner.setdefault(first, {})
                inner.setdefault(rest.partition(".")[0], Row()).seats.append(seat)

    def judges(self, values: Mapping[str, object]) -> Iterator[Judge]:
        """Those that may apply to a document with these values."""
        always = self._always
        yield from always.judges or always.taken()
        fields, inner = self._fields, self._inner
        for name, value in values.items():
            if name in fields:
                row = fields[name]
                yield from row.judges or row.taken()
            if name in inner and isinstance(value, dict):
                below = inner[name]
                for step in value:
                    if step in below:
                        row = below[step]
                        yield from row.judges or row.taken()
