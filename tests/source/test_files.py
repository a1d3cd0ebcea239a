"""Only ordinary files inside the workspace are opened; everything else is a fault and stays unread."""

from __future__ import annotations

import os
import socket
import sys
import time

import pytest

from cxlint.diagnostics import Fault
from cxlint.source import Files, Limits, read_file
from tests.pace import SECOND

SECRET = b"kind: secret\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs pipes, modes and links as POSIX has them")


@pytest.fixture
def company(tmp_path):
    root = tmp_path / "company"
    (root / "policies").mkdir(parents=True)
    (root / "policies" / "a.yaml").write_bytes(b"kind: policy\n")
    (tmp_path / "secret.yaml").write_bytes(SECRET)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.yaml").write_bytes(SECRET)
    return root


def fault_of(answer):
    assert isinstance(answer, Fault)
    assert answer.code == "CX005"
    assert tuple(answer.span) == (1, 1, 1, 1)
    return answer.key, answer.data


def test_an_ordinary_file_is_read(company):
    assert read_file(company, "policies/a.yaml") == b"kind: policy\n"


def test_large_files_are_read_to_their_end(company):
    (company / "b.yaml").write_bytes(b"x" * 1_000_003)
    assert read_file(company, "b.yaml") == b"x" * 1_000_003


def test_the_size_limit_is_exact(company):
    (company / "b.yaml").write_bytes(b"12345")
    assert read_file(company, "b.yaml", Limits(size=5)) == b"12345"
    assert fault_of(read_file(company, "b.yaml", Limits(size=4))) == (
        "too-large-file",
        {"size": 5, "limit": 4},
    )


def test_a_gigabyte_is_refused_at_once(company):
    with (company / "big.yaml").open("wb") as file:
        file.truncate(2**30)
    start = time.process_time()
    assert fault_of(read_file(company, "big.yaml")) == ("too-large-file", {"size": 2**30, "limit": 5_000_000})
    assert time.process_time() - start < SECOND


@posix
@pytest.mark.timeout(10)
def test_a_pipe_does_not_hang(company):
    os.mkfifo(company / "pipe.yaml")
    assert fault_of(read_file(company, "pipe.yaml")) == ("not-a-file", {"what": "pipe"})


@posix
def test_a_socket_a_folder_and_a_device_are_not_files(company, monkeypatch):
    monkeypatch.chdir(company)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s.yaml")
        assert fault_of(read_file(company, "s.yaml")) == ("not-a-file", {"what": "socket"})
    assert fault_of(read_file(company, "policies")) == ("not-a-file", {"what": "folder"})
    assert fault_of(read_file(company.parent.parent.__class__("/dev"), "null")) == (
        "not-a-file",
        {"what": "device"},
    )


def test_a_missing_file_and_a_broken_link_say_so(company):
    assert fault_of(read_file(company, "no.yaml")) == ("unreadable", {"reason": "it does not exist"})
    (company / "broken.yaml").symlink_to("no.yaml")
    assert fault_of(read_file(company, "broken.yaml")) == ("unreadable", {"reason": "it does not exist"})


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_says_so(company):
    (company / "policies" / "a.yaml").chmod(0)
    assert fault_of(read_file(company, "policies/a.yaml")) == (
        "unreadable",
        {"reason": "there is no permission to read it"},
    )


def test_what_the_system_refuses_says_so(company, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert fault_of(read_file(company, "policies/a.yaml")) == (
        "unreadable",
        {"reason": "there is no permission to read it"},
    )


def test_a_link_inside_the_workspace_is_followed(company):
    (company / "link.yaml").symlink_to("policies/a.yaml")
    (company / "folder").symlink_to("policies")
    assert read_file(company, "link.yaml") == b"kind: policy\n"
    assert read_file(company, "folder/a.yaml") == b"kind: policy\n"


@pytest.mark.parametrize(
    "path", ["link.yaml", "folder/secret.yaml", "../secret.yaml", "policies/../../secret.yaml"]
)
def test_what_lies_outside_is_never_read(company, path):
    (company / "link.yaml").symlink_to("../secret.yaml")
    (company / "folder").symlink_to("../elsewhere")
    assert fault_of(read_file(company, path)) == ("link-outside", {})


def test_an_absolute_path_is_never_read(company):
    assert fault_of(read_file(company, str(company.parent / "secret.yaml"))) == ("link-outside", {})


def test_circles_of_links_end(company):
    (company / "me.yaml").symlink_to("me.yaml")
    (company / "a.yaml").symlink_to("b.yaml")
    (company / "b.yaml").symlink_to("a.yaml")
    (company / "loop").symlink_to("loop")
    for path in ("me.yaml", "a.yaml", "loop/x.yaml"):
        assert fault_of(read_file(company, path)) == ("link-loop", {})


@posix
def test_a_file_exchanged_for_a_link_on_the_way_is_not_read(company, monkeypatch):
    """Where a link leads is asked of the system and opened then: what is opened must not be a link any more."""
    path = company / "policies" / "a.yaml"
    (company / "link.yaml").symlink_to(path)
    really_open = os.open

    def exchange_then_open(name, flags):
        if os.fspath(name).endswith("a.yaml"):
            path.unlink()
            path.symlink_to(company.parent / "secret.yaml")
        return really_open(name, flags)

    monkeypatch.setattr(os, "open", exchange_then_open)
    assert fault_of(read_file(company, "link.yaml")) == ("link-loop", {})


@posix
def test_where_the_system_cannot_refuse_links_they_are_still_checked(company, monkeypatch):
    from cxlint.source import files

    monkeypatch.setattr(files, "_REFUSES_LINKS", False)
    (company / "link.yaml").symlink_to("../secret.yaml")
    assert fault_of(read_file(company, "link.yaml")) == ("link-outside", {})
    assert read_file(company, "policies/a.yaml") == b"kind: policy\n"


def test_a_file_that_grows_while_it_is_read_is_read_or_refused_whole(company, monkeypatch):
    really_read = os.read
    monkeypatch.setattr(os, "read", lambda handle, _: really_read(handle, 4))
    assert read_file(company, "policies/a.yaml") == b"kind: policy\n"
    file = company / "policies" / "a.yaml"

    def read_and_grow(handle, _):
        with file.open("ab") as more:
            more.write(b"x" * 8)
        return really_read(handle, 4)

    monkeypatch.setattr(os, "read", read_and_grow)
    assert fault_of(read_file(company, "policies/a.yaml", Limits(size=100)))[0] == "too-large-file"


@pytest.mark.parametrize(
    "name",
    [
        "new\nline.yaml",
        "-rf.yaml",
        "a b.yaml",
        "#1.yaml",
        "100%.yaml",
        "::error.yaml",
        "\x1b[31m.yaml",
        "ي.yaml",
        "x" * 250 + ".yaml",
    ],
)
@posix
def test_strange_names_are_read_like_others(company, name):
    (company / name).write_bytes(b"kind: kpi\n")
    assert read_file(company, name) == b"kind: kpi\n"


@posix
def test_a_name_that_is_not_utf8_is_read(company):
    name = os.fsdecode(b"caf\xe9.yaml")
    (company / name).write_bytes(b"kind: kpi\n")
    assert read_file(company, name) == b"kind: kpi\n"


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5_000, "", "policies/a.yaml/b.yaml"])
def test_impossible_names_are_faults(company, name):
    fault_of(read_file(company, name))


def test_one_reader_serves_many_files(company):
    files = Files(company)
    assert [files.read("policies/a.yaml") for _ in range(2)] == [b"kind: policy\n"] * 2
    assert fault_of(files.read("../secret.yaml"))[0] == "link-outside"
