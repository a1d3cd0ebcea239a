"""Settings that match nothing: they look like protection of the customer, and are none."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cxlint.config.places import is_narrowed, is_written, place_of
from cxlint.config.selection import PROFILES
from cxlint.config.show import written_paths
from cxlint.diagnostics import Fault, Subject, fingerprint
from cxlint.engine.idle import JUDGING, idle_rules
from cxlint.engine.scope import matches, within
from cxlint.named import NamedTuple
from cxlint.part import Audit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxlint.config.settings import Override, Settings, Word
    from cxlint.diagnostics import Finding
    from cxlint.engine.assess import Judged
    from cxlint.engine.run import Run
    from cxlint.workspace.tree import Tree

CODE = "CX050"


class Idle(NamedTuple):
    """One setting that does nothing: the message, what names the setting, where it comes from, and the words."""

    key: str
    pointer: str
    origin: str
    data: dict[str, object]


def idle_settings(
    run: Run, judged: Sequence[Judged], own: Settings | None = None, tree: Tree | None = None
) -> tuple[Audit, ...]:
    """What the configuration says in vain. A part of a workspace cannot be sure of it; all parts together can.

    `own` are other settings than those that a run was judged by, for the files of `tree`; what makes them weaker than
    those is no matter of this.
    """
    if not run.corpus.documents:
        return ()
    settings, patterns = own or run.settings, run.corpus.idle
    if own is not None and tree is not None:
        same = [pattern for pattern in own.exclude if pattern in run.settings.exclude]
        patterns = tree.discover(own.roots, same).idle if same else ()
    found = {one.pointer: one for one in _Settings(run, judged, settings, patterns).idle()}
    return tuple(_audit(one, run, settings) for one in found.values())


def told_of(audit: Sequence[Audit]) -> list[Finding]:
    """The findings of a run that is a whole."""
    return [item.finding for item in audit]


def _audit(one: Idle, run: Run, settings: Settings) -> Audit:
    file, span = place_of(one.origin, settings)
    made = run.scribe.fault(file, None, Fault(CODE, one.key, span, one.data))
    mark = fingerprint(made.rule, made.subject, one.pointer, 1)
    return Audit(made._replace(pointer=one.pointer, fingerprint=mark), f"6.{one.pointer}", missing=True)


class _Settings:
    """One configuration, held against what a run has met."""

    def __init__(
        self, run: Run, judged: Sequence[Judged], settings: Settings, patterns: tuple[str, ...]
    ) -> None:
        self.run = run
        self.settings = settings
        self.patterns = patterns
        self.registry = run.registry
        self.judged = judged
        self.columns = {rule: column for column, rule in enumerate(run.bench.rules)}
        resting = idle_rules(run.bench.rules, judged, settings, run.registry)
        self.resting = run.settings.selected.intersection(
            resting
        )  # what was not asked may have much to judge

    @cached_property
    def rows(self) -> dict[Subject, bytes]:
        """The outcomes of each subject."""
        return dict(self.judged)

    def idle(self) -> Iterator[Idle]:
        yield from self._files()
        yield from self._overrides()
        if is_narrowed(self.settings):
            return
        yield from self._rules()
        yield from self._chosen()
        yield from self._ignored()
        yield from self._plugins()

    def _words(self, name: str) -> Iterator[Word]:
        """The entries of a list that stand in the configuration."""
        return (word for word in self.settings.words.get(name, ()) if is_written(word.origin))

    def _named(self, rule: str) -> dict[str, object]:
        return {"rule": rule, "name": self.registry.rules[rule].rule.name}

    def _files(self) -> Iterator[Idle]:
        """Folders without a document, and patterns that leave out no file."""
        settings, words = self.settings, self.settings.words
        files = self.run.corpus.sources
        for root, word in zip(settings.roots, words.get("roots", ()), strict=False):
            if is_written(word.origin) and not any(within(file, (root,)) for file in files):
                yield Idle("root", f"roots.{root}", word.origin, {"root": root})
        for pattern, word in zip(settings.exclude, words.get("exclude", ()), strict=False):
            if is_written(word.origin) and pattern in self.patterns:
                yield Idle("exclude", f"exclude.{pattern}", word.origin, {"pattern": pattern})

    def _overrides(self) -> Iterator[Idle]:
        """Settings for files that are not there, or of rules that judge nothing in them."""
        settings = self.settings
        origins = [word.origin for word in settings.words.get("overrides", ())]
        for number, override in enumerate(settings.overrides):
            origin = origins[number] if number < len(origins) else ""
            pointer = f"overrides.{'+'.join(override.paths)}"
            data: dict[str, object] = {"paths": written_paths(override)}
            if not any(matches(file, override.paths) for file in self.run.corpus.sources):
                yield Idle("override", pointer, origin, data)
            elif not is_narrowed(settings):
                for rule in self._without_effect(override):
                    more = {**data, **self._named(rule)}
                    yield Idle("override-rule", f"{pointer}.{rule}", origin, more)

    def _without_effect(self, override: Override) -> Iterator[str]:
        """The rules that an override sets and that judge nothing in its files."""
        there = [document for document in self.run.workspace.all if matches(document.file, override.paths)]
        rows = [self.rows.get(Subject(document.kind, document.id)) for document in there]
        judged = [row for row in rows if row is not None]
        for rule in sorted(override.rules):
            asked = rule in self.settings.selected
            shape = self.registry.rules[rule].rule.shape
            if asked and (shape not in JUDGING or rule not in self.run.settings.selected):
                continue
            column = self.columns.get(rule)
            if not asked or column is None or not any(row[column] for row in judged):
                yield rule

    def _rules(self) -> Iterator[Idle]:
        """Rules with settings of their own that do not run, or have nothing to judge."""
        settings = self.settings
        for rule, setting in sorted(settings.rules.items()):
            if not (setting.options or setting.severity):
                continue
            origin = next(
                (o for name, o in settings.origins.items() if name.startswith(f"rules.{rule}.")), ""
            )
            if rule not in settings.selected | self.run.settings.selected:
                yield Idle("not-asked", f"rules.{rule}", origin, self._named(rule))
            elif rule in self.resting & settings.selected:
                yield Idle("rule", f"rules.{rule}", origin, self._named(rule))

    def _chosen(self) -> Iterator[Idle]:
        """Words under `select` and `mandatory` of which nothing is judged."""
        for name in ("select", "mandatory"):
            for word in self._words(name):
                rules = self.registry.select(word.text)
                if rules <= self.resting:
                    yield Idle(name, f"{name}.{word.text}", word.origin, {"word": word.text})

    def _ignored(self) -> Iterator[Idle]:
        """Words under `ignore`, and rules that are off, of which nothing would run anyway."""
        settings, registry = self.settings, self.registry
        if settings.select:
            chosen = frozenset().union(*map(registry.select, settings.select))
        else:
            highest = PROFILES[settings.profile]
            chosen = frozenset(rule for rule, (one, _) in registry.rules.items() if one.level <= highest)
        for word in self._words("ignore"):
            if chosen.isdisjoint(registry.select(word.text)):
                yield Idle("ignored", f"ignore.{word.text}", word.origin, {"word": word.text})
        for rule, setting in sorted(settings.rules.items()):
            origin = settings.origins.get(f"rules.{rule}.severity", "")
            if origin and setting.severity is None and rule not in chosen:
                yield Idle("ignored", f"rules.{rule}=off", origin, {"word": rule})

    def _plugins(self) -> Iterator[Idle]:
        """Plugins that are asked for, and none of whose rules runs, or has anything to judge."""
        for word in self._words("plugins"):
            own = {rule for rule, (_, plugin) in self.registry.rules.items() if plugin == word.text}
            asked = own & self.settings.selected
            key = "" if not own else "plugin-off" if not asked else "plugin" if asked <= self.resting else ""
            if key:
                yield Idle(key, f"plugins.{word.text}", word.origin, {"plugin": word.text})
