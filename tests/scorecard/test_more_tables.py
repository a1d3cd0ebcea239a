"""Tables of the scorecard that the ten documents say little of: the baseline, overload, clauses, the way out, crashes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cxlint.diagnostics import Finding, Outcome, Severity, Span, Subject
from cxlint.facts import (
    AreaFact,
    ClauseFact,
    DocumentFact,
    ExceptionFact,
    Facts,
    JourneyFact,
    KpiFact,
    OrganisationFact,
    PersonFact,
    RoadmapFact,
)
from cxlint.result import Assessments, DocumentInfo, Known, Result, RuleInfo
from cxlint.scorecard import scorecard
from cxlint.scorecard.values import Counts

DAY = date(2026, 11, 22)
A, B = Subject("policy", "a"), Subject("policy", "b")
RULES = {
    "SYS001": RuleInfo("SYS001", "one-record", "SYS", Severity.ERROR, 1, "", "", "", ("S4.1",), ("ISO 1",)),
    "POL001": RuleInfo(
        "POL001", "window", "POL", Severity.WARNING, 2, "", "", "", ("S4.5",), ("ISO 1", "GDPR 7")
    ),
}
COMPANY = OrganisationFact("o", "O", "o.yaml", 1)


def finding(rule: str, subject: Subject, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        f"{subject.id}.yaml", Span(4, 1, 4, 2), rule, rule.lower(), severity, "k", f"{rule} hurts.", "", "", "",
        subject, subject.id, "terms", ("terms",), "mona", "", f"{rule}-{subject.id}",
    )  # fmt: skip


def result(rows: dict[Subject, tuple[Outcome, Outcome]], **given: object) -> Result:
    assessments = Assessments(tuple(RULES))
    for subject, outcomes in rows.items():
        assessments.add(subject, bytes(outcomes))
    documents = tuple(DocumentInfo(s, s.id, f"{s.id}.yaml", "", "mona") for s in rows)
    made = Result(".", DAY, "en", Severity.ERROR, (), (), assessments, documents, RULES, len(rows), {})
    return made._replace(**given)


def test_what_the_baseline_keeps_is_counted_apart_and_still_blocks_the_level() -> None:
    known = Known(
        finding("SYS001", B), date(2026, 8, 1), expires=date(2026, 12, 1), owner="lena", reason="Old"
    )
    card = scorecard(
        result({A: (Outcome.PASS, Outcome.PASS), B: (Outcome.FAIL, Outcome.NOT_APPLICABLE)}, known=(known,))
    )
    assert card.whole.counts == Counts(documents=2, passed=2, baselined=1, not_applicable=1)
    assert card.whole.counts.checks == 3
    # 8 and 3 of 8, 3 and 8
    assert (card.whole.score.earned, card.whole.score.possible) == (11, 19)
    assert [(b.cause, b.subject, b.line) for b in card.whole.level.blockers] == [("baselined", "policy/b", 4)]
    (debt,) = card.debt
    assert (debt.kind, debt.owner, debt.subject) == ("baseline", "lena", "policy/b#terms")
    # From the 1st of August to the 22nd of November are 31 - 1 + 30 + 31 + 22 days
    assert (debt.age, debt.left, debt.covers) == (113, 9, 1)
    assert [(task.cause, task.by) for owner in card.todo for task in owner.tasks] == [
        ("baseline", date(2026, 12, 1))
    ]


def test_a_failure_with_an_open_finding_beside_a_known_one_is_open() -> None:
    known = Known(finding("SYS001", B), date(2026, 8, 1))
    card = scorecard(
        result({B: (Outcome.FAIL, Outcome.PASS)}, known=(known,), findings=(finding("SYS001", B),))
    )
    assert (card.whole.counts.failed, card.whole.counts.baselined) == (1, 0)


def test_a_rule_that_broke_is_no_pass_and_is_told() -> None:
    card = scorecard(result({A: (Outcome.INTERNAL_ERROR, Outcome.PASS)}, incomplete=True))
    assert (card.whole.counts.broken, card.whole.counts.passed, card.incomplete) == (1, 1, True)
    assert (card.whole.score.earned, card.whole.score.possible) == (3, 11)
    assert [blocker.cause for blocker in card.whole.level.blockers] == ["broken", "nothing"]


def test_clauses_are_open_excused_met_or_have_nothing_to_check() -> None:
    facts = Facts(
        COMPANY,
        exceptions=(
            ExceptionFact("waiver", "w", "w.yaml", 3, "window", "policy/b#terms", until=date(2027, 1, 31)),
            ExceptionFact("waiver", "v", "w.yaml", 9, "POL001", "policy/z", until=date(2026, 12, 31)),
        ),
        clauses=(
            ClauseFact("GDPR 7", "gdpr", "GDPR", rules=("POL001",)),
            ClauseFact("ISO 1", "iso", "ISO", rules=("POL001",)),
            ClauseFact("ISO 1", "iso", "ISO", rules=("SYS001",)),
            ClauseFact("ISO 2", "iso", "ISO", rules=("SYS001",)),
            ClauseFact("ISO 3", "iso", "ISO", rules=("KPI001",)),
        ),
    )
    card = scorecard(
        result({A: (Outcome.PASS, Outcome.PASS), B: (Outcome.NOT_APPLICABLE, Outcome.WAIVED)}, facts=facts)
    )
    assert [(c.clause, c.status, c.waived_until) for c in card.clauses] == [
        ("GDPR 7", "excused", date(2027, 1, 31)),
        ("ISO 1", "excused", date(2027, 1, 31)),
        ("ISO 2", "met", None),
        ("ISO 3", "unchecked", None),
    ]
    assert card.clauses[0].owners == ("mona",)
    assert [(group.id, group.title, group.counts.checks) for group in card.standards] == [
        ("gdpr", "GDPR", 2),
        ("iso", "ISO", 3),
    ]
    broken = scorecard(result({A: (Outcome.PASS, Outcome.INTERNAL_ERROR)}, facts=facts))
    assert [c.status for c in broken.clauses] == ["unknown", "unknown", "met", "unchecked"]


def test_the_way_out_shows_what_is_done_open_and_overdue() -> None:
    def item(name: str, phase: str, due: date | None, done: date | None = None) -> RoadmapFact:
        return RoadmapFact(name, name, "r.yaml", 1, phase=phase, due=due, done_on=done)

    facts = Facts(
        COMPANY,
        roadmap=(
            item("late", "centralise-data", date(2026, 11, 21)),
            item("done", "centralise-data", date(2026, 1, 1), date(2026, 1, 2)),
            item("some-day", "define-response", None),
            item("today", "define-response", DAY),
            item("chat", "channels-and-self-service", DAY),
        ),
    )
    data, response, access = scorecard(result({A: (Outcome.FAIL, Outcome.PASS)}, facts=facts)).phases
    assert (data.id, data.state) == ("centralise-data", "overdue")
    assert [(step.id, step.state) for step in data.steps] == [("late", "overdue"), ("done", "done")]
    assert (response.state, [step.state for step in response.steps]) == ("under-way", ["open", "undated"])
    assert (access.state, access.steps) == ("unplanned", ())
    # SYS001 cites S4.1 (data) and fails, POL001 cites S4.5 (response) and passes
    assert [(phase.passed, phase.failed) for phase in (data, response, access)] == [(0, 1), (1, 0), (0, 0)]


def test_a_phase_is_done_when_all_its_items_are() -> None:
    done = RoadmapFact("x", "X", "r.yaml", 1, phase="share-access", done_on=date(2026, 11, 22))
    assert scorecard(result({}, facts=Facts(COMPANY, roadmap=(done,)))).phases[2].state == "done"
    early = done._replace(done_on=date(2026, 11, 23))
    assert scorecard(result({}, facts=Facts(COMPANY, roadmap=(early,)))).phases[2].state == "under-way"


def test_measures_are_sorted_from_dead_to_alive() -> None:
    def kpi(name: str, **given: object) -> KpiFact:
        return KpiFact(name, name, "k.yaml", 1, "mona", source="s", target="1", value="1", **given)

    times = {"every": "1 month", "due": date(2026, 11, 30), "stale_after": date(2026, 12, 31)}
    facts = Facts(
        COMPANY,
        kpis=(
            kpi("fresh", measured_on=date(2026, 10, 31), **times),
            kpi("unplanned", measured_on=date(2026, 10, 31)),
            kpi("never", every="1 month"),
            kpi("future", measured_on=date(2026, 11, 23), **times),
            kpi("bare", measured_on=date(2026, 10, 31), **times)._replace(
                source="", owner="", target="", value=""
            ),
        ),
    )
    found = scorecard(result({}, facts=facts)).kpis
    assert [(one.id, one.state) for one in found] == [
        ("future", "never"),
        ("never", "never"),
        ("unplanned", "unplanned"),
        ("bare", "fresh"),
        ("fresh", "fresh"),
    ]
    assert found[3].lacks == ("source", "owner", "target", "value")


def test_champions_and_owners_who_carry_too_much_are_named() -> None:
    def person(name: str, **given: object) -> PersonFact:
        return PersonFact(Subject("person", name), name, "p.yaml", 1, **given)

    def owned(number: int, who: str) -> DocumentFact:
        return DocumentFact(Subject("kpi", f"k{number}"), "k.yaml", number, who, "active", owned=True)

    areas = tuple(
        AreaFact(f"a{n}", "", "a.yaml", n, champion="many", champion_active=True, deputy_active=True)
        for n in range(4)
    )
    # 40 documents of 5 owners: 8 each on average, so that more than 24 are too many; with 3 less for one of them
    # there are 37, 7.4 each, and 22 are not more than 22.2
    documents = [owned(n, "busy") for n in range(25)] + [owned(n, f"p{n % 4}") for n in range(25, 40)]
    facts = Facts(
        COMPANY,
        documents=tuple(documents),
        people=(
            person("many", deputy="x"),
            person("busy"),
            person("left", active=False),
            *(person(f"p{n}", deputy="x") for n in range(4)),
        ),
        areas=(*areas, AreaFact("empty", "", "a.yaml", 9)),
    )
    gaps = scorecard(result({}, facts=facts)).ownership.gaps
    assert [(gap.cause, gap.who, gap.holds) for gap in gaps] == [
        ("no-champion", "", 0),
        ("overloaded", "busy", 25),
        ("overloaded", "many", 4),
        ("no-deputy", "busy", 25),
    ]
    fewer = facts._replace(documents=tuple(documents[3:]), areas=areas[1:])
    assert [gap.cause for gap in scorecard(result({}, facts=fewer)).ownership.gaps] == ["no-deputy"]


def test_signs_count_findings_and_the_customers_who_meet_them() -> None:
    facts = Facts(
        COMPANY,
        journeys=(
            JourneyFact("j", "J", "j.yaml", 1, volume=700, members=(A, B)),
            JourneyFact("k", "K", "j.yaml", 9, volume=300, members=(A,)),
            JourneyFact("l", "L", "j.yaml", 19, members=(B,)),
        ),
    )
    rules = {**RULES, "GOV004": RULES["POL001"]._replace(id="GOV004")}
    found = (finding("GOV004", A), finding("GOV004", A), finding("GOV004", B))
    card = scorecard(result({A: (Outcome.PASS, Outcome.PASS)}, rules=rules, findings=found, facts=facts))
    repetition, inconsistency, unanswered = card.symptoms
    assert (inconsistency.id, inconsistency.findings, inconsistency.customers) == ("inconsistency", 3, 1000)
    assert [(entry.subject, entry.times) for entry in inconsistency.places] == [
        ("policy/a", 2),
        ("policy/b", 1),
    ]
    assert (repetition.findings, unanswered.findings, unanswered.customers) == (0, 0, None)


@pytest.mark.parametrize(
    ("days", "when"), [(-1, "now"), (0, "soon"), (30, "soon"), (31, "later"), (90, "later"), (91, None)]
)
def test_what_is_due_is_a_task_by_its_day(days: int, when: str | None) -> None:
    day = DAY + timedelta(days=days)
    facts = Facts(
        COMPANY,
        documents=(DocumentFact(A, "a.yaml", 2, review_by=day),),
        roadmap=(
            RoadmapFact("r", "R", "r.yaml", 1, owner="lena", due=day),
            RoadmapFact("d", "D", "r.yaml", 9, owner="lena", due=day, done_on=DAY),
        ),
        kpis=(KpiFact("k", "K", "k.yaml", 1, owner="lena", due=day),),
    )
    card = scorecard(result({A: (Outcome.PASS, Outcome.PASS)}, facts=facts))
    found = {(owner.id, task.cause, task.when, task.by) for owner in card.todo for task in owner.tasks}
    expected = {("lena", "kpi", when, day), ("lena", "roadmap", when, day), ("mona", "review", when, day)}
    assert found == (expected if when else set())


def test_what_a_finding_says_already_is_no_second_task() -> None:
    facts = Facts(COMPANY, documents=(DocumentFact(A, "a.yaml", 2, review_by=DAY),))
    rules = {**RULES, "GOV002": RULES["POL001"]._replace(id="GOV002")}
    made = result(
        {A: (Outcome.PASS, Outcome.PASS)}, facts=facts, rules=rules, findings=(finding("GOV002", A),)
    )
    assert [task.cause for owner in scorecard(made).todo for task in owner.tasks] == ["finding"]


def test_a_clause_on_which_something_broke_is_not_known_even_where_another_check_is_waived() -> None:
    rows = {A: (Outcome.INTERNAL_ERROR, Outcome.WAIVED), B: (Outcome.PASS, Outcome.PASS)}
    assert [(c.clause, c.status) for c in scorecard(result(rows)).clauses] == [
        ("GDPR 7", "excused"),
        ("ISO 1", "unknown"),
    ]
