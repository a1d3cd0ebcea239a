"""The standards and laws that rules cite: clause by clause, in our own words, with the rules that check it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from cxlint.errors import UsageError
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.standard import CERTAINTIES, cited, plain
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.registry import Registry
    from cxlint.standard import Clause, Standard


class Cited(NamedTuple):
    """A clause and the ids of the rules that cite it."""

    clause: Clause
    rules: tuple[str, ...]


def citing(registry: Registry, rules: list[dict[str, Any]], word: str) -> list[Cited]:
    """The clauses that a word names and that these rules cite; raises UsageError where there are none."""
    found = [
        Cited(clause, tuple(rule["id"] for rule in rules if clause.citation in _citations(rule)))
        for clause in cited(registry.clauses(), word)
    ]
    if not found:
        known = {
            name for clause in registry.clauses().values() for name in (clause.standard, clause.citation)
        }
        hint = did_you_mean(plain(word), sorted(map(plain, known)))
        raise UsageError(
            f"there is no standard or law '{word}'{hint or '; `cxlint rules --standard all` lists them'}"
        )
    if not any(row.rules for row in found):
        raise UsageError(f"none of these rules cites '{word}'")
    return sorted(
        (row for row in found if row.rules), key=lambda row: (row.clause.place, row.clause.standard)
    )


def _citations(rule: dict[str, Any]) -> set[str]:
    return {clause["citation"] for clause in rule["standards"]}


def table(registry: Registry, rows: list[Cited], language: str) -> str:
    """For a terminal: under the title of each standard its clauses, what they ask for, and the rules."""
    from tabulate import tabulate

    say = translator(language)
    heads = [say("clause"), say("in our own words"), say("how sure"), say("rules")]
    blocks = []
    for standard, some in _by_standard(registry, rows):
        lines = [
            [row.clause.label, say(row.clause.words), say(row.clause.certainty), " ".join(row.rules)]
            for row in some
        ]
        shown = tabulate(lines, heads, tablefmt="simple", disable_numparse=True, maxcolwidths=[24, 50, 8, 24])
        blocks.append(f"{_title(standard)}: {say(standard.title)} [{standard.name}]\n\n{shown}\n")
    return "\n".join(blocks)


def page(registry: Registry, rules: list[dict[str, Any]]) -> str:
    """All of them as a page in Markdown."""
    lines = [
        "# Standards and laws\n\nWhat the rules cite, made from the register in `cxlint/standards/` by `make pages`;"
        " `cxlint rules --standard iso-10002` shows the same of one.\nThe words are ours: no text of a standard stands"
        " here, and nothing of this is legal advice. Of standards that are sold, a number is given only where a source"
        " for it was seen; their other clauses are named by what they are about.\n\nHow sure it is that a clause"
        " says so:\n",
        *(f"- {word}: {meaning}" for word, meaning in CERTAINTIES.items()),
    ]
    for standard, some in _by_standard(registry, citing(registry, rules, "all")):
        lines.append(f"\n## {_title(standard)}\n\n{standard.title}. `{standard.name}`\n")
        lines += ["| clause | in our own words | how sure | rules |", "| --- | --- | --- | --- |"]
        for row in some:
            links = " ".join(f"[{rule}](rules/{rule}.md)" for rule in row.rules)
            lines.append(f"| {row.clause.label} | {row.clause.words} | {row.clause.certainty} | {links} |")
    return "\n".join(lines) + "\n"


def _by_standard(registry: Registry, rows: list[Cited]) -> Iterator[tuple[Standard, list[Cited]]]:
    for name, some in groupby(rows, lambda row: row.clause.standard):
        yield registry.standard(name), list(some)


def _title(standard: Standard) -> str:
    return f"{standard.short} ({standard.place.upper()})" if standard.place else standard.short
