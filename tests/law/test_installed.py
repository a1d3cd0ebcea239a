"""The law plugin is a distribution of its own, found by its entry point."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_law_plugin_passes_its_own_tests_where_it_is_installed(checkout: Path, tmp_path: Path) -> None:
    plugin = checkout / "plugins" / "cxlint-law"
    project = tomllib.loads((plugin / "pyproject.toml").read_text("utf-8"))["project"]
    installed = tmp_path / f"cxlint_law-{project['version']}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: 1\n", "utf-8"
    )
    points = "".join(f"{name} = {module}\n" for name, module in project["entry-points"]["cxlint"].items())
    (installed / "entry_points.txt").write_text(f"[cxlint]\n{points}", "utf-8")
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--rootdir",
            plugin,
            plugin / "tests",
        ],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (tmp_path, plugin, checkout)))},
        cwd=plugin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "18 passed" in run.stdout


def test_both_commands_of_the_readme_install_it(checkout: Path) -> None:
    readme = (checkout / "README.md").read_text("utf-8")
    assert "pip install -q . ./plugins/cxlint-law &&" in readme
    assert "pip install -q -e '.[dev]' -e ./plugins/cxlint-law &&" in readme
