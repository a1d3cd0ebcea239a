"""OWN009: whatever a document names exists and is in force."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions
from cxlint.rules.own._repairs import (
    expected,
    line,
    longer,
    namesake,
    new_document,
    replacement,
    somebody,
    suggestion,
    word,
)
from cxlint.workspace.people import OWNED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document, Reference
    from cxlint.workspace.graph import Workspace

HISTORY = frozenset(("approved_by", "author", "renews", "requested_by", "supersedes", "training.training"))
"""Fields that tell what once was: they may name those who have left and what is no longer in force."""

SEATS = frozenset(
    {
        ("area", "cx_champion"),
        ("area", "executive_sponsor"),
        ("kpi", "act_above.owner"),
        ("kpi", "act_below.owner"),
        ("policy", "sponsor"),
        *((kind, "owner") for kind in OWNED),
    }
)
"""Owners, champions and sponsors; OWN002, OWN004 to OWN006, KPI008 and GOV012 tell when they have left."""

_TOUCHPOINTS = "---\nkind: touchpoint\nid: desk\n---\nkind: touchpoint\n"
_JOURNEY = "kind: journey\nid: return\nentry_points: [desk, page]\n" + _TOUCHPOINTS
_MANAGER = "kind: person\nid: sara\nmanager: mona\n---\nkind: person\nid: mona\n"


class KnownReferences(GraphRule[NoOptions]):
    id = "OWN009"
    name = "known-references"
    summary = "Every person, team or thing that a document names is known and in force."
    why = (
        "A name that leads nowhere looks like an answer and is none: "
        "the customer's concern is passed on to nobody, or by a rule that no longer holds."
    )
    fix = "Correct the name, describe what is missing in a document of its own, or name what took its place."
    kinds = (
        "area", "channel", "communication", "error-level", "error-type", "journey", "kpi", "objective",
        "organisation", "person", "policy", "process", "product", "promise", "request-type", "roadmap-item",
        "segment", "system", "team", "touchpoint", "training", "waiver",
    )  # fmt: skip
    level = 3
    sources = ("S2.8",)
    reads_date = True
    messages = {
        "unknown": Message(
            ERROR,
            "“{title}” names “{written}”, but no {expected} of that name is known: "
            "what is meant for it gets lost. "
            "Correct the name, or describe the {expected} in a document of its own.",
            "{new}",
        ),
        "unknown-suggest": Message(
            ERROR,
            "“{title}” names “{written}”, but no {expected} of that name is known: "
            "what is meant for it gets lost. "
            "Did you mean “{suggestion}”?",
            "{line}",
        ),
        "other-kind": Message(
            ERROR,
            "“{title}” names “{written}” ({other}), but what can be named here is: {expected}.",
            "{line}",
        ),
        "retired": Message(
            ERROR,
            "“{target}” is no longer in force, but “{title}” still relies on it. Name what took its place.",
            "{line}",
        ),
        "inactive": Message(
            ERROR,
            "{target} has left or is not active, but “{title}” still counts on them. "
            "Name somebody who is there.",
            "{line}",
        ),
    }
    good = (
        Case(_JOURNEY + "id: page\n"),
        Case(_JOURNEY + "id: page\neffective_to: 2026-11-22\n"),
        Case(_MANAGER),
        Case(_MANAGER.replace("id: sara\n", "id: sara\nstatus: inactive\n") + "status: inactive\n"),
        Case("kind: touchpoint\nid: page\nowner: mona\n---\nkind: person\nid: mona\nstatus: inactive\n"),
        Case("kind: policy\nid: b\nsupersedes: [a]\nauthor: mona\n---\nkind: policy\nid: a\nstatus: retired\n"
             "---\nkind: person\nid: mona\nstatus: inactive\n"),
        Case("kind: kpi\nid: fcr\nact_below: {owner: mona}\nact_above: {owner: mona}\n"
             "---\nkind: person\nid: mona\nstatus: inactive\n"),
        Case("kind: roadmap-item\nid: x\nsystems: [old]\n---\nkind: system\nid: old\nstatus: retired\n"),
        Case("kind: policy\nid: returns\nowner: none\n", applies=False),
    )  # fmt: skip
    bad = (
        Case("kind: policy\nid: returns\nowner: mona\n", ((3, 8, "unknown"),)),
        Case(
            "kind: area\nid: care\ncx_champion: mona-k\nexecutive_sponsor: team/board\n",
            ((3, 14, "unknown"), (4, 20, "other-kind")),
        ),
        Case(
            "kind: policy\nid: returns\nowner: retail\n---\nkind: area\nid: retail\n"
            "---\nkind: person\nid: tara\nlevel: manager\n",
            ((3, 8, "other-kind"),),
            writes=("owner: tara",),
        ),
        Case(
            "kind: process\nid: p\npolicies: [till]\n---\nkind: system\nid: till\n",
            ((3, 12, "other-kind"),),
            writes=("policies: [a-policy-id]",),
        ),
        Case(
            "kind: policy\nid: returns\nowner: mona-k\n---\nkind: person\nid: mona-q\n",
            ((3, 8, "unknown-suggest"),),
        ),
        Case(
            "kind: policy\nid: returns\nowner: mona\n---\nkind: person\nid: mona-karimi\n",
            ((3, 8, "unknown-suggest"),),
            writes=("owner: mona-karimi",),
        ),
        Case(
            "kind: policy\nid: returns\nowner: Mona\n"
            "---\nkind: person\nid: mona-karimi\n---\nkind: person\nid: mona-sadeghi\n",
            ((3, 8, "unknown"),),
            writes=("kind: person\nid: mona",),
        ),
        Case(
            "kind: policy\nid: returns\nowner: retail\n---\nkind: area\nid: retail\n"
            "---\nkind: person\nid: retail-lead\nlevel: manager\n",
            ((3, 8, "other-kind"),),
            writes=("owner: retail-lead",),
        ),
        Case(
            "kind: policy\nid: returns\narea: Online shop\n",
            ((3, 7, "unknown"),),
            writes=("kind: area\nid: online-shop",),
        ),
        Case(
            "kind: policy\nid: returns\nowner: team/cares\n---\nkind: team\nid: care\n",
            ((3, 8, "unknown-suggest"),),
        ),
        Case(
            _JOURNEY + "id: pages\n", ((3, 22, "unknown-suggest"),), writes=("entry_points: [desk, pages]",)
        ),
        Case(
            _JOURNEY.replace("desk, page]", "pages, page]") + "id: pages\n",
            ((3, 23, "unknown-suggest"),),
            writes=("entry_points: [pages]",),
        ),
        Case(
            _JOURNEY + "id: page\nstatus: retired\n", ((3, 22, "retired"),), writes=("entry_points: [desk]",)
        ),
        Case(
            "kind: process\nid: p\npolicies: [old]\n---\nkind: policy\nid: old\nstatus: retired\n"
            "---\nkind: policy\nid: draft\nstatus: draft\nsupersedes: [old]\n"
            "---\nkind: policy\nid: new\nsupersedes: [old]\n",
            ((3, 12, "retired"),),
            writes=("policies: [new]",),
        ),
        Case(
            "kind: journey\nid: j\nhandoffs: [{to: team/desk}]\n---\nkind: team\nid: desk\nlead: mona\n"
            "status: retired\n---\nkind: person\nid: mona\n",
            ((3, 17, "inactive"),),
            writes=("to: another-team-id",),
        ),
        Case(
            _MANAGER + "status: inactive\ndelegate: omar\n---\nkind: person\nid: omar\n",
            ((3, 10, "inactive"),),
            writes=("manager: omar",),
        ),
        Case(
            _MANAGER.replace("manager: mona", "level: manager\nmanager: mona")
            + "status: inactive\n---\nkind: person\nid: tara\nlevel: manager\n",
            ((4, 10, "inactive"),),
            writes=("manager: tara",),
        ),
        Case(_JOURNEY + "id: page\neffective_to: 2026-11-21\n", ((3, 22, "retired"),)),
        Case(_MANAGER + "status: inactive\n", ((3, 10, "inactive"),)),
        Case(_MANAGER + "left_on: 2026-11-22\n", ((3, 10, "inactive"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return bool(document.references)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        for reference, target in workspace.named(document):
            if target is None:
                yield _unknown(workspace, document, reference)
            elif _gone(workspace, target) and _counts(workspace, document, reference, target):
                key = "inactive" if target.kind in ("person", "team") else "retired"
                data = {"target": target.title(), "line": replacement(workspace, document, reference, target)}
                yield Hit(reference.path, key, data)


def _unknown(workspace: Workspace, document: Document, reference: Reference) -> Hit:
    data: dict[str, object] = {"written": reference.id, "expected": expected(reference)}
    near = suggestion(workspace, reference)
    other = "" if near else namesake(workspace, reference, KnownReferences.kinds)
    near = near or ("" if other else longer(workspace, reference))
    if near:
        data |= {"suggestion": near, "line": line(document, reference, near)}
        return Hit(reference.path, "unknown-suggest", data)
    if other:
        data |= {"other": word(other), "line": somebody(workspace, document, reference)}
        return Hit(reference.path, "other-kind", data)
    return Hit(reference.path, "unknown", data | {"new": new_document(reference)})


def _gone(workspace: Workspace, target: Document) -> bool:
    if target.kind == "person":
        return not workspace.is_active(target)
    values = target.values
    if values.get("status") == "retired":
        return True
    ended = values.get("effective_to")
    return isinstance(ended, date) and ended < workspace.as_of


def _counts(workspace: Workspace, source: Document, reference: Reference, target: Document) -> bool:
    """Whether it matters that the one who is named is gone."""
    if reference.field in HISTORY or (source.kind, reference.field) == ("roadmap-item", "systems"):
        return False
    if source.kind == "person" and not workspace.is_active(source):
        return False
    return (source.kind, reference.field) not in SEATS or workspace.is_active(target)
