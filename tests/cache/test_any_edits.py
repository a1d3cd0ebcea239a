"""Whatever is edited, a check with a cache says what one without says, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

FOLDERS = ("", "p", "p/q", "drafts")
NAMES = ("a.yaml", "b.yml", "c.md", "note.txt")
TEXTS = (
    "kind: policy\nid: one\nterms: {return: {restocking: 20%}}\n",
    "kind: policy\nid: one\nterms: {return: {restocking: 21%}}\n",
    "kind: policy\nid: two\nterms: {return: {restocking: none}}\n",
    "kind: policy\nid: two\nowner: nobody-known\n",
    "kind: person\nid: mona\n",
    "kind: organisation\nid: shop\nlanguages: [en]\n",
    "---\nkind: policy\nid: three\nlanguage: en\n---\nYou have 3 days.\n",
    "shopping: [bread]\n",
    "{ not yaml",
    "",
)
SETTINGS = (
    "profile: strict\n",
    "roots: [p]\n",
    "roots: [p, drafts]\nselect: [POL, CX]\n",
    "exclude: [b.yml]\n",
    "language: ar\n",
    "unheard: of\n",
)
IGNORED = ("drafts/\n", "*.yml\n", "a.yaml\n!p/a.yaml\n", "")

EXAMPLES = int(os.environ.get("CXLINT_EXAMPLES", "12"))

files = st.builds(
    lambda folder, name: f"{folder}/{name}".lstrip("/"), st.sampled_from(FOLDERS), st.sampled_from(NAMES)
)
edits = st.one_of(
    st.tuples(st.just("write"), files, st.sampled_from(TEXTS)),
    st.tuples(st.just("secret"), files, st.sampled_from(TEXTS)),
    st.tuples(st.just("delete"), files),
    st.tuples(st.just("rename"), files, files),
    st.tuples(st.just("exchange"), files, files),
    st.tuples(st.just("exchange"), st.just("p"), st.just("drafts")),
    st.tuples(st.just("copy"), files, files),
    st.tuples(st.just("touch"), files),
    st.tuples(st.just("link"), files, files),
    st.tuples(st.just("folder"), files),
    st.tuples(st.just("write"), st.just("cxlint.yaml"), st.sampled_from(SETTINGS)),
    st.tuples(st.just("delete"), st.just("cxlint.yaml")),
    st.tuples(st.just("write"), st.just("cxlint-baseline.yaml"), st.just("entries: []\n")),
    st.tuples(st.just("delete"), st.just("cxlint-baseline.yaml")),
    st.tuples(st.just("write"), st.sampled_from((".gitignore", "p/.gitignore", ".git/info/exclude")), st.sampled_from(IGNORED)),
    st.tuples(st.just("git"), st.just("add"), st.just("-f"), files),
    st.tuples(st.just("git"), st.just("rm"), st.just("--cached"), files),
    st.tuples(st.just("nothing")),
    st.tuples(st.just("nothing")),
)  # fmt: skip


def edit(root: Path, what: str, *names: str) -> None:
    """Change something; where that is not possible, nothing."""
    path = root / names[0] if names else root
    other = root / names[1] if what in _BETWEEN else root
    if what == "git":
        subprocess.run(["git", *names], cwd=root, capture_output=True, check=False)
        return
    try:
        _EDITS[what](path, other, names)
    except OSError:
        pass


def write(path: Path, _: Path, names: tuple[str, ...]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(names[1], encoding="utf-8")


def write_in_secret(path: Path, other: Path, names: tuple[str, ...]) -> None:
    before = path.stat() if path.exists() else None
    write(path, other, names)
    if before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def exchange(path: Path, other: Path, _: tuple[str, ...]) -> None:
    aside = path.with_name("aside")
    path.rename(aside)
    if other.exists():
        other.rename(path)
    aside.rename(other)


_BETWEEN = ("rename", "exchange", "copy", "link")
_EDITS = {
    "write": write,
    "secret": write_in_secret,
    "delete": lambda path, *_: shutil.rmtree(path) if path.is_dir() else path.unlink(),
    "rename": lambda path, other, _: path.rename(other),
    "exchange": exchange,
    "copy": lambda path, other, _: shutil.copy2(path, other),
    "touch": lambda path, *_: path.touch(),
    "link": lambda path, other, _: path.symlink_to(other),
    "folder": lambda path, *_: path.mkdir(parents=True),
    "nothing": lambda *_: None,
}


class Command:
    """The command in a folder with a cache of its own."""

    def __init__(self, server: subprocess.Popen[str], folder: Path) -> None:
        self.server = server
        self.folder = folder
        self.root = folder / "shop"
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CEILING_DIRECTORIES": str(folder),
        }  # fmt: skip

    def __call__(self, **environment: str) -> tuple[int, bytes, bytes, bool]:
        out, err = self.folder / "out", self.folder / "err"
        request = (["-f", "concise"], str(self.root), self.environment | environment, str(out), str(err))
        print(json.dumps(request), file=self.server.stdin, flush=True)
        code = int(self.server.stdout.readline())
        assert code % 100 < 4, err.read_text()
        return code % 100, out.read_bytes(), err.read_bytes(), code >= 100


@settings(max_examples=EXAMPLES)
@given(under_git=st.booleans(), story=st.lists(st.tuples(edits, st.booleans()), min_size=2, max_size=6))
def tell(server: subprocess.Popen[str], known: list[bool], under_git: bool, story) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = Command(server, Path(folder))
        edit(command.root, "write", "p/a.yaml", TEXTS[0])
        edit(command.root, "write", "drafts/b.yml", TEXTS[2])
        if under_git:
            subprocess.run(["git", "init", "-q", command.root], check=True)
        for change, patience in story:
            edit(command.root, *change)
            time.sleep(0.07 if patience else 0.0)
            for _ in range(2):
                *said, knew = command()
                *truth, _ = command(CXLINT_NO_CACHE="1")
                assert said == truth, change
                known.append(knew)


def test_the_answer_is_the_same_with_and_without_a_cache(checkout):
    known: list[bool] = []
    program = Path(__file__).with_name("forks.py")
    environment = os.environ | {"PYTHONPATH": str(checkout)}
    with subprocess.Popen(
        [sys.executable, "-P", str(program)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as server:
        try:
            tell(server, known)
        finally:
            server.stdin.close()
    assert sum(known) > len(known) // 5, "the cache was hardly ever asked, so this proves little"
