"""`-f html=FILE` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.saved.test_course import saved


def test_check_writes_the_page_beside_other_formats(cxlint, shop: Path) -> None:
    done = cxlint("check", "-f", "html=report.html", "-f", "text")
    assert done.returncode == 1
    assert "POL004" in done.stdout
    page = (shop / "report.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert 'id="maps"' in page
    assert "governance/policies/returns.yaml" in page


def test_files_are_named_as_in_the_workspace_wherever_the_command_starts(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "html=one.html")
    cxlint("check", str(shop), "-f", f"html={shop / 'two.html'}", folder=shop.parent)
    assert (shop / "one.html").read_bytes() == (shop / "two.html").read_bytes()


def test_a_saved_result_is_rendered_as_the_same_page(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "html=now.html", "-f", "json=result.json")
    done = cxlint("render", "result.json", "-f", "html=later.html")
    assert done.returncode == 1, done.stderr
    assert (shop / "now.html").read_bytes() == (shop / "later.html").read_bytes()


def test_the_report_of_the_leadership_is_the_same_page(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "html=check.html")
    done = cxlint("report", "-f", "html=report.html", "-f", "text")
    assert done.returncode == 0, done.stderr
    assert (shop / "report.html").read_bytes() == (shop / "check.html").read_bytes()


def test_a_report_on_one_owner_says_so_and_draws_no_maps_of_others(cxlint, shop: Path) -> None:
    done = cxlint("report", "--owner", "mona", "-f", "html=mona.html")
    assert done.returncode == 0, done.stderr
    page = (shop / "mona.html").read_text(encoding="utf-8")
    assert "This report is limited to: Möna كريم." in page
    assert 'id="maps"' not in page


def test_how_it_went_is_drawn_where_a_file_tells_it(cxlint, shop: Path) -> None:
    (shop / "trend.json").write_text(json.dumps(saved()), encoding="utf-8")
    done = cxlint("report", "--trend", "trend.json", "-f", "html=report.html")
    assert done.returncode == 0, done.stderr
    assert 'played back from <bdi class="d">2026-01-28</bdi> to' in (shop / "report.html").read_text(
        encoding="utf-8"
    )
    (shop / "trend.json").write_text("{}", encoding="utf-8")
    refused = cxlint("report", "--trend", "trend.json", "-f", "html=report.html")
    assert refused.returncode == 2
    assert "'trend.json' is no trend" in refused.stderr
