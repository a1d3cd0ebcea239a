"""GOV003: somebody other than its author has approved a policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.gov._people import leader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_POLICY = "kind: policy\nid: returns\n"
_MONA = "---\nkind: person\nid: mona\n"


class ApprovedByAnother(GraphRule[NoOptions]):
    """Drafts and translations need no approval of their own. Somebody who has left since may have approved it."""

    id = "GOV003"
    name = "approved-by-another"
    summary = "Every policy in force was approved by somebody other than its author."
    why = (
        "Whoever writes a rule is the last to see what it does to customers. A second person sees it in time."
    )
    fix = "Let somebody else read it with a customer's eyes, and write down who approved it."
    kinds = ("policy",)
    level = 2
    sources = ("S3.1",)
    messages = {
        "missing": Message(
            WARNING,
            "Nobody has approved the policy '{title}'. No second person has looked at what it does to customers.",
            "approved_by: {leader}",
        ),
        "self": Message(
            WARNING,
            "{who} wrote the policy '{title}' and approved it too. No second person has looked at what it does "
            "to customers.",
            "approved_by: {leader}",
        ),
    }
    good = (
        Case(
            f"{_POLICY}author: mona\napproved_by: rana\n{_MONA}---\nkind: person\nid: rana\nstatus: inactive\n"
        ),
        Case(f"{_POLICY}approved_by: mona\n{_MONA}"),
        Case(f"{_POLICY}author: mona\napproved_by: gone\n{_MONA}"),
        Case(f"{_POLICY}status: draft\n", applies=False),
        Case(f"{_POLICY}translates: terms\n", applies=False),
    )
    bad = (
        Case(_POLICY, ((2, 5, "missing"),)),
        Case(f"{_POLICY}author: mona\n{_MONA}", ((2, 5, "missing"),), writes=("approved_by: a-leader-id",)),
        Case(
            f"{_POLICY}author: amal\narea: care\n---\nkind: area\nid: care\nexecutive_sponsor: amal\n"
            "---\nkind: person\nid: amal\nlevel: executive\n---\nkind: person\nid: omar\nlevel: frontline\n"
            "---\nkind: person\nid: tara\nlevel: manager\n---\nkind: person\nid: noor\nlevel: executive\n",
            ((2, 5, "missing"),),
            writes=("approved_by: noor",),
        ),
        Case(
            f"{_POLICY}author: mona\narea: care\n---\nkind: area\nid: care\nexecutive_sponsor: amal\n"
            "---\nkind: person\nid: noor\nlevel: executive\n---\nkind: person\nid: amal\nlevel: executive\n"
            + _MONA,
            ((2, 5, "missing"),),
            writes=("approved_by: amal",),
        ),
        Case(
            f"{_POLICY}---\nkind: person\nid: gone\nlevel: executive\nleft_on: 2026-01-01\n"
            "---\nkind: person\nid: tara\nlevel: manager\n",
            ((2, 5, "missing"),),
            writes=("approved_by: tara",),
        ),
        Case(f"{_POLICY}author: mona\napproved_by: mona\n{_MONA}", ((4, 14, "self"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        """Judge what is in force."""
        return document.active and not document.states("translates")

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        """Compare the two."""
        author, approver = workspace.target(document, "author"), workspace.target(document, "approved_by")
        if not document.states("approved_by"):
            yield at(document, "approved_by", "missing", leader=leader(workspace, document, but=author))
        elif approver is not None and approver is author:
            other = leader(workspace, document, but=author)
            yield at(document, "approved_by", "self", who=author, leader=other)
