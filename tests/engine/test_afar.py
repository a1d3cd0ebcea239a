"""The workers of any executor read the files, and the answer is the same; what they lose is read here."""

from __future__ import annotations

import asyncio
import json
import marshal
import multiprocessing
import os
import re
import types
import warnings
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import cxlint
from benchmarks.generate import write
from cxlint.engine import afar
from cxlint.hookspecs import hookimpl
from cxlint.model.spec import KindRef
from cxlint.plugins import build_registry
from cxlint.reporting import Style

KIOSK = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["kind", "id"],
    "additionalProperties": False,
    "properties": {
        "kind": {"const": "kiosk"},
        "id": {"type": "string", "x-type": "id"},
        "waits": {"type": "string", "x-type": "duration"},
    },
}


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(afar, "PIECE", 7)


@pytest.fixture
def plugin(tmp_path: Path):
    """A plugin with a kind of its own, whose schema lies where only this process finds it."""
    file = tmp_path / "kiosk.json"
    file.write_text(json.dumps(KIOSK), encoding="utf-8")
    brought = types.SimpleNamespace(__name__="acme-kiosks")
    brought.cxlint_kinds = hookimpl(specname="cxlint_kinds")(lambda: [KindRef("kiosk", str(file))])
    return brought


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """A company with faults, a text, a kind of a plugin, files of others and files that cannot be read."""
    folder = tmp_path / "company"
    write(folder, 60)
    texts = {
        "words.md": "---\nkind: policy\nid: words\nlanguage: en\n---\nYou have 30 days.\n",
        "other.md": "No document at all.\n",
        "kiosk.yaml": "kind: kiosk\nid: k\nwaits: 3 fortnights\n---\nkind: kiosk\nid: l\nwaits: 3 days\n",
        "list.yaml": "shopping: [bread]\n",
        "torn.yaml": "kind: policy\nid: [\n",
        "ignored.yaml": "kind: policy\nid: i\nownr: x # cxlint: ignore[CX010] reason='not yet'\n",
    }
    for name, text in texts.items():
        (folder / "governance" / name).write_text(text, encoding="utf-8")
    (folder / "governance" / "away.yaml").symlink_to("/etc/hostname")
    return folder


@pytest.fixture
def told(company: Path, plugin):
    """What a check tells, as bytes, with the workers of an executor or without."""
    render = build_registry(entry_points=False).reporters["json"].load()

    def tell(executor: Executor | None = None) -> bytes:
        result = cxlint.check(company, as_of=date(2026, 11, 22), plugins=(plugin,), executor=executor)
        assert len(result.documents) > 60
        return render(result, Style()).encode()

    return tell


class Here(Executor):
    """Does the work at once, or whatever else a test wants; `sent` are the pieces."""

    def __init__(self, work=lambda function, sent: function(sent)) -> None:
        self.work, self.sent = work, []

    def submit(self, function, /, *given, **named):
        assert not named
        self.sent.append(given[0])
        future: Future[bytes] = Future()
        try:
            future.set_result(self.work(function, *given))
        except BaseException as error:
            future.set_exception(error)
        return future


def test_threads_answer_the_same(told) -> None:
    with ThreadPoolExecutor(3) as executor:
        assert told(executor) == told()


def test_new_processes_answer_the_same(told) -> None:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=context) as executor:
        assert told(executor) == told()


def test_what_is_sent_and_what_comes_back_is_plain_data(told) -> None:
    answers: list[bytes] = []
    executor = Here(lambda function, sent: answers.append(function(sent)) or answers[-1])
    assert told(executor) == told()
    assert len(executor.sent) == len(answers) > 8
    assert {type(part) for part in (*executor.sent, *answers)} == {bytes}
    kinds, configured, texts = marshal.loads(executor.sent[0])
    assert json.loads(kinds)["kiosk"] == KIOSK
    assert json.loads(kinds)["policy"] is None
    assert configured is True
    assert {type(data) for _, data in texts} == {bytes}


def _cancelled(function, sent):
    raise asyncio.CancelledError


def _crashed(function, sent):
    return 1 / 0


def _empty(function, sent):
    return b""


def _nothing(function, sent):
    return None


def _torn(function, sent):
    return function(sent)[:-20]


def _of_other_files(function, sent):
    version, _, packed = marshal.loads(function(sent))
    return marshal.dumps((version, ["no/such.yaml"], packed))


def _of_another_version(function, sent):
    _, *rest = marshal.loads(function(sent))
    return marshal.dumps(("0.0.1", *rest))


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (_crashed, "ZeroDivisionError"),
        (_empty, "EOFError"),
        (_nothing, "TypeError"),
        (_torn, "EOFError|ValueError"),
        (_of_other_files, "KeyError"),
        (_of_another_version, "a worker has cxlint 0.0.1"),
        (_cancelled, "CancelledError"),
    ],
)
def test_what_workers_fail_at_is_read_here_and_said(told, work, reason: str) -> None:
    alone = told()
    with pytest.warns(RuntimeWarning, match=f"parts of the files were read here: .*({reason})"):
        assert told(Here(work)) == alone


def test_one_lost_piece_is_read_here_and_the_others_are_not(told, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = told()
    executor = Here(lambda function, sent: b"" if len(executor.sent) == 3 else function(sent))
    with pytest.warns(RuntimeWarning, match=r"^1 of 10 parts"):
        assert told(executor) == alone


def test_an_executor_that_takes_no_more_work_does_not_matter(told) -> None:
    alone = told()
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    with pytest.warns(RuntimeWarning, match=r"^(\d+) of \1 parts of the files were read here: RuntimeError"):
        assert told(executor) == alone


def test_workers_that_die_do_not_matter(told) -> None:
    alone = told()
    context = multiprocessing.get_context("spawn")
    with (
        ProcessPoolExecutor(1, mp_context=context, initializer=os._exit, initargs=(1,)) as executor,
        pytest.warns(RuntimeWarning, match="BrokenProcessPool"),
    ):
        assert told(executor) == alone


def test_an_interruption_stops_the_run(told) -> None:
    def interrupt(function, sent):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        told(Here(interrupt))


@pytest.fixture
def cluster():
    """A cluster of Dask on this machine."""
    distributed = pytest.importorskip(
        "distributed", reason="pip install 'cxlint-governance[dask]' to try it with Dask"
    )
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_cluster_of_dask_answers_the_same(told, cluster) -> None:
    from distributed import Client

    alone = told()
    with Client(cluster) as client:
        executor = client.get_executor()
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always", RuntimeWarning)
            assert told(executor) == alone
        assert not [one for one in caught if "were read here" in str(one.message)]
        seen = client.run(lambda: "cxlint.engine.afar" in __import__("sys").modules)
        assert any(seen.values()), "the workers have read something"
    with pytest.warns(RuntimeWarning, match="were read here"):
        assert told(executor) == alone


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_the_example_of_the_readme_runs(cluster, company, monkeypatch: pytest.MonkeyPatch) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (example,) = (
        block for block in re.findall(r"```python\n(.*?)```", readme, re.DOTALL) if "executor" in block
    )
    monkeypatch.chdir(company.parent)
    said: dict[str, object] = {}
    exec(re.sub(r"tcp://[^\"]+", cluster.scheduler_address, example), said)
    assert said["result"].documents == cxlint.check(company).documents
