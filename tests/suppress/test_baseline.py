"""The baseline: what is known already fails no run, as long as it does not get worse."""

from __future__ import annotations

from datetime import date

import pytest
import yaml

from cxlint.config import Settings
from cxlint.diagnostics import Outcome, Severity
from cxlint.model.document import Document
from cxlint.suppress.baseline import SCHEMA, Baseline, Entry, read_baseline
from cxlint.suppress.written import Terms, dumped, rewrite
from cxlint.workspace.graph import Workspace

FOR_ONCE = {"select": "command line --select"}
POLICY = "kind: policy\nid: returns\nterms:\n  return:\n    window: 14 days\n    restocking: 15%\n"
PEOPLE = "kind: person\nid: mona\nname: Mona K\n---\nkind: person\nid: lena\nname: Lena R\n"
WAIVER = (
    "kind: waiver\nid: slow\nrule: POL001\nsubject: policy/returns\nreason: It comes in June.\n"
    "owner: mona\napproved_by: lena\nexpires: 2027-01-31\n"
)
WINDOW = ("POL001", "found", 5, 13)
FEE = ("POL004", "found", 6, 17)
PLACE = "policy/returns#terms.return.window"


@pytest.fixture
def noted(check, registry):
    """The text of the baseline that a company would write on the day; what else is given replaces parts of it."""

    def noted(given=POLICY, *changes: tuple[str, str], as_of: str = "2026-11-22", **terms: object) -> str:
        result = check(given, as_of)
        settings = Settings(root=".", selected=frozenset(registry.rules))
        new = rewrite(Baseline(), result, settings, registry, Terms(**terms), prune=False)
        text = dumped(new.entries)
        for old, replacement in changes:
            assert old in text
            text = text.replace(old, replacement)
        return text

    return noted


def test_what_the_baseline_knows_fails_no_run_and_is_no_pass(check, said, noted) -> None:
    result = check(POLICY, "2026-12-22", baseline=noted())
    assert said(result) == []
    assert result.exit_code == 0
    assert [(k.finding.rule, k.finding.value, str(k.since)) for k in result.known] == [
        ("POL001", "14 days", "2026-11-22"),
        ("POL004", "15%", "2026-11-22"),
    ]
    outcomes = {rule: outcome for rule, subject, outcome in result.assessments if subject.id == "returns"}
    assert outcomes["POL001"] is outcomes["POL004"] is Outcome.FAIL


def test_the_file_is_plain_sorted_and_the_same_each_time(noted) -> None:
    text = noted()
    assert text == noted()
    assert text.splitlines()[2:10] == [
        "version: 1",
        "findings:",
        "- subject: policy/returns",
        "  rule: POL001",
        "  place: terms.return.window",
        "  finding: found",
        "  value: 14 days",
        "  since: 2026-11-22",
    ]
    rows = yaml.safe_load(text)["findings"]
    assert [(row["subject"], row["rule"]) for row in rows] == sorted((r["subject"], r["rule"]) for r in rows)


def test_the_file_is_as_its_schema_says(noted) -> None:
    import json

    import jsonschema

    rows = yaml.load(noted(owner="mona", reason="x", expires=date(2027, 1, 1)), yaml.BaseLoader)
    jsonschema.validate(rows, json.loads(SCHEMA.read_bytes()))


@pytest.mark.parametrize(
    ("window", "again"),
    [("7 days", True), ("13 days", True), ("2 weeks", False), ("14 days", False), ("20 days", False)],
)
def test_a_value_that_gets_worse_for_the_customer_fails_again(
    check, said, noted, window: str, again: bool
) -> None:
    result = check(POLICY.replace("14 days", window), baseline=noted())
    assert said(result) == ([WINDOW] if again else [])
    if again:
        (related,) = result.findings[0].related
        assert (related.file, related.span.line) == ("cxlint-baseline.yaml", 5)
        assert related.text == (
            "In the baseline this was “14 days” (since 2026-11-22). It has become worse, so it counts again."
        )


