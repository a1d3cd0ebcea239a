"""A run starts with what it needs and nothing else; how long that takes is measured in `benchmarks/`."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cxlint import installed
from cxlint.installed import Announced, announced

DOCUMENT = "kind: policy\nid: returns\nterms: {return: {window: 30 days}}\n"

LOADED = """
import sys
before = set(sys.modules)
from cxlint.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(*sorted(set(sys.modules) - before), file=sys.stderr)
"""

SLOW = """
import re, sys
from re import _parser
made = []
compile_ = re._compiler.compile
def compiled(pattern, flags=0):
    for source in (pattern if isinstance(pattern, str) else pattern.decode('latin-1'),):
        ranges = []
        def look(node):
            for part in node:
                if isinstance(part, tuple) and part[0] is _parser.RANGE:
                    ranges.append(min(part[1][1], 0xffff) - part[1][0])
                elif isinstance(part, (tuple, list, _parser.SubPattern)):
                    look(part)
        look(_parser.parse(pattern, flags))
        if max(ranges, default=0) > 4096:
            made.append(source)
    return compile_(pattern, flags)
re._compiler.compile = compiled
from cxlint.cli import main
main(sys.argv[1:])
print(*map(ascii, made), sep='\\n', file=sys.stderr)
"""


@pytest.fixture
def run(tmp_path: Path, checkout: Path):
    """Runs a program in a company of one document, and gives what it says on standard error."""
    (tmp_path / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
    (tmp_path / "returns.yaml").write_text(DOCUMENT, encoding="utf-8")
    plugin = checkout / "plugins" / "cxlint-law"

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-P", "-c", program, *arguments],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (checkout, plugin)))},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return run


HEAVY = {
    "git", "gitdb", "jsonschema", "jinja2", "tabulate", "xlsxwriter", "importlib.metadata", "importlib.resources",
    "email", "decimal", "fractions", "dataclasses", "tempfile", "shutil", "random", "csv", "zipfile", "subprocess",
    "socket", "html", "textwrap", "pickle", "hashlib", "tomllib", "pluggy", "inspect", "uuid", "calendar", "logging", "concurrent.futures", "multiprocessing",
}  # fmt: skip
"""What a check of documents has no use for."""


@pytest.mark.parametrize("form", ["concise", "text"])
def test_a_check_of_one_document_loads_nothing_that_it_does_not_need(form: str, run) -> None:
    done = run(LOADED, "check", "-f", form)
    assert "returns.yaml" in done.stdout
    *_, last = done.stderr.splitlines()
    loaded = set(last.split())
    assert "cxlint.engine.run" in loaded
    assert loaded & HEAVY == set()
    assert len(loaded) <= 380, "each module takes a seventh of a millisecond; was this one needed?"


def test_a_rule_is_loaded_once_a_document_has_what_it_needs(run, tmp_path: Path) -> None:
    rule = "cxlint.rules.pol.pol029_complaint_acknowledgement"
    assert rule not in run(LOADED, "check", "-f", "concise").stderr.split()
    (tmp_path / "more.yaml").write_text(
        "kind: policy\nid: more\nterms: {complaint: {acknowledge: 2 days}}\n", "utf-8"
    )
    assert rule in run(LOADED, "check", "-f", "concise").stderr.split()


@pytest.mark.skipif(
    sys.platform == "win32", reason="there GitPython keeps a git.exe in the folder from being started"
)
def test_what_is_staged_is_read_without_loading_more_than_git_needs(run, tmp_path: Path) -> None:
    for words in (["init", "-q"], ["add", "."]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, timeout=60)
    done = run(LOADED, "check", "--staged", "-f", "concise")
    assert "returns.yaml" in done.stdout
    loaded = set(done.stderr.split())
    assert "cxlint.revisions.command" in loaded
    assert loaded & HEAVY <= {"subprocess"}


@pytest.mark.skipif(
    sys.platform == "win32", reason="there GitPython keeps a git.exe in the folder from being started"
)
def test_a_change_is_judged_without_loading_more_than_git_needs(run, tmp_path: Path) -> None:
    who = ["-c", "user.name=Mona", "-c", "user.email=mona@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "Begin"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, timeout=60)
    (tmp_path / "returns.yaml").write_text(DOCUMENT.replace("30 days", "20 days"), encoding="utf-8")
    done = run(LOADED, "check", "--against", "HEAD", "-f", "concise")
    assert "returns.yaml" in done.stdout
    loaded = set(done.stderr.split())
    assert "cxlint.revisions.command" in loaded
    assert loaded & HEAVY <= {"subprocess", "hashlib", "html"}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_is_asked_of_cxlint_itself_loads_neither_documents_nor_rules(option: str, run) -> None:
    loaded = set(run(LOADED, option).stderr.splitlines()[-1].split())
    assert {name for name in loaded if name.startswith("cxlint")} <= {
        "cxlint", "cxlint.cli", "cxlint.errors", "cxlint.cli.commands", "cxlint.cli.parser", "cxlint.cli.groups",
        "cxlint.cli.against_options", "cxlint.cli.exception_arguments", "cxlint.cli.report_arguments",
        "cxlint.cli.trend_arguments",
    }  # fmt: skip
    assert loaded & {*HEAVY, "yaml", "pluggy", "json", "typing", "pathlib"} <= {"typing", "textwrap"}


def test_no_pattern_that_a_check_compiles_spells_out_most_of_unicode(run) -> None:
    """A set of characters is laid out one by one; those of PyYAML are its own affair."""
    done = run(SLOW, "check", "-f", "concise")
    assert "returns.yaml" in done.stdout
    slow = [line for line in done.stderr.splitlines() if line.startswith(("'", '"', "b'"))]
    assert len(slow) <= 1, slow


COMMAND = """
import atexit, sys, threading, time
from cxlint.cli import command
atexit.register(print, "the last word")
{more}
command()
"""


def test_the_command_ends_with_its_code_and_all_that_it_has_to_say(run) -> None:
    done = run(COMMAND.format(more=""), "check", "-f", "json", "--fail-on", "info")
    assert done.returncode == 1, done.stderr
    assert done.stdout.rstrip().endswith("}\nthe last word")


def test_the_command_waits_for_the_threads_of_others(run) -> None:
    late = "threading.Thread(target=lambda: (time.sleep(0.3), print('late'))).start()"
    done = run(COMMAND.format(more=late), "--version")
    assert (done.returncode, done.stdout.split()) == (0, ["cxlint", "0.1.0", "late", "the", "last", "word"])


def test_the_command_ends_at_once_beside_a_thread_that_nobody_waits_for(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)  # whoever is watched ends in the slow way
    more = """
