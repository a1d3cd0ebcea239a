"""The project around the package: its metadata, its README, its hooks, and what its files must never hold."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
import yaml

import cxlint
from benchmarks.generate import make
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    from pathlib import Path

FENCED_COMMAND = re.compile(
    r"^<!-- command: (\w+) -->\n```sh\n(.*?)\n```\n<!-- end -->$", re.MULTILINE | re.DOTALL
)
MACHINE_PATH = re.compile(r"(?<![\w.\-}~*/])/(?:home|Users|root|work|tmp)/\w")
PACKAGE_HOSTS = re.compile(
    r"python" r"hosted|pypi\.(?:org|io)|registry\.npm" r"js|deb\.debian|npm" r"js\.(?:com|org)"
)
BESIDE_THE_CHECKOUT = re.compile(r"shared" r"/(?:data|anchors|hooks|\w+\.md)")
FORMATS = set(build_registry(entry_points=False).reporters)


@pytest.fixture(scope="module")
def project(checkout: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def kept(checkout: Path) -> list[Path]:
    """Every text file that is, or is about to be, part of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=checkout, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    files = [checkout / name for name in listed.split("\0") if name]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:8000]]


def test_distribution_command_and_licence_are_named_as_promised(project: dict) -> None:
    declared = project["project"]
    assert declared["name"] == "cxlint-governance"
    assert declared["scripts"] == {"cxlint": "cxlint.cli:command"}
    assert declared["license"] == "Apache-2.0"
    assert declared["requires-python"] == ">=3.11"
    assert "version" in declared["dynamic"]


def test_every_dependency_has_a_lower_bound_and_a_use(project: dict, checkout: Path) -> None:
    modules = {
        "GitPython": "git", "Jinja2": "jinja2", "jsonschema": "jsonschema", "pathspec": "pathspec",
        "pluggy": "pluggy", "PyYAML": "yaml", "tabulate": "tabulate",
    }  # fmt: skip
    declared = project["project"]["dependencies"]
    assert {re.split(r"[\[>]", name)[0] for name in declared} == set(modules)
    assert all(">=" in name for name in declared)
    text = "\n".join(file.read_text(encoding="utf-8") for file in (checkout / "cxlint").rglob("*.py"))
    imported = {
        name for name, module in modules.items() if re.search(rf"^\s*(?:import|from) {module}\b", text, re.M)
    }
    assert imported | {"GitPython"} == set(modules)  # the reader of revisions is still to come


