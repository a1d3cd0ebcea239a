"""Weakening the gate: each way is a finding of its own that says what it would hide, and nothing lets it pass in passing."""

from __future__ import annotations

import pytest

from cxlint.cli import main
from cxlint.rule import CoreRule
from cxlint.rules.gat import weaker_exceptions, weaker_settings
from tests.gate.conftest import CONFIG, OLD, RETURNS

RULES = {
    rule.id: rule
    for module in (weaker_settings, weaker_exceptions)
    for rule in vars(module).values()
    if isinstance(rule, type) and issubclass(rule, CoreRule) and rule is not CoreRule
}
WAIVER = (
    "kind: waiver\nid: slow\nrule: POL001\nsubject: policy/old#terms.return.window\nreason: r\nowner: mona\n"
    "approved_by: lena\napproved_on: 2026-11-01\nexpires: 2027-01-31\n"
)
COMMENT = '  # cxlint: ignore[POL004] until=2027-01-31 reason="x"'
SOME = "[governance/areas.yaml, governance/people.yaml, governance/company.yaml]"
HIDDEN = "Findings of this change that it would hide: {}."


@pytest.fixture
def settings(repo):
    """Writes the configuration of the change; `base` is that of the commit before."""

    def settings(new: str, base: str = "") -> None:
        if base:
            repo.commit({"cxlint.yaml": base})
        repo.write({"cxlint.yaml": new})

    return settings


def more(line: str) -> str:
    return CONFIG + line


