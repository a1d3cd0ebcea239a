"""ORG001: there is a policy for everything that customers surely need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.org._subjects import STARTS, WORDS, needed
from cxlint.workspace.leaders import free_id
from cxlint.workspace.people import someone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace


def _policy(section: str, status: str = "active") -> str:
    start = STARTS[section]
    return f"---\nkind: policy\nid: {section.replace('_', '-')}\nstatus: {status}\nterms: {{{section}: {start}}}\n"


_ACME = "kind: organisation\nid: acme\n"
_ALL = "".join(map(_policy, ("complaint", "preferences", "refund", "error_resolution", "cancellation")))


class RequiredPolicies(GraphRule[NoOptions]):
    """The organisation may name the subjects itself; else they follow from its sector.

    Complaints and preferences are always among them. Applies as soon as there is something to govern.
    """

    id = "ORG001"
    name = "required-policies"
    summary = "A policy is in force for returns or leaving, money back, complaints, preferences and errors."
    why = (
        "Where no policy says what applies, each member of staff decides anew. "
        "Customers with the same problem get different answers, and nobody can be held to any."
    )
    fix = "Write a policy for the subject and put it in force."
    kinds = ("organisation",)
    level = 1
    sources = ("S4.7", "S0.3")
    clauses = ("ISO 10002:2018, visibility", "ISO 23592:2021, levels")
    messages = {
        "missing": Message(
            ERROR,
            "No policy says what applies to {subject}. Customers depend on whom they happen to ask.",
            "kind: policy\nid: {policy}\nowner: {someone}\nterms:\n  {section}: {start}",
        ),
        "not-in-force": Message(
            ERROR,
            "What applies to {subject} is written in “{known}”, but it is not in force, so customers cannot rely on it.",
            "kind: policy\nid: {policy}\nstatus: active",
        ),
    }
    good = (
        Case(_ACME + _ALL),
        Case(_ACME + "sector: retail\n" + _ALL.replace("cancellation", "return").replace("{steps: 1}", "{}")),
        Case(
            _ACME
            + "sector: public\n"
            + "".join(map(_policy, ("complaint", "preferences", "error_resolution")))
        ),
        Case(
            _ACME
            + "required_policies: [warranty]\n"
            + "".join(map(_policy, ("warranty", "complaint", "preferences")))
        ),
        Case(_ACME, applies=False),
    )
    bad = (
        Case(_ACME + _ALL.replace(_policy("refund"), ""), ((2, 5, "missing"),)),
        Case(_ACME + _ALL.replace(_policy("cancellation"), ""), ((2, 5, "missing"),)),
        Case(_ACME + "sector: retail\n" + _ALL, ((2, 5, "missing"),)),
        Case(_ACME + "required_policies: [warranty]\n" + _policy("complaint"), ((3, 20, "missing"),) * 2),
        Case(
            _ACME + _ALL.replace(_policy("complaint"), _policy("complaint", "draft")),
            ((2, 5, "not-in-force"),),
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return workspace.governs_something

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for sections in needed(document.word("sector"), document.words("required_policies")):
            written = [filed for section in sections for filed in workspace.filed("policy", _filed, section)]
            if any(active for _, active in written):
                continue
            section = sections[0]
            known = next((p for name in sections for p in _about(workspace, name)), None) if written else None
            yield at(
                document,
                "required_policies",
                "missing" if known is None else "not-in-force",
                subject=WORDS["either"] if len(sections) > 1 else WORDS[section],
                known=known,
                policy=known.id if known else free_id(workspace, "policy", section.replace("_", "-")),
                section=section,
                start=STARTS[section],
                someone=someone(workspace, document),
            )


def _filed(policy: Document) -> dict[object, object]:
    """A policy is filed under each section of its terms, with whether it is in force."""
    terms = policy.values.get("terms")
    sections = terms if isinstance(terms, dict) else {}
    return {section: policy.active for section, value in sections.items() if value is not None}


def _about(workspace: Workspace, section: str) -> list[Document]:
    """The policies whose terms have the section, be it empty."""
    found = []
    for policy in workspace.documents("policy"):
        terms = policy.values.get("terms")
        if isinstance(terms, dict) and terms.get(section) is not None:
            found.append(policy)
    return found
