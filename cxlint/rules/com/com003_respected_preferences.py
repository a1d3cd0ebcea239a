"""COM003: every message obeys what customers have chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.com._shared import preference_policies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_NEWS = "kind: communication\nid: news\nchannel: email\nsegment: families\n"
_WISHES = "---\nkind: policy\nid: wishes\nterms: {preferences: {scope: customer}}\n"
_SCOPED = _WISHES + "scope: {channels: [email], segments: [families]}\n"
_OTHERS = "---\nkind: channel\nid: email\n---\nkind: segment\nid: families\n"


class RespectedPreferences(GraphRule[NoOptions]):
    """A policy on preferences concerns every message, unless it is limited to other channels or segments.

    One that is limited to some products concerns every message too: to the customer it is one company.
    """

    id = "COM003"
    name = "respected-preferences"
    summary = "Every message obeys what customers have chosen."
    why = (
        "A customer who chose e-mail and still gets letters learns that choosing is useless. "
        "What they set once has to hold for all that the company sends."
    )
    fix = "Name the policy on preferences under respects, and see to it that the sending system looks up the choice."
    kinds = ("communication",)
    level = 3
    sources = ("S0.3",)
    clauses = ("GDPR Art 21(2)",)
    messages = {
        "ignored": Message(
            ERROR,
            "“{title}” is sent without a look at what customers have chosen under “{policy}”. "
            "Whoever chose otherwise gets it all the same.",
            "respects: {respects}",
        ),
    }
    good = (
        Case(_NEWS + "respects: [wishes]\n" + _WISHES + _OTHERS),
        Case(_NEWS + "respects: [wishes]\n" + _SCOPED + _OTHERS),
        Case(_NEWS + _WISHES + "scope: {channels: [post]}\n" + _OTHERS, applies=False),
        Case(_NEWS + _WISHES + "scope: {segments: [students]}\n" + _OTHERS, applies=False),
        Case(_NEWS + _WISHES + "status: retired\n" + _OTHERS, applies=False),
        Case(_NEWS + "respects: [wishes]\n" + _OTHERS, applies=False),
    )
    bad = (
        Case(_NEWS + _WISHES + _OTHERS, ((2, 5, "ignored"),)),
        Case(_NEWS + _SCOPED + _OTHERS, ((2, 5, "ignored"),)),
        Case("kind: communication\nid: news\n" + _SCOPED + _OTHERS, ((2, 5, "ignored"),)),
        Case(_NEWS + "respects: []\n" + _WISHES + "scope: {products: [card]}\n" + _OTHERS, ((5, 11, "ignored"),)),
        Case(_NEWS + "respects: [wishes]\n" + _WISHES + _WISHES.replace("wishes", "marketing") + _OTHERS,
             ((5, 11, "ignored"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        return any(_concerns(policy, document) for policy in workspace.once(preference_policies))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        respected = workspace.targets(document, "respects")
        written = document.words("respects") or ()
        for policy in workspace.once(preference_policies):
            if _concerns(policy, document) and policy not in respected:
                respects = f"[{', '.join((*written, policy.id))}]"
                yield at(document, "respects", "ignored", policy=policy.title(), respects=respects)


def _concerns(policy: Document, message: Document) -> bool:
    """Whether a message lies within the scope of a policy; what either leaves open counts as within."""
    for field, scope in (("channel", "scope.channels"), ("segment", "scope.segments")):
        own, limited = message.word(field), policy.words(scope)
        if own and limited and own not in limited:
            return False
    return True
