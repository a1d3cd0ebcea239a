"""Whatever is wrong with a file has its own message, with its place and what to write; all other files are still checked."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from cxlint import Finding
from cxlint.testing import run_files

GOOD = (
    "kind: policy\nid: good\nowner: mona\nterms: {return: {restocking: 20%}}\n---\nkind: person\nid: mona\n"
)
P = "kind: policy\nid: p\n"


class Bad(NamedTuple):
    """A file, and where which message stands; `says` are words of the message, `write` is what to write instead."""

    text: str
    rule: str
    key: str
    line: int
    column: int
    says: str
    write: str = ""


BAD = {
    "wrong kind": Bad("kind: polcy\nid: p\n", "CX014", "unknown-kind-near", 1, 7, "did you mean 'policy'", "kind: policy"),
    "unknown kind": Bad("kind: zebra\nid: p\n", "CX014", "unknown-kind", 1, 7, "Known are area, channel"),
    "no kind": Bad("id: p\ntitle: A\n", "CX018", "no-kind", 1, 1, "Add a 'kind:'"),
    "one of two documents without kind": Bad(P + "---\nid: q\n", "CX015", "kind-missing", 4, 1, "Add a 'kind:'"),
    "no id": Bad("kind: policy\ntitle: A\n", "CX015", "id-missing", 1, 1, "as in 'id: returns-online'"),
    "blank id": Bad("kind: policy\nid:\n", "CX015", "id-missing", 1, 1, "as in 'id: returns-online'"),
    "id with a space": Bad("kind: policy\nid: My Policy\n", "CX012", "not-an-id", 2, 5, "without spaces", "id: my-policy"),
    "unknown field, nearly right": Bad(P + "terms:\n  return:\n    windw: 30 days\n", "CX010", "unknown-field-near", 5, 5, "did you mean 'window'"),
    "unknown field": Bad(P + "zebra: 1\n", "CX010", "unknown-field", 3, 1, "Known are kind, id, title"),
    "a word for a list": Bad(P + "tags: one\n", "CX011", "list-wanted", 3, 7, "as in [one]"),
    "fields for a list": Bad(P + "terms:\n  fees: {name: a}\n", "CX011", "list-wanted-fields", 4, 9, "put a dash before"),
    "a list for a word": Bad(P + "title: [a]\n", "CX011", "value-wanted", 3, 8, "takes a single value"),
    "a word for fields": Bad(P + "terms: none\n", "CX011", "fields-wanted", 3, 8, "write them below it, indented"),
    "not yes or no": Bad(P + "terms: {subscription: {auto_renew: perhaps}}\n", "CX012", "not-yes-no", 3, 36, "neither true nor false", "auto_renew: true"),
    "not a number": Bad(P + "terms: {return: {approvals: two}}\n", "CX012", "not-a-whole-number", 3, 29, "whole number", "approvals: 3"),
    "nearly a choice": Bad(P + "status: actve\n", "CX013", "not-a-choice-near", 3, 9, "did you mean 'active'"),
    "no choice": Bad(P + "status: zebra\n", "CX013", "not-a-choice", 3, 9, "draft, active"),
    "missing unit of time": Bad(P + "terms:\n  return:\n    window: 30\n", "CX012", "unit-missing", 5, 13, "minutes, hours, days", "window: 30 days"),
    "missing currency": Bad(P + "frontline: {limit: 50}\n", "CX012", "currency-missing", 3, 20, "which currency", "limit: 25 EUR"),
    "a sign of several currencies": Bad(P + "frontline: {limit: $50}\n", "CX012", "currency-symbol", 3, 20, "three letters", "limit: 50 USD"),
    "a date in another form": Bad(P + "last_reviewed: 31.12.2026\n", "CX012", "date-format", 3, 16, "year-month-day", "last_reviewed: 2026-12-31"),
    "a day that does not exist": Bad(P + "last_reviewed: 2026-02-30\n", "CX012", "date-impossible", 3, 16, "does not exist", "last_reviewed: 2026-02-28"),
    "a day of another calendar": Bad(P + "last_reviewed: 1405-01-01\n", "CX012", "date-calendar", 3, 16, "another calendar", "last_reviewed: 2026-01-31"),
    "no version": Bad(P + "version: one\n", "CX012", "not-a-version", 3, 10, "not a version number", "version: 2.1.0"),
    "unknown language": Bad(P + "title: {en: A, farsi: B}\n", "CX017", "unknown-language", 3, 16, "such as en, ar or fa"),
    "two documents with one id": Bad(P + "---\n" + P, "CX016", "duplicate-id", 5, 5, "a policy 'p' already, in bad.yaml"),
    "the id of another file": Bad("kind: policy\nid: good\n", "CX016", "duplicate-id", 2, 5, "a policy 'good' already, in all-good.yaml"),
    "empty file": Bad("", "CX006", "empty", 1, 1, "Write 'kind:' and 'id:', or delete the file"),
    "blank file": Bad("\n \n", "CX006", "empty", 1, 1, "Write 'kind:' and 'id:'"),
    "a file of remarks": Bad("# nothing yet\n", "CX006", "empty", 1, 1, "Write 'kind:' and 'id:'"),
    "plain words": Bad("hello\n", "CX006", "not-a-document", 1, 1, "Fields such as 'kind: policy'"),
    "a bare list": Bad("- a\n- b\n", "CX006", "not-a-document", 1, 1, "Fields such as 'kind: policy'"),
    "a field twice": Bad(P + "title: A\ntitle: B\n", "CX004", "duplicate-key", 4, 1, "the first is on line 3"),
    "an open bracket": Bad(P + "terms: {return: {window: 30 days}\n", "CX002", "syntax", 3, 8, "'{' is not closed"),
    "an open quote": Bad(P + 'title: "a\n', "CX002", "syntax", 3, 8, "a quote is opened here and never closed"),
    "a tab": Bad(P + "terms:\n\treturn: 1\n", "CX002", "syntax", 4, 1, "use spaces"),
    "a second colon": Bad(P + "title: a: b\n", "CX002", "syntax", 3, 9, "in quotes"),
    "wrong indentation": Bad(P + "terms:\n  return:\n     window: 3 days\n    proof: [a]\n", "CX002", "syntax", 6, 5, "check the indentation"),
    "a star without its anchor": Bad(P + "title: *x\n", "CX002", "syntax", 3, 8, "put the value in quotes"),
    "a control character": Bad(P + "title: \x01a\n", "CX002", "control-character", 3, 8, "delete it"),
    "a program as a value": Bad(P + "title: !!python/object:os.system a\n", "CX007", "tag", 3, 8, "write the plain value"),
    "no reference": Bad(P + "owner: a/b/c\n", "CX012", "not-a-reference", 3, 8, "not the id of a document"),
}  # fmt: skip


def faults(files: dict[str, str]) -> list[Finding]:
    """The findings about files and fields; the checked good file is part of every workspace."""
    result = run_files({"all-good.yaml": GOOD, **files})
    assert [f.span.line for f in result.findings if f.rule == "POL004" and f.subject.id == "good"] == [4]
    assert result.exit_code == 1
    return [f for f in result.findings if f.rule.startswith("CX") and f.rule != "CX019"]


@pytest.mark.parametrize("case", BAD)
def test_what_is_wrong_is_told_with_its_place_and_what_to_write(case: str) -> None:
    bad = BAD[case]
    (found,) = faults({"bad.yaml": bad.text})
    assert (found.file, found.rule, found.key) == ("bad.yaml", bad.rule, bad.key)
    assert (found.span.line, found.span.column) == (bad.line, bad.column)
    assert bad.says in found.text
    assert found.write == bad.write
    assert found.why
    assert found.fix


def test_no_two_sorts_of_mistakes_share_a_message() -> None:
    texts = {case: faults({"bad.yaml": bad.text})[0].text for case, bad in BAD.items()}
    same = {
        "no id": "blank id",
        "empty file": "blank file",
        "blank file": "a file of remarks",
        "plain words": "a bare list",
    }
    different = [text for case, text in texts.items() if case not in same]
    assert len(set(different)) == len(different)


@pytest.mark.parametrize(
    "case", [case for case, bad in BAD.items() if bad.text.startswith(P) and "---" not in bad.text]
)
def test_the_same_mistake_in_the_head_of_a_page_is_one_line_further_down(case: str) -> None:
    bad = BAD[case]
    (found,) = [f for f in faults({"bad.md": f"---\n{bad.text}---\n# Our rules\n"}) if f.key == bad.key]
    assert (found.span.line, found.span.column) == (bad.line + 1, bad.column)


def test_one_faulty_field_hides_no_other_field_of_its_document() -> None:
    text = P + "owner: mona\nlast_reviewed: soon\nterms: {return: {window: 30, restocking: 25%}}\n"
    result = run_files({"all-good.yaml": GOOD, "bad.yaml": text})
    found = [(f.rule, f.span.line) for f in result.findings if f.file == "bad.yaml"]
    assert {("CX012", 4), ("CX012", 5), ("POL004", 5)} <= set(found)
    assert "POL001" not in {rule for rule, _ in found}


def test_all_mistakes_of_a_workspace_are_told_in_one_run() -> None:
    files = {f"{number:02}.yaml": bad.text for number, bad in enumerate(BAD.values()) if bad.rule != "CX016"}
    told = {(f.file, f.rule, f.key) for f in faults(files)}
    expected = {
        (f"{number:02}.yaml", bad.rule, bad.key)
        for number, bad in enumerate(BAD.values())
        if bad.rule != "CX016"
    }
    assert expected <= told


def test_a_block_at_the_top_of_a_page_that_never_ends_is_told() -> None:
    (found,) = faults({"bad.md": "---\nkind: policy\nid: p\n# Our rules\n"})
    assert (found.rule, found.key, found.span.line) == ("CX002", "front-matter", 1)
    assert "never closed" in found.text