class TestSettings:
    @pytest.mark.parametrize(
        ("new", "base", "found", "hidden"),
        [
            (more("ignore: [POL001]\n"), "", ("GAT001", "ignore"), 1),
            (more("ignore: [POL]\n"), "", ("GAT001", "ignore"), 1),
            (CONFIG.replace("{very_short: 20 days}", "{severity: off}"), CONFIG.replace("{very_short: 20 days}", "{severity: error}"), ("GAT001", "off"), 1),
            (CONFIG.replace("POL001, POL004, ", "POL004, "), "", ("GAT001", "select"), 1),
            (CONFIG.replace("very_short: 20 days", "very_short: 20 days, severity: warning"), "", ("GAT002", "lowered"), 1),
            (CONFIG.replace("very_short: 20 days", "very_short: 20 days, severity: info"), CONFIG.replace("very_short: 20 days", "very_short: 20 days, severity: warning"), ("GAT002", "lowered"), 1),
            (CONFIG.replace("20 days", "9 days"), "", ("GAT003", "loosened"), 1),
            (CONFIG.replace("20 days", "15 days"), "", ("GAT003", "loosened"), 0),
            (CONFIG, more("mandatory: [POL001]\n"), ("GAT005", "dropped"), 1),
            (more("exclude: [governance/old.yaml]\n"), "", ("GAT006", "exclude"), 1),
            (more("exclude: ['*']\n"), "", ("GAT006", "exclude"), 1),
            (CONFIG.replace("[governance]", SOME), CONFIG.replace("[governance]", SOME.replace("]", ", governance/old.yaml]")), ("GAT006", "root"), 1),
            (more("overrides:\n  - {paths: [governance/old.yaml], ignore: [POL001]}\n"), "", ("GAT007", "added"), 1),
            (more("overrides:\n  - {paths: [governance/old.yaml], rules: {POL001: {severity: info}}}\n"), "", ("GAT007", "added"), 1),
            (more("overrides:\n  - {paths: [governance/old.yaml], rules: {POL001: {very_short: 5 days}}}\n"), "", ("GAT007", "added"), 1),
            (CONFIG, more("overrides:\n  - {paths: [governance/returns.yaml], rules: {POL001: {very_short: 60 days}}}\n"), ("GAT007", "removed"), 1),
            (CONFIG, more("overrides:\n  - {paths: [governance/areas.yaml], rules: {POL001: {very_short: 60 days}}}\n"), ("GAT007", "removed"), 0),
            (CONFIG, more("overrides:\n  - {paths: [governance/areas.yaml], rules: {POL004: {severity: error}}}\n"), ("GAT007", "removed"), 0),
            (more("overrides:\n  - {paths: [governance/areas.yaml], rules: {POL004: {severity: warning}}}\n"), more("overrides:\n  - {paths: [governance/areas.yaml], rules: {POL004: {severity: error}}}\n"), ("GAT007", "added"), 0),
            (more("exclude: [governance/shops]\n"), "", ("GAT006", "exclude-new"), 0),
            (more("fail_on: never\n"), "", ("GAT008", "never"), 1),
            (more("fail_on: error\n"), more("fail_on: info\n"), ("GAT008", "raised"), 0),
        ],
    )  # fmt: skip
    def test_each_way_is_a_finding_that_says_what_it_would_hide(
        self, check, settings, new: str, base: str, found: tuple[str, str], hidden: int
    ) -> None:
        settings(new, base)
        told = check()
        assert told.gate == [found]
        (weak,) = [finding for finding in told.found if finding["rule"] == found[0]]
        assert HIDDEN.format(hidden) in weak["text"]
        assert [other["file"] for other in weak["related"]] == [
            OLD if "returns" not in base else RETURNS
        ] * hidden
        assert (weak["file"], weak["severity"]) == ("cxlint.yaml", "error")
        assert told.code == 1
        assert len(told.new) == 1

    @pytest.mark.parametrize(
        ("new", "base"),
        [
            (CONFIG.replace("20 days", "25 days"), ""),
            (CONFIG.replace("20 days", "3 weeks"), ""),
            (CONFIG.replace("20 days", "60 days"), ""),
            (CONFIG.replace("very_short: 20 days", "very_short: 20 days, severity: error"), ""),
            (more("mandatory: [POL001]\n"), ""),
            (CONFIG.replace("DIF]", "DIF, KPI001]"), ""),
            (CONFIG.replace("[governance]", "[.]"), ""),
            (CONFIG, more("exclude: [governance/old.yaml]\n")),
            (CONFIG, more("ignore: [POL001]\n")),
            (more("fail_on: warning\n"), ""),
            (
                more("overrides:\n  - {paths: [governance/old.yaml], rules: {POL001: {severity: error}}}\n"),
                "",
            ),
            (
                more(
                    "overrides:\n  - {paths: [governance/old.yaml], rules: {POL001: {very_short: 30 days}}}\n"
                ),
                "",
            ),
            (
                more(
                    "overrides:\n  - {paths: [governance/old.yaml], ignore: [OWN001], rules: {POL004: {severity: error}}}\n"
                ),
                more("overrides:\n  - {paths: [governance/old.yaml], ignore: [OWN001]}\n"),
            ),
            (CONFIG, more("overrides:\n  - {paths: [governance/old.yaml], ignore: [POL001]}\n")),
            (
                CONFIG,
                more(
                    "overrides:\n  - {paths: [governance/old.yaml], rules: {POL001: {very_short: 5 days}}}\n"
                ),
            ),
            (
                CONFIG.replace("very_short: 20 days", ""),
                CONFIG.replace("very_short: 20 days", "short: 25 days"),
            ),
            (CONFIG, CONFIG.replace("very_short: 20 days", "very_short: 20 days, short: 25 days")),
            (more("ignore: [POL001, OWN001]\n"), more("ignore: [OWN001, POL001]\n")),
            (more("language: ar\n"), ""),
            ("# a remark\n" + CONFIG, ""),
        ],
    )
    def test_a_stricter_gate_or_the_same_is_none(self, check, settings, new: str, base: str) -> None:
        settings(new, base)
        assert check().gate == []

    def test_the_place_is_the_line_of_the_setting(self, check, settings) -> None:
        settings(CONFIG.replace("20 days", "9 days"))
        assert check().found[0]["span"]["line"] == 4

    def test_a_lower_profile_names_the_rules_that_run_no_more(self, check, settings) -> None:
        settings("roots: [governance]\nprofile: declared\n", "roots: [governance]\nprofile: standard\n")
        told = check()
        assert told.gate == [("GAT004", "lowered")]
        assert (
            "The profile would be 'declared' where it was 'standard'. Rules that would run no more: "
            in told.found[0]["text"]
        )

    def test_strict_to_standard_is_lower_although_all_rules_run(self, check, settings) -> None:
        settings("roots: [governance]\nprofile: standard\n", "roots: [governance]\nprofile: strict\n")
        assert ("GAT004", "lowered") in check().gate

    @pytest.mark.parametrize(
        ("was", "now", "key"),
        [
            ("20 days", "19 days", "loosened"),
            ("20 days", "2 weeks", "loosened"),
            ("20 days", "21 days", ""),
            ("20 days", "1 month", ""),
        ],
    )
    def test_which_way_an_option_goes_is_found_out_by_asking_the_rule(
        self, check, settings, edit, repo, was: str, now: str, key: str
    ) -> None:
        edit(OLD, ("10 days", "60 days"))
        repo.commit()
        settings(CONFIG.replace("20 days", now), CONFIG.replace("20 days", was))
        assert check().gate == ([("GAT003", key)] if key else [])

    def test_a_pattern_that_leaves_out_the_same_files_in_other_words_brings_nothing_else(
        self, check, settings, repo
    ) -> None:
        repo.commit({"governance/drafts/a b[1].yaml": "kind: policy\nid: draft\n"})
        settings(more("exclude: [governance/dra*]\n"), more("exclude: [governance/drafts]\n"))
        assert check().new == [("GAT006", "file/cxlint.yaml")]

    def test_a_document_that_is_only_checked_for_the_first_time_is_not_touched(self, check, settings) -> None:
        settings(CONFIG.replace("20 days", "9 days"), more("exclude: [governance/returns.yaml]\n"))
        (weak,) = [finding for finding in check().found if finding["rule"] == "GAT003"]
        assert "If it is meant: `--accept-weakening" in weak["text"]

    def test_the_configuration_deleted_is_weaker(self, check, repo) -> None:
        repo.commit({"cxlint.yaml": "roots: [governance]\nprofile: strict\nmandatory: [POL001]\n"})
        (repo.path / "cxlint.yaml").unlink()
        found = {code for code, _ in check().gate}
        assert {"GAT004", "GAT005"} <= found

    def test_a_plugin_that_is_asked_for_no_more(self, check, repo) -> None:
        repo.commit({"cxlint.yaml": CONFIG + "plugins: [cxlint-law]\n"})
        repo.write({"cxlint.yaml": CONFIG})
        assert check().gate == [("GAT012", "dropped")]

    def test_a_plugin_that_is_not_installed_stops_every_run(self, check, repo) -> None:
        repo.write({"cxlint.yaml": CONFIG + "plugins: [cxlint-lore]\n"})
        told = check()
        assert told.code == 2
        assert "cxlint.yaml:5:11: the plugin 'cxlint-lore' is asked for" in told.err


