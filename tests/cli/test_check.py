"""`cxlint check`: what it reports on, where the reports go, and what the exit code says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

PLAIN = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
"""A terminal that can show the letters of English only."""

ONLY = ("--select", "POL004", "-f", "concise")
RETURNS = "governance/policies/returns.yaml:6:17: error POL004 "
FEES = "governance/policies/fees.yaml:6:17: warning POL004 "


def starts(done) -> list[str]:
    """The place, severity and rule of each line."""
    return [" ".join(line.split(" ")[:3]) + " " for line in done.stdout.splitlines() if "governance/" in line]


@pytest.mark.parametrize("words", [(), ("check",)])
def test_the_workspace_around_is_checked_where_nothing_is_named(words, cxlint, shop: Path) -> None:
    done = cxlint(*words, *ONLY)
    assert done.returncode == 1
    assert starts(done) == [FEES, RETURNS]
    assert done.stdout.splitlines()[-1] == "cxlint: exit 1: 1 finding at or above 'error'"
    assert done.stderr == ""


def test_it_works_from_a_folder_inside_the_workspace(cxlint, shop: Path) -> None:
    done = cxlint(*ONLY, folder=shop / "governance" / "policies")
    assert starts(done) == [FEES, RETURNS]


def test_it_works_from_another_folder_on_a_path(cxlint, shop: Path, tmp_path: Path) -> None:
    done = cxlint("../here", *ONLY, folder=_made(tmp_path / "other"))
    assert starts(done) == [FEES, RETURNS]
    assert starts(cxlint(str(shop), *ONLY, folder=tmp_path / "other")) == [FEES, RETURNS]


def test_it_works_without_a_configuration(cxlint, shop: Path) -> None:
    (shop / "cxlint.yaml").unlink()
    done = cxlint("check", *ONLY)
    assert starts(done) == [FEES, RETURNS]
    assert "notes.yaml" not in done.stdout


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["governance/policies/fees.yaml"], [FEES]),
        (["governance/policies"], [FEES, RETURNS]),
        (["governance/people.yaml"], []),
        (["governance/people.yaml", "governance/policies/returns.yaml"], [RETURNS]),
        (["./governance/../governance/policies/returns.yaml"], [RETURNS]),
        (["."], [FEES, RETURNS]),
    ],
)
def test_paths_say_what_is_reported_and_the_whole_workspace_is_read(
    paths: list[str], expected: list[str], cxlint, shop: Path
) -> None:
    done = cxlint(*paths, *ONLY, "--select", "OWN009")
    assert starts(done) == expected  # and no unknown owner: mona stands in another file
    assert done.returncode == (1 if RETURNS in expected else 0)


def test_standard_input_replaces_the_file_of_its_name(cxlint, shop: Path) -> None:
    text = (shop / "governance/policies/fees.yaml").read_bytes().replace(b"5 EUR", b"50%")
    done = cxlint("-", "--stdin-filename", "governance/policies/fees.yaml", *ONLY, given=text)
    assert starts(done) == [FEES.replace("warning", "error")]
    assert done.returncode == 1


def test_standard_input_may_be_a_file_that_does_not_exist_yet(cxlint, shop: Path) -> None:
    text = b"kind: policy\nid: new\nowner: mono\n"
    done = cxlint(
        "check", "-", "--stdin-filename", "governance/new.yaml", *ONLY, "--select", "OWN009", given=text
    )
    assert starts(done) == ["governance/new.yaml:3:8: error OWN009 "]
    assert "mona" in done.stdout
    assert not (shop / "governance/new.yaml").exists()


def test_standard_input_belongs_to_the_workspace_of_its_name(cxlint, shop: Path, tmp_path: Path) -> None:
    text = (shop / "governance/policies/fees.yaml").read_bytes()
    (tmp_path / "cxlint.yaml").write_text("roots: [here/elsewhere]\n", encoding="utf-8")
    name = "here/governance/policies/fees.yaml"
    done = cxlint("-", "--stdin-filename", name, *ONLY, "--select", "OWN009", folder=tmp_path, given=text)
    assert [line.removeprefix("here/")[: len(FEES)] for line in done.stdout.splitlines()[:-1]] == [FEES]
    done = cxlint("-", "--stdin-filename", "no/such/folder/a.yaml", *ONLY, given=text.replace(b"fees", b"a"))
    assert done.stdout.startswith("no/such/folder/a.yaml:6:17: warning POL004")


def test_standard_input_and_paths_are_reported_together(cxlint, shop: Path) -> None:
    text = (shop / "governance/policies/fees.yaml").read_bytes()
    words = ("governance/policies/returns.yaml", "-", "--stdin-filename", "governance/policies/fees.yaml")
    assert starts(cxlint(*words, *ONLY, given=text)) == [FEES, RETURNS]


@pytest.mark.parametrize("configured", [True, False])
@pytest.mark.parametrize("isolated", [[], ["--isolated"]])
def test_the_order_of_paths_changes_nothing(
    configured: bool, isolated: list[str], cxlint, shop: Path
) -> None:
    (shop / "new.yaml").write_text(
        "kind: policy\nid: new\nowner: mona\nterms: {return: {restocking: 9%}}\n", encoding="utf-8"
    )
    (shop / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
    if not configured:
        (shop / "cxlint.yaml").unlink()
    paths = ["governance/policies/returns.yaml", "new.yaml", "governance/policies/fees.yaml"]
    first = cxlint(*paths, *ONLY, "--select", "OWN009", *isolated)
    second = cxlint(*paths[::-1], *ONLY, "--select", "OWN009", *isolated)
    assert first.stdout == second.stdout
    assert [line.split(":")[0] for line in first.stdout.splitlines()[:3]] == sorted(paths)


@pytest.mark.parametrize("configured", [True, False])
def test_a_link_that_leads_elsewhere_is_a_finding_of_the_workspace_that_it_lies_in(
    cxlint, shop: Path, tmp_path: Path, configured: bool
) -> None:
    if not configured:
        (shop / "cxlint.yaml").unlink()
    elsewhere = tmp_path / "elsewhere.yaml"
    elsewhere.write_text("kind: system\nid: till\n", encoding="utf-8")
    (shop / "governance" / "link.yaml").symlink_to(elsewhere)
    for more in ([], ["--exit-zero"], ["--fail-on", "never"]):
        done = cxlint("check", "governance/link.yaml", "-f", "concise", *more)
        assert done.returncode == 3
        assert "governance/link.yaml:1:1: error CX005 This is a link to a file outside" in done.stdout
        assert "cxlint: exit 3: something could not be checked" in done.stdout


def test_a_folder_without_documents_is_named(cxlint, tmp_path: Path) -> None:
    (tmp_path / "empty" / "terms").mkdir(parents=True)
    done = cxlint("check", str(tmp_path / "empty"))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"no governance document under '{(tmp_path / 'empty').as_posix()}'; " in done.stderr
    (tmp_path / "empty" / "cxlint.yaml").write_text("roots: [terms]\n", encoding="utf-8")
    assert "no governance document under 'empty/terms'; " in cxlint("check", "empty", folder=tmp_path).stderr


def test_a_path_through_a_link_is_a_path_of_the_workspace(cxlint, shop: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(shop)
    done = cxlint(str(tmp_path / "link" / "governance" / "policies"), *ONLY)
    assert starts(done) == [FEES, RETURNS]


def test_a_folder_that_cannot_be_written_to_is_told(cxlint, shop: Path) -> None:
    for words in (["new", "policy", "x", "-o", "cxlint.yaml/x.yaml"], ["init", "cxlint.yaml/company"]):
        done = cxlint(*words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "cxlint.yaml" in done.stderr


def test_standard_input_needs_a_name(cxlint, shop: Path) -> None:
    done = cxlint("-", given=b"kind: policy\n")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--stdin-filename" in done.stderr


def test_several_formats_go_to_their_files_in_one_run(cxlint, shop: Path) -> None:
    done = cxlint("--select", "POL004", "-f", "concise", "-f", "json=out.json", "-f", "sarif=out.sarif")
    assert starts(done) == [FEES, RETURNS]
    assert done.returncode == 1
    assert len(json.loads((shop / "out.json").read_bytes())["findings"]) == 2
    assert len(json.loads((shop / "out.sarif").read_bytes())["runs"][0]["results"]) == 2
    assert sorted(p.name for p in shop.iterdir() if p.is_file()) == ["cxlint.yaml", "out.json", "out.sarif"]


def test_only_one_format_goes_to_the_terminal(cxlint, shop: Path) -> None:
    done = cxlint("-f", "text", "-f", "json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "-f sarif=cxlint.sarif" in done.stderr


def test_a_report_that_cannot_be_written_is_told(cxlint, shop: Path) -> None:
    done = cxlint("-f", "json=no/such/folder/out.json")
    assert done.returncode == 2
    assert "no/such/folder/out.json" in done.stderr


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_machine_formats_are_all_that_standard_output_holds(name: str, cxlint, shop: Path) -> None:
    done = cxlint("--select", "POL004", "-f", name)
    json.loads(done.stdout)
    assert done.stderr == "cxlint: exit 1: 1 finding at or above 'error'\n"


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["--select", "POL004"], 1, "exit 1: 1 finding at or above 'error'"),
        (["--select", "POL004", "--fail-on", "warning"], 1, "exit 1: 2 findings at or above 'warning'"),
        (["--select", "POL001"], 0, "exit 0: no finding at or above 'error'"),
        (["--select", "POL004", "--fail-on", "never"], 0, "exit 0: findings never fail this run"),
        (["--select", "POL004", "--exit-zero"], 0, "exit 0: findings never fail this run"),
        (
            ["--select", "POL004", "governance/policies/fees.yaml"],
            0,
            "exit 0: no finding at or above 'error'",
        ),
    ],
)
def test_the_exit_code_and_the_last_line_agree(arguments, code: int, reason: str, cxlint, shop: Path) -> None:
    for name in ("text", "concise"):
        done = cxlint(*arguments, "-f", name)
        assert done.returncode == code
        assert done.stdout.splitlines()[-1] == f"cxlint: {reason}"


PLUGIN = """\
from cxlint.hookspecs import hookimpl
from cxlint.rule import ERROR, DocumentRule, Message, NoOptions, reference

