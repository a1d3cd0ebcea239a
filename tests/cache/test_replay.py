"""A check whose answer is known says it again; whatever could change the answer makes it work again."""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from tests.cache.conftest import COMPANY, Shop, settle

RETURNS = "governance/policies/returns.yaml"
PLUGIN = """
from cxlint.hookspecs import hookimpl

@hookimpl
def cxlint_configuration():
    return {"fail_on": "never", "language": "%s"}
"""


def changed_in_secret(shop: Shop, name: str, old: str, new: str) -> None:
    """Change a file so that its size and the time of its last change are what they were."""
    path = shop.root / name
    before = path.stat()
    text = path.read_text(encoding="utf-8")
    assert old in text
    assert len(old) == len(new)
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def exchanged(shop: Shop) -> None:
    """Put another folder in the place of one, the files of which have not been touched for long."""
    old = shop.root / "governance" / "policies"
    (shop.root / "aside" / "policies").rename(shop.root / "aside" / "new")
    old.rename(shop.root / "aside" / "old")
    (shop.root / "aside" / "new").rename(old)


CHANGES = {
    "an edit in secret": lambda shop: changed_in_secret(shop, RETURNS, "20%", "21%"),
    "a file that is added": lambda shop: shop.write({"governance/new/more.yaml": "kind: policy\nid: more\nterms: {return: {restocking: 1%}}\n"}),
    "a file that is deleted": lambda shop: (shop.root / RETURNS).unlink(),
    "a file that is renamed": lambda shop: (shop.root / RETURNS).rename(shop.root / "governance/policies/back.yaml"),
    "a file that becomes a folder": lambda shop: ((shop.root / RETURNS).unlink(), (shop.root / RETURNS).mkdir()),
    "a folder that is renamed": lambda shop: (shop.root / "governance/policies").rename(shop.root / "governance/terms"),
    "a folder that is exchanged": exchanged,
    "the settings, in secret": lambda shop: changed_in_secret(shop, "cxlint.yaml", "POL004, CX003", "POL001, CX003"),
    "settings that cannot be used": lambda shop: shop.write({"cxlint.yaml": "roots: ["}),
    "settings that are gone": lambda shop: (shop.root / "cxlint.yaml").unlink(),
    "settings under a wrong name": lambda shop: shop.write({".cxlint.yml": "profile: strict\n"}),
    "settings in another file": lambda shop: shop.write({"pyproject.toml": "[tool.cxlint]\nprofile = 'strict'\n"}),
    "a baseline": lambda shop: shop.write({"cxlint-baseline.yaml": "not a baseline\n"}),
    "a document that has no words": lambda shop: shop.write({"governance/read-me.md": "---\nkind: policy\n---\n"}),
    "a foreign file that becomes ours": lambda shop: shop.write({"governance/notes/read-me.md": "---\nkind: pollicy\nid: x\n---\n"}),
    "a file that the folder leaves out": lambda shop: shop.write({".gitignore": "returns.yaml\n"}),
    "files that a folder inside leaves out": lambda shop: shop.write({"governance/.gitignore": "policies/\n"}),
}  # fmt: skip


@pytest.mark.parametrize("under_git", [False, True], ids=["folder", "git"])
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen(shop, request, change, under_git):
    shutil.copytree(shop.root / "governance/policies", shop.root / "aside/policies")
    (shop.root / "aside/policies/returns.yaml").write_text("kind: policy\nid: returns\n")
    settle()
    if under_git:
        request.getfixturevalue("repository")
        shop.git("rm", "-rq", "--cached", ".")  # what git follows is never left out
    before = shop.known()
    CHANGES[change](shop)
    settle()
    after = shop.run()
    assert not after.knew
    assert after.said == shop.truth()
    assert after.said != before, "the change matters to nobody, so it proves nothing"


@pytest.mark.parametrize("what", ["touch", "write again", "somewhere else", "a folder without documents"])
def test_what_changes_nothing_is_answered_alike(shop, what):
    before = shop.known()
    match what:
        case "touch":
            (shop.root / RETURNS).touch()
        case "write again":
            (shop.root / RETURNS).write_text((shop.root / RETURNS).read_text())
        case "somewhere else":
            shop.write(
                {"elsewhere/notes.yaml": "shopping: [bread, milk]\n", "governance/picture.svg": "<svg/>"}
            )
        case _:
            (shop.root / "governance" / "empty").mkdir()
    settle()
    assert shop.run().said == shop.truth() == before
    if what in ("somewhere else", "a folder without documents"):
        assert shop.run().knew