class TestExceptions:
    def test_a_new_waiver(self, check, repo) -> None:
        repo.write({"governance/w.yaml": WAIVER})
        told = check()
        assert (told.gate, told.code) == ([("GAT009", "added")], 1)
        assert told.found[0]["subject"] == {"kind": "waiver", "id": "slow"}
        assert HIDDEN.format(1) in told.found[0]["text"]

    @pytest.mark.parametrize(
        ("old", "new", "key"),
        [
            ("expires: 2027-01-31", "expires: 2027-02-28", "prolonged"),
            ("#terms.return.window", "", "widened"),
            ("rule: POL001", "rule: POL004", "added"),
            ("policy/old#terms.return.window", "policy/returns", "added"),
        ],
    )
    def test_a_waiver_that_reaches_further(self, check, repo, edit, old: str, new: str, key: str) -> None:
        repo.commit({"governance/w.yaml": WAIVER})
        edit("governance/w.yaml", (old, new))
        assert ("GAT009", key) in check().gate

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("expires: 2027-01-31", "expires: 2026-12-31"),
            ("reason: r", "reason: better words"),
            ("owner: mona", "owner: omar"),
        ],
    )
    def test_a_waiver_that_reaches_no_further_is_none(self, check, repo, edit, old: str, new: str) -> None:
        repo.commit({"governance/w.yaml": WAIVER})
        edit("governance/w.yaml", (old, new))
        assert check().gate == []

    def test_a_request_is_none_until_it_is_approved(self, check, repo, edit) -> None:
        request = WAIVER.replace(
            "approved_by: lena\napproved_on: 2026-11-01\nexpires: 2027-01-31\n", "status: requested\n"
        )
        repo.write({"governance/w.yaml": request})
        assert (check().gate, check().code) == ([], 0)
        repo.commit()
        repo.write({"governance/w.yaml": WAIVER})
        assert check().gate == [("GAT009", "added")]

    def test_a_waiver_prolonged_by_another(self, check, repo) -> None:
        repo.commit({"governance/w.yaml": WAIVER})
        later = (
            WAIVER.replace("id: slow", "id: slower").replace("2027-01-31", "2027-04-30") + "renews: slow\n"
        )
        repo.write({"governance/v.yaml": later})
        assert check().gate == [("GAT009", "added")]

    def test_a_new_comment(self, check, edit) -> None:
        edit(RETURNS, ("restocking: none", f"restocking: none{COMMENT}"))
        assert check().gate == [("GAT010", "added")]

    def test_a_comment_with_more_time(self, check, repo, edit) -> None:
        edit(RETURNS, ("restocking: none", f"restocking: 5%{COMMENT}"))
        repo.commit()
        edit(RETURNS, ("until=2027-01-31", "until=2027-02-28"))
        told = check()
        assert told.gate == [("GAT010", "prolonged")]
        assert HIDDEN.format(1) in told.found[0]["text"]
        edit(RETURNS, ("until=2027-02-28", "until=2026-12-31"))
        assert check().gate == []

    def test_a_comment_that_is_used_for_another_place(self, check, repo, edit) -> None:
        edit(RETURNS, ("restocking: none", f"restocking: 5%{COMMENT}"))
        repo.commit()
        edit(RETURNS, (COMMENT, ""), ("kind: policy", f"{COMMENT.strip()}\nkind: policy"))
        assert check().gate == [("GAT010", "added")]

    def test_a_baseline_that_grows(self, check, repo) -> None:
        check()
        main(["baseline", "--as-of", "2026-11-22"])
        told = check()
        assert told.gate == [("GAT011", "grown")]
        assert (
            "New entries: 1; entries with a worse value: 0; entries with more time: 0."
            in told.found[0]["text"]
        )
        assert told.found[0]["file"] == "cxlint-baseline.yaml"

    @pytest.mark.parametrize(
        ("old", "new", "grows"),
        [
            ("value: 10 days", "value: 9 days", True),
            ("value: 10 days", "value: 12 days", False),
            ("expires: 2027-01-31", "expires: 2027-02-28", True),
            ("  expires: 2027-01-31\n", "", True),
            ("expires: 2027-01-31", "expires: 2026-12-31", False),
        ],
    )
    def test_an_entry_that_allows_more(self, check, repo, edit, old: str, new: str, grows: bool) -> None:
        check()
        main(["baseline", "--as-of", "2026-11-22", "--expires", "2027-01-31"])
        repo.commit()
        edit("cxlint-baseline.yaml", (old, new))
        assert check().gate == ([("GAT011", "grown")] if grows else [])

    def test_a_baseline_that_shrinks_is_none(self, check, repo, edit) -> None:
        check()
        main(["baseline", "--as-of", "2026-11-22"])
        repo.commit()
        edit(OLD, ("10 days", "30 days"))
        main(["baseline", "--prune", "--as-of", "2026-11-22"])
        assert (check("--ignore", "DIF").gate, check("--ignore", "DIF").code) == ([], 0)


