"""The smaller commands: rules, explain, schema, new, init, completion, help and version."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from cxlint import __version__
from cxlint.cli.parser import COMMANDS
from cxlint.plugins import build_registry

REGISTRY = build_registry(entry_points=False)
KINDS = REGISTRY.kinds.names
KEYS = {
    "id", "name", "family", "family_name", "severity", "level", "level_name", "kinds", "mission_rows", "standards",
    "summary", "why", "fix", "messages", "options", "supersedes", "good_example", "bad_example", "plugin",
}  # fmt: skip


def test_version_is_one_line(cxlint) -> None:
    for word in ("--version", "-V"):
        done = cxlint(word)
        assert (done.returncode, done.stdout, done.stderr) == (0, f"cxlint {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_names_every_command_and_exit_code(word: str, cxlint) -> None:
    done = cxlint(word)
    assert done.returncode == 0
    for command in COMMANDS:
        assert re.search(rf"^ +{command} +\w", done.stdout, re.MULTILINE)
    for code in "0123":
        assert re.search(rf"^  {code}  \w", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_for_every_option(command: str, cxlint) -> None:
    done = cxlint(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: cxlint {command}")
    assert max(map(len, done.stdout.splitlines())) <= 100


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "--fail-on", "hard"), "`cxlint check`: --fail-on: invalid choice: 'hard'"),
        (("check", "--jobs", "many"), "`cxlint check`: --jobs: invalid int value: 'many'"),
        (("new", "policy"), "`cxlint new`: the following arguments are required: ID"),
        (("report", "--by"), "`cxlint report`: --by: expected one argument"),
    ],
)
def test_a_wrong_command_line_is_told_in_one_line(cxlint, words, told) -> None:
    done = cxlint(*words)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"cxlint: exit 2: {told}")
    assert line.endswith(f"; `cxlint {words[0]} --help` says what is possible")


def test_rules_are_listed_for_people(cxlint) -> None:
    done = cxlint("rules")
    assert done.returncode == 0
    for rule_id, (rule, _) in REGISTRY.rules.items():
        assert re.search(rf"^{rule_id} +{rule.name} ", done.stdout, re.MULTILINE)
    assert f"Rules: {len(REGISTRY.rules)}." in done.stdout


@pytest.mark.parametrize("selector", ["POL", "POL004", "restocking-fee", "owned", "level-2"])
def test_rules_can_be_chosen(selector: str, cxlint) -> None:
    told = json.loads(cxlint("rules", selector, "-f", "json").stdout)
    assert {rule["id"] for rule in told} == REGISTRY.select(selector)


def test_rules_as_data_tell_everything(cxlint) -> None:
    told = json.loads(cxlint("rules", "-f", "json").stdout)
    assert [rule["id"] for rule in told] == sorted(REGISTRY.rules)
    for rule in told:
        assert rule.keys() == KEYS
        assert rule["severity"] in ("error", "warning", "info")
        assert 1 <= rule["level"] <= 5
        assert all({"severity", "text", "write"} == message.keys() for message in rule["messages"].values())
        if not rule["id"].startswith(("CX", "GAT")):
            assert rule["mission_rows"]
            assert rule["good_example"]
            assert rule["bad_example"]
        for clause in rule["standards"]:
            assert clause.keys() == {"citation", "standard", "place", "words", "certainty"}
            assert clause["words"]
        for option in rule["options"]:
            assert option.keys() == {"name", "type", "default", "help", "source"}


def test_rules_of_a_standard_are_listed_by_clause_in_our_own_words(cxlint) -> None:
    done = cxlint("rules", "--standard", "iso-10002")
    assert done.returncode == 0
    assert done.stdout.startswith("ISO 10002:2018: Complaints of customers, handled well [iso-10002]\n")
    assert re.search(r"^charges +Complaining costs nothing\. +likely +POL027$", done.stdout, re.MULTILINE)
    assert "GDPR" not in done.stdout


def test_rules_of_a_standard_as_data_are_those_that_cite_it(cxlint) -> None:
    told = json.loads(cxlint("rules", "POL", "--standard", "gdpr", "-f", "json").stdout or "[]")
    assert told == []
    told = json.loads(cxlint("rules", "--standard", "gdpr", "-f", "json").stdout)
    assert {rule["id"] for rule in told} == {"COM003", "PRF002", "PRF004", "PRF006"}
    citing = {clause["citation"] for clause in told[-1]["standards"] if clause["standard"] == "gdpr"}
    assert citing == {"GDPR Art 5(1)(c)"}


def test_clauses_are_told_in_the_language(cxlint) -> None:
    done = cxlint("rules", "--standard", "iso-10002", "--lang", "fa")
    assert "شکایت کردن رایگان است." in done.stdout
    assert "POL027" in done.stdout


def test_the_law_of_a_place_says_where_it_holds(cxlint) -> None:
    assert cxlint("rules", "--standard", "egypt-181-2018").stdout.startswith("Law 181/2018 (EG): ")
    assert "Law 181/2018 Art 17 (EG): For fourteen days" in cxlint("explain", "POL001").stdout


@pytest.mark.parametrize(
    ("standard", "says"),
    [
        ("iso-1002", "there is no standard or law 'iso-1002'; did you mean 'iso-10002'?"),
        ("ISO 10020", "did you mean 'iso-10002'?"),
        ("kindness", "there is no standard or law 'kindness'; `cxlint rules --standard all` lists them"),
    ],
)
def test_an_unknown_standard_is_answered_with_the_nearest_one(standard: str, says: str, cxlint) -> None:
    done = cxlint("rules", "--standard", standard)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_rules_that_do_not_cite_a_standard_are_not_shown_as_an_empty_table(cxlint) -> None:
    done = cxlint("rules", "POL", "--standard", "gdpr")
    assert (done.returncode, done.stdout) == (2, "")
    assert "none of these rules cites 'gdpr'" in done.stderr


def test_a_rule_is_explained_by_id_or_name(cxlint) -> None:
    by_id, by_name = cxlint("explain", "POL004").stdout, cxlint("explain", "restocking-fee").stdout
    assert by_id == by_name == cxlint("explain", "pol004").stdout
    for head in (
        "POL004 restocking-fee",
        "Why it matters",
        "How to mend it",
        "A bad example",
        "A good example",
        "Options in cxlint.yaml",
    ):
        assert head in by_id
    assert "\x1b" not in by_id
    assert "\x1b[1m" in cxlint("explain", "POL004", "--color", "always").stdout


def test_an_explained_rule_as_data_is_the_listed_one(cxlint) -> None:
    one = json.loads(cxlint("explain", "POL004", "-f", "json").stdout)
    (listed,) = json.loads(cxlint("rules", "POL004", "-f", "json").stdout)
    assert one == listed


@pytest.mark.parametrize("rule", sorted(REGISTRY.rules))
def test_every_rule_can_be_explained(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    from cxlint.cli import main

    assert main(["explain", rule, "--no-plugins"]) == 0
    assert capsys.readouterr().out.startswith(f"{rule} ")


def test_schemas_are_listed(cxlint) -> None:
    done = cxlint("schema")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [*KINDS, "result"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_and_whole(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    from jsonschema import Draft7Validator

    from cxlint.cli import main

    assert main(["schema", kind, "--no-plugins"]) == 0
    text = capsys.readouterr().out
    schema = json.loads(text)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    references = set(re.findall(r'"\$ref": "([^"]*)"', text))
    for reference in references:
        assert reference.startswith("#/definitions/")
        assert reference.removeprefix("#/definitions/") in schema["definitions"]
    assert "common.json" not in text
    Draft7Validator(schema).validate({"kind": kind, "id": "sample"})


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_document_knows_its_schema_and_can_be_read(kind: str, cxlint) -> None:
    done = cxlint("new", kind, "my-first")
    assert done.returncode == 0
    name = done.stdout.split()[1].rstrip(".")
    file = cxlint.folder / name
    first, second, third, *_ = file.read_text(encoding="utf-8").splitlines()
    location = first.removeprefix("# yaml-language-server: $schema=")
    assert location != first
    assert json.loads((file.parent / location).read_bytes())["title"] == kind
    assert (second, third) == (f"kind: {kind}", "id: my-first")
    checked = cxlint("-f", "json", "--select", "all")
    told = json.loads(checked.stdout)
    core = {f["rule"] for f in told["findings"] if f["rule"].startswith("CX") and f["rule"] != "CX019"}
    assert core == (
        {"CX038"} if kind == "waiver" else set()
    )  # a waiver cannot be a draft: its fields are asked for


def test_a_new_document_goes_below_the_first_root(cxlint, files) -> None:
    files(cxlint.folder, {"cxlint.yaml": "roots: [rules]\n", "rules/README.md": "# Rules\n"})
    assert cxlint("new", "policy", "returns").returncode == 0
    assert (cxlint.folder / "rules/policies/returns.yaml").exists()
    assert cxlint("new", "person", "mona", folder=cxlint.folder / "rules").returncode == 0
    assert (cxlint.folder / "rules/people/mona.yaml").exists()


def test_a_new_document_never_replaces_another(cxlint) -> None:
    assert cxlint("new", "policy", "returns").returncode == 0
    written = (cxlint.folder / "policies/returns.yaml").read_bytes()
    done = cxlint("new", "policy", "returns")
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert (cxlint.folder / "policies/returns.yaml").read_bytes() == written


def test_a_new_document_can_be_printed_or_named(cxlint) -> None:
    shown = cxlint("new", "policy", "returns", "-o", "-")
    assert "kind: policy\nid: returns\n" in shown.stdout
    assert not (cxlint.folder / "policies").exists()
    assert cxlint("new", "policy", "returns", "-o", "deep/er/r.yaml").returncode == 0
    text = (cxlint.folder / "deep/er/r.yaml").read_text(encoding="utf-8")
    location = text.splitlines()[0].partition("$schema=")[2]
    assert (cxlint.folder / "deep/er" / location).exists()


@pytest.fixture
def model_company(checkout: Path) -> None:
    if not any((checkout / folder).is_dir() for folder in ("policies", "cxlint/_policies")):
        pytest.skip("this checkout has no model company in policies/")


@pytest.mark.usefixtures("model_company")
@pytest.mark.parametrize("preset", ["minimal", "standard", "strict"])
def test_a_first_workspace_passes(preset: str, cxlint) -> None:
    done = cxlint("init", "company", "--preset", preset)
    assert done.returncode == 0
    assert (cxlint.folder / "company/cxlint.yaml").exists()
    told = cxlint("company", "-f", "concise", "--as-of", date.today().isoformat())
    assert told.returncode == 0, told.stdout
    assert " error " not in told.stdout


@pytest.mark.usefixtures("model_company")
def test_init_never_writes_over_anything(cxlint, files) -> None:
    assert cxlint("init").returncode == 0
    before = sorted((p, p.stat().st_mtime_ns) for p in cxlint.folder.rglob("*"))
    done = cxlint("init")
    assert done.returncode == 2
    assert "exists already; nothing was written" in done.stderr
    assert sorted((p, p.stat().st_mtime_ns) for p in cxlint.folder.rglob("*")) == before
    (cxlint.folder / "cxlint.yaml").unlink()
    assert cxlint("init").returncode == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_its_shell_reads(shell: str, cxlint, tmp_path: Path) -> None:
    done = cxlint("completion", shell)
    assert done.returncode == 0
    for command in COMMANDS:
        assert command in done.stdout
    program = shutil.which(shell) or (shutil.which("bash") if shell == "zsh" else None)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(done.stdout, encoding="utf-8")
    subprocess.run([program, "-n", str(script)], check=True, timeout=60)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["cxlint", "ex"], {"explain"}),
        (["cxlint", "explain", "POL00"], {i for i in REGISTRY.rules if i.startswith("POL00")}),
        (["cxlint", "schema", "po"], {"policy"}),
        (["cxlint", "check", "--sel"], {"--select"}),
        (["cxlint", "new", "--no"], {"--no-plugins"}),
    ],
)
def test_bash_completes_commands_rules_kinds_and_options(line: list[str], expected: set[str], cxlint) -> None:
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    script = cxlint("completion", "bash").stdout
    words = " ".join(line)
    program = f'{script}\nCOMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _cxlint; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert set(done.stdout.split()) == expected
