"""CX900: what went wrong inside cxlint or a plugin. Nothing can suppress it."""

from __future__ import annotations

from cxlint.rule import ERROR, CoreRule, Message


class RuleCrash(CoreRule):
    id = "CX900"
    name = "rule-crash"
    summary = "Every rule runs to its end."
    why = "A rule that breaks has checked nothing: the document may hurt customers in the way the rule looks for."
    fix = "Report it to the author of the plugin with the text shown; until then leave the rule out with 'ignore'."
    messages = {
        "rule-crash": Message(
            ERROR, "Rule {rule} of '{plugin}' broke here and checked nothing ({error}).", ""
        )
    }