@pytest.mark.parametrize(("fee", "again"), [("20%", True), ("10%", False), ("none", False), ("5 EUR", True)])
def test_the_direction_comes_from_the_schema_and_what_does_not_compare_counts(
    check, said, noted, fee: str, again: bool
) -> None:
    result = check(POLICY.replace("15%", fee), baseline=noted())
    assert said(result) == ([FEE] if again else [])


def test_where_no_direction_is_known_any_change_counts(check, said, noted) -> None:
    policy = POLICY + "rationale: We always did.\n"
    known = noted(policy)
    assert said(check(policy, baseline=known)) == []
    assert said(check(policy.replace("did", "do"), baseline=known)) == [("POL002", "found", 7, 12)]


def test_another_fault_at_the_same_place_is_not_the_known_one(check, said, noted) -> None:
    known = noted(
        POLICY,
        (
            "rule: POL001\n  place: terms.return.window\n  finding: found",
            "rule: POL001\n  place: terms.return.window\n  finding: illegal",
        ),
    )
    result = check(POLICY, baseline=known)
    assert said(result) == [WINDOW]
    assert result.findings[0].related[0].text == (
        "The baseline knows another fault at this place, not this one."
    )


def test_one_finding_cannot_take_the_place_of_another_of_the_same_rule_in_the_same_file(
    check, said, noted
) -> None:
    process = (
        "kind: process\nid: refunds\nsteps:\n  - {{id: look, approval: {}}}\n  - {{id: pay, approval: {}}}\n"
    )
    known = noted(process.format("true", "false"))
    assert said(check(process.format("true", "false"), baseline=known)) == []
    swapped = check(process.format("false", "true"), baseline=known)
    assert said(swapped) == [("CX041", "gone", 5, 12), ("PRC001", "found", 5, 25)]


def test_moved_files_lines_and_items_stay_known(check, said, noted) -> None:
    process = (
        "kind: process\nid: refunds\nsteps:\n  - {id: look, approval: true}\n  - {id: pay, approval: true}\n"
    )
    known = noted(process)
    moved = "# Refunds\n\nid: refunds\nkind: process\nsteps:\n  - {approval: true, id: pay}\n  - {approval: true, id: look}\n"
    assert said(check({"elsewhere/b.yaml": moved}, baseline=known)) == []


def test_an_entry_whose_finding_is_gone_fails_until_it_is_pruned(check, said, noted) -> None:
    known = noted()
    result = check(POLICY.replace("    window: 14 days\n", ""), baseline=known)
    assert said(result) == [("CX041", "gone", 5, 12)]
    assert result.findings[0].text == (
        f"Well done: POL001 finds nothing at {PLACE} any more. Run `cxlint baseline --prune`."
    )
    assert result.exit_code == 1


def test_of_a_rule_that_did_not_run_nobody_can_tell_whether_its_entry_is_stale(check, said, noted) -> None:
    policy = POLICY.replace("    window: 14 days\n", "")
    few = frozenset({"POL004"})
    assert said(check(policy, baseline=noted(), selected=few, origins=FOR_ONCE)) == []
    assert said(check(policy, baseline=noted(), selected=few)) == [("CX050", "entry", 5, 12)]


def test_what_is_waived_cannot_wait_in_the_baseline_as_well(check, said, noted) -> None:
    files = {"a.yaml": POLICY, "people.yaml": PEOPLE, "w.yaml": WAIVER}
    result = check(files, baseline=noted())
    assert said(result) == [("CX041", "waived", 5, 12)]
    assert [finding.rule for finding in result.waived] == ["POL001"]


@pytest.mark.parametrize(("as_of", "over"), [("2027-01-31", False), ("2027-02-01", True)])
def test_an_entry_counts_up_to_its_last_day(check, said, noted, as_of: str, over: bool) -> None:
    result = check(POLICY, as_of, baseline=noted(expires=date(2027, 1, 31)))
    # The error fails by itself; for the warning the entry has to.
    assert said(result) == ([("CX042", "expired", 13, 12), WINDOW, FEE] if over else [])
    if over:
        assert result.findings[1].related[0].text == "The baseline let this pass until 2027-01-31."
        assert result.findings[0].text == (
            "The baseline let POL004 pass at policy/returns#terms.return.restocking until 2027-01-31. "
            "That day has passed, so it counts again."
        )


