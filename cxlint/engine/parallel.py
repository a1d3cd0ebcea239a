"""Judges in several processes where there is enough to judge; the answer is the same for any number of them.

Each process is a copy of this one (`fork`), which knows the whole workspace and judges its share of the subjects. What
it says comes back over a pipe. A share of which nothing comes back is judged here, so that nothing is ever left out.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

LEAST = 300
"""Subjects for each process; for fewer it is not worth the start."""


class _Helper(NamedTuple):
    """A process, and the pipe on which it answers."""

    process: int
    answers: int


def shared_out(
    work: Callable[[Sequence[_Item]], _Answer], items: Sequence[_Item], jobs: int
) -> list[_Answer]:
    """What `work` answers for each share of the items, in their order; this process takes the first share."""
    count = max(1, min(jobs, len(items) // LEAST if can_fork() else 1))
    size = -(-len(items) // count) if items else 0
    shares = [items[number * size : (number + 1) * size] for number in range(count)]
    helpers = [_start(work, share) for share in shares[1:]]
    answers = [work(shares[0])]
    for helper, share in zip(helpers, shares[1:], strict=True):
        told: list[_Answer] = _answer(helper)
        answers.append(told[0] if told else work(share))
    return answers


def can_fork() -> bool:
    """Whether this process can be copied safely: not where other threads may hold locks, nor on every system."""
    threading = sys.modules.get("threading")
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def _start(work: Callable[[Sequence[_Item]], _Answer], share: Sequence[_Item]) -> _Helper:
    answers, told = os.pipe()
    process = os.fork()
    if process:
        os.close(told)
        return _Helper(process, answers)
    try:  # from here on in the copy, which must neither return nor clean up what belongs to the other
        with os.fdopen(told, "wb") as pipe:
            pickle.dump(work(share), pipe, pickle.HIGHEST_PROTOCOL)
    except BaseException:
        os._exit(1)
    os._exit(0)


def _answer(helper: _Helper) -> list[_Answer]:
    """What a helper answers; nothing where it failed."""
    with os.fdopen(helper.answers, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(helper.process, 0)
    # It comes from a copy of this very process over a pipe of its own, never from a file.
    return [pickle.loads(data)] if status == 0 else []  # noqa: S301
