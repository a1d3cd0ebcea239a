"""Every rule says one of five things of every document: pass, fail, waived, not applicable, or broken."""

from __future__ import annotations

from cxlint import Outcome, Severity, Subject
from cxlint.rule import ERROR, Case, DocumentRule, Message, NoOptions, at

COMPANY = "kind: organisation\nid: shop\nlanguages: [en]\ncx_lead: dana\n---\nkind: person\nid: mona\n---\nkind: person\nid: dana\n"
FEE = "kind: policy\nid: {id}\nowner: mona\nterms:\n  return:\n    restocking: {fee}\n"
WAIVER = (
    "kind: waiver\nid: w\nrule: POL004\nsubject: policy/waived\nreason: New warehouse in spring\nowner: mona\n"
    "approved_by: dana\napproved_on: 2026-11-01\nexpires: 2027-01-31\n"
)


class Breaks(DocumentRule[NoOptions]):
    """Breaks on one document only."""

    id = "TST001"
    name = "breaks"
    summary = why = fix = "A sentence."
    kinds = ("policy",)
    messages = {"found": Message(ERROR, "Found.", "")}
    good = (Case("kind: policy\nid: a\n"),)

    def check(self, document, options):
        if document.id == "broken":
            raise ValueError("oh")
        yield from ()


class Loose(DocumentRule[NoOptions]):
    """Finds something on every policy, and silences POL004 there."""

    id = "TST002"
    name = "loose"
    summary = why = fix = "A sentence."
    kinds = ("policy",)
    supersedes = ("POL004", "TST001")
    messages = {"found": Message(ERROR, "Found.", "")}

    def check(self, document, options):
        yield at(document, "terms.return.restocking", "found")


def policies(**fees: str) -> dict[str, str]:
    return {f"{name}.yaml": FEE.format(id=name, fee=fee) for name, fee in fees.items()}


def test_each_outcome_is_told_for_its_document(company, check) -> None:
    root = company(
        {
            "company.yaml": COMPANY,
            **policies(kind="none", hostile="20%", waived="20%"),
            "silent.yaml": "kind: policy\nid: silent\nowner: mona\n",
            "broken.yaml": "kind: policy\nid: broken\nowner: mona\n",
            "waiver.yaml": WAIVER,
        }
    )
    result = check(root, select="POL004")
    assert {
        name: result.assessments.outcome("POL004", Subject("policy", name))
        for name in ("kind", "hostile", "waived", "silent")
    } == {
        "kind": Outcome.PASS,
        "hostile": Outcome.FAIL,
        "waived": Outcome.WAIVED,
        "silent": Outcome.NOT_APPLICABLE,
    }
    assert [f.subject.id for f in result.findings] == ["hostile"]
    assert [(f.subject.id, f.rule) for f in result.waived] == [("waived", "POL004")]
    assert "New warehouse in spring" in result.waived[0].justification
    assert result.exit_code == 1


def test_a_broken_rule_is_an_outcome_of_its_own(company, check) -> None:
    root = company(
        {"company.yaml": COMPANY, "broken.yaml": "kind: policy\nid: broken\n", **policies(kind="none")}
    )
    result = check(root, Breaks, select="TST001")
    assert result.assessments.outcome("TST001", Subject("policy", "broken")) is Outcome.INTERNAL_ERROR
    assert result.assessments.outcome("TST001", Subject("policy", "kind")) is Outcome.PASS
    assert result.by_family()["TST"] == (1, 0, 0, 1)


def test_one_mistake_is_one_finding_where_a_rule_covers_another(company, check) -> None:
    root = company({"company.yaml": COMPANY, **policies(hostile="20%")})
    assert {f.rule for f in check(root, select="POL004").findings} == {"POL004"}
    result = check(root, Breaks, Loose, select="all", ignore=["level-2", "level-3", "level-4"])
    assert [f.rule for f in result.findings if f.rule in ("POL004", "TST002")] == ["TST002"]
    assert result.assessments.outcome("POL004", Subject("policy", "hostile")) is Outcome.NOT_APPLICABLE


def test_a_broken_rule_is_told_even_where_another_rule_covers_it(company, check) -> None:
    root = company({"company.yaml": COMPANY, "p.yaml": FEE.format(id="broken", fee="20%")})
    result = check(root, Breaks, Loose, select="all")
    assert {"TST002", "CX900"} <= {f.rule for f in result.findings}
    assert result.assessments.outcome("TST001", Subject("policy", "broken")) is Outcome.INTERNAL_ERROR


def test_a_field_that_cannot_be_understood_is_judged_by_no_rule(company, check) -> None:
    root = company({"company.yaml": COMPANY, "p.yaml": FEE.format(id="p", fee="twenty-ish")})
    result = check(root, select="POL004")
    assert [f.rule for f in result.findings] == ["CX012"]
    assert result.assessments.outcome("POL004", Subject("policy", "p")) is Outcome.NOT_APPLICABLE
    assert result.assessments.outcome("CX", Subject("policy", "p")) is Outcome.FAIL
    assert result.assessments.outcome("CX", Subject("person", "mona")) is Outcome.PASS


def test_retired_documents_are_not_judged(company, check) -> None:
    hostile = FEE.format(id="old", fee="20%")
    root = company({"company.yaml": COMPANY, "old.yaml": hostile + "status: retired\n"})
    result = check(root, select="POL004")
    assert result.findings == ()
    assert "old" not in {d.subject.id for d in result.documents}
    assert result.assessments.outcome("POL004", Subject("policy", "old")) is Outcome.NOT_APPLICABLE
    (root / "old.yaml").write_text(hostile, encoding="utf-8")
    assert [f.rule for f in check(root, select="POL004").findings] == ["POL004"]


def test_the_second_of_two_documents_with_one_id_is_not_judged(company, check) -> None:
    root = company(
        {
            "company.yaml": COMPANY,
            "a.yaml": FEE.format(id="p", fee="none"),
            "b.yaml": FEE.format(id="p", fee="20%"),
        }
    )
    result = check(root, select="POL004")
    assert [(f.rule, f.file) for f in result.findings] == [("CX016", "b.yaml")]
    assert result.assessments.outcome("POL004", Subject("policy", "p")) is Outcome.PASS


def test_the_exit_code_says_why(company, check) -> None:
    root = company({"company.yaml": COMPANY, **policies(hostile="20%")})
    failing = check(root, select="POL004")
    assert (failing.exit_code, failing.reason) == (1, "exit 1: 1 finding at or above 'error'")
    never = check(root, select="POL004", fail_on="never")
    assert (never.exit_code, never.fail_on, never.reason) == (0, None, "exit 0: findings never fail this run")
    milder = check(root, select="POL004", rules={"POL004": {"severity": "warning"}})
    assert [f.severity for f in milder.findings] == [Severity.WARNING]
    assert (milder.exit_code, milder.reason) == (0, "exit 0: no finding at or above 'error'")


def test_tables_count_every_judged_pair_once(company, check) -> None:
    root = company(
        {"company.yaml": COMPANY, **policies(kind="none", hostile="20%", waived="20%"), "w.yaml": WAIVER}
    )
    result = check(root, select="POL004")
    tally = result.by_family()["POL"]
    assert (tally.passed, tally.failed, tally.waived, tally.internal, tally.checked) == (1, 1, 1, 0, 3)
