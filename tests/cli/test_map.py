"""`cxlint map` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import write

LEVEL = "kind: error-level\nid: grave\nrank: 1\n"
WAY = "kind: journey\nid: way-{n}\ntitle: Way {n}\nstages: [{{name: I ask, touchpoints: [page]}}]\n"
COMPANY = {
    "cxlint.yaml": "roots: [governance]\n",
    "governance/company.yaml": "kind: organisation\nid: shop\n",
    "governance/one.yaml": WAY.format(n=1),
    "governance/two.yaml": WAY.format(n=2),
    "governance/page.yaml": "kind: touchpoint\nid: page\ntitle: The page\n",
    "governance/mail.yaml": "kind: communication\nid: news\ntitle: News\n",
    "governance/level.yaml": LEVEL,
}


@pytest.fixture
def company(cxlint) -> Path:
    return write(cxlint.folder, COMPANY)


def test_without_a_name_every_map_is_drawn_and_findings_do_not_fail_it(cxlint, company) -> None:
    done = cxlint("map")
    assert done.returncode == 0, done.stderr
    for title in ("Way 1", "Way 2", "What customers are sent", "Who takes over when something goes wrong"):
        assert title in done.stdout


def test_one_map_or_one_journey_can_be_asked_for(cxlint, company) -> None:
    one = cxlint("map", "journey", "way-2")
    assert "Way 2" in one.stdout
    assert "Way 1" not in one.stdout
    assert "What customers are sent" not in one.stdout
    assert "Way 1" not in cxlint("map", "ecosystem").stdout


def test_an_unknown_name_is_told_with_the_nearest_one(cxlint, company) -> None:
    done = cxlint("map", "journey", "way-3")
    assert done.returncode == 2
    assert "there is no journey 'way-3'; did you mean 'way-" in done.stderr
    assert "there is no system, message, channel" in cxlint("map", "ecosystem", "nws").stderr
    assert "as a whole" in cxlint("map", "escalation", "grave").stderr
    assert "no format 'dott' for maps; did you mean 'dot'" in cxlint("map", "-f", "dott").stderr


@pytest.mark.parametrize(("form", "start"), [("mermaid", "flowchart BT\n"), ("dot", 'digraph "')])
def test_mermaid_and_dot_draw_one_map_at_a_time(cxlint, company, form: str, start: str) -> None:
    assert cxlint("map", "escalation", "-f", form).stdout.startswith(start)
    several = cxlint("map", "journey", "-f", form)
    assert several.returncode == 2
    assert f"{form} draws one map at a time" in several.stderr
    (company / "governance" / "one.yaml").unlink()
    assert cxlint("map", "journey", "-f", form).returncode == 0
    (company / "governance" / "two.yaml").unlink()
    assert "no journey is written down yet" in cxlint("map", "journey", "-f", form).stderr


def test_a_map_can_go_to_a_file_and_is_the_same_every_time(cxlint, company) -> None:
    done = cxlint("map", "-f", "json=map.json")
    assert (done.returncode, done.stdout) == (0, "")
    first = (company / "map.json").read_bytes()
    cxlint("map", "-f", "json=map.json", environment={"PYTHONHASHSEED": "7"})
    assert (company / "map.json").read_bytes() == first
    data = json.loads(first)
    assert [journey["journey"]["id"] for journey in data["journeys"]] == ["way-1", "way-2"]
    assert data["as_of"] == "2026-11-22"


def test_what_cannot_be_understood_is_told_and_an_empty_folder_is_refused(cxlint, company) -> None:
    (company / "governance" / "two.yaml").write_text(
        "kind: journey\nid: way-2\nstages: 7\n", encoding="utf-8"
    )
    done = cxlint("map")
    assert done.returncode == 0
    assert "could not be understood; the map may lack something" in done.stderr
    assert cxlint("map", "--isolated").returncode == 0
    (empty := company / "empty").mkdir()
    (empty / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
    refused = cxlint("map", folder=empty)
    assert refused.returncode == 2
    assert "nothing to draw" in refused.stderr


def test_maps_are_drawn_in_the_language_of_the_reader(cxlint, company) -> None:
    assert "ما يُرسل إلى العملاء" in cxlint("map", "ecosystem", "--lang", "ar").stdout
