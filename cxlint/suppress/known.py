"""Which findings the baseline keeps from failing: those that it knows, and that have not become worse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.diagnostics import Related, Severity
from cxlint.model.remembered import spec_at
from cxlint.model.weeks import working_weeks
from cxlint.named import NamedTuple
from cxlint.result import Known
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.model.spec import Kinds
    from cxlint.suppress.baseline import Baseline, Entry
    from cxlint.suppress.values import SuppressionFault
    from cxlint.workspace.graph import Workspace


class Settled(NamedTuple):
    """Findings that stay open, those that the baseline keeps, and what is wrong with its entries."""

    open: tuple[Finding, ...]
    known: tuple[Known, ...]
    faults: tuple[SuppressionFault, ...]


def settle(
    baseline: Baseline,
    findings: Sequence[Finding],
    waived: Sequence[Finding],
    asked: Collection[str],
    off: Collection[str],
    workspace: Workspace,
    kinds: Kinds,
    settings: Settings,
) -> Settled:
    """Take the known findings out of the open ones; `asked` are the rules that ran, `off` those that never do."""
    debt = _Debt(baseline, workspace, kinds, settings)
    opened = [found for finding in findings if (found := debt.judge(finding)) is not None]
    faults = (*debt.faults, *debt.stale({finding.fingerprint for finding in waived}, asked, off))
    return Settled(tuple(opened), tuple(debt.known), faults)


def worsened(value: str, key: str, finding: Finding, workspace: Workspace, kinds: Kinds) -> bool:
    """Whether a finding is another fault now than it was, or the same with a value that is worse for the customer."""
    if value == finding.value:
        return key != finding.key
    from cxlint.model.worse import became_worse, stake_at

    document = workspace.find(*finding.subject)
    if document is None:
        return True
    spec = spec_at(document, finding.path, kinds)
    stake = stake_at(document, finding.path, spec)
    return became_worse(value, finding.value, spec, stake, working_weeks(document))


class _Debt:
    """The entries of a baseline, held against the findings of a run."""

    def __init__(self, baseline: Baseline, workspace: Workspace, kinds: Kinds, settings: Settings) -> None:
        self._baseline = baseline
        self._entries = {entry.fingerprint: entry for entry in baseline.entries}
        self._number = {entry.fingerprint: number for number, entry in enumerate(baseline.entries)}
        self._workspace = workspace
        self._kinds = kinds
        self._fail_on = settings.fail_on or Severity.ERROR
        self.say = translator(settings.language)
        self._met: set[str] = set()
        self.known: list[Known] = []
        self.faults: list[SuppressionFault] = []

    def judge(self, finding: Finding) -> Finding | None:
        """The finding where it counts, with what the baseline says of it; None where the baseline keeps it."""
        entry = self._entries.get(finding.fingerprint)
        if entry is None:
            return finding
        self._met.add(entry.fingerprint)
        if not entry.names(finding):
            place = f"{finding.subject}#{finding.pointer}" if finding.pointer else str(finding.subject)
            self._fault(entry, "CX040", "other", rule=finding.rule, place=place)
            return finding
        if entry.expires is not None and entry.expires < self._workspace.as_of:
            if finding.severity < self._fail_on:  # it would not fail the run by itself
                self._fault(
                    entry, "CX042", "expired", rule=entry.rule, place=entry.shown, until=entry.expires
                )
            said = self.say("The baseline let this pass until {until}.").format(until=entry.expires)
            return self._with(finding, entry, said)
        if self._worse(finding, entry):
            return self._with(finding, entry, self._counts_again(finding, entry))
        self.known.append(Known(finding, entry.since, entry.value, entry.expires, entry.owner, entry.reason))
        return None

    def _worse(self, finding: Finding, entry: Entry) -> bool:
        return worsened(entry.value, entry.finding, finding, self._workspace, self._kinds)

    def _counts_again(self, finding: Finding, entry: Entry) -> str:
        if entry.value == finding.value or not entry.value:
            return self.say("The baseline knows another fault at this place, not this one.")
        return self.say(
            "In the baseline this was “{value}” (since {since}). It has become worse, so it counts again."
        ).format(value=entry.value, since=entry.since)

    def _with(self, finding: Finding, entry: Entry, said: str) -> Finding:
        other = Related(self._baseline.file, entry.span, said)
        return finding._replace(related=(*finding.related, other))

    def _fault(self, entry: Entry, code: str, key: str, **data: object) -> None:
        about = f"4.{self._number[entry.fingerprint]:06}.{code}"
        self.faults.append(self._baseline.at(entry.span).fault(code, key, **data)._replace(about=about))

    def stale(
        self, waived: set[str], asked: Collection[str], off: Collection[str]
    ) -> Iterator[SuppressionFault]:
        """Entries without a finding, and those of rules that are `off` for good; of other rules nobody can tell."""
        for number, entry in enumerate(self._baseline.entries):
            if entry.rule in off:
                fault = self._baseline.at(entry.span).fault(
                    "CX050", "entry", rule=entry.rule, place=entry.shown
                )
                yield fault._replace(about=f"5.{number:06}", missing=True)
            if entry.fingerprint not in self._met and entry.rule in asked:
                key = "waived" if entry.fingerprint in waived else "gone"
                fault = self._baseline.at(entry.span).fault("CX041", key, rule=entry.rule, place=entry.shown)
                yield fault._replace(about=f"5.{number:06}", missing=key == "gone")
