"""DIF012: what customers rely on is replaced, not removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, WARNING, Case, ChangeRule, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.rule import Change, Hit

RELIED_ON = frozenset({"policy", "promise", "channel"})
LEFT_ALONE = frozenset({"person", "waiver", "kpi", "roadmap-item", "training", "organisation"})
"""Kinds that come and go, or of which another rule speaks."""

_RETURNS = "kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n"
_HEIR = "kind: policy\nid: sending-back\nterms: {return: {window: 30 days}}\n"
_HANDWRITTEN = "kind: policy\nid: returns\ntitle: Returns\narea: retail\n"


class DocumentRemoved(ChangeRule[NoOptions]):
    """A document that is gone or retired, and that no other one supersedes."""

    id = "DIF012"
    name = "document-removed"
    summary = "What is removed or renamed is superseded by something else."
    why = (
        "When a policy goes, its promises go with it, and so do its history and its owner. A new name without "
        "`supersedes` looks the same as a promise that was dropped."
    )
    fix = "Write `supersedes` into the document that takes its place, or keep this one until customers were told."
    kinds = EVERY_KIND
    level = 2
    sources = ("S3.3", "S4.11")
    messages = {
        "promise-gone": Message(
            ERROR,
            "'{title}' is gone, and with it what customers could rely on. Nothing takes its place.",
            "kind: {kind}\nid: {id}-2\nsupersedes: [{id}]\n",
        ),
        "renamed": Message(
            ERROR,
            "'{title}' is gone, and '{near}' is new. If that is the same under a new name, it has to say so; otherwise "
            "customers lose what they could rely on.",
            "kind: {kind}\nid: {near}\nsupersedes: [{id}]\n",
        ),
        "gone": Message(
            WARNING,
            "'{title}' is gone, and nothing takes its place.",
            "kind: {kind}\nid: {id}-2\nsupersedes: [{id}]\n",
        ),
    }
    good = (
        Case(f"{_HEIR}supersedes: [returns]\n", before=_RETURNS),
        Case(f"{_HEIR}supersedes: [returns]\n---\n{_RETURNS}status: retired\n", before=_RETURNS),
        Case(_RETURNS, before=_RETURNS.replace("30", "14")),
        Case("", before=f"{_RETURNS}status: draft\n", applies=False),
        Case("", before="kind: person\nid: mona\nname: Mona\n", applies=False),
        Case("", before=f"{_RETURNS}status: retired\n", applies=False),
        Case(_RETURNS, applies=False),
    )
    bad = (
        Case("", ((2, 5, "promise-gone"),), before=_RETURNS),
        Case(f"{_RETURNS}status: retired\n", ((2, 5, "promise-gone"),), before=_RETURNS),
        Case(_HEIR, ((2, 5, "renamed"),), before=_RETURNS),
        Case(
            f"{_HEIR}title: {{en: Sending back}}\nowner: lena\n",
            ((2, 5, "renamed"),),
            before=f"{_RETURNS}owner: mona\n",
        ),
        Case(
            f"{_HEIR}title: {{en: Sending back}}\nowner: lena\n",
            ((2, 5, "promise-gone"),),
            before=f"{_RETURNS}title: {{en: Returns}}\nowner: mona\n",
        ),
        Case(
            f"{_HEIR}owner: lena\n",
            ((2, 5, "renamed"),),
            before=f"{_HANDWRITTEN}owner: mona\n",
            body="You have 30 days.\n",
            body_before="You have 30 days.\n",
        ),
        Case(
            f"{_HEIR}owner: lena\n",
            ((2, 5, "promise-gone"),),
            before=f"{_HANDWRITTEN}owner: mona\n",
            body="We pay for your journey.\n",
            body_before="You have 30 days.\n",
        ),
        Case("", ((2, 5, "gone"),), before="kind: journey\nid: return-an-order\n"),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever was in force, still there or not."""
        before = change.before
        return before is not None and before.active and before.kind not in LEFT_ALONE

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell what is gone, and what it may have become."""
        if not change.ended:
            return
        before = change.before
        assert before is not None
        near = _likeliest(change, before)
        relied = before.kind in RELIED_ON
        key = "renamed" if near and relied else "promise-gone" if relied else "gone"
        yield at(change.subject, "id", key, near=near.id if near else "")


def _likeliest(change: Change, before: Document) -> Document | None:
    """The new document of the kind that says most of the same; None where none says much of it."""
    known = {document.id for document in change.workspace_before.documents(before.kind)}
    new = [d for d in change.workspace_after.active(before.kind) if d.id not in known]
    shares = [(_alike(before, document), document) for document in new]
    best = max(shares, key=lambda share: share[0], default=(0.0, None))
    return best[1] if best[0] >= 0.5 else None


def _alike(before: Document, after: Document) -> float:
    """How much of what a document says another one says as well."""
    names = before.values.keys() - {"kind", "id", "version", "status", "last_reviewed", "effective_from"}
    same = sum(before.values[name] == after.values.get(name) for name in names)
    text = before.body is not None and before.body == after.body
    return 1.0 if text else same / len(names) if names else 0.0
