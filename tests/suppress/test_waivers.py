"""Waiver documents: errors pass only with one that is in order."""

from __future__ import annotations

import pytest

from cxlint.diagnostics import Severity

PEOPLE = (
    "kind: person\nid: mona\nname: Mona K\n---\nkind: person\nid: lena\nname: Lena R\n---\n"
    "kind: person\nid: jan\nstatus: inactive\n---\nkind: person\nid: old\nleft_on: 2026-11-22\n---\n"
    "kind: person\nid: box\ntype: mailbox\n---\nkind: team\nid: care\n"
)
POLICY = "kind: policy\nid: returns\nterms:\n  return:\n    window: 3 days\n    restocking: 15%\n"
WAIVER = (
    "kind: waiver\n"
    "id: slow\n"
    "rule: POL001\n"
    "subject: policy/returns#terms.return.window\n"
    "reason: The new system comes in June.\n"
    "owner: care\n"
    "requested_by: mona\n"
    "approved_by: lena\n"
    "approved_on: 2026-11-01\n"
    "expires: 2027-04-30\n"
)
BECAUSE = "The new system comes in June. (approved by lena until 2027-04-30, waiver/slow)"
FEE = ("POL004", "found", 6, 17)
WINDOW = ("POL001", "found", 5, 13)


@pytest.fixture
def judged(check, said):
    """What is said of the policy and its waiver, people left out; changes are made to the text of the waiver."""

    def judged(*changes: tuple[str, str], as_of: str = "2026-11-22", policy: str = POLICY, **more: object):
        waiver = WAIVER
        for old, new in changes:
            assert old in waiver
            waiver = waiver.replace(old, new)
        files = {"a.yaml": policy, "people.yaml": PEOPLE, "waiver.yaml": waiver}
        result = check(files, as_of, **more)
        return said(result), result

    return judged


def text_of(result, rule: str) -> str:
    (found,) = [f for f in result.findings if f.rule == rule]
    return found.text


def test_a_waiver_in_order_lets_an_error_pass(judged, waived) -> None:
    found, result = judged()
    assert found == [FEE]
    assert waived(result) == [("POL001", BECAUSE)]
    assert [outcome.word for rule, _, outcome in result.assessments if rule == "POL001"] == ["waived"]


@pytest.mark.parametrize("subject", ["policy/returns", "policy/returns#terms", "policy/returns#terms.return"])
def test_a_waiver_covers_everything_below_its_place(judged, subject: str) -> None:
    found, _ = judged(("policy/returns#terms.return.window", subject))
    assert found == [FEE]


def test_a_waiver_covers_nothing_beside_its_place(judged) -> None:
    found, result = judged(("terms.return.window", "terms.return.restocking"))
    assert found == [WINDOW, FEE, ("CX031", "waiver", 2, 5)]
    assert text_of(result, "CX031") == (
        "There is no finding of POL001 at policy/returns#terms.return.restocking. Delete this waiver."
    )


def test_a_waiver_is_for_one_document(judged) -> None:
    other = POLICY.replace("returns", "exchanges").replace("    restocking: 15%\n", "")
    found, _ = judged(policy=f"{POLICY}---\n{other}")
    assert found == [FEE, ("POL001", "found", 12, 13)]


def test_a_list_item_is_named_by_its_own_id_or_its_position(check, said) -> None:
    process = (
        "kind: process\nid: refunds\nsteps:\n  - {id: look, approval: true}\n  - {id: pay, approval: true}\n"
    )
    for step in ("pay", "1"):
        waiver = WAIVER.replace("POL001", "PRC001").replace(
            "policy/returns#terms.return.window", f"process/refunds#steps.{step}"
        )
        result = check({"a.yaml": process, "people.yaml": PEOPLE, "waiver.yaml": waiver})
        assert said(result) == [("PRC001", "found", 4, 26)]


def test_the_rule_may_be_named(judged) -> None:
    assert judged(("POL001", "return-window"))[0] == [FEE]


@pytest.mark.parametrize(
    ("as_of", "holds"), [("2027-04-29", True), ("2027-04-30", True), ("2027-05-01", False)]
)
def test_the_last_day_still_counts_and_the_day_after_does_not(judged, as_of: str, holds: bool) -> None:
    found, result = judged(as_of=as_of)
    assert found == ([FEE] if holds else [WINDOW, FEE, ("CX032", "waiver", 10, 10)])
    if not holds:
        assert text_of(result, "CX032") == (
            "This waiver ended on 2027-04-30. Mend what it is for and delete it, "
            "or have it prolonged: by a new waiver with 'renews: slow' that is approved again."
        )


@pytest.mark.parametrize(("expires", "holds"), [("2027-04-30", True), ("2027-05-01", False)])
def test_a_waiver_holds_for_180_days_from_its_approval(judged, expires: str, holds: bool) -> None:
    found, result = judged(("2027-04-30", expires))
    assert found == ([FEE] if holds else [WINDOW, FEE, ("CX033", "waiver", 10, 10)])
    if not holds:
        assert text_of(result, "CX033") == (
            "This waiver would hold until 2027-05-01, more than 180 days after 2026-11-01, so it has no effect. "
            "Write 2027-04-30 or an earlier day."
        )


