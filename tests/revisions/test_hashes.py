"""A file is known by the hash that git gives to its content."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from cxlint.workspace.hashed import hash_like


@pytest.mark.parametrize("form", ["sha1", "sha256"])
@pytest.mark.parametrize("data", [b"", b"kind: policy\nid: returns\n", "كريم\r\n".encode() * 1000])
def test_the_hash_is_that_of_git(tmp_path: Path, form: str, data: bytes) -> None:
    def git(*words: str, given: bytes = b"") -> str:
        done = subprocess.run(["git", *words], cwd=tmp_path, input=given, capture_output=True, check=False)
        if done.returncode:
            pytest.skip(done.stderr.decode())
        return done.stdout.decode().strip()

    git("init", "-q", f"--object-format={form}")
    known = git("hash-object", "--stdin", given=data)
    assert hash_like(known, data) == known