class TestAccepting:
    def test_alone_in_its_change_it_passes_when_it_is_accepted_and_every_report_shows_it(
        self, check, settings, tmp_path
    ) -> None:
        settings(more("ignore: [POL001]\n"))
        (mark,) = check().marks
        outputs = [
            w
            for name in ("text", "concise", "markdown", "sarif", "github", "gitlab", "junit")
            for w in ("-f", f"{name}={tmp_path}/{name}")
        ]
        told = check("--accept-weakening", mark, *outputs)
        assert (told.code, told.new, told.counts) == (0, [], (1, 0, 1))
        for name in ("text", "concise", "markdown", "sarif", "github", "gitlab", "junit"):
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert "would switch off these rules (1): POL001" in text.replace("\\", "").replace("\n", " "), (
                name
            )

    def test_in_a_change_that_also_touches_documents_nothing_accepts_it(self, check, settings, edit) -> None:
        settings(more("ignore: [POL001]\n"))
        edit(RETURNS, ("30 days", "40 days"))
        told = check()
        (weak,) = [finding for finding in told.found if finding["rule"] == "GAT001"]
        assert (
            "The same change touches policy/returns, so nothing can accept it: make it a change of its own."
            in weak["text"]
        )
        told = check("--accept-weakening", weak["fingerprint"])
        assert (told.code, told.gate) == (1, [("GAT001", "ignore")])

    def test_one_is_accepted_and_the_other_not(self, check, settings) -> None:
        settings(more("ignore: [POL001]\nfail_on: never\n"))
        told = check()
        assert len(told.marks) == 2
        told = check("--accept-weakening", told.marks[0])
        assert (told.code, len(told.gate), told.counts[2]) == (1, 1, 1)
        assert check("--accept-weakening", ",".join(check().marks)).code == 0

    def test_to_accept_one_value_is_not_to_accept_another(self, check, settings) -> None:
        settings(CONFIG.replace("20 days", "15 days"))
        (mark,) = check().marks
        settings(CONFIG.replace("20 days", "5 days"))
        told = check("--accept-weakening", mark)
        assert told.code == 2
        assert (
            f"--accept-weakening {mark}: nothing in this change weakens the gate under that name" in told.err
        )

    def test_a_waiver_alone_can_be_accepted(self, check, repo) -> None:
        repo.write({"governance/w.yaml": WAIVER})
        (mark,) = check().marks
        assert check("--accept-weakening", mark).code == 0

    def test_a_strict_baseline_never_grows(self, check, repo) -> None:
        check()
        main(["baseline", "--as-of", "2026-11-22"])
        (mark,) = check().marks
        assert check("--accept-weakening", mark).code == 0
        told = check("--accept-weakening", mark, "--strict-baseline")
        assert (told.code, told.gate) == (1, [("GAT011", "grown")])
        assert "With --strict-baseline nothing can accept it." in told.found[0]["text"]

    def test_it_can_neither_be_waived_nor_ignored_nor_put_into_the_baseline(
        self, check, settings, repo
    ) -> None:
        repo.write({"governance/w.yaml": WAIVER.replace("POL001", "GAT001")})
        settings(more("ignore: [POL001]\n"))
        told = check()
        assert ("GAT001", "ignore") in told.gate
        assert ("CX037", "waiver/slow") in told.new
        settings(more("ignore: [GAT001, POL001]\n"))
        assert check().code == 2

    def test_it_is_told_in_the_language_of_the_reader(self, check, settings) -> None:
        settings(more("ignore: [POL001]\n"))
        assert "يوقف" in check("--lang", "ar").found[0]["text"]


def test_every_rule_about_the_gate_is_of_the_core_and_an_error_unless_nothing_is_known() -> None:
    assert sorted(RULES) == [f"GAT{number:03}" for number in range(1, 13)]
    for rule in RULES.values():
        assert rule.shape == "core"
        for key, message in rule.messages.items():
            assert message.severity.word == (
                "warning" if (rule.id, key) == ("GAT003", "changed") else "error"
            )
