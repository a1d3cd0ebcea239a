"""The report in a real browser: legible, sortable, filterable and complete, from the keyboard too."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from cxlint.reporters.html import html
from tests.maps.conftest import SHOP
from tests.maps.test_drawings import all_hostile
from tests.maps.test_ladder import LEVELS
from tests.page.reports import STYLE, crowd, example, page_of, result_of
from tests.page.test_report_page import attacked
from tests.reporters.samples import result
from tests.reporters.test_reporter_hostile import PAYLOADS

COMPANY = f"{SHOP}---\n{LEVELS}"
MANY = 10_000


@pytest.fixture
def write(tmp_path: Path):
    """Writes a page and gives its file."""

    def written(page: str) -> Path:
        file = tmp_path / "report.html"
        file.write_text(page, encoding="utf-8", newline="")
        return file

    return written


def rows(browser, column: int = 0) -> list[str]:
    """What stands in one column of the list of findings."""
    return browser.run(
        "return [...document.querySelectorAll('#table tbody tr:not(.detail)')].map(r => r.cells[arguments[0]].innerText)",
        column,
    )


def status(browser) -> str:
    return browser.run("return document.getElementById('status').textContent")


def press(browser, *keys: str) -> None:
    ActionChains(browser.driver).send_keys(*keys).perform()


def focus(browser, selector: str) -> None:
    browser.run("document.querySelector(arguments[0]).focus()", selector)


def text_of(browser, selector: str) -> str:
    return browser.run(
        "const e = document.querySelector(arguments[0]); return e ? e.textContent : ''", selector
    )


@pytest.mark.parametrize(
    ("language", "dark", "width", "unfolded"),
    [
        ("en", False, 1280, True),
        ("ar", True, 390, True),
        ("fa", False, 1280, False),
        ("en", True, 1280, False),
    ],
)
def test_it_opens_without_a_complaint_a_request_or_a_barrier(
    browser, write, language: str, dark: bool, width: int, unfolded: bool
) -> None:
    browser.open(write(page_of(example(), language)), width=width, dark=dark)
    assert browser.complaints() == []
    assert browser.requests() == []
    if unfolded:
        browser.run("document.querySelectorAll('details').forEach(d => d.open = true)")
        browser.run("document.querySelectorAll('.opener').forEach((b, n) => n < 5 && b.click())")
    assert browser.violations() == []
    assert browser.run("return document.documentElement.scrollWidth <= window.innerWidth"), (
        "nothing is wider than the window"
    )


def test_dark_and_light_differ_and_right_to_left_begins_at_the_right(browser, write) -> None:
    colour = "return getComputedStyle(document.body).backgroundColor"
    file = write(page_of(COMPANY, "ar"))
    light = browser.open(file).run(colour)
    assert browser.open(file, dark=True).run(colour) != light
    side = "const s = document.querySelector('.side').getBoundingClientRect(); return s.left > innerWidth / 2"
    assert browser.run(side)
    assert not browser.open(write(page_of(COMPANY))).run(side)


def test_findings_are_sorted_from_the_keyboard(browser, write) -> None:
    browser.open(write(page_of(example())))
    assert rows(browser)[0].endswith("error")
    focus(browser, "th[data-key=title] button")
    press(browser, Keys.ENTER)
    first = rows(browser, 2)
    assert first == sorted(first, key=str.casefold)
    assert (
        browser.run("return document.querySelector('th[data-key=title]').getAttribute('aria-sort')")
        == "ascending"
    )
    press(browser, Keys.SPACE)
    last = rows(browser, 2)
    assert last == sorted(last, key=str.casefold, reverse=True)
    assert last[0] != first[0]
    assert (
        browser.run("return document.querySelector('th[data-key=title]').getAttribute('aria-sort')")
        == "descending"
    )


def test_findings_are_filtered_by_words_and_choices_and_shown_again(browser, write) -> None:
    browser.open(write(page_of(example())))
    everything = status(browser)
    focus(browser, "input[name=q]")
    press(browser, "champion branches")
    assert "champion" in " ".join(rows(browser, 1))
    assert 0 < len(rows(browser)) < 10
    press(browser, Keys.TAB, Keys.ARROW_DOWN)
    assert browser.run("return document.querySelector('[name=severity]').value") == "error"
    assert all(row.endswith("error") for row in rows(browser))
    focus(browser, "#filters button[type=reset]")
    press(browser, Keys.ENTER)
    assert status(browser) == everything
    assert browser.run("return document.activeElement.name") == "q"


def test_a_finding_opens_to_reason_line_and_remedy_and_closes_again(browser, write) -> None:
    browser.open(write(page_of(example())), "#findings?rule=OWN001")
    focus(browser, ".opener")
    press(browser, Keys.ENTER)
    told = text_of(browser, "tr.detail")
    for part in (
        "Why it matters",
        "Without a champion",
        "cx_champion: none",
        "company.yaml:",
        "Write instead",
        "ingrid-vos",
    ):
        assert part in told, part
    assert text_of(browser, "tr.detail mark") == "none"
    assert browser.run("return document.querySelector('.opener').getAttribute('aria-expanded')") == "true"
    press(browser, Keys.ENTER)
    assert text_of(browser, "tr.detail") == ""


def test_links_lead_down_from_an_area_a_sign_a_map_to_their_findings(browser, write) -> None:
    page = page_of(example())
    browser.open(write(page), "#findings?area=lending")
    assert set(rows(browser, 3)) == {"Mortgages and loans"}
    browser.open(write(page))
    browser.run("document.querySelector('#symptoms a[href=\"#findings?sign=repetition\"]').click()")
    browser.settled()
    assert {row[:6] for row in rows(browser, 5)} <= {"JRN002", "PRF006", "CHN003", "JRN011"}
    count = len(rows(browser))
    assert f"{count} of" in status(browser)
    assert text_of(browser, ".chip").startswith("Customers have to explain again")
    focus(browser, ".chip")
    press(browser, Keys.ENTER)
    assert f"{count} of" not in status(browser)
    print_ = next(f.fingerprint for f in result_of(example()).findings if f.rule == "TCH009")
    browser.open(write(page), f"#f-{print_}")
    browser.settled()
    assert browser.run("return document.activeElement.closest('tr').id") == f"f-{print_}"
    assert "escalates_to" in text_of(browser, f"#d-{print_}")


def test_a_journey_and_a_standard_lead_to_their_findings_too(browser, write) -> None:
    browser.open(write(page_of(example())), "#findings?journey=take-a-mortgage")
    members = next(j.members for j in result_of(example()).facts.journeys if j.id == "take-a-mortgage")
    expected = sum(
        f.subject in members for f in (*result_of(example()).findings, *result_of(example()).waived)
    )
    assert status(browser).startswith(f"{expected} of")
    assert browser.run("return document.querySelector('[name=journey]').value") == "take-a-mortgage"


def test_other_tables_are_sorted_by_numbers_and_filtered(browser, write) -> None:
    browser.open(write(page_of(example())))
    focus(browser, "#areas th:nth-child(2) button")
    press(browser, Keys.ENTER)
    scores = browser.run(
        "return [...document.querySelectorAll('#areas tbody tr')].map(r => Number(r.cells[1].dataset.v))"
    )
    assert scores == sorted(scores)
    press(browser, Keys.ENTER)
    turned = browser.run(
        "return [...document.querySelectorAll('#areas tbody tr')].map(r => Number(r.cells[1].dataset.v))"
    )
    assert turned == sorted(scores, reverse=True)
    focus(browser, "#standards input")
    press(browser, "iso 10002")
    left = browser.run(
        "return [...document.querySelectorAll('#standards tbody tr')].filter(r => !r.hidden).map(r => r.textContent)"
    )
    assert left
    assert all("iso 10002" in row.casefold() for row in left)


def test_ten_thousand_findings_are_paged_and_only_one_page_is_in_the_document(browser, write) -> None:
    made = result_of(crowd(MANY))
    assert len(made.findings) >= MANY
    browser.open(write(html(made, STYLE)))
    assert browser.complaints() == []
    assert len(rows(browser)) == 25
    assert browser.run("return document.querySelectorAll('*').length") < 12_000
    focus(browser, "#pager button[data-go='1']")
    before = rows(browser, 1)
    press(browser, Keys.ENTER)
    assert rows(browser, 1) != before
    assert text_of(browser, "#page").startswith("Page 2 of")
    focus(browser, "input[name=q]")
    press(browser, "place 1999")
    assert set(rows(browser, 2)) == {"Place 1999"}


def test_hostile_words_run_nothing_and_build_nothing(browser, write) -> None:
    tags = "return [...new Set([...document.querySelectorAll('*')].map(e => e.tagName))].sort()"
    plain = set(
        browser.open(write(html(result((attacked("plain", 0), attacked("plain", 1))), STYLE))).run(tags)
    )
    found = tuple(attacked(words, number) for number, words in enumerate(PAYLOADS))
    browser.open(write(html(result(found, lines={f.file: (f.text,) for f in found}), STYLE)))
    browser.run(
        "document.getElementById('size').value = '100'; document.getElementById('size').dispatchEvent(new Event('change'))"
    )
    browser.run("document.querySelectorAll('.opener').forEach(b => b.click())")
    opened = {"TR", "TD", "H3", "P", "PRE", "SPAN", "MARK", "BDI", "A", "UL", "LI"}
    assert set(browser.run(tags)) <= plain | opened
    assert browser.run(
        "return [...document.querySelectorAll('a, link')].every(e => (e.href.baseVal || new URL(e.href).protocol).match(/^(#|file:|data:)/))"
    )
    assert browser.complaints() == []
    browser.open(write(page_of(all_hostile())))
    assert browser.complaints() == []
    assert browser.requests() == []


def test_even_a_script_that_got_in_would_not_run(browser, write) -> None:
    page = page_of(COMPANY).replace(
        "</main>", "<script>window.forged = 1</script><img src=x onerror='window.forged = 2'></main>"
    )
    browser.open(write(page))
    assert browser.run("return typeof window.forged") == "undefined"
    assert any("Content Security Policy" in complaint for complaint in browser.complaints())


def test_on_paper_it_has_pages_and_the_lists_are_unfolded(browser, write) -> None:
    browser.open(write(page_of(example())))
    printed = browser.pdf()
    assert printed.startswith(b"%PDF")
    assert 10 <= printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") <= 80
    assert browser.run("return document.querySelectorAll('#table tbody tr').length") == 25, (
        "the screen is as before"
    )
    assert browser.run("return document.querySelectorAll('.owner[open]').length") == 0
