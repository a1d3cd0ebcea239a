"""A workspace that is judged in parts gives, put together, what it gives as a whole, byte for byte."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlint.config import load_settings
from cxlint.config.settings import Override, RuleSetting, Settings, Word
from cxlint.diagnostics import Severity, Subject
from cxlint.engine.corpus import Corpus
from cxlint.engine.examine import run
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.errors import IncompleteError, UsageError
from cxlint.maps import atlas
from cxlint.part import Shard
from cxlint.plugins import build_registry
from cxlint.reporters import cxlint_reporters
from cxlint.reporters.json import json
from cxlint.reporting import Style
from cxlint.result import Result
from cxlint.saved import load_results
from cxlint.suppress import Baseline
from cxlint.suppress.written import Terms, dumped, rewrite

KNOWN = b"version: 1\nfindings: []\n"
REGISTRY = build_registry(entry_points=False)
REPORTERS = {reference.name: reference.load() for reference in cxlint_reporters()}
STYLE = Style(width=100, verbose=True, version="1.0")
DAY = date(2026, 11, 22)

FILES = {
    "cxlint.yaml": "roots: [.]\n",
    "company.yaml": "kind: organisation\nid: shop\nlanguages: [en]\ncx_lead: omar\n",
    "people.yaml": "kind: person\nid: mona\n---\nkind: person\nid: omar\n---\nkind: person\nid: left\nleft_on: 2026-01-01\n",
    "policies.yaml": "".join(
        f"---\nkind: policy\nid: p{n}\nowner: {'mona' if n % 2 else 'left'}\nterms:\n  return:\n"
        f"    restocking: 20%\n    window: {n} days\n  cancellation: {{channels: [phone, gone], joining_channels: [web]}}\n"
        for n in range(1, 9)
    ),
    "commented.yaml": "kind: policy\nid: commented\nowner: mona\nterms:\n  return:\n"
    '    restocking: 5 EUR  # cxlint: ignore[POL004] until=2027-01-31 reason="an old contract"\n'
    '    window: 60 days  # cxlint: ignore[POL001] until=2027-01-31 reason="needed by nobody"\n'
    '    # cxlint: ignore[POL002] until=2020-01-31 reason="over"\n    starts_at: purchase\n',
    "unused.yaml": '# cxlint: ignore[POL001,POL004] until=2027-01-31 reason="a"\nkind: policy\nid: unused\nowner: mona\n'
    '---\n# cxlint: ignore[POL001] until=2027-01-31 reason="b"\nkind: policy\nid: unused2\n',
    "waivers.yaml": "".join(
        f"---\nkind: waiver\nid: w{n}\nrule: {rule}\nsubject: {subject}\nowner: mona\napproved_by: omar\n"
        "reason: It takes a while.\nexpires: 2027-02-01\n"
        for n, (rule, subject) in enumerate(
            [
                ("POL004", "policy/p1"),
                ("POL004", "policy/p1#terms.return.restocking"),
                ("POL001", "policy/p2"),
                ("POL001", "policy/p60"),
                ("POL004", "policy/commented"),
                ("OWN006", "policy/p2"),
                ("PRM001", "policy/p3"),
            ]
        )
    ),
    "maps.yaml": "".join(
        f"---\nkind: touchpoint\nid: t{n}\nchannel: mail\nsystems: [crm]\nmode: self\n"
        f"---\nkind: communication\nid: c{n}\nsystem: crm\nchannel: mail\ntouchpoint: t{n}\n"
        for n in range(4)
    )
    + "---\nkind: channel\nid: mail\ntype: email\ndirection: both\n---\nkind: system\nid: crm\n---\nkind: error-level\n"
    "id: grave\nrank: 1\n---\nkind: journey\nid: buy\nstages:\n  - name: look\n    touchpoints: [t0, t1, gone]\n"
    "  - name: pay\n    touchpoints: [t2, t3]\n"
    '---\n# cxlint: ignore[TCH002] until=2027-01-31 reason="x"\nkind: touchpoint\nid: t9\n',
    "broken.yaml": "kind: policy\nid: [\n",
    "strange.yaml": "kind: polcy\nid: a\n---\nkind: kpi\nid: k\ntypo: 1\nid: again\n---\nkind: kpi\nid: k\n",
    "twice.yaml": "kind: policy\nid: p1\nowner: nobody-knows\n",
    "retired.yaml": "kind: policy\nid: old\nstatus: retired\nowner: left\n",
}


CHOSEN = RuleSetting(Severity.ERROR)
ASKED = Settings(
    root="",
    file="cxlint.yaml",
    exclude=("attic",),
    ignore=("PRM001",),
    selected=frozenset(REGISTRY.rules) - {"PRM001"},
    rules=dict.fromkeys(("PRM001", "POL004", "TRN001", "SEG001", "JRN002"), CHOSEN),
    overrides=(
        Override(
            ("policies.yaml",), ("POL002",), {"POL004": RuleSetting(Severity.WARNING), "TCH002": CHOSEN}
        ),
        Override(("maps.yaml", "gone.yaml"), (), {"TCH002": RuleSetting(Severity.INFO), "JRN003": CHOSEN}),
        Override(("attic/*",), ("POL001",)),
    ),
    mandatory=REGISTRY.select("SEG") | REGISTRY.select("ERR"),
    baseline="known.yaml",
    words={
        "exclude": (Word("attic", "cxlint.yaml:2:11"),),
        "ignore": (Word("PRM001", "cxlint.yaml:3:10"),),
        "mandatory": (Word("SEG", "cxlint.yaml:4:13"), Word("ERR", "cxlint.yaml:4:18")),
        "overrides": tuple(Word("", f"cxlint.yaml:{line}:5") for line in (6, 7, 8)),
    },
)
"""Settings of which some match nothing, and others stop to when documents are edited."""


def judged(files: dict[str, str], shard: Shard | None = None) -> Result:
    """The result for a workspace, or for a part of it."""
    corpus = Corpus.empty(len(files))
    for file, text in sorted(files.items()):
        if file != "cxlint.yaml":
            read_text(corpus, file, text.encode(), REGISTRY.kinds, configured=True)
    made = Run(ASKED, REGISTRY, corpus._replace(baseline=KNOWN, idle=("attic",)), DAY)
    result = made.result((), shard=shard)
    return result._replace(facts=made.facts(), atlas=atlas(made.workspace, result))


def earlier() -> bytes:
    """The baseline of an earlier state, in which some was worse, some better, and some different."""
    then = FILES | {
        "waivers.yaml": FILES["waivers.yaml"].replace("2027-02-01", "2020-02-01"),
        "policies.yaml": FILES["policies.yaml"].replace("window: 8 days", "window: 9 days"),
        "gone.yaml": "kind: policy\nid: gone\nterms:\n  return:\n    restocking: 20%\n",
    }
    asked = Settings(root="", selected=frozenset(REGISTRY.rules))
    entries = rewrite(Baseline(), judged(then), asked, REGISTRY, Terms(), prune=False).entries
    over = [
        entry._replace(expires=date(2026, 1, 1)) if entry.rule in ("OWN006", "GOV005") else entry
        for entry in entries
    ]
    other = [entry._replace(rule="POL001") if entry.rule == "GOV001" else entry for entry in over]
    return dumped([*other[::2], other[0], other[4]]).encode()


KNOWN = earlier()


def saved(folder: Path, files: dict[str, str], of: int) -> list[str]:
    """The files with the results of all parts."""
    names = []
    for number in range(1, of + 1):
        names.append(str(folder / f"{number}.json"))
        Path(names[-1]).write_text(json(judged(files, Shard(number, of)), STYLE), encoding="ascii")
    return names


def same(whole: Result, joined: Result, formats: Iterable[str] = REPORTERS) -> None:
    assert joined == whole
    for name in formats:
        assert REPORTERS[name](joined, STYLE) == REPORTERS[name](whole, STYLE), name


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_the_parts_of_a_company_with_every_kind_of_exception_make_the_whole(of: int, tmp_path: Path) -> None:
    whole = judged(FILES)
    told = Counter(finding.rule for finding in whole.findings)
    assert told["CX031"] >= 4
    assert told["CX035"] >= 2
    assert told["CX032"]
    assert {finding.key for finding in whole.findings if finding.rule == "CX040"} == {"twice", "other"}
    assert {finding.key for finding in whole.findings if finding.rule == "CX041"} == {"gone", "waived"}
    assert told["CX042"]
    assert {finding.key for finding in whole.findings if finding.rule == "CX050"} >= {
        "exclude", "mandatory", "not-asked", "override", "override-rule", "rule", "waiver",
    }  # fmt: skip
    assert whole.idle
    assert any(finding.related for finding in whole.findings)
    assert whole.waived
    assert whole.known
    assert whole.atlas is not None
    assert any(stop.notices for stage in whole.atlas.journeys[0].stages for stop in stage.stops)
    assert any(edge.notices for edge in whole.atlas.ecosystem.edges)
    same(whole, load_results(saved(tmp_path, FILES, of)), REPORTERS if of == 3 else ("json", "markdown"))


@pytest.mark.parametrize("company", ["examples/harbour-bank", "policies"])
def test_the_parts_of_an_example_make_the_whole(company: str, checkout: Path, tmp_path: Path) -> None:
    registry = build_registry()
    asked = load_settings(registry, checkout / company)
    whole = run(asked, registry, DAY)
    for number in range(1, 4):
        part = run(asked, registry, DAY, shard=Shard(number, 3))
        (tmp_path / f"{number}.json").write_text(json(part, STYLE), encoding="ascii")
    same(whole._replace(root=""), load_results([str(tmp_path / f"{number}.json") for number in (3, 1, 2)]))


EDITS = st.lists(
    st.tuples(st.sampled_from(sorted(FILES)), st.integers(0, 40), st.sampled_from(("cut", "twice", "swap"))),
    max_size=4,
)


@settings(max_examples=10)
@given(EDITS, st.integers(2, 4), st.randoms(use_true_random=False))
def test_the_parts_make_the_whole_whatever_is_edited(
    tmp_path_factory, edits: list[tuple[str, int, str]], of: int, chance: random.Random
) -> None:
    files = dict(FILES)
    for file, line, how in edits:
        lines = files[file].splitlines(keepends=True)
        place = min(line, len(lines) - 1)
        if how == "cut":
            del lines[place]
        elif how == "twice":
            lines.insert(place, lines[place])
        else:
            lines.insert(0, lines.pop(place))
        files[file] = "".join(lines) or "\n"
    names = saved(tmp_path_factory.mktemp("parts"), files, of)
    chance.shuffle(names)
    same(judged(files), load_results(names), ("json", "text", "oscal"))


def test_a_part_judges_its_share_only_and_says_so() -> None:
    whole, part = judged(FILES), judged(FILES, Shard(2, 3))
    assert part.documents == whole.documents
    assert part.notes[-1] == "this is part 2 of 3; `cxlint render` puts the parts together"
    rows = {subject for subject, _ in part.assessments.rows()}
    assert all(Shard(2, 3).takes(subject) for subject in rows)
    assert {d.subject for d in whole.documents if Shard(2, 3).takes(d.subject)} <= rows
    assert not any(finding.rule == "CX031" for finding in part.findings), "only all parts can tell"


def test_which_part_a_document_belongs_to_never_changes() -> None:
    names = [
        Subject("policy", "returns"),
        Subject("kpi", "csat"),
        Subject("policy", "الإرجاع"),
        Subject("file", "a\udcff"),
    ]
    assert [next(n for n in range(1, 6) if Shard(n, 5).takes(name)) for name in names] == [2, 1, 5, 2]


@pytest.fixture
def parts(tmp_path: Path) -> list[str]:
    return saved(tmp_path, FILES, 3)


def test_a_missing_part_is_never_green(parts: list[str]) -> None:
    with pytest.raises(IncompleteError, match=r"^part 2 is missing, of 3, so something was not checked$"):
        load_results([parts[0], parts[2]])
    with pytest.raises(IncompleteError, match="parts 1, 3 are missing"):
        load_results([parts[1]])


def test_a_part_that_is_there_twice_is_never_green(parts: list[str], tmp_path: Path) -> None:
    again = tmp_path / "again.json"
    again.write_text(Path(parts[0]).read_text(encoding="ascii") + "\n", encoding="ascii")
    with pytest.raises(IncompleteError, match="part 1/3 is there twice"):
        load_results([*parts, str(again)])
    with pytest.raises(UsageError, match="hold the same result"):
        load_results([*parts, parts[0]])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda r: r._replace(as_of=date(2026, 11, 23)), "the day"),
        (lambda r: r._replace(language="ar"), "the language"),
        (lambda r: r._replace(fail_on=None), "what fails the run"),
        (lambda r: r._replace(documents=r.documents[:-1]), "the documents"),
        (lambda r: r._replace(origin=r.origin._replace(version="9")), "the version of cxlint"),
        (lambda r: r._replace(origin=r.origin._replace(settings={"a": "b"})), "the settings of the rules"),
        (lambda r: r._replace(origin=r.origin._replace(rules=())), "the rules"),
        (lambda r: r._replace(origin=r.origin._replace(folder="x/")), "the place of the workspace"),
        (lambda r: r._replace(files=1), "the files that were read"),
    ],
)
def test_parts_of_different_runs_are_not_put_together(change, what: str, tmp_path: Path) -> None:
    names = saved(tmp_path, FILES, 2)
    Path(names[1]).write_text(json(change(judged(FILES, Shard(2, 2))), STYLE), encoding="ascii")
    with pytest.raises(UsageError, match=f"are not parts of one whole: they differ in {what}"):
        load_results([f"a={name}" for name in names])


def test_parts_that_draw_different_maps_are_not_put_together(tmp_path: Path) -> None:
    names = saved(tmp_path, FILES, 2)
    part = judged(FILES, Shard(2, 2))
    drawn = part.atlas._replace(journeys=())
    Path(names[1]).write_text(json(part._replace(atlas=drawn), STYLE), encoding="ascii")
    with pytest.raises(UsageError, match="their maps differ"):
        load_results(names)
    Path(names[1]).write_text(json(part._replace(atlas=None), STYLE), encoding="ascii")
    assert load_results(names).atlas is None


def test_parts_of_an_older_content_are_not_put_together(tmp_path: Path) -> None:
    names = saved(tmp_path, FILES, 2)
    changed = FILES | {"company.yaml": FILES["company.yaml"] + "# a remark\n"}
    Path(names[1]).write_text(json(judged(changed, Shard(2, 2)), STYLE), encoding="ascii")
    with pytest.raises(UsageError, match="they differ in the files that were read"):
        load_results([f"a={name}" for name in names])
    with pytest.raises(IncompleteError):
        load_results(names)


def test_a_part_that_was_tampered_with_hides_no_document(tmp_path: Path) -> None:
    names = saved(tmp_path, FILES, 2)
    part = judged(FILES, Shard(1, 2))
    emptied = type(part.assessments)(part.assessments.rules)
    Path(names[0]).write_text(json(part._replace(assessments=emptied), STYLE), encoding="ascii")
    with pytest.raises(IncompleteError, match="no part has judged"):
        load_results(names)
    greedy = judged(FILES, Shard(2, 2))._replace(part=part.part, notes=part.notes)
    Path(names[0]).write_text(json(greedy, STYLE), encoding="ascii")
    with pytest.raises(UsageError, match="which belongs to another part"):
        load_results(names)
