"""DIF013: those who speak for customers agree before something gets worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions, at
from cxlint.rules.dif._shared import hurts
from cxlint.workspace.approval import CHAMPION, approvers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.scalars import Version
    from cxlint.rule import Change, Hit
    from cxlint.workspace.approval import Approver

_OLD = "kind: policy\nid: returns\nversion: 1.0.0\narea: retail\nterms: {return: {window: 30 days}}\n"
_NEW = "kind: policy\nid: returns\nversion: 2.0.0\narea: retail\nterms: {return: {window: 14 days}}\n"
_AREA = (
    "---\nkind: area\nid: retail\ncx_champion: mona\nexecutive_sponsor: lena\n"
    "---\nkind: person\nid: mona\nname: Mona\n---\nkind: person\nid: lena\nname: Lena\n"
)
_LOG = "changelog:\n  - {version: 2.0.0, change: Less time., approved_by: [mona, lena]}\n"


class WorseWithConsent(ChangeRule[NoOptions]):
    """The champion of the area speaks for its customers, and its executive sponsor answers for the decision."""

    id = "DIF013"
    name = "worse-with-consent"
    summary = "The champion of the area and its executive sponsor agree to whatever makes things worse for customers."
    why = (
        "A saving is easily decided by those who do not meet the customers. The champion knows what it will cost; the "
        "sponsor has to want it."
    )
    fix = "Ask both, and name them under `approved_by` in the change log of the new version."
    kinds = EVERY_KIND
    level = 3
    sources = ("S2.7", "S3.3")
    messages = {
        "champion": Message(
            ERROR,
            "This makes things worse for customers, and {who}, the champion of '{area}', has not agreed.",
            "changelog:\n  - version: {version}\n    approved_by: [{everybody}]\n",
        ),
        "sponsor": Message(
            ERROR,
            "This makes things worse for customers, and {who}, the executive sponsor, has not agreed.",
            "changelog:\n  - version: {version}\n    approved_by: [{everybody}]\n",
        ),
        "no-champion": Message(
            ERROR,
            "This makes things worse for customers, and no champion is there who could speak for them.",
            "cx_champion: …",
        ),
        "no-sponsor": Message(
            ERROR,
            "This makes things worse for customers, and no executive sponsor is there who answers for it.",
            "executive_sponsor: …",
        ),
    }
    good = (
        Case(f"{_NEW}{_LOG}{_AREA}", before=f"{_OLD}{_AREA}"),
        Case(_OLD + _AREA, before=_NEW + _AREA, applies=False),
    )
    bad = (
        Case(
            f"{_NEW}{_LOG.replace('[mona, lena]', '[lena]')}{_AREA}",
            ((7, 3, "champion"),),
            before=f"{_OLD}{_AREA}",
        ),
        Case(
            f"{_NEW}{_LOG.replace('2.0.0', '1.0.0')}{_AREA}",
            ((7, 3, "champion"), (7, 3, "sponsor")),
            before=f"{_OLD}{_AREA}",
        ),
        Case(_NEW, ((2, 5, "no-champion"), (2, 5, "no-sponsor")), before=_OLD),
        Case(
            _NEW + _AREA.replace("name: Mona", "name: Mona\nleft_on: 2026-01-01"),
            ((2, 5, "no-champion"), (2, 5, "sponsor")),
            before=f"{_OLD}{_AREA}",
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Whatever in force gets worse for customers."""
        return hurts(change)

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell who has not agreed, or who is missing."""
        before, after = change.both
        version = _next(before.version("version"), after.version("version"))
        needed = approvers(change.workspace_after, after)
        everybody = ", ".join(dict.fromkeys(_called(approver) for approver in needed))
        for approver in needed:
            if approver.given:
                continue
            if approver.who is None:
                yield at(after, "id", f"no-{approver.role}")
                continue
            yield at(
                after,
                "changelog",
                approver.role,
                who=approver.who,
                area=approver.area or "",
                version=version,
                everybody=everybody,
            )


def _next(before: Version | None, after: Version | None) -> Version | str:
    """The version under which to log the agreement: the one given where it rose, else the one that is due."""
    if after is not None and (before is None or after > before):
        return after
    return before.bump("major") if before is not None else "…"


def _called(approver: Approver) -> str:
    if approver.who is not None:
        return approver.who.id
    return "the-champion" if approver.role == CHAMPION else "the-sponsor"
