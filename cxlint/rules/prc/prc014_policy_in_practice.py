"""PRC014: every policy is carried out by a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.processes import new_process
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_RETURNS = "kind: policy\nid: returns\n"
_PAY = "---\nkind: process\nid: pay\npolicies: [fees, returns]\n"


class PolicyInPractice(GraphRule[NoOptions]):
    """Translations count with the policy that they translate."""

    id = "PRC014"
    name = "policy-in-practice"
    summary = "Every policy in force is carried out by at least one process."
    why = (
        "A policy that no process carries out is a promise on paper. "
        "Customers quote it, and nobody knows what to do."
    )
    fix = "Name the policy under policies of the process that carries it out."
    kinds = ("policy",)
    level = 3
    sources = ("S3.12",)
    messages = {
        "on-paper": Message(
            ERROR,
            "No process carries out “{title}”. Customers count on it, and nobody's work follows it.",
            "{mended}",
        ),
    }
    good = (
        Case(_RETURNS + _PAY),
        Case(_RETURNS + "status: draft\n", applies=False),
        Case("kind: policy\nid: returns-ar\nlanguage: ar\ntranslates: returns\n", applies=False),
    )
    bad = (
        Case(_RETURNS, ((2, 5, "on-paper"),)),
        Case(_RETURNS + _PAY.replace(", returns", ""), ((2, 5, "on-paper"),)),
        Case(_RETURNS + _PAY + "status: retired\n", ((2, 5, "on-paper"),)),
        Case(_RETURNS + _PAY + "status: draft\n", ((2, 5, "on-paper"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document.active and not document.states("translates")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        links = workspace.referrers(document, "process", "policies")
        if not any(link.source.active for link in links):
            yield at(document, "id", "on-paper", mended=_carried_out(workspace, document))


def _carried_out(workspace: Workspace, policy: Document) -> str:
    """A process that names the policy: one of the same area, else any; a new one where there is none."""
    processes = workspace.once(_processes)
    process = processes.get(policy.values.get("area")) or processes.get(None)
    if process is None:
        return new_process(workspace, policy, f"{policy.id}-in-practice", {"policies": (policy.id,)})
    names = (*(process.words("policies") or ()), policy.id)
    return f"kind: process\nid: {process.id}\npolicies: {written(names)}"


def _processes(workspace: Workspace) -> dict[object, Document]:
    """The first process of each area; under None the first of all."""
    found: dict[object, Document] = {}
    for process in workspace.active("process"):
        found.setdefault(None, process)
        found.setdefault(process.values.get("area"), process)
    return found
