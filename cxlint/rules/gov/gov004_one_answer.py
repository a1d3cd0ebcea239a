"""GOV004: two policies do not give one customer two answers."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.gov._rivals import as_text, candidates, replaces
from cxlint.rules.gov._terms import Contradiction, contradictions, settled
from cxlint.workspace.scope import scope_of
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.spec import Spec
    from cxlint.workspace.graph import Workspace

MOST = 5
"""So many contradicted policies are told of one policy; the others show once these are settled."""

_WEB = "kind: policy\nid: web-returns\n"
_ALL = "---\nkind: policy\nid: returns\n"
_7, _14 = "terms: {refund: {deadline: 7 days}}\n", "terms: {refund: {deadline: 14 days}}\n"


class OneAnswer(GraphRule[NoOptions]):
    """A pair is told once, at the policy with the later id. A scope that is not stated means all.

    Words of one's own do not contradict each other, nor do durations of which the longer one cannot be told. A policy
    that replaces another does not contradict it.
    """

    id = "GOV004"
    name = "one-answer"
    summary = "Policies that concern the same customers state the same."
    why = (
        "Whom a customer asks decides what they get. They learn that asking again pays, and that nobody here "
        "knows the rules."
    )
    fix = (
        "Let both state what is better for customers, or narrow the scope of one until no customer comes under "
        "both."
    )
    kinds = ("policy",)
    level = 3
    sources = ("S4.4",)
    clauses = ("NSW sludge audit, hard to find or conflicting information",)
    needs = ("terms",)
    reads_date = True
    messages = {
        "one": Message(
            ERROR,
            "For {field} '{title}' says {own}, but '{other}' says {their}. Customers whom both concern get two "
            "answers.",
            "{settled}",
        ),
        "several": Message(
            ERROR,
            "For {field} '{title}' says {own}, but '{other}' says {their}; they also differ in {rest}. "
            "Customers whom both concern get two answers.",
            "{settled}",
        ),
    }
    good = (
        Case(f"{_WEB}{_14}{_ALL}{_14}"),
        Case(f"{_WEB}{_14}{_ALL}terms: {{refund: {{deadline: 2 weeks}}}}\n"),
        Case(f"{_WEB}{_14}{_ALL}terms: {{refund: {{method: original}}}}\n"),
        Case(f"{_WEB}{_14}scope: {{channels: [web]}}\n{_ALL}{_7}scope: {{channels: [store]}}\n"),
        Case(f"{_WEB}{_14}effective_from: 2027-01-01\n{_ALL}{_7}effective_to: 2026-12-31\n"),
        Case(f"{_WEB}{_14}{_ALL}{_7}effective_to: 2026-11-21\n"),
        Case(f"{_WEB}{_14}{_ALL}{_7}status: draft\n"),
        Case(f"{_WEB}{_14}supersedes: [returns]\n{_ALL}{_7}"),
        Case(f"{_WEB}{_14}{_ALL}{_7}supersedes: [web-returns]\n"),
        Case(f"kind: policy\nid: returns\n{_14}---\n{_WEB}{_7}"),
        Case(
            f"{_WEB}terms: {{refund: {{fee: none}}, return: {{window: 1 month}}}}\n"
            f"{_ALL}terms: {{refund: {{fee: 0}}, return: {{window: 30 days}}}}\n"
        ),
        Case(f"{_WEB}status: active\n{_ALL}{_7}", applies=False),
        Case(f"{_WEB}{_14}status: draft\n{_ALL}{_7}", applies=False),
        Case(f"{_WEB}{_14}translates: returns\n{_ALL}{_7}", applies=False),
        Case(
            f"{_WEB}terms: {{return: {{proof: [Card, receipt]}}}}\n"
            f"{_ALL}terms: {{return: {{proof: [receipt, card]}}}}\n"
        ),
    )
    bad = (
        Case(f"{_WEB}{_14}{_ALL}{_7}", ((3, 28, "one"),)),
        Case(f"{_WEB}{_14}scope: {{channels: [web]}}\n{_ALL}{_7}", ((3, 28, "one"),)),
        Case(f"{_WEB}{_14}{_ALL}{_7}effective_to: 2026-11-22\n", ((3, 28, "one"),)),
        Case(f"{_WEB}{_14}jurisdictions: [de]\n{_ALL}{_7}jurisdictions: [eu]\n", ((3, 28, "one"),)),
        Case(
            f"{_WEB}{_14}{_ALL}{_7}---\nkind: policy\nid: refunds\n{_7}",
            ((3, 28, "one"), (3, 28, "one")),
        ),
        Case(
            f"{_WEB}terms:\n  return: {{proof: [receipt], approvals: 1}}\n"
            f"{_ALL}terms:\n  return: {{proof: [card, receipt], approvals: 0}}\n",
            ((4, 19, "several"),),
        ),
        Case(
            f"{_WEB}terms: {{fees: [{{name: Second card, amount: 5 EUR}}]}}\n"
            f"{_ALL}terms: {{fees: [{{name: letter, amount: 1 EUR}}, {{name: second card, amount: 4 EUR}}]}}\n",
            ((3, 44, "one"),),
            writes=("kind: policy\nid: web-returns\nterms: {fees: [{name: Second card, amount: 4 EUR}]}",),
        ),
        Case(
            f"{_WEB}terms: {{fees: [{{name: second card, amount: 3 EUR}}]}}\n"
            f"{_ALL}terms: {{fees: [{{name: second card, amount: 4 EUR}}]}}\n",
            ((3, 44, "one"),),
            writes=("kind: policy\nid: returns\nterms: {fees: [{name: second card, amount: 3 EUR}]}",),
        ),
        Case(
            f"{_WEB}terms: {{refund: {{deadline: 14 days, method: original}}, return: {{window: 30 days, conditions: none}}}}\n"
            f"{_ALL}terms: {{refund: {{deadline: 7 days}}, return: {{window: 20 days, conditions: [unopened]}}}}\n",
            ((3, 28, "several"),),
            writes=(
                "id: web-returns\nterms: {refund: {deadline: 7 days}}",
                "id: returns\nterms: {return: {window: 30 days, conditions: []}}",
            ),
        ),
        Case(
            f"{_WEB}terms: {{refund: {{method: store-credit, fee: none}}}}\n"
            f"{_ALL}terms: {{refund: {{method: original, fee: 5%}}}}\n",
            ((3, 26, "several"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge what is in force and not a translation."""
        return document.active and not document.states("translates")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare the terms with those of each policy that may concern the same customers."""
        terms, scope, told = document.values["terms"], scope_of(document), 0
        for entry in candidates(document, workspace, scope.jurisdictions):
            other = entry.policy
            if not scope.meets(entry.scope, workspace.as_of) or replaces(workspace, document, other):
                continue
            if as_text(document, workspace) == as_text(other, workspace):
                continue
            found = list(contradictions(terms, other.values["terms"], ("terms",), ("terms",)))
            if found:
                yield _told(document, other, found)
                told += 1
                if told == MOST:
                    return


@cache
def _spec() -> Spec:
    """What may stand in a policy, and which way is better for customers."""
    from cxlint.model.spec import Kinds, builtin_kinds

    return Kinds(builtin_kinds()).spec("policy")


def _told(document: Document, other: Document, found: list[Contradiction]) -> Hit:
    parts = settled(found, document.values["terms"], other.values["terms"], _spec())
    write = "\n---\n".join(
        f"kind: policy\nid: {policy.id}\nterms: {written(part)}"
        for policy, part in zip((document, other), parts, strict=True)
        if part
    )
    first = found[0]
    return at(
        document,
        ".".join(map(str, first.path)),
        "several" if len(found) > 1 else "one",
        other=other,
        field=first.words,
        own=first.own,
        their=first.their,
        rest=tuple(dict.fromkeys(one.words for one in found[1:])),
        settled=write,
    )
