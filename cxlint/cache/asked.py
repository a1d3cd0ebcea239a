"""Asks git what a repository leaves out, while something else is done."""

from __future__ import annotations

import os
import select
import time

from cxlint.workspace.left_out import GIT_SECONDS, answered, command, environment

TYPE_CHECKING = False  # the module typing takes longer to load than git to answer
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_CHUNK = 1 << 16


class Asked:
    """A question that git is thinking about. It must be answered or dropped."""

    def __init__(self, root: str, roots: Iterable[str], inherited: Mapping[str, str]) -> None:
        self._pipe, told = os.pipe()
        try:
            self._process = os.posix_spawnp(
                "git",
                command(root, roots),
                environment(inherited),
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_DUP2, told, 1),
                    (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
                ],
            )
        except OSError:
            os.close(self._pipe)
            raise
        finally:
            os.close(told)
        self._ends = time.monotonic() + GIT_SECONDS

    def answer(self) -> frozenset[bytes] | None:
        """What git says is left out; None where it refuses to say."""
        said: list[bytes] = []
        while select.select([self._pipe], [], [], max(0.0, self._ends - time.monotonic()))[0]:
            part = os.read(self._pipe, _CHUNK)
            if not part:
                return answered(b"".join(said)) if self._end() == 0 else None
            said.append(part)
        self.drop()
        return None

    def drop(self) -> None:
        """Stop asking."""
        from signal import SIGKILL  # takes longer to load than git to answer

        os.kill(self._process, SIGKILL)
        self._end()

    def _end(self) -> int:
        os.close(self._pipe)
        return os.waitpid(self._process, 0)[1]
