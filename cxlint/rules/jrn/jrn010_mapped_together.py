"""JRN010: a journey is drawn together, from where customers start, in their words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cxlint.model.text import Text, normalise
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.routes import areas_crossed, stops

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_PAGES = (
    "---\nkind: touchpoint\nid: page\narea: shop\n---\nkind: touchpoint\nid: desk\narea: care\n"
    "---\nkind: area\nid: shop\n---\nkind: area\nid: care\ntitle: {en: Customer Care, ar: العناية}\n"
)


def _journey(team: str = "[shop, care]", name: str = "I ask", entry: str = "entry_points: [page]\n") -> str:
    stages = f"stages:\n  - name: {name}\n    touchpoints: [page, desk]\n"
    return f"kind: journey\nid: return\nteam: {team}\n{entry}{stages}{_PAGES}"


class MappedTogether(GraphRule[NoOptions]):
    id = "JRN010"
    name = "mapped-together"
    summary = "All areas that customers pass through draw a journey together, from where customers start, with stages named for customers."
    why = (
        "An area that did not help to draw the journey does not know what it does to customers. "
        "Stages named for departments show the company's view, not the customer's."
    )
    fix = "Invite the missing areas, name each stage for what the customer does, and say where customers can start."
    kinds = ("journey",)
    level = 3
    sources = ("S3.6", "S2.2")
    messages = {
        "team": Message(
            WARNING,
            "Customers pass through {areas} on this journey, but nobody from there helps to shape it.",
            "team: {team}",
        ),
        "department": Message(
            WARNING,
            "The stage “{stage}” is named for the area “{area}”. Customers do not see departments; name what they do or want there.",
            "name: I am helped further",
        ),
        "entry": Message(
            WARNING,
            "Nothing says where customers start this journey, so those who begin elsewhere are overlooked.",
            "entry_points: [{touchpoint}]",
        ),
    }
    good = (
        Case(_journey()),
        Case(_journey("[care]").replace("area: shop", "area: care")),
        Case(_journey("[shop]").replace("area: care", "area: shop")),
        Case(_journey("[]").replace("area: shop", "area: care")),
        Case(_journey(name="I care for it")),
    )
    bad = (
        Case(_journey("[shop]"), ((3, 7, "team"),)),
        Case(_journey("[]"), ((3, 7, "team"),)),
        Case(_journey().replace("team: [shop, care]\n", ""), ((2, 5, "team"),)),
        Case(_journey(entry="entry_points: [page]\nhandoffs: [{from: shop, to: channel/post}]\n") + "---\nkind: channel\n"
             "id: post\narea: books\n---\nkind: area\nid: books\n", ((3, 7, "team"),)),
        Case(_journey(name="Shop"), ((6, 11, "department"),)),
        Case(_journey(name="The customer care department"), ((6, 11, "department"),)),
        Case(_journey(name="العناية"), ((6, 11, "department"),)),
        Case(_journey(entry=""), ((2, 5, "entry"),)),
        Case(_journey(entry="entry_points: []\n"), ((4, 15, "entry"),)),
    )  # fmt: skip

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        crossed, team = areas_crossed(workspace, document), workspace.targets(document, "team")
        missing = [area for area in crossed if area not in team]
        if missing and len(crossed) > 1:
            everybody = ", ".join((*(document.words("team") or ()), *(area.id for area in missing)))
            named = [f"“{area.title()}”" for area in missing]
            yield at(document, "team", "team", areas=named, team=f"[{everybody}]")
        names = workspace.remember("names of areas", lambda: _names(workspace))
        for stage in document.each("stages"):
            area = names.get(_bare(stage.word("name") or ""))
            if area is not None:
                yield at(stage, "name", "department", stage=stage.word("name"), area=area.title())
        if not document.words("entry_points"):
            first = next(stops(workspace, document), None)
            some = first.touchpoint if first else next(iter(workspace.active("touchpoint")), None)
            yield at(document, "entry_points", "entry", touchpoint=some.id if some else "a-touchpoint-id")


def _names(workspace: Workspace) -> dict[str, Document]:
    """Every name of an area, in any language, without the word department."""
    found: dict[str, Document] = {}
    for area in workspace.active("area"):
        title = area.values.get("title")
        words = [text for _, text in title] if isinstance(title, Text) else []
        found.update(dict.fromkeys(map(_bare, [area.id, *words]), area))
    found.pop("", None)
    return found


@lru_cache(maxsize=1024)
def _bare(name: str) -> str:
    """A name as it is compared: without case, hyphens, and words that only say that it is a department."""
    words = normalise(name).replace("-", " ").replace("_", " ").split()
    return " ".join(word for word in words if word not in _EMPTY)


_EMPTY = frozenset(
    normalise("the department dept team unit division of قسم إدارة فريق بخش واحد اداره تیم").split()
)
