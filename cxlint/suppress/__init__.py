"""Suppressions: evidence that somebody has accepted a finding, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.places import is_narrowed
from cxlint.diagnostics import Severity
from cxlint.named import NamedTuple
from cxlint.suppress.baseline import Baseline, read_baseline
from cxlint.suppress.inline import Inline, read_inlines
from cxlint.suppress.known import settle
from cxlint.suppress.pages import Pages
from cxlint.suppress.values import Suppressed, SuppressionFault
from cxlint.suppress.waivers import Waiver, read_waivers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.suppress.values import Suppression
    from cxlint.workspace.graph import Workspace

__all__ = [
    "Baseline",
    "Gathered",
    "Suppressed",
    "SuppressionFault",
    "clear",
    "gather",
    "read_baseline",
]

NO_BASELINE = Baseline()


class Gathered(NamedTuple):
    """What lets findings pass, and what is wrong with what does not."""

    waivers: tuple[Waiver, ...] = ()
    inlines: tuple[Inline, ...] = ()
    faults: tuple[SuppressionFault, ...] = ()


def gather(
    sources: Mapping[str, bytes],
    marked: Collection[str],
    workspace: Workspace,
    settings: Settings,
    registry: Registry,
) -> Gathered:
    """The waivers and comments of a workspace that are in order, and what is wrong with the others.

    Comments are looked for in the files that are `marked`.
    """
    pages = Pages(sources, marked, workspace)
    waivers, waiver_faults = read_waivers(pages, workspace, settings, registry)
    inlines, inline_faults = read_inlines(pages, workspace.as_of, settings, registry)
    return Gathered(tuple(waivers), tuple(inlines), (*waiver_faults, *inline_faults))


def clear(
    findings: Sequence[Finding],
    gathered: Gathered,
    workspace: Workspace,
    settings: Settings,
    registry: Registry,
    baseline: Baseline = NO_BASELINE,
    carried: Sequence[Suppression] = (),
) -> Suppressed:
    """Take the suppressed findings out, after all of them are known.

    Comments let warnings and informations pass, waivers errors too; a suppression that is not in order lets nothing
    pass and is a fault. What is left and stands in the baseline is known, as long as it has not become worse. Those
    that are `carried` come from another workspace.
    """
    matching = _Matching([*gathered.waivers, *gathered.inlines, *carried])
    opened = [finding for finding in findings if not matching.take(finding)]
    asked = {rule for rule in settings.selected if registry.rules[rule].rule.shape in ("document", "graph")}
    off = frozenset() if is_narrowed(settings) else registry.rules.keys() - settings.selected
    settled = settle(baseline, opened, matching.waived, asked, off, workspace, registry.kinds, settings)
    faults = (
        *_numbered(0, gathered.faults),
        *matching.faults(),
        *matching.unused(asked, off),
        *_numbered(3, baseline.faults),
        *sorted(settled.faults, key=lambda fault: fault.about),
    )
    return Suppressed(settled.open, tuple(matching.waived), faults, settled.known)


def _numbered(group: int, faults: Iterable[SuppressionFault]) -> list[SuppressionFault]:
    """The faults that were seen in reading, which no finding changes, named by their place."""
    return [fault._replace(about=f"{group}.{number:06}") for number, fault in enumerate(faults)]


class _Matching:
    """Findings and suppressions, brought together; of several that fit, the first counts: waivers before comments."""

    def __init__(self, suppressions: list[Suppression]) -> None:
        self._all = suppressions
        self._by_rule: dict[str, list[int]] = {}
        for number, suppression in enumerate(suppressions):
            self._by_rule.setdefault(suppression.rule, []).append(number)
        self._used: set[int] = set()
        self._faults: dict[str, SuppressionFault] = {}
        self.waived: list[Finding] = []

    def take(self, finding: Finding) -> bool:
        """Whether something lets the finding pass; if so it is kept with the reason."""
        fitting = [n for n in self._by_rule.get(finding.rule, ()) if self._all[n].covers(finding)]
        self._used.update(fitting)
        if not fitting:
            return False
        first = self._all[fitting[0]]
        if first.what == "inline" and finding.severity is Severity.ERROR:
            for number in fitting:
                self._fault(number, 0, "CX037", "inline-on-error")
            return False
        self.waived.append(finding._replace(justification=first.justification))
        for number in fitting[1:]:
            self._fault(number, fitting[0], "CX035", "overlap", other=first.shown)
        return True

    def _fault(self, number: int, rank: int, code: str, key: str, **data: object) -> None:
        """Keep the fault; of several of one kind the one that the first of the suppressions gives rise to."""
        suppression = self._all[number]
        about = f"1.{number:06}.{code}"
        if about not in self._faults or rank < self._faults[about].rank:
            fault = suppression.at.fault(code, key, rule=suppression.rule, **data)
            self._faults[about] = fault._replace(about=about, rank=rank)

    def faults(self) -> tuple[SuppressionFault, ...]:
        """Suppressions that overlap or want what only a waiver can, once each."""
        return tuple(fault for _, fault in sorted(self._faults.items()))

    def unused(self, asked: Collection[str], off: Collection[str]) -> tuple[SuppressionFault, ...]:
        """Suppressions without a finding, and those of rules that are `off`; of other rules nobody can tell."""
        return tuple(
            suppression.at.fault(
                "CX031" if suppression.rule in asked else "CX050",
                suppression.what,
                rule=suppression.rule,
                subject=suppression.subject,
            )._replace(about=f"2.{number:06}", missing=True)
            for number, suppression in enumerate(self._all)
            if number not in self._used and (suppression.rule in asked or suppression.rule in off)
        )
