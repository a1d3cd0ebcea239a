"""The answer is the same for any number of processes, and nothing is left out where one of them fails."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.generate import write
from cxlint.config import load_settings
from cxlint.engine import carried, crew, parallel, reading
from cxlint.engine import run as rounds
from cxlint.engine.examine import run
from cxlint.engine.groups import apart, ends_first, in_groups
from cxlint.engine.load import read_corpus
from cxlint.engine.parallel import Carrier, shared_out
from cxlint.plugins import build_registry
from cxlint.reporting import Style
from cxlint.revisions.objects import _Watcher

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems judge in one process")

DAY = date(2026, 11, 22)
HERE = os.getpid()


@pytest.fixture(autouse=True)
def _small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LEAST", 5)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)


@pytest.fixture(autouse=True)
def _nobody_is_left_behind(monkeypatch: pytest.MonkeyPatch):
    started: list[int] = []
    fork = os.fork

    def noted() -> int:
        started.append(fork())
        return started[-1]

    monkeypatch.setattr(os, "fork", noted)
    yield
    crew.bury(wait=True)
    for process in started:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with faults, a text, a file of others, one that cannot be read and one that is no YAML."""
    write(tmp_path, 60)
    own = tmp_path / "governance" / "policy"
    (own / "words.md").write_text(
        "---\nkind: policy\nid: words\nlanguage: en\n---\nYou have 30 days.\n", encoding="utf-8"
    )
    (own / "list.yaml").write_text("shopping: [bread]\n", encoding="utf-8")
    (own / "torn.yaml").write_text("kind: policy\nid: [\n", encoding="utf-8")
    (own / "two.yaml").write_text(
        "kind: person\nid: a\nnam: x\n---\nkind: person\nid: b\nrole: 7\n", encoding="utf-8"
    )
    (own / "away.yaml").symlink_to("/etc/hostname")
    return tmp_path


def all_together(work):
    """The work, which begins in earnest once every process has taken a piece."""
    met = {}

    def begin(piece: Sequence[int], count: int, folder: Path):
        if os.getpid() not in met:
            met[os.getpid()] = True
            (folder / str(os.getpid())).touch()
            until = time.monotonic() + 20
            while len(list(folder.iterdir())) < count and time.monotonic() < until:
                time.sleep(0.001)
        return work(piece)

    return begin


def shown(corpus):
    """Everything of a corpus, with the types of all values."""
    documents = [
        (d.file, d.index, d.kind, d.id, repr(d.values), d.references, d.body, d.body_line)
        for d in corpus.documents
    ]
    places = {id(document): place for place, document in enumerate(corpus.documents)}
    faults = [
        (file, document and places[id(document)], fault, repr(fault.data))
        for file, document, fault in corpus.faults
    ]
    rest = corpus._replace(documents=[], faults=[], sources={})
    return documents, faults, list(corpus.sources.items()), rest


def test_a_workspace_is_judged_alike_in_any_number_of_processes(company: Path) -> None:
    registry = build_registry(entry_points=False)
    wanted = load_settings(registry, company)._replace(selected=frozenset(registry.rules))
    results = [run(wanted._replace(jobs=jobs), registry, DAY) for jobs in (1, 2, 3, 7)]
    alone = results[0]
    assert alone.findings
    for result in results[1:]:
        assert result._replace(assessments=alone.assessments) == alone
        assert list(result.assessments.rows()) == list(alone.assessments.rows())


def test_a_workspace_is_read_alike_in_any_number_of_processes(company: Path) -> None:
    registry = build_registry(entry_points=False)
    wanted = load_settings(registry, company)
    unsaved = {"governance/policy/unsaved.yaml": b"kind: policy\nid: unsaved\nownr: x\n"}
    corpora = [read_corpus(wanted._replace(jobs=jobs), registry.kinds, unsaved) for jobs in (1, 2, 3, 7)]
    alone = shown(corpora[0])
    assert len(alone[0]) == 64
    assert len(alone[1]) > 4
    assert corpora[0].foreign == 0
    assert {shown(corpus) == alone for corpus in corpora} == {True}


EDITS = (
    "owner: nobody",
    "status: retired",
    "ownr: x",
    "review_every: 12",
    "- [",
    "id: person-00012",
    "restocking: 20%",
    "",
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 10**6), st.integers(0, 10**6), st.sampled_from(EDITS)), max_size=12
    )
)
def test_whatever_is_changed_gives_the_same_bytes_with_any_number_of_processes(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int, str]]
) -> None:
    folder = tmp_path_factory.mktemp("company")
    files = write(folder, 50)
    for which, where, line in edits:
        file = files[which % len(files)]
        lines = file.read_text(encoding="utf-8").splitlines()
        lines[where % len(lines)] = line
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    registry = build_registry(entry_points=False)
    wanted = load_settings(registry, folder)._replace(selected=frozenset(registry.rules))
    render = registry.reporters["json"].load()
    told = [render(run(wanted._replace(jobs=jobs), registry, DAY, facts=True), Style()) for jobs in (1, 2, 5)]
    assert told[0] == told[1] == told[2]


