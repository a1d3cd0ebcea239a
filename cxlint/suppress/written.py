"""Writes a baseline: what stays of the old one, and what comes new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.places import is_narrowed
from cxlint.config.rules import is_core
from cxlint.named import NamedTuple
from cxlint.suppress.baseline import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.suppress.baseline import Baseline

HEAD = """\
# Findings that were there when cxlint was introduced: a debt to the customer, written by `cxlint baseline`.
# They fail no run, but none of them may get worse. When one is mended, `cxlint baseline --prune` takes it out.
"""


class Terms(NamedTuple):
    """What is written into new entries."""

    owner: str = ""
    reason: str = ""
    expires: date | None = None


class Rewritten(NamedTuple):
    """The entries of a baseline that is written anew, and what became of the old ones."""

    entries: tuple[Entry, ...]
    new: int = 0
    worse: int = 0
    better: int = 0
    gone: int = 0
    refused: tuple[Finding, ...] = ()


def rewrite(
    old: Baseline, result: Result, settings: Settings, registry: Registry, terms: Terms, *, prune: bool
) -> Rewritten:
    """The baseline as it should be after a run in which the old one counted.

    With `prune` nothing comes in: what is gone is taken out, and what has become better is kept as good as it is.
    Entries of rules that did not run stay as they are, unless the configuration itself leaves the rule out.
    """
    kept: list[Entry] = []
    counts = dict.fromkeys(("new", "worse", "better", "gone"), 0)
    known = {one.finding.fingerprint: one.finding for one in result.known}
    opened = {finding.fingerprint: finding for finding in result.findings}
    for entry in old.entries:
        fingerprint = entry.fingerprint
        if fingerprint in known:
            now = known[fingerprint]
            counts["better"] += now.value != entry.value
            kept.append(entry._replace(value=now.value, finding=now.key))
        elif fingerprint in opened:
            again = _again(entry, opened.pop(fingerprint), result.as_of, terms, prune=prune)
            counts["worse"] += again != entry
            kept.append(again)
        elif entry.rule not in settings.selected and not (prune and not is_narrowed(settings)):
            kept.append(entry)
        else:
            counts["gone"] += 1
    fresh = [] if prune else [finding for finding in opened.values() if _may(finding, settings, registry)]
    kept += (_entry(finding, result.as_of, terms) for finding in fresh)
    counts["new"] = len(fresh)
    refused = tuple(
        f for f in opened.values() if not _may(f, settings, registry) and f.file != settings.baseline
    )
    return Rewritten(tuple(sorted(kept, key=lambda entry: entry.order)), **counts, refused=refused)


def _again(entry: Entry, finding: Finding, as_of: date, terms: Terms, *, prune: bool) -> Entry:
    """An entry whose finding counts again: it is taken in anew, unless its time is over and no new day is given."""
    over = entry.expires is not None and entry.expires < as_of
    if prune or (over and terms.expires is None) or not entry.names(finding):
        return entry
    return entry._replace(
        value=finding.value,
        finding=finding.key,
        expires=terms.expires if over else entry.expires,
        owner=terms.owner or entry.owner,
        reason=terms.reason or entry.reason,
    )


def _may(finding: Finding, settings: Settings, registry: Registry) -> bool:
    """Whether a finding may stand in a baseline at all."""
    return finding.rule not in settings.mandatory and not is_core(finding.rule, registry)


def _entry(finding: Finding, as_of: date, terms: Terms) -> Entry:
    return Entry(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        subject=str(finding.subject),
        place=finding.pointer,
        finding=finding.key,
        value=finding.value,
        since=as_of,
        expires=terms.expires,
        owner=terms.owner,
        reason=terms.reason,
    )


def dumped(entries: Iterable[Entry]) -> str:
    """The text of the file: the same entries give the same bytes."""
    import yaml

    class Plain(yaml.SafeDumper):
        """Writes every value where it belongs, also one that stands there twice."""

        def ignore_aliases(self, data: object) -> bool:
            """Never a shortcut to another place."""
            return True

    fields = (
        "subject",
        "rule",
        "place",
        "finding",
        "value",
        "since",
        "expires",
        "owner",
        "reason",
        "fingerprint",
    )
    rows = [
        {name: value for name in fields if (value := getattr(entry, name)) not in ("", None)}
        for entry in entries
    ]
    data = {"version": 1, "findings": rows}
    return HEAD + yaml.dump(data, Dumper=Plain, allow_unicode=True, sort_keys=False, width=1_000_000)
