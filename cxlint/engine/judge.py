"""Asks the rules: one outcome for each rule and subject, with the hits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from cxlint.diagnostics import Outcome
from cxlint.law import with_law
from cxlint.model.scalars import FaultyField
from cxlint.rule import DocumentRule, GraphRule, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document
    from cxlint.rule import Options, Rule
    from cxlint.workspace.graph import Workspace


class Crash(NamedTuple):
    """A rule that raised instead of judging."""

    rule: str
    error: str


class Judgement(NamedTuple):
    """What one rule says of one document."""

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    crash: Crash | None = None


_NOT_APPLICABLE = Judgement(Outcome.NOT_APPLICABLE)
_PASS = Judgement(Outcome.PASS)


class Judge:
    """One rule with its options, ready to be asked."""

    __slots__ = ("kinds", "options", "rule")

    def __init__(self, rule: Rule[Any], options: Options) -> None:
        self.rule = rule
        self.options = options
        self.kinds = rule.kinds

    def ask(self, document: Document, workspace: Workspace) -> Judgement:
        """The judgement; never raises, whatever the rule does."""
        hits: list[Hit] = []
        try:
            if not self._applies(document, workspace):
                return _NOT_APPLICABLE
            hits.extend(_proper(self.rule, hit) for hit in self._check(document, workspace))
            hits = with_law(self.rule, document, hits)
        except FaultyField:
            return Judgement(Outcome.FAIL, tuple(hits)) if hits else _NOT_APPLICABLE
        except (Exception, SystemExit) as error:
            crash = Crash(self.rule.id, f"{type(error).__name__}: {error}"[:200])
            return Judgement(Outcome.INTERNAL_ERROR, tuple(hits), crash)
        return Judgement(Outcome.FAIL, tuple(hits)) if hits else _PASS

    def _applies(self, document: Document, workspace: Workspace) -> bool:
        for field in self.rule.needs:
            if not document.states(field):
                return False
        if isinstance(self.rule, GraphRule):
            return self.rule.applies(document, workspace, self.options)
        return isinstance(self.rule, DocumentRule) and self.rule.applies(document, self.options)

    def _check(self, document: Document, workspace: Workspace) -> Iterator[Hit]:
        if isinstance(self.rule, GraphRule):
            return self.rule.check(document, workspace, self.options)
        assert isinstance(self.rule, DocumentRule)
        return self.rule.check(document, self.options)


def _proper(rule: Rule[Any], hit: object) -> Hit:
    if not isinstance(hit, Hit):
        raise TypeError(f"a rule must yield hits, not {type(hit).__name__}")
    if hit.key not in rule.messages:
        raise KeyError(f"there is no message '{hit.key}'")
    return hit


def judge_document(document: Document, workspace: Workspace, judges: Iterable[Judge]) -> dict[str, Judgement]:
    """The judgement of every rule on one document, with superseded rules made not applicable."""
    said = {judge.rule.id: judge.ask(document, workspace) for judge in judges}
    for judge in judges:
        if said[judge.rule.id].outcome is Outcome.FAIL:
            for silent in judge.rule.supersedes:
                if silent in said and said[silent].outcome is not Outcome.INTERNAL_ERROR:
                    said[silent] = _NOT_APPLICABLE
    return said
