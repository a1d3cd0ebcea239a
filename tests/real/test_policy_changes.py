"""Real changes of real terms: described as two versions of a document, they go the way that people judged them to go.

Which way a change goes is told by the schema, or by the commitment where the vocabulary has no field; never by the data.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import date

import pytest
import yaml

from cxlint.config.settings import Settings
from cxlint.engine.changes import compare
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.plugins import build_registry
from cxlint.revisions import Repository
from tests.revisions.repositories import Repo

REGISTRY = build_registry(entry_points=False)
DAY = date(2026, 11, 22)

OWN_FIELDS = {
    "refund.window": ["terms.refund.window"],
    "account.address_release": ["terms.account.address_held"],
    "account.trial_inactivity_deletion": ["terms.subscription.trial.kept_after"],
    "terms.change_without_notice": ["terms.contract.unilateral_change.notice"],
    "liability.disclaimer_price_change": ["terms.contract.liability_exclusion"],
    "liability.disclaimer_downgrade": ["terms.contract.liability_exclusion"],
    "billing.no_proration": ["terms.subscription.prorated"],
    "cancel.access_until_period_end": ["terms.cancellation.access_until_period_end"],
    "account.terminate_without_notice": ["terms.contract.terminates_without_notice"],
    "complaint.appeal_window": ["terms.complaint.appeal_within"],
    "data.trash_retention": ["terms.data.deleted_kept"],
    "termination.notice": ["terms.contract.termination_notice", "terms.contract.notice_to_company"],
    "revenue.share": ["terms.payout.share"],
    "takedown.response_window": ["terms.account.content_removal_notice"],
    "liability.cap_period": ["terms.contract.liability_cap_period"],
    "liability.cap": ["terms.contract.liability_cap"],
}
"""Where the vocabulary has a field for what a row calls by its own name; what binds both sides has two."""

STATED = {
    "terms.contract.unilateral_change.notice": "none",
    "terms.contract.liability_exclusion": ["what the company changes"],
    "terms.subscription.prorated": False,
}
"""How a clause that is only said to be there is written in a field of another shape."""

AGAINST_CUSTOMERS = (
    "without",
    "disclaim",
    "no_",
    "waiver",
    "arbitration",
    "fee",
    "penalty",
    "exclu",
    "sole",
    "burden",
)
"""Names of clauses that nobody wants; everything else that a row names is something that customers are given."""

UNITS = {
    "day": "days",
    "hour": "hours",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "business_day": "working days",
}


def written(row, side):
    """A value of a row as one writes it in a document; None where it is not stated."""
    value, unit = row[side], row[f"{side}_unit"]
    if unit:
        return f"{value}%" if unit == "%" else f"{value} {UNITS.get(unit, unit)}"
    if str(value).startswith("("):
        return None
    word = str(value).partition(" ")[0].lower()
    return {"present": True, "yes": True, "no": False}.get(word, value)


def in_fields(row, side):
    """The document's fields that state a value, in the vocabulary of the schema."""
    value = written(row, side)
    document: dict[str, object] = {}
    for path in OWN_FIELDS[row["field"]] if value is not None else ():
        inner = document
        *names, last = path.split(".")
        for name in names:
            inner = inner.setdefault(name, {})
        inner[last] = STATED.get(path, value) if value is True else value
    return document


def as_commitment(row, side):
    """The same as a commitment under the row's own name."""
    value = written(row, side)
    if value is None:
        return {}
    name = row["field"].replace(".", "_")
    against = any(word in row["field"].rpartition(".")[2] for word in AGAINST_CUSTOMERS)
    return {"commitments": {name: {"value": value, "better": "less" if against else "more"}}}


@pytest.fixture(scope="module")
def data(real_data):
    folder = real_data / "policy_changes"
    if not folder.is_dir():
        pytest.skip("the real data has no policy_changes")
    if shutil.which("git") is None:
        pytest.skip("needs git")
    return folder


