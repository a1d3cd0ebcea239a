"""What was seen of files before they were read tells as much as looking at them afterwards, and is safer."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cxlint.cache.witness import Look, Unsure
from cxlint.workspace.stamps import stamp_of
from cxlint.workspace.tree import Disk

FILES = (
    "a.yaml",
    "people/mona.yaml",
    "people/care/karim.yml",
    "left/out.yaml",
    "notes/read-me.md",
    "cxlint.yaml",
)
UNREAD = frozenset({"left/", "notes/read-me.md"})


@pytest.fixture
def root(tmp_path: Path) -> str:
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"id: {name}\n", encoding="utf-8")
    return str(tmp_path)


def later() -> int:
    """A time at which the files of a test are old."""
    return time.time_ns() + 10**10


def walked(root: str) -> Look:
    look = Look(later())
    look.walk(root, [""], UNREAD)
    return look


def told(root: str, known: dict[str, object], begun: int | None = None) -> Look:
    look = Look(begun or later())
    look.told(root, FILES, known, UNREAD)
    return look


@pytest.mark.parametrize("known", [FILES, FILES[:3], ()])
def test_both_ways_see_the_same(root, known):
    stamps = Disk(Path(root)).stamps(known, later())
    assert len(stamps) == len(known)
    one, other = told(root, stamps), walked(root)
    assert one.met() == other.met() == set(FILES)
    assert one.seen() == other.seen()
    assert sorted(one.names) == ["left/out.yaml", "notes/read-me.md"]


def test_what_changes_after_it_was_seen_is_not_what_is_seen_the_next_time(root):
    stamps = Disk(Path(root)).stamps(FILES, later())
    Path(root, "a.yaml").write_text("id: something-else\n", encoding="utf-8")
    assert told(root, stamps).seen() != walked(root).seen()


def test_what_is_young_is_known_by_its_content(root):
    found = Path(root, "a.yaml").stat()
    soon, stamps = found.st_ctime_ns + 10**9, {"a.yaml": stamp_of(found)}
    assert "a.yaml" in told(root, stamps, soon).young


@pytest.mark.parametrize("what", ["gone", "link"])
def test_what_is_no_file_any_more_tells_nothing(root, what):
    file = Path(root, "people/mona.yaml")
    file.unlink()
    if what == "link":
        file.symlink_to("../a.yaml")
    with pytest.raises((OSError, Unsure)):
        told(root, {})
