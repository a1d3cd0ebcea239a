"""The junit format: a test report in the dialect of Jenkins' junit-10.xsd, without times, so that equal runs are equal.

A suite is a file. In it a test is a rule that the file breaks, a rule that is waived or in the baseline there, or a
document in which nothing is wrong, so that a clean run still shows what was checked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.named import NamedTuple
from cxlint.reporters import escape
from cxlint.reporters.digest import because, count, is_broken, kept_for

if TYPE_CHECKING:
    from cxlint.diagnostics import Finding
    from cxlint.reporting import Style
    from cxlint.result import Known, Result


class _Test(NamedTuple):
    name: str
    element: str = ""
    type: str = ""
    message: str = ""
    body: str = ""


def junit(result: Result, style: Style) -> str:  # noqa: ARG001 - reporters share one form
    """All suites."""
    suites = _suites(result) or {"cxlint": [_Test("every file can be checked")]}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    everything = [test for tests in suites.values() for test in tests]
    lines.append(f"<testsuites name={escape.xml_attribute('cxlint')} {_counts(everything)}>")
    for file, tests in suites.items():
        name = escape.xml_attribute(file)
        lines.append(f'  <testsuite name={name} {_counts(tests)} skipped="{_number(tests, "skipped")}">')
        lines += (_testcase(file, test) for test in tests)
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>", ""])


def _suites(result: Result) -> dict[str, list[_Test]]:
    """The tests of each file, files in order."""
    failing: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.findings:
        failing.setdefault((finding.file, finding.rule), []).append(finding)
    waived: dict[tuple[str, str], list[Finding]] = {}
    for finding in result.waived:
        if (finding.file, finding.rule) not in failing:
            waived.setdefault((finding.file, finding.rule), []).append(finding)
    known: dict[tuple[str, str], list[Known]] = {}
    for one in result.known:
        if (one.finding.file, one.finding.rule) not in failing:
            known.setdefault((one.finding.file, one.finding.rule), []).append(one)
    against = result.against
    old: dict[tuple[str, str], list[Finding]] = {}
    for finding in (*against.remaining, *against.accepted) if against else ():
        if (finding.file, finding.rule) not in failing:
            old.setdefault((finding.file, finding.rule), []).append(finding)
    accepted = {finding.fingerprint for finding in against.accepted} if against else set()
    wrong = {finding.subject for finding in (*result.findings, *result.waived)}
    wrong |= {one.finding.subject for one in result.known}
    tests = [(file, _failed(findings)) for (file, _), findings in failing.items()]
    tests += [(file, _skipped(findings)) for (file, _), findings in waived.items()]
    tests += [(file, _kept(some)) for (file, _), some in known.items()]
    tests += [(file, _left(some, accepted)) for (file, _), some in old.items()]
    wrong |= {finding.subject for some in old.values() for finding in some}
    tests += [(d.file, _Test(str(d.subject))) for d in result.documents if d.subject not in wrong and d.file]
    suites: dict[str, list[_Test]] = {}
    for file, test in sorted(tests, key=lambda item: item[0]):
        suites.setdefault(file, []).append(test)
    return suites


def _failed(findings: list[Finding]) -> _Test:
    first = findings[0]
    message = first.text if len(findings) == 1 else f"{count(len(findings), 'finding')}: {first.text}"
    element = "error" if is_broken(first) else "failure"
    body = "\n\n".join(_body(finding) for finding in findings)
    return _Test(
        f"{first.rule} {first.name}", element, max(findings, key=_grave).severity.word, message, body
    )


def _skipped(findings: list[Finding]) -> _Test:
    first = findings[0]
    return _Test(f"{first.rule} {first.name}", "skipped", "waived", first.justification or "waived")


def _kept(known: list[Known]) -> _Test:
    first = known[0].finding
    message = first.text if len(known) == 1 else f"{count(len(known), 'finding')}: {first.text}"
    return _Test(f"{first.rule} {first.name}", "skipped", "baseline", f"{kept_for(known[0])}: {message}")


def _left(findings: list[Finding], accepted: set[str]) -> _Test:
    """What was there before the change, or weakens the gate and was accepted."""
    first = findings[0]
    kind = "accepted" if first.fingerprint in accepted else "remaining"
    return _Test(f"{first.rule} {first.name}", "skipped", kind, first.text)


def _grave(finding: Finding) -> int:
    return finding.severity


def _body(finding: Finding) -> str:
    parts = [f"{finding.file}:{finding.span.line}:{finding.span.column}: {finding.text}"]
    if finding.cause:
        parts.append(because(finding))
    if finding.why.strip():
        parts.append(f"Why: {finding.why}")
    if finding.write.strip():
        parts.append(f"Write instead:\n{finding.write}")
    elif finding.fix.strip():
        parts.append(f"What to do: {finding.fix}")
    return "\n".join([*parts, f"For: {finding.owner}"])


def _testcase(file: str, test: _Test) -> str:
    head = f"    <testcase name={escape.xml_attribute(test.name)} classname={escape.xml_attribute(file)}"
    if not test.element:
        return f"{head}/>"
    attributes = f"type={escape.xml_attribute(test.type)} message={escape.xml_attribute(test.message)}"
    return f"{head}><{test.element} {attributes}>{escape.xml_text(test.body)}</{test.element}></testcase>"


def _number(tests: list[_Test], element: str) -> int:
    return sum(test.element == element for test in tests)


def _counts(tests: list[_Test]) -> str:
    return f'tests="{len(tests)}" failures="{_number(tests, "failure")}" errors="{_number(tests, "error")}"'
