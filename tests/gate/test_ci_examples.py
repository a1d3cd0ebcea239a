"""The CI files that people copy: valid, and with the whole history where a change is judged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / "examples/ci"
FILES = {
    "github.yml": "fetch-depth: 0",
    "gitlab-ci.yml": 'GIT_DEPTH: "0"',
    "azure-pipelines.yml": "fetchDepth: 0",
    "Jenkinsfile": "",
}


def test_every_ci_file_is_looked_at() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_change_is_judged_against_its_base_with_the_whole_history(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    assert "--against auto" in text
    assert FILES[name] in text
    assert "slim'" not in text.replace("slim one", "")  # it has no git


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yml")])
def test_the_yaml_passes_a_linter(name: str) -> None:
    assert yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    rules = "{extends: default, rules: {document-start: disable, line-length: {max: 125}, truthy: disable, comments: {min-spaces-from-content: 2}}}"
    done = subprocess.run(
        [sys.executable, "-m", "yamllint", "-s", "-d", rules, str(FOLDER / name)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_the_command_lines_are_ones_that_cxlint_takes(tmp_path: Path) -> None:
    from cxlint.cli.parser import build_parser

    words = [
        "check",
        "--against",
        "auto",
        "-f",
        "text",
        "-f",
        "github",
        "-f",
        "sarif=cxlint.sarif",
        "-f",
        "markdown=cxlint.md",
    ]
    assert build_parser().parse_args(words).against == "auto"
