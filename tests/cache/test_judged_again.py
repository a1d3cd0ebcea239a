"""What is judged after a change is what a run without a cache says, whatever was changed; and it is little."""

from __future__ import annotations

import marshal
import os
import pickle
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from cxlint.cache.store import Store
from cxlint.config import load_settings
from cxlint.engine import cached, parallel
from cxlint.engine.bench import Bench
from cxlint.engine.cached import CachedRuns
from cxlint.engine.examine import examine
from cxlint.engine.kept import Unsure
from cxlint.plugins import build_registry
from tests.changing import Company

DAY = date(2026, 11, 22)
LATER = 4 * 10**18
"""A beginning of the run, long after all files were written, so that their times count."""


def shown(result) -> dict[str, object]:
    """All that a result says, as plain values that can be compared."""
    told = {name: getattr(result, name) for name in result._fields}
    return {**told, "documents": tuple(result.documents), "rules": dict(result.rules)}


@pytest.fixture(scope="module")
def registry():
    return build_registry()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache", b"k" * 32)


def compared(runs: CachedRuns, settings, registry, day: date, story: object) -> None:
    """A run with a cache says what one without says."""
    got, _ = runs.examine(settings, registry, day, facts=True)
    want, _ = examine(settings, registry, day, facts=True)
    got, want = shown(got), shown(want)
    for name, value in want.items():
        assert got[name] == value, (name, story)
    runs.leave()


@pytest.mark.parametrize("seed", range(4))
def test_any_changes_give_what_a_run_without_a_cache_gives(
    tmp_path, checkout, registry, store, monkeypatch, seed
):
    monkeypatch.setattr(parallel, "LEAST", 30)
    company = Company(tmp_path, checkout / "examples" / "harbour-bank", seed)
    story: list[object] = []
    day = DAY
    for _ in range(20):
        given: dict[str, object] = {}
        if company.any.random() < 0.1:
            given = {
                "profile": company.any.choice(("strict", "standard")),
                "ignore": company.any.choice(((), ("POL",))),
            }
        if company.any.random() < 0.05:
            day += timedelta(days=company.any.randrange(1, 90))
        settings = load_settings(registry, company.root, overrides=given)._replace(
            jobs=company.any.choice((1, 1, 2))
        )
        compared(CachedRuns(store, LATER), settings, registry, day, story)
        story = [company.edit() for _ in range(company.any.choice((0, 1, 1, 1, 2, 4)))]


def test_the_model_company_can_be_edited_as_well(tmp_path, checkout, registry, store):
    company = Company(tmp_path, checkout / "policies", 7)
    settings = load_settings(registry, company.root)
    story: list[object] = []
    for _ in range(12):
        compared(CachedRuns(store, LATER), settings, registry, DAY, story)
        story = [company.edit()]


