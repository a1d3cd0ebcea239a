"""A saved result may come from anybody: what is none is refused in one sentence, and nothing in it does any harm."""

from __future__ import annotations

import copy
import json as plain_json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.errors import UsageError
from cxlint.reporters import cxlint_reporters
from cxlint.reporters.json import json
from cxlint.reporting import Style
from cxlint.saved import SCHEMA, read_result
from tests.reporters.samples import realistic, with_crash
from tests.reporters.test_reporter_hostile import PAYLOADS, decent, hostile, no_order

REPORTERS = {reference.name: reference.load() for reference in cxlint_reporters()}
GOOD = plain_json.loads(json(with_crash(), Style(version="1.2.3")))
VALIDATOR = jsonschema.Draft7Validator(plain_json.loads(SCHEMA.read_text(encoding="utf-8")))


def read(report: object) -> Any:
    return read_result("r.json", plain_json.dumps(report).encode())


def refused(data: bytes) -> str:
    """The one sentence that a file is refused with."""
    with pytest.raises(UsageError) as caught:
        read_result("r.json", data)
    told = str(caught.value)
    assert told.startswith("'r.json' is no result of cxlint: ")
    assert len(told) < 300
    return told


def broken(change: Callable[[Any], object]) -> str:
    report = copy.deepcopy(GOOD)
    change(report)
    return refused(plain_json.dumps(report).encode())


BYTES = {
    "nothing": b"",
    "no text": b"\xff\xfe\x00",
    "half": json(realistic(), Style()).encode()[:-9],
    "a list": b"[]",
    "a word": b"null",
    "too deep": b"[" * 200_000,
    "too deep objects": b'{"a":' * 200_000,
    "too deep inside": plain_json.dumps(GOOD)
    .encode()
    .replace(b'"notes": []', b'"notes": ' + b"[" * 900 + b"]" * 900)
    if '"notes": []' in plain_json.dumps(GOOD)
    else b'{"run": {"notes": ' + b"[" * 900 + b"]" * 900 + b"}}",
    "a long number": b'{"schema_version": ' + b"9" * 10_000 + b"}",
    "no number": b'{"schema_version": NaN}',
    "endless": b'{"schema_version": 1e999}',
    "a field twice": b'{"run": 1, "run": 2}',
    "yaml": b"kind: policy\nid: a\n",
}


@pytest.mark.parametrize("data", BYTES.values(), ids=BYTES)
def test_what_is_no_result_is_refused(data: bytes) -> None:
    refused(data)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxlint.saved.read.LARGEST", 100)
    assert "more than the 100 bytes" in refused(b" " * 101)


def test_the_place_of_a_fault_is_told() -> None:
    assert "at 'findings.1.span.line'" in broken(lambda r: r["findings"][1]["span"].update(line=0))
    assert "at 'run.files'" in broken(lambda r: r["run"].update(files="many"))
    assert "schema_version is 2, this cxlint reads 1" in broken(lambda r: r.update(schema_version="2"))
    assert "'summary' is a required property" in broken(lambda r: r.pop("summary"))


def test_parts_that_do_not_fit_together_are_refused() -> None:
    subjects = lambda r: r["assessments"]["subjects"]  # noqa: E731
    assert "there is no rule 'TCH001' in 'rules'" in broken(lambda r: r["rules"].pop("TCH001"))
    assert "calls itself 'POL001'" in broken(
        lambda r: r["rules"]["POL001"].update(id="POL001") or r["rules"].update(X1=r["rules"]["POL001"])
    )
    assert "outcomes of" in broken(lambda r: subjects(r)[0].update(outcomes="p"))
    assert "stands twice in 'assessments.subjects'" in broken(lambda r: subjects(r).append(subjects(r)[0]))
    assert "stands twice in 'assessments.rules'" in broken(lambda r: r["assessments"]["rules"].append("CX"))
    assert "r.json" in broken(lambda r: r["run"].update(as_of="2026-99-99"))
    assert "r.json" in broken(lambda r: r["findings"][0]["span"].update(line=1.0))
    assert "lines" in broken(lambda r: r.update(lines={"a": {"0": "x"}}))


def test_sums_are_counted_anew_and_never_believed() -> None:
    report = copy.deepcopy(GOOD)
    report["run"].update(exit_code=0, reason="exit 0: all is well", incomplete=True)
    report["summary"]["counts"].update(error=0)
    result = read(report)
    assert result.exit_code == 3
    assert plain_json.loads(json(result, Style(version="1.2.3"))) == GOOD


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in the data."""
    found = [path]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += places(item, (*path, key))
    return found


PLACES = places(GOOD)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.sampled_from(PAYLOADS),
    st.just([]), st.just({}), st.just([[]]), st.just({"a": 1}), st.just("__delete__"), st.integers(-2, 3),
)  # fmt: skip


@settings(max_examples=120)
@given(st.lists(st.tuples(st.sampled_from(PLACES), VALUES), min_size=1, max_size=3))
def test_a_file_that_was_tampered_with_is_refused_or_reported_decently(
    changes: list[tuple[Any, Any]],
) -> None:
    report = {"top": copy.deepcopy(GOOD)}
    for path, value in changes:
        *above, last = ("top", *path)
        inner: Any = report
        try:
            for step in above:
                inner = inner[step]
            inner[last] = copy.deepcopy(value)
            if value == "__delete__":
                del inner[last]
        except (KeyError, IndexError, TypeError):
            continue
    data = plain_json.dumps(report.get("top")).encode()
    try:
        result = read_result("r.json", data)
    except UsageError:
        return
    assert VALIDATOR.is_valid(report["top"])
    for name, reporter in REPORTERS.items():
        if name == "html":  # it takes too long to be drawn for every one of them
            continue
        shown = reporter(result, Style(verbose=True))
        shown.encode()
        if name != "github":
            no_order(shown)


@settings(max_examples=300)
@given(st.one_of(st.binary(), st.text(alphabet='{}[]",:0123456789eE.-+ntfalsru \\').map(str.encode)))
def test_no_bytes_do_more_than_to_be_refused(data: bytes) -> None:
    refused(data)


@pytest.mark.parametrize("words", PAYLOADS)
def test_hostile_words_are_as_harmless_as_in_a_fresh_run(words: str) -> None:
    fresh = hostile(words)
    if len({d.subject for d in fresh.documents}) < len(fresh.documents) or "\ud800\udc00" in words:
        pytest.skip("JSON cannot hold these words apart")
    saved = read_result("r.json", json(fresh, Style()).encode())
    for reporter in REPORTERS.values():
        assert reporter(saved, Style(verbose=True)) == reporter(fresh, Style(verbose=True))
    decent(REPORTERS["text"](saved, Style(verbose=True)), isolates=True)
