"""`cxlint baseline`, and how a check takes what it wrote."""

from __future__ import annotations

import json
from pathlib import Path

ONLY = ("--select", "POL004")
FILE = "cxlint-baseline.yaml"
RETURNS = "governance/policies/returns.yaml"


def changed(shop: Path, old: str, new: str) -> None:
    text = (shop / RETURNS).read_text(encoding="utf-8")
    assert old in text
    (shop / RETURNS).write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_written_down_lets_the_next_check_pass_by_itself(cxlint, shop: Path) -> None:
    assert cxlint("check", *ONLY).returncode == 1
    done = cxlint("baseline", *ONLY)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{FILE}: 2 (new: 2)\n", "")
    done = cxlint("check", *ONLY)
    assert done.returncode == 0
    assert "Nothing new in 4 files stands in your customers' way." in done.stdout
    assert "Known findings in the baseline: 2." in done.stdout
    assert "Well done" not in done.stdout


def test_the_file_is_no_document_where_the_whole_folder_is_read(cxlint, shop: Path) -> None:
    (shop / "cxlint.yaml").write_text("roots: [.]\nexclude: [elsewhere]\n", encoding="utf-8")
    cxlint("baseline", *ONLY)
    done = cxlint("check", *ONLY, "-f", "concise")
    assert done.stdout == "cxlint: exit 0: no finding at or above 'error'\n"
    assert FILE not in cxlint("check", "--show-files").stdout


def test_the_age_of_the_debt_is_shown(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY, "--as-of", "2026-03-27")
    done = cxlint("check", *ONLY)
    assert (
        "Known findings in the baseline: 2. The oldest has waited for 240 days, since 2026-03-27."
        in done.stdout
    )
    cxlint("baseline", *ONLY, "--as-of", "2026-11-21")
    assert "since 2026-03-27" in cxlint("check", *ONLY).stdout  # writing it anew makes nothing younger
    arabic = cxlint("check", *ONLY, "--lang", "ar").stdout
    assert "٢٤٠ يومًا" in arabic


def test_what_must_be_settled_soon_and_what_has_become_better_is_told(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY, "--expires", "2026-12-22", "--owner", "mona", "--reason", "Before cxlint")
    changed(shop, "20%", "15%")
    done = cxlint("check", *ONLY, "-v")
    assert done.returncode == 0
    assert "Of them, to be settled within 30 days: 2." in done.stdout
    assert (
        "Of them, better than the baseline allows: 1. `cxlint baseline --prune` keeps it so." in done.stdout
    )
    assert "In the baseline since 2026-11-22, until 2026-12-22, for mona: Before cxlint" in done.stdout


def test_pruning_keeps_what_has_become_better(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY)
    changed(shop, "20%", "15%")
    assert cxlint("baseline", *ONLY, "--prune").stdout == f"{FILE}: 2 (better: 1)\n"
    changed(shop, "15%", "20%")
    assert cxlint("check", *ONLY).returncode == 1


def test_an_entry_without_its_finding_fails_until_it_is_pruned(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY)
    changed(shop, "20%", "none")
    done = cxlint("check", *ONLY, "-f", "concise")
    assert done.returncode == 1
    assert done.stdout.startswith(f"{FILE}:12:12: error CX041 ")
    assert cxlint("baseline", *ONLY, "--prune").stdout == f"{FILE}: 1 (gone: 1)\n"
    assert cxlint("check", *ONLY).returncode == 0


def test_the_line_of_the_baseline_is_quoted(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY)
    changed(shop, "20%", "none")
    assert "12 | - subject: policy/returns" in cxlint("check", *ONLY).stdout


def test_pruning_lets_nothing_in(cxlint, shop: Path) -> None:
    cxlint("baseline", "--select", "OWN001")
    cxlint("baseline", *ONLY, "--prune")
    assert cxlint("check", *ONLY).returncode == 1
    done = cxlint("baseline", "--prune", "--reason", "x")
    assert done.returncode == 2
    assert "--prune lets nothing new in" in done.stderr


def test_the_baseline_can_be_left_out_or_be_another_file(cxlint, shop: Path) -> None:
    assert cxlint("baseline", *ONLY, "--baseline", "debt.yaml").stdout == "debt.yaml: 2 (new: 2)\n"
    assert cxlint("check", *ONLY).returncode == 1
    assert cxlint("check", *ONLY, "--baseline", "debt.yaml").returncode == 0
    cxlint("baseline", *ONLY)
    assert cxlint("check", *ONLY).returncode == 0
    assert cxlint("check", *ONLY, "--no-baseline").returncode == 1
    assert cxlint("check", *ONLY, "--isolated").returncode == 1


