"""Rules are asked only where the fields that they need are written; whom nobody asks would have had nothing to say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxlint import Outcome, Subject
from cxlint.config import load_settings
from cxlint.engine.bench import Panel, Seat
from cxlint.engine.judge import NOT_APPLICABLE, Judge
from cxlint.engine.load import read_corpus
from cxlint.model.limits import Limits
from cxlint.model.scalars import FAULTY
from cxlint.plugins import build_registry
from cxlint.rule import ERROR, DocumentRule, Message, NoOptions, at
from cxlint.workspace.graph import Workspace

DAY = date(2026, 11, 22)


class Either(DocumentRule[NoOptions]):
    """Judges those that say one of two things, and that have terms."""

    id = "TST001"
    name = "either"
    summary = why = fix = "A sentence."
    kinds = ("policy",)
    needs = ("terms.return",)
    needs_one_of = ("rationale", "terms.refund.fee")
    messages = {"found": Message(ERROR, "Found.", "")}

    def check(self, document, options):
        if document.id == "bad":
            yield at(document, "id", "found")


TERMS = "terms: {return: {window: 30 days}"


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        (f"rationale: So that nobody waits.\n{TERMS}}}\n", Outcome.PASS),
        (f"{TERMS}, refund: {{fee: none}}}}\n", Outcome.PASS),
        (f"{TERMS}, refund: {{deadline: 5 days}}}}\n", Outcome.NOT_APPLICABLE),
        (f"{TERMS}}}\n", Outcome.NOT_APPLICABLE),
        ("rationale: So that nobody waits.\n", Outcome.NOT_APPLICABLE),
        (f"{TERMS}, refund: {{fee: a little}}}}\n", Outcome.NOT_APPLICABLE),
    ],
)
def test_a_rule_needs_all_of_some_fields_and_one_of_others(company, check, fields, outcome):
    result = check(company({"a.yaml": f"kind: policy\nid: a\n{fields}"}), Either)
    assert result.assessments.outcome("TST001", Subject("policy", "a")) == outcome


@pytest.mark.parametrize("name", ["policies", "examples/harbour-bank", "examples/corner-shop"])
def test_whom_a_rule_is_not_asked_about_it_would_not_have_applied_to(checkout: Path, name: str):
    registry = build_registry()
    settings = load_settings(registry, checkout / name)
    workspace = Workspace(read_corpus(settings, registry.kinds).documents, DAY, Limits(registry.limits, DAY))
    spared = 0
    for rule_id, (reference, _) in registry.rules.items():
        if reference.shape not in ("document", "graph"):
            continue
        rule = registry.load(rule_id)
        judge = Judge(rule(), rule.options(), 0)
        panel = Panel([Seat(registry, reference, {}, 0)])
        for document in (each for kind in reference.kinds for each in workspace.documents(kind)):
            if not panel.judges(document.values):
                spared += 1
                assert judge.ask(document, workspace) == NOT_APPLICABLE, (rule_id, document)
    assert spared


def said_nothing(value: object) -> bool:
    """Whether a value, or anything inside it, is none that anybody can judge."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return value is None or value is FAULTY or any(map(said_nothing, inside))


def test_where_a_file_is_straight_all_that_is_written_has_a_value(company):
    root = company(
        {
            "straight.yaml": f"kind: policy\nid: a\nrationale: So that nobody waits.\n{TERMS}}}\n",
            "blank.yaml": f"kind: policy\nid: b\nrationale:\n{TERMS}}}\n",
            "faulty.yaml": f"kind: policy\nid: c\n{TERMS}, refund: {{fee: a little}}}}\n",
        }
    )
    registry = build_registry(entry_points=False)
    corpus = read_corpus(load_settings(registry, root), registry.kinds)
    assert "straight.yaml" in corpus.straight
    silent = {document.file for document in corpus.documents if said_nothing(document.values)}
    assert "faulty.yaml" in silent
    assert silent.isdisjoint(corpus.straight)


class Deep(Either):
    """Needs a field three steps down."""

    id, name = "TST002", "deep"
    needs = ("terms.return.window",)
    needs_one_of = ("terms.refund.deadline", "terms.refund.fee")


@pytest.mark.parametrize(
    ("terms", "asked"),
    [
        ("{return: {window: 30 days}, refund: {fee: none}}", True),
        ("{return: {window: 30 days}, refund: {method: original}}", False),
        ("{return: {restocking: none}, refund: {fee: none}}", False),
        ("{refund: {fee: none}}", False),
    ],
)
def test_the_fields_that_a_rule_needs_are_looked_for_as_deep_as_they_stand(company, check, terms, asked):
    files = {"a.yaml": f"kind: policy\nid: bad\nterms: {terms}\n"}
    result = check(company(files), Deep)
    assert ("TST002" in {finding.rule for finding in result.findings}) is asked


def test_a_field_that_nobody_understands_is_no_field_that_a_rule_needs(company, check):
    fields = "terms: {return: {window: soon}, refund: {fee: none}}"
    result = check(company({"a.yaml": f"kind: policy\nid: bad\n{fields}\n"}), Deep)
    assert result.assessments.outcome("TST002", Subject("policy", "bad")) == Outcome.NOT_APPLICABLE
    assert "TST002" not in {finding.rule for finding in result.findings}
