"""Several repositories show as one: nothing of one is taken for something of another, and nothing is mixed silently."""

from __future__ import annotations

import json as plain_json
from datetime import date
from pathlib import Path

import pytest

import cxlint
from cxlint.config import load_settings
from cxlint.diagnostics import Severity, Subject
from cxlint.engine.examine import examine, run
from cxlint.errors import UsageError
from cxlint.facts import Facts
from cxlint.maps import atlas
from cxlint.origin import Plugin
from cxlint.plugins import build_registry
from cxlint.reporters import cxlint_reporters
from cxlint.reporters.json import json
from cxlint.reporters.markdown import markdown
from cxlint.reporters.text import text
from cxlint.reporting import Style
from cxlint.result import Result
from cxlint.saved import load_results
from cxlint.scorecard import scorecard
from tests.reporters.samples import realistic, with_crash

DAY = date(2026, 11, 22)
STYLE = Style(width=100, version="1.0")
BANK, SHOP = "examples/harbour-bank", "examples/corner-shop"
ASKED = {"profile": "standard"}


@pytest.fixture(scope="module")
def companies() -> dict[str, Result]:
    top = Path(__file__).resolve().parents[2]
    return {name: cxlint.check(top / name, as_of=DAY, settings=ASKED) for name in (BANK, SHOP)}


def put(folder: Path, name: str, result: Result) -> str:
    file = folder / f"{name}.json"
    file.write_text(json(result, STYLE), encoding="ascii")
    return str(file)


@pytest.fixture
def group(companies: dict[str, Result], tmp_path: Path) -> Result:
    bank = companies[BANK]._replace(
        origin=companies[BANK].origin._replace(home="https://git.example.org/bank/cx")
    )
    return load_results([f"bank={put(tmp_path, 'b', bank)}", put(tmp_path, "shop", companies[SHOP])])


def test_a_group_holds_everything_of_everybody(group: Result, companies: dict[str, Result]) -> None:
    bank, shop = companies[BANK], companies[SHOP]
    assert len(group.findings) == len(bank.findings) + len(shop.findings)
    assert len(group.waived) == len(bank.waived) + len(shop.waived)
    assert len(group.documents) == len(bank.documents) + len(shop.documents)
    assert len(list(group.assessments)) == len(list(bank.assessments)) + len(list(shop.assessments))
    assert group.files == bank.files + shop.files
    assert group.exit_code == 1
    tally = group.by_family()
    for family, one in bank.by_family().items():
        other = shop.by_family().get(family)
        assert tally[family].checked == one.checked + (other.checked if other else 0)
    assert [f.order for f in group.findings] == sorted(f.order for f in group.findings)


def test_names_and_files_stand_behind_the_name_of_their_home(
    group: Result, companies: dict[str, Result]
) -> None:
    for found in group.findings:
        home = found.file.partition("/")[0]
        assert home in ("bank", "shop")
        assert found.subject.id.startswith(f"{home}/")
        assert found.owner == "nobody" or found.owner.startswith(f"{home}/")
        assert not found.area or found.area.startswith(f"{home}/")
        assert found.fingerprint.startswith(f"{home}/")
        assert group.quote(found) or not found.span.line > 1
    assert group.findings[0].file.startswith(f"bank/{BANK}/")
    assert {d.subject.id.partition("/")[0] for d in group.documents} == {"bank", "shop"}
    first = companies[SHOP].documents[0]
    assert Subject(first.subject.kind, f"shop/{first.subject.id}") in {d.subject for d in group.documents}


