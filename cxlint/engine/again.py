"""A run after an earlier one: what it left is taken, and only what changes touch is judged.

A rule is asked again about a subject where something has changed that it had read for it. Where it fails as before, its
findings are written anew; where it comes out otherwise, the subject is judged anew from the beginning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Outcome, Subject
from cxlint.engine.differences import differences
from cxlint.engine.kept import Unsure
from cxlint.engine.leave import shared
from cxlint.engine.record import WORDS, Record, number_of
from cxlint.engine.run import Run
from cxlint.engine.said import Said
from cxlint.named import NamedTuple
from cxlint.workspace.recorded import RecordedWorkspace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cxlint.diagnostics import Finding
    from cxlint.engine.bench import Verdict
    from cxlint.engine.kept import Kept
    from cxlint.engine.recall import Recalled
    from cxlint.workspace.graph import Workspace
    from cxlint.workspace.reads import Note, Once


class Answers(NamedTuple):
    """What an earlier run left of its judging, by the numbers of subjects."""

    outcomes: dict[int, bytes]
    findings: dict[int, list[Finding]]


def answers_again(run: Run, kept: Kept, recalled: Recalled) -> tuple[Said, list[Record]]:
    """What all rules say, of which most is known, and what was read for it, then and now.

    Raises Unsure where that cannot be told.
    """
    if run.bench.rules != kept.rules or shared(run.workspace) != kept.context or run.workspace.duplicates:
        raise Unsure
    before = Answers(kept.judged(), kept.findings())
    if not recalled.fresh and not recalled.before:
        return _together(run, before, {}), [kept.record()] if recalled.looked else []
    record = kept.record()
    changed = differences(kept, recalled.fresh, recalled.before, _numbers(run, recalled), record.filings)
    touched = record.touched(changed.notes, changed.gone, _changed(run.workspace))
    said, asked = _Asking(run, before).said(changed.anew, touched)
    return said, [record, *asked]


def _numbers(run: Run, recalled: Recalled) -> Callable[[str, str], int | None]:
    """Gives the number of a document by kind and id, also of one that is no longer there."""

    def number(kind: str, name: str) -> int | None:
        found = run.workspace.find(kind, name)
        return recalled.gone.get((kind, name)) if found is None else number_of(found)

    return number


def _changed(workspace: Workspace) -> Callable[[Note, Once], bool]:
    """Tells whether an answer that many share has changed: only what a function says can be asked once more."""
    assert isinstance(workspace, RecordedWorkspace)

    def changed(name: Note, once: Once) -> bool:
        if not once.digest or not isinstance(name, tuple) or name[0] != "once":
            return True
        return workspace.now(name).digest != once.digest

    return changed


Answer = tuple[bytes, "list[Finding]"]
"""The outcomes of all rules for a subject, and their findings."""


class _Asking:
    """Asks again what has to be asked."""

    def __init__(self, run: Run, before: Answers) -> None:
        self._run = run
        self._before = before
        self._subjects = {number_of(document): document for document in run.subjects}
        self._new: dict[int, Answer] = {}
        assert run.recorder is not None
        self._recorder = run.recorder

    def said(self, anew: set[int], touched: Mapping[int, set[int]]) -> tuple[Said, list[Record]]:
        """What all rules say; of `anew` everything is asked, of those that are touched the rules that are."""
        whole = {number for number in self._subjects if number in anew or number not in self._before.outcomes}
        for number, columns in touched.items():
            if number in self._subjects and number not in whole and not self._settled(number, columns):
                whole.add(number)
        asked = self._recorder.taken()
        documents = [document for number, document in self._subjects.items() if number in whole]
        judged = self._run.judge(documents)
        numbers = {Subject(document.kind, document.id): number_of(document) for document in documents}
        for subject, outcomes in judged.judged:
            self._new[numbers[subject]] = outcomes, []
        for finding in judged.findings:
            self._new[numbers[finding.subject]][1].append(finding)
        records = [asked, *([judged.record] if judged.record else [])]
        return _together(self._run, self._before, self._new), records

    def _settled(self, number: int, columns: set[int]) -> bool:
        """Whether the rules of these columns come out as before; then only their findings are written anew.

        Where one comes out otherwise it may silence other rules, or no longer do so.
        """
        known, document = self._before.outcomes[number], self._subjects[number]
        if WORDS in columns:
            return False
        run = self._run
        told: dict[str, Verdict] = {}
        self._recorder.begin(document)
        try:
            for column in sorted(columns):
                if not run.bench.asks(document, column):
                    continue  # another document had this number before
                verdict = run.bench.says(document, run.workspace, column, self._recorder)
                if verdict.outcomes[column] != known[column] or known[column] == Outcome.INTERNAL_ERROR:
                    return False
                if verdict.told:
                    told[run.bench.rules[column]] = verdict
            if told:
                before = self._before.findings.get(number, [])
                others = [finding for finding in before if finding.rule not in told]
                written = [finding for verdict in told.values() for finding in run.written(document, verdict)]
                findings = sorted([*others, *written], key=lambda finding: finding.rule)
                self._new[number] = known, findings
        finally:
            self._recorder.end()
        return True


def _together(run: Run, before: Answers, new: Mapping[int, Answer]) -> Said:
    """What was said before and what is said now, in the order of the subjects."""
    said = Said([], [])
    for document in run.subjects:
        number = number_of(document)
        outcomes, findings = new.get(number) or (before.outcomes[number], before.findings.get(number, []))
        said.judged.append((Subject(document.kind, document.id), outcomes))
        said.findings.extend(findings)
    return said