def test_settings_of_a_folder_above_are_seen(shop):
    (shop.root / "cxlint.yaml").unlink()
    settle()
    before = shop.known()
    (shop.root.parent / "cxlint.yaml").write_text("roots: [shop/elsewhere]\n")
    settle()
    after = shop.run()
    assert after.said == shop.truth() != before
    assert not after.knew


def test_a_repository_that_begins_above_is_seen(shop):
    shop.write({"governance/.gitignore": "", "cxlint.yaml": "select: [POL004]\n"})
    (shop.root.parent / ".gitignore").write_text("returns.yaml\n")
    settle()
    before = shop.known()
    shop.git("init", "-q", "..")
    after = shop.run()
    assert after.said == shop.truth() != before
    assert not after.knew


def test_a_file_that_git_follows_all_the_same_is_seen(repository):
    repository.write(
        {"governance/drafts/fee.yaml": "kind: policy\nid: fee\nterms: {return: {restocking: 1%}}\n"}
    )
    settle()
    before = repository.known()
    repository.git("add", "-f", "governance/drafts/fee.yaml")
    after = repository.run()
    assert after.said == repository.truth() != before
    assert not after.knew


@pytest.mark.parametrize("where", ["exclude", "config"])
def test_what_is_left_out_elsewhere_is_seen(repository, where):
    repository.git("rm", "-q", "--cached", RETURNS)
    before = repository.known()
    if where == "exclude":
        (repository.root / ".git/info").mkdir(exist_ok=True)
        (repository.root / ".git/info/exclude").write_text("returns.yaml\n")
    else:
        (repository.root.parent / "ours").write_text("returns.yaml\n")
        repository.git("config", "core.excludesFile", str(repository.root.parent / "ours"))
    after = repository.run()
    assert after.said == repository.truth() != before
    assert not after.knew


def test_of_files_that_are_left_out_only_the_names_count(repository):
    repository.write({"governance/drafts/fee.yaml": "kind: policy\nid: fee\n"})
    settle()
    repository.known()
    repository.write(
        {"governance/drafts/fee.yaml": "kind: policy\nid: fee\nterms: {return: {restocking: 1%}}\n"}
    )
    settle()
    assert repository.run().knew
    repository.write({"governance/drafts/another.yaml": "kind: policy\nid: another\n"})
    settle()
    after = repository.run()
    assert not after.knew
    assert after.said == repository.truth()


def test_a_root_that_is_left_out_is_read_all_the_same(repository):
    repository.write({
        "cxlint.yaml": "roots: [governance, drafts]\nselect: [POL004]\n",
        "drafts/fee.yaml": "kind: policy\nid: fee\nterms: {return: {restocking: none}}\n",
    })  # fmt: skip
    settle()
    before = repository.known()
    repository.write({"drafts/fee.yaml": "kind: policy\nid: fee\nterms: {return: {restocking: 1%}}\n"})
    settle()
    assert repository.run().said == repository.truth() != before


@pytest.mark.parametrize(
    "environment",
    [
        {"CXLINT_LANG": "ar"},
        {"LC_ALL": "fa_IR.UTF-8"},
        {"CXLINT_PROFILE": "strict"},
        {"CXLINT_AS_OF": "2020-01-01"},
        {"FORCE_COLOR": "1"},
        {"COLUMNS": "60"},
        {"GITHUB_ACTIONS": "true"},
        {"PYTHONIOENCODING": "ascii"},
        {"UNKNOWN_TO_US": "but perhaps not to a plugin"},
    ],
    ids=str,
)
def test_another_environment_is_another_question(shop, environment):
    shop.known("-f", "text")
    there = shop.run("-f", "text", environment=environment)
    assert not there.knew
    assert there.said == shop.truth("-f", "text", environment=environment)
    assert shop.known("-f", "text", environment=environment) == there.said


def test_what_a_shell_says_of_the_command_before_is_noise(shop):
    shop.known()
    assert shop.run(environment={"SHLVL": "7", "OLDPWD": "/", "_": "/usr/bin/env"}).knew


def test_another_folder_or_argument_is_another_question(shop):
    shop.known()
    inside = shop.root / "governance"
    assert shop.run(folder=inside).said == shop.truth(folder=inside)
    shop.known(folder=inside)
    for words in (
        ("-f", "json"),
        ("-f", "concise", RETURNS),
        ("-f", "concise", "--exit-zero"),
        ("--jobs", "2"),
    ):
        assert not shop.run(*words).knew
        assert shop.known(*words) == shop.truth(*words)


