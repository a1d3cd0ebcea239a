"""Each finding names who has to act: the owner, else the area's, else the CX lead, else nobody."""

from __future__ import annotations

import pytest

from cxlint.testing import run_files

POLICY = "kind: policy\nid: p\nterms: {return: {restocking: 20%}}\n"
PEOPLE = "".join(f"---\nkind: person\nid: {name}\n" for name in ("mona", "ali", "lead"))
AREA = "---\nkind: area\nid: retail\nowner: ali\n"
COMPANY = "---\nkind: organisation\nid: shop\ncx_lead: lead\n"
TEAM = "---\nkind: team\nid: desk\n"


@pytest.mark.parametrize(
    ("policy", "rest", "owner", "area"),
    [
        ("owner: mona\narea: retail\n", AREA + COMPANY, "mona", "retail"),
        ("owner: team/desk\narea: retail\n", AREA + COMPANY + TEAM, "desk", "retail"),
        ("area: retail\n", AREA + COMPANY, "ali", "retail"),
        ("owner: none\narea: retail\n", AREA + COMPANY, "ali", "retail"),
        ("owner: unknown\narea: retail\n", AREA + COMPANY, "ali", "retail"),
        ("owner: gone\narea: retail\n", AREA + COMPANY + "---\nkind: person\nid: gone\nstatus: inactive\n", "ali", "retail"),
        ("owner: gone\narea: retail\n", AREA + COMPANY + "---\nkind: person\nid: gone\nleft_on: 2026-11-22\n", "ali", "retail"),
        ("owner: soon\narea: retail\n", AREA + COMPANY + "---\nkind: person\nid: soon\nleft_on: 2026-11-23\n", "soon", "retail"),
        ("owner: [mona]\narea: retail\n", AREA + COMPANY, "ali", "retail"),
        ("area: retail\n", "---\nkind: area\nid: retail\n" + COMPANY, "lead", "retail"),
        ("area: nowhere\n", COMPANY, "lead", "nowhere"),
        ("", COMPANY, "lead", ""),
        ("", "---\nkind: organisation\nid: shop\n", "nobody", ""),
        ("", "", "nobody", ""),
    ],
    ids=[
        "own owner", "own team", "the area's", "no owner", "unknown owner", "inactive owner", "has left", "leaves tomorrow",
        "owner not understood", "area without owner", "unknown area", "no area", "no lead", "no organisation",
    ],
)  # fmt: skip
def test_somebody_has_to_act(policy: str, rest: str, owner: str, area: str) -> None:
    result = run_files({"all.yaml": POLICY + policy + PEOPLE + rest})
    (finding,) = (f for f in result.findings if f.rule == "POL004")
    assert (finding.owner, finding.area) == (owner, area)
    (told,) = (d for d in result.documents if d.subject.id == "p")
    assert (told.owner, told.area) == (owner, area)


def test_findings_about_a_file_alone_have_nobody() -> None:
    result = run_files({"broken.yaml": "kind: [\n"})
    assert {f.owner for f in result.findings} == {"nobody"}


def test_an_area_belongs_to_itself() -> None:
    result = run_files({"all.yaml": "kind: area\nid: retail\ncustomer_facing: true\n" + PEOPLE})
    assert {f.area for f in result.findings if f.subject == ("area", "retail")} == {"retail"}
