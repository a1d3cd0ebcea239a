"""Repositories to look into, and the environment that cxlint is given for it."""

from __future__ import annotations

import os
import shutil

import pytest

from cxlint.revisions import Repository
from tests.revisions.repositories import Repo


@pytest.fixture
def repo(tmp_path):
    """An empty repository."""
    if shutil.which("git") is None:
        pytest.skip("needs git")
    return Repo(tmp_path / "company")


@pytest.fixture
def environment():
    """That of the tests, without the settings of this machine."""
    return {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def around(environment):
    """Gives the repository around a folder, and ends what it started."""
    opened = []

    def find(folder, **more):
        opened.append(Repository.around(folder, {**environment, **more}))
        return opened[-1]

    yield find
    for repository in opened:
        repository.close()