def test_a_mandatory_rule_is_never_put_off(check, said, noted) -> None:
    result = check(POLICY, baseline=noted(), mandatory=frozenset({"POL001"}))
    assert said(result) == [("CX043", "mandatory", 6, 9), WINDOW]


def test_what_cannot_be_read_is_never_put_off(check, said, noted) -> None:
    result = check(POLICY, baseline=noted(POLICY, ("rule: POL001", "rule: CX900")))
    assert said(result) == [("CX043", "core", 6, 9), WINDOW]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("version: 1", "version: 2", ("CX013", "not-a-choice", 3, 10)),
        ("version: 1\n", "", ("CX040", "version", 3, 1)),
        ("rule: POL001", "rule: POL01", ("CX040", "rule-near", 6, 9)),
        ("rule: POL001", "rule: zebra", ("CX040", "rule", 6, 9)),
        ("since: 2026-11-22", "since: yesterday", ("CX012", "date-format", 10, 10)),
        ("since: 2026-11-22", "since: 2026-11-22\n  expires: soon", ("CX012", "date-format", 11, 12)),
        ("since: 2026-11-22", "since: 2026-11-22\n  expire: 2027-01-01", ("CX010", "unknown-field-near", 11, 3)),
        ("since: 2026-11-22", "since: 2026-11-22\n  owner: nobody-here", ("CX040", "owner", 11, 10)),
        ("  finding: found\n", "", ("CX015", "field-missing", 5, 3)),
        ("place: terms.return.window", "place: terms.return", ("CX040", "other", 5, 12)),
        ("- subject: policy/returns", "- subject: policy/exchanges", ("CX040", "other", 5, 12)),
    ],
)  # fmt: skip
def test_an_entry_that_is_not_in_order_is_a_finding_and_has_no_effect(
    check, said, noted, old: str, new: str, fault: tuple[str, str, int, int]
) -> None:
    text = noted().replace(old, new, 1)
    result = check({"policies.yaml": POLICY, "people.yaml": PEOPLE}, baseline=text)
    found = said(result)
    assert fault in found
    if "unknown-field" not in fault[1]:  # a field too many takes nothing away from the entry
        assert WINDOW in found
    assert all(
        finding.severity is Severity.ERROR for finding in result.findings if finding.rule.startswith("CX")
    )
    assert {finding.file for finding in result.findings} <= {"cxlint-baseline.yaml", "policies.yaml"}


def test_an_entry_that_stands_twice_is_a_finding(check, said, noted) -> None:
    text = noted()
    again = "".join(text.splitlines(keepends=True)[4:11])
    result = check(POLICY, baseline=text + again)
    assert ("CX040", "twice", 19, 12) in said(result)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("version: 1\nfindings: [\n", "CX002"),
        ("- a\n- b\n", "CX006"),
        ("", "CX006"),
        ("version: 1\nfindings: []\n---\nversion: 1\nfindings: []\n", "CX040"),
        ("version: 1\nfindings: all\n", "CX011"),
        ("version: 1\nfindings: [all]\n", "CX011"),
        ("version: &a [*a]\n", "CX003"),
    ],
)
def test_a_file_that_is_no_baseline_is_a_finding_and_lets_nothing_pass(
    check, said, text: str, rule: str
) -> None:
    found = said(check(POLICY, baseline=text))
    assert rule in [code for code, *_ in found]
    assert WINDOW in found
    assert FEE in found


def test_a_rule_that_crashes_cannot_be_hidden(check, registry) -> None:
    result = check("kind: channel\nid: web\n", baseline="version: 1\nfindings: []\n")
    assert result.exit_code == 3
    settings = Settings(root=".", selected=frozenset(registry.rules))
    new = rewrite(Baseline(), result, settings, registry, Terms(), prune=False)
    assert new.entries == ()
    assert [finding.rule for finding in new.refused] == ["CX900"]