class Kept:
    def __del__(self):
        print("taken apart")

kept = Kept()
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
"""
    done = run(COMMAND.format(more=more), "--version")
    assert (done.returncode, done.stdout.split()) == (0, ["cxlint", "0.1.0", "the", "last", "word"])


def test_a_profiler_gets_its_figures(run, tmp_path: Path) -> None:
    watched = "import cProfile; cProfile.run('from cxlint.cli import command; command()', 'figures')"
    assert run(watched, "--version").stdout == "cxlint 0.1.0\n"
    assert (tmp_path / "figures").stat().st_size


@pytest.mark.parametrize(("arguments", "code"), [(["--help"], 0), (["check", "--fail-on", "sometimes"], 2)])
def test_the_command_ends_with_the_code_of_what_stopped_it(arguments: list[str], code: int, run) -> None:
    done = run(COMMAND.format(more=""), *arguments)
    assert done.returncode == code
    assert done.stdout.endswith("the last word\n")


def test_the_command_ends_also_where_it_has_nowhere_to_write(run) -> None:
    done = run(COMMAND.format(more="sys.stdout = sys.stderr = None"), "--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def distribution(folder: Path, name: str, points: str, about: str | None = None) -> None:
    folder.mkdir(parents=True)
    (folder / "entry_points.txt").write_text(points, encoding="utf-8")
    written = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n\nName: no\n" if about is None else about
    (folder / ("METADATA" if folder.suffix == ".dist-info" else "PKG-INFO")).write_text(written, "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the path, first of all."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    return folder


GROUPS = ("console_scripts", "cxlint", "pytest11", "no-such-group")


@pytest.mark.parametrize("group", GROUPS)
def test_entry_points_are_those_that_python_itself_finds(group: str, site: Path) -> None:
    distribution(site / "b-1.dist-info", "b", f"[{group}]\nx = b\n\n[other]\nx = no\n")
    distribution(site / "a.egg-info", "a", f"[other]\nx = no\n[{group}]\n# words\n y=a.b : c.d\nx = a\n")
    distribution(site / "odd-1.dist-info", "odd", f"[{group}]\nx = odd [extra]\nmany words = odd:x\n")
    distribution(
        site / "silent-1.dist-info", "silent", f"[{group}]\nx = silent\n", "Version: 1.0\nName: silent\n"
    )
    known = importlib.metadata.entry_points(group=group)
    assert announced(group) == sorted(
        Announced(e.dist.metadata["Name"], e.dist.version, e.name, e.module, e.attr or "")
        for e in known
        if e.dist
    )


def test_of_a_distribution_that_is_there_twice_the_first_on_the_path_counts(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distribution(site / "sums-2.dist-info", "Sums", "[others]\nx = sums\n")
    distribution(tmp_path / "old" / "sums-1.dist-info", "sums", "[pack]\nx = old_sums\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "old")])
    assert announced("pack") == []
    monkeypatch.setattr(installed, "_is_usual", lambda _: False)  # then importlib.metadata is asked
    assert announced("pack") == []
    assert list(importlib.metadata.entry_points(group="pack")) == []


def test_distributions_inside_an_archive_or_an_egg_are_found(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("zipped-1.dist-info/METADATA", "Name: zipped\nVersion: 3\n")
        archive.writestr("zipped-1.dist-info/entry_points.txt", "[pack]\nx = zipped\n")
    distribution(tmp_path / "old-1.egg" / "EGG-INFO", "old", "[pack]\nx = old\n")
    monkeypatch.setattr(sys, "path", [*sys.path, str(tmp_path / "all.zip"), str(tmp_path / "old-1.egg")])
    assert announced("pack") == [
        Announced("old", "1.0", "x", "old"), Announced("zipped", "3", "x", "zipped"),
    ]  # fmt: skip


def test_finders_of_others_are_asked(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(tmp_path / "far" / "far-1.dist-info", "far", "[pack]\nx = far\n")

    class Finder(importlib.metadata.MetadataPathFinder):
        @classmethod
        def find_distributions(cls, context=None):
            far = importlib.metadata.DistributionFinder.Context(path=[str(tmp_path / "far")])
            return () if context is None else super().find_distributions(far)

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert announced("pack") == [Announced("far", "1.0", "x", "far")]


def test_an_announced_object_is_loaded_from_its_module() -> None:
    assert Announced("d", "1", "n", "os").load() is os
    assert Announced("d", "1", "n", "os", "path.join").load() is os.path.join
    with pytest.raises(AttributeError):
        Announced("d", "1", "n", "os", "no.such").load()
