"""Maps as text, Mermaid, DOT and JSON: complete, legible, and safe whatever stands in the documents."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from cxlint.maps import atlas
from cxlint.reporters.maps.data import data
from cxlint.reporters.maps.dot import dot, quoted
from cxlint.reporters.maps.graph import ecosystem_graph, journey_graph, ladder_graph
from cxlint.reporters.maps.mermaid import label, mermaid
from cxlint.reporters.maps.text import text
from cxlint.reporting import Style
from tests.maps.conftest import SHOP, examined
from tests.maps.test_ladder import LEVELS
from tests.reporters.test_reporter_hostile import PAYLOADS, anything, decent, examples

ALL = ("journey", "ecosystem", "escalation")
LABEL = r'"(?:[\w .,()✖▲•%-]|#\d+;|<br/>)*"'
MERMAID = re.compile(
    r"flowchart (?:LR|RL|BT)"
    rf"|  subgraph g\d+\[{LABEL}\]|  end"
    rf"|    [nsthlx\d]+\[{LABEL}\](?::::(?:error|warning|info|missing))?"
    rf"|  [nsthlx\d]+ (?:-->|==>|-\.->)(?:\|{LABEL}\|)? [nsthlx\d]+"
    r"|  classDef (?:error|warning|info|missing) [#\w:,. -]+"
)
"""Every line that a Mermaid drawing of ours may have."""


def graphs(atlas, language: str = "en"):
    return [
        *(journey_graph(journey, language) for journey in atlas.journeys),
        ecosystem_graph(atlas.ecosystem, language),
        ladder_graph(atlas.ladder, language),
    ]


def hostile(words: str, n: int | str = "") -> str:
    """A company that says the same words wherever it may say any; `n` keeps its ids apart from those of others."""
    said = json.dumps(words.encode("utf-8", "replace").decode())
    return (
        f"kind: journey\nid: j{n}\ntitle: {said}\ngoal: {said}\n"
        f"stages: [{{name: {said}, touchpoints: [t{n}]}}, {{name: {said}}}]\n"
        f"handoffs: [{{from: channel/c{n}, to: touchpoint/t{n}, carries: [{said}]}}]\n"
        f"---\nkind: touchpoint\nid: t{n}\ntitle: {said}\nchannel: c{n}\nsystems: [s{n}]\npain_points: [{{text: {said}}}]\n"
        f"---\nkind: channel\nid: c{n}\ntitle: {said}\n---\nkind: system\nid: s{n}\ntitle: {said}\nsends: [c{n}]\n"
        f"integrates: [{{system: r{n}}}]\n---\nkind: system\nid: r{n}\ntitle: {said}\n---\nkind: communication\nid: m{n}\n"
        f"title: {said}\nsystem: s{n}\nchannel: c{n}\npersonalised_on: [{{field: {said}, system: r{n}}}]\n"
        f"---\nkind: error-level\nid: l{n}\ntitle: {said}\nrank: 1\nescalate_to: person/p{n}\ndefinition: {said}\n"
        f"---\nkind: person\nid: p{n}\nname: {said}\n"
    )


def all_hostile() -> str:
    """One company that says everything that has ever deceived anybody."""
    return "---\n".join(hostile(words, number) for number, words in enumerate(PAYLOADS))


def test_a_journey_is_a_table_with_a_column_for_each_stop(shop) -> None:
    shown = text(shop, "en", Style(width=140), ("journey",))
    heads = next(line for line in shown.split("\n") if "Stage" in line)
    assert re.findall(r"\d\. I \w+", heads) == ["1. I ask", "2. I send", "2. I send", "3. I wait"]
    for title in ("Touchpoint", "Channel", "Owner", "System", "KPI", "What hurts", "Findings"):
        assert re.search(rf"^│ {title} ", shown, re.MULTILINE), title
    assert "no-such-place (unknown)" in shown
    assert "Omar S (not active)" in shown
    assert "Happy with returns" in shown
    assert "no touchpoint" in shown
    assert "✖OWN009" not in shown, "a stop shows its findings by name"
    assert "About the journey as a whole:" in shown


@pytest.mark.parametrize("columns", [40, 60, 80, 100, 160])
def test_tables_keep_to_the_terminal_as_far_as_words_can_be_broken(shop, columns: int) -> None:
    shown = text(shop, "en", Style(width=columns), ("journey",))
    assert max(map(wcswidth, shown.split("\n"))) <= max(columns, 45)


def test_the_ecosystem_lists_messages_exchanges_and_what_stands_alone(shop) -> None:
    shown = text(shop, "en", Style(width=120), ("ecosystem",))
    row = next(line for line in shown.split("\n") if "Your money is back" in line)
    assert [re.sub(r" [✖▲]\d+", "", cell).strip() for cell in row.split("│")[1:5]] == [
        "Customer register", "Your money is back", "E-mail", "Returns page",
    ]  # fmt: skip
    assert re.search(r"Webshop.*│ \(not written down\) *│ E-mail", shown)
    assert re.search(r"Webshop.*│ Customer register.*│ by hand .*SYS005", shown)
    assert "Connected with nothing: Ledger" in shown


def test_the_ladder_shows_circles_and_gaps(draw) -> None:
    shown = text(draw(LEVELS), "en", Style(width=150), ("escalation",))
    assert re.search(r"│ 1\. Grave +│ 15 minutes +│ - +│ 1 day +│ 5000 EUR +│ Elena B", shown)
    assert "↺" in shown
    assert "nowhere (unknown)" in shown
    assert "No levels of errors" in text(draw(SHOP), "en", Style(), ("escalation",))


def test_words_from_right_to_left_are_isolated_in_their_cells(draw) -> None:
    shown = text(draw(SHOP, "ar"), "ar", Style(width=100), ALL)
    assert "المرحلة" in shown
    decent(shown, isolates=True)
    rows = [line for line in shown.split("\n") if line.startswith("│")]
    for row in rows:
        for cell in row.split("│"):
            assert sum(map(cell.count, "\u2067\u2068")) == cell.count("\u2069")


def test_mermaid_has_a_node_for_everything_and_marks_the_threads_with_a_problem(shop) -> None:
    drawn = mermaid(ecosystem_graph(shop.ecosystem, "en"))
    assert all(MERMAID.fullmatch(line) for line in drawn.rstrip("\n").split("\n"))
    assert 'n1["Webshop ' in drawn
    assert re.search(r'==>\|"✖ ', drawn), "a problem is told by a thick line and a sign, not only by colour"
    assert re.search(r'-\.->\|"by hand ✖ SYS005"\|', drawn)
    assert drawn.startswith("flowchart LR\n")
    assert mermaid(ecosystem_graph(shop.ecosystem, "ar")).startswith("flowchart RL\n")


@pytest.mark.parametrize("words", PAYLOADS)
def test_hostile_words_stay_words_in_mermaid(draw, words: str) -> None:
    for graph in graphs(draw(hostile(words))):
        for line in mermaid(graph).rstrip("\n").split("\n"):
            assert MERMAID.fullmatch(line), line


@examples
@given(anything)
def test_a_mermaid_label_is_made_of_plain_letters_and_numbers(words: str) -> None:
    assert re.fullmatch(LABEL, f'"{label(words)}"')
    assert "%%" not in label(words)


@examples
@given(st.lists(anything, max_size=3))
def test_a_dot_string_ends_where_it_should(lines: list[str]) -> None:
    written = quoted(*lines)
    assert re.fullmatch(r'"(?:[^"\\\n]|\\["\\n])*"', written)


@pytest.mark.skipif(not shutil.which("dot"), reason="graphviz is not installed")
@pytest.mark.parametrize("language", ["en", "fa"])
def test_graphviz_reads_every_drawing_with_hostile_words(draw, language: str) -> None:
    words = [payload for payload in PAYLOADS if payload.isprintable() and payload.strip()]
    for company in (SHOP, LEVELS, *map(hostile, words)):
        for graph in graphs(draw(company, language), language):
            done = subprocess.run(
                ["dot", "-Tplain"], input=dot(graph).encode(), capture_output=True, check=False
            )
            assert (done.returncode, done.stderr) == (0, b""), graph
            nodes = re.findall(rb"^node ", done.stdout, re.MULTILINE)
            assert len(nodes) == sum(len(group.nodes) for group in graph.groups)


def test_json_has_every_field_of_the_maps_and_severities_as_words() -> None:
    run, result = examined(SHOP)
    maps = json.loads(data(atlas(run.workspace, result), result, ALL))
    assert {"journeys", "ecosystem", "escalation", "unread", "as_of"} <= set(maps)
    notices = maps["journeys"][0]["notices"]
    assert {notice["severity"] for notice in notices} <= {"error", "warning", "info"}
    assert maps["journeys"][0]["stages"][0]["stops"][0]["channel"]["title"] == "Web shop"
    assert (
        set(json.loads(data(atlas(run.workspace, result), result, ("escalation",))))
        & {"journeys", "ecosystem"}
        == set()
    )
