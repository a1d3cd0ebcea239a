"""Exceptions that let more pass than those of the base: waivers, comments, the baseline."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from cxlint.diagnostics import Span
from cxlint.engine.gate_item import Item
from cxlint.suppress.known import worsened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.engine.gate import Gates
    from cxlint.suppress.baseline import Entry
    from cxlint.suppress.inline import Inline
    from cxlint.suppress.values import Suppression
    from cxlint.suppress.waivers import Waiver


def exceptions(gates: Gates) -> Iterator[Item]:
    """Every exception that is new or reaches further."""
    yield from _waivers(gates)
    yield from _comments(gates)
    yield from _baseline(gates)


def _waivers(gates: Gates) -> Iterator[Item]:
    was = {waiver.shown: waiver for waiver in gates.was.waivers}
    for waiver in gates.now.waivers:
        old = was.get(waiver.shown)
        data: dict[str, object] = {
            "waiver": waiver.shown,
            "rule": waiver.rule,
            "subject": waiver.subject,
            "until": waiver.expires,
        }
        pointer = f"{waiver.rule} {waiver.subject} {waiver.expires}"
        if old is None or (old.rule, old.target) != (waiver.rule, waiver.target):
            yield _of_waiver("added", pointer, data, waiver, None, gates)
            continue
        if not _reaches(old, waiver):
            yield _of_waiver("widened", pointer, {**data, "was": old.subject}, waiver, old, gates)
        if waiver.expires > old.expires:
            hidden = [f for f in gates.found if f.rule == waiver.rule and waiver.covers(f)]
            item = _of_waiver("prolonged", pointer, {**data, "was": old.expires}, waiver, old, gates)
            yield item._replace(hidden=tuple(hidden))


def _reaches(old: Waiver, new: Waiver) -> bool:
    """Whether the old one covers everything that the new one does."""
    return new.place.path[: len(old.place.path)] == old.place.path


def _of_waiver(
    key: str, pointer: str, data: dict[str, object], waiver: Waiver, old: Waiver | None, gates: Gates
) -> Item:
    hidden = _hidden(gates, waiver, [old] if old else [])
    at = (waiver.at.file, waiver.at.span)
    return Item("GAT009", key, f"{key} {pointer}", data, hidden, at=at, document=waiver.at.document)


def _hidden(gates: Gates, new: Suppression, old: Sequence[Suppression]) -> tuple[Finding, ...]:
    """The findings that a new exception lets pass and that no old one did."""
    known = (*gates.was.waivers, *old)
    return tuple(
        finding
        for finding in gates.found
        if finding.rule == new.rule
        and new.covers(finding)
        and not any(one.rule == finding.rule and one.covers(finding) for one in known)
    )


def _comments(gates: Gates) -> Iterator[Item]:
    """A comment is the same as before where it is for the same rule in the same document, on as many places."""
    left: dict[tuple[str, str], list[Inline]] = {}
    for before in gates.was.inlines:
        left.setdefault(_matter(before), []).append(before)
    for new in gates.now.inlines:
        same = left.get(_matter(new), [])
        old = next((one for one in same if one.until >= new.until and _alike(one, new)), None)
        old = old or next((one for one in same if _alike(one, new)), None)
        if old is not None:
            same.remove(old)
            if new.until <= old.until:
                continue
        data: dict[str, object] = {"rule": new.rule, "until": new.until, "was": old.until if old else ""}
        hidden = tuple(f for f in gates.found if f.rule == new.rule and new.covers(f))
        where = "" if new.line else "whole document "
        pointer = f"{where}{new.rule} {new.until} {new.reason}"
        key = "prolonged" if old else "added"
        at = (new.at.file, new.at.span)
        yield Item("GAT010", key, pointer, data, hidden, at=at, document=new.at.document)


def _matter(inline: Inline) -> tuple[str, str]:
    document = inline.at.document
    return inline.rule, f"{document.kind}/{document.id}" if document else inline.at.file


def _alike(old: Inline, new: Inline) -> bool:
    """Whether both are for a line, or both for a whole document; and for the same reason, so that none is reused."""
    return bool(old.line) == bool(new.line) and old.reason == new.reason


def _baseline(gates: Gates) -> Iterator[Item]:
    baseline = gates.head.baseline()
    was = {entry.fingerprint: entry for entry in gates.base.baseline().entries}
    new = [entry for entry in baseline.entries if entry.fingerprint not in was]
    both = [(was[e.fingerprint], e) for e in baseline.entries if e.fingerprint in was]
    longer = [now for old, now in both if _has_more_time(old, now)]
    found = {finding.fingerprint: finding for finding in gates.found}
    worse = [now for old, now in both if _is_worse(old, now, found.get(now.fingerprint), gates)]
    changed = {entry.fingerprint: entry for entry in (*new, *worse, *longer)}
    if not changed:
        return
    told = "\n".join(f"{e.fingerprint} {e.finding} {e.value} {e.expires}" for _, e in sorted(changed.items()))
    mark = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    hidden = tuple(found[name] for name in changed if name in found)
    first = min(changed.values(), key=lambda entry: entry.span)
    counts: dict[str, object] = {"new": len(new), "worse": len(worse), "longer": len(longer)}
    at = (baseline.file, first.span if first.span.line else Span())
    yield Item("GAT011", "grown", f"baseline {mark}", counts, hidden, at=at)


def _has_more_time(old: Entry, new: Entry) -> bool:
    return old.expires is not None and (new.expires is None or new.expires > old.expires)


def _is_worse(old: Entry, new: Entry, finding: Finding | None, gates: Gates) -> bool:
    """Whether the value that is allowed became worse; any other fault than the known one is worse."""
    if (old.value, old.finding) == (new.value, new.finding):
        return False
    if finding is None:
        return True
    now = finding._replace(value=new.value, key=new.finding)
    return worsened(old.value, old.finding, now, gates.head.workspace, gates.head.registry.kinds)