def test_the_version_has_one_home(checkout: Path) -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+(?:\.dev\d+)?", cxlint.__version__)
    assert f"## {cxlint.__version__}" in (checkout / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"rev: v{cxlint.__version__}" in (checkout / "README.md").read_text(encoding="utf-8")


def test_the_licence_is_there_in_full(checkout: Path) -> None:
    text = (checkout / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_the_readme_has_exactly_two_commands_each_one_line(checkout: Path) -> None:
    text = (checkout / "README.md").read_text(encoding="utf-8")
    commands = dict(FENCED_COMMAND.findall(text))
    assert list(commands) == ["demo", "tests"]
    assert text.count("```sh") == text.count("<!-- command:") == 2
    for command in commands.values():
        assert "\n" not in command
        assert command.startswith("python3 -m venv ")
    assert "cxlint check --as-of 2026-11-22 examples/harbour-bank" in commands["demo"]
    assert "-m pytest" in commands["tests"]


def test_the_readme_links_only_to_files_that_exist(checkout: Path) -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "benchmarks/README.md"):
        text = (checkout / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
            assert ((checkout / name).parent / target).exists(), f"{name} links to {target}"


def test_the_run_of_all_checks_takes_the_commands_from_the_readme(checkout: Path) -> None:
    script = checkout / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert "readme_command tests" in text
    assert "readme_command demo" in text
    assert "-m pytest" not in text


def test_the_hook_manifest_is_valid(checkout: Path) -> None:
    for check, file in (
        ("validate-manifest", ".pre-commit-hooks.yaml"),
        ("validate-config", ".pre-commit-config.yaml"),
    ):
        told = subprocess.run(
            [sys.executable, "-m", "pre_commit", check, file],
            cwd=checkout,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (told.returncode, told.stdout, told.stderr) == (0, "", "")


def test_the_hook_for_the_repository_sees_deletions_and_is_never_split(checkout: Path) -> None:
    hooks = {
        hook["id"]: hook
        for hook in yaml.safe_load((checkout / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    assert list(hooks) == ["cxlint", "cxlint-files"]
    assert hooks["cxlint"]["always_run"] is True
    assert hooks["cxlint"]["pass_filenames"] is False
    assert all(hook["require_serial"] for hook in hooks.values())
    assert all(hook["language"] == "python" for hook in hooks.values())


def test_the_ci_examples_ask_only_for_formats_that_exist(checkout: Path) -> None:
    files = [file for file in (checkout / "examples" / "ci").iterdir() if file.is_file()]
    assert len(files) >= 4
    for file in files:
        text = file.read_text(encoding="utf-8")
        asked = [
            name
            for command in re.findall(r"cxlint check ((?:.*\\\n\s*)*.*(?:\n\s*-f .*)?)", text)
            for name in re.findall(r"-f (\w+)", command)
        ]
        assert asked, f"{file.name} runs no check"
        assert set(asked) <= FORMATS
        assert "cxlint-governance" in text
        if file.suffix == ".yml":
            assert isinstance(yaml.safe_load(text), dict)


def test_no_file_names_a_machine_or_a_package_host(kept: list[Path], checkout: Path) -> None:
    found = []
    for file in kept:
        text = file.read_text(encoding="utf-8", errors="replace")
        name = str(file.relative_to(checkout))
        rules = [MACHINE_PATH, PACKAGE_HOSTS, *([BESIDE_THE_CHECKOUT] if name != ".ci/run" else [])]
        found += [f"{name}: {match.group()}" for rule in rules for match in rule.finditer(text)]
    assert found == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("cd /ho" + "me/mona/x", MACHINE_PATH),
        ('open("/tm' + 'p/x")', MACHINE_PATH),
        ("https://files.python" + "hosted.org", PACKAGE_HOSTS),
    ],
)
def test_the_search_for_machines_and_hosts_finds_them(text: str, rule: re.Pattern[str]) -> None:
    assert rule.search(text)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_real_pre_commit_judges_what_is_staged(checkout: Path, tmp_path: Path) -> None:
    company = tmp_path / "company"
    company.mkdir()
    (company / "cxlint.yaml").write_text("select: [OWN009]\n", encoding="utf-8")
    (company / "mona.yaml").write_text("kind: person\nid: mona\n", encoding="utf-8")
    (company / "care.yaml").write_text("kind: area\nid: care\ncx_champion: mona\n", encoding="utf-8")
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def git(*words: str) -> None:
        person = ("-c", "user.name=Mona", "-c", "user.email=mona@example.org")
        subprocess.run(
            ["git", *person, *words], cwd=company, check=True, capture_output=True, env=environment
        )

    def hook(*words: str) -> tuple[int, str]:
        told = subprocess.run(
            [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "cxlint", "--color", "never", *words],
            cwd=company, env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        return told.returncode, told.stdout + told.stderr

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "company: Begin")
    code, said = hook("--all-files")
    assert (code, "Passed" in said) == (0, True), said
    git("rm", "--quiet", "mona.yaml")
    (company / "mona.yaml").write_text(
        "kind: person\nid: mona\n", encoding="utf-8"
    )  # lies around, not staged
    code, said = hook()
    assert (code, "Failed" in said) == (1, True), said
    assert "care.yaml" in said
    assert "OWN009" in said
    git("add", "mona.yaml")
    (company / "care.yaml").write_text("kind: area\nid: care\ncx_champion: nobody\n", encoding="utf-8")
    code, said = hook()
    assert (code, "Passed" in said) == (0, True), said  # the change of care.yaml is not staged


def test_modules_and_functions_keep_the_house_numbers(checkout: Path) -> None:
    found = []
    for file in sorted((checkout / "cxlint").rglob("*.py")):
        name = str(file.relative_to(checkout))
        text = file.read_text(encoding="utf-8")
        if name != "cxlint/rules/index.py" and (count := text.count("\n")) > 300:
            found.append(f"{name}: {count} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 40:
                    found.append(f"{name}: {node.name} has {length} lines")
    assert found == []


def test_starting_up_imports_nothing_heavy(checkout: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environment["PYTHONPATH"] = str(checkout)
    told = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-m", "cxlint", "--version"],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    assert told.stdout == f"cxlint {cxlint.__version__}\n"
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.stderr.splitlines()}
    assert "cxlint" in imported
    assert (
        imported & {"git", "jsonschema", "tabulate", "jinja2", "importlib_metadata", "pluggy", "yaml"}
        == set()
    )


def test_the_made_up_company_is_the_same_every_time_and_of_the_promised_shape() -> None:
    documents = list(make(200, seed=3))
    assert documents == list(make(200, seed=3))
    assert documents != list(make(200, seed=4))
    assert [document.faulty for document in documents].count(True) == 4
    lines = [document.text.count("\n") for document in documents]
    assert min(lines) >= 20
    assert max(lines) <= 80
    assert 1300 < sum(len(document.text.encode()) for document in documents) / 200 < 1800
    for document in documents:
        head = yaml.load(document.text, yaml.BaseLoader)
        assert (head["kind"], head["id"]) == (document.kind, document.name)
