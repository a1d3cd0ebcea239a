"""Settings for some of the files that let more pass than those of the base: found out by judging with both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.show import shown_override
from cxlint.engine.bench import Bench
from cxlint.engine.gate_item import Item
from cxlint.engine.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Override, Settings
    from cxlint.diagnostics import Finding
    from cxlint.engine.gate import Gates


def overrides(gates: Gates) -> Iterator[Item]:
    """Every new one that lets more pass, and every stricter one that is gone."""
    base, own = gates.base.settings, gates.own
    for override in own.overrides:
        if override not in base.overrides:
            settings = base._replace(overrides=(*base.overrides, override))
            hidden = _hidden(override, settings, gates)
            if hidden or override.ignore or _softens(override, gates):
                yield _item("added", override, hidden, gates)
    for override in base.overrides:
        if override not in own.overrides:
            left = tuple(other for other in base.overrides if other != override)
            hidden = _hidden(override, base._replace(overrides=left), gates)
            if hidden:
                yield _item("removed", override, hidden, gates)


def _item(key: str, override: Override, hidden: tuple[Finding, ...], gates: Gates) -> Item:
    what = shown_override(override)
    data: dict[str, object] = {"paths": override.paths, "what": what}
    return Item("GAT007", key, f"{key} {what}", data, hidden, gates.own.origins.get("overrides", ""))


def _softens(override: Override, gates: Gates) -> bool:
    """Whether an override gives a rule other options, or a severity below that of one of its messages."""
    base, registry = gates.base.settings, gates.head.registry
    for rule, setting in override.rules.items():
        general = base.rules.get(rule)
        usual = general.severity if general else None
        messages = registry.load(rule).messages.values()
        if setting.options or any(
            setting.severity is not None and setting.severity < (usual or message.severity)
            for message in messages
        ):
            return True
    return False


def _hidden(override: Override, settings: Settings, gates: Gates) -> tuple[Finding, ...]:
    """The findings in the files of an override that other settings would not make, or make softer."""
    run = gates.head
    scope = Scope(settings, run.registry)
    files = Scope(settings._replace(overrides=(override,)), run.registry)
    subjects = [document for document in run.subjects() if files.overrides(document.file)]
    bench = Bench(settings, run.registry, scope, {document.kind for document in run.workspace.all})
    still: set[tuple[str, str, str, str, str]] = set()
    for document in subjects:
        for judge, judgement in bench.judge(document, run.workspace).told:
            for hit in judgement.hits:
                still.add((judge.rule.id, document.kind, document.id, hit.path, hit.key))
    names = {(document.kind, document.id) for document in subjects}
    return tuple(f for f in gates.found if tuple(f.subject) in names and _weaker(f, still, scope, gates))


def _weaker(finding: Finding, still: set[tuple[str, str, str, str, str]], scope: Scope, gates: Gates) -> bool:
    rule = gates.head.registry.rules.get(finding.rule)
    if rule is None or rule.rule.shape not in ("document", "graph"):
        return False
    path = ".".join(map(str, finding.path))
    if (finding.rule, *finding.subject, path, finding.key) not in still:
        return True
    given = scope.severity(finding.rule, finding.file)
    own = given or gates.head.registry.load(finding.rule).messages[finding.key].severity
    was = gates.head.scope.severity(finding.rule, finding.file)
    usual = was or gates.head.registry.load(finding.rule).messages[finding.key].severity
    return own < usual
