"""What other settings would bring: the same documents judged twice, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Severity
from cxlint.engine.idle_settings import CODE
from cxlint.engine.load import read_corpus
from cxlint.engine.run import Run
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.workspace.tree import Tree


class WhatIf(NamedTuple):
    """Both results, and the findings that fail in only one of them: `more` with the tried settings, `fewer` today.

    `tried` are the settings as they were written.
    """

    tried: tuple[str, ...]
    now: Result
    then: Result
    more: tuple[Finding, ...]
    fewer: tuple[Finding, ...]

    @property
    def incomplete(self) -> bool:
        """Whether something could not be checked."""
        return self.now.incomplete or self.then.incomplete


def what_if(
    now: Settings,
    then: Settings,
    registry: Registry,
    as_of: date,
    *,
    tried: tuple[str, ...],
    tree: Tree | None = None,
    only: tuple[str, ...] = (),
) -> WhatIf:
    """Judge a workspace as the settings are and as they might be; `only` filters the findings to files or folders."""
    corpus = read_corpus(now, registry.kinds, None, tree)
    before = Run(now, registry, corpus, as_of).result(only)
    after = Run(then, registry, corpus, as_of).result(only)
    least, most = now.fail_on, then.fail_on
    if least is most is None:  # where nothing ever fails, it is errors that people ask about
        least = most = Severity.ERROR
    failing, would = _failing(before, least), _failing(after, most)
    more = tuple(finding for mark, finding in would.items() if mark not in failing)
    fewer = tuple(finding for mark, finding in failing.items() if mark not in would)
    return WhatIf(tried, before, after, more, fewer)


def _failing(result: Result, least: Severity | None) -> dict[str, Finding]:
    """The findings that fail a run, by fingerprint; what is said of the settings themselves is left out."""
    return {
        finding.fingerprint: finding
        for finding in result.findings
        if least is not None and finding.severity >= least and finding.rule != CODE
    }


def documents(findings: Iterable[Finding]) -> int:
    """How many documents the findings are about."""
    return len({finding.subject for finding in findings})


def by_area(findings: Iterable[Finding]) -> dict[str, int]:
    """How many documents of each area the findings are about; "" stands for no area."""
    subjects: dict[str, set[object]] = {}
    for finding in findings:
        subjects.setdefault(finding.area, set()).add(finding.subject)
    return {area: len(found) for area, found in sorted(subjects.items())}
