"""The page of maps in a real browser, and Mermaid's own reading of our Mermaid text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxlint.maps import atlas
from cxlint.reporters.maps.mermaid import mermaid
from cxlint.reporters.page.maps import maps
from tests.browser.packages import script_of
from tests.maps.conftest import SHOP, examined
from tests.maps.test_drawings import ALL, all_hostile, graphs, hostile
from tests.maps.test_ladder import LEVELS
from tests.reporters.test_reporter_hostile import PAYLOADS

COMPANY = f"{SHOP}---\n{LEVELS}"


@pytest.fixture
def page(tmp_path: Path):
    """Writes the page of a company and gives its file."""

    def written(text: str = COMPANY, language: str = "en") -> Path:
        run, result = examined(text, language)
        file = tmp_path / f"map-{language}.html"
        file.write_text(maps(atlas(run.workspace, result), result, ALL), encoding="utf-8")
        return file

    return written


@pytest.mark.parametrize("language", ["en", "ar", "fa"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_page_opens_without_a_complaint_a_request_or_a_barrier(
    browser, page, language: str, dark: bool
) -> None:
    browser.open(page(language=language), dark=dark)
    assert browser.complaints() == []
    assert browser.requests() == []
    assert browser.violations() == []
    assert browser.run("return document.documentElement.dir") == ("ltr" if language == "en" else "rtl")


def test_words_that_run_the_other_way_begin_at_the_same_edge(browser, page) -> None:
    browser.open(page(language="ar"))
    aligned = browser.run(
        "return [...document.querySelectorAll('[dir=ltr]')].map(e => getComputedStyle(e).textAlign)"
    )
    assert aligned
    assert all(at.endswith("right") for at in aligned), aligned


def test_a_box_that_is_looked_at_shows_its_own_threads(browser, page) -> None:
    browser.open(page())
    browser.run("document.querySelector('.box[data-key=\"communication/money-is-back\"]').focus()")
    lit = browser.run(
        "return [...document.querySelectorAll('path.on')].map(p => p.dataset.from + '>' + p.dataset.to)"
    )
    assert set(lit) == {
        "system/crm>communication/money-is-back", "system/webshop>communication/money-is-back",
        "communication/money-is-back>channel/email",
    }  # fmt: skip
    browser.run("document.activeElement.blur()")
    assert browser.run("return document.querySelectorAll('svg.traced').length") == 0


def test_nothing_that_a_document_says_becomes_a_part_of_the_page(browser, page) -> None:
    tags = "return [...new Set([...document.querySelectorAll('*')].map(e => e.tagName))]"
    plain = set(browser.open(page(hostile("plain words"))).run(tags))
    browser.open(page(all_hostile()))
    assert browser.complaints() == []
    assert browser.requests() == []
    assert set(browser.run(tags)) <= plain | {"P"}
    assert browser.run("return document.querySelectorAll('script').length") == 1


def test_mermaid_reads_and_draws_every_drawing(browser, draw, tmp_path: Path) -> None:
    file = tmp_path / "mermaid.html"
    file.write_text(
        "<!doctype html><meta charset=utf-8><title>Mermaid</title><body></body>", encoding="utf-8"
    )
    browser.open(file)
    browser.command("Runtime.evaluate", expression=script_of("mermaid", "dist/mermaid.min.js"))
    browser.command(
        "Runtime.evaluate", expression="mermaid.initialize({startOnLoad: false, securityLevel: 'loose'})"
    )
    companies = [COMPANY, *map(hostile, PAYLOADS[::5])]
    for number, graph in enumerate(graph for company in companies for graph in graphs(draw(company))):
        told = (
            f"mermaid.render('d{number}', {json.dumps(mermaid(graph))}).then(d => d.svg, e => 'ERROR ' + e)"
        )
        answer = browser.command("Runtime.evaluate", expression=told, awaitPromise=True, returnByValue=True)
        svg = answer["result"]["value"]
        assert svg.startswith("<svg"), svg[:500]
        assert "<script" not in svg
        nodes = sum(len(group.nodes) for group in graph.groups)
        assert svg.count('class="node ') == nodes, mermaid(graph)
    assert browser.run("return typeof window.forged") == "undefined"
