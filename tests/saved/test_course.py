"""A saved trend is read back whole, and anything else is refused with the name of its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxlint.errors import UsageError
from cxlint.plain import to_plain
from cxlint.saved.course import load_trend
from tests.page.test_charts import YEAR


def saved(**changed: object) -> dict:
    return {"schema_version": "1", **to_plain(YEAR), "incomplete": False, **changed}


def written(folder: Path, text: str) -> str:
    file = folder / "trend.json"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    assert load_trend(written(tmp_path, json.dumps(saved()))) == YEAR


def broken(change) -> str:
    report = json.loads(json.dumps(saved()))
    change(report)
    return json.dumps(report)


@pytest.mark.parametrize("text", [
    "", "[]", "null", "{", "NaN", '{"schema_version": "1"}', "[" * 5_000, '{"a": 1, "a": 2}',
    json.dumps(saved(schema_version="2")), json.dumps(saved(points=[])), json.dumps(saved(rules="many")),
    broken(lambda r: r["points"][0]["whole"].update(score=1e300)), broken(lambda r: r["points"][0]["whole"].update(score=-1)),
    broken(lambda r: r["points"][0]["whole"].update(level=7)), broken(lambda r: r["points"][0]["whole"].update(errors=-4)),
    broken(lambda r: r["points"][0].update(day="tomorrow")), broken(lambda r: r["points"][0].pop("areas")),
    broken(lambda r: r["moves"][0]["after"].update(score="high")),
])  # fmt: skip
def test_anything_else_is_refused_by_name(tmp_path: Path, text: str) -> None:
    with pytest.raises(UsageError, match=r"trend.json' is no trend; `cxlint trend -f json="):
        load_trend(written(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.json' cannot be read"):
        load_trend(str(tmp_path / "nowhere.json"))
