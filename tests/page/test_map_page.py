"""The page of maps: what it shows, what it may do, and that a document's words stay words."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from cxlint.maps import atlas
from cxlint.reporters.escape import prose
from cxlint.reporters.page.maps import maps
from cxlint.reporters.page.spaghetti import BOX, HIGH, picture
from tests.maps.conftest import SHOP, examined
from tests.maps.test_drawings import ALL, all_hostile, hostile
from tests.maps.test_ladder import LEVELS
from tests.page.markup import Markup, harmless
from tests.reporters.test_reporter_hostile import PAYLOADS


def page_of(text: str, language: str = "en", parts=ALL) -> str:
    run, result = examined(text, language)
    return maps(atlas(run.workspace, result), result, parts)


def drawn(text: str, *, mirrored: bool = False):
    run, result = examined(text)
    return picture(atlas(run.workspace, result).ecosystem, "en", mirrored=mirrored)


def test_the_page_shows_the_journey_the_messages_and_the_ladder() -> None:
    words = " ".join(" ".join(Markup(page_of(f"{SHOP}---\n{LEVELS}")).words).split())
    for word in (
        "Sending something back",
        "I send it",
        "Your money is back",
        "no-such-place (unknown)",
        "Grave",
        "15 minutes",
    ):
        assert word in words, word
    assert "goes round in a circle" in words


def test_a_measure_keeps_its_order_where_title_and_words_run_different_ways() -> None:
    page = re.sub(r" <span [^>]*>[^<]*</span>", "", page_of(f"{SHOP}---\n{LEVELS}", "ar"))
    assert "<li><bdi>Happy with returns</bdi>: <bdi>83%</bdi> (الهدف <bdi>85%</bdi>)</li>" in page


def test_only_the_maps_that_were_asked_for_are_there() -> None:
    page = page_of(f"{SHOP}---\n{LEVELS}", parts=("escalation",))
    assert "Grave" in page
    assert "Your money is back" not in page


def test_only_our_own_style_and_script_may_run_and_nothing_may_be_fetched() -> None:
    page = page_of(SHOP)
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    rules = dict(rule.strip().partition(" ")[::2] for rule in policy.replace("&#39;", "'").split(";"))
    assert rules["default-src"] == "'none'"
    for text, kind in (style, "style-src"), (script, "script-src"):
        assert rules[kind] == f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
    assert not re.search(r"\sstyle=|\son\w+=", page)


def test_the_same_company_gives_the_same_bytes() -> None:
    assert page_of(SHOP) == page_of(SHOP)


def test_hostile_words_become_no_element_attribute_or_address() -> None:
    plain, tried = Markup(page_of(hostile("plain"))), Markup(page_of(all_hostile()))
    assert tried.elements <= plain.elements | {"bdi", "p"}
    assert names(tried) <= names(plain)
    assert all(map(harmless, tried.addresses))
    assert tried.scripts == plain.scripts
    seen = " ".join(tried.words)
    for words in PAYLOADS:
        assert all(word in seen for word in prose(words.encode("utf-8", "replace").decode()).split()), words


def names(page: Markup) -> set[str]:
    """The attributes of a page, whichever element they stand on."""
    return {attribute.partition(" ")[2] for attribute in page.attributes}


def test_boxes_stand_in_four_columns_and_never_on_each_other() -> None:
    made = drawn(SHOP)
    assert {(box.item.kind, box.x) for box in made.boxes} == {
        (kind, head - BOX // 2) for kind, head in zip(("system", "communication", "channel", "touchpoint"), made.heads, strict=True)
    }  # fmt: skip
    for box in made.boxes:
        assert 0 <= box.x <= made.width - BOX
        assert 0 <= box.y <= made.height - HIGH
        others = [other for other in made.boxes if other.x == box.x and other is not box]
        assert all(abs(other.y - box.y) > HIGH for other in others)


def test_for_readers_from_right_to_left_the_picture_begins_at_the_right() -> None:
    left, right = drawn(SHOP), drawn(SHOP, mirrored=True)
    assert [left.width - head for head in left.heads] == list(right.heads)
    assert {left.width - box.x - BOX for box in left.boxes} == {box.x for box in right.boxes}


def test_a_thread_that_a_finding_speaks_of_bears_its_sign() -> None:
    curves = drawn(SHOP).curves
    assert any(curve.sign == "✖" for curve in curves)
    assert all(bool(curve.sign) == curve.edge.troubled for curve in curves)


def test_a_name_that_is_too_long_for_its_box_is_cut_and_told_in_full_beside_it() -> None:
    long = "An extraordinarily long name for a message that goes on and on"
    text = SHOP.replace("Your money is back", long)
    (box,) = [box for box in drawn(text).boxes if box.item.kind == "communication"]
    assert len(box.lines) == 2
    assert box.lines[1].endswith("…")
    assert f"<title>{long}" in page_of(text)
