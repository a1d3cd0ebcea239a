"""OBJ002: an objective is shared by several areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_AREAS = "".join(f"---\nkind: area\nid: {name}\n" for name in ("care", "shop", "bills"))


def _ease(*areas: str, more: str = "") -> str:
    return f"kind: objective\nid: ease\nareas: [{', '.join(areas)}]\n{more}{_AREAS}"


class SharedObjectiveOptions(Options):
    least: int = option(2, "The fewest areas that share an objective.", source="S0.4")


class SharedObjective(GraphRule[SharedObjectiveOptions]):
    """The areas of the teams that it names count too. Applies where there are areas enough to share it."""

    id = "OBJ002"
    name = "shared-objective"
    summary = "Two or more areas share each objective."
    why = (
        "A goal of one area alone is reached at the cost of the next. "
        "Customers cross several areas, and walls between them come down only through goals in common."
    )
    fix = "Name every area that customers cross on the way to this objective in its areas."
    kinds = ("objective",)
    level = 3
    sources = ("S0.4",)
    options = SharedObjectiveOptions
    messages = {
        "alone": Message(
            WARNING,
            "Only {areas} works towards “{title}”. Customers cross other areas too, and there nobody shares the goal.",
            "areas: {all}",
        ),
        "few": Message(
            WARNING,
            "Only {areas} work towards “{title}”; at least {least} areas should share it.",
            "areas: {all}",
        ),
        "nobody": Message(
            WARNING,
            "No area works towards “{title}”, so it is nobody's goal.",
            "areas: {all}",
        ),
    }
    good = (
        Case(_ease("care", "shop")),
        Case(_ease("care", more="teams: [tills]\n") + "---\nkind: team\nid: tills\narea: shop\n"),
        Case(_ease("care"), options={"least": 1}),
        Case("kind: objective\nid: ease\nareas: [care]\n---\nkind: area\nid: care\n", applies=False),
    )
    bad = (
        Case(_ease("care"), ((3, 8, "alone"),)),
        Case(_ease("care", "gone"), ((3, 8, "alone"),)),
        Case(
            _ease("care", more="teams: [tills]\n") + "---\nkind: team\nid: tills\narea: care\n",
            ((3, 8, "alone"),),
        ),
        Case(_ease("care", "shop").replace("id: shop\n", "id: shop\nstatus: retired\n"), ((3, 8, "alone"),)),
        Case(_ease(), ((3, 8, "nobody"),)),
        Case("kind: objective\nid: ease\n" + _AREAS, ((2, 5, "nobody"),)),
        Case(_ease("care", "shop"), ((3, 8, "few"),), options={"least": 3}),
    )

    def applies(self, document: Document, workspace: Workspace, options: SharedObjectiveOptions) -> bool:
        return len(workspace.active("area")) >= max(2, options.least)

    def check(
        self, document: Document, workspace: Workspace, options: SharedObjectiveOptions
    ) -> Iterator[Hit]:
        named = workspace.targets(document, "areas")
        of_teams = (workspace.target(team, "area") for team in workspace.targets(document, "teams"))
        areas = {area.id: area for area in (*named, *of_teams) if area is not None and area.active}
        if len(areas) >= options.least:
            return
        others = [area.id for area in workspace.active("area") if area.id not in areas]
        yield at(
            document,
            "areas",
            "nobody" if not areas else "alone" if len(areas) == 1 else "few",
            areas=tuple(area.title() for area in areas.values()),
            least=options.least,
            all=written([*areas, *others[: options.least - len(areas)]]),
        )
