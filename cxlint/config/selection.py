"""Which rules run: those of the profile or the selected ones, without the ignored ones, and every mandatory one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.rules import covered, is_core, refuse_mandatory, rule_id_of, selected_by
from cxlint.diagnostics import Severity
from cxlint.rule import LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cxlint.config.layers import Layers, Ranked
    from cxlint.registry import Registry

PROFILES = {level: number for number, level in enumerate(LEVELS, 1)} | {
    "minimal": 2,
    "standard": len(LEVELS),
    "strict": len(LEVELS),
}
"""The highest level of the rules that each profile runs."""

DEFAULT_PROFILE = "standard"
NEVER = "never"


def mandatory_rules(layers: Layers, registry: Registry) -> frozenset[str]:
    """The ids of the rules that nothing can leave out."""
    return frozenset().union(*(selected_by(item, registry) for item in layers.items("mandatory")))


def selected_rules(
    layers: Layers, off: Mapping[str, Ranked], mandatory: frozenset[str], registry: Registry
) -> frozenset[str]:
    """The ids of the rules that run.

    A rule that is selected by its own id or name runs although a weaker giver ignores it: `--select POL004` shows
    what the file leaves out.
    """
    core = frozenset(rule_id for rule_id in registry.rules if is_core(rule_id, registry))
    chosen = layers.items("select") if layers.rank("select") >= layers.rank("profile") else ()
    wanted: frozenset[str] = frozenset().union(*(selected_by(item, registry) for item in chosen))
    if not chosen:
        highest = PROFILES[profile_of(layers)]
        wanted = frozenset(rule_id for rule_id, (rule, _) in registry.rules.items() if rule.level <= highest)
    named = {rule_id_of(item.text, registry) for item in chosen}
    for item in layers.items("ignore"):
        rules = covered(item, registry)
        for rule_id in sorted(rules):
            refuse_mandatory(rule_id, item, mandatory)
        wanted -= rules - named if layers.rank("select") > layers.rank("ignore") else rules
    for rule_id, ranked in off.items():
        refuse_mandatory(rule_id, ranked.given, mandatory)
        if rule_id not in named or layers.rank("select") <= ranked.rank:
            wanted -= {rule_id}
    return wanted | core | mandatory


def profile_of(layers: Layers) -> str:
    """The name of the profile."""
    given = layers.get("profile")
    return given.text if given else DEFAULT_PROFILE


def fail_on(layers: Layers) -> tuple[Severity | None, str]:
    """The mildest severity that fails the run, and where it comes from; a stronger `strict` wins over it."""
    given = layers.get("fail_on")
    if profile_of(layers) == "strict" and layers.rank("profile") > layers.rank("fail_on"):
        return Severity.INFO, "profile strict"
    if given is None:
        return Severity.ERROR, "default"
    return None if given.text == NEVER else Severity.parse(given.text), given.origin
