"""Waiver documents: exceptions from a rule that somebody asked for and somebody else approved, for a time."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cxlint.config.rules import rule_id_of
from cxlint.diagnostics import Subject
from cxlint.model.scalars import FAULTY, NONE, Place, normal
from cxlint.model.text import Text
from cxlint.named import NamedTuple
from cxlint.suppress.named import named_rule
from cxlint.suppress.renewals import earlier, renewal_fault
from cxlint.suppress.subjects import subject_fault
from cxlint.suppress.values import LONGEST, Standpoint
from cxlint.workspace.answerable import deciders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.suppress.pages import Pages
    from cxlint.suppress.values import SuppressionFault
    from cxlint.workspace.graph import Workspace

_REQUIRED = {
    "rule": "rule: POL004",
    "subject": "subject: policy/returns",
    "reason": "reason: Why the rule cannot be kept yet",
    "owner": "owner: a-person-id",
    "approved_by": "approved_by: another-person-id",
    "expires": "expires: {latest}",
}
"""Fields without which a waiver has no effect, each with a line to write."""

UNKNOWN_NAMES = "OWN009"
"""The rule that speaks of names nobody bears; an approver of such a name is its finding."""

_POINTER_STEP = r"\[([^\]]*)\]|([^.\[\]]+)"


class Waiver(NamedTuple):
    """A waiver that is in order."""

    rule: str
    at: Standpoint
    place: Place
    target: Subject
    reason: str
    approved_by: str
    expires: date
    what: str = "waiver"

    @property
    def subject(self) -> str:
        """What it is for, in words."""
        return str(self.place)

    @property
    def shown(self) -> str:
        """How other messages name it."""
        return f"waiver/{self.at.document.id if self.at.document else ''}"

    @property
    def justification(self) -> str:
        """Reason, last day, and who decided."""
        return f"{self.reason} (approved by {self.approved_by} until {self.expires}, {self.shown})"

    def covers(self, finding: Finding) -> bool:
        """Whether the finding stands at the place that it is for, or below."""
        if finding.subject != self.target:
            return False
        wanted, length = self.place.path, len(self.place.path)
        named = tuple(normal(item or key) for item, key in re.findall(_POINTER_STEP, finding.pointer))
        return wanted in (named[:length], tuple(str(step) for step in finding.path)[:length])


def read_waivers(
    pages: Pages, workspace: Workspace, settings: Settings, registry: Registry
) -> tuple[list[Waiver], list[SuppressionFault]]:
    """The waivers of a workspace that are in order, and the faults of the others.

    One that a waiver in order prolongs is history: it has no effect and no faults of its own.
    """
    waivers: dict[str, Waiver] = {}
    faults: dict[str, list[SuppressionFault]] = {}
    prolonged: set[str] = set()
    for document in workspace.documents("waiver"):
        form = _Form(document, pages, workspace, settings, registry)
        found = faults[document.id] = list(form.faults())
        waiver = None if found or not form.counts else form.waiver()
        if waiver is not None:
            waivers[document.id] = waiver
            prolonged |= {one.id for one in earlier(document, workspace)}
    live = [waiver for name, waiver in waivers.items() if name not in prolonged]
    return live, [fault for name, found in faults.items() if name not in prolonged for fault in found]


class _Form:
    """One waiver while it is read."""

    def __init__(
        self, document: Document, pages: Pages, workspace: Workspace, settings: Settings, registry: Registry
    ) -> None:
        self.document = document
        self.workspace = workspace
        self.settings = settings
        self.registry = registry
        self.as_of = workspace.as_of
        self._pages = pages

    @property
    def status(self) -> str:
        """Where it stands: requested, approved, refused or withdrawn; approved where nothing is written."""
        written = self.value("status")
        return written if isinstance(written, str) else "approved"

    @property
    def counts(self) -> bool:
        """Whether it is meant to let anything pass."""
        return self.status == "approved"

    def at(self, field: str) -> Standpoint:
        """The place of a field."""
        file = self.document.file
        return Standpoint(file, self.document, self._pages.page(file).place(self.document, field), (field,))

    def value(self, field: str) -> object:
        """The value of a field; None where there is none or it cannot be understood."""
        value = self.document.values.get(field)
        return None if value is NONE or value is FAULTY else value

    def day(self, field: str) -> date | None:
        """A day."""
        value = self.value(field)
        return value if isinstance(value, date) else None

    def waiver(self) -> Waiver | None:
        """The waiver; None where a field cannot be understood or its approver is unknown, which others say."""
        fields = (*_REQUIRED, "approved_on", "requested_by", "status", "renews")
        if any(self.document.values.get(field) is FAULTY for field in fields):
            return None
        place, reason, expires = self.value("subject"), self.value("reason"), self.day("expires")
        approver = self.workspace.target_or_none(self.document, "approved_by")
        rule_id = rule_id_of(str(self.value("rule")), self.registry)
        if not (isinstance(place, Place) and isinstance(reason, Text) and expires and approver and rule_id):
            return None
        target = self.workspace.find(place.kind, place.id)
        if target is None:
            return None
        words = reason.best(self.settings.language) or ""
        subject = Subject(target.kind, target.id)
        return Waiver(rule_id, self.at("id"), place, subject, words, approver.id, expires)

    def faults(self) -> Iterator[SuppressionFault]:
        """Everything that keeps it from being in order; a request need not be approved, and a record says nothing."""
        if self.status in ("refused", "withdrawn"):
            return
        yield from self._missing()
        yield from self._rule_and_subject()
        prolonged = renewal_fault(self.document, self.at("renews"), self.workspace, self.registry)
        if prolonged is not None:
            yield prolonged
        if self.status == "requested":
            yield from self._request()
        else:
            yield from self._approval()
            yield from self._time()

    def _missing(self) -> Iterator[SuppressionFault]:
        latest = self._start() + timedelta(days=LONGEST)
        for field, line in _REQUIRED.items():
            if self.status == "requested" and field in ("approved_by", "expires"):
                continue
            if self.document.values.get(field) in (None, NONE, ()):
                yield self.at(field).fault("CX038", "missing", field=field, line=line.format(latest=latest))

    def _rule_and_subject(self) -> Iterator[SuppressionFault]:
        rule, place = self.value("rule"), self.value("subject")
        if isinstance(rule, str):
            _, fault = named_rule(rule, self.at("rule"), self.settings, self.registry)
            if fault is not None:
                yield fault
        if isinstance(place, Place):
            fault = subject_fault(place, self.at("subject"), self.workspace, self.registry)
            if fault is not None:
                yield fault

    def _approval(self) -> Iterator[SuppressionFault]:
        written = self.value("approved_by")
        if not isinstance(written, str):
            return
        at = self.at("approved_by")
        approver = self.workspace.target_or_none(self.document, "approved_by")
        if approver is None and UNKNOWN_NAMES in self.settings.selected:
            return
        if (
            approver is None
            or not self.workspace.is_active(approver)
            or approver.values.get("type") == "mailbox"
        ):
            yield at.fault("CX038", "approver", who=written)
            return
        for field, key in (("owner", "owner"), ("requested_by", "requester")):
            if self.workspace.target_or_none(self.document, field) is approver:
                yield at.fault("CX034", key, who=approver.title(self.settings.language))
                return
        yield from self._accountable(approver, at)

    def _accountable(self, approver: Document, at: Standpoint) -> Iterator[SuppressionFault]:
        """Only those who answer for what the waiver is for can approve it."""
        place = self.value("subject")
        target = self.workspace.find(place.kind, place.id) if isinstance(place, Place) else None
        able = deciders(self.workspace, target) if target is not None else (approver,)
        if approver in able:
            return
        data = {"who": approver.title(self.settings.language), "subject": str(place)}
        if not able:
            yield at.fault("CX038", "nobody-accountable", organisation=self.workspace.organisation.id, **data)
            return
        owner = self.workspace.target_or_none(self.document, "owner")
        others = [one for one in able if one is not owner] or list(able)
        names = [one.title(self.settings.language) for one in others]
        yield at.fault("CX038", "not-accountable", able=names, first=others[0].id, **data)

    def _request(self) -> Iterator[SuppressionFault]:
        """A request that names an approver is neither the one nor the other."""
        who = self.value("approved_by")
        if isinstance(who, str):
            approver = self.workspace.target_or_none(self.document, "approved_by")
            name = approver.title(self.settings.language) if approver else who
            yield self.at("status").fault("CX038", "still-requested", who=name)

    def _start(self) -> date:
        """The day from which the 180 days count; a day to come cannot prolong them."""
        return min(self.day("approved_on") or self.as_of, self.as_of)

    def _time(self) -> Iterator[SuppressionFault]:
        approved, expires = self.day("approved_on"), self.day("expires")
        if approved is not None and approved > self.as_of:
            fault = self.at("approved_on").fault(
                "CX038", "approved-later", approved_on=approved, today=self.as_of
            )
            yield fault
        if expires is None:
            return
        latest = self._start() + timedelta(days=LONGEST)
        at = self.at("expires")
        if expires < self.as_of:
            yield at.fault("CX032", "waiver", until=expires)
        elif expires > latest:
            yield at.fault("CX033", "waiver", until=expires, days=LONGEST, start=self._start(), latest=latest)
