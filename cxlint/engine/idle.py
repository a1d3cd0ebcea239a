"""What was asked for and met nothing: no silence that could be taken for a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.engine.scope import matches
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Settings
    from cxlint.engine.load import Corpus
    from cxlint.registry import Registry

_JUDGING = ("document", "graph")

EXCEPTIONS = frozenset({"waiver"})
"""Kinds that a company is glad to have none of."""


def idle(settings: Settings, registry: Registry, corpus: Corpus) -> Iterator[str]:
    """A sentence for each part of the settings, and for all rules together, that had nothing to judge."""
    if not corpus.documents:
        return
    say = translator(settings.language)
    for override in settings.overrides:
        if not any(matches(file, override.paths) for file in corpus.sources):
            told = say("The settings for {paths} change nothing: no file that was read has such a name.")
            yield told.format(paths=", ".join(f"'{path}'" for path in override.paths))
    for rule, setting in sorted(settings.rules.items()):
        if rule not in settings.selected and (setting.severity or setting.options):
            told = say("The settings of {rule} change nothing: the rule is not among those that are asked.")
            yield told.format(rule=rule)
    yield from _without_a_subject(settings, registry, corpus)


def _without_a_subject(settings: Settings, registry: Registry, corpus: Corpus) -> Iterator[str]:
    """The rules that are asked, but are about kinds of documents that are not there."""
    say = translator(settings.language)
    present = {document.kind for document in corpus.documents} | {"organisation"}
    asked = [
        each
        for each in registry.rules.values()
        if each.rule.id in settings.selected and each.rule.shape in _JUDGING
    ]
    silent = [each for each in asked if present.isdisjoint(each.rule.kinds)]
    silent = [each for each in silent if not EXCEPTIONS.issuperset(each.rule.kinds)]
    if silent:
        kinds = sorted({kind for rule, _ in silent for kind in rule.kinds})
        told = say("{count} of {all} rules had nothing to judge: there is no document of the kind {kinds}.")
        yield told.format(count=len(silent), all=len(asked), kinds=", ".join(kinds))
    for name in sorted({plugin for _, plugin in asked if not plugin.startswith("cxlint.")}):
        if all(found in silent for found in asked if found[1] == name):
            yield say("No rule of the plugin {plugin} had anything to judge.").format(plugin=name)
