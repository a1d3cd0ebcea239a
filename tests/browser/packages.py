"""Packages of JavaScript that tests need: fetched once into a folder for scratch, never part of this repository."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path

import pytest

PINNED = {"axe-core": "4.14.1", "mermaid": "12.3.0"}
"""What is used, in the version that the tests were written for."""


def script_of(package: str, file: str) -> str:
    """The text of one file of a package; skips the test where npm cannot bring it."""
    return _unpacked(package).joinpath("package", file).read_text(encoding="utf-8")


def _unpacked(package: str) -> Path:
    version = PINNED[package]
    name = f"cxlint-tests-{package}-{version}-{hashlib.sha256(str(Path.home()).encode()).hexdigest()[:8]}"
    home = Path(tempfile.gettempdir()) / name
    if home.is_dir():
        return home
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"npm is not installed, so {package} cannot be fetched")
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            [npm, "pack", "--silent", f"{package}@{version}"], cwd=folder, capture_output=True, text=True, check=False, timeout=100,
        )  # fmt: skip
        if packed.returncode:
            pytest.skip(f"npm cannot fetch {package}: {packed.stderr.strip()[:200]}")
        made = Path(folder) / "unpacked"
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            archive.extractall(made, filter="data")
        if not home.is_dir():  # another process may have been quicker
            shutil.move(made, home)
    return home
