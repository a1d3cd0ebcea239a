"""Settings that cannot be used stop the run, with the place and what to write."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.pace import SECOND


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("profil: strict\n", "cxlint.yaml:1:1: there is no setting 'profil'; did you mean 'profile'?"),
        (
            "colour: red\n",
            "cxlint.yaml:1:1: there is no setting 'colour'. Known are roots, exclude, profile, select, ignore, "
            "rules, overrides, mandatory, plugins, fail_on, home and language",
        ),
        (
            "home: javascript:alert(1)\n",
            "cxlint.yaml:1:7: 'javascript:alert(1)' is no web address; write it as https://example.org/cx",
        ),
        (
            "profile: strikt\n",
            "cxlint.yaml:1:10: 'strikt' is not a choice for 'profile'; write declared, owned, connected, measured, "
            "customer-led, minimal, standard or strict; did you mean 'strict'?",
        ),
        (
            "fail_on: no\n",
            "cxlint.yaml:1:10: 'no' is not a choice for 'fail_on'; write error, warning, info or never",
        ),
        ("select: POL\n", "cxlint.yaml:1:9: 'select' is a list; write it in brackets, as in [POL]"),
        ("select: {POL: 1}\n", "cxlint.yaml:1:9: 'select' is a list; write it in brackets"),
        ("select:\n  - POL\n  -\n", "cxlint.yaml:3:4: an entry of 'select' is empty; delete its dash"),
        ("select: [[POL]]\n", "cxlint.yaml:1:10: 'select' takes a single word"),
        ("language: ''\n", "cxlint.yaml:1:11: 'language' is empty; write a word or delete it"),
        (
            "language: english\n",
            "cxlint.yaml:1:11: 'english' is not the code of a language, such as en, ar or fa",
        ),
        (
            "rules: {POL001: warning}\n",
            "cxlint.yaml:1:17: 'rules.POL001' has settings of its own; write them one a line, indented below it",
        ),
        (
            "rules: [POL001]\n",
            "cxlint.yaml:1:8: 'rules' has settings of its own; write them one a line, indented below it",
        ),
        (
            "overrides: [{ignore: [POL]}]\n",
            "cxlint.yaml:1:13: 'paths' is missing here",
        ),
        (
            "overrides: [{paths: [a], path: b}]\n",
            "cxlint.yaml:1:26: there is no setting 'path' in 'overrides[1]'; did you mean 'paths'?",
        ),
        (
            "select: [POL, POL0001]\n",
            "cxlint.yaml:1:15: there is no rule, name, family or level 'POL0001'; did you mean 'POL001'?",
        ),
        ("mandatory: [zebra]\n", "cxlint.yaml:1:13: there is no rule, name, family or level 'zebra'"),
        (
            "rules:\n  return-windw: {severity: off}\n",
            "cxlint.yaml:2:3: there is no rule 'return-windw'; did you mean 'return-window'?",
        ),
        (
            "rules: {POL: {severity: off}}\n",
            "cxlint.yaml:1:9: 'POL' stands for several rules; under 'rules' write the id or name of one",
        ),
        (
            "rules:\n  POL001: {looks: 2}\n  return-window: {looks: 3}\n",
            "cxlint.yaml:3:3: 'POL001' and 'return-window' are the same rule; write its settings once",
        ),
        (
            "rules: {POL001: {shrot: 20 days}}\n",
            "cxlint.yaml:1:18: rule POL001 has no option 'shrot'; did you mean 'short'?",
        ),
        ("rules: {POL004: {heavy: 20%}}\n", "cxlint.yaml:1:18: rule POL004 has no option 'heavy'"),
        (
            "rules: {POL001: {severity: fatal}}\n",
            "cxlint.yaml:1:28: 'fatal' is not a choice for 'rules.POL001.severity'; "
            "write error, warning, info or off",
        ),
        (
            "ignore: [CX]\n",
            "cxlint.yaml:1:10: 'CX' is about files and fields themselves and cannot be left out",
        ),
        (
            "overrides: [{paths: [a], ignore: [CX004]}]\n",
            "cxlint.yaml:1:35: 'CX004' is about files and fields themselves and cannot be left out",
        ),
        (
            "rules: {CX004: {severity: warning}}\n",
            "cxlint.yaml:1:27: CX004 is about files and fields themselves and cannot be lowered or left out",
        ),
        (
            "rules: {CX019: {severity: off}}\n",
            "cxlint.yaml:1:27: CX019 is about files and fields themselves and cannot be lowered or left out",
        ),
        (
            "mandatory: [POL001]\nignore: [POL]\n",
            "cxlint.yaml:2:10: 'POL' would leave out POL001, which is mandatory",
        ),
        (
            "mandatory: [POL001]\nrules: {POL001: {severity: off}}\n",
            "cxlint.yaml:2:28: 'off' would leave out POL001, which is mandatory",
        ),
        (
            "mandatory: [POL001]\noverrides: [{paths: [a], ignore: [all]}]\n",
            "cxlint.yaml:2:35: 'all' would leave out POL001, which is mandatory",
        ),
        (
            "mandatory: [POL001]\noverrides: [{paths: [a], rules: {POL001: {severity: off}}}]\n",
            "cxlint.yaml:2:53: 'off' would leave out POL001, which is mandatory",
        ),
        ("- POL\n", "cxlint.yaml:1:1: settings such as 'profile: standard' are expected here"),
        (
            "profile: strict\n---\nprofile: owned\n",
            "cxlint.yaml:3:1: the settings are one document; delete the '---' above this line",
        ),
        (
            "profile: owned\nfail_on: error\nprofile: strict\n",
            "cxlint.yaml:3:1: 'profile' stands here a second time; the first is on line 1 and counts",
        ),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(refused, text: str, said: str) -> None:
    assert refused(text) == said


@pytest.mark.parametrize(
    ("option", "column"),
    [
        ("short: 30", 25),
        ("short: {days: 30}", 25),
        ("looks: many", 25),
        ("looks: true", 25),
        ("looks: '3'", 25),
        ("kind_words: 1", 30),
        ("name: [a]", 24),
        ("exempt: books", 26),
        ("exempt: [[books]]", 26),
    ],
)
def test_an_option_of_the_wrong_type_is_refused_at_its_value(refused, option: str, column: int) -> None:
    said = refused(f"rules: {{POL001: {{{option}}}}}\n")
    assert said.startswith(f"cxlint.yaml:1:{column}: option '{option.partition(':')[0]}' of POL001 must be a")
    overridden = refused(f"overrides: [{{paths: [a], rules: {{POL001: {{{option}}}}}}}]\n")
    assert f": option '{option.partition(':')[0]}' of POL001 must be a" in overridden


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/etc", "starts at the top of a disk"),
        ("C:/policies", "starts at the top of a disk"),
        ("~/policies", "starts at somebody's home folder"),
        ("~root", "starts at somebody's home folder"),
        ("..", "leads out of the folder of the configuration"),
        ("policies/../../other", "leads out of the folder of the configuration"),
        ("https://example.com/policies", "is an address on the network, and cxlint reads only files"),
        ("file:///etc", "is an address on the network, and cxlint reads only files"),
        ("..\\other", "holds a backslash, and folders are parted by '/'"),
    ],
)
@pytest.mark.parametrize("setting", ["roots: [{}]", "exclude: [{}]", "overrides: [{{paths: [{}]}}]"])
def test_a_path_that_leads_outside_is_refused(refused, setting: str, path: str, why: str) -> None:
    said = refused(setting.format(f"'{path}'") + "\n")
    assert said.endswith(f": '{path}' {why}; write a path below the folder of the configuration")


def test_an_invisible_character_in_a_path_is_refused(refused) -> None:
    assert refused('roots: ["policies\\0"]\n') == (
        "cxlint.yaml:1:9: 'policies�' holds an invisible character; "
        "write a path below the folder of the configuration"
    )


def test_a_root_must_exist(refused) -> None:
    assert refused("roots: [policis]\n") == (
        "cxlint.yaml:1:9: there is nothing called 'policis' beside the configuration"
    )


def test_a_root_must_not_be_a_link_to_elsewhere(refused, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (tmp_path / "policies").symlink_to(outside)
    assert refused("roots: [policies]\n") == (
        "cxlint.yaml:1:9: 'policies' is a link that leads out of the folder of the configuration"
    )


def test_flags_and_variables_are_named_where_they_are_wrong(refused) -> None:
    assert refused("", {"select": ["POX001"]}) == (
        "command line --select: there is no rule, name, family or level 'POX001'; did you mean 'POL001'?"
    )
    assert refused("", {"fail_on": "sometimes"}).startswith(
        "command line --fail-on: 'sometimes' is not a choice"
    )
    assert refused("", environment={"CXLINT_PROFILE": "hard"}).startswith(
        "CXLINT_PROFILE: 'hard' is not a choice"
    )
    assert refused("mandatory: [POL001]\n", {"ignore": ["POL001"]}) == (
        "command line --ignore: 'POL001' would leave out POL001, which is mandatory"
    )
    assert refused("", {"proflie": "strict"}) == (
        "command line --proflie: there is no setting 'proflie'; did you mean 'profile'?"
    )


def test_defaults_of_a_plugin_are_held_to_the_same(refused, registry) -> None:
    registry.defaults = [{"fail_one": "error"}]
    assert refused("") == "plugin default: there is no setting 'fail_one'; did you mean 'fail_on'?"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"profile:\n\tstrict\n", "cxlint.yaml:2:1: "),
        (b"profile: \xff\n", "cxlint.yaml:1:10: This file is not saved as UTF-8"),
        (b"select: [" * 200, "cxlint.yaml:1:"),
        (b"a: &a [*a]\n", "cxlint.yaml:1:"),
        (b"profile: !!python/name:os.system ''\n", "cxlint.yaml:1:10: "),
    ],
)
def test_hostile_files_are_refused_in_no_time(refused, data: bytes, said: str) -> None:
    begin = time.process_time()
    assert refused(data).startswith(said)
    assert time.process_time() - begin < SECOND


def test_a_bomb_is_refused(refused) -> None:
    layers = [b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n"]
    layers += [b"a%d: &a%d [%s]\n" % (n, n, b", ".join([b"*a%d" % (n - 1)] * 9)) for n in range(1, 9)]
    begin = time.process_time()
    assert refused(b"".join(layers)).startswith("cxlint.yaml:")
    assert time.process_time() - begin < SECOND


def test_what_is_no_file_is_refused(refused, tmp_path: Path) -> None:
    (tmp_path / "cxlint.yaml").mkdir()
    assert refused() == "cxlint.yaml: the settings cannot be read: this is a folder, not a file"
    (tmp_path / "cxlint.yaml").rmdir()
    os.mkfifo(tmp_path / "cxlint.yaml")
    assert refused() == "cxlint.yaml: the settings cannot be read: this is a pipe, not a file"


def test_a_file_that_does_not_exist_is_refused(refused, tmp_path: Path) -> None:
    assert refused(config=tmp_path / "gate.yaml") == f"{tmp_path / 'gate.yaml'}: there is no such file"


def test_a_broken_project_file_is_refused(refused, tmp_path: Path) -> None:
    said = refused("[tool.cxlint]\nprofile = \n", name="pyproject.toml")
    assert said.startswith("pyproject.toml: this is not valid TOML: ")
    assert "line 2" in said


def test_a_project_file_without_the_table_cannot_be_asked_for(refused, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    said = refused(config=tmp_path / "pyproject.toml")
    assert said == f"{tmp_path / 'pyproject.toml'}: there is no table [tool.cxlint]"


def test_a_project_file_is_refused_with_the_line(refused) -> None:
    text = "[tool.cxlint]\nfail_on = 'error'\n[tool.cxlint.rules.POL001]\nshrot = '1 day'\n"
    assert refused(text, name="pyproject.toml") == (
        "pyproject.toml:4: rule POL001 has no option 'shrot'; did you mean 'short'?"
    )
