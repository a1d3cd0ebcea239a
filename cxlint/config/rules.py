"""Settings of single rules: their severity, and options in the rules' own types."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.layers import Ranked
from cxlint.config.paths import file_patterns
from cxlint.config.settings import Override, RuleSetting
from cxlint.config.shape import fault
from cxlint.diagnostics import Severity
from cxlint.errors import ConfigError
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.rule import OptionFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cxlint.config.given import Given
    from cxlint.registry import Registry

OFF = "off"
_SEVERITY = "severity"

Merged = dict[str, dict[str, Ranked]]
"""By rule id: what is given to its severity and to its options."""


class RuleSettings(NamedTuple):
    """What holds for every file: settings by rule id, the rules that are off, and where each value comes from."""

    rules: dict[str, RuleSetting]
    off: dict[str, Ranked]
    origins: dict[str, str]


def is_core(rule_id: str, registry: Registry) -> bool:
    """Whether a rule is about files and fields themselves: those always run."""
    return registry.rules[rule_id].rule.shape == "core"


def rule_id_of(name: str, registry: Registry) -> str | None:
    """The id of the one rule that an id or a name stands for."""
    if name.upper() in registry.rules:
        return name.upper()
    return next((id for id, (rule, _) in registry.rules.items() if rule.name == name), None)  # noqa: A001


def read_rules(layers: Iterable[Ranked], registry: Registry) -> RuleSettings:
    """The settings of all rules that are mentioned; only those are imported."""
    settings = RuleSettings({}, {}, {})
    for rule_id, parts in sorted(_merged(layers, registry).items()):
        severity = parts.pop(_SEVERITY, None)
        if severity is not None and severity.given.text == OFF:
            settings.off[rule_id] = severity
        given = {name: ranked.given for name, ranked in parts.items()}
        options = _options(rule_id, given, registry)
        level = _severity(rule_id, severity.given, registry) if severity is not None else None
        settings.rules[rule_id] = RuleSetting(level, options)
        if severity is not None:
            settings.origins[f"rules.{rule_id}.{_SEVERITY}"] = severity.given.origin
        for name in options:
            settings.origins[f"rules.{rule_id}.{name}"] = given[name].origin
    return settings


def _merged(layers: Iterable[Ranked], registry: Registry) -> Merged:
    merged: Merged = {}
    for layer, rank in layers:
        for rule_id, parts in _by_id(layer.fields, registry).items():
            given = merged.setdefault(rule_id, {})
            given |= {name: Ranked(part, rank) for name, part in parts.items() if part.value is not None}
    return merged


def _by_id(fields: Mapping[str, Given], registry: Registry) -> dict[str, Mapping[str, Given]]:
    """The same by rule id; one rule under two names is an error."""
    found: dict[str, Mapping[str, Given]] = {}
    names: dict[str, str] = {}
    for name, given in fields.items():
        rule_id = rule_id_of(name, registry)
        if rule_id is None:
            raise ConfigError(f"{given.name_origin}: {unknown_rule(name, registry)}")
        if rule_id in found:
            both = f"'{names[rule_id]}' and '{name}' are the same rule; write its settings once"
            raise ConfigError(f"{given.name_origin}: {both}")
        names[rule_id] = name
        found[rule_id] = given.fields
    return found


def unknown_rule(name: str, registry: Registry) -> str:
    """What to say of a name that stands for no single rule."""
    if name in registry.selectors() or name.upper() in registry.selectors():
        return f"'{name}' stands for several rules; under 'rules' write the id or name of one"
    known = [word for rule_id, (rule, _) in registry.rules.items() for word in (rule_id, rule.name)]
    return f"there is no rule '{name}'{did_you_mean(name, known)}"


def _severity(rule_id: str, given: Given, registry: Registry) -> Severity | None:
    if is_core(rule_id, registry):
        own = registry.load(rule_id).severity()
        if given.text == OFF or Severity.parse(given.text) < own:
            raise fault(
                given, f"{rule_id} is about files and fields themselves and cannot be lowered or left out"
            )
    return None if given.text == OFF else Severity.parse(given.text)


def _options(rule_id: str, given: Mapping[str, Given], registry: Registry) -> dict[str, object]:
    """The options as given, held to the types of the rule."""
    options = registry.load(rule_id).options
    for name, part in given.items():
        if name not in options.declared:
            hint = did_you_mean(name, (*options.declared, _SEVERITY))
            raise ConfigError(f"{part.name_origin}: rule {rule_id} has no option '{name}'{hint}")
    values = {name: _plain(part, options.declared[name].type) for name, part in given.items()}
    try:
        options(values)
    except OptionFault as wrong:
        raise fault(given[wrong.option], f"option '{wrong.option}' of {rule_id} {wrong}") from None
    return values


def _plain(given: Given, kind: str) -> object:
    """The value that the rule's own type is read from: text as it was written, so that `2.10` stays 2.10."""
    if isinstance(given.value, tuple):
        return tuple(
            item.value if isinstance(item.value, (dict, tuple)) else item.text for item in given.items
        )
    if isinstance(given.value, dict) or kind in ("integer", "boolean"):
        return given.value
    return given.text


def read_override(given: Given, registry: Registry, mandatory: frozenset[str]) -> Override:
    """Other settings for some files; what is off there is ignored there."""
    fields = given.fields
    paths = tuple(pattern for path in fields["paths"].items for pattern in file_patterns(path))
    ignored = {item.text: item for item in _items(fields, "ignore")}
    rules = {}
    for rule_id, parts in _by_id(fields["rules"].fields if "rules" in fields else {}, registry).items():
        options = {name: part for name, part in parts.items() if part.value is not None}
        severity = options.pop(_SEVERITY, None)
        level = _severity(rule_id, severity, registry) if severity is not None else None
        if severity is not None and severity.text == OFF:
            refuse_mandatory(rule_id, severity, mandatory)
            ignored.setdefault(rule_id, severity)
        elif parts:
            rules[rule_id] = RuleSetting(level, _options(rule_id, options, registry))
    for item in _items(fields, "ignore"):
        for rule_id in sorted(covered(item, registry)):
            refuse_mandatory(rule_id, item, mandatory)
    return Override(paths, tuple(ignored), rules)


def _items(fields: Mapping[str, Given], name: str) -> tuple[Given, ...]:
    return fields[name].items if name in fields else ()


def covered(item: Given, registry: Registry) -> frozenset[str]:
    """The rules that a word leaves out; never those about files and fields, and naming them is an error."""
    rules = selected_by(item, registry)
    core = frozenset(rule_id for rule_id in rules if is_core(rule_id, registry))
    if core == rules:
        raise fault(item, f"'{item.text}' is about files and fields themselves and cannot be left out")
    return rules - core


def selected_by(item: Given, registry: Registry) -> frozenset[str]:
    """The rules that a word stands for; ConfigError with its place for an unknown one."""
    from cxlint.errors import UsageError

    try:
        return registry.select(item.text)
    except UsageError as error:
        raise fault(item, str(error)) from None


def refuse_mandatory(rule_id: str, item: Given, mandatory: frozenset[str]) -> None:
    """Raise ConfigError where a mandatory rule would be left out."""
    if rule_id in mandatory:
        raise fault(item, f"'{item.text}' would leave out {rule_id}, which is mandatory")