def test_the_facts_of_a_group_keep_referring_to_each_other(checkout: Path, tmp_path: Path) -> None:
    registry = build_registry()
    files = []
    for name in (BANK, SHOP):
        asked = load_settings(registry, checkout / name, overrides=ASKED)
        files.append(put(tmp_path, Path(name).name, run(asked, registry, DAY, facts=True)))
    alone = [load_results([file]) for file in files]
    group = load_results(files)
    assert group.facts is not None
    for name in Facts._fields[1:-1]:
        assert len(getattr(group.facts, name)) == sum(len(getattr(one.facts, name)) for one in alone)
    clauses = {clause.citation for one in alone for clause in one.facts.clauses}
    assert sorted(clause.citation for clause in group.facts.clauses) == sorted(clauses)
    cards = [scorecard(one) for one in alone]
    card = scorecard(group)
    assert card.whole.counts.checks == sum(one.whole.counts.checks for one in cards)
    assert sorted(journey.counts for journey in card.journeys) == sorted(
        journey.counts for one in cards for journey in one.journeys
    )
    assert sorted(debt.covers for debt in card.debt) == sorted(
        debt.covers for one in cards for debt in one.debt
    )
    assert sum(debt.covers for debt in card.debt) == len(group.waived) > 1
    assert {owner.id.partition("/")[0] for owner in card.todo} == {"harbour-bank", "corner-shop"}
    known = {owner.title for one in cards for owner in one.todo}
    assert {owner.title for owner in card.todo} == known
    assert len(card.kpis) == sum(len(one.kpis) for one in cards)
    assert [level.reached for level in (area.level for area in card.areas if area.level)]


def test_the_maps_of_a_group_stand_side_by_side(checkout: Path, tmp_path: Path) -> None:
    registry = build_registry()
    files = []
    for name in (BANK, SHOP):
        result, workspace = examine(load_settings(registry, checkout / name, overrides=ASKED), registry, DAY)
        files.append(put(tmp_path, Path(name).name, result._replace(atlas=atlas(workspace, result))))
    alone, group = [load_results([file]).atlas for file in files], load_results(files).atlas
    assert len(group.journeys) == sum(len(one.journeys) for one in alone)
    items = {item.subject for column in group.ecosystem.columns for item in column}
    assert len(items) == sum(len(column) for one in alone for column in one.ecosystem.columns)
    for edge in group.ecosystem.edges:
        assert edge.source in items
        assert edge.target in items
        assert edge.source.id.partition("/")[0] == edge.target.id.partition("/")[0]
    assert all(journey.journey.id.startswith(("harbour-bank/", "corner-shop/")) for journey in group.journeys)


def test_two_documents_of_one_id_stay_two(companies: dict[str, Result], tmp_path: Path) -> None:
    moved = companies[SHOP]._replace(as_of=date(2026, 11, 23))
    twins = load_results([put(tmp_path, "a", companies[SHOP]), put(tmp_path, "b", moved)])
    assert len(twins.findings) == 2 * len(companies[SHOP].findings)
    assert len({f.fingerprint for f in twins.findings}) == len(twins.findings)
    assert len({d.subject for d in twins.documents}) == 2 * len(companies[SHOP].documents)
    assert twins.notes[0] == "judged on different days: a on 2026-11-22, b on 2026-11-23"
    assert twins.notes[1].partition(": ")[0] == "a"
    assert twins.notes[2:] == (twins.notes[1].replace("a:", "b:", 1),)
    assert twins.as_of == date(2026, 11, 23)


def test_each_area_leads_to_its_home(group: Result) -> None:
    assert "\n  bank https://git.example.org/bank/cx\n  shop\n" in text(group, STYLE)
    shown = markdown(group, STYLE)
    assert "| [Cards (bank/cards)](<https://git.example.org/bank/cx>) |" in shown
    assert "| The shop (shop/shop) |" in shown


def test_an_address_can_be_given(companies: dict[str, Result], tmp_path: Path) -> None:
    files = [put(tmp_path, "bank", companies[BANK]), put(tmp_path, "shop", companies[SHOP])]
    named = load_results(files, homes={"shop": "https://git.example.org/shop"})
    assert [(home.name, home.url) for home in named.homes] == [
        ("bank", ""), ("shop", "https://git.example.org/shop"),
    ]  # fmt: skip
    with pytest.raises(
        UsageError, match="--home names 'shp', but no result is called so; did you mean 'shop'"
    ):
        load_results(files, homes={"shp": "https://a.example"})
    with pytest.raises(UsageError, match="is no web address"):
        load_results(files, homes={"shop": "javascript:alert(1)"})


def test_every_format_can_show_a_group_and_a_saved_group_is_the_same(group: Result, tmp_path: Path) -> None:
    again = load_results([put(tmp_path, "group", group)])
    assert again == group
    for reference in cxlint_reporters():
        assert reference.load()(again, STYLE) == reference.load()(group, STYLE)
    assert len(plain_json.loads(json(group, STYLE))["assessments"]["subjects"]) >= len(group.documents)