def test_the_next_day_is_another_question_unless_the_day_is_named(shop):
    shop.environment["CXLINT_AS_OF"] = None
    shop.known()
    tomorrow = Path(shop.environment["TOLD"] + ".tomorrow")
    tomorrow.touch()
    assert not shop.run().knew
    assert shop.run().knew
    shop.known("-f", "concise", "--as-of", "2026-11-22")
    tomorrow.unlink()
    assert not shop.run().knew
    assert shop.run("-f", "concise", "--as-of", "2026-11-22").knew


def test_a_file_that_cannot_be_opened_is_told_again(shop: Shop) -> None:
    (shop.root / "governance" / "elsewhere.yaml").symlink_to("/etc/hostname")
    settle()
    words = ("-f", "concise", "--exit-zero")
    first, again = shop.run(*words).said, shop.run(*words).said
    assert first == again == shop.truth(*words)
    assert first[0] == 3
    assert b"CX005" in first[1]


def test_a_path_that_leads_elsewhere_is_seen(shop):
    shop.write(
        {"own/cxlint.yaml": "select: [POL001]\n", "own/fees.yaml": COMPANY["governance/policies/fees.yaml"]}
    )
    (shop.root / "here").symlink_to("governance/policies")
    settle()
    before = shop.known("-f", "concise", "here")
    (shop.root / "here").unlink()
    (shop.root / "here").symlink_to("own")
    settle()
    after = shop.run("-f", "concise", "here")
    assert not after.knew
    assert after.said == shop.truth("-f", "concise", "here") != before


def test_paths_that_lead_nowhere_stop_a_run_as_they_always_do(shop):
    (shop.root / "loop").symlink_to("loop")
    (shop.root / "gone").symlink_to("nowhere")
    for word in ("loop", "gone", "x" * 300, "nothing", ""):
        for _ in range(2):
            assert shop.run(word).said == shop.truth(word)


def installed(shop: Shop, text: str, name: str = "theirs") -> None:
    info = shop.site / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[cxlint]\n{name} = {name}\n")
    (shop.site / name).mkdir()
    (shop.site / name / "__init__.py").write_text(text)
    (shop.site / name / "data.txt").write_text("words\n")


def test_a_plugin_that_comes_changes_or_goes_is_seen(shop):
    before = shop.known()
    installed(shop, PLUGIN % "ar")
    time.sleep(2.2)  # what the program is made of is only trusted when it has been left alone
    with_plugin = shop.known()
    assert with_plugin != before
    (shop.site / "theirs/__init__.py").write_text(PLUGIN % "fa")
    after = shop.run()
    assert not after.knew
    assert after.said == shop.truth() != with_plugin
    assert not shop.run().knew, "a program that has only just changed proves nothing"
    time.sleep(2.2)
    shop.known()
    (shop.site / "theirs/data.txt").write_text("others\n")
    assert not shop.run().knew
    time.sleep(2.2)
    shop.known()
    (shop.site / "theirs-1.0.dist-info/entry_points.txt").write_text("[others]\n")
    after = shop.run()
    assert not after.knew
    assert after.said == shop.truth() == before
    time.sleep(2.2)
    shop.known()
    shutil.rmtree(shop.site / "theirs-1.0.dist-info")
    assert not shop.run().knew


