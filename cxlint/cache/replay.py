"""Says again what an earlier run has said, where nothing that it depended on has changed.

A run is kept under the checksum of its question: the arguments, the folder, the environment, the terminal, the
program. Its witnesses are all that was looked at to answer it. Only where every one of them is seen to be what it was,
the answer is given again; whatever is uncertain means that the question is worked out anew.
"""

from __future__ import annotations

import marshal

from cxlint.cache.asked import Asked
from cxlint.cache.store import checksum
from cxlint.cache.witness import Look, Unsure

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from cxlint.cache.store import Store
    from cxlint.workspace.stamps import Stamp

FOLDER = "runs"
MOST = 64
"""How many runs are kept."""

LONGEST = 1 << 21
"""How many characters may have been said, and how long a list of what git leaves out may be."""

Witnesses = dict[str, "Any"]
"""
`day`: the day that was judged, where nobody named one; `root`: the workspace; `started`: the folders in it that were
walked; `left_out`: the checksum of what git leaves out of it, None where there is no repository; `unread`: files and
folders of which only the names count; `program`, `files`: files that are looked at; `ways`: paths that have to lead
where they led.
"""


class Answer:
    """What was said, in pieces of text for the standard output (1) and the standard error (2), and the exit code."""

    def __init__(self, pieces: Sequence[tuple[int, str]], code: int) -> None:
        self.pieces = pieces
        self.code = code


class Met:
    """What was met in a workspace by a walk that began at some folders, and what git leaves out of it.

    The program, and what else was looked at `beside`, is that of the earlier run.
    """

    def __init__(self, kept: Witnesses, beside: Look, look: Look, left_out: frozenset[bytes] | None) -> None:
        self.root: str = kept["root"]
        self.started: list[str] = kept["started"]
        self.unread: frozenset[str] = kept["unread"]
        self.program: list[str] = kept["program"]
        self.beside = beside
        self.look = look
        self.left_out = left_out


class Runs:
    """The runs of one question; `begun` is when it was asked, in nanoseconds, and `day` which day that is.

    Where an earlier answer is not that of today, `met` is what was seen of the workspace when that was found out.
    """

    def __init__(self, store: Store, question: bytes, begun: int, day: Sequence[int]) -> None:
        self.store = store
        self.met: Met | None = None
        self._question = store.signature(question)
        self._name = f"{FOLDER}/{self._question[:20].hex()}"
        self._begun = begun
        self._day = tuple(day)
        self._fresh: Witnesses | None = None

    def answer(self, environment: Mapping[str, str]) -> Answer | None:
        """The answer of an earlier run, if it is that of today."""
        opened = self.store.open(self._name)
        data = opened.section("run") if opened else None
        if data is None:
            return None
        try:
            kept = marshal.loads(data)  # noqa: S302 - only what the user's own key has signed
            if kept["question"] != self._question or not self._still(kept, environment):
                return None
            return Answer(kept["pieces"], kept["code"])
        except Exception:  # whatever is wrong with what is kept, a run only does without
            return None

    def refresh(self) -> None:
        """Keep for the next time that files which had changed shortly before are old by now."""
        if self._fresh is not None:
            self._save(self._fresh)

    def keep(
        self, answer: Answer, witnesses: Witnesses, files: Collection[str], seen: Mapping[str, Stamp]
    ) -> bool:
        """Keep an answer with its witnesses; `files` are those that the run has met in the workspace.

        `seen` is what the system said of some of them before they were read.
        """
        if sum(len(text) for _, text in answer.pieces) > LONGEST:
            return False
        beside, inside = Look(self._begun), Look(self._begun)
        try:
            _look_beside(beside, witnesses, self.met.beside if self.met else None)
            self._look_inside(inside, witnesses, files, seen)
        except (OSError, ValueError, Unsure):
            return False
        if inside.met() != files:
            return False
        kept = {
            **witnesses,
            "question": self._question,
            "pieces": [tuple(piece) for piece in answer.pieces],
            "code": answer.code,
            "young": [*beside.young, *inside.young],
            "beside": beside.seen(),
            "inside": inside.seen(),
        }
        return self._save(kept)

    def _look_inside(
        self, look: Look, witnesses: Witnesses, files: Collection[str], seen: Mapping[str, Stamp]
    ) -> None:
        root, started, unread = witnesses["root"], witnesses["started"], witnesses["unread"]
        met = self.met
        if met and (met.root, met.started, met.unread) == (root, started, unread):
            look.walked(root, met.look)
        elif seen:
            look.told(root, files, seen, unread)
        else:
            look.walk(root, started, unread)

    def _save(self, kept: Witnesses) -> bool:
        saved = self.store.save(self._name, {"run": marshal.dumps(kept)})
        if saved:
            self.store.prune(FOLDER, MOST)
        return saved

    def _still(self, kept: Witnesses, environment: Mapping[str, str]) -> bool:
        """Whether all witnesses are what they were."""
        if kept["day"] is not None and tuple(kept["day"]) != self._day:
            return False
        beside, inside = Look(self._begun, kept["young"]), Look(self._begun, kept["young"])
        _look_beside(beside, kept)
        if beside.seen() != kept["beside"]:
            return False
        said = asked = None
        if kept["left_out"] is not None:
            asked = Asked(kept["root"], kept["started"], environment)
        try:
            inside.walk(kept["root"], kept["started"], kept["unread"])
            if asked:
                said, asked = asked.answer(), None
        finally:
            if asked:
                asked.drop()
        self.met = Met(kept, beside, inside, said)
        if inside.seen() != kept["inside"] or checksum_of(said) != kept["left_out"]:
            return False
        young = [*beside.young, *inside.young]
        if len(young) < len(kept["young"]):
            settled = {"beside": beside.settled(), "inside": inside.settled()}
            self._fresh = {**kept, **settled, "young": young}
        return True


def checksum_of(left_out: frozenset[bytes] | None) -> bytes | None:
    """The checksum of what git leaves out; None where git has said nothing."""
    return None if left_out is None else checksum(b"\0".join(sorted(left_out)))


def _look_beside(look: Look, witnesses: Witnesses, other: Look | None = None) -> None:
    look.program(witnesses["program"], other)
    look.ways(witnesses["ways"])
    look.files(witnesses["files"])
