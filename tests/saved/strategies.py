"""Results of every shape, for tests that hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from cxlint.against import Against
from cxlint.atlas import (
    Atlas,
    Ecosystem,
    Edge,
    Handoff,
    Item,
    JourneyMap,
    Marks,
    Measure,
    Notice,
    Pain,
    Rung,
    Stop,
)
from cxlint.atlas import Stage as MapStage
from cxlint.diagnostics import Finding, Outcome, Related, Severity, Span, Subject
from cxlint.home import Home
from cxlint.origin import Origin, Plugin
from cxlint.part import Audit, Part
from cxlint.result import Assessments, DocumentInfo, Known, Result, RuleInfo

words = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ("", " ", "\t", "\n", "a\x1b[2Jb", "::error::x", "\u202egnp", "رسوم", "<b>&", "a|b`c", "x\udcff.yaml")
    ),
)
"""Text as it may stand anywhere; a lone byte of a file name is among it, but never two halves of one character."""

spans = st.builds(Span, *[st.integers(1, 10**6)] * 4)
subjects = st.builds(Subject, words, words)
severities = st.sampled_from(Severity)
rule_ids = st.sampled_from(("CX", "POL001", "OWN002", "TCH001", "CX900", "ACM001"))
related = st.builds(Related, words, spans, words)
paths = st.lists(st.one_of(words, st.integers(0, 99)), max_size=4).map(tuple)


def tuples(items: st.SearchStrategy, most: int = 4, **how: object) -> st.SearchStrategy:
    """Tuples of items."""
    return st.lists(items, max_size=most, **how).map(tuple)


findings = st.builds(
    Finding, file=words, span=spans, rule=rule_ids.filter(lambda rule: rule != "CX"), name=words, severity=severities,
    key=words, text=words, why=words, fix=words, write=words, subject=subjects, title=words, pointer=words, path=paths,
    owner=words, area=words, fingerprint=words, plugin=words, related=tuples(related, 2), justification=words, value=words,
    cause=words,
)  # fmt: skip
rules = st.builds(
    RuleInfo, id=st.just(""), name=words, family=words, severity=severities, level=st.integers(1, 5), summary=words,
    why=words, fix=words, sources=tuples(words, 2), clauses=tuples(words, 2), plugin=words,
)  # fmt: skip
origins = st.builds(
    Origin,
    version=st.sampled_from(("0.1.0", "1.2.3")),
    plugins=tuples(st.builds(Plugin, words, words), 2),
    rules=tuples(words),
    settings=st.dictionaries(words, words, max_size=3),
    folder=st.sampled_from(("", "governance/", "a b/ü/")),
    home=st.sampled_from(("", "https://git.example.org/shop/cx")),
)
addresses = st.sampled_from(("", "https://git.example.org/shop/cx", "http://localhost:8080/a%20b"))
homes = tuples(st.builds(Home, words.filter(bool), addresses), 2)
audits = st.builds(Audit, findings, words, st.integers(0, 9), st.booleans())
parts = st.builds(Part, st.integers(1, 3), st.integers(3, 9), words, tuples(audits, 2))
marks = st.builds(Marks, *[st.integers(0, 9)] * 3)
items = st.builds(Item, words, words, words, words, marks)
notices = tuples(st.builds(Notice, words, words, severities, words, words), 2)
stops = st.builds(
    Stop, items, st.booleans(), words, st.none() | items, st.none() | items, tuples(items, 1),
    tuples(st.builds(Measure, items, words, words), 1), tuples(st.builds(Pain, words, words), 1), notices,
)  # fmt: skip
edges = st.builds(Edge, subjects, subjects, words, words, tuples(items, 1), notices, st.booleans())
handoffs = st.builds(
    Handoff, items, items, st.none() | tuples(words, 2), st.none() | items, st.none() | items, words, notices
)
journeys = st.builds(
    JourneyMap, items, st.none() | items, words, words, words, words, st.none() | items, tuples(items, 1),
    tuples(st.builds(MapStage, words, tuples(stops, 1), notices), 1), tuples(handoffs, 1), st.just(()), st.just(()), notices,
)  # fmt: skip
ladders = tuples(
    st.builds(
        Rung, items, words, words, words, words, words, words, words, st.none() | items, words, st.booleans(),
        tuples(items, 1), notices,
    ), 1,
)  # fmt: skip
atlases = st.builds(
    Atlas, tuples(journeys, 1),
    st.builds(Ecosystem, tuples(items, 1), tuples(items, 1), tuples(items, 1), tuples(items, 1), tuples(edges, 1)),
    ladders, st.integers(0, 9),
)  # fmt: skip
lines = st.dictionaries(words, st.dictionaries(st.integers(1, 10**6), words, max_size=3), max_size=3)


@st.composite
def results(draw: st.DrawFn) -> Result:
    """A result whose parts fit together, as those of every run do."""
    every = draw(st.lists(subjects, unique=True, max_size=5))
    count = draw(st.integers(0, len(every)))
    columns = tuple(sorted({"CX"} | draw(st.sets(rule_ids))))
    assessments = Assessments(columns)
    for subject in every:
        outcomes = draw(st.lists(st.sampled_from(Outcome), min_size=len(columns), max_size=len(columns)))
        if any(outcomes):
            assessments.add(subject, bytes(outcomes))
    ordered = lambda found: tuple(sorted(found, key=lambda f: f.order))  # noqa: E731
    opened, waived = ordered(draw(tuples(findings))), ordered(draw(tuples(findings, 2)))
    kept = draw(
        tuples(st.builds(Known, findings, st.dates(), words, st.none() | st.dates(), words, words), 2)
    )
    part = draw(st.one_of(st.none(), parts))
    audit = [item.finding for item in part.audit] if part else []
    rule_of = (f.rule for f in (*opened, *waived, *audit, *(one.finding for one in kept)))
    change = draw(
        st.none() | st.builds(Against, words, words, words, *[tuples(findings, 2)] * 3, st.integers(0, 9))
    )
    known = sorted({*columns, *rule_of, *(f.rule for f in (change.findings if change else ()))})
    return Result(
        root="",
        as_of=draw(st.dates()),
        language=draw(st.sampled_from(("en", "ar", "fa", "de"))),
        fail_on=draw(st.one_of(st.none(), severities)),
        findings=opened,
        waived=waived,
        assessments=assessments,
        documents=tuple(DocumentInfo(s, *draw(st.tuples(words, words, words, words))) for s in every[:count]),
        rules={rule: draw(rules)._replace(id=rule) for rule in known},
        files=draw(st.integers(0, 10**6)),
        lines=draw(lines),
        notes=draw(tuples(words, 2)),
        incomplete=draw(st.booleans()),
        origin=draw(origins),
        known=kept,
        against=change,
        idle=draw(tuples(words, 2)),
        part=part,
        atlas=draw(st.none() | atlases),
        homes=draw(homes),
    )
