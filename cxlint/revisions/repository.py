"""A repository of git, asked only for what it holds: commits, trees, the index and where histories meet."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.errors import RevisionError, UnknownRevision
from cxlint.model.suggest import did_you_mean
from cxlint.named import NamedTuple
from cxlint.revisions.automatic import DEFAULT_BRANCHES, in_ci, named_bases, test_merge
from cxlint.revisions.command import Git
from cxlint.revisions.listing import EMPTY, Entry, Listing, of_index, of_tree, only_announced
from cxlint.revisions.objects import Objects
from cxlint.revisions.snapshot import Snapshot
from cxlint.source.limits import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Mapping

_HEX = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_LONGEST_NAME = 1_000
_LONGEST_SHOWN = 100
_LONGEST_LINK = 4_096
FETCH_MORE = "fetch the whole history (in CI: fetch-depth: 0), or name a commit that is here"


class Commit(NamedTuple):
    """One commit: its hash, the day on which it was made (UTC), and the first line of what it says."""

    hex: str
    day: date
    subject: str


class ChangedFile(NamedTuple):
    """A file that differs between two commits, with the hash of its content in each; empty where it is not there."""

    path: str
    before: str
    after: str


class Repository:
    """A repository; make one with `around`. `top` is the folder of its files, that of git itself where it is bare."""

    def __init__(self, git: Git, top: Path, folder: Path, *, index: str, shallow: bool, bare: bool) -> None:
        self._git = git
        self._objects = Objects(git)
        self._index = index
        self.top = top
        self.git_folder = folder
        self.shallow = shallow
        self.bare = bare

    @classmethod
    def around(cls, folder: Path, environment: Mapping[str, str], *, quick: bool = False) -> Repository:
        """The repository that a folder lies in, `quick` to ask; RevisionError where there is none, or git refuses."""
        place = next(inner for inner in (folder, *folder.absolute().parents) if inner.is_dir()).resolve()
        git = Git(place, environment, quick=quick)
        told = git.tell("rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup")
        inside, shallow, up = told.split(b"\n", 2)
        git_folder = _path(git.tell("rev-parse", "--absolute-git-dir"))
        bare = inside != b"true"
        top = git_folder if bare else (place / _path(up)).resolve()
        index = environment.get("GIT_INDEX_FILE", "")
        at = Git(top, environment, quick=quick)
        return cls(at, top, git_folder, index=index, shallow=shallow == b"true", bare=bare)

    def relative(self, folder: Path) -> str:
        """The path of a folder relative to the top of the repository, which itself is an empty word."""
        place = folder.resolve()
        if not place.is_relative_to(self.top):
            raise RevisionError(f"'{folder}' lies outside the repository")
        inner = place.relative_to(self.top).as_posix()
        return "" if inner == "." or self.bare else inner

    def resolve(self, revision: str) -> str:
        """The full hash of the commit that a word names.

        Raises UnknownRevision for a wrong word, RevisionError where the commit is only not here.
        """
        shown = revision[:_LONGEST_SHOWN]
        if not _is_name(revision):
            raise UnknownRevision(f"'{shown}' cannot be the name of one revision")
        told = self.find(revision)
        if told:
            return told
        if not self.find("HEAD"):
            raise RevisionError("the repository has no commit yet, so there is nothing to compare with")
        if self.shallow or _HEX.fullmatch(revision):
            what = (
                "only the newest part of the history is here"
                if self.shallow
                else "it may not have been fetched"
            )
            raise RevisionError(f"there is no commit '{shown}' here, and {what}; {FETCH_MORE}")
        raise UnknownRevision(f"there is no revision '{shown}'{did_you_mean(revision, self._names())}")

    def find(self, revision: str) -> str:
        """The full hash of the commit that a word names; an empty word where it names none that is here."""
        if not _is_name(revision):
            return ""
        told = self._git.ask(
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            f"{revision}^{{commit}}",
            accept=(0, 1, 128),
        )
        name = (told or b"").decode(errors="replace").strip()
        return name if _HEX.fullmatch(name) else ""

    def _names(self) -> list[str]:
        told = self._git.tell("for-each-ref", "--format=%(refname:short)")
        return told.decode(errors="replace").split("\n")

    def merge_base(self, one: str, other: str) -> str:
        """The hash of the commit at which two histories part; both are given as full hashes."""
        told = self._git.ask("merge-base", _full(one), _full(other), accept=(0, 1))
        if told:
            return _full(told.decode().split("\n")[0])
        if self.shallow:
            raise RevisionError(
                f"where the two histories part cannot be seen, since only their newest part is here; {FETCH_MORE}"
            )
        raise RevisionError("the two histories have nothing in common; name the commit to compare with")

    def automatic_base(self, environment: Mapping[str, str]) -> str:
        """The commit that a change is compared with where nobody says so: as the CI names it, else the main line.

        Raises RevisionError where what the CI names is not here, or where it names nothing and there is nothing new; in
        a shallow clone that may only look so.
        """
        head = self.resolve("HEAD")
        if test_merge(environment) == head and self.find("HEAD^2"):
            return self.resolve("HEAD^1")
        named = named_bases(environment)
        found = next(filter(None, map(self.find, named or DEFAULT_BRANCHES)), "")
        if named and not found:
            raise RevisionError(
                f"what this change is compared with ({named[0][:_LONGEST_SHOWN]}) is not here; {FETCH_MORE}"
            )
        base = self.merge_base(found, head) if found else ""
        if not base or (base == head and (self.shallow or in_ci(environment))):
            more = f"; {FETCH_MORE}" if self.shallow else "; name a commit or a branch"
            raise RevisionError(f"nothing tells what to compare with{more}")
        return base

    def snapshot(self, commit: str, folder: str = "") -> Snapshot:
        """The workspace in a folder of the repository as it was at a commit, given by its full hash."""
        told = self._git.tell("ls-tree", "-r", "-z", "--full-tree", _full(commit))
        return self._taken(of_tree(told), folder, commit)

    def staged(self, folder: str = "") -> Snapshot:
        """The workspace in a folder of the repository as it would be committed now."""
        if self.bare:
            raise RevisionError("this repository has no files of its own, so nothing is staged in it")
        index = self._own_index()
        entries = of_index(self._git.tell("ls-files", "-s", "-z", "--full-name", index=index))
        if any(entry.hex in EMPTY for entry in entries.values()):
            for path in only_announced(
                self._git.tell("ls-files", "--debug", "-z", "--full-name", index=index)
            ):
                entries.pop(path, None)
        return self._taken(entries, folder, "")

    def _own_index(self) -> str:
        """The index that a hook of this repository is to look at; empty for the usual one."""
        if not self._index:
            return ""
        index = self.top / self._index
        if index.parent.resolve().is_relative_to(self.git_folder.resolve()):
            return str(index)
        raise RevisionError(
            f"GIT_INDEX_FILE is '{self._index}', which is not part of this repository: what is staged cannot be told"
        )

    def _taken(self, entries: dict[str, Entry], folder: str, commit: str) -> Snapshot:
        return Snapshot(
            Listing(entries, self.top.as_posix(), self._link), self._objects, self.top, folder, commit
        )

    def _link(self, name: str) -> str:
        """Where a link leads; nowhere for one whose text is not here or longer than any path."""
        data = self._objects.read(name, _LONGEST_LINK)
        return os.fsdecode(data) if isinstance(data, bytes) else "."

    def changed_files(self, before: str, after: str) -> list[ChangedFile]:
        """The files that differ between two commits, given by their full hashes."""
        told = self._git.tell(
            "diff-tree",
            "-r",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            _full(before),
            _full(after),
        )
        parts = told.split(b"\0")
        return [_changed(about, path) for about, path in zip(parts[::2], parts[1::2], strict=False)]

    def course(self, commit: str, folder: str = "") -> list[list[ChangedFile]]:
        """What the main line that leads to a commit changed in a folder: the files of each commit, the oldest first."""
        commits = [one.hex for one in self.history(commit, folder=folder)][::-1]
        pairs = [f"{after} {before}\n" for before, after in pairwise(commits)]
        asked = "".join([f"{one}\n" for one in commits[:1]] + pairs).encode()
        told = self._git.tell(
            "diff-tree", "--stdin", "--root", "-r", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
            "--", *([folder] if folder else []), given=asked,
        )  # fmt: skip
        found: list[list[ChangedFile]] = []
        parts = iter(told.split(b"\0"))
        for part in parts:
            if part.startswith(b":"):
                found[-1].append(_changed(part, next(parts)))
            elif part:
                found.append([])
        return found

    def content(self, name: str) -> bytes:
        """The bytes of a file by its hash; none where they are not here, or are more than a document may have."""
        data = self._objects.read(name, DEFAULT.size)
        return data if isinstance(data, bytes) else b""

    def history(self, commit: str, *, after: str = "", folder: str = "") -> list[Commit]:
        """The commits of the main line that leads to a commit, newest first.

        With `after` only those that do not lead to that commit as well, with `folder` only those that changed it.
        """
        range_of = [_full(commit), *([f"^{_full(after)}"] if after else [])]
        told = self._git.tell(
            "rev-list", "--first-parent", "--format=%ct%x00%s", *range_of, "--", *([folder] if folder else [])
        )
        lines = told.decode(errors="replace").split("\n")
        return [
            _commit(header.removeprefix("commit "), *text.split("\0", 1))
            for header, text in zip(lines[::2], lines[1::2], strict=False)
        ]

    def tags(self) -> dict[str, Commit]:
        """The commit of every tag that names one, by the name of the tag."""
        fields = "%(objecttype)%00%(objectname)%00%(committerdate:unix)%00%(subject)"
        form = f"%(refname:strip=2)%00{fields}%00{fields.replace('(', '(*')}"
        told = self._git.tell("for-each-ref", f"--format={form}", "refs/tags").decode(
            errors="surrogateescape"
        )
        found = {}
        for line in told.split("\n"):
            name, *fields_of = line.split("\0")
            for kind, commit, seconds, subject in (fields_of[:4], fields_of[4:]) if name else ():
                if kind == "commit":
                    found[name] = _commit(commit, seconds, subject)
        return found

    def close(self) -> None:
        """End what still runs."""
        self._objects.close()


def _path(told: bytes) -> Path:
    return Path(os.fsdecode(told.removesuffix(b"\n")))


def _commit(name: str, seconds: str, subject: str) -> Commit:
    """A commit as `rev-list` tells of it; a date that no calendar holds counts as the last or first one."""
    try:
        day = datetime.fromtimestamp(int(seconds), tz=UTC).date()
    except (OverflowError, ValueError, OSError):
        day = date.min if seconds.startswith("-") else date.max
    return Commit(name, day, subject)


def _changed(about: bytes, path: bytes) -> ChangedFile:
    """A changed file as `diff-tree` tells of it."""
    _, _, old, new, _ = about.decode().split(" ")
    return ChangedFile(os.fsdecode(path), old.strip("0") and old, new.strip("0") and new)


def _is_name(revision: str) -> bool:
    """Whether a word can name one revision; nothing else is ever shown to git."""
    return (
        0 < len(revision) <= _LONGEST_NAME
        and not revision.startswith("-")
        and ".." not in revision
        and revision.isprintable()
    )


def _full(name: str) -> str:
    """A full hash; raises ValueError for anything else, so that no word of a user gets past `resolve`."""
    if not _HEX.fullmatch(name):
        raise ValueError(name[:_LONGEST_SHOWN])
    return name
