"""The built-in rules: one folder a family, one file a rule."""

from __future__ import annotations

from cxlint.hookspecs import hookimpl
from cxlint.rule import RuleRef


@hookimpl
def cxlint_rules() -> tuple[RuleRef, ...]:
    """Light references to the built-in rules."""
    from cxlint.rules.index import RULES

    return tuple(RuleRef(*row) for row in RULES)
