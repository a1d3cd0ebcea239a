"""Settings from files, variables and flags: who wins, and what they come to."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxlint.config import Override, RuleSetting, load_settings
from cxlint.diagnostics import Severity

CORE = {"CX001", "CX002", "CX003", "CX004", "CX005", "CX006", "CX007"}
OWN_RULES = {"POL001", "POL004", "OWN001", "GOV001", "KPI001", "JRN001"}


def running(settings) -> set[str]:
    return set(settings.selected) & OWN_RULES


def test_without_a_file_everything_is_built_in(tmp_path: Path, registry) -> None:
    (tmp_path / ".git").mkdir()
    settings = load_settings(registry, tmp_path)
    assert (settings.root, settings.file, settings.roots) == (str(tmp_path.resolve()), "", (".",))
    assert (settings.profile, settings.fail_on, settings.language) == ("standard", Severity.ERROR, "en")
    assert settings.selected == frozenset(registry.rules)
    assert set(settings.origins.values()) == {"default"}


def test_every_setting_of_the_file_is_taken(load, tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    settings = load(
        "roots: [./policies]\n"
        "exclude: [policies/drafts/]\n"
        "profile: owned\n"
        "select: [POL, kpi-measured]\n"
        "ignore: [POL004]\n"
        "rules:\n"
        "  return-window: {severity: warning, short: 20 days}\n"
        "mandatory: [OWN001]\n"
        "fail_on: never\n"
        "language: ar\n"
        "home: https://git.example.org/shop/cx\n"
    )
    assert (settings.file, settings.root) == ("cxlint.yaml", str(tmp_path.resolve()))
    assert (settings.roots, settings.exclude) == (("policies",), ("policies/drafts/",))
    assert (settings.select, settings.ignore) == (("POL", "kpi-measured"), ("POL004",))
    assert running(settings) == {"POL001", "KPI001", "OWN001"}
    assert settings.rules == {"POL001": RuleSetting(Severity.WARNING, {"short": "20 days"})}
    assert (settings.mandatory, settings.fail_on, settings.language) == ({"OWN001"}, None, "ar")
    assert settings.home == "https://git.example.org/shop/cx"
    assert settings.origins == {
        "roots": "cxlint.yaml:1:8",
        "exclude": "cxlint.yaml:2:10",
        "profile": "cxlint.yaml:3:10",
        "select": "cxlint.yaml:4:9",
        "ignore": "cxlint.yaml:5:9",
        "overrides": "default",
        "mandatory": "cxlint.yaml:8:12",
        "fail_on": "cxlint.yaml:9:10",
        "language": "cxlint.yaml:10:11",
        "home": "cxlint.yaml:11:7",
        "plugins": "default",
        "allow_empty": "default",
        "rules.POL001.severity": "cxlint.yaml:7:29",
        "rules.POL001.short": "cxlint.yaml:7:45",
    }


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "profile:\nselect: ~\nrules:\n  POL001:\n"])
def test_what_is_blank_is_not_given(load, text: str) -> None:
    settings = load(text)
    assert settings.file == "cxlint.yaml"
    assert (settings.profile, running(settings)) == ("standard", OWN_RULES)


def test_the_command_line_wins_over_variables_over_the_file_over_plugins(load, registry) -> None:
    registry.defaults = [{"profile": "declared"}, {"profile": "owned", "language": "de"}]
    assert load("").profile == "owned"
    assert load("").origins["profile"] == "plugin default"
    text = "profile: connected\n"
    assert load(text).origins["profile"] == "cxlint.yaml:1:10"
    variables = {"CXLINT_PROFILE": "measured", "CXLINT_LANG": "fa", "HOME": "/"}
    settings = load(text, environment=variables)
    assert (settings.profile, settings.language) == ("measured", "fa")
    assert settings.origins["language"] == "CXLINT_LANG"
    settings = load(text, {"profile": "strict", "language": None}, variables)
    assert (settings.profile, settings.origins["profile"]) == ("strict", "command line --profile")
    assert settings.language == "fa"


def test_lists_of_rules_may_be_written_with_commas_outside_the_file(load) -> None:
    settings = load("", {"ignore": ["POL001,KPI001", "JRN001"]}, {"CXLINT_SELECT": "POL, KPI,JRN"})
    assert settings.select == ("POL", "KPI", "JRN")
    assert running(settings) == {"POL004"}
    assert settings.origins["select"] == "CXLINT_SELECT"
    assert settings.origins["ignore"] == "command line --ignore"


def test_options_of_one_rule_join_from_all_givers(load, registry) -> None:
    registry.defaults = [{"rules": {"return-window": {"short": "7 days", "looks": 5, "kind_words": False}}}]
    settings = load("rules: {POL001: {short: 20 days}}\n", {"rules": {"POL001": {"severity": "info"}}})
    assert settings.rules["POL001"] == RuleSetting(
        Severity.INFO, {"short": "20 days", "looks": 5, "kind_words": False}
    )
    assert settings.origins["rules.POL001.looks"] == "plugin default"
    assert settings.origins["rules.POL001.short"] == "cxlint.yaml:1:25"
    assert settings.origins["rules.POL001.severity"] == "command line --with"


def test_options_are_read_in_their_own_types(load) -> None:
    settings = load(
        "rules:\n  POL001:\n    short: 2 weeks\n    looks: 4\n    kind_words: false\n    name: 2.10\n    exempt: [no, 012]\n"
    )
    assert settings.rules["POL001"].options == {
        "short": "2 weeks",
        "looks": 4,
        "kind_words": False,
        "name": "2.10",
        "exempt": ("no", "012"),
    }


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("declared", {"GOV001"}),
        ("owned", {"GOV001", "OWN001"}),
        ("minimal", {"GOV001", "OWN001"}),
        ("connected", {"GOV001", "OWN001", "JRN001"}),
        ("measured", {"GOV001", "OWN001", "JRN001", "KPI001"}),
        ("customer-led", OWN_RULES),
        ("standard", OWN_RULES),
        ("strict", OWN_RULES),
    ],
)
def test_a_profile_runs_the_rules_up_to_its_level(load, profile: str, expected: set[str]) -> None:
    settings = load(f"profile: {profile}\n")
    assert running(settings) == expected
    assert settings.selected >= CORE
    assert settings.fail_on is (Severity.INFO if profile == "strict" else Severity.ERROR)


def test_strict_fails_on_everything_unless_its_giver_or_a_stronger_one_says_otherwise(load) -> None:
    assert load("profile: strict\n").origins["fail_on"] == "profile strict"
    assert load("profile: strict\nfail_on: warning\n").fail_on is Severity.WARNING
    assert load("profile: strict\n", {"fail_on": "never"}).fail_on is None
    assert load("fail_on: never\n", {"profile": "strict"}).fail_on is Severity.INFO


def test_selecting_replaces_the_profile_and_ignoring_subtracts(load) -> None:
    assert running(load("profile: declared\nselect: [POL, owned]\n")) == {"POL001", "POL004", "OWN001"}
    assert running(load("select: [all]\nignore: [POL, measured]\n")) == {"OWN001", "GOV001", "JRN001"}
    assert running(load("rules: {POL004: {severity: off}}\n")) == OWN_RULES - {"POL004"}


def test_a_profile_from_the_command_line_replaces_the_selection_of_the_file(load) -> None:
    assert running(load("select: [POL]\n", {"profile": "declared"})) == {"GOV001"}


@pytest.mark.parametrize("text", ["ignore: [POL004]\n", "rules: {POL004: {severity: off}}\n"])
def test_a_rule_that_the_command_line_names_runs_although_the_file_leaves_it_out(load, text: str) -> None:
    assert running(load(text, {"select": ["restocking-fee"]})) == {"POL004"}
    assert running(load(text, {"select": ["POL"]})) == {"POL001"}


def test_ignoring_a_level_leaves_files_and_fields_checked(load) -> None:
    settings = load("ignore: [declared]\n")
    assert running(settings) == OWN_RULES - {"GOV001"}
    assert settings.selected >= CORE


def test_mandatory_rules_run_whatever_is_selected(load) -> None:
    text = "profile: declared\nmandatory: [OWN]\n"
    assert running(load(text)) == {"GOV001", "OWN001"}
    assert running(load(text, {"select": ["POL004"]})) == {"POL004", "OWN001"}


def test_overrides_name_files_folders_and_patterns(load) -> None:
    settings = load(
        "overrides:\n"
        "  - paths: [legacy, stores/*.yaml, '**/old.yaml', archive/]\n"
        "    ignore: [KPI]\n"
        "    rules: {POL001: {severity: info, short: 7 days}, restocking-fee: {severity: off}}\n"
        "  - paths: [.]\n"
    )
    first, second = settings.overrides
    assert first == Override(
        ("legacy", "legacy/*", "stores/*.yaml", "**/old.yaml", "old.yaml", "archive/*"),
        ("KPI", "POL004"),
        {"POL001": RuleSetting(Severity.INFO, {"short": "7 days"})},
    )
    assert second == Override(("*",))


def test_a_core_rule_may_be_made_stricter(load) -> None:
    settings = load("rules: {CX019: {severity: error}}\n")
    assert settings.rules["CX019"].severity is Severity.ERROR


def test_another_file_can_be_given(load, tmp_path: Path) -> None:
    (tmp_path / "gate").mkdir()
    (tmp_path / "gate" / "strict.yaml").write_text("profile: strict\n", encoding="utf-8")
    settings = load("profile: owned\n", config=tmp_path / "gate" / "strict.yaml")
    assert (settings.profile, settings.file) == ("strict", "strict.yaml")
    assert settings.root == str((tmp_path / "gate").resolve())


def test_isolated_reads_no_file_at_all(load) -> None:
    settings = load("profile: owned\nnonsense: 1\n", {"allow_empty": True}, isolated=True)
    assert (settings.profile, settings.file, settings.allow_empty) == ("standard", "", True)
    assert settings.origins["allow_empty"] == "command line --allow-empty"


def test_a_project_file_tells_the_lines_of_its_settings(load) -> None:
    settings = load(
        "[project]\nname = 'shop'\n\n[tool.cxlint]\nprofile = 'owned'\nselect = [\n  'POL',\n]\n"
        "rules.POL004 = {severity = 'error'}\n\n"
        "[tool.cxlint.rules.return-window]\nshort = '20 days'\nlooks = 4\n\n"
        "[[tool.cxlint.overrides]]\npaths = ['legacy']\nignore = ['POL']\n",
        name="pyproject.toml",
    )
    assert settings.file == "pyproject.toml"
    assert running(settings) == {"POL001", "POL004"}
    assert settings.rules["POL001"] == RuleSetting(None, {"short": "20 days", "looks": 4})
    assert settings.overrides == (Override(("legacy", "legacy/*"), ("POL",)),)
    chosen = ("profile", "select", "rules.POL004.severity", "rules.POL001.looks", "overrides", "exclude")
    assert [settings.origins[name] for name in chosen] == [
        "pyproject.toml:5",
        "pyproject.toml:6",
        "pyproject.toml:9",
        "pyproject.toml:13",
        "pyproject.toml:4",
        "default",
    ]
