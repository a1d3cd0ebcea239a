"""Puts the parts of one workspace together: the same as if it had been judged as a whole, byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from cxlint.diagnostics import Finding, Outcome, Subject, fingerprint
from cxlint.errors import IncompleteError, UsageError
from cxlint.named import NamedTuple
from cxlint.part import Part
from cxlint.result import READABLE, Assessments, Result
from cxlint.saved.maps import join_maps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cxlint.atlas import Atlas
    from cxlint.part import Audit


class Share(NamedTuple):
    """One part: the file that it comes from, its result, and which part it is."""

    file: str
    result: Result
    part: Part

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks that are about the whole."""
        return tuple(note for note in self.result.notes if note != self.part.note)


SAME: dict[str, Callable[[Share], object]] = {
    "the version of cxlint": lambda share: share.result.origin.version,
    "the plugins": lambda share: share.result.origin.plugins,
    "the rules": lambda share: (share.result.origin.rules, share.result.assessments.rules),
    "the settings of the rules": lambda share: share.result.origin.settings,
    "the day": lambda share: share.result.as_of,
    "the language": lambda share: share.result.language,
    "what fails the run": lambda share: share.result.fail_on,
    "the files that were read": lambda share: (share.part.workspace, share.result.files, share.notes),
    "the documents": lambda share: (share.result.documents, share.result.facts),
    "the place of the workspace": lambda share: share.result.origin,
}
"""What the parts of one whole have in common."""


def join(shares: Sequence[Share]) -> Result:
    """The whole of its parts.

    Raises IncompleteError where a part is missing or there twice, UsageError where they are not of one whole.
    """
    _complete(shares)
    _of_one_whole(shares)
    results = [share.result for share in sorted(shares, key=lambda share: share.part.number)]
    audit, names = _confirmed([share.part.audit for share in shares])
    first = results[0]
    findings = sorted((*(f for r in results for f in r.findings), *audit), key=lambda f: f.order)
    waived = sorted((f for r in results for f in r.waived), key=lambda f: f.order)
    known = sorted((one for r in results for one in r.known), key=lambda one: one.finding.order)
    assessments = _assessments(shares, {finding.subject for finding in audit})
    told = (*findings, *waived, *(one.finding for one in known))
    spoken = {*assessments.rules, *(finding.rule for finding in told)}
    rules = {rule: info for result in results for rule, info in result.rules.items() if rule in spoken}
    return first._replace(
        findings=tuple(findings),
        waived=tuple(waived),
        known=tuple(known),
        assessments=assessments,
        rules=dict(sorted(rules.items())),
        lines=_lines(results, (*findings, *waived)),
        notes=shares[0].notes,
        incomplete=any(result.incomplete for result in results),
        part=None,
        idle=tuple(sorted(set(first.idle).intersection(*(result.idle for result in results)))),
        atlas=_atlas(shares, findings, names),
    )


def _complete(shares: Sequence[Share]) -> None:
    """Raise IncompleteError for a part that is missing, or is there twice."""
    counts = sorted({share.part.of for share in shares})
    if len(counts) > 1:
        raise UsageError(
            f"these are parts of {counts[0]} and parts of {counts[1]}; give the parts of one run"
        )
    seen: dict[int, str] = {}
    for share in shares:
        number = share.part.number
        if number in seen:
            raise IncompleteError(
                f"part {share.part.shard} is there twice, in '{seen[number]}' and in '{share.file}', "
                "so another may be missing"
            )
        seen[number] = share.file
    missing = [str(number) for number in range(1, counts[0] + 1) if number not in seen]
    if missing:
        told = f"part {missing[0]} is" if len(missing) == 1 else f"parts {', '.join(missing[:20])} are"
        raise IncompleteError(f"{told} missing, of {counts[0]}, so something was not checked")


def _of_one_whole(shares: Sequence[Share]) -> None:
    """Raise UsageError where the parts were not judged by the same rules, on the same day, of the same files."""
    first = shares[0]
    for share in shares[1:]:
        different = [told for told, same in SAME.items() if same(share) != same(first)]
        if different:
            raise UsageError(
                f"'{first.file}' and '{share.file}' are not parts of one whole: they differ in {different[0]}"
            )


class _Confirmed(NamedTuple):
    """The findings about exceptions that all parts together confirm.

    `names` say for each part under which fingerprint the whole knows what that part has said; "" for not at all.
    """

    findings: list[Finding]
    names: list[dict[str, str]]


def _confirmed(parts: Sequence[Sequence[Audit]]) -> _Confirmed:
    """What the parts together say of exceptions, each with the fingerprint that it has in the whole."""
    said: dict[str, list[Audit]] = {}
    for audit in parts:
        for item in audit:
            said.setdefault(item.about, []).append(item)
    alike: Counter[tuple[str, Subject, str]] = Counter()
    found: dict[str, Finding] = {}
    for about in sorted(said):
        sure = [item for item in said[about] if not item.missing]
        if not sure and len(said[about]) < len(parts):
            continue
        finding = min(sure or said[about], key=lambda item: item.rank).finding
        same = (finding.rule, finding.subject, finding.pointer)
        alike[same] += 1
        found[about] = finding._replace(fingerprint=fingerprint(*same, alike[same]))
    names = [
        {
            item.finding.fingerprint: found[item.about].fingerprint if item.about in found else ""
            for item in audit
        }
        for audit in parts
    ]
    return _Confirmed(list(found.values()), names)


def _atlas(shares: Sequence[Share], findings: Sequence[Finding], names: list[dict[str, str]]) -> Atlas | None:
    """The maps, where every part has them."""
    maps = [share.result.atlas for share in shares if share.result.atlas]
    return join_maps(maps, findings, names) if len(maps) == len(shares) else None


def _assessments(shares: Sequence[Share], faulty: set[Subject]) -> Assessments:
    """Every row from the part that it belongs to; raises IncompleteError for a document that nobody judged."""
    first = shares[0].result
    whole = Assessments(first.assessments.rules)
    place = whole.rules.index(READABLE)
    rows: dict[Subject, bytes] = {}
    for share in shares:
        for subject, row in share.result.assessments.rows():
            if not share.part.shard.takes(subject):
                raise UsageError(f"'{share.file}' judges '{subject}', which belongs to another part")
            rows[subject] = row
    documents = [document.subject for document in first.documents]
    for subject in documents:
        if subject not in rows:
            raise IncompleteError(f"no part has judged '{subject}'")
    for subject in (*documents, *sorted((rows.keys() | faulty) - set(documents))):
        outcomes = bytearray(rows.get(subject, bytes(len(whole.rules))))
        if subject in faulty:
            outcomes[place] = Outcome.FAIL
        whole.add(subject, bytes(outcomes))
    return whole


def _lines(results: Iterable[Result], findings: Iterable[Finding]) -> dict[str, dict[int, str]]:
    """The lines that the findings stand on."""
    lines: dict[str, dict[int, str]] = {}
    for result in results:
        for file, some in result.lines.items():
            lines.setdefault(file, {}).update(some)
    quoted: dict[str, dict[int, str]] = {}
    for finding in findings:
        if finding.span.line in lines.get(finding.file, {}):
            quoted.setdefault(finding.file, {})[finding.span.line] = lines[finding.file][finding.span.line]
    return quoted
