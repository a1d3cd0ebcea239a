"""PRC012: what customers often ask has one way of being answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.requests import frequent
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_WHERE = "kind: request-type\nid: where\nvolume_month: 50\n"
_BOOK = "---\nkind: process\nid: intake\nplaybooks: [where]\n"
_PAGE = "---\nkind: touchpoint\nid: page\nserves: [where]\npolicies: [delivery]\n"
_RULES = "---\nkind: policy\nid: delivery\n"


class FrequentHasAWay(GraphRule[NoOptions]):
    """Frequent are the top fifth of the kinds of request by volume.

    A playbook is one that a process names; a policy is one that a touchpoint names which serves the request.
    """

    id = "PRC012"
    name = "frequent-has-a-way"
    summary = "Every frequent request has a playbook or a policy by which it is answered."
    why = (
        "Where everybody answers as they think best, customers get another answer each time. "
        "The more often something is asked, the more of them compare."
    )
    fix = "Write down how the request is answered, and name it under playbooks of the process that does."
    kinds = ("request-type",)
    level = 4
    sources = ("S4.14",)
    messages = {
        "matter-of-taste": Message(
            WARNING,
            "“{title}” is among the most frequent requests ({volume} a month), but neither a playbook nor a policy "
            "says how it is answered. The answer depends on whom customers reach.",
            "kind: process\nid: {process}\nplaybooks: {playbooks}",
        ),
    }
    good = (
        Case(_WHERE + _BOOK),
        Case(_WHERE + _PAGE + _RULES),
        Case(_WHERE + "---\nkind: request-type\nid: more\nvolume_month: 51\n", applies=False),
        Case("kind: request-type\nid: where\n", applies=False),
    )
    bad = (
        Case(_WHERE, ((2, 5, "matter-of-taste"),)),
        Case(_WHERE + "---\nkind: request-type\nid: more\nvolume_month: 50\n", ((2, 5, "matter-of-taste"),)),
        Case(_WHERE + _BOOK + "status: draft\n", ((2, 5, "matter-of-taste"),)),
        Case(_WHERE + _PAGE, ((2, 5, "matter-of-taste"),)),
        Case(_WHERE + _PAGE + _RULES + "status: retired\n", ((2, 5, "matter-of-taste"),)),
        Case(_WHERE + _PAGE + "status: retired\n" + _RULES, ((2, 5, "matter-of-taste"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return document in frequent(workspace)

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        books = workspace.referrers(document, "process", "playbooks")
        served = workspace.referrers(document, "touchpoint", "serves")
        ways = [link.source for link in books]
        for link in served:
            if link.source.active:
                ways += workspace.targets(link.source, "policies")
        if not any(way.active for way in ways):
            process = _answering(workspace)
            known = (process.words("playbooks") or ()) if process else ()
            yield at(
                document,
                "id",
                "matter-of-taste",
                volume=document.number("volume_month"),
                process=process.id if process else "a-process-id",
                playbooks=written((*known, document.id)),
            )


def _answering(workspace: Workspace) -> Document | None:
    """The process that answers requests: one with playbooks already, else an intake, else any."""
    processes = list(workspace.active("process"))
    processes.sort(key=lambda p: (not p.values.get("playbooks"), p.values.get("type") != "intake"))
    return processes[0] if processes else None
