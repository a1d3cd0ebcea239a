"""Everything that plugins bring: rules, kinds, reporters, standards, defaults; each with its plugin's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cxlint.errors import PluginError, UsageError
from cxlint.model.foreign import check_schema
from cxlint.model.limits import LimitEntry
from cxlint.model.spec import KindRef, Kinds
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.reporting import ReporterRef
from cxlint.rule import LEVELS, Rule, RuleRef
from cxlint.standard import StandardFault, StandardRef

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from cxlint.diagnostics import Finding
    from cxlint.hooks import Hooks, Implementation
    from cxlint.origin import Plugin
    from cxlint.standard import Clause, Standard

_T = TypeVar("_T")

FAMILIES = {
    "CX": "Files and fields",
    "POL": "Policies",
    "PRF": "Preferences and personal data",
    "KPI": "Measurement",
    "OWN": "Owners and champions",
    "TCH": "Touchpoints",
    "JRN": "Journeys",
    "PRC": "Processes",
    "CHN": "Channels",
    "COM": "Messages to customers",
    "SEG": "Groups of customers",
    "SYS": "Systems",
    "ERR": "Errors and escalation",
    "GOV": "Governance and versions",
    "DIF": "What a change does to customers",
    "TXT": "Words that customers read",
    "ORG": "The organisation as a whole",
    "OBJ": "Objectives",
    "STR": "Strategy",
    "RMP": "Roadmap",
    "PRM": "Promises",
    "VOC": "Listening to customers",
    "TRN": "Training",
    "GAT": "The gate itself",
}
"""Names of the built-in families, for tables."""


class Registered(NamedTuple):
    """A rule and the plugin that brought it."""

    rule: RuleRef
    plugin: str


class Registry:
    """What can be run; looked up by id, name, family or level."""

    def __init__(self) -> None:
        self.rules: dict[str, Registered] = {}
        self._names: dict[str, Registered] = {}
        self.reporters: dict[str, ReporterRef] = {}
        self.standards: dict[str, tuple[StandardRef, str]] = {}
        self.defaults: list[Mapping[str, object]] = []
        self.limits: tuple[LimitEntry, ...] = ()
        self.plugins: tuple[Plugin, ...] = ()
        self.kinds = Kinds(())
        self._loaded: dict[str, type[Rule[Any]]] = {}
        self._clauses: dict[str, Clause] | None = None
        self._observers: list[Implementation] = []

    @classmethod
    def of(cls, hooks: Hooks) -> Registry:
        """Ask every plugin once, in a fixed order; a plugin that fails stops the run and is named."""
        registry = cls()
        kinds: dict[str, KindRef] = {}
        brought: dict[str, str] = {}
        for plugin, kind in _ask(hooks, "cxlint_kinds", KindRef):
            if kind.name in kinds:
                raise PluginError(f"plugin '{plugin}' brings the kind '{kind.name}' a second time")
            kinds[kind.name] = kind
            brought[kind.name] = plugin
        registry.kinds = Kinds(tuple(kinds.values()))
        registry._read_kinds(brought)
        for plugin, rule in _ask(hooks, "cxlint_rules", RuleRef):
            registry._add_rule(plugin, rule)
        for plugin, reporter in _ask(hooks, "cxlint_reporters", ReporterRef):
            if reporter.name in registry.reporters:
                raise PluginError(f"plugin '{plugin}' brings the format '{reporter.name}' a second time")
            registry.reporters[reporter.name] = reporter
        for plugin, standard in _ask(hooks, "cxlint_standards", StandardRef):
            if standard.name in registry.standards:
                raise PluginError(f"plugin '{plugin}' brings the standard '{standard.name}' a second time")
            registry.standards[standard.name] = (standard, plugin)
        registry.limits = tuple(limit for _, limit in _ask(hooks, "cxlint_limits", LimitEntry))
        registry.defaults = [_mapping(*given) for given in _call(hooks, "cxlint_configuration")]
        registry._observers = hooks["cxlint_findings"]
        return registry

    def _read_kinds(self, brought: Mapping[str, str]) -> None:
        """Read the schemas of strangers at once, so that a broken one stops the run before it has begun."""
        for kind, plugin in brought.items():
            if plugin.startswith("cxlint."):
                continue
            try:
                check_schema(kind, self.kinds.schema(kind))
                self.kinds.spec(kind).compile()
            except Exception as error:
                raise PluginError(f"plugin '{plugin}': the kind '{kind}' cannot be used: {error}") from error

    @property
    def observed(self) -> bool:
        """Whether a plugin wants to see the findings of every run."""
        return bool(self._observers)

    def show(self, findings: Sequence[Finding]) -> None:
        """Let every plugin that wants to see the findings of a run see them."""
        for observer in self._observers:
            try:
                observer.function(*[findings for _ in observer.arguments])
            except (Exception, SystemExit) as error:
                raise PluginError(
                    f"plugin '{observer.plugin}' failed in cxlint_findings: {error!r}"
                ) from error

    def _add_rule(self, plugin: str, rule: RuleRef) -> None:
        taken = self.rules.get(rule.id) or self._names.get(rule.name)
        if taken:
            raise PluginError(
                f"plugin '{plugin}' brings rule {rule.id} ({rule.name}), "
                f"but '{taken.plugin}' has {taken.rule.id} ({taken.rule.name}) already"
            )
        self.rules[rule.id] = self._names[rule.name] = Registered(rule, plugin)

    def load(self, rule_id: str) -> type[Rule[Any]]:
        """Import a rule; a rule that cannot be imported stops the run and names its plugin."""
        if rule_id not in self._loaded:
            registered = self.rules[rule_id]
            try:
                self._loaded[rule_id] = _complete(registered.rule.load(), rule_id)
            except (Exception, SystemExit) as error:
                raise PluginError(
                    f"plugin '{registered.plugin}': rule {rule_id} cannot be loaded: {error}"
                ) from error
        return self._loaded[rule_id]

    def standard(self, name: str) -> Standard:
        """Read a standard with its clauses; one that cannot be read stops the run and names its plugin."""
        reference, plugin = self.standards[name]
        try:
            return reference.load()
        except (StandardFault, OSError) as error:
            raise PluginError(f"plugin '{plugin}': the standard '{name}' cannot be read: {error}") from error

    def clauses(self) -> Mapping[str, Clause]:
        """The clauses of all standards by the way rules cite them; read when first asked for."""
        if self._clauses is None:
            found: dict[str, Clause] = {}
            for name, (_, plugin) in self.standards.items():
                for clause in self.standard(name).clauses:
                    if clause.citation in found:
                        raise PluginError(f"plugin '{plugin}' brings '{clause.citation}' a second time")
                    found[clause.citation] = clause
            self._clauses = found
        return self._clauses

    def select(self, selector: str) -> frozenset[str]:
        """The ids that a selector names: an id, a name, a family, a level (``level-2`` or ``owned``) or ``all``.

        Raises UsageError, with the nearest name, for anything else.
        """
        word = selector.strip()
        if word.lower() == "all":
            return frozenset(self.rules)
        level = _level(word)
        found = frozenset(
            r.id
            for r, _ in self.rules.values()
            if word.upper() in (r.id, family(r.id)) or word == r.name or level == r.level
        )
        if found:
            return found
        hint = did_you_mean(word, self.selectors())
        raise UsageError(f"there is no rule, name, family or level '{selector}'{hint}")

    def selectors(self) -> tuple[str, ...]:
        """Every word that `select` understands."""
        ids = tuple(self.rules)
        names = tuple(r.rule.name for r in self.rules.values())
        levels = tuple(f"level-{n}" for n in range(1, len(LEVELS) + 1))
        return (*ids, *names, *sorted({family(i) for i in ids}), *levels, *LEVELS, "all")


def _complete(rule: object, rule_id: str) -> type[Rule[Any]]:
    """The rule, if it is one; raises TypeError for a class that is none or lacks a word."""
    if not (isinstance(rule, type) and issubclass(rule, Rule)):
        raise TypeError(f"{rule!r} is not a rule")
    lacking = [
        word for word in ("id", "name", "summary", "why", "fix", "messages") if not hasattr(rule, word)
    ]
    if lacking:
        raise TypeError(f"the rule has no {', '.join(lacking)}")
    if rule.id != rule_id:
        raise TypeError(f"the rule calls itself {rule.id}")
    rule.options()
    return rule


def family(rule_id: str) -> str:
    """The letters of a rule id."""
    return rule_id.rstrip("0123456789")


def _level(word: str) -> int:
    if word in LEVELS:
        return LEVELS.index(word) + 1
    return int(word[6:]) if word.startswith("level-") and word[6:].isdecimal() else 0


def _call(hooks: Hooks, hook: str) -> Iterable[tuple[str, object]]:
    """Ask each plugin by itself, built-ins first, so that one that fails can be named."""
    for implementation in hooks[hook]:
        try:
            answer = implementation.function()
        except (Exception, SystemExit) as error:
            raise PluginError(f"plugin '{implementation.plugin}' failed in {hook}: {error!r}") from error
        yield implementation.plugin, answer


def _mapping(plugin: str, given: object) -> Mapping[str, object]:
    if not isinstance(given, dict):
        raise PluginError(f"plugin '{plugin}': cxlint_configuration must return settings, not {given!r}")
    return given


def _ask(hooks: Hooks, hook: str, kind: type[_T]) -> Iterable[tuple[str, _T]]:
    for plugin, answer in _call(hooks, hook):
        try:
            items = list(answer)  # type: ignore[call-overload]
        except TypeError:
            raise PluginError(f"plugin '{plugin}': {hook} must return a list, not {answer!r}") from None
        for item in items:
            if not isinstance(item, kind):
                raise PluginError(f"plugin '{plugin}': {hook} must return {kind.__name__}s, not {item!r}")
            yield plugin, item
