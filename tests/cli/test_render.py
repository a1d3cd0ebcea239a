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
