"""Whatever happens to the cache, a run only does without it; and nobody but its user can make it say anything."""

from __future__ import annotations

import errno
import fcntl
import marshal
import os
import pty
import resource
import shutil
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cxlint.cache.store import Store
from cxlint.cli.caching import find_key, own_folder
from tests.cache.conftest import PROGRAM, Shop, settle

if TYPE_CHECKING:
    from collections.abc import Iterator


def key_of(shop: Shop) -> bytes:
    return find_key(shop.environment)


def name_of(entry: Path) -> str:
    return f"runs/{entry.name}"


def forged(shop: Shop, key: bytes) -> None:
    """Make what is kept say that nothing was found, and sign it."""
    (entry,) = shop.entries
    store = Store(shop.cache, key_of(shop))
    kept = marshal.loads(store.open(name_of(entry)).section("run"))
    kept |= {"pieces": [(1, "nothing to see here\n")], "code": 0}
    assert Store(shop.cache, key).save(name_of(entry), {"run": marshal.dumps(kept)})


def damaged(data: bytes) -> Iterator[bytes]:
    """The same cut off, with one bit that is wrong, and something else altogether."""
    for share in (0, 1, 14, 15, 20, 46, 47, 50, 60, 100, len(data) // 2, len(data) - 1):
        yield data[:share]
    for place in (0, 10, 15, 30, 46, 47, 50, 54, 60, 75, 120, 500, len(data) - 1):
        yield bytes([*data[:place], data[place] ^ 1, *data[place + 1 :]])
    yield from (
        b"\0" * 10_000,
        b"cxlint cache 1\n" + b"\xff" * 300,
        b"cxlint cache 2\n",
        b"kind: policy\n" * 100,
    )


def test_an_entry_that_is_damaged_is_not_there(shop):
    truth = shop.known()
    (entry,) = shop.entries
    for data in damaged(entry.read_bytes()):
        entry.write_bytes(data)
        again = shop.run()
        assert not again.knew
        assert again.said == truth
    assert shop.run().knew


@pytest.mark.parametrize("what", ["folder", "pipe", "loop", "nowhere"])
def test_an_entry_that_is_no_file_is_not_there(shop, what):
    truth = shop.known()
    (entry,) = shop.entries
    entry.unlink()
    {"folder": entry.mkdir, "pipe": lambda: os.mkfifo(entry), "loop": lambda: entry.symlink_to(entry.name), "nowhere": lambda: entry.symlink_to("/nowhere/at/all")}[what]()  # fmt: skip
    for _ in range(2):
        assert shop.run().said == truth


def test_only_the_key_of_the_user_makes_an_entry_speak(shop):
    truth = shop.known()
    assert truth[0] == 1
    forged(shop, b"k" * 32)
    again = shop.run()
    assert not again.knew
    assert again.said == truth
    forged(shop, key_of(shop))  # so that is what the key is for
    assert shop.run().said == (0, b"nothing to see here\n", b"")


def test_a_cache_that_a_repository_brings_says_nothing(shop):
    """Somebody commits a cache in which everything is well, with a key beside it, and CI keeps its cache there."""
    brought = {"CXLINT_CACHE_DIR": str(shop.root / ".cache")}
    shop.run(environment=brought)
    theirs = shop.root.parent / "theirs"
    shutil.move(own_folder(shop.environment), theirs)
    shop.cache = shop.root / ".cache"
    (entry,) = shop.entries
    store = Store(shop.cache, (theirs / "key").read_bytes())
    kept = marshal.loads(store.open(name_of(entry)).section("run"))
    assert store.save(name_of(entry), {"run": marshal.dumps(kept | {"pieces": [], "code": 0})})
    shutil.copy(theirs / "key", shop.cache / "key")
    done = shop.run(environment=brought)
    assert not done.knew
    assert done.said == shop.truth()
    assert done.said[0] == 1


def test_an_entry_says_nothing_under_the_name_of_another(shop):
    """Both are signed by the user; the one that is green must not answer for the one that is red."""
    red = shop.known()
    assert red[0] == 1
    (entry,) = shop.entries
    assert shop.known("-f", "concise", "--exit-zero")[0] == 0
    (green,) = [path for path in shop.entries if path != entry]
    entry.write_bytes(green.read_bytes())
    again = shop.run()
    assert not again.knew
    assert again.said == red


def test_an_older_entry_does_not_come_back(shop):
    before = shop.known()
    (entry,) = shop.entries
    old = entry.read_bytes()
    path = shop.root / "governance/policies/returns.yaml"
    path.write_text(path.read_text().replace("20%", "none"))
    fresh = shop.truth()
    assert fresh != before
    shop.run()
    entry.write_bytes(old)
    assert shop.run().said == fresh


@pytest.mark.parametrize("what", ["file", "link to a file", "loop", "nowhere", "device"])
def test_a_folder_that_is_none_is_done_without(shop, what):
    place = {
        "file": lambda: shop.cache.write_text("mine"),
        "link to a file": lambda: (shop.cache.with_name("x").write_text("mine"), shop.cache.symlink_to("x")),
        "loop": lambda: shop.cache.symlink_to("cache"),
        "nowhere": lambda: shop.environment.update(CXLINT_CACHE_DIR="/proc/nowhere/cache"),
        "device": lambda: shop.environment.update(CXLINT_CACHE_DIR=os.devnull),
    }[what]
    place()
    for _ in range(2):
        done = shop.run()
        assert not done.knew
        assert done.said == shop.truth()


def test_a_folder_that_is_a_link_is_as_good_as_any(shop):
    shop.cache.with_name("large-disk").mkdir()
    shop.cache.symlink_to("large-disk")
    shop.known()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to this user")
def test_a_folder_that_is_read_only_is_done_without(shop):
    shop.cache.mkdir(mode=0o500)
    assert shop.run().said == shop.run().said == shop.truth()


def test_without_a_home_nothing_is_kept(shop):
    homeless = {"HOME": None, "XDG_CACHE_HOME": None, "CXLINT_CACHE_DIR": None}
    for _ in range(2):
        done = shop.run(environment=homeless)
        assert not done.knew
        assert done.said == shop.truth()


def test_a_key_of_the_environment_is_as_good(shop):
    homeless = {"HOME": None, "XDG_CACHE_HOME": None, "CXLINT_CACHE_KEY": "a secret of this pipeline"}
    shop.known(environment=homeless)
    assert not shop.run(environment=homeless | {"CXLINT_CACHE_KEY": "another secret of it"}).knew


def test_a_disk_that_is_full_keeps_nothing(shop):
    """The system refuses to write files of more than a few bytes, as it does when a disk is full."""
    words = [sys.executable, "-P", "-c", PROGRAM, "-f", "concise"]
    truth = shop.truth()
    for most in (40, 1000, 5000):
        done = subprocess.run(
            words, cwd=shop.root, env=shop.environment, stdin=subprocess.DEVNULL, capture_output=True, check=False,
            preexec_fn=lambda most=most: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        )  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == truth
    assert list((shop.cache / "runs").glob("*")) == []
    assert shop.known()


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EIO])
def test_what_cannot_be_written_is_not_kept_and_leaves_nothing_behind(tmp_path, monkeypatch, fault):
    store = Store(tmp_path / "cache", b"k" * 32)
    assert store.save("runs/one", {"run": b"first"})

    class Full:
        def __init__(self, handle, mode):
            self.handle = handle

        def __enter__(self):
            return self

        def __exit__(self, *_):
            os.close(self.handle)

        def writelines(self, parts):
            os.write(self.handle, next(iter(parts)))
            raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", Full)
        assert not store.save("runs/one", {"run": b"second"})
        assert not store.save("runs/two", {"run": b"second"})
    assert [path.name for path in (tmp_path / "cache/runs").iterdir()] == ["one"]
    assert store.open("runs/one").section("run") == b"first"


