"""`cxlint render` shows a saved result as if the run had just happened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxlint.plugins import build_registry

FORMATS = list(build_registry(entry_points=False).reporters)


@pytest.mark.parametrize("name", FORMATS)
def test_a_rendered_result_has_the_bytes_of_the_run(name: str, cxlint, shop: Path) -> None:
    fresh = cxlint("check", "-f", f"json={shop}/saved.json", "-f", name)
    saved = cxlint("render", "saved.json", "-f", name)
    assert (saved.returncode, saved.stdout) == (fresh.returncode, fresh.stdout)
    assert saved.returncode == 1
    assert cxlint("render", "-", "-f", name, given=(shop / "saved.json").read_bytes()).stdout == fresh.stdout


def test_files_are_named_from_where_the_reader_stands(cxlint, files, tmp_path: Path) -> None:
    company = {
        "care/cxlint.yaml": "language: en\n",
        "care/p.yaml": "kind: policy\nid: p\nterms:\n  return:\n    restocking: 20%\n",
    }
    top = files(cxlint.folder, company)
    elsewhere = files(tmp_path / "elsewhere", {"x": ""})
    for folder, name in ((top, "care/p.yaml:5"), (top / "care", "p.yaml:5")):
        fresh = cxlint("check", str(top / "care"), "-f", f"json={top}/r.json", "-f", "concise", folder=folder)
        assert name in fresh.stdout
        assert cxlint("render", str(top / "r.json"), "-f", "concise", folder=folder).stdout == fresh.stdout
    assert (
        "\ncare/p.yaml:5"
        in "\n" + cxlint("render", str(top / "r.json"), "-f", "concise", folder=elsewhere).stdout
    )


def test_one_saved_result_feeds_several_formats(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "json=r.json")
    done = cxlint("render", "r.json", "-f", "sarif=r.sarif", "-f", "markdown=r.md", "-f", "json=again.json")
    assert done.returncode == 1
    assert "findings at or above" in done.stderr or "1 finding at or above" in done.stderr
    assert json.loads((shop / "r.sarif").read_text(encoding="utf-8"))["runs"]
    assert (shop / "r.md").read_text(encoding="utf-8").startswith("### cxlint")
    assert (shop / "again.json").read_bytes() == (shop / "r.json").read_bytes()


def test_what_fails_can_be_chosen_anew(cxlint, shop: Path) -> None:
    cxlint("check", "-f", "json=r.json")
    assert cxlint("render", "r.json", "--exit-zero").returncode == 0
    assert cxlint("render", "r.json", "--fail-on", "never").returncode == 0
    fresh = cxlint("check", "--fail-on", "warning")
    assert cxlint("render", "r.json", "--fail-on", "warning").stdout == fresh.stdout


def test_what_cannot_be_rendered_is_told_in_one_line(cxlint, shop: Path) -> None:
    (shop / "r.json").write_text('{"a": [', encoding="utf-8")
    for name, told in (
        ("r.json", "'r.json' is no result of cxlint"),
        ("gone.json", "'gone.json' cannot be read: No such file"),
        (".", "'.' cannot be read: Is a directory"),
        ("a\x1b[2J.json", "'a\\x1b[2J.json' cannot be read"),
    ):
        done = cxlint("render", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"cxlint: exit 2: {told}")
        assert done.stderr.count("\n") == 1
    assert "did you mean" in cxlint("render", "r.json", "-f", "jsn").stderr


def test_the_schema_of_a_result_is_published(cxlint, shop: Path) -> None:
    from jsonschema import Draft7Validator

    schema = json.loads(cxlint("schema", "result").stdout)
    assert schema["$id"] == "cxlint:result"
    Draft7Validator(schema).validate(json.loads(cxlint("check", "-f", "json").stdout))
    assert "\nresult " in cxlint("schema").stdout


@pytest.mark.parametrize("name", FORMATS)
def test_parts_put_together_have_the_bytes_of_the_whole(name: str, cxlint, shop: Path) -> None:
    whole = cxlint("check", "-f", name)
    for number in "12":
        part = cxlint("check", "--shard", f"{number}/2", "-f", f"json=part{number}.json")
        assert part.returncode in (0, 1)
    joined = cxlint("render", "part2.json", "part1.json", "-f", name)
    assert (joined.returncode, joined.stdout) == (whole.returncode, whole.stdout)


def test_a_missing_part_is_exit_3(cxlint, shop: Path) -> None:
    cxlint("check", "--shard", "1/2", "-f", "json=part.json")
    done = cxlint("render", "part.json")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "cxlint: exit 3: part 2 is missing, of 2, so something was not checked\n"


def test_a_part_says_that_it_is_one(cxlint, shop: Path) -> None:
    assert "Note: this is part 1 of 2;" in cxlint("check", "--shard", "1/2").stdout


@pytest.mark.parametrize("word", ["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/99999", "1/2/3", ""])
def test_a_part_that_cannot_be_is_refused(word: str, cxlint, shop: Path) -> None:
    done = cxlint("check", f"--shard={word}")
    assert done.returncode == 2
    assert "write --shard 2/5 for the second of five" in done.stderr


def test_a_part_is_one_of_the_whole_workspace(cxlint, shop: Path) -> None:
    done = cxlint("check", "--shard", "1/2", "governance/people.yaml")
    assert done.returncode == 2
    assert "give it without paths" in done.stderr


def test_repositories_are_shown_as_a_group(cxlint, shop: Path, files) -> None:
    cxlint("check", "-f", "json=shop.json")
    bank = {
        "bank/cxlint.yaml": "home: https://git.example.org/bank\n",
        "bank/p.yaml": "kind: policy\nid: returns\nterms:\n  return:\n    restocking: 20%\n",
    }
    files(cxlint.folder, bank)
    cxlint("check", "-f", "json=../b.json", folder=cxlint.folder / "bank")
    done = cxlint("render", "shop.json", "bank=b.json", "--home", "shop=https://git.example.org/shop")
    assert done.returncode == 1, done.stderr
    assert "\nbank/bank/p.yaml\n" in done.stdout
    assert "\nshop/governance/policies/returns.yaml\n" in done.stdout
    assert "bank https://git.example.org/bank\n" in done.stdout
    assert "shop https://git.example.org/shop\n" in done.stdout
    cxlint("check", "-f", "json=../b.json", "--ignore", "KPI014", folder=cxlint.folder / "bank")
    refused = cxlint("render", "shop.json", "bank=b.json")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "rules that only 'shop' asks: KPI014. --mixed shows them" in refused.stderr
    mixed = cxlint("render", "shop.json", "bank=b.json", "--mixed")
    assert "Note: not judged alike: rules that only 'shop' asks: KPI014" in mixed.stdout
    assert cxlint("render", "shop.json", "--home", "shop").returncode == 2