def test_a_rule_that_is_written_anew_is_seen(shop, copied):
    before = shop.known()
    rule = copied / "rules/pol/pol004_restocking_fee.py"
    text = rule.read_text()
    times = rule.stat()
    rule.write_text(text.replace("Customers who return", "CUSTOMERS who return"))
    os.utime(rule, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = shop.run()
    assert not after.knew
    assert after.said == shop.truth() != before


def test_a_module_that_comes_in_the_way_is_seen(shop):
    shop.known()
    (shop.site / "unicodedata.py").write_text("raise SystemExit('mine')\n")
    assert not shop.run().knew


@pytest.mark.parametrize(
    "words",
    [
        ["--staged"],
        ["--against", "HEAD"],
        ["--with", "POL004.severity=info"],
        ["--shard", "1/2"],
        ["--show-settings"],
        ["--show-files"],
        ["-f", "json=out.json"],
        ["-f", "concise", "-f", "json=out.json"],
        ["--no-cache"],
        ["--help"],
        ["rules"],
        ["--profile", "unheard of"],
        ["nowhere.yaml"],
    ],
    ids=" ".join,
)
def test_what_is_out_of_the_ordinary_is_not_kept(repository, words):
    repository.git("-c", "user.name=M", "-c", "user.email=m@example.org", "commit", "-qm", "All")
    first = repository.run(*words)
    assert repository.entries == []
    again = repository.run(*words)
    assert not again.knew
    assert again.said == first.said


@pytest.mark.parametrize("what", ["a link", "a pipe", "a link that leads nowhere"])
def test_a_workspace_with_anything_but_files_is_not_kept(shop, what):
    path = shop.root / "governance" / "strange.yaml"
    {"a link": lambda: path.symlink_to("people.yaml"), "a pipe": lambda: os.mkfifo(path), "a link that leads nowhere": lambda: path.symlink_to("gone")}[what]()  # fmt: skip
    settle()
    assert shop.run().said == shop.truth()
    assert shop.entries == []


def test_a_link_that_comes_later_is_seen(shop):
    before = shop.known()
    (shop.root / RETURNS).rename(shop.root / "governance/aside")
    (shop.root / RETURNS).symlink_to("../aside")
    settle()
    after = shop.run()
    assert not after.knew
    assert after.said == shop.truth()
    assert before


def test_who_wants_to_see_every_run_sees_every_run(shop):
    installed(
        shop,
        "from cxlint.hookspecs import hookimpl\n@hookimpl\ndef cxlint_findings(findings):\n    open('seen', 'a').write('x')\n",
    )
    time.sleep(2.2)
    for _ in range(3):
        assert not shop.run().knew
    assert (shop.root / "seen").read_text() == "xxx"


def test_a_plugins_own_format_is_not_kept(shop):
    installed(
        shop,
        "from cxlint.hookspecs import hookimpl\nfrom cxlint.reporting import ReporterRef\n@hookimpl\ndef cxlint_reporters():\n"
        "    return [ReporterRef('sent', 'theirs', 'sent', 'Sends it away.')]\ndef sent(result, style):\n    return 'sent\\n'\n",
    )  # fmt: skip
    time.sleep(2.2)
    assert shop.run("-f", "sent").said[1] == b"sent\n"
    assert not shop.run("-f", "sent").knew


def test_what_changes_while_a_run_is_made_is_not_kept(shop, tmp_path):
    """The file changes after the run has begun, so nobody can tell which of the two texts was read."""
    (shop.root / RETURNS).touch()
    os.utime(shop.root / RETURNS, (time.time() + 60, time.time() + 60))
    assert shop.run().said == shop.truth()
    assert shop.entries == []


def test_files_that_have_been_left_alone_are_not_read_again(shop):
    shop.known()
    young = shop.entries[0].read_bytes()
    assert b"people.yaml" in young
    time.sleep(2.2)
    assert shop.run().knew
    assert shop.entries[0].read_bytes() != young
    old = shop.entries[0].read_bytes()
    assert b"people.yaml" not in old
    assert shop.run().knew
    assert shop.entries[0].read_bytes() == old


def test_only_the_newest_runs_are_kept(shop):
    from cxlint.cache.replay import MOST

    shop.known()
    entry = shop.entries[0]
    for number in range(MOST + 10):
        path = entry.with_name(f"{number:040x}")
        path.write_bytes(b"old")
        os.utime(path, (time.time() - 1000 - number, time.time() - 1000 - number))
    ancient = entry.with_name("f" * 40)
    ancient.write_bytes(b"ancient")
    os.utime(ancient, (time.time() - 40 * 86_400,) * 2)
    shop.run("-f", "text")
    assert len(shop.entries) == MOST
    assert entry in shop.entries
    assert ancient not in shop.entries


def test_nothing_heavy_is_loaded_to_say_something_again(shop):
    program = (
        "import sys; from cxlint import cli; code = cli._answer(sys.argv[1:]); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    import subprocess

    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-P", "-S", "-c", program, "-f", "concise", "--no-plugins"],
            cwd=shop.root, env=shop.environment | {"PYTHONPATH": os.pathsep.join([shop.environment["PYTHONPATH"], *[p for p in sys.path if "site-packages" in p]])},
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
    loaded = set(done.stderr.split())
    assert "cxlint.cache.replay" in loaded
    heavy = {
        "yaml",
        "pluggy",
        "jsonschema",
        "argparse",
        "typing",
        "pathlib",
        "re",
        "subprocess",
        "hashlib",
        "collections",
    }
    assert not loaded & heavy
    assert sorted(name for name in loaded if name.startswith("cxlint.")) == [
        "cxlint.cache", "cxlint.cache.asked", "cxlint.cache.program", "cxlint.cache.replay", "cxlint.cache.store",
        "cxlint.cache.witness", "cxlint.cli", "cxlint.cli.caching", "cxlint.cli.earlier", "cxlint.workspace",
        "cxlint.workspace.left_out", "cxlint.workspace.stamps",
    ]  # fmt: skip


def test_the_commands_that_are_not_kept_are_all_the_others():
    from cxlint.cli.earlier import OTHERS
    from cxlint.cli.parser import COMMANDS

    assert set(COMMANDS) == OTHERS | {"check"}
