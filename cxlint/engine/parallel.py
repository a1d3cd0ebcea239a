"""Works in several processes where there is enough to do; the answer is the same for any number of them.

Each helper is a copy of this process (`fork`). The work is cut into pieces, and whoever is free takes the next one:
two neighbours go towards each other, so that what lies together is mostly done by one. Answers come back over
pipes while this process works as well. A piece of which nothing comes back is done here, so that nothing is left out.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from cxlint.engine.groups import apart, ends_first
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator, Sequence

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

LEAST = 150
"""Items for each process; for fewer it is not worth the start."""

PIECES, LARGEST = 16, 128
"""Pieces for each process, and items in a piece at most: small ones, so that all are done at about the same time."""

QUEUES = 16
"""Queues of pieces for each process."""

_MOST = 1000
"""Pieces for each process at most: their numbers have to fit into the smallest pipe that a system gives."""

_PIPE = 1 << 20
"""Bytes that may wait for this process to read them, where the system allows it."""

_HEAD = 12
"""Bytes before each answer: the number of the piece, and the length of the answer."""


class Carrier(NamedTuple):
    """How an answer travels from one process to another."""

    pack: Callable[[Any], bytes]
    unpack: Callable[[bytes | memoryview], Any]


def _pickled(answer: object) -> bytes:
    import pickle

    return pickle.dumps(answer, pickle.HIGHEST_PROTOCOL)


def _unpickled(data: bytes | memoryview) -> Any:
    import pickle

    # It comes from a copy of this very process over a pipe of its own, never from a file.
    return pickle.loads(data)  # noqa: S301


PICKLED = Carrier(_pickled, _unpickled)


def shared_out(
    work: Callable[[Sequence[_Item]], _Answer],
    items: Sequence[_Item],
    jobs: int,
    carrier: Carrier = PICKLED,
    done: Callable[[int], None] = lambda _: None,
    taken: Callable[[_Answer], _Answer] = lambda answer: answer,
    meanwhile: Callable[[], object] = lambda: None,
    group: Callable[[_Item], str] = lambda _: "",
) -> list[_Answer]:
    """What `work` answers for each piece of the items, in their order; `done` is told of how many items it has come.

    What this process makes of an answer when it comes, its own or another's, is what `taken` gives; what helps it alone
    is done `meanwhile`, while others begin, if there are any. Pieces of one `group` are mostly done by one process.
    """
    count = max(1, min(jobs, len(items) // LEAST if can_fork() else 1))
    pieces = apart(_pieces(items, count), group)
    answers: dict[int, _Answer] = {}

    def keep(number: int, answer: _Answer) -> None:
        answers[number] = taken(answer)
        done(len(pieces[number]))

    if count > 1:
        turns = ends_first([group(piece[0]) for piece in pieces])
        with _Crew(lambda number: carrier.pack(work(pieces[number])), turns, count) as crew:
            meanwhile()
            for number in crew.own():
                keep(number, work(pieces[number]))
                for other, packed in crew.answers(wait=False):
                    keep(other, carrier.unpack(packed))
            for other, packed in crew.answers(wait=True):
                keep(other, carrier.unpack(packed))
    for number, piece in enumerate(pieces):
        if number not in answers:
            keep(number, work(piece))
    return [answers[number] for number in range(len(pieces))]


def _pieces(items: Sequence[_Item], count: int) -> list[Sequence[_Item]]:
    """The items in pieces; there is always one, although it may be empty."""
    size = LARGEST if count == 1 else max(1, min(LARGEST, len(items) // (count * PIECES)))
    size = max(size, len(items) // (count * _MOST))
    return [items[start : start + size] for start in range(0, len(items), size)] or [items]


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

    def hear(self) -> tuple[int, memoryview] | None:
        """Take what waits in the pipe; the answer where it is whole by that, which may be used up to the next call."""
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
        number, answer = int.from_bytes(self._head[:4], "little"), self._room[: self._length]
        self._head, self._heard = b"", 0
        return number, answer

    @property
    def _length(self) -> int:
        return int.from_bytes(self._head[4:], "little")


class _Crew:
    """This process and its helpers, who all take numbers of pieces from the same queues."""

    def __init__(self, work: Callable[[int], bytes], turns: Sequence[int], count: int) -> None:
        self._count = min(count, len(turns))
        share = -(-len(turns) // (self._count * QUEUES))
        self._queues = [_queue(turns[start : start + share]) for start in range(0, len(turns), share)]
        self._helpers: list[_Helper] = []
        for member in range(1, self._count):
            self._start(work, member)

    def __enter__(self) -> _Crew:
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

    def answers(self, *, wait: bool) -> Iterator[tuple[int, memoryview]]:
        """The answers of the helpers: those that have come, or with `wait` all that will ever come.

        Each may be used up to the next.
        """
        from select import POLLIN, poll

        open_pipes = {helper.pipe: helper for helper in self._helpers}
        poller = poll()
        for pipe in open_pipes:
            poller.register(pipe, POLLIN)
        while open_pipes:
            ready = poller.poll(None if wait else 0)
            for pipe, _ in ready:
                helper = open_pipes[pipe]
                answer = helper.hear()
                if answer is not None:
                    yield answer
                if helper.ended:
                    poller.unregister(pipe)
                    del open_pipes[pipe]
            if not wait and not ready:
                return

    def _start(self, work: Callable[[int], bytes], member: int) -> None:
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
                for number in self.own(member):
                    packed = work(number)
                    head = number.to_bytes(4, "little") + len(packed).to_bytes(8, "little")
                    _write(pipe, head)
                    _write(pipe, packed)


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


def _widen(pipe: int) -> None:
    """Let more wait in a pipe than is usual."""
    import fcntl

    try:
        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)
    except (AttributeError, OSError):
        pass
