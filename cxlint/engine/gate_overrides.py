"""Settings for some of the files that let more pass than those of the base: found out by judging with both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.settings import RuleSetting
from cxlint.config.show import shown_override, written_paths
from cxlint.engine.bench import Bench
from cxlint.engine.gate_item import Item
from cxlint.engine.gate_options import loosens
from cxlint.engine.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Override, Settings
    from cxlint.diagnostics import Finding, Severity
    from cxlint.engine.gate import Gates


def overrides(gates: Gates) -> Iterator[Item]:
    """Every new one that lets more pass, and every stricter one that is gone."""
    base, own = gates.base.settings, gates.own
    for override in own.overrides:
        if override not in base.overrides:
            settings = base._replace(overrides=(*base.overrides, override))
            hidden = _hidden(override, settings, gates)
            if hidden or _ignores_more(override, gates) or _softens(override, gates):
                yield _item("added", override, hidden, gates)
    for override in base.overrides:
        if override not in own.overrides:
            left = [other for other in base.overrides if other != override]
            left += [other for other in own.overrides if other.paths == override.paths]
            hidden = _hidden(override, base._replace(overrides=tuple(left)), gates)
            if hidden or (_is_gone(override, own) and _softens(override, gates)):
                yield _item("removed", override, hidden, gates)


def _item(key: str, override: Override, hidden: tuple[Finding, ...], gates: Gates) -> Item:
    what = shown_override(override)
    data: dict[str, object] = {"paths": written_paths(override), "what": what}
    return Item("GAT007", key, f"{key} {what}", data, hidden, gates.own.origins.get("overrides", ""))


def _is_gone(override: Override, settings: Settings) -> bool:
    """Whether nothing takes the place of an override; of one that is only changed the new one is told."""
    return all(other.paths != override.paths for other in settings.overrides)


def _ignores_more(override: Override, gates: Gates) -> bool:
    """Whether rules are left out in its files that were not before."""
    before = {
        word for one in gates.base.settings.overrides if one.paths == override.paths for word in one.ignore
    }
    return not before.issuperset(override.ignore)


def _softens(override: Override, gates: Gates) -> bool:
    """Whether a rule speaks more softly in its files than it did, or has options that let more pass there."""
    for rule in sorted(override.rules.keys() & gates.base.settings.selected):
        was, now = (_in_force(rule, override, settings) for settings in (gates.base.settings, gates.own))
        messages = gates.head.registry.load(rule).messages.values()
        softer = any((now.severity or m.severity) < (was.severity or m.severity) for m in messages)
        if softer or loosens(rule, was.options, now.options, gates):
            return True
    return False


def _in_force(rule: str, override: Override, settings: Settings) -> RuleSetting:
    """What some settings say of a rule in the files of an override."""
    found = settings.rules.get(rule, RuleSetting())
    for one in settings.overrides:
        if one.paths == override.paths and rule in one.rules:
            given = one.rules[rule]
            found = RuleSetting(given.severity or found.severity, {**found.options, **given.options})
    return found


def _hidden(override: Override, settings: Settings, gates: Gates) -> tuple[Finding, ...]:
    """The findings in the files of an override that other settings would not make, or make softer."""
    run = gates.head
    scope = Scope(settings, run.registry)
    files = Scope(settings._replace(overrides=(override,)), run.registry)
    subjects = [document for document in run.subjects if files.overrides(document.file)]
    bench = Bench(settings, run.registry, scope, {document.kind for document in run.workspace.all})
    still: dict[tuple[str, str, str, str], Severity] = {}
    for document in subjects:
        for judge, judgement in bench.judge(document, run.workspace).told:
            given = scope.severity(judge.rule.id, document.file)
            for hit in judgement.hits:
                place = (judge.rule.id, document.kind, document.id, hit.path)
                grave = given or judge.rule.messages[hit.key].severity
                still[place] = max(grave, still.get(place, grave))
    names = {(document.kind, document.id) for document in subjects}
    return tuple(f for f in gates.found if tuple(f.subject) in names and _weaker(f, still, gates))


def _weaker(finding: Finding, still: dict[tuple[str, str, str, str], Severity], gates: Gates) -> bool:
    rule = gates.head.registry.rules.get(finding.rule)
    if rule is None or rule.rule.shape not in ("document", "graph"):
        return False
    place = (finding.rule, *finding.subject, ".".join(map(str, finding.path)))
    given = gates.head.scope.severity(finding.rule, finding.file)
    usual = given or gates.head.registry.load(finding.rule).messages[finding.key].severity
    return place not in still or still[place] < usual
