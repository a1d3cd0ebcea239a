"""What holds for the score and the level of any result."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from cxlint.diagnostics import Outcome, Severity, Subject
from cxlint.facts import Facts, JourneyFact, OrganisationFact
from cxlint.result import Assessments, DocumentInfo, Result, RuleInfo
from cxlint.scorecard import scorecard

RULES = {
    f"R{level}{severity.value}": RuleInfo(
        f"R{level}{severity.value}",
        f"rule-{level}-{severity.word}",
        "R",
        severity,
        level,
        "",
        "",
        "",
        kinds=("policy",),
    )
    for level in range(1, 6)
    for severity in Severity
}
ROWS = st.lists(
    st.lists(st.sampled_from(Outcome), min_size=len(RULES), max_size=len(RULES)), min_size=0, max_size=6
)
VOLUMES = st.lists(st.one_of(st.none(), st.integers(0, 1000)), max_size=3)


def made(rows: list[list[Outcome]], volumes: list[int | None]) -> Result:
    """A result of so many policies; each journey has every second of them."""
    assessments = Assessments(tuple(RULES))
    subjects = [Subject("policy", f"p{number}") for number in range(len(rows))]
    for subject, row in zip(subjects, rows, strict=True):
        assessments.add(subject, bytes(row))
    journeys = tuple(
        JourneyFact(f"j{number}", "", "j.yaml", 1, volume=volume, members=tuple(subjects[number % 2 :: 2]))
        for number, volume in enumerate(volumes)
    )
    return Result(
        root=".",
        as_of=date(2026, 11, 22),
        language="en",
        fail_on=Severity.ERROR,
        findings=(),
        waived=(),
        assessments=assessments,
        documents=tuple(DocumentInfo(subject, subject.id, "p.yaml", "", "nobody") for subject in subjects),
        rules=RULES,
        files=len(rows),
        lines={},
        facts=Facts(OrganisationFact("o", "O", "o.yaml", 1), journeys=journeys),
    )


def shown(rows: list[list[Outcome]], volumes: list[int | None]) -> tuple[float | None, int]:
    """The score and the level."""
    whole = scorecard(made(rows, volumes)).whole
    assert whole.level is not None
    return whole.score.value, whole.level.reached


UNDONE = st.sampled_from([Outcome.FAIL, Outcome.WAIVED, Outcome.INTERNAL_ERROR])


@given(ROWS, VOLUMES, st.sampled_from(sorted(RULES)), UNDONE)
def test_one_more_subject_that_does_not_pass_never_raises_the_score(rows, volumes, rule, outcome) -> None:
    worse = [outcome if name == rule else Outcome.NOT_APPLICABLE for name in RULES]
    score, level = shown(rows, volumes)
    score_after, level_after = shown([*rows, worse], volumes)
    if score is None:
        assert not score_after
    else:
        assert score_after is not None
        assert score_after <= score
    assert level_after <= level


@given(ROWS, VOLUMES)
def test_what_does_not_apply_changes_nothing(rows, volumes) -> None:
    nothing = [Outcome.NOT_APPLICABLE] * len(RULES)
    assert shown([*rows, nothing], []) == shown(rows, [])
    for row in rows:
        for outcome in Outcome:
            assert 0 <= outcome <= 4, row
    score, _ = shown(rows, volumes)
    assert score is None or 0 <= score <= 100


@given(ROWS, VOLUMES, st.data())
def test_a_check_that_breaks_never_counts_as_passed(rows, volumes, data) -> None:
    passes = [
        (r, c) for r, row in enumerate(rows) for c, outcome in enumerate(row) if outcome is Outcome.PASS
    ]
    if not passes:
        return
    row, column = data.draw(st.sampled_from(passes))
    broken = [list(outcomes) for outcomes in rows]
    broken[row][column] = Outcome.INTERNAL_ERROR
    score, level = shown(rows, volumes)
    score_after, level_after = shown(broken, volumes)
    assert score is None or (score_after is not None and score_after <= score)
    assert level_after <= level


@given(ROWS, VOLUMES)
def test_only_a_result_in_which_everything_passed_shows_100(rows, volumes) -> None:
    whole = scorecard(made(rows, volumes)).whole
    weighing = [c for c in rows for c in c if c not in (Outcome.PASS, Outcome.NOT_APPLICABLE)]
    if whole.score.shown == 100 and not any(volume == 0 for volume in volumes):
        assert not weighing
    if not any(outcome for row in rows for outcome in row):
        assert whole.score.shown is None
