"""For authors of rules: runs the cases that stand in a rule, exactly.

from cxlint.testing import cases, check_case, check_contract
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cxlint.config.settings import RuleSetting, Settings
from cxlint.diagnostics import Finding, Outcome, Subject
from cxlint.engine.changes import compare
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.plugins import build_registry
from cxlint.rule import RuleRef, reference

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cxlint.registry import Registry
    from cxlint.result import Result
    from cxlint.rule import Case, Rule

FILE = "case.yaml"


def cases(rule: type[Rule[Any]]) -> Iterator[tuple[str, Case]]:
    """Every case of a rule with a readable name."""
    for word, some in (("good", rule.good), ("bad", rule.bad)):
        for number, case in enumerate(some, 1):
            yield f"{rule.id}-{word}-{number}", case


def run_case(rule: type[Rule[Any]], case: Case, registry: Registry | None = None) -> list[Finding]:
    """What the rule finds on the first document of a case; AssertionError where the case itself is at fault."""
    findings, _ = judge_case(rule, case, registry)
    return findings


def judge_case(
    rule: type[Rule[Any]], case: Case, registry: Registry | None = None
) -> tuple[list[Finding], Outcome]:
    """The findings on the first document, and the outcome for it."""
    registry = registry or build_registry(entry_points=False)
    if rule.id not in registry.rules:
        registry._add_rule("case", reference(rule))
    settings = Settings(
        root=".", selected=frozenset({rule.id}), rules={rule.id: RuleSetting(None, case.options)}
    )
    registry.limits = tuple(case.limits)
    day = date.fromisoformat(case.as_of)
    run = Run(settings, registry, _corpus(case.stream, registry, case.body), day)
    if rule.shape == "change":
        before = _corpus(case.before, registry, case.body_before)
        return _judge_change(rule, Run(settings, registry, before, day), run)
    corpus = run.corpus
    assert corpus.documents, "the case has no document"
    result = run.result(())
    subject = corpus.documents[0]
    crashes = [f.text for f in result.findings if f.rule == "CX900"]
    assert not crashes, crashes
    found = [f for f in result.findings if f.rule == rule.id and f.subject == (subject.kind, subject.id)]
    row = {r: o for r, s, o in result.assessments if s == (subject.kind, subject.id)}
    return found, row.get(rule.id, Outcome.NOT_APPLICABLE)


def _corpus(stream: str, registry: Registry, body: str | None) -> Corpus:
    corpus = Corpus.empty(1)
    if stream:
        read_text(corpus, FILE, stream.encode(), registry.kinds, configured=True)
    faults = [fault.fault for fault in corpus.faults]
    assert not faults, f"the case has faults of its own: {faults}"
    if body is not None:
        first = corpus.documents[0]
        first.body, first.body_line = body, stream.count("\n") + 1
    return corpus


def _judge_change(rule: type[Rule[Any]], before: Run, after: Run) -> tuple[list[Finding], Outcome]:
    """The findings on the change of a case's first document; the one before counts where there is one."""
    documents = (*before.corpus.documents, *after.corpus.documents)
    assert documents, "the case has no document"
    comparison = compare(before, after)
    crashes = [f.text for f in comparison.findings if f.rule == "CX900"]
    assert not crashes, crashes
    first = Subject(documents[0].kind, documents[0].id)
    changed = [c for c in comparison.changes if first in (c.subject, Subject(c.subject.kind, c.was))]
    subject = changed[0].subject if changed else first
    row = {r: o for r, s, o in comparison.outcomes if s == subject}
    found = [f for f in comparison.findings if f.rule == rule.id and f.subject == subject]
    return found, row.get(rule.id, Outcome.NOT_APPLICABLE)


def check_case(rule: type[Rule[Any]], case: Case, registry: Registry | None = None) -> None:
    """Assert that the rule says exactly what the case expects: where, which message, and what to write."""
    findings, outcome = judge_case(rule, case, registry)
    found = sorted((f.span.line, f.span.column, f.key) for f in findings)
    assert found == sorted(case.expect), f"{rule.id} found {found}, the case expects {sorted(case.expect)}"
    if not case.expect:
        expected = Outcome.PASS if case.applies else Outcome.NOT_APPLICABLE
        assert outcome is expected, f"{rule.id} is {outcome.word}, the case expects {expected.word}"
    for words in case.writes:
        assert any(words in finding.write for finding in findings), f"{rule.id} does not propose {words!r}"
    for words in case.says:
        assert any(words in finding.text for finding in findings), f"{rule.id} does not say {words!r}"
    for finding in findings:
        assert "{" not in finding.text, finding.text


def check_contract(rule: type[Rule[Any]]) -> None:
    """Assert what every rule owes its users: words, cases for every message, and a case that it lets pass."""
    if rule.shape == "core":
        return
    for word in ("id", "name", "summary", "why", "fix"):
        assert getattr(rule, word, ""), f"{rule.__name__} has no {word}"
    proved = {key for case in rule.bad for _, _, key in case.expect}
    assert proved == set(rule.messages), f"{rule.id}: messages without a case: {set(rule.messages) - proved}"
    assert any(case.applies for case in rule.good), f"{rule.id} has no case that it must let pass"
    assert 1 <= rule.level <= 5, rule.level
    for key, message in rule.messages.items():
        assert message.write, f"{rule.id}: message {key} does not say what to write"


def run_files(
    files: Mapping[str, str], as_of: str = "2026-11-22", registry: Registry | None = None, **given: Any
) -> Result:
    """Check a small workspace given as file names and texts, with every rule selected."""
    registry = registry or build_registry(entry_points=False)
    settings = Settings(root=".", file="cxlint.yaml", selected=frozenset(registry.rules), **given)
    corpus = Corpus.empty(len(files))
    for file, text in sorted(files.items()):
        read_text(corpus, file, text.encode(), registry.kinds, configured=True)
    return Run(settings, registry, corpus, date.fromisoformat(as_of)).result(())


__all__ = ["RuleRef", "cases", "check_case", "check_contract", "judge_case", "run_case", "run_files"]
