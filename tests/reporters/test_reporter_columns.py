"""One line with letters of every width: each format points at the same letter in its own unit."""

from __future__ import annotations

import json as plain_json

import pytest

from cxlint.diagnostics import Span
from cxlint.reporters.concise import concise
from cxlint.reporters.github import github
from cxlint.reporters.gitlab import gitlab
from cxlint.reporters.json import json
from cxlint.reporters.junit import junit
from cxlint.reporters.sarif import sarif
from cxlint.reporters.text import text
from cxlint.reporting import Style
from tests.reporters.samples import finding, result

LINE = 'owner: "é中😀 x"'
COLUMN = 13
MADE = result(
    (finding(span=Span(3, COLUMN, 3, COLUMN + 1)),), lines={"policies/returns.yaml": ("", "", LINE)}
)


def test_the_line_is_the_one_that_tells_units_apart():
    assert LINE[COLUMN - 1] == "x"
    assert len(LINE[: COLUMN - 1].encode("utf-16-le")) // 2 + 1 == 14
    assert len(LINE[: COLUMN - 1].encode()) + 1 == 19


def test_sarif_counts_the_unit_that_it_declares():
    run = plain_json.loads(sarif(MADE, Style()))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 14}


def test_json_counts_code_points():
    span = plain_json.loads(json(MADE, Style()))["findings"][0]["span"]
    assert span == {"line": 3, "column": 13, "end_line": 3, "end_column": 14}


def test_gitlab_counts_code_points():
    positions = plain_json.loads(gitlab(MADE, Style()))[0]["location"]["positions"]
    assert positions == {"begin": {"line": 3, "column": 13}, "end": {"line": 3, "column": 14}}


def test_github_counts_code_points():
    assert ",line=3,endLine=3,col=13,endColumn=14," in github(MADE, Style())


@pytest.mark.parametrize("reporter", [concise, junit])
def test_lines_for_people_name_the_column(reporter):
    assert "policies/returns.yaml:3:13: " in reporter(MADE, Style())


def test_text_puts_the_caret_by_what_the_terminal_shows():
    lines = text(MADE, Style()).split("\n")
    quote = next(place for place, line in enumerate(lines) if line.startswith("    3 | "))
    assert "  3:13  error" in "\n".join(lines)
    assert lines[quote] == "    3 | " + LINE
    columns = len('owner: "é') + 2 + 2 + 1  # the ideograph and the emoji take two columns each
    assert lines[quote + 1] == "      | " + " " * columns + "^"
