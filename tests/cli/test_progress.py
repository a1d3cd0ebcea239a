"""What is shown while a run goes on, and how files are named from where the user stands."""

from __future__ import annotations

import io
from pathlib import Path

from cxlint.cli.output import LONG_RUN, from_here, progress
from cxlint.config import in_repository


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_shows_its_progress_on_a_terminal_and_wipes_it_away() -> None:
    stream = Terminal()
    advance = progress(stream)
    assert advance is not None
    for done in range(LONG_RUN):
        advance(done, LONG_RUN)
    shown = stream.getvalue()
    assert f"1 of {LONG_RUN} documents" in shown
    assert shown.endswith(f"{LONG_RUN} of {LONG_RUN} documents\r\x1b[K")


def test_a_short_run_and_a_log_show_no_progress() -> None:
    stream = Terminal()
    advance = progress(stream)
    assert advance is not None
    advance(0, LONG_RUN - 1)
    assert stream.getvalue() == ""
    assert progress(io.StringIO()) is None


def test_files_are_named_from_here_and_from_the_top_of_the_repository(tmp_path: Path, monkeypatch) -> None:
    company = tmp_path / "repository" / "governance"
    company.mkdir(parents=True)
    (tmp_path / "repository" / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    assert (from_here(company), in_repository(company)) == ("repository/governance/", "governance/")
    monkeypatch.chdir(company)
    assert (from_here(company), in_repository(company)) == ("", "governance/")
