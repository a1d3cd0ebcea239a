"""The clauses of standards and laws that concern an organisation, each with every rule that cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.facts import ClauseFact
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Collection

    from cxlint.registry import Registry


def clauses(registry: Registry, jurisdictions: Collection[str], language: str) -> tuple[ClauseFact, ...]:
    """Standards that hold everywhere, and the laws of these jurisdictions (of all where none are stated), by citation.

    A rule that does not run in this workspace is named as well: what it stands for is covered by nothing.
    """
    say = translator(language)
    cited: dict[str, list[str]] = {}
    for rule in sorted(registry.rules):
        for citation in registry.load(rule).clauses:
            cited.setdefault(citation, []).append(rule)
    standards = {name: registry.standard(name) for name in registry.standards}
    register = registry.clauses()
    found = []
    for citation, rules in sorted(cited.items()):
        clause = register.get(citation)
        if clause is None:
            found.append(ClauseFact(citation, citation, citation, rules=tuple(rules)))
        elif not clause.place or not jurisdictions or clause.place in jurisdictions:
            standard, words = standards[clause.standard], say(clause.words)
            title = f"{standard.short}: {say(standard.title)}"
            found.append(
                ClauseFact(
                    citation, clause.standard, title, words, clause.certainty, clause.place, tuple(rules)
                )
            )
    return tuple(found)