@pytest.fixture
def bank(tmp_path: Path, checkout: Path) -> Company:
    return Company(tmp_path, checkout / "examples" / "harbour-bank", 0)


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The subjects of which everything is asked."""
    found: list[str] = []
    judge = Bench.judge

    def noting(self, document, *given, **how):
        found.append(f"{document.kind}/{document.id}")
        return judge(self, document, *given, **how)

    monkeypatch.setattr(Bench, "judge", noting)
    return found


def run(bank: Company, registry, store: Store, day: date = DAY, **given: object):
    settings = load_settings(registry, bank.root, overrides=given)._replace(jobs=1)
    runs = CachedRuns(store, LATER)
    result, _ = runs.examine(settings, registry, day)
    runs.leave()
    return result


def test_where_nothing_has_changed_nothing_is_judged(bank, registry, store, asked):
    first = run(bank, registry, store)
    asked.clear()
    again = run(bank, registry, store)
    assert asked == []
    assert shown(again) == shown(first)


def test_a_new_title_is_judged_alone(bank, registry, store, asked):
    run(bank, registry, store)
    asked.clear()
    file = bank.root / "kpis" / "retention-bank.yaml"
    bank.write(file, re.sub(r"(?m)^title:.*$", "title: Who stays", file.read_text(encoding="utf-8")))
    run(bank, registry, store)
    assert asked == ["kpi/retention-bank"]


def test_who_leaves_is_noticed_by_all_who_rely_on_them(bank, registry, store, asked):
    run(bank, registry, store)
    asked.clear()
    file = bank.root / "people" / "marta-lopez.yaml"
    bank.write(file, file.read_text(encoding="utf-8") + "left_on: 2026-11-01\n")
    result = run(bank, registry, store)
    anew = set(asked)
    want, _ = examine(load_settings(registry, bank.root), registry, DAY)
    assert result.findings == want.findings
    assert {"person/marta-lopez", "area/service-centre"} <= anew
    assert len(anew) < 40


@pytest.mark.parametrize(
    "given", [{"ignore": ("POL",)}, {"profile": "minimal"}, {"rules": {"POL004": {"severity": "info"}}}]
)
def test_other_settings_judge_everything_again(bank, registry, store, asked, given):
    run(bank, registry, store)
    asked.clear()
    run(bank, registry, store, **given)
    assert len(asked) > 100


def test_what_concerns_everybody_is_judged_once(bank, registry, store, asked):
    run(bank, registry, store)
    file = bank.root / "organisation.yaml"
    bank.write(file, re.sub(r"(?m)^size:.*$|\Z", "size: small\n", file.read_text(encoding="utf-8"), count=1))
    run(bank, registry, store)
    assert len(asked) > 100
    asked.clear()
    run(bank, registry, store)
    assert asked == []


def test_another_day_judges_everything_again(bank, registry, store, asked):
    run(bank, registry, store)
    asked.clear()
    run(bank, registry, store, DAY + timedelta(days=1))
    assert len(asked) > 100


def test_files_of_other_tools_may_change(bank, registry, store):
    settings = load_settings(registry, bank.root, overrides={"roots": ["."]})
    foreign = bank.root / "compose.yaml"
    for text in (
        "services: {}\n",
        "services: {web: {}}\n",
        "kind: person\nid: nobody-yet\n",
        "services: {}\n",
    ):
        bank.write(foreign, text)
        compared(CachedRuns(store, LATER), settings, registry, DAY, text)


def test_two_documents_of_one_name_are_never_kept(bank, registry, store):
    file = bank.root / "kpis" / "retention-bank.yaml"
    bank.write(bank.root / "kpis" / "again.yaml", file.read_text(encoding="utf-8"))
    run(bank, registry, store)
    assert list((Path(store.folder) / "workspaces").iterdir()) == []


def test_young_files_are_read_again(bank, registry, store, monkeypatch):
    settings = load_settings(registry, bank.root)
    started = max(file.stat().st_ctime_ns for file in bank.files())
    compared(CachedRuns(store, started), settings, registry, DAY, "first")
    file = bank.root / "kpis" / "retention-bank.yaml"
    times = file.stat()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("owner: ", "owner: x", 1)[: len(text)], encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    compared(CachedRuns(store, started), settings, registry, DAY, "the same size and times")


@pytest.mark.parametrize("place", [0.02, 0.2, 0.35, 0.5, 0.65, 0.8, 0.95])
def test_whatever_is_damaged_the_answer_stands(bank, registry, store, place):
    run(bank, registry, store)
    (file,) = (Path(store.folder) / "workspaces").iterdir()
    data = bytearray(file.read_bytes())
    for position in range(int(len(data) * place), min(len(data), int(len(data) * place) + 3000)):
        data[position] ^= 0xFF
    file.write_bytes(bytes(data))
    bank.edit()
    settings = load_settings(registry, bank.root)._replace(jobs=1)
    try:
        got, _ = CachedRuns(store, LATER).examine(settings, registry, DAY)
        got = shown(got)
    except Unsure:  # the command then runs without a cache
        return
    want, _ = examine(settings, registry, DAY)
    assert got == shown(want)


@pytest.mark.parametrize("about", [5, (), [[]], {}, (5,), b"words", (("facts", "verdicts"), "")], ids=repr)
@pytest.mark.parametrize("pack", [marshal.dumps, pickle.dumps])
def test_what_another_program_has_left_is_not_looked_into(bank, registry, store, about, pack):
    run(bank, registry, store)
    (file,) = (Path(store.folder) / "workspaces").iterdir()
    assert store.save(f"workspaces/{file.name}", {"about": pack(about)})
    settings = load_settings(registry, bank.root)._replace(jobs=1)
    compared(CachedRuns(store, LATER), settings, registry, DAY, about)


def test_who_can_answer_is_decided_by_the_fields_that_are_compared(registry, bank):
    from cxlint.engine.differences import STANDING
    from cxlint.workspace.reads import ACTIVE, CODES, WIDTH
    from cxlint.workspace.recorded import RecordedWorkspace

    _, workspace = examine(load_settings(registry, bank.root), registry, DAY)
    watched = RecordedWorkspace(workspace.all, DAY)
    who = watched.find("person", "marta-lopez")
    _, notes = watched.reads.aside(lambda: super(RecordedWorkspace, watched).is_active(who))
    assert notes == {who.recorded.base + CODES[field] for field in STANDING}
    watched.begin(watched.find("person", "tomas-berg"))
    watched.is_active(who)
    assert set(watched.reads.now) == {who.recorded.base + ACTIVE}
    watched.end()
    assert who.recorded.base >> WIDTH == watched.all.index(who)


def test_what_is_many_files_old_is_written_anew(bank, registry, store, monkeypatch):
    monkeypatch.setattr(cached, "MANY", 2)
    run(bank, registry, store)
    (file,) = (Path(store.folder) / "workspaces").iterdir()
    before = file.read_bytes()
    for path in sorted((bank.root / "kpis").iterdir())[:2]:
        bank.write(path, path.read_text(encoding="utf-8") + "# seen\n")
    run(bank, registry, store)
    assert file.read_bytes() != before


def test_a_plugin_that_is_edited_judges_everything_again(tmp_path, registry, bank, monkeypatch):
    from cxlint.installed import Announced

    package = tmp_path / "site" / "limits_of_the_moon"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("DAYS = 14\n", encoding="utf-8")
    monkeypatch.syspath_prepend(package.parent)
    point = Announced("moon", "1.0", "moon", "limits_of_the_moon", "")
    monkeypatch.setattr(cached, "announced", lambda _: [point])
    settings = load_settings(registry, bank.root)
    before = cached._keys(settings, registry, DAY)
    assert cached._keys(settings, registry, DAY) == before
    (package / "__init__.py").write_text("DAYS = 30\n", encoding="utf-8")
    os.utime(package / "__init__.py", ns=(1, 1))
    after = cached._keys(settings, registry, DAY)
    assert after.facts != before.facts
    assert after.verdicts != before.verdicts


def test_what_fails_a_run_changes_no_verdict(registry, bank):
    settings = load_settings(registry, bank.root)
    assert cached._keys(settings._replace(fail_on=None), registry, DAY) == cached._keys(
        settings, registry, DAY
    )


def test_only_so_many_workspaces_are_kept(tmp_path, checkout, registry, store, monkeypatch):
    monkeypatch.setattr(cached, "MOST", 2)
    for number in range(4):
        root = tmp_path / f"shop{number}"
        root.mkdir()
        (root / "company.yaml").write_text("kind: organisation\nid: shop\n", encoding="utf-8")
        runs = CachedRuns(store, LATER)
        runs.examine(load_settings(registry, root), registry, DAY)
        runs.leave()
    assert len(list((Path(store.folder) / "workspaces").iterdir())) == 2
