"""Real repositories for the tests, made by the real git with a person and a clock of their own."""

from __future__ import annotations

import os
import subprocess


class Repo:
    """A repository in a folder; nothing of the machine's own settings reaches it."""

    def __init__(self, path, *options):
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    @classmethod
    def at(cls, path):
        """One that is there already."""
        found = cls.__new__(cls)
        found.path = path
        return found

    def git(self, *words, day="2026-01-15", check=True, stdin=None, **more):
        """What git prints, without the last line break."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Mona",
            "GIT_AUTHOR_EMAIL": "mona@example.org",
            "GIT_COMMITTER_NAME": "Mona",
            "GIT_COMMITTER_EMAIL": "mona@example.org",
            "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
            "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
            **more,
        }
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *words],
            cwd=self.path, env=environment, input=stdin, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0 or not check, done.stderr.decode(errors="replace")
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def write(self, files, **more):
        """Write files, by path; bytes as they are, words as UTF-8."""
        for name, content in {**files, **more}.items():
            file = self.path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def commit(self, files=None, message="company: Change", day="2026-01-15"):
        """Write files, commit all there is, and give the hash of the commit."""
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message, day=day)
        return self.git("rev-parse", "HEAD")