def test_from_a_folder_inside_the_workspace_the_file_lies_beside_the_configuration(
    cxlint, shop: Path
) -> None:
    cxlint("baseline", *ONLY, folder=shop / "governance")
    assert (shop / FILE).exists()
    done = cxlint("baseline", *ONLY, "--baseline", "debt.yaml", folder=shop / "governance")
    assert done.stdout == "governance/debt.yaml: 2 (new: 2)\n"


def test_what_cannot_be_done_is_said(cxlint, shop: Path, tmp_path: Path) -> None:
    def told(*words: str) -> str:
        done = cxlint(*words)
        assert done.returncode == 2
        return done.stderr

    assert "there is no file 'b.yaml'; `cxlint baseline --baseline b.yaml` writes it" in told(
        "check", "--baseline", "b.yaml"
    )
    assert "lies outside the workspace" in told("baseline", "--baseline", str(tmp_path / "b.yaml"))
    assert "--baseline and --no-baseline" in told("check", "--no-baseline", "--baseline", "cxlint.yaml")
    assert f"there is no '{FILE}' yet" in told("baseline", "--prune")
    assert "nobody is called 'zoe'" in told("baseline", "--owner", "zoe")
    assert "'soon' is not a day" in told("baseline", "--expires", "soon")
    assert "--expires 2026-11-21 has passed already" in told("baseline", "--expires", "2026-11-21")
    assert not (shop / FILE).exists()


def test_an_entry_that_cannot_be_understood_is_never_written_over(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY)
    text = (shop / FILE).read_text(encoding="utf-8").replace("since: 2026-11-22", "since: today", 1)
    (shop / FILE).write_text(text, encoding="utf-8")
    done = cxlint("baseline", *ONLY)
    assert done.returncode == 2
    assert f"{FILE}:10:10: this part of the baseline cannot be understood" in done.stderr
    assert (shop / FILE).read_text(encoding="utf-8") == text
    assert cxlint("check", *ONLY).returncode == 1


def test_a_baseline_that_is_no_file_is_a_finding(cxlint, shop: Path) -> None:
    (shop / FILE).mkdir()
    done = cxlint("check", *ONLY, "-f", "concise")
    assert done.returncode == 3
    assert f"{FILE}:1:1: error CX005 " in done.stdout


def test_what_cannot_be_read_is_not_taken_in_and_is_named(cxlint, shop: Path) -> None:
    changed(shop, "owner: mona", "onwer: mona")
    done = cxlint("baseline", *ONLY)
    assert done.returncode == 0
    assert "Not taken in, because it can neither be waived nor put off: 1. Mend it:" in done.stdout
    assert f"  {RETURNS}:3:1 CX010 There is no field 'onwer' here" in done.stdout
    assert cxlint("check", *ONLY).returncode == 1


def test_machines_see_what_is_known_apart(cxlint, shop: Path) -> None:
    cxlint("baseline", *ONLY, "--reason", "Before cxlint")
    outputs = [
        word
        for name in ("json", "sarif", "gitlab", "junit", "markdown", "github")
        for word in ("-f", f"{name}={name}.out")
    ]
    assert cxlint("check", *ONLY, *outputs).returncode == 0
    found = {
        name: (shop / f"{name}.out").read_text(encoding="utf-8")
        for name in ("sarif", "gitlab", "junit", "markdown", "github")
    }
    data = json.loads((shop / "json.out").read_text(encoding="utf-8"))
    assert data["findings"] == []
    assert data["summary"]["counts"]["known"] == 2
    assert [one["reason"] for one in data["known"]] == ["Before cxlint"] * 2
    assert [(row["failed"], row["known"]) for row in data["summary"]["families"] if row["id"] == "POL"] == [
        (2, 2)
    ]
    assert json.loads(found["sarif"])["runs"][0]["results"] == []
    assert json.loads(found["gitlab"]) == []
    assert found["github"] == ""
    assert found["junit"].count('<skipped type="baseline"') == 2
    assert 'failures="0"' in found["junit"]
    assert "<summary>In the baseline</summary>" in found["markdown"]
    assert "Known findings in the baseline: 2." in found["markdown"]