def test_a_group_can_be_part_of_a_group(group: Result, tmp_path: Path) -> None:
    other = realistic()._replace(origin=group.origin)
    wider = load_results([f"retail={put(tmp_path, 'g', group)}", put(tmp_path, "other", other)], mixed=True)
    assert [home.name for home in wider.homes] == ["retail/bank", "retail/shop", "other"]
    assert wider.home_of("retail/bank/cards") == "https://git.example.org/bank/cx"


def test_one_that_could_not_check_everything_makes_the_group_incomplete(tmp_path: Path) -> None:
    assert load_results([put(tmp_path, "a", realistic()), put(tmp_path, "b", with_crash())]).exit_code == 3


DIFFERENCES = [
    (lambda r: r._replace(origin=r.origin._replace(version="9.0")), "cxlint: 1.0 in 'a', 9.0 in 'b'"),
    (
        lambda r: r._replace(origin=r.origin._replace(plugins=(Plugin("cxlint-law", "2"),))),
        "plugins: none in 'a', cxlint-law 2 in 'b'",
    ),
    (
        lambda r: r._replace(origin=r.origin._replace(rules=("POL001", "POL002"))),
        "rules that only 'b' asks: POL001, POL002",
    ),
    (
        lambda r: r._replace(origin=r.origin._replace(settings={"rules.POL001": "{short: 3 days}"})),
        "rules.POL001: not set in 'a', {short: 3 days} in 'b'",
    ),
    (lambda r: r._replace(language="ar"), "language: en in 'a', ar in 'b'"),
    (lambda r: r._replace(fail_on=Severity.INFO), "fail_on: error in 'a', info in 'b'"),
]


@pytest.mark.parametrize(("change", "told"), DIFFERENCES)
def test_results_that_were_judged_differently_are_never_mixed_silently(
    change, told: str, tmp_path: Path
) -> None:
    files = [put(tmp_path, "a", realistic()), put(tmp_path, "b", change(realistic()))]
    with pytest.raises(UsageError) as caught:
        load_results(files)
    assert (
        str(caught.value) == f"these results were not judged alike: {told}. --mixed shows them all the same"
    )
    mixed = load_results(files, mixed=True)
    assert mixed.notes[0] == f"not judged alike: {told}"
    assert len(mixed.findings) == 2 * len(realistic().findings)
    assert f"Note: not judged alike: {told[:30]}" in text(mixed, Style(width=200))


def test_the_strictest_decides_what_fails_a_mixed_group(tmp_path: Path) -> None:
    files = [
        put(tmp_path, "a", realistic()._replace(fail_on=None)),
        put(tmp_path, "b", realistic()._replace(fail_on=Severity.WARNING)),
    ]
    assert load_results(files, mixed=True).fail_on is Severity.WARNING


def test_the_newest_words_describe_a_rule(tmp_path: Path) -> None:
    def worded(version: str, words: str) -> Result:
        made = realistic()
        rules = {rule: info._replace(summary=words) for rule, info in made.rules.items()}
        return made._replace(rules=rules, origin=made.origin._replace(version=version))

    files = [put(tmp_path, "new", worded("0.10.0", "new")), put(tmp_path, "old", worded("0.9.0", "old"))]
    mixed = load_results(files, mixed=True)
    assert {info.summary for info in mixed.rules.values()} == {"new"}
    assert mixed.origin.version == "0.9.0, 0.10.0"


def test_names_are_told_apart_and_a_result_is_taken_once(tmp_path: Path) -> None:
    one = put(tmp_path, "a", realistic())
    (tmp_path / "x").mkdir()
    other = put(tmp_path / "x", "a", with_crash())
    for files, told in (
        ([one, other], "two results are called 'a'; name them: NAME=FILE"),
        ([one, f"b={one}"], "hold the same result; give it once"),
        ([one, f"a/b={other}"], "'a/b' cannot name a result"),
        ([one, f"={other}"], "'' cannot name a result"),
    ):
        with pytest.raises(UsageError, match=told):
            load_results(files)
    assert [home.name for home in load_results([one, f"b={other}"]).homes] == ["a", "b"]


def test_a_file_whose_name_has_an_equals_sign_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "a=b", realistic())
    assert load_results(["a=b.json"]).homes == ()
