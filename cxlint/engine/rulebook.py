"""What a result says of its rules, made when a report asks: most of what a run leaves out is never imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.registry import family
from cxlint.result import READABLE, RuleInfo
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.registry import Registry


class RuleBook(Mapping[str, RuleInfo]):
    """The rules of a result by their ids, in the order of these."""

    def __init__(self, registry: Registry, rules: Iterable[str], language: str) -> None:
        self._registry = registry
        self._language = language
        self._rules: dict[str, RuleInfo | None] = dict.fromkeys(sorted(rules))

    def __getitem__(self, rule_id: str) -> RuleInfo:
        info = self._rules[rule_id]
        if info is None:
            info = self._rules[rule_id] = _info(self._registry, rule_id, self._language)
        return info

    def __iter__(self) -> Iterator[str]:
        return iter(self._rules)

    def __len__(self) -> int:
        return len(self._rules)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._rules


def _info(registry: Registry, rule_id: str, language: str) -> RuleInfo:
    if rule_id == READABLE:
        return RuleInfo(
            "CX", "readable", "CX", Severity.ERROR, 1, "Every document can be read in full.", "", ""
        )
    say = translator(language)
    rule = registry.load(rule_id)
    plugin = registry.rules[rule_id].plugin
    return RuleInfo(
        id=rule.id,
        name=rule.name,
        family=family(rule.id),
        severity=rule.severity(),
        level=rule.level,
        summary=say(rule.summary),
        why=say(rule.why),
        fix=say(rule.fix),
        sources=rule.sources,
        clauses=rule.clauses,
        plugin="" if plugin.startswith("cxlint.") else plugin,
        kinds=rule.kinds,
    )
