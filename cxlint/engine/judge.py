"""Asks a rule about a document: an outcome, with the hits behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Outcome
from cxlint.law import with_law
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

    __slots__ = ("_any", "_applies", "_check", "_graph", "_law", "_needs", "column", "options", "rule")

    def __init__(self, rule: Rule[Any], options: Options, column: int) -> None:
        self.rule = rule
        self.options = options
        self.column = column
        self._needs = rule.needs
        self._any = rule.needs_one_of
        self._law = bool(rule.law)
        assert isinstance(rule, (DocumentRule, GraphRule, ChangeRule))
        self._graph = isinstance(rule, GraphRule)
        self._check: Callable[..., Iterable[object]] = rule.check
        always = (DocumentRule.applies, GraphRule.applies, ChangeRule.applies)
        # Most rules apply to all that state what they need; not asking them spares a call for each document.
        self._applies: Callable[..., bool] | None = None if type(rule).applies in always else rule.applies

    def ask(self, document: Document, workspace: Workspace, change: Change | None = None) -> Judgement:
        """The judgement of a document, or of its change; never raises, whatever the rule does."""
        hits: list[Hit] = []
        try:
            for field in self._needs:
                if document.get(field) is None:
                    return NOT_APPLICABLE
            if self._any and not any(map(document.states, self._any)):
                return NOT_APPLICABLE
            asked: tuple[object, ...] = (
                (document, workspace, self.options) if self._graph else (change or document, self.options)
            )
            if self._applies is not None and not self._applies(*asked):
                return NOT_APPLICABLE
            for hit in self._check(*asked):
                if not isinstance(hit, Hit) or hit.key not in self.rule.messages:
                    raise _improper(hit)
                hits.append(hit)
            if self._law:
                hits = with_law(self.rule, document, hits)
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