@pytest.mark.parametrize("failure", ["dies", "raises", "cannot be sent"])
def test_what_a_process_did_not_read_is_read_here(
    company: Path, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    registry = build_registry(entry_points=False)
    wanted = load_settings(registry, company)
    alone = shown(read_corpus(wanted, registry.kinds))
    real_text, real_parts = reading.read_text, carried._parts_of

    def read_text(corpus, file, data, kinds, *, configured):
        if os.getpid() != HERE and file.endswith("7.yaml"):
            if failure == "dies":
                os.kill(os.getpid(), signal.SIGKILL)
            if failure == "raises":
                raise MemoryError
        return real_text(corpus, file, data, kinds, configured=configured)

    def parts(document):
        if failure == "cannot be sent" and document.id.endswith("7"):
            return lambda: "no process can be told of this"
        return real_parts(document)

    monkeypatch.setattr(reading, "read_text", read_text)
    monkeypatch.setattr(carried, "_parts_of", parts)
    assert shown(read_corpus(wanted._replace(jobs=3), registry.kinds)) == alone


def test_pieces_come_back_in_their_order_from_processes_of_their_own(tmp_path: Path) -> None:
    work = all_together(lambda piece: (os.getpid(), list(piece)))
    told = shared_out(lambda piece: work(piece, 4, tmp_path), range(230), 4)
    assert [number for _, piece in told for number in piece] == list(range(230))
    assert len({process for process, _ in told}) == 4
    assert HERE in {process for process, _ in told}


def test_each_piece_is_done_once_and_counted_once(tmp_path: Path) -> None:
    counts: list[int] = []
    log = os.open(tmp_path / "log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        shared_out(
            lambda piece: os.write(log, b"".join(b"%d\n" % number for number in piece)),
            range(990),
            3,
            done=counts.append,
        )
    finally:
        os.close(log)
    assert sorted(map(int, (tmp_path / "log").read_text().split())) == list(range(990))
    assert sum(counts) == 990
    assert len(counts) > 3


@pytest.mark.parametrize(
    "end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: os._exit(0), lambda: 1 / 0]
)
def test_pieces_whose_process_fails_are_done_here(tmp_path: Path, end) -> None:
    taken: list[int] = []

    def do(piece: Sequence[int]) -> list[int]:
        if os.getpid() == HERE:
            time.sleep(0.01)  # so that the others come to their second piece
            return list(piece)
        taken.extend(piece)
        return end() if len(taken) > 4 else list(piece)

    work = all_together(do)
    told = shared_out(lambda piece: work(piece, 3, tmp_path), range(200), 3)
    assert [number for piece in told for number in piece] == list(range(200))


def test_answers_that_fill_the_pipe_come_back_whole(tmp_path: Path) -> None:
    work = all_together(lambda piece: [os.getpid(), *(bytes([number]) * 1_500_000 for number in piece)])
    told = shared_out(lambda piece: work(piece, 3, tmp_path), range(30), 3)
    assert b"".join(part[:1] for _, *parts in told for part in parts) == bytes(range(30))
    assert {len(part) for _, *parts in told for part in parts} == {1_500_000}
    assert len({process for process, *_ in told}) == 3


def test_answers_count_only_when_all_of_them_is_there() -> None:
    reading, writing = os.pipe()
    helper, heard = crew._Helper(0, reading), []
    for words in (b"seven", b"", b"x" * 2_000_000):
        sent = len(words).to_bytes(8, "little") + words
        for start, end in ((0, 3), (3, 7), (7, 8), (8, 10), (10, 60_000), (60_000, 2_000_008)):
            for begin in range(start, min(end, len(sent)), 60_000):
                assert words not in heard
                os.write(writing, sent[begin : min(end, begin + 60_000)])
                answers = helper.hear()
                if answers is not None:
                    heard.append(bytes(answers))
        assert heard[-1] == words
        assert not helper.ended
    os.close(writing)
    assert helper.hear() is None
    assert helper.ended
    os.close(reading)


def test_a_failure_here_ends_the_others_as_well(tmp_path: Path) -> None:
    def do(piece: Sequence[int]) -> bytes:
        if os.getpid() == HERE:
            raise KeyboardInterrupt
        return b"x" * 3_000_000

    work = all_together(do)
    with pytest.raises(KeyboardInterrupt):
        shared_out(lambda piece: work(piece, 3, tmp_path), range(300), 3)


def test_a_system_without_room_for_processes_does_all_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    before = len(list(Path("/proc/self/fd").iterdir()))
    told = shared_out(list, range(100), 4)
    assert [number for piece in told for number in piece] == list(range(100))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_an_answer_travels_as_its_carrier_says(tmp_path: Path) -> None:
    work = all_together(lambda piece: (os.getpid(), sum(piece)))
    carrier = Carrier(lambda answer: b"%d %d" % answer, lambda plain: tuple(map(int, plain.split())))
    told = shared_out(lambda piece: work(piece, 2, tmp_path), range(100), 2, carrier)
    assert sum(total for _, total in told) == sum(range(100))
    assert len({process for process, _ in told}) == 2


def test_several_answers_travel_together_and_keep_what_they_share(tmp_path: Path) -> None:
    shared = ["the same for all"]
    work = all_together(lambda piece: (os.getpid(), len(piece), shared))

    def slowly(piece: Sequence[int]):
        time.sleep(0.005)  # so that neither does all pieces before the other gets a turn
        return work(piece, 2, tmp_path)

    told = shared_out(slowly, range(330), 2)
    assert sum(count for _, count, _ in told) == 330
    others = [words for process, _, words in told if process != HERE]
    assert others[0] == shared
    assert len({id(words) for words in others}) == -(-len(others) // crew.TOGETHER) < len(others)


@pytest.mark.parametrize(("jobs", "told"), [(1, []), (2, [HERE])])
def test_what_helps_this_process_is_done_here_while_others_begin(jobs: int, told: list[int]) -> None:
    done: list[int] = []
    shared_out(list, range(100), jobs, meanwhile=lambda: done.append(os.getpid()))
    assert done == told


def test_the_largest_groups_stand_at_the_two_ends_and_single_pieces_come_first() -> None:
    groups = [*"aabbbbcddd", *"b"]
    mixed = [groups[place] for place in ends_first(groups)]
    assert "".join(mixed) == "cbbbbbaaddd"
    places = ends_first(groups)
    assert sorted(places) == list(range(len(groups)))
    assert [place for place in places if groups[place] == "b"] == [2, 3, 4, 5, 10]
    assert ends_first([]) == []


def test_items_of_a_group_stand_together_in_their_order() -> None:
    assert in_groups([*"abcab"]) == [0, 3, 1, 4, 2]
    assert in_groups([]) == []


def test_a_piece_holds_one_group_unless_groups_change_all_the_time() -> None:
    pieces = [[*"aaa"], [*"abb"], [*"bbc"], [*"c"]]
    assert ["".join(piece) for piece in apart(pieces, str)] == ["aaa", "a", "bb", "bb", "c", "c"]
    changing = [[*"abcd"], [*"efgh"]]
    assert apart(changing, str) is changing
    assert apart([[]], str) == [[]]


def test_each_kind_is_judged_in_pieces_of_its_own(company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[set[str]] = []

    def noted(work, items, *others, group, **how):
        def told(piece):
            met.append({group(item) for item in piece})
            return work(piece)

        return shared_out(told, items, *others, group=group, **how)

    monkeypatch.setattr(parallel, "can_fork", lambda: True)
    monkeypatch.setattr(crew.Crew, "_start", lambda *_: None)
    monkeypatch.setattr(rounds, "shared_out", noted)
    registry = build_registry(entry_points=False)
    run(load_settings(registry, company)._replace(jobs=2), registry, DAY)
    assert len(met) > 8
    assert {len(kinds) for kinds in met} == {1}


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_two_neighbours_go_towards_each_other_and_nobody_leaves_out_a_piece(
    monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(crew.Crew, "_start", lambda *_: None)
    orders = []
    for member in range(count):
        with crew.Crew(lambda _: b"", range(100), count) as some:
            orders.append(list(some.own(member)))
    assert all(sorted(order) == list(range(100)) for order in orders)
    assert orders[0][:6] == [0, 1, 2, 3, 4, 5]
    if count > 1:
        assert orders[0][:20] != orders[1][:20]
        assert set(orders[0][: 100 // count // 2]).isdisjoint(orders[1][: 100 // count // 2])


def test_little_work_stays_in_one_process() -> None:
    assert shared_out(lambda _: os.getpid(), range(9), 8) == [HERE]
    assert shared_out(list, [], 2) == [[]]


def test_very_much_work_is_cut_into_pieces_that_fit_the_queue() -> None:
    pieces = parallel._pieces(range(100_000_000), 2)
    assert len(pieces) <= 2 * parallel._MOST + 1
    assert pieces[-1][-1] == 99_999_999
    assert len(parallel._pieces(range(1000), 2)) == 33


def test_a_program_with_other_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not parallel.can_fork()
    finally:
        stop.set()
        thread.join()


def test_one_that_only_watches_git_does_not_hinder_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    stop = threading.Event()
    watcher = _Watcher(target=stop.wait)
    watcher.start()
    here = threading.current_thread()
    monkeypatch.setattr(threading, "enumerate", lambda: [here, watcher])
    beside: list[bool] = []
    other = threading.Thread(target=lambda: beside.append(parallel.can_fork()))
    try:
        assert parallel.can_fork()
        other.start()
        other.join()
        assert beside == [False]
    finally:
        stop.set()
        watcher.join()