def rows_of(data, name="changes.jsonl"):
    return [json.loads(line) for line in (data / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def measured(data):
    """The rows that state a number, or that something is there or not."""
    stated = re.compile(r"\(\w+\)|present|yes\b|no\b|\d+ \w+")
    rows = rows_of(data)
    return [
        row for row in rows if row["numeric"] or all(stated.match(str(row[side])) for side in ("old", "new"))
    ]


@pytest.fixture(scope="module")
def committed(tmp_path_factory):
    """Commits two versions of documents to a repository, and compares them as git holds them."""

    def run(before, after):
        repo = Repo(tmp_path_factory.mktemp("repository") / "terms")
        for files, subject in ((before, "Before"), (after, "After")):
            repo.write(files)
            repo.git("add", "-A")
            repo.git("commit", "-q", "-m", subject)
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        repository = Repository.around(repo.path, environment)
        settings = Settings(root=str(repo.path), file="cxlint.yaml", selected=frozenset(REGISTRY.rules))
        sides = []
        for revision in ("HEAD^", "HEAD"):
            tree = repository.snapshot(repository.resolve(revision))
            sides.append(Run(settings, REGISTRY, read_corpus(settings, REGISTRY.kinds, tree=tree), DAY))
        repository.close()
        faults = [fault.fault for side in sides for fault in side.corpus.faults]
        assert faults == []
        comparison = compare(*sides)
        assert comparison.unread == ()
        return {change.subject.id: change for change in comparison.changes}

    return run


def identity(row):
    return re.sub(r"[^A-Za-z0-9-]", "-", row["id"])


def as_yaml(row, side, describe):
    head = {"kind": "policy", "id": identity(row), "version": "1.0.0", "title": row["field"]}
    return yaml.safe_dump({**head, **describe(row, side)}, sort_keys=False)


def effects(rows, describe, committed):
    """The effect of each row's change by its id."""
    before, after = (
        {f"{identity(row)}.yaml": as_yaml(row, side, describe) for row in rows} for side in ("old", "new")
    )
    changes = committed(before, after)
    return {row["id"]: changes[identity(row)].effect.value for row in rows}


def test_every_measured_change_goes_the_way_that_people_judged(measured, committed, record_property) -> None:
    by_field = [row for row in measured if row["field"] in OWN_FIELDS]
    by_commitment = [row for row in measured if row["field"] not in OWN_FIELDS]
    assert len(measured) >= 17
    found = {
        **effects(by_field, in_fields, committed),
        **(effects(by_commitment, as_commitment, committed) if by_commitment else {}),
    }
    judged = {row["id"]: row["direction"] for row in measured if row["direction"] in ("better", "worse")}
    assert {name: found[name] for name in judged} == judged
    fields = sum(row["id"] in judged for row in by_field)
    record_property("decided by a field", fields)
    record_property("decided by a commitment", len(judged) - fields)
    print(f"\n{fields} decided by a field of the schema, {len(judged) - fields} by a commitment")


def test_the_same_changes_go_the_same_way_as_commitments(measured, committed) -> None:
    one_sided = [row for row in measured if row["direction"] in ("better", "worse")]
    found = effects(one_sided, as_commitment, committed)
    assert found == {row["id"]: row["direction"] for row in one_sided}


def test_what_binds_both_sides_is_better_and_worse_at_once(measured, committed) -> None:
    rows = [row for row in measured if row["direction"] == "mixed" and row["field"] in OWN_FIELDS]
    assert set(effects(rows, in_fields, committed).values()) == {"mixed"}


def body_of(data, row, side):
    text = (data / "files" / row["id"] / f"{side}.md").read_text("utf-8")
    return f"---\nkind: policy\nid: {identity(row)}\nlanguage: en\n---\n{text}"


def test_another_form_of_the_text_is_no_change(data, committed) -> None:
    rows = rows_of(data, "no_change_controls.jsonl")
    assert len(rows) >= 34
    before, after = (
        {f"{identity(row)}.md": body_of(data, row, side) for row in rows} for side in ("before", "after")
    )
    assert before != after
    assert committed(before, after) == {}


def test_a_real_change_of_the_text_is_told(data, committed) -> None:
    rows = rows_of(data)
    before, after = (
        {f"{identity(row)}.md": body_of(data, row, side) for row in rows} for side in ("before", "after")
    )
    changes = committed(before, after)
    assert {row["id"] for row in rows if identity(row) not in changes} == set()
    assert {field.path for change in changes.values() for field in change.fields} == {"body"}