@pytest.mark.parametrize(("expires", "holds"), [("2027-05-21", True), ("2027-05-22", False)])
def test_without_a_day_of_approval_the_days_count_from_today(judged, expires: str, holds: bool) -> None:
    found, _ = judged(("approved_on: 2026-11-01\n", ""), ("2027-04-30", expires))
    assert found == ([FEE] if holds else [WINDOW, FEE, ("CX033", "waiver", 9, 10)])


def test_an_approval_that_is_still_to_come_has_no_effect_and_prolongs_nothing(judged) -> None:
    found, result = judged(("2026-11-01", "2026-11-23"))
    assert found == [WINDOW, FEE, ("CX038", "approved-later", 9, 14)]
    assert text_of(result, "CX038") == (
        "This waiver is approved only on 2026-11-23. Until that day it has no effect."
    )
    found, _ = judged(("2026-11-01", "2027-11-01"), ("2027-04-30", "2027-12-01"))
    assert found == [WINDOW, FEE, ("CX038", "approved-later", 9, 14), ("CX033", "waiver", 10, 10)]


def test_the_owner_cannot_approve(judged) -> None:
    found, result = judged(("owner: care", "owner: lena"))
    assert found == [WINDOW, FEE, ("CX034", "owner", 8, 14)]
    assert text_of(result, "CX034") == (
        "Lena R owns this waiver and approved it too, so it has no effect. Let somebody else approve it."
    )


def test_who_asks_cannot_approve(judged) -> None:
    found, result = judged(("requested_by: mona", "requested_by: lena"))
    assert found == [WINDOW, FEE, ("CX034", "requester", 8, 14)]
    assert text_of(result, "CX034") == (
        "Lena R asked for this waiver and approved it too, so it has no effect. Let somebody else approve it."
    )


@pytest.mark.parametrize("who", ["jan", "old", "box", "nobody-here"])
def test_only_an_active_person_can_approve(judged, who: str) -> None:
    found, result = judged(("approved_by: lena", f"approved_by: {who}"))
    assert found == [WINDOW, FEE, ("CX038", "approver", 8, 14)]
    assert text_of(result, "CX038") == (
        f"{who} cannot approve anything: an active person must. Until then this waiver has no effect."
    )


def test_an_unknown_approver_is_left_to_the_rule_about_unknown_names(judged, registry) -> None:
    from cxlint.rule import reference
    from cxlint.rules.own.own009_known_references import KnownReferences

    registry._add_rule("cxlint.rules", reference(KnownReferences))
    found, result = judged(("approved_by: lena", "approved_by: nobody-here"))
    assert [(rule, line) for rule, _, line, _ in found] == [("POL001", 5), ("POL004", 6), ("OWN009", 8)]
    assert result.waived == ()


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("rule: POL001\n", "rule: POL004"),
        ("subject: policy/returns#terms.return.window\n", "subject: policy/returns"),
        ("reason: The new system comes in June.\n", "reason: Why the rule cannot be kept yet"),
        ("owner: care\n", "owner: a-person-id"),
        ("approved_by: lena\n", "approved_by: another-person-id"),
        ("expires: 2027-04-30\n", "expires: 2027-04-30"),
    ],
)
def test_a_waiver_with_something_missing_has_no_effect(judged, line: str, write: str) -> None:
    found, result = judged((line, ""))
    assert found == [WINDOW, FEE, ("CX038", "missing", 2, 5)]
    field = line.partition(":")[0]
    assert text_of(result, "CX038") == f"This waiver has no '{field}', so it has no effect. Write {write}."
    assert [(f.write, f.path) for f in result.findings if f.rule == "CX038"] == [(write, (field,))]


def test_everything_that_is_wrong_is_said(judged) -> None:
    found, _ = judged(
        ("reason: The new system comes in June.\n", ""),
        ("owner: care", "owner: lena"),
        ("2027-04-30", "2026-11-21"),
    )
    assert found == [
        WINDOW,
        FEE,
        ("CX038", "missing", 2, 5),
        ("CX034", "owner", 7, 14),
        ("CX032", "waiver", 9, 10),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("2027-04-30", "30 April"), ("policy/returns#terms.return.window", "returns")]
)
def test_a_value_that_cannot_be_understood_has_its_own_finding_and_the_waiver_no_effect(
    judged, old: str, new: str
) -> None:
    found, result = judged((old, new))
    assert [rule for rule, *_ in found] == ["POL001", "POL004", "CX012"]
    assert result.waived == ()


def test_an_unknown_rule_has_no_effect(judged) -> None:
    found, result = judged(("POL001", "return-windows"))
    assert found == [WINDOW, FEE, ("CX036", "rule-near", 3, 7)]
    assert text_of(result, "CX036") == "There is no rule 'return-windows'; did you mean 'return-window'?"
    assert judged(("POL001", "zebra"))[0] == [WINDOW, FEE, ("CX036", "rule", 3, 7)]


