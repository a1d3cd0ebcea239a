"""CHN007: the same question has the same answer on every channel."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.chn._topics import shared_topics
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_BOT = "kind: channel\nid: bot\nknowledge_source: old list\n"
_REST = (
    "---\nkind: channel\nid: chat\nknowledge_source: answer book\n"
    "---\nkind: channel\nid: phone\nknowledge_source: Answer Book\n"
)
_RETURNS = "---\nkind: policy\nid: returns\n---\nkind: request-type\nid: where\n"


def _desk(channel: str, names: str) -> str:
    return f"---\nkind: touchpoint\nid: at-{channel}\nchannel: {channel}\n{names}\n"


def _desks(names: str) -> str:
    return "".join(_desk(channel, names) for channel in ("bot", "chat", "phone"))


_SHOP = "kind: touchpoint\nid: shop\npolicies: [fees, returns-2024]\n---\nkind: policy\nid: returns-2024\n"
_NEW = "---\nkind: policy\nid: returns\nsupersedes: [returns-2024]\n"


class SameAnswerEverywhere(GraphRule[NoOptions]):
    """Compares channels whose touchpoints name the same policy or serve the same kind of request.

    A channel is told that it differs when its source is not the one that most of them use. A touchpoint is told when
    it names a policy that another one in force has replaced.
    """

    id = "CHN007"
    name = "same-answer-everywhere"
    summary = "On every channel the same question is answered from one source and by the policy in force."
    why = (
        "Customers who get two answers to one question trust neither. "
        "They ask until they hear the one they like, or leave."
    )
    fix = "Let all channels answer from one source, and by the policy that is in force."
    kinds = ("channel", "touchpoint")
    level = 3
    sources = ("S4.4", "S4.16")
    clauses = ("NSW sludge audit, hard to find or conflicting information",)
    reads_date = True
    messages = {
        "other-source": Message(
            ERROR,
            "Asked about “{topic}”, “{title}” answers from {own}, but {others} from {source}. "
            "Customers hear two answers to one question.",
            "knowledge_source: {written}",
        ),
        "replaced": Message(
            ERROR,
            "“{title}” still answers by “{old}”, which “{new}” has replaced. "
            "Customers are told what no longer holds.",
            "policies: {policies}",
        ),
    }
    good = (
        Case(_BOT.replace("old list", "ANSWER book") + _REST + _RETURNS + _desks("policies: [returns]")),
        Case(_BOT + _REST + _RETURNS + _desk("bot", "policies: [returns]") + _desk("chat", "serves: [where]"),
             applies=False),
        Case(_BOT + _REST + _desks("policies: [returns]"), applies=False),
        Case("kind: channel\nid: bot\n" + _REST + _RETURNS + _desks("serves: [where]"), applies=False),
        Case("kind: channel\nid: chat\nknowledge_source: b\n---\nkind: channel\nid: bot\nknowledge_source: a\n"
             "---\nkind: policy\nid: returns\n" + _desk("chat", "policies: [returns]")
             + _desk("bot", "policies: [returns]")),
        Case(_SHOP),
        Case(_SHOP + _NEW + "effective_from: 2026-11-23\n"),
        Case(_SHOP + _NEW + "status: draft\n"),
        Case("kind: touchpoint\nid: shop\n", applies=False),
    )  # fmt: skip
    bad = (
        Case(_BOT + _REST + _RETURNS + _desks("policies: [returns]"), ((3, 19, "other-source"),)),
        Case(_BOT + _REST + _RETURNS + _desks("serves: [where]"), ((3, 19, "other-source"),)),
        Case("kind: channel\nid: chat\nknowledge_source: b\n---\nkind: channel\nid: bot\nknowledge_source: a\n"
             "---\nkind: policy\nid: returns\n" + _desk("bot", "policies: [returns]")
             + _desk("chat", "policies: [returns]"), ((3, 19, "other-source"),)),
        Case(_SHOP + _NEW, ((3, 18, "replaced"),)),
        Case(_SHOP + "status: retired\n" + _NEW + "effective_from: 2026-11-22\n", ((3, 18, "replaced"),)),
    )  # fmt: skip

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if document.kind == "touchpoint":
            return bool(workspace.targets(document, "policies"))
        return bool(document.word("knowledge_source")) and any(shared_topics(workspace, document))

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        if document.kind == "touchpoint":
            yield from _replaced(workspace, document)
            return
        own = document.word("knowledge_source") or ""
        for topic, channels in shared_topics(workspace, document):
            names = Counter(_source(channel) for channel in channels)
            usual = names.most_common(1)[0][0]
            if _source(document) != usual:
                others = [channel for channel in channels if _source(channel) == usual]
                source = others[0].word("knowledge_source") or ""
                said = {"own": own, "source": source, "written": written(source), "topic": topic.title()}
                titles = tuple(f"“{other.title()}”" for other in others)
                yield at(document, "knowledge_source", "other-source", others=titles, **said)
                return


def _source(channel: Document) -> str:
    return str(channel.values.get("knowledge_source")).casefold()


def _replaced(workspace: Workspace, touchpoint: Document) -> Iterator[Hit]:
    names = touchpoint.words("policies") or ()
    for position, name in enumerate(names):
        old = workspace.target(touchpoint, f"policies.{position}")
        for link in workspace.referrers(old, "policy", "supersedes") if old is not None else ():
            new, starts = link.source, link.source.day("effective_from")
            if old is None or not new.active or (starts is not None and starts > touchpoint.today):
                continue
            mended = dict.fromkeys(new.id if other == name else other for other in names)
            policies = written(tuple(mended))
            place = f"policies.{position}"
            yield at(touchpoint, place, "replaced", old=old.title(), new=new.title(), policies=policies)
            break
