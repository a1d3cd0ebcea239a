"""The baseline: findings that were there when cxlint was introduced, each with the value that stood at its place.

It is a debt, written by `cxlint baseline`: an entry may get better but not worse, and goes when its finding goes.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.config.rules import is_core
from cxlint.diagnostics import Fault, Span
from cxlint.model.reader import Reader
from cxlint.model.scalars import FAULTY
from cxlint.model.spec import Compiler
from cxlint.model.suggest import closest
from cxlint.named import NamedTuple
from cxlint.source import MappingNode, load, locate, span_of
from cxlint.suppress.values import Standpoint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.diagnostics import Path as Steps
    from cxlint.registry import Registry
    from cxlint.suppress.values import SuppressionFault
    from cxlint.workspace.graph import Workspace

SCHEMA = Path(__file__).parent / "baseline.schema.json"
"""The JSON Schema (draft-07) of the file, for editors too."""


class Entry(NamedTuple):
    """One finding of the past; `line` is where the entry stands, 0 for one that is not written yet."""

    fingerprint: str
    rule: str
    subject: str
    place: str
    finding: str
    value: str
    since: date
    expires: date | None = None
    owner: str = ""
    reason: str = ""
    span: Span = Span()

    @property
    def order(self) -> tuple[str, ...]:
        """The one order in which entries are written."""
        return (self.subject, self.rule, self.place, self.fingerprint)

    @property
    def shown(self) -> str:
        """Its place, as messages name it."""
        return f"{self.subject}#{self.place}" if self.place else self.subject

    def names(self, finding: Finding) -> bool:
        """Whether it says of a finding what is true: an entry that was edited by hand may not."""
        return (self.rule, self.subject, self.place) == (
            finding.rule,
            str(finding.subject),
            finding.pointer,
        )


class Baseline(NamedTuple):
    """The entries that are in order, and what is wrong with the others. Without a file there is neither."""

    file: str = ""
    data: bytes = b""
    entries: tuple[Entry, ...] = ()
    faults: tuple[SuppressionFault, ...] = ()

    def at(self, span: Span) -> Standpoint:
        """A place in the file."""
        return Standpoint(self.file, None, span)

    @property
    def broken(self) -> SuppressionFault | None:
        """The first fault that keeps an entry from being understood; writing the file anew would lose the entry."""
        return next((fault for fault in self.faults if fault.fault.code != "CX043"), None)


def read_baseline(
    file: str, data: bytes | Fault, workspace: Workspace, settings: Settings, registry: Registry
) -> Baseline:
    """The baseline in a file; whatever cannot be understood has no effect and is a fault."""
    if isinstance(data, Fault):
        return Baseline(file, b"", (), (_placed(file, data),))
    loaded = load(data)
    faults = [_placed(file, fault) for fault in loaded.faults]
    empty = Baseline(file, data, (), tuple(faults))
    if not loaded.documents:
        return empty
    root = loaded.documents[0]
    if len(loaded.documents) > 1 or not isinstance(root, MappingNode):
        return empty._replace(faults=(*faults, empty.at(span_of(root)).fault("CX040", "shape")))
    reader = Reader()
    schema = json.loads(SCHEMA.read_bytes())
    values = reader.fields(root, Compiler(schema, {}).spec(schema), ())
    faults += [_placed(file, fault) for fault in reader.faults]
    if values.get("version") != "1":
        return empty._replace(faults=(*faults, empty.at(span_of(root.value[0][0])).fault("CX040", "version")))
    entries: list[Entry] = []
    for entry, found in _Checked(empty, root, values, workspace, settings, registry).entries():
        faults += found
        entries += [] if entry is None or found else [entry]
    return Baseline(file, data, tuple(entries), tuple(faults))


def _placed(file: str, fault: Fault) -> SuppressionFault:
    from cxlint.suppress.values import SuppressionFault

    return SuppressionFault(file, None, fault)


class _Checked:
    """The entries of one file while they are looked at."""

    def __init__(
        self,
        baseline: Baseline,
        root: MappingNode,
        values: dict[str, object],
        workspace: Workspace,
        settings: Settings,
        registry: Registry,
    ) -> None:
        self.baseline = baseline
        self.root = root
        self.found = values.get("findings")
        self.workspace = workspace
        self.settings = settings
        self.registry = registry
        self.seen: dict[str, int] = {}

    def entries(self) -> Iterator[tuple[Entry | None, list[SuppressionFault]]]:
        """Each entry, None where it cannot be understood, with what is wrong with it."""
        for position, fields in enumerate(self.found if isinstance(self.found, tuple) else ()):
            if not isinstance(fields, dict) or any(value is FAULTY for value in fields.values()):
                continue
            entry = self._entry(fields, position)
            if entry is not None:
                yield entry, list(self._faults(entry, position))

    def _entry(self, fields: dict[str, object], position: int) -> Entry | None:
        words = {name: str(fields.get(name, "")) for name in ("place", "value", "owner", "reason")}
        needed = [fields.get(name) for name in ("fingerprint", "rule", "subject", "finding")]
        since, expires = fields.get("since"), fields.get("expires")
        if not isinstance(since, date) or None in needed:
            return None
        fingerprint, rule, subject, finding = map(str, needed)
        return Entry(
            fingerprint=fingerprint,
            rule=rule,
            subject=subject,
            finding=finding,
            since=since,
            expires=expires if isinstance(expires, date) else None,
            span=self._span(position),
            **words,
        )

    def _span(self, position: int, *steps: str) -> Span:
        path: Steps = ("findings", position, *(steps or ("subject",)))
        located = locate(self.root, path) or locate(self.root, path[:2])
        return located.value if located else Span()

    def _faults(self, entry: Entry, position: int) -> Iterator[SuppressionFault]:
        at = self.baseline.at
        line = self.seen.setdefault(entry.fingerprint, entry.span.line)
        if line != entry.span.line:
            yield at(entry.span).fault("CX040", "twice", line=line)
        rules = self.registry.rules
        if entry.rule not in rules:
            near = closest(entry.rule, rules)
            key = "rule-near" if near else "rule"
            yield at(self._span(position, "rule")).fault("CX040", key, written=entry.rule, near=near)
        elif is_core(entry.rule, self.registry):
            yield at(self._span(position, "rule")).fault("CX043", "core", rule=entry.rule)
        elif entry.rule in self.settings.mandatory:
            yield at(self._span(position, "rule")).fault("CX043", "mandatory", rule=entry.rule)
        if entry.owner and self.workspace.resolve(("person", "team"), entry.owner) is None:
            yield at(self._span(position, "owner")).fault("CX040", "owner", written=entry.owner)
