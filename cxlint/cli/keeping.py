"""Notes what a check says and how its files were found, so that it can be said again as long as nothing changes."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, Any

from cxlint.cache.replay import Answer
from cxlint.cache.witness import YOUNG
from cxlint.cli.witnesses import Checked, is_ordinary, presence, witnesses_of
from cxlint.workspace.discovery import Seen, explore
from cxlint.workspace.ignore import Ignored
from cxlint.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from cxlint.cache.replay import Met, Runs
    from cxlint.workspace.discovery import Discovery, Walked
    from cxlint.workspace.stamps import Stamp

_CLEAN, _FINDINGS = 0, 1


class Noting(io.TextIOWrapper):
    """A stream that notes what is written to it, in one list with the other stream; `beneath` is that without notes."""

    def __init__(self, beneath: io.TextIOWrapper, number: int, notes: list[tuple[int, str]]) -> None:
        super().__init__(
            beneath.buffer,
            encoding=beneath.encoding,
            errors=beneath.errors,
            line_buffering=beneath.line_buffering,
            write_through=beneath.write_through,
        )
        self.beneath = beneath
        self.mode = "w"  # type: ignore[misc]  # as that of the stream beneath is, which Python sets as well
        self._number = number
        self._notes = notes

    def write(self, text: str) -> int:
        """Write and note."""
        self._notes.append((self._number, text))
        return super().write(text)


class Watching(Disk):
    """The tree of a folder on disk, which remembers how its files were found, and looks at nothing twice."""

    def __init__(self, root: Path, met: Met | None) -> None:
        super().__init__(root)
        self._folder = root
        self._met = met if met and met.root == str(root) else None
        self.walks: list[tuple[Discovery, Walked]] = []
        self.stamped: Mapping[str, Stamp] = {}

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots, without what the repository leaves out."""
        met, seen = self._met, None
        if met:
            asked = Ignored(map(os.fsdecode, met.left_out)) if met.left_out is not None else None
            seen = Seen(met.started, met.look.met(), asked)
        self.walks.append(explore(self._folder, roots, exclude, seen))
        return self.walks[-1][0]

    def stamps(self, files: Collection[str], latest: int) -> Mapping[str, Stamp]:
        """The stamps of files that are old enough; those that were looked at a moment ago are known."""
        known: dict[str, Stamp] = {}
        if self._met and self._met.look.begun - YOUNG <= latest:
            look = self._met.look
            known = {file: stamp for file, stamp in look.rows.items() if file not in look.lately}
        others = [file for file in files if file not in known] if known else files
        self.stamped = {**known, **super().stamps(others, latest)}
        return self.stamped


class Keeper:
    """Keeps the answer of one run."""

    def __init__(self, runs: Runs, given: Sequence[str]) -> None:
        self._runs = runs
        self._notes: list[tuple[int, str]] = []
        self._checked: list[Checked] = []
        self._before = presence(given)

    def listen(self) -> None:
        """Note from now on what goes to the standard output and the standard error."""
        for number, name in enumerate(("stdout", "stderr"), 1):
            stream = getattr(sys, name)
            stream.flush()
            setattr(sys, name, Noting(stream, number, self._notes))

    def watching(self, root: Path) -> Watching:
        """The files of a folder, for a check that may be kept."""
        return Watching(root, self._runs.met)

    @property
    def seen(self) -> Mapping[str, Stamp]:
        """What was seen of the files of the program before it was loaded, if they are those of an earlier run."""
        return self._runs.met.beside.rows if self._runs.met else {}

    def checked(self, *checked: Any) -> None:
        """Take note of a check: the parts of `Checked`."""
        self._checked.append(Checked(*checked))

    def keep(self, code: int) -> bool:
        """Keep what was said, unless something about the run is out of the ordinary."""
        if len(self._checked) != 1 or code not in (_CLEAN, _FINDINGS):
            return False
        try:
            return self._kept(self._checked[0], code)
        except (Exception, KeyboardInterrupt):  # the run is over and has its answer, whatever happens here
            return False

    def _kept(self, checked: Checked, code: int) -> bool:
        tree = checked.tree
        if not is_ordinary(checked) or not isinstance(tree, Watching) or len(tree.walks) != 1:
            return False
        ((found, walked),) = tree.walks
        if found.faults or found.skipped or not walked.plain:
            return False
        met = self._runs.met
        witnesses = witnesses_of(checked, walked, met.program if met else ())
        if witnesses is None or any(os.path.lexists(path) != there for path, there in self._before.items()):
            return False
        return self._runs.keep(Answer(self._notes, code), witnesses, walked.files, tree.stamped)
