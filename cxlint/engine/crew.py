"""Copies of this process (`fork`) that work beside it, and the pipes over which they talk.

Whoever is free takes the number of the next piece from queues that all of them share; the answers of the copies come
back to the process that has made them.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator, Sequence

TOGETHER = 4
"""Pieces whose answers travel together, so that what they share travels once."""

QUEUES = 16
"""Queues of pieces for each process."""

_PIPE = 1 << 20
"""Bytes that may wait for this process to read them, where the system allows it."""

_HEAD = 8
"""Bytes before answers that travel together: their length."""

_LARGER = 1 << 22
"""Bytes; more than is needed at once for answers on their way."""


def can_fork() -> bool:
    """Whether this process can be copied safely: not where other threads may hold locks, nor on every system."""
    threading = sys.modules.get("threading")
    here = threading and threading.current_thread()
    others = [thread for thread in threading.enumerate() if thread is not here] if threading else ()
    return sys.platform == "linux" and all(getattr(thread, "holds_nothing", False) for thread in others)


_ending: list[int] = []
"""Copies that have said all they had to say: the system still takes back their memory, and nobody waits for that."""


def bury(*, wait: bool) -> None:
    """Let the system forget the copies that have ended; with `wait` all of them, which takes but a moment."""
    for process in tuple(_ending):
        try:
            ended, _ = os.waitpid(process, 0 if wait else os.WNOHANG)
        except ChildProcessError:  # a program may ask the system not to keep its dead for it
            ended = process
        if ended:
            _ending.remove(process)


class _Helper:
    """A copy of this process, and the pipe on which it answers."""

    def __init__(self, process: int, pipe: int) -> None:
        self.process = process
        self.pipe = pipe
        self.ended = False
        self._head = b""
        self._room = memoryview(bytearray(_PIPE))
        self._heard = 0

    def hear(self) -> memoryview | None:
        """Take what waits in the pipe; answers that are whole by that, which may be used up to the next call."""
        if len(self._head) < _HEAD:
            said = os.read(self.pipe, _HEAD - len(self._head))
            self._head += said
            self.ended = not said
        else:
            count = os.readv(self.pipe, [self._room[self._heard : self._length]])
            self._heard += count
            self.ended = not count
        if len(self._head) < _HEAD or self._heard < self._length:
            if len(self._room) < self._length:
                self._room = memoryview(bytearray(self._length))
            return None
        answers = self._room[: self._length]
        self._head, self._heard = b"", 0
        return answers

    @property
    def _length(self) -> int:
        return int.from_bytes(self._head, "little")


class Crew:
    """This process and its helpers, who all take numbers of pieces from the same queues."""

    def __init__(self, work: Callable[[int], object], turns: Sequence[int], count: int) -> None:
        import pickle  # noqa: F401 - here, so that the copies need not load it one by one
        from select import POLLIN, poll

        _keep_freed_memory()
        self._count = min(count, len(turns))
        share = -(-len(turns) // (self._count * QUEUES))
        self._queues = [_queue(turns[start : start + share]) for start in range(0, len(turns), share)]
        self._helpers: list[_Helper] = []
        for member in range(1, self._count):
            self._start(work, member)
        self._poller = poll()
        self._open = {helper.pipe: helper for helper in self._helpers}
        for pipe in self._open:
            self._poller.register(pipe, POLLIN)

    def __enter__(self) -> Crew:
        bury(wait=False)
        return self

    def __exit__(self, stopped: object, *_: object) -> None:
        for queue in self._queues:
            os.close(queue)
        for helper in self._helpers:
            os.close(helper.pipe)  # one that still writes ends by that
            _ending.append(helper.process)
        bury(wait=bool(stopped))

    def own(self, member: int = 0) -> Iterator[int]:
        """The pieces that nobody else has taken, as long as there are any.

        Of two neighbours one goes up from the begin of their share, the other one down from its end, until they meet:
        so each has to do with other kinds of documents than the other as long as that is possible.
        """
        total = len(self._queues)
        begin = total * member // self._count
        up = range(begin, begin + total)
        down = range(begin + total // self._count - 1 + total, begin + total // self._count - 1, -1)
        for place in down if member % 2 else up:
            queue = self._queues[place % total]
            while number := os.read(queue, 4):
                yield int.from_bytes(number, "little")

    def answers(self, *, wait: bool) -> Iterator[tuple[int, Any]]:
        """The answers of the helpers, with the numbers of the pieces.

        They are those that have come, or with `wait` all that will ever come.
        """
        while self._open:
            ready = self._poller.poll(None if wait else 0)
            for pipe, _ in ready:
                helper = self._open[pipe]
                answers = helper.hear()
                if answers is not None:
                    yield from _unpacked(answers)
                if helper.ended:
                    self._poller.unregister(pipe)
                    del self._open[pipe]
            if not wait and not ready:
                return

    def _start(self, work: Callable[[int], object], member: int) -> None:
        answers, told = os.pipe()
        _widen(told)
        try:
            process = os.fork()
        except OSError:  # there is no room for another process: its pieces are taken by the others
            os.close(answers)
            os.close(told)
            return
        if process:
            os.close(told)
            self._helpers.append(_Helper(process, answers))
            return
        with _leaving():
            for other in (answers, *(helper.pipe for helper in self._helpers)):
                os.close(other)
            with os.fdopen(told, "wb", buffering=0) as pipe:
                untold: list[tuple[int, object]] = []
                for number in self.own(member):
                    untold.append((number, work(number)))
                    if len(untold) == TOGETHER:
                        _tell(pipe, untold)
                        untold = []
                _tell(pipe, untold)


def _tell(pipe: io.FileIO, answers: list[tuple[int, object]]) -> None:
    import pickle

    packed = pickle.dumps(answers, pickle.HIGHEST_PROTOCOL)
    _write(pipe, len(packed).to_bytes(_HEAD, "little"))
    _write(pipe, packed)


def _unpacked(answers: memoryview) -> Any:
    import pickle

    # It comes from a copy of this very process over a pipe of its own, never from a file.
    return pickle.loads(answers)  # noqa: S301


def _write(pipe: io.FileIO, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[pipe.write(left) :]


@contextmanager
def _leaving() -> Iterator[None]:
    """What a copy does, which must neither return nor clean up what belongs to the other."""
    import gc

    gc.disable()
    try:
        yield
    except BaseException:
        os._exit(1)
    os._exit(0)


def _queue(numbers: Sequence[int]) -> int:
    """A pipe with the numbers of pieces, of which every reader gets another one, and at the end nothing."""
    queue, end = os.pipe()
    os.write(end, b"".join(number.to_bytes(4, "little") for number in numbers))
    os.close(end)
    return queue


def _keep_freed_memory() -> None:
    """Let the process keep memory that it frees, since it needs it again for the next piece.

    Where a large block is given back, the allocator of glibc gives back smaller ones no more.
    """
    with suppress(MemoryError):
        bytes(_LARGER)


def _widen(pipe: int) -> None:
    """Let more wait in a pipe than is usual."""
    import fcntl

    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    except (AttributeError, OSError):
        pass
