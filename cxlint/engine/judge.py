"""Asks a rule about a document: an outcome, with the hits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Outcome
from cxlint.law import watched, with_law
from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.rule import ChangeRule, DocumentRule, GraphRule, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cxlint.model.document import Document
    from cxlint.rule import Change, Options, Rule
    from cxlint.workspace.graph import Workspace


class Judgement(NamedTuple):
    """What one rule says of one document; `crash` is what it raised instead of judging."""

    outcome: Outcome
    hits: tuple[Hit, ...] = ()
    crash: str = ""


NOT_APPLICABLE = Judgement(Outcome.NOT_APPLICABLE)
PASS = Judgement(Outcome.PASS)


class Judge:
    """One rule with its options, ready to be asked; `column` is its place in the table of outcomes."""

    __slots__ = ("_applies", "_check", "_graph", "_watches", "column", "options", "rule")

    def __init__(self, rule: Rule[Any], options: Options, column: int) -> None:
        self.rule = rule
        self.options = options
        self.column = column
        self._watches = tuple(watched(rule))
        assert isinstance(rule, (DocumentRule, GraphRule, ChangeRule))
        self._graph = isinstance(rule, GraphRule)
        self._check: Callable[..., Iterable[object]] = rule.check
        always = (DocumentRule.applies, GraphRule.applies, ChangeRule.applies)
        # Most rules apply to all that state what they need; not asking them spares a call for each document.
        self._applies: Callable[..., bool] | None = None if type(rule).applies in always else rule.applies

    def ask(self, document: Document, workspace: Workspace, change: Change | None = None) -> Judgement:
        """The judgement of a document, or of its change; never raises, whatever the rule does."""
        try:
            for field in self.rule.needs:
                if document.get(field) is None:
                    return NOT_APPLICABLE
            either = self.rule.needs_one_of
            if either and not any(map(document.states, either)):
                return NOT_APPLICABLE
        except FaultyField:
            return NOT_APPLICABLE
        return self.hear(document, workspace, change)

    def hear(self, document: Document, workspace: Workspace, change: Change | None = None) -> Judgement:
        """Like `ask`, for a document that is known to state what the rule needs."""
        hits: list[Hit] = []
        options, applies = self.options, self._applies
        try:
            if self._graph:
                if applies is not None and not applies(document, workspace, options):
                    return NOT_APPLICABLE
                said = self._check(document, workspace, options)
            else:
                subject = change or document
                if applies is not None and not applies(subject, options):
                    return NOT_APPLICABLE
                said = self._check(subject, options)
            for hit in said:
                if not isinstance(hit, Hit) or hit.key not in self.rule.messages:
                    raise _improper(hit)
                hits.append(hit)
            if self._watches:
                hits = with_law(self.rule, self._watches, document, hits)
        except FaultyField:
            return Judgement(Outcome.FAIL, tuple(hits)) if hits else NOT_APPLICABLE
        except (Exception, SystemExit) as error:
            crash = f"{type(error).__name__}: {error}"[:200]
            return Judgement(Outcome.INTERNAL_ERROR, tuple(hits), crash)
        return Judgement(Outcome.FAIL, tuple(hits)) if hits else PASS


def _improper(hit: object) -> Exception:
    """What to say of a rule that yields something that cannot be told."""
    if isinstance(hit, Hit):
        return KeyError(f"there is no message '{hit.key}'")
    return TypeError(f"a rule must yield hits, not {type(hit).__name__}")
