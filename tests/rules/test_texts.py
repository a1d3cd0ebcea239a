"""What customers read in Markdown documents is held against the terms and against the other languages."""

from __future__ import annotations

import pytest
import yaml

from cxlint.diagnostics import Finding
from cxlint.rules.gov._platform import PLATFORM, is_stale
from cxlint.testing import run_files

ORIGINAL = """\
---
kind: policy
id: returns
language: en
terms: {return: {window: 30 days}}
---
# Returns

You can return everything
within 30 days.
"""
TRANSLATION = """\
---
kind: policy
id: returns-ar
language: ar
translates: returns
---
# الإرجاع

يمكنك الإرجاع خلال ٣٠ يومًا.
"""


def found(files: dict[str, str]) -> list[Finding]:
    return [finding for finding in run_files(files).findings if finding.rule.startswith("TXT")]


def places(files: dict[str, str]) -> list[tuple[str, str, int, int, str]]:
    return [(f.rule, f.file, f.span.line, f.span.column, f.key) for f in found(files)]


def test_texts_that_agree_are_left_alone() -> None:
    assert found({"returns.md": ORIGINAL, "returns.ar.md": TRANSLATION}) == []


def test_a_markdown_text_against_its_terms_is_found_on_its_line() -> None:
    text = ORIGINAL.replace("within 30", "within 14")
    assert places({"returns.md": text}) == [("TXT007", "returns.md", 10, 8, "text")]


def test_a_markdown_text_against_its_terms_says_what_to_write() -> None:
    (finding,) = found({"returns.md": ORIGINAL.replace("within 30", "within 14")})
    assert finding.text == (
        "Customers read “14 days” here, but the terms of returns say 30 days (terms.return.window). "
        "One of them will be broken; say the same in both places."
    )
    assert finding.write == "# Write “30 days” in the text below, instead of “14 days”."


def test_a_number_in_a_translation_that_is_against_the_terms_is_told_once() -> None:
    files = {"returns.md": ORIGINAL, "returns.ar.md": TRANSLATION.replace("٣٠", "١٤")}
    assert places(files) == [("TXT007", "returns.ar.md", 9, 20, "text")]


def test_a_translation_is_held_against_the_text_of_its_original() -> None:
    original = ORIGINAL.replace("terms: {return: {window: 30 days}}\n", "")
    files = {"returns.md": original, "returns.ar.md": TRANSLATION.replace("٣٠", "١٤")}
    assert places(files) == [("TXT008", "returns.ar.md", 9, 20, "numbers")]


def test_a_translation_that_leaves_something_out_is_found_where_its_text_begins() -> None:
    files = {"returns.md": ORIGINAL, "returns.ar.md": TRANSLATION.replace("خلال ٣٠ يومًا", "دائمًا")}
    assert places(files) == [("TXT008", "returns.ar.md", 7, 1, "missing")]


def test_a_translation_without_its_original_is_not_judged() -> None:
    assert found({"returns.ar.md": TRANSLATION.replace("٣٠", "١٤")}) == []


POLICY = """\
kind: policy
id: returns
terms: {return: {window: 30 days}}
customer_text:
  en: |
    Hello: you have 30 days {really} to return it.
    Try it.
  ar: أمامك ١٤ يومًا للإرجاع.
"""


@pytest.mark.parametrize("rule", ["TXT007", "TXT008"])
def test_what_is_to_be_written_mends_a_text(rule: str) -> None:
    text = POLICY if rule == "TXT007" else POLICY.replace("terms: {return: {window: 30 days}}\n", "")
    policy = yaml.safe_load(text)
    (finding,) = found({"p.yaml": text})
    assert finding.rule == rule
    assert yaml.safe_load(finding.write) == {"ar": "أمامك ٣٠ يومًا للإرجاع.\n"}
    policy["customer_text"].update(yaml.safe_load(finding.write))
    assert found({"p.yaml": yaml.safe_dump(policy, allow_unicode=True)}) == []


def test_what_is_to_be_written_adds_what_is_missing() -> None:
    policy = yaml.safe_load(POLICY)
    policy["customer_text"]["ar"] = "مرحبًا."
    (finding,) = found({"p.yaml": yaml.safe_dump(policy, allow_unicode=True)})
    assert finding.key == "missing"
    policy["customer_text"].update(yaml.safe_load(finding.write))
    assert found({"p.yaml": yaml.safe_dump(policy, allow_unicode=True)}) == []


def test_the_text_of_the_fixture_contradicts_its_window() -> None:
    text = (
        "kind: policy\nid: return-web\nscope: {channels: [web]}\n"
        "terms: {return: {window: 7 days}, refund: {deadline: 30 working days}}\n"
        "customer_text:\n  ar: البضاعة المباعة لا ترد ولا تستبدل إلا خلال ١٤ يومًا.\n"
    )
    assert [f.rule for f in found({"p.yaml": text})] == ["TXT007"]


@pytest.mark.parametrize("words", PLATFORM)
def test_the_closed_platform_is_seen_in_every_way_to_refer_to_it(words: str):
    assert is_stale(f"Write to the {words.upper()}\n today.")
