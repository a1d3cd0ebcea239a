"""Reads the contents of objects through one lasting `git cat-file --batch`."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from cxlint.errors import RevisionError
from cxlint.revisions.command import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from subprocess import Popen
    from typing import IO

    from cxlint.revisions.command import Git

AHEAD = 64
"""So many objects are asked for before the first is answered: few enough for the smallest pipe."""


class Objects:
    """The objects of a repository, by their full hash."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: Popen[bytes] | None = None
        self._guard: _Guard | None = None

    def read(self, name: str, limit: int) -> bytes | int | None:
        """The bytes of an object; only its size where that is above the limit, None where git lacks it."""
        return self.read_all([name], limit)[0]

    def read_all(self, names: Sequence[str], limit: int) -> list[bytes | int | None]:
        """The same of many objects, several of which are asked for at once, so that nobody waits for each."""
        found: list[bytes | int | None] = []
        while len(found) < len(names):
            found.extend(self._some(names[len(found) : len(found) + AHEAD], limit))
        return found

    def _some(self, names: Sequence[str], limit: int) -> Iterator[bytes | int | None]:
        """The first of the objects, and those after it as long as the same process answers."""
        ask, answer, guard = self._open()
        asked = self._process
        try:
            with guard:
                ask.write("".join(f"{name}\n" for name in names).encode())
                ask.flush()
        except OSError:
            pass  # then there is no answer either
        for _ in names:
            yield self._heard(answer, guard, limit)
            if self._process is not asked:
                return

    def _heard(self, answer: IO[bytes], guard: _Guard, limit: int) -> bytes | int | None:
        with guard:
            try:
                header = answer.readline().split()
                if len(header) == 3 and header[2].isdigit():
                    return self._contents(answer, int(header[2]), limit)
                if len(header) == 2 and header[1] == b"missing":
                    return None
            except OSError:
                pass
        self.close()  # it gives up on damaged objects
        if guard.late:
            raise RevisionError(f"git did not hand over the contents of a file within {SECONDS} seconds")
        return None

    def _contents(self, answer: IO[bytes], size: int, limit: int) -> bytes | int:
        if size > limit:
            self.close()  # quicker than to read on to the next answer
            return size
        data = answer.read(size)
        if len(data) < size or not answer.read(1):
            raise BrokenPipeError
        return data

    def _open(self) -> tuple[IO[bytes], IO[bytes], _Guard]:
        if self._process is None or self._guard is None:
            self._process = self._git.start("cat-file", "--batch", quiet=True)
            self._guard = _Guard(self._process)
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        return process.stdin, process.stdout, self._guard

    def close(self) -> None:
        """End the process; the next question starts another one."""
        process, self._process, self._guard = self._process, None, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    pass
        process.wait()

    def __del__(self) -> None:
        """No process outlives its reader."""
        self.close()


class _Watcher(threading.Thread):
    """A thread that holds no lock which a copy of this process could need, so that one may be made beside it."""

    holds_nothing = True


class _Guard:
    """Ends a process that leaves a question unanswered for too long; `with guard:` is one question."""

    def __init__(self, process: Popen[bytes]) -> None:
        self._process = process
        self._since: float | None = None
        self.late = False
        _Watcher(target=self._watch, daemon=True).start()

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._since = None

    def _watch(self) -> None:
        while self._process.poll() is None:
            since = self._since
            if since is not None and time.monotonic() - since > SECONDS:
                self.late = True
                self._process.kill()
                return
            time.sleep(0.5)
