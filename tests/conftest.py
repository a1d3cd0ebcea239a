"""What all tests share: the checkout, real data where it lies beside it, and an environment that is the same everywhere."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_ACTIONS")


@pytest.fixture(autouse=True)
def _same_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the terminal, of a hook that runs the tests, or of cxlint's own settings and cache leaks in.

    A command that a test runs in its own process leaves garbage collection off, as is right for one that ends.
    """
    gc.enable()
    for name in list(os.environ):
        ours = name.startswith("CXLINT_") and name != "CXLINT_REAL_DATA"
        if name.startswith("GIT_") or name in COLOURS or ours:
            monkeypatch.delenv(name)
    monkeypatch.setenv("CXLINT_NO_CACHE", "1")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The top of this repository."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Documents of real companies; they belong to others and are never part of this repository."""
    folder = os.environ.get("CXLINT_REAL_DATA", "")
    if not folder or not Path(folder).is_dir():
        pytest.skip("CXLINT_REAL_DATA does not name a folder with real documents")
    return Path(folder)
