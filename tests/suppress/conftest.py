"""A run with a few rules of its own, so that what is suppressed does not hang on the built-in ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from cxlint.config import Settings
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.model.document import Document
from cxlint.model.spec import Kinds, builtin_kinds
from cxlint.registry import Registry
from cxlint.result import Result
from cxlint.rule import ERROR, INFO, WARNING, CoreRule, DocumentRule, Hit, Message, NoOptions, at, reference
from cxlint.rules.core import baseline, fields, files, idle, internal, suppressions, values

TODAY = "2026-11-22"


class FieldRule(DocumentRule[NoOptions]):
    """Finds a field of a policy wherever it is written."""

    kinds = ("policy",)
    summary = why = fix = "x"
    field = ""

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        if document.states(self.field):
            yield at(document, self.field, "found")


class Fee(FieldRule):
    id, name, field = "POL004", "restocking-fee", "terms.return.restocking"
    messages = {"found": Message(WARNING, "A fee.", "restocking: none")}


class Window(FieldRule):
    id, name, field = "POL001", "return-window", "terms.return.window"
    messages = {"found": Message(ERROR, "A window.", "window: 30 days")}


class Rationale(FieldRule):
    id, name, field = "POL002", "rationale", "rationale"
    messages = {"found": Message(INFO, "A rationale.", "rationale: x")}


class Steps(DocumentRule[NoOptions]):
    id, name = "PRC001", "approvals"
    kinds = ("process",)
    summary = why = fix = "x"
    messages = {"found": Message(ERROR, "An approval.", "approval: false")}

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        for step in document.each("steps"):
            if step.flag("approval"):
                yield at(step, "approval", "found")


class Broken(DocumentRule[NoOptions]):
    id, name = "BAD001", "broken"
    kinds = ("channel",)
    summary = why = fix = "x"
    messages = {"found": Message(ERROR, "", "")}

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        raise ZeroDivisionError


Check = Callable[..., Result]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    registry.kinds = Kinds(builtin_kinds())
    for rule in (Fee, Window, Rationale, Steps, Broken):
        registry._add_rule("cxlint.rules", reference(rule))
    for module in (baseline, fields, files, idle, internal, suppressions, values):
        for thing in vars(module).values():
            if isinstance(thing, type) and issubclass(thing, CoreRule) and thing is not CoreRule:
                registry._add_rule("cxlint.rules", reference(thing))
    return registry


@pytest.fixture
def check(registry: Registry) -> Check:
    """Checks texts by file name; a single text is `policies.yaml`, and `baseline` that of the known findings."""

    def check(given: str | dict[str, str], as_of: str = TODAY, **more: object) -> Result:
        files = {"policies.yaml": given} if isinstance(given, str) else given
        more.setdefault("selected", frozenset(registry.rules))
        baseline = more.pop("baseline", None)
        if baseline is not None:
            more["baseline"] = "cxlint-baseline.yaml"
        settings = Settings(root=".", file="cxlint.yaml", **more)
        corpus = Corpus.empty(len(files))
        files = {"organisation.yaml": "kind: organisation\nid: shop\ncx_lead: lena\n"} | files
        for file, text in sorted(files.items()):
            read_text(corpus, file, text.encode(), registry.kinds, configured=True)
        corpus = corpus._replace(baseline=(baseline or "").encode())
        return Run(settings, registry, corpus, date.fromisoformat(as_of)).result(())

    return check


@pytest.fixture
def said() -> Callable[[Result], list[tuple[str, str, int, int]]]:
    """The open findings as (rule, key, line, column), in the order of a report."""
    return lambda result: [(f.rule, f.key, f.span.line, f.span.column) for f in result.findings]


@pytest.fixture
def waived() -> Callable[[Result], list[tuple[str, str]]]:
    """The findings that were let pass, each with the reason."""
    return lambda result: [(f.rule, f.justification) for f in result.waived]
