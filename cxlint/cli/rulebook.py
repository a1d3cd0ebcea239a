"""A rule as data: what `rules` and `explain` print, and what a machine can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cxlint.registry import FAMILIES, family
from cxlint.rule import LEVELS
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.registry import Registry
    from cxlint.rule import Case, Message, Rule


def described(registry: Registry, rule_id: str, language: str = "en") -> dict[str, Any]:
    """Everything that is known of a rule, ready for JSON; the words in the language."""
    rule = registry.load(rule_id)
    say = translator(language)
    return {
        "id": rule.id,
        "name": rule.name,
        "family": family(rule.id),
        "family_name": say(FAMILIES.get(family(rule.id), family(rule.id))),
        "severity": rule.severity().word,
        "level": rule.level,
        "level_name": say(LEVELS[rule.level - 1]),
        "kinds": list(rule.kinds),
        "mission_rows": list(rule.sources),
        "standards": [_clause(registry, citation, say) for citation in rule.clauses],
        "summary": say(rule.summary),
        "why": say(rule.why),
        "fix": say(rule.fix),
        "messages": {key: _message(message, say) for key, message in rule.messages.items()},
        "options": _options(rule, say),
        "supersedes": list(rule.supersedes),
        "good_example": _example(rule.good),
        "bad_example": _example(rule.bad),
        "plugin": registry.rules[rule_id].plugin,
    }


def _clause(registry: Registry, citation: str, say: Callable[[str], str]) -> dict[str, str]:
    """A clause that a rule cites; a stranger's rule may cite what no plugin describes."""
    clause = registry.clauses().get(citation)
    if clause is None:
        return {"citation": citation, "standard": "", "place": "", "words": "", "certainty": ""}
    return {
        "citation": citation,
        "standard": clause.standard,
        "place": clause.place,
        "words": say(clause.words),
        "certainty": clause.certainty,
    }


def _message(message: Message, say: Callable[[str], str]) -> dict[str, str]:
    text = " ".join(say(part) for part in (message.text, message.tail) if part)
    return {"severity": message.severity.word, "text": text, "write": message.write}


def _options(rule: type[Rule[Any]], say: Callable[[str], str]) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "type": declared.type,
            "default": list(declared.default) if isinstance(declared.default, tuple) else declared.default,
            "help": say(declared.help),
            "source": declared.source,
        }
        for name, declared in rule.options.declared.items()
    ]


def _example(cases: tuple[Case, ...]) -> str:
    """The first case; with the document as it was where it is about a change."""
    if not cases:
        return ""
    stream = cases[0].stream.strip("\n")
    before = cases[0].before.strip("\n")
    return f"# before\n{before}\n\n# after\n{stream}" if before else stream
