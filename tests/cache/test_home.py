"""The cache is in the user's own folder, and nobody but the user can sign what is in it."""

from __future__ import annotations

import argparse
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cxlint.cli.caching import (
    FOLDER,
    KEY,
    NO_CACHE,
    SHORTEST_KEY,
    NoCache,
    caching,
    find_key,
    open_store,
    own_folder,
)
from cxlint.cli.parser import options_of


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The environment of a user with an empty home folder."""
    (tmp_path / "home").mkdir()
    return {"HOME": str(tmp_path / "home")}


def arguments(*, no_cache: bool = False, cache_dir: str | None = None, verbose: bool = False):
    return argparse.Namespace(no_cache=no_cache, cache_dir=cache_dir, verbose=verbose)


def key_file(environment: dict[str, str]) -> Path:
    return Path(own_folder(environment, "linux")) / "key"


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"HOME": "/of/mona"}, "/of/mona/.cache/cxlint"),
        ("linux", {"HOME": "/of/mona", "XDG_CACHE_HOME": "/fast/"}, "/fast/cxlint"),
        ("linux", {"HOME": "/of/mona", "XDG_CACHE_HOME": "here"}, "/of/mona/.cache/cxlint"),
        ("linux", {"HOME": "here"}, ""),
        ("linux", {}, ""),
        ("darwin", {"HOME": "/of/mona"}, "/of/mona/Library/Caches/cxlint"),
        ("darwin", {"HOME": "/of/mona", "XDG_CACHE_HOME": "/fast"}, "/fast/cxlint"),
        (
            "win32",
            {"LOCALAPPDATA": r"C:\of\mona\AppData\Local"},
            r"C:\of\mona\AppData\Local\cxlint\Cache",
        ),
        ("win32", {"HOME": "/of/mona"}, ""),
    ],
)
def test_every_system_has_its_own_place_for_a_cache(platform, environment, folder):
    assert own_folder(environment, platform) == folder


def test_the_option_wins_over_the_environment_and_both_over_the_usual_folder(home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert open_store(None, home).folder == own_folder(home)
    home["CXLINT_CACHE_DIR"] = "ours"
    assert open_store(None, home).folder == str(tmp_path / "ours")
    assert open_store("mine", home).folder == str(tmp_path / "mine")


def test_the_key_stays_with_the_user_wherever_the_cache_is(home, tmp_path):
    store = open_store(str(tmp_path / "elsewhere"), home)
    assert store.save("runs/one", {"said": b"word"})
    assert [path.name for path in (tmp_path / "elsewhere").iterdir() if path.name == "key"] == []
    assert len(key_file(home).read_bytes()) == 32
    if os.name == "posix":
        assert stat.S_IMODE(key_file(home).stat().st_mode) == 0o600
        assert stat.S_IMODE(key_file(home).parent.stat().st_mode) == 0o700


def test_a_key_is_made_once_and_for_each_user_another(home, tmp_path):
    other = {"HOME": str(tmp_path / "other")}
    first = find_key(home)
    assert find_key(home) == first
    assert find_key(other) != first
    assert [path.name for path in key_file(home).parent.iterdir()] == ["key"]


def test_of_keys_that_are_made_at_the_same_time_one_is_left(home, checkout):
    program = "import os; from cxlint.cli.caching import find_key; print(find_key(os.environ).hex())"
    runs = [
        subprocess.Popen(
            [sys.executable, "-P", "-c", program],
            env={**os.environ, **home, "PYTHONPATH": str(checkout)}, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(6)
    ]  # fmt: skip
    assert len({run.communicate(timeout=60)[0] for run in runs}) == 1


def test_what_another_key_signed_is_not_read(home, tmp_path):
    folder = str(tmp_path / "shared")
    assert open_store(folder, home).save("runs/one", {"said": b"word"})
    opened = open_store(folder, home).open("runs/one")
    assert opened is not None
    assert opened.section("said") == b"word"
    assert open_store(folder, {"HOME": str(tmp_path / "other")}).open("runs/one") is None


@pytest.mark.parametrize("given", [b"", b"short", b"x" * 33, b"x" * 4096])
def test_a_key_of_another_size_is_no_key(home, given):
    find_key(home)
    key_file(home).write_bytes(given)
    with pytest.raises(NoCache, match="damaged"):
        find_key(home)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
@pytest.mark.parametrize("mode", [0o660, 0o606, 0o622, 0o644, 0o777])
def test_a_key_that_others_may_use_is_no_key(home, mode):
    find_key(home)
    key_file(home).chmod(mode)
    with pytest.raises(NoCache, match="others may use it"):
        find_key(home)


@pytest.mark.skipif(os.name != "posix", reason="Windows has no owners like this")
def test_a_key_of_somebody_else_is_no_key(home, monkeypatch):
    find_key(home)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(NoCache, match="belongs to others"):
        find_key(home)


@pytest.mark.parametrize("what", ["folder", "link", "pipe"])
def test_what_is_not_a_file_is_no_key(home, tmp_path, what):
    file = key_file(home)
    file.parent.mkdir(parents=True)
    (tmp_path / "theirs").write_bytes(b"k" * 32)
    (tmp_path / "theirs").chmod(0o600)
    {"folder": file.mkdir, "link": lambda: file.symlink_to(tmp_path / "theirs"), "pipe": lambda: os.mkfifo(file, 0o600)}[what]()  # fmt: skip
    with pytest.raises(NoCache):
        find_key(home)


def test_a_key_that_a_repository_brings_is_not_believed(home, tmp_path, monkeypatch):
    """The cache folder of a machine may lie in the checkout: then a commit could bring a key that its author knows."""
    (tmp_path / "checkout" / ".git").mkdir(parents=True)
    brought = tmp_path / "checkout" / ".cache" / "cxlint" / "key"
    brought.parent.mkdir(parents=True)
    brought.write_bytes(b"k" * 32)
    brought.chmod(0o600)
    inside = home | {"XDG_CACHE_HOME": str(tmp_path / "checkout" / ".cache")}
    with pytest.raises(NoCache, match="could bring a key along"):
        find_key(inside)
    monkeypatch.chdir(tmp_path / "checkout")
    with pytest.raises(NoCache, match="could bring a key along"):
        find_key({"HOME": str(tmp_path / "checkout")})


def test_a_home_folder_that_is_a_repository_is_the_users_own_but_when_it_is_linted(
    home, tmp_path, monkeypatch
):
    (tmp_path / "home" / ".git").mkdir()
    (tmp_path / "home" / "company" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "home" / "company")
    assert len(find_key(home)) == 32
    monkeypatch.chdir(tmp_path / "home")
    with pytest.raises(NoCache, match="lies in a repository"):
        find_key(home)


def test_a_key_may_be_given_for_machines_that_keep_no_home(tmp_path):
    given = {"CXLINT_CACHE_KEY": "a secret of this pipeline", "CXLINT_CACHE_DIR": str(tmp_path)}
    assert open_store(None, given).save("runs/one", {"said": b"word"})
    assert open_store(None, dict(given)).open("runs/one") is not None
    assert open_store(None, given | {"CXLINT_CACHE_KEY": "another secret of it"}).open("runs/one") is None
    assert len(find_key(given)) == 32
    with pytest.raises(NoCache, match="fewer than 16 characters"):
        find_key(given | {"CXLINT_CACHE_KEY": "fifteen letters"})


def test_who_wants_no_cache_has_none(home, capsys):
    assert caching(arguments(no_cache=True, verbose=True), home) is None
    assert caching(arguments(verbose=True), home | {"CXLINT_NO_CACHE": "1"}) is None
    assert not key_file(home).exists()
    assert caching(arguments(), home | {"CXLINT_NO_CACHE": "0"}) is not None
    assert caching(arguments(), home | {"CXLINT_NO_CACHE": ""}) is not None
    assert capsys.readouterr() == ("", "")


def test_why_there_is_no_cache_is_said_to_those_who_want_to_know_everything(tmp_path, capsys):
    assert caching(arguments(), {}) is None
    assert capsys.readouterr() == ("", "")
    assert caching(arguments(verbose=True), {}) is None
    assert capsys.readouterr() == ("", "cxlint: nothing is remembered: there is no home folder\n")
    (tmp_path / "home").write_text("a file")
    assert caching(arguments(verbose=True), {"HOME": str(tmp_path / "home")}) is None
    said = capsys.readouterr().err
    assert said.startswith("cxlint: nothing is remembered: its key ")
    assert said.count("\n") == 1


def test_a_cache_that_cannot_be_written_may_still_be_read(home, tmp_path, capsys):
    for folder in ("/proc/nowhere/cache", str(tmp_path / "file")):
        (tmp_path / "file").write_text("mine")
        assert caching(arguments(cache_dir=folder), home) is not None
        assert capsys.readouterr().err == ""
        if folder.startswith("/proc") and os.geteuid() == 0:
            continue  # nothing says no to this user before it is tried
        assert caching(arguments(cache_dir=folder, verbose=True), home) is not None
        assert capsys.readouterr().err == f"cxlint: nothing is remembered: '{folder}' cannot be written\n"


def test_the_cache_is_no_setting_of_a_repository(tmp_path, checkout):
    (tmp_path / "cxlint.yaml").write_text("cache_dir: .cache\n")
    done = subprocess.run(
        [sys.executable, "-P", "-m", "cxlint"],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(checkout)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "cache_dir" in done.stderr


def test_what_the_readme_says_of_the_cache_is_so(checkout):
    words = (checkout / "README.md").read_text(encoding="utf-8")
    for name in (NO_CACHE, FOLDER, KEY, "--no-cache", "--cache-dir", f"at least {SHORTEST_KEY} characters"):
        assert name in words, name
    for platform, home in (("linux", "~/.cache/cxlint"), ("darwin", "~/Library/Caches")):
        assert home in words
        assert own_folder({"HOME": "/of/mona"}, platform).startswith(home.replace("~", "/of/mona"))
    assert {"--no-cache", "--cache-dir"} <= set(options_of("check"))


def test_ci_remembers_nothing_unless_it_keeps_a_folder(tmp_path: Path) -> None:
    at_home = {"HOME": str(tmp_path), "CI": "true"}
    with pytest.raises(NoCache, match="CXLINT_CACHE_DIR"):
        open_store(None, at_home)
    assert open_store(str(tmp_path / "kept"), at_home).folder == str(tmp_path / "kept")
    assert open_store(None, {**at_home, "CXLINT_CACHE_DIR": str(tmp_path / "kept")})
    assert open_store(None, {**at_home, "CXLINT_CACHE_KEY": "k" * 32})
    assert open_store(None, {**at_home, "CI": "false"})