class Sums(DocumentRule[NoOptions]):
    id, name, summary, why, fix = "SUM001", "sums", "Sums add up.", "Why.", "Fix."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "It does not add up.", "")}
    def check(self, document, options):
        raise ValueError("no idea")

@hookimpl
def cxlint_rules():
    return [reference(Sums)]
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages with a plugin whose rule breaks."""
    info = _made(tmp_path / "site" / "cxlint_sums-1.0.dist-info")
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: cxlint-sums\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text("[cxlint]\nsums = sums\n", encoding="utf-8")
    (tmp_path / "site" / "sums.py").write_text(PLUGIN, encoding="utf-8")
    return tmp_path / "site"


def test_a_rule_that_breaks_is_exit_3_and_all_other_findings_stand(cxlint, shop: Path, site: Path) -> None:
    paths = {"PYTHONPATH": f"{site}{os.pathsep}{cxlint.environment['PYTHONPATH']}"}
    for more in ([], ["--exit-zero"], ["--fail-on", "never"], ["governance/people.yaml"]):
        done = cxlint("--select", "POL004,SUM001", "-f", "concise", *more, environment=paths)
        assert done.returncode == 3
        assert done.stdout.splitlines()[-1].startswith("cxlint: exit 3: ")
    whole = cxlint("--select", "POL004,SUM001", "-f", "concise", environment=paths)
    assert RETURNS in whole.stdout
    assert "SUM001 of 'cxlint-sums' broke here" in whole.stdout
    without = cxlint("--select", "POL004", "--no-plugins", "-f", "concise", environment=paths)
    assert (without.returncode, starts(without)) == (1, [FEES, RETURNS])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--selct", "POL004"], "did you mean '--select'"),
        (["chek"], "did you mean `cxlint check`"),
        ([""], "there is no file or folder ''"),
        (["nowhere.yaml"], "there is no file or folder 'nowhere.yaml'"),
        (["-f", "txt"], "did you mean 'text'"),
        (["-f", "zebra"], "there is no format 'zebra'. Formats: text, "),
        (["--select", "POL0O4"], "did you mean 'POL004'"),
        (["--ignore", "restockingfee"], "did you mean 'restocking-fee'"),
        (["--profile", "strickt"], "did you mean 'strict'"),
        (["--as-of", "1.1.2026"], "2026-11-22"),
        (["--as-of", "2026-02-30"], "'2026-02-30' is not a day"),
        (["--config", "nowhere.yaml"], "nowhere.yaml"),
        (["--lang", "english"], "such as en, ar or fa"),
        (["--fail-on", "sometimes"], "'error', 'warning', 'info', 'never'"),
        (["../outside.yaml"], "outside.yaml"),
        (["explain", "POL0004"], "did you mean 'POL004'"),
        (["explain", "POL"], "`cxlint rules POL` lists them"),
        (["explain", "POL004", "POL001"], "'POL001' is one argument too many"),
        (["rules", "conected"], "did you mean 'connected'"),
        (["rules", "--formt", "json"], "did you mean '--format'"),
        (["schema", "polcy"], "did you mean 'policy'"),
        (["schema", "zebra"], "there is no kind 'zebra'. Kinds: area, "),
        (["new", "polcy", "x"], "did you mean 'policy'"),
        (["new", "policy", "my policy"], "cannot be an id"),
        (["completion", "tcsh"], "bash"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_exit_2_with_the_way_out(arguments, says: str, cxlint, shop: Path) -> None:
    done = cxlint(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr


def test_a_fault_in_the_configuration_is_told_with_its_place(cxlint, shop: Path) -> None:
    (shop / "cxlint.yaml").write_text("roots: [governance]\nprofil: strict\n", encoding="utf-8")
    done = cxlint()
    assert done.returncode == 2
    assert done.stderr.startswith("cxlint: exit 2: cxlint.yaml:2:1: ")
    assert "did you mean 'profile'" in done.stderr


def test_a_report_goes_through_a_pipe_and_a_link_without_taking_their_place(cxlint, shop: Path) -> None:
    pipe, kept, link = shop / "pipe", shop / "kept.txt", shop / "link"
    os.mkfifo(pipe)
    kept.write_text("old", encoding="utf-8")
    link.symlink_to(kept.name)
    with ThreadPoolExecutor(1) as pool:
        read = pool.submit(pipe.read_text, encoding="utf-8")
        cxlint("check", "-f", f"concise={pipe}", "-f", f"json={link}")
        assert "POL004" in read.result(timeout=30)
    assert pipe.is_fifo()
    assert link.is_symlink()
    assert json.loads(kept.read_text(encoding="utf-8"))["summary"]


def test_an_empty_workspace_is_exit_2_unless_it_is_allowed(cxlint, files) -> None:
    files(cxlint.folder, {"README.md": "# Nothing yet\n", "other.yaml": "a: 1\n"})
    done = cxlint()
    assert (done.returncode, done.stdout) == (2, "")
    assert "--allow-empty" in done.stderr
    assert cxlint("--allow-empty").returncode == 0


def test_a_file_that_is_not_ours_does_not_make_a_configured_workspace_empty(cxlint, files) -> None:
    files(cxlint.folder, {"cxlint.yaml": "roots: [.]\n", "other.yaml": "a: 1\n"})
    done = cxlint("-f", "concise")
    assert done.returncode == 1
    assert "other.yaml:1:1: error CX018" in done.stdout


def test_the_day_is_the_option_before_the_variable(cxlint, shop: Path, files) -> None:
    files(shop, {"governance/late.yaml": "kind: policy\nid: late\nowner: mona\nlast_reviewed: 2026-01-01\n"})
    late = ("governance/late.yaml", "--select", "GOV002", "-f", "concise", "--fail-on", "warning")
    assert cxlint(*late, environment={"CXLINT_AS_OF": "2026-02-01"}).returncode == 0
    assert cxlint(*late, environment={"CXLINT_AS_OF": "2028-02-01"}).returncode == 1
    assert cxlint(*late, "--as-of", "2026-02-01", environment={"CXLINT_AS_OF": "2028-02-01"}).returncode == 0
    assert cxlint(*late, environment={"CXLINT_AS_OF": "soon"}).returncode == 2


def test_settings_are_shown_with_where_they_come_from(cxlint, shop: Path) -> None:
    done = cxlint("--show-settings", "--select", "POL004", environment={"CXLINT_FAIL_ON": "warning"})
    assert done.returncode == 0
    shown = {line.split(" = ")[0]: line for line in done.stdout.splitlines() if " = " in line}
    assert "cxlint.yaml:1:8" in shown["roots"]
    assert "--select" in shown["select"]
    assert "CXLINT_FAIL_ON" in shown["fail_on"]
    assert "default" in shown["language"]


def test_files_are_shown_without_being_checked(cxlint, shop: Path) -> None:
    done = cxlint("--show-files")
    assert (done.returncode, done.stdout.splitlines()) == (0, [
        "governance/company.yaml", "governance/people.yaml",
        "governance/policies/fees.yaml", "governance/policies/returns.yaml",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--colour", "always"], {}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colours_follow_the_option_then_the_variables(arguments, environment, coloured, cxlint, shop) -> None:
    done = cxlint("--select", "POL004", *arguments, environment=environment)
    assert ("\x1b[" in done.stdout) is coloured


def test_reports_in_files_have_no_colours(cxlint, shop: Path) -> None:
    cxlint("--select", "POL004", "--color", "always", "-f", "text=out.txt")
    assert "\x1b" not in (shop / "out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["check", "-f", "concise"], ["rules"], ["schema", "policy"], ["explain", "POL004"]]
)
def test_a_reader_that_stops_early_is_no_crash(arguments, cxlint, shop: Path) -> None:
    many = "".join(
        f"---\nkind: policy\nid: p{n}\nterms: {{return: {{restocking: 20%}}}}\n" for n in range(900)
    )
    (shop / "governance/many.yaml").write_text(many, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "cxlint", *arguments],
        cwd=shop, env=cxlint.environment, stdout=write, stderr=subprocess.PIPE, timeout=100, check=False,
    )  # fmt: skip
    os.close(write)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.parametrize(
    "name", ["text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown"]
)
def test_a_terminal_of_plain_letters_can_show_every_format(name: str, cxlint, shop: Path) -> None:
    (shop / "governance/äöü.yaml").write_text(
        "kind: policy\nid: پ\ntitle: {fa: بازگشت کالا}\nowner: كريم\nterms: {return: {restocking: ٢٠%}}\n",
        encoding="utf-8",
    )
    done = cxlint("--select", "POL004,OWN", "-f", name, environment=PLAIN)
    assert done.returncode == 1
    assert done.stdout.isascii()
    assert "POL004" in done.stdout
    if name in ("json", "sarif", "gitlab"):
        json.loads(done.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ["schema"], ["schema", "policy"], ["rules"], ["rules", "-f", "json"], ["explain", "POL004"],
        ["explain", "POL019", "-f", "json"], ["new", "policy", "x", "-o", "-"], ["new", "policy", "x"], ["--show-settings"],
        ["--show-files"], ["completion", "bash"], ["--help"], ["check", "--help"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_terminal_of_plain_letters_can_show_every_command(arguments, cxlint, shop: Path) -> None:
    (shop / "governance/äöü.yaml").write_text("kind: policy\nid: پ\n", encoding="utf-8")
    done = cxlint(*arguments, environment=PLAIN)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    if (arguments[0] == "schema" and len(arguments) > 1) or "json" in arguments:
        json.loads(done.stdout)


def test_nothing_in_the_checked_folder_is_ever_run(cxlint, shop: Path, files) -> None:
    canary = "raise SystemExit('a file of the checked folder was run')\n"
    names = (
        "yaml",
        "jsonschema",
        "tabulate",
        "pluggy",
        "git",
        "pathspec",
        "json",
        "argparse",
        "cxlint_rules",
        "conftest",
        "sitecustomize",
    )
    files(shop, {f"{name}.py": canary for name in names})
    files(shop, {"cxlint/__init__.py": canary, "governance/yaml.py": canary, "governance/pluggy.py": canary})
    for arguments in (["check", *ONLY], ["rules", "POL"], ["schema", "policy"], ["--version"]):
        done = cxlint(*arguments)
        assert "was run" not in done.stdout + done.stderr
        assert done.returncode in (0, 1)
    without_p = subprocess.run(
        [sys.executable, "-m", "cxlint", "rules", "POL"],
        cwd=shop / "governance", env=cxlint.environment, capture_output=True, timeout=100, check=False,
    )  # fmt: skip
    assert without_p.returncode == 0


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_or_device_is_written_to_and_never_replaced(cxlint, shop: Path) -> None:
    import stat
    import threading

    pipe = shop / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    cxlint("check", "--select", "POL004", "-f", "concise=pipe")
    reader.join(20)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert "POL004" in read[0]
