"""Which rule a suppression names, and whether that rule can be let pass at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.rules import is_core, rule_id_of
from cxlint.model.suggest import closest

if TYPE_CHECKING:
    from cxlint.config.settings import Settings
    from cxlint.registry import Registry
    from cxlint.suppress.values import Standpoint, SuppressionFault


def named_rule(
    written: str, at: Standpoint, settings: Settings, registry: Registry
) -> tuple[str, SuppressionFault | None]:
    """The id of the rule that an id or name stands for, and what speaks against letting it pass."""
    rule_id = rule_id_of(written, registry)
    if not rule_id:
        words = [word for known, (rule, _) in registry.rules.items() for word in (known, rule.name)]
        near = closest(written, words)
        return "", at.fault("CX036", "rule-near" if near else "rule", written=written, near=near)
    if is_core(rule_id, registry):
        return rule_id, at.fault("CX037", "core", rule=rule_id)
    if rule_id in settings.mandatory:
        return rule_id, at.fault("CX037", "mandatory", rule=rule_id)
    return rule_id, None
