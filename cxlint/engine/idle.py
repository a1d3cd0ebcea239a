"""What was asked for and met nothing: no silence that could be taken for a pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.jurisdictions import places_of
from cxlint.model.scalars import FAULTY
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Subject
    from cxlint.engine.corpus import Corpus
    from cxlint.model.document import Document
    from cxlint.registry import Registered, Registry

JUDGING = ("document", "graph")
"""The shapes of rules that judge documents as they are; the others judge changes, or files themselves."""

EXCEPTIONS = frozenset({"waiver"})
"""Kinds that a company is glad to have none of."""


def idle_rules(
    rules: tuple[str, ...],
    rows: Iterable[tuple[Subject, bytes]],
    settings: Settings,
    registry: Registry,
) -> tuple[str, ...]:
    """The rules that were asked for and had nothing to judge; a row holds the outcomes of `rules` for a subject."""
    met = 0
    for row in {row for _, row in rows}:
        met |= int.from_bytes(row, "big")
    outcomes = met.to_bytes(len(rules), "big")
    busy = {rule for rule, seen in zip(rules, outcomes, strict=True) if seen}
    return tuple(sorted(each.rule.id for each in _asked(settings, registry) if each.rule.id not in busy))


def idle_notes(settings: Settings, registry: Registry, corpus: Corpus) -> Iterator[str]:
    """Which kinds are not there although rules judge them, which plugins judge nothing, and whose law nobody knows."""
    if not corpus.documents:
        return
    say = translator(settings.language)
    present = {document.kind for document in corpus.documents} | {"organisation"}
    asked = _asked(settings, registry)
    silent = [each for each in asked if not each.rule.judges(present)]
    if silent:
        kinds = ", ".join(sorted({kind for rule, _ in silent for kind in rule.kinds} - EXCEPTIONS))
        told = say("There is no document of the kind {kinds}, so rules about it had nothing to judge.")
        yield told.format(kinds=kinds)
    for name in sorted({plugin for _, plugin in asked if not plugin.startswith("cxlint.")}):
        own = [each for each in asked if each.plugin == name]
        if name not in settings.plugins and all(each in silent for each in own):
            yield say("No rule of the plugin {plugin} had anything to judge.").format(plugin=name)
    lawless = _without_law(corpus.documents, registry)
    if lawless:
        told = say("No limit of the law of {places} is known here, so none was checked.")
        yield told.format(places=", ".join(lawless))


def _without_law(documents: Iterable[Document], registry: Registry) -> list[str]:
    """The places whose law applies to the company and of whose law no limit is known."""
    known = {limit.jurisdiction for limit in registry.limits}
    stated = [d.values.get("jurisdictions") for d in documents if d.kind == "organisation"]
    codes = {
        str(code) for codes in stated if isinstance(codes, tuple) for code in codes if code is not FAULTY
    }
    return sorted(code for code in codes if known.isdisjoint(places_of(code)))


def _asked(settings: Settings, registry: Registry) -> list[Registered]:
    """The rules that are asked about documents; those about exceptions alone are glad to have nothing to say."""
    return [
        each
        for each in registry.rules.values()
        if each.rule.id in settings.selected
        and each.rule.shape in JUDGING
        and not EXCEPTIONS.issuperset(each.rule.kinds)
    ]