class TestRewriting:
    """What becomes of the entries when the file is written anew."""

    @pytest.fixture
    def again(self, check, registry, noted):
        def again(policy: str, text: str, as_of: str = "2026-12-22", prune: bool = False, **terms: object):
            more = {"baseline": text}
            result = check({"policies.yaml": policy, "people.yaml": PEOPLE}, as_of, **more)
            settings = Settings(root=".", selected=frozenset(registry.rules))
            workspace = Workspace([Document("person", "mona", {})], date.fromisoformat(as_of))
            old = read_baseline("cxlint-baseline.yaml", text.encode(), workspace, settings, registry)
            new = rewrite(old, result, settings, registry, Terms(**terms), prune=prune)
            return new, {entry.rule: entry for entry in new.entries}

        return again

    def test_pruning_takes_out_what_is_gone_and_lets_nothing_in(self, again, noted) -> None:
        policy = POLICY.replace("    window: 14 days\n", "") + "rationale: Because.\n"
        new, entries = again(policy, noted(), prune=True)
        assert list(entries) == ["POL004"]
        assert (new.new, new.gone) == (0, 1)

    def test_pruning_keeps_what_has_become_better_as_good_as_it_is(self, again, noted) -> None:
        new, entries = again(POLICY.replace("14 days", "20 days"), noted(), prune=True)
        assert (entries["POL001"].value, str(entries["POL001"].since)) == ("20 days", "2026-11-22")
        assert new.better == 1

    def test_pruning_does_not_take_in_what_has_become_worse(self, again, noted) -> None:
        new, entries = again(POLICY.replace("14 days", "7 days"), noted(), prune=True)
        assert entries["POL001"].value == "14 days"
        assert new.worse == 0

    def test_writing_takes_in_what_is_new_and_worse_and_keeps_the_age_of_the_debt(self, again, noted) -> None:
        policy = POLICY.replace("14 days", "7 days") + "rationale: Because.\n"
        new, entries = again(policy, noted(), owner="mona", reason="Why not")
        assert (new.new, new.worse) == (1, 1)
        assert (entries["POL001"].value, str(entries["POL001"].since)) == ("7 days", "2026-11-22")
        assert entries["POL001"].owner == entries["POL002"].owner == "mona"
        assert str(entries["POL002"].since) == "2026-12-22"
        assert entries["POL004"].owner == ""

    def test_an_entry_whose_time_is_over_needs_a_new_day_to_be_taken_in_again(self, again, noted) -> None:
        text = noted(expires=date(2026, 12, 1))
        _, entries = again(POLICY, text)
        assert str(entries["POL001"].expires) == "2026-12-01"
        _, entries = again(POLICY, text, expires=date(2027, 3, 1))
        assert str(entries["POL001"].expires) == "2027-03-01"

    def test_writing_and_reading_give_the_same_entries(self, again, noted) -> None:
        text = noted(owner="mona", reason='x: "y" # z', expires=date(2027, 1, 1))
        _, entries = again(POLICY, text)
        assert dumped(entries.values()) == text

    def test_entries_of_rules_that_do_not_run_stay(self, check, registry, noted) -> None:
        text = noted()
        few = frozenset({"POL004"})
        settings = Settings(root=".", selected=few, origins=FOR_ONCE)
        result = check(POLICY, baseline=text, selected=few, origins=FOR_ONCE)
        old = read_baseline("b.yaml", text.encode(), Workspace([], date(2026, 11, 22)), settings, registry)
        assert dumped(rewrite(old, result, settings, registry, Terms(), prune=True).entries) == text
        lasting = settings._replace(origins={})
        assert dumped(rewrite(old, result, lasting, registry, Terms(), prune=False).entries) == text
        pruned = rewrite(old, result, lasting, registry, Terms(), prune=True)
        assert ([entry.rule for entry in pruned.entries], pruned.gone) == (["POL004"], 1)


def test_entries_are_written_in_one_order() -> None:
    def entry(subject: str, rule: str, place: str) -> Entry:
        return Entry(f"{subject}{rule}{place}", rule, subject, place, "found", "", date(2026, 1, 1))

    some = [
        entry("policy/b", "POL001", ""),
        entry("policy/a", "POL004", "x"),
        entry("policy/a", "POL001", "y"),
    ]
    ordered = sorted(some, key=lambda one: one.order)
    assert [one.fingerprint for one in ordered] == ["policy/aPOL001y", "policy/aPOL004x", "policy/bPOL001"]
