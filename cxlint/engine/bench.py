"""The rules of a run: for each kind of document those that judge it, with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome
from cxlint.engine.judge import NOT_APPLICABLE, PASS, Judge
from cxlint.model.scalars import FAULTY
from cxlint.named import NamedTuple
from cxlint.result import READABLE
from cxlint.workspace.reads import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from cxlint.config.settings import Settings
    from cxlint.engine.judge import Judgement
    from cxlint.engine.record import Recorder
    from cxlint.engine.scope import Scope
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.rule import Change, RuleRef
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.reads import Note

    Asking = Callable[[Document, Workspace, Change | None], Judgement]

MOST_KNOWN = 10_000
"""Sets of written fields that a panel remembers."""

_PASS = int(Outcome.PASS)
_NOTHING: Mapping[str, object] = {}
_SAYING_NOTHING = frozenset((type(FAULTY), type(None)))


class Verdict(NamedTuple):
    """What all rules say of a document: an outcome for each column, and the judgements that are no pass, by column."""

    outcomes: bytearray
    told: list[tuple[Judge, Judgement]]


class Bench:
    """The judges of a run; only the rules that a document may be asked by are imported. `rules` are the columns.

    Of the kinds that are `strange` nobody can follow what all their rules read. In files that are `straight` all that
    is written has a value.
    """

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        scope: Scope,
        present: Iterable[str],
        shapes: tuple[str, ...] = ("document", "graph"),
        straight: Container[str] = (),
    ) -> None:
        self._scope = scope
        self._straight = straight
        kinds = {*present, "organisation"}
        asked = [
            reference
            for rule_id, (reference, _) in registry.rules.items()
            if rule_id in settings.selected and reference.shape in shapes and reference.judges(kinds)
        ]
        self.rules = tuple(sorted({READABLE, *(reference.id for reference in asked)}))
        self._column = {rule_id: column for column, rule_id in enumerate(self.rules)}
        self._blank = bytearray(len(self.rules))
        self._blank[self._column[READABLE]] = _PASS
        self._seats: dict[str, list[Seat]] = {kind: [] for kind in kinds}
        for reference in sorted(asked):
            setting = settings.rules.get(reference.id)
            seat = Seat(registry, reference, setting.options if setting else {}, self._column[reference.id])
            for kind in reference.judges(kinds):
                self._seats[kind].append(seat)
        self._strangers = frozenset(
            self._column[reference.id]
            for reference in asked
            if reference.shape == "graph" and not registry.rules[reference.id].plugin.startswith("cxlint.")
        )
        self.strange = frozenset(
            kind
            for reference in asked
            if self._column[reference.id] in self._strangers
            for kind in reference.judges(kinds)
        )
        self._panels: dict[tuple[str, tuple[int, ...]], Panel] = {}

    def judge(
        self,
        document: Document,
        workspace: Workspace,
        change: Change | None = None,
        recorder: Recorder | None = None,
    ) -> Verdict:
        """What every rule says of a document, or of its change; what they read is told to `recorder`."""
        verdict = Verdict(self._blank.copy(), [])
        outcomes, told = verdict
        now: list[Note] = [] if recorder is None else recorder.reads.now
        heard = len(now)
        straight = document.file in self._straight
        for judge, column, ask in self._panel(document).judges(document.values, straight=straight):
            judgement = ask(document, workspace, change)
            if recorder is not None and (len(now) > heard or column in self._strangers):
                self._note(column, recorder)
                heard = len(now)
            if judgement is PASS:
                outcomes[column] = _PASS
            elif judgement is not NOT_APPLICABLE:
                outcomes[column] = judgement.outcome
                told.append((judge, judgement))
        if told:
            told.sort(key=lambda said: said[0].column)
            self._supersede(verdict)
        return verdict

    def asks(self, document: Document, column: int) -> bool:
        """Whether the rule of a column is one that may judge such a document."""
        return column in self._panel(document).seats

    def says(self, document: Document, workspace: Workspace, column: int, recorder: Recorder) -> Verdict:
        """What the rule of one column says of a document, whatever the others do."""
        verdict = Verdict(bytearray(len(self.rules)), [])
        judge = self._panel(document).seats[column].judge()
        judgement = judge.ask(document, workspace)
        self._note(column, recorder)
        verdict.outcomes[column] = judgement.outcome
        if judgement.hits or judgement.crash:
            verdict.told.append((judge, judgement))
        return verdict

    def _note(self, column: int, recorder: Recorder) -> None:
        """Keep what a rule has read; one of a stranger may remember things in its own way, so it counts as all."""
        if column in self._strangers:
            recorder.reads.note(EVERYTHING)
        if len(recorder.reads.now) > recorder.reads.kept:
            recorder.heard(column)

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
        self.column = column
        self._judge: Judge | None = None
        if reference.needed is None:
            self.judge()

    @property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """The fields without which the rule surely does not apply: one of each group."""
        needed = self.reference.needed
        return self.judge().rule.needed() if needed is None else needed

    def judge(self) -> Judge:
        """The judge."""
        if self._judge is None:
            rule = self._registry.load(self.reference.id)
            self._judge = Judge(rule(), rule.options(self._options), self.column)
        return self._judge

    def with_options(self, options: Mapping[str, object]) -> Seat:
        """The seat of a judge of the same rule with other options."""
        return Seat(self._registry, self.reference, options, self.column)


class Panel:
    """The rules for one kind of document; it remembers which of them may apply where just some fields are written.

    `seats` are theirs by the columns of the rules.
    """

    def __init__(self, seats: Iterable[Seat]) -> None:
        self.seats = {seat.column: seat for seat in seats}
        self._groups = [(seat, list(map(frozenset, seat.needed))) for seat in self.seats.values()]
        fields = {field for _, groups in self._groups for group in groups for field in group}
        around = sorted({outer for field in fields for outer in _outer(field)})
        self._parts = ["", *around]
        steps = (outer.rpartition(".") for outer in around)
        self._ways = [(self._parts.index(before), name) for before, _, name in steps]
        self._known: dict[tuple[tuple[str, ...], ...], tuple[tuple[Judge, int, Asking], ...]] = {}

    def judges(
        self, values: Mapping[str, object], *, straight: bool = False
    ) -> tuple[tuple[Judge, int, Asking], ...]:
        """Those that may apply to a document with these values, each with its column and the way to ask it.

        Where it is `straight` there is nothing among them that has no value.
        """
        parts: list[Mapping[str, object]] = [values]
        for outer, name in self._ways:
            part = parts[outer].get(name) if parts[outer] else None
            parts.append(part if isinstance(part, dict) else _NOTHING)
        written = tuple([tuple(part) if part else () for part in parts])
        found = self._known.get(written)
        if found is None:
            judges = [seat.judge() for seat in self._called(zip(self._parts, written, strict=True))]
            found = tuple((judge, judge.column, judge.hear) for judge in judges)
            if len(self._known) < MOST_KNOWN:
                self._known[written] = found
        for part in () if straight else parts:
            if part and not _SAYING_NOTHING.isdisjoint(map(type, part.values())):
                return tuple((judge, column, judge.ask) for judge, column, _ in found)
        return found

    def _called(self, written: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[Seat]:
        """The seats of those who may have something to say where these fields are written in these parts."""
        fields = {f"{part}.{name}" if part else name for part, names in written for name in names}
        for seat, groups in self._groups:
            if not any(group.isdisjoint(fields) for group in groups):
                yield seat


def _outer(field: str) -> Iterator[str]:
    """The objects around a field: ``terms`` and ``terms.return`` for ``terms.return.window``."""
    steps = field.split(".")
    return (".".join(steps[:count]) for count in range(1, len(steps)))