@pytest.mark.parametrize(
    ("subject", "key", "text"),
    [
        (
            "policy/return",
            "subject-near",
            "There is no policy/return; did you mean policy/returns?",
        ),
        (
            "polcy/returns#terms.return.window",
            "subject-near",
            "There is no polcy/returns; did you mean policy/returns#terms.return.window?",
        ),
        (
            "journey/zebra",
            "subject",
            "There is no journey/zebra. Write the kind and id of a document, as in policy/returns.",
        ),
        (
            "policy/returns#terms.retrun.window",
            "field-near",
            "There is no field 'retrun' at policy/returns#terms.retrun.window; did you mean 'return'?",
        ),
    ],
)
def test_an_unknown_subject_has_no_effect(judged, subject: str, key: str, text: str) -> None:
    found, result = judged(("policy/returns#terms.return.window", subject))
    assert found == [WINDOW, FEE, ("CX036", key, 4, 10)]
    assert text_of(result, "CX036") == text


def test_an_unknown_field_that_nothing_resembles_lists_those_that_are_known(judged) -> None:
    found, result = judged(("terms.return.window", "terms.zebra"))
    assert found == [WINDOW, FEE, ("CX036", "field", 4, 10)]
    assert text_of(result, "CX036").startswith(
        "There is no field 'zebra' at policy/returns#terms.zebra. Known are "
    )


def test_what_to_write_for_an_unknown_subject_is_the_whole_place(judged) -> None:
    _, result = judged(("terms.return.window", "terms.retrun.window"))
    assert [f.write for f in result.findings if f.rule == "CX036"] == [
        "subject: policy/returns#terms.return.window"
    ]


def test_a_mandatory_rule_never_passes(judged) -> None:
    found, _ = judged(mandatory=frozenset({"POL001"}))
    assert found == [WINDOW, FEE, ("CX037", "mandatory", 3, 7)]


def test_what_cannot_be_read_never_passes(judged) -> None:
    for rule in ("CX010", "CX900", "CX031"):
        found, _ = judged(("POL001", rule), ("#terms.return.window", ""))
        assert found == [WINDOW, FEE, ("CX037", "core", 3, 7)]


def test_two_waivers_for_one_finding_overlap(check, said, waived) -> None:
    second = WAIVER.replace("id: slow", "id: slower").replace("#terms.return.window", "")
    result = check({"a.yaml": POLICY, "people.yaml": PEOPLE, "waivers.yaml": f"{WAIVER}---\n{second}"})
    assert said(result) == [FEE, ("CX035", "overlap", 13, 5)]
    assert text_of(result, "CX035") == (
        "A finding of POL001 that this lets pass is let pass by waiver/slow already. Delete one of the two."
    )
    assert waived(result) == [("POL001", BECAUSE)]


@pytest.mark.parametrize(("rule", "line"), [("POL001", 5), ("POL004", 6)])
def test_a_waiver_and_a_comment_for_one_finding_overlap(check, said, rule: str, line: int) -> None:
    lines = POLICY.splitlines()
    lines[line - 1] += f' # cxlint: ignore[{rule}] until=2027-01-31 reason="x"'
    waiver = WAIVER.replace("POL001", rule).replace("#terms.return.window", "")
    result = check({"a.yaml": "\n".join(lines), "people.yaml": PEOPLE, "waiver.yaml": waiver})
    open_rule = WINDOW if rule == "POL004" else FEE
    column = lines[line - 1].index("#") + 1
    assert sorted(said(result)) == sorted([open_rule, ("CX035", "overlap", line, column)])
    assert [f.justification for f in result.waived] == [BECAUSE]


def test_of_a_rule_that_does_not_run_nobody_can_tell_whether_it_is_unused(judged) -> None:
    policy = "kind: policy\nid: returns\n"
    few = frozenset({"POL004"})
    assert judged(policy=policy, selected=few, origins={"select": "CXLINT_SELECT"})[0] == []
    assert judged(policy=policy, selected=few)[0] == [("CX050", "waiver", 2, 5)]
    assert judged(policy=policy)[0] == [("CX031", "waiver", 2, 5)]


def test_the_second_of_two_waivers_with_one_id_has_no_effect(check, said) -> None:
    second = WAIVER.replace("POL001", "POL004").replace("#terms.return.window", "")
    result = check({"a.yaml": POLICY, "people.yaml": PEOPLE, "waivers.yaml": f"{WAIVER}---\n{second}"})
    assert said(result) == [FEE, ("CX016", "duplicate-id", 13, 5)]


def test_faults_that_take_effect_away_are_errors_and_the_others_warnings() -> None:
    from cxlint.rule import CoreRule
    from cxlint.rules.core import suppressions

    rules = [
        rule for rule in vars(suppressions).values() if isinstance(rule, type) and issubclass(rule, CoreRule)
    ]
    severities = {
        rule.id: {m.severity for m in rule.messages.values()} for rule in rules if rule is not CoreRule
    }
    assert severities == {
        f"CX03{n}": {Severity.WARNING if n in (1, 5) else Severity.ERROR} for n in range(10)
    }
