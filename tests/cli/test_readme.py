"""What the README shows is what the command prints."""

from __future__ import annotations

import re
from pathlib import Path

from cxlint.plugins import build_registry

README = Path(__file__).resolve().parents[2] / "README.md"


def test_the_sample_of_the_readme_is_what_is_printed(cxlint) -> None:
    text = README.read_text(encoding="utf-8")
    (sample,) = re.findall(r"<!-- sample -->\n```text\n(.*?)```", text, re.DOTALL)
    company = README.parent / "examples" / "harbour-bank"
    printed = cxlint("check", "--as-of", "2026-11-22", "--select", "OWN001", str(company)).stdout
    _, _, finding = sample.partition("\n\n")
    assert finding in printed


def test_the_settings_of_the_readme_can_be_used(cxlint, tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    (settings,) = re.findall(r"```yaml\n(roots: .*?)```", text, re.DOTALL)
    (tmp_path / "cxlint.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "governance").mkdir()
    done = cxlint("check", "--show-settings", str(tmp_path))
    assert done.returncode == 0, done.stderr


def test_every_command_of_the_readme_exists(cxlint) -> None:
    for command in re.findall(r"^\| `cxlint (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE):
        assert cxlint(command, "--help").returncode == 0


def test_every_format_is_named_by_readme_and_help_and_no_other(cxlint) -> None:
    formats = list(build_registry(entry_points=False).reporters)
    told = README.read_text(encoding="utf-8").partition("Formats: ")[2].partition(". ")[0]
    assert re.findall(r"`([a-z-]+)`", told) == formats
    for command in ("check", "render"):
        help_text = " ".join(cxlint(command, "--help").stdout.split())
        listed = help_text.partition("--format FORMAT[=FILE] ")[2].partition("; several may be given")[0]
        assert [re.sub(r" \(default\)", "", word) for word in re.split(r", | or ", listed)] == formats