@pytest.mark.parametrize("fault", [errno.EACCES, errno.EIO, errno.ESTALE, errno.EMFILE])
def test_what_cannot_be_read_is_not_there(tmp_path, monkeypatch, fault):
    store = Store(tmp_path / "cache", b"k" * 32)
    assert store.save("runs/one", {"run": b"first"})

    def fails(*_):
        raise OSError(fault, os.strerror(fault))

    with monkeypatch.context() as patch:
        patch.setattr(os, "pread", fails)
        assert store.open("runs/one") is None
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", fails)
        assert store.open("runs/one") is None


def test_many_at_the_same_time_say_the_same(shop):
    truth = shop.truth()
    words = [sys.executable, "-P", "-c", PROGRAM, "-f", "concise"]
    for _ in range(3):
        runs = [
            subprocess.Popen(
                words, cwd=shop.root, env=shop.environment,
                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for _ in range(8)
        ]  # fmt: skip
        for run in runs:
            out, err = run.communicate(timeout=100)
            assert (run.returncode, out, err) == truth
    assert len(shop.entries) == 1
    assert [path.name for path in (shop.cache / "runs").iterdir() if path.name.startswith(".")] == []
    assert shop.run().knew


def test_files_that_somebody_did_not_finish_are_cleared_away(tmp_path):
    store = Store(tmp_path / "cache", b"k" * 32)
    assert store.save("runs/one", {"run": b"word"})
    folder = tmp_path / "cache/runs"
    for name, age in ((".two.1.ab", 7200), (".three.1.ab", 10)):
        (folder / name).write_bytes(b"half")
        os.utime(folder / name, (folder.stat().st_mtime - age,) * 2)
    store.prune("runs", 64)
    assert sorted(path.name for path in folder.iterdir()) == [".three.1.ab", "one"]
    store.prune("nothing here", 64)


def test_backups_and_git_leave_the_folder_out(tmp_path):
    store = Store(tmp_path / "cache", b"k" * 32)
    assert store.save("runs/one", {"run": b"word"})
    assert (
        (tmp_path / "cache/CACHEDIR.TAG")
        .read_bytes()
        .startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")
    )
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    said = subprocess.run(["git", "status", "--porcelain"], cwd=tmp_path, capture_output=True, check=True)
    assert said.stdout == b""


@pytest.mark.parametrize("words", [["-f", "concise"], ["-f", "text"], ["-f", "json"]], ids=" ".join)
def test_an_output_that_nobody_reads_ends_as_it_always_does(shop, words):
    shop.known(*words)

    def ends(stdout: int, environment: dict[str, str]) -> tuple[int, bytes]:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "cxlint", *words], cwd=shop.root, env=environment, stdin=subprocess.DEVNULL,
            stdout=stdout, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
        assert b"Traceback" not in done.stderr, done.stderr
        return done.returncode, done.stderr

    def codes(environment: dict[str, str]) -> list[tuple[int, bytes]]:
        read, write = os.pipe()
        os.close(read)
        full = os.open("/dev/full", os.O_WRONLY) if Path("/dev/full").exists() else write
        found = [ends(write, environment), ends(full, environment)]
        for handle in {write, full}:
            os.close(handle)
        return found

    truth = codes(shop.environment | {"CXLINT_NO_CACHE": "1"})
    assert codes(shop.environment | {"CXLINT_CACHE_DIR": str(shop.root.parent / "new")}) == truth
    assert codes(shop.environment) == truth


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "latin-1:strict", "cp1252"])
def test_what_a_terminal_cannot_show_is_shown_alike(shop, encoding):
    assert shop.known("-f", "text", environment={"PYTHONIOENCODING": encoding, "CXLINT_LANG": "fa"})


def test_a_terminal_is_shown_the_same_again(shop):
    """On a terminal there are colours, its width counts, and long runs show how far they are."""
    shop.environment["TERM"] = "xterm"
    shop.write({f"governance/many/{number}.yaml": f"kind: person\nid: p{number}\n" for number in range(450)})
    settle()
    first = on_a_terminal(shop, 80)
    again = on_a_terminal(shop, 80)
    assert b"\x1b[" in again
    assert "█".encode() in first
    assert "█".encode() not in again, "there is nothing to wait for"
    assert first.endswith(again)
    assert not shop.run("-f", "text").knew, "it is another question what a pipe is told"
    assert on_a_terminal(shop, 60) != again
    assert on_a_terminal(shop, 80) == again


def on_a_terminal(shop: Shop, width: int) -> bytes:
    """What the command writes to a terminal of some width."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, width, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-P", "-c", PROGRAM, "-f", "text"], cwd=shop.root, env=shop.environment,
        stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
    ) as run:  # fmt: skip
        os.close(theirs)
        said = b""
        with suppress(OSError):  # nobody holds the terminal any more
            while part := os.read(ours, 65_536):
                said += part
        assert run.wait(timeout=60) in (0, 1)
    os.close(ours)
    return said
