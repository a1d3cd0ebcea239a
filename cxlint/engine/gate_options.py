"""Options of rules that let more pass than those of the base: found out by asking the rule with both."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cxlint.config.show import shown
from cxlint.engine.corpus import Corpus
from cxlint.engine.gate_item import Item
from cxlint.engine.judge import Judge
from cxlint.engine.reading import read_text
from cxlint.engine.versions import versions
from cxlint.model.changes import field_changes
from cxlint.model.limits import Limits
from cxlint.model.scalars import Duration, Money, Percent, compare
from cxlint.rule import Change
from cxlint.workspace.graph import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxlint.engine.gate import Gates
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds
    from cxlint.rule import Case, Rule

Hits = dict[tuple[str, str, str], int]
"""How grave what a rule says of a place is, by kind, id and place."""

FACTORS = (2, 5, 20, 100)
"""By how much an amount is changed to see which way it goes."""


def options(gates: Gates) -> Iterator[Item]:
    """Every changed option that lets more pass, or of which nobody can tell."""
    base, own, registry = gates.base.settings, gates.own, gates.head.registry
    for rule_id in sorted((base.rules.keys() | own.rules.keys()) & base.selected & own.selected):
        was, now = (dict(s.rules[rule_id].options) if rule_id in s.rules else {} for s in (base, own))
        if was == now:
            continue
        rule = registry.load(rule_id)
        old, new = rule.options(was), rule.options(now)
        for option in rule.options.declared:
            if getattr(old, option) != getattr(new, option):
                item = _judged(rule, option, was, now, gates)
                if item is not None:
                    yield item


def _judged(
    rule: type[Rule[Any]], option: str, was: Mapping[str, object], now: Mapping[str, object], gates: Gates
) -> Item | None:
    """What one changed option does; None where it only finds more."""
    key, lost = _effect(rule, option, was, now, gates)
    if key is None:
        return None
    old, new = (getattr(rule.options(given), option) for given in (was, now))
    hidden = tuple(
        finding
        for finding in gates.found
        if finding.rule == rule.id and (*finding.subject, ".".join(map(str, finding.path))) in lost
    )
    data: dict[str, object] = {
        "rule": rule.id,
        "name": rule.name,
        "option": option,
        "was": shown(old),
        "now": shown(new),
    }
    origin = gates.own.origins.get(f"rules.{rule.id}.{option}", "")
    return Item("GAT003", key, f"rules.{rule.id}.{option}={shown(new)}", data, hidden, origin)


def loosens(rule_id: str, was: Mapping[str, object], now: Mapping[str, object], gates: Gates) -> bool:
    """Whether some options of a rule let more pass than others, or nobody can tell."""
    rule = gates.head.registry.load(rule_id)
    old, new = rule.options(was), rule.options(now)
    changed = (name for name in rule.options.declared if getattr(old, name) != getattr(new, name))
    return any(_effect(rule, option, was, now, gates)[0] is not None for option in changed)


def _effect(
    rule: type[Rule[Any]], option: str, was: Mapping[str, object], now: Mapping[str, object], gates: Gates
) -> tuple[str | None, Hits]:
    """What one changed option does, and what it lets pass; both values are spelt out, so that no case has its own."""
    usual = rule.options.declared[option].default
    before = {**was, option: was.get(option, usual)}
    after = {**was, option: now.get(option, usual)}
    asking = _Asking(rule, gates)
    key, lost = asking.effect(before, after)
    if key == "changed":
        old, new = (getattr(rule.options(given), option) for given in (before, after))
        key = asking.tendency(option, before, old, new)
    return key, lost


class _Asking:
    """Asks a rule with different options, on the documents of a change and on the cases that prove the rule."""

    def __init__(self, rule: type[Rule[Any]], gates: Gates) -> None:
        self._rule = rule
        self._kinds = kinds = gates.head.registry.kinds
        self._documents = (gates.base.workspace, gates.head.workspace)
        self._cases = [
            (case.options, _workspace(case, case.before, kinds), _workspace(case, case.stream, kinds))
            for case in (*rule.good, *rule.bad)
        ]

    def effect(self, was: Mapping[str, object], now: Mapping[str, object]) -> tuple[str | None, Hits]:
        """Whether options let more pass, and what; None where they find more, `changed` where nothing differs."""
        old, new = (_said(self._rule, given, *self._documents, self._kinds) for given in (was, now))
        softer = _less(new, old)
        if softer:
            return "loosened", softer
        if _less(old, new):
            return None, {}
        lost, won = self._on_cases(was, now)
        return ("loosened" if lost else None if won else "changed"), {}

    def _on_cases(self, was: Mapping[str, object], now: Mapping[str, object]) -> tuple[bool, bool]:
        """Whether options find less in any case, and whether they find more."""
        lost = won = False
        for options, before, after in self._cases:
            old, new = (
                _said(self._rule, {**options, **given}, before, after, self._kinds) for given in (was, now)
            )
            lost, won = lost or bool(_less(new, old)), won or bool(_less(old, new))
        return lost, won

    def tendency(self, option: str, was: Mapping[str, object], old: object, new: object) -> str | None:
        """Which way an amount goes that makes no difference today: told by what much less and much more of it do."""
        order = compare(new, old)
        if not order:
            return "changed"
        looser, stricter = False, False
        for factor in FACTORS if order > 0 else (1 / factor for factor in FACTORS):
            given = _times(old, factor)
            lost, won = self._on_cases(was, {**was, option: given}) if given else (False, False)
            looser, stricter = looser or lost, stricter or won
        return "changed" if looser == stricter else "loosened" if looser else None


def _times(value: object, factor: float) -> object:
    """An amount so many times, as it is written in a configuration; None for what is no amount."""
    if isinstance(value, Duration):
        return str(Duration(max(round(value.amount * factor), 1), value.unit)) if value.amount else None
    if isinstance(value, Percent):
        return str(Percent(round(value.value * factor, 2)))
    if isinstance(value, Money):
        return str(Money(round(value.amount * factor, 2), value.currency))
    if isinstance(value, int) and not isinstance(value, bool):
        return round(value * factor)
    return None


def _less(some: Hits, others: Hits) -> Hits:
    """The places of others of which some say less, or nothing."""
    return {place: grave for place, grave in others.items() if some.get(place, 0) < grave}


def _said(
    rule: type[Rule[Any]], given: Mapping[str, object], before: Workspace, after: Workspace, kinds: Kinds
) -> Hits:
    """All that a rule with these options says of a workspace, or of what changed in it."""
    judge = Judge(rule(), rule.options(given), 0)
    said: Hits = {}
    for document, change in _subjects(rule, before, after, kinds):
        for hit in judge.ask(document, after, change).hits:
            place = (document.kind, document.id, hit.path)
            said[place] = max(said.get(place, 0), rule.messages[hit.key].severity)
    return said


def _subjects(
    rule: type[Rule[Any]], before: Workspace, after: Workspace, kinds: Kinds
) -> Iterator[tuple[Document, Change | None]]:
    if rule.shape != "change":
        yield from ((document, None) for document in after.all if document.kind in rule.kinds)
        return
    for pair in versions(before, after):
        fields = field_changes(pair.before, pair.after, kinds)
        change = Change(pair.before, pair.after, before, after, fields)
        yield change.subject, change


def _workspace(case: Case, stream: str, kinds: Kinds) -> Workspace:
    corpus = Corpus.empty(1)
    read_text(corpus, "case.yaml", stream.encode(), kinds, configured=True)
    day = date.fromisoformat(case.as_of)
    return Workspace(corpus.documents, day, Limits(tuple(case.limits), day))
