"""`-f html=FILE` on the command line."""

from __future__ import annotations

import re
from pathlib import Path


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


def test_a_saved_result_is_rendered_as_the_same_page_but_for_the_maps(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "html=now.html", "-f", "json=result.json")
    done = cxlint("render", "result.json", "-f", "html=later.html")
    assert done.returncode == 1, done.stderr
    now, later = ((shop / name).read_text(encoding="utf-8") for name in ("now.html", "later.html"))
    now = re.sub(
        r'<section id="maps">.*?</section>\n|<li><a href="#maps">.*?</li>\n', "", now, flags=re.DOTALL
    )
    assert re.sub(r"\n+", "\n", now) == re.sub(r"\n+", "\n", later)
