"""Settings that let more pass than those of the base, held against them one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.config.selection import PROFILES
from cxlint.engine.gate_item import Item
from cxlint.engine.gate_options import options
from cxlint.engine.gate_overrides import overrides
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding, Severity
    from cxlint.engine.gate import Gates


def softer_settings(gates: Gates) -> Iterator[Item]:
    """Every setting that lets more pass."""
    yield from _rules_off(gates)
    yield from _severities(gates)
    yield from options(gates)
    yield from _mandatory(gates)
    yield from _files(gates)
    yield from overrides(gates)
    yield from _fail_on(gates)
    yield from _plugins(gates)


def _of_rules(gates: Gates, rules: Iterable[str]) -> tuple[Finding, ...]:
    wanted = set(rules)
    return tuple(finding for finding in gates.found if finding.rule in wanted)


def _rules_off(gates: Gates) -> Iterator[Item]:
    """Rules that run no more: by a lower profile, an ignored word, one by one, or by what is selected."""
    base, own, registry = gates.base.settings, gates.own, gates.head.registry
    lost = base.selected - own.selected
    if _is_lower(own, base):
        highest = PROFILES[own.profile]
        by_profile = {rule for rule in lost if registry.rules[rule].rule.level > highest}
        data: dict[str, object] = {"now": own.profile, "was": base.profile, "count": len(by_profile)}
        origin = own.origins.get("profile", "")
        hidden = _of_rules(gates, by_profile)
        yield Item("GAT004", "lowered", f"profile={own.profile}", data, hidden, origin)
        lost -= by_profile
    for word in own.ignore:
        ignored = lost & registry.select(word)
        if word not in base.ignore and ignored:
            yield _together("ignore", f"ignore={word}", ignored, gates, word=word)
            lost -= ignored
    for rule in sorted(lost):
        setting, origin = own.rules.get(rule), own.origins.get(f"rules.{rule}.severity", "")
        if setting is not None and setting.severity is None and origin:
            name = registry.rules[rule].rule.name
            data = {"rule": rule, "name": name}
            yield Item("GAT001", "off", f"rules.{rule}=off", data, _of_rules(gates, {rule}), origin)
            lost -= {rule}
    if lost:
        yield _together("select", f"select={','.join(own.select)}", lost, gates)


def _is_lower(own: Settings, base: Settings) -> bool:
    """Whether fewer rules run by the profile, or fewer findings fail by it."""
    if own.profile == base.profile or (own.select and base.select):
        return False
    return PROFILES[own.profile] < PROFILES[base.profile] or base.profile == "strict"


def _together(key: str, pointer: str, rules: Iterable[str], gates: Gates, **more: object) -> Item:
    named = sorted(rules)
    data = {"count": len(named), "rules": _few(named), **more}
    return Item("GAT001", key, pointer, data, _of_rules(gates, named), gates.own.origins.get(key, ""))


def _few(words: list[str]) -> str:
    return ", ".join(words[:8]) + (", ..." if len(words) > 8 else "")


def _severities(gates: Gates) -> Iterator[Item]:
    base, own, registry = gates.base.settings, gates.own, gates.head.registry
    for rule in sorted((base.rules.keys() | own.rules.keys()) & base.selected & own.selected):
        was, now = (settings.rules.get(rule) for settings in (base, own))
        old, new = was.severity if was else None, now.severity if now else None
        if old == new:
            continue
        messages = registry.load(rule).messages
        lowered = {
            key for key, message in messages.items() if (new or message.severity) < (old or message.severity)
        }
        if not lowered:
            continue
        hidden = tuple(
            finding
            for finding in _of_rules(gates, {rule})
            if finding.key in lowered and (new or messages[finding.key].severity) < finding.severity
        )
        say = translator(own.language)
        softest = [messages[key].severity for key in lowered]
        data: dict[str, object] = {
            "rule": rule,
            "name": registry.rules[rule].rule.name,
            "was": say((old or max(softest)).word),
            "now": say((new or max(softest)).word),
        }
        origin = own.origins.get(f"rules.{rule}.severity", "")
        pointer = f"rules.{rule}.severity={new.word if new else 'default'}"
        yield Item("GAT002", "lowered", pointer, data, hidden, origin)


def _mandatory(gates: Gates) -> Iterator[Item]:
    dropped = sorted(gates.base.settings.mandatory - gates.own.mandatory)
    if dropped:
        pointer = f"mandatory-{','.join(dropped)}"
        origin = gates.own.origins.get("mandatory", "")
        yield Item("GAT005", "dropped", pointer, {"rules": _few(dropped)}, _of_rules(gates, dropped), origin)


def _files(gates: Gates) -> Iterator[Item]:
    """Files of the head that its own settings leave out, by the pattern or the root that does it."""
    base, own = gates.base.settings, gates.own
    roots = [root for root in gates.head.settings.roots if root in base.roots]

    def files(among: Sequence[str], *more: str) -> set[str]:
        return set(gates.tree.discover(among, (*base.exclude, *more)).files)

    if Path(own.root) != Path(base.root):
        prefix = _below(own.root, base.root)
        lost = {file for file in files(roots) if prefix is None or not file.startswith(prefix)}
        yield _left_out("moved", "root moved", lost, gates, "")
        return
    added = [pattern for pattern in own.exclude if pattern not in base.exclude]
    before = files(roots) if added else set()
    for pattern in added:
        lost = before - files(roots, pattern)
        key = "exclude" if lost else "exclude-new"
        yield _left_out(key, f"exclude={pattern}", lost, gates, "exclude", pattern=pattern)
    dropped = [root for root in roots if root not in own.roots]
    kept = files([root for root in own.roots if root in gates.head.settings.roots]) if dropped else set()
    for root in dropped:
        lost = files([root]) - kept
        if lost:
            yield _left_out("root", f"roots-{root}", lost, gates, "roots", root=root)


def _below(inner: str, outer: str) -> str | None:
    """The folder of a workspace inside another, with a slash behind it; None where it lies elsewhere."""
    if not Path(inner).is_relative_to(outer):
        return None
    return f"{Path(inner).relative_to(outer).as_posix()}/"


def _left_out(key: str, pointer: str, lost: set[str], gates: Gates, setting: str, **data: object) -> Item:
    hidden = tuple(finding for finding in gates.found if finding.file in lost)
    origin = gates.own.origins.get(setting, "")
    return Item("GAT006", key, pointer, {"count": len(lost), **data}, hidden, origin)


def _fail_on(gates: Gates) -> Iterator[Item]:
    was, now = gates.base.settings.fail_on, gates.own.fail_on
    if was is None or (now is not None and now <= was):
        return
    say = translator(gates.own.language)
    data: dict[str, object] = {"was": say(was.word), "now": say(now.word) if now else ""}
    hidden = tuple(f for f in gates.found if f.severity >= was and _passes(f.severity, now))
    key = "raised" if now else "never"
    origin = gates.own.origins.get("fail_on", "")
    yield Item("GAT008", key, f"fail_on={now.word if now else 'never'}", data, hidden, origin)


def _passes(severity: Severity, fail_on: Severity | None) -> bool:
    return fail_on is None or severity < fail_on


def _plugins(gates: Gates) -> Iterator[Item]:
    for plugin in sorted(set(gates.base.settings.plugins) - set(gates.own.plugins)):
        hidden = tuple(finding for finding in gates.found if finding.plugin == plugin)
        origin = gates.own.origins.get("plugins", "")
        yield Item("GAT012", "dropped", f"plugins-{plugin}", {"plugin": plugin}, hidden, origin)
