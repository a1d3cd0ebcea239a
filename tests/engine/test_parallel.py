"""The answer is the same for any number of processes, and nothing is left out where one of them fails."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from benchmarks.generate import write
from cxlint.config import load_settings
from cxlint.engine import parallel
from cxlint.engine.parallel import shared_out
from cxlint.engine.run import run
from cxlint.plugins import build_registry

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems judge in one process")


@pytest.fixture(autouse=True)
def _small_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "LEAST", 5)
    monkeypatch.setattr(parallel, "can_fork", lambda: True)


def test_a_workspace_is_judged_alike_in_any_number_of_processes(tmp_path: Path) -> None:
    write(tmp_path, 60)
    registry = build_registry(entry_points=False)
    settings = load_settings(registry, tmp_path)._replace(selected=frozenset(registry.rules))
    results = [run(settings._replace(jobs=jobs), registry, date(2026, 11, 22)) for jobs in (1, 2, 3, 7)]
    alone = results[0]
    assert alone.findings
    for result in results[1:]:
        assert result._replace(assessments=alone.assessments) == alone
        assert list(result.assessments.rows()) == list(alone.assessments.rows())


def test_shares_come_back_in_their_order_from_processes_of_their_own() -> None:
    def work(share: Sequence[int]) -> tuple[int, list[int]]:
        return os.getpid(), list(share)

    told = shared_out(work, range(23), 4)
    assert [number for _, share in told for number in share] == list(range(23))
    assert len({process for process, _ in told}) == 4
    assert told[0][0] == os.getpid()


def test_a_share_whose_process_fails_is_worked_on_here() -> None:
    here = os.getpid()

    def work(share: Sequence[int]) -> list[int]:
        if os.getpid() != here:
            raise MemoryError
        return list(share)

    assert shared_out(work, range(20), 2) == [list(range(10)), list(range(10, 20))]


def test_little_work_stays_in_one_process() -> None:
    assert shared_out(lambda _: os.getpid(), range(9), 8) == [os.getpid()]
    assert shared_out(list, [], 2) == [[]]


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
