"""Waivers over time: requests, who may approve, and how often one may be prolonged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cxlint.config import Settings
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.reporters import register as shown
from cxlint.reporting import Style
from cxlint.result import Result
from cxlint.suppress.register import Row, ending, register

PEOPLE = "".join(
    f"---\nkind: person\nid: {name}\nname: {name.title()}\n"
    for name in ("mona", "lena", "omar", "rita", "zoe", "boss", "lead")
)
COMPANY = (
    "kind: organisation\nid: shop\ncx_lead: lead\nexecutive_sponsor: boss\n---\n"
    "kind: area\nid: retail\nowner: omar\ncx_champion: rita\narea: sales\n---\n"
    "kind: area\nid: sales\nexecutive_sponsor: zoe\n---\nkind: team\nid: care\nlead: omar\n"
)
POLICY = "kind: policy\nid: returns\narea: retail\nterms:\n  return:\n    window: 3 days\n"
WAIVER = (
    "kind: waiver\nid: slow\nrule: POL001\nsubject: policy/returns\nreason: The system comes in June.\n"
    "owner: mona\napproved_by: rita\napproved_on: 2026-11-01\nexpires: 2027-04-30\n"
)
WINDOW = ("POL001", "found")


@pytest.fixture
def run(registry) -> Callable[..., tuple[Result, Run]]:
    def run(*waivers: str, company: str = COMPANY, as_of: str = "2026-11-22", policy: str = POLICY):
        files = {"a.yaml": policy, "company.yaml": company, "people.yaml": PEOPLE[4:]}
        files |= {"waivers.yaml": "---\n".join(waivers)} if waivers else {}
        settings = Settings(root=".", file="cxlint.yaml", selected=frozenset(registry.rules))
        corpus = Corpus.empty(len(files))
        for file, text in files.items():
            read_text(corpus, file, text.encode(), registry.kinds, configured=True)
        made = Run(settings, registry, corpus, date.fromisoformat(as_of))
        return made.result(()), made

    return run


@pytest.fixture
def keys(run) -> Callable[..., list[tuple[str, str]]]:
    return lambda *waivers, **more: [(f.rule, f.key) for f in run(*waivers, **more)[0].findings]


def changed(*changes: tuple[str, str]) -> str:
    text = WAIVER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


class TestApproval:
    @pytest.mark.parametrize("who", ["omar", "rita", "zoe", "boss", "lead"])
    def test_those_who_answer_for_the_area_or_the_whole_can_approve(self, keys, who: str) -> None:
        assert keys(changed(("approved_by: rita", f"approved_by: {who}"))) == []

    def test_nobody_else_can(self, run) -> None:
        result, _ = run(changed(("approved_by: rita", "approved_by: lena")))
        (fault,) = [f for f in result.findings if f.rule == "CX038"]
        assert (fault.key, fault.span.line) == ("not-accountable", 7)
        assert fault.text == (
            "Lena cannot approve this: policy/returns is the matter of others. Until one of them approves it "
            "(Omar, Rita, Zoe, Lead and Boss), this waiver has no effect."
        )
        assert fault.write == "approved_by: omar"
        assert result.waived == ()

    def test_who_has_left_answers_for_nothing(self, keys) -> None:
        people = COMPANY + "---\nkind: person\nid: gone\nleft_on: 2026-11-21\n"
        company = people.replace("cx_champion: rita", "cx_champion: gone")
        assert keys(changed(("approved_by: rita", "approved_by: gone")), company=company) == [
            WINDOW,
            ("CX038", "approver"),
        ]
        assert keys(WAIVER, company=company) == [WINDOW, ("CX038", "not-accountable")]

    def test_of_a_team_that_owns_the_area_its_lead_approves(self, keys) -> None:
        company = COMPANY.replace("owner: omar", "owner: care")
        assert keys(changed(("approved_by: rita", "approved_by: omar")), company=company) == []

    def test_where_the_company_names_nobody_nobody_can_approve(self, run) -> None:
        result, _ = run(
            WAIVER, company="kind: organisation\nid: shop\n", policy=POLICY.replace("area: retail\n", "")
        )
        (fault,) = [f for f in result.findings if f.rule == "CX038"]
        assert fault.key == "nobody-accountable"
        assert fault.write == "kind: organisation\nid: shop\ncx_lead: a-person-id"

    def test_the_owner_of_the_waiver_is_never_proposed(self, run) -> None:
        result, _ = run(changed(("approved_by: rita", "approved_by: lena"), ("owner: mona", "owner: omar")))
        (fault,) = [f for f in result.findings if f.rule == "CX038"]
        assert fault.write == "approved_by: rita"


class TestRequests:
    REQUEST = changed(
        ("approved_by: rita\napproved_on: 2026-11-01\nexpires: 2027-04-30\n", "status: requested\n")
    )

    def test_a_request_lets_nothing_pass_and_is_no_fault(self, keys) -> None:
        assert keys(self.REQUEST) == [WINDOW]

    def test_a_request_must_still_say_what_it_is_for(self, keys) -> None:
        assert keys(self.REQUEST.replace("reason: The system comes in June.\n", "")) == [
            WINDOW,
            ("CX038", "missing"),
        ]
        assert keys(self.REQUEST.replace("policy/returns", "policy/retruns")) == [
            WINDOW,
            ("CX036", "subject-near"),
        ]

    def test_without_a_status_a_missing_approval_is_a_fault(self, keys) -> None:
        assert keys(changed(("approved_by: rita\n", ""))) == [WINDOW, ("CX038", "missing")]

    def test_a_request_that_somebody_approved_is_neither(self, run) -> None:
        result, _ = run(WAIVER + "status: requested\n")
        (fault,) = [f for f in result.findings if f.rule == "CX038"]
        assert (
            fault.text
            == "Rita approved this waiver, but its status is still 'requested', so it has no effect."
        )
        assert fault.write == "status: approved"
        assert result.waived == ()

    @pytest.mark.parametrize("status", ["refused", "withdrawn"])
    def test_what_was_refused_or_withdrawn_is_a_record_only(self, keys, status: str) -> None:
        assert keys(f"kind: waiver\nid: old\nstatus: {status}\n") == [WINDOW]
        assert keys(WAIVER + f"status: {status}\n") == [WINDOW]

    def test_a_status_that_nobody_knows_has_no_effect(self, run) -> None:
        result, _ = run(WAIVER + "status: aproved\n")
        assert sorted((f.rule, f.key) for f in result.findings) == [("CX013", "not-a-choice-near"), WINDOW]
        assert result.waived == ()


def chain(count: int, last: str = "2027-04-30") -> list[str]:
    """A waiver and those that prolong it one after the other; only the last is still running."""
    texts = []
    for number in range(count + 1):
        expires = last if number == count else "2026-10-31"
        text = changed(("id: slow", f"id: slow-{number}"), ("2027-04-30", expires))
        texts.append(text + (f"renews: slow-{number - 1}\n" if number else ""))
    return texts


class TestRenewals:
    @pytest.mark.parametrize("count", [0, 1, 2])
    def test_an_exception_may_be_prolonged_twice(self, keys, count: int) -> None:
        assert keys(*chain(count)) == []

    def test_the_third_time_has_no_effect(self, run) -> None:
        result, _ = run(*chain(3))
        (fault,) = [f for f in result.findings if f.rule == "CX039"]
        assert fault.text == (
            "This exception was prolonged 2 times already, and 2 is the most, so this waiver has no effect. "
            "Mend what it is for."
        )
        assert ("POL001", "found") in [(f.rule, f.key) for f in result.findings]
        assert result.waived == ()

    def test_the_earlier_one_is_history_only_where_the_later_one_is_in_order(self, keys) -> None:
        first, second = chain(1)
        assert keys(first, second.replace("approved_by: rita\n", "")) == [
            WINDOW,
            ("CX032", "waiver"),
            ("CX038", "missing"),
        ]

    def test_both_at_once_do_not_overlap(self, keys) -> None:
        first, second = chain(1)
        assert keys(first.replace("2026-10-31", "2027-01-31"), second) == []

    @pytest.mark.parametrize(("old", "new"), [("POL001", "POL004"), ("policy/returns", "policy/fees")])
    def test_only_the_same_matter_can_be_prolonged(self, run, old: str, new: str) -> None:
        first, second = chain(1)
        policy = f"{POLICY}---\nkind: policy\nid: fees\narea: retail\nterms:\n  return:\n    window: 3 days\n"
        result, _ = run(first.replace(old, new), second, policy=policy)
        (fault,) = [f for f in result.findings if f.rule == "CX039"]
        assert fault.key == "other"
        assert result.waived == ()

    def test_a_part_of_the_same_document_is_the_same_matter(self, keys) -> None:
        first, second = chain(1)
        assert keys(first, second.replace("policy/returns", "policy/returns#terms.return.window")) == []

    def test_a_waiver_cannot_prolong_itself(self, keys) -> None:
        assert keys(WAIVER + "renews: slow\n") == [WINDOW, ("CX039", "circle")]
        first, second = chain(1)
        assert keys(first + "renews: slow-1\n", second) == [
            WINDOW,
            ("CX032", "waiver"),
            ("CX039", "circle"),
            ("CX039", "circle"),
        ]


class TestRegister:
    @pytest.fixture
    def rows(self, run, registry):
        def rows(*waivers: str, **more: str) -> tuple[tuple[Row, ...], Result]:
            result, made = run(*waivers, **more)
            return register(made.workspace, result, registry), result

        return rows

    def test_every_state_is_told_apart(self, rows) -> None:
        waivers = [
            *chain(1),
            TestRequests.REQUEST.replace("id: slow", "id: asked"),
            changed(("id: slow", "id: over"), ("2027-04-30", "2026-11-21")),
            changed(("id: slow", "id: faulty"), ("owner: mona", "owner: rita")),
            changed(("id: slow", "id: idle"), ("POL001", "POL004")),
            changed(("id: slow", "id: no")) + "status: refused\n",
            changed(("id: slow", "id: back")) + "status: withdrawn\n",
        ]
        found, _ = rows(*waivers)
        assert [(row.id, row.state) for row in found] == [
            ("over", "expired"),
            ("faulty", "no-effect"),
            ("slow-1", "approved"),
            ("idle", "unused"),
            ("asked", "requested"),
            ("slow-0", "prolonged"),
            ("no", "refused"),
            ("back", "withdrawn"),
        ]
        slow = next(row for row in found if row.id == "slow-1")
        assert (slow.renewals, slow.passes, slow.left, slow.approved_by) == (1, 1, 159, "rita")

    @pytest.mark.parametrize(
        ("expires", "counts"),
        [
            ("2026-12-22", (1, 1, 1)),
            ("2026-12-23", (0, 1, 1)),
            ("2027-01-21", (0, 1, 1)),
            ("2027-02-20", (0, 0, 1)),
            ("2027-02-21", (0, 0, 0)),
        ],
    )
    def test_what_ends_in_30_60_and_90_days_is_counted(
        self, rows, expires: str, counts: tuple[int, ...]
    ) -> None:
        found, result = rows(changed(("2027-04-30", expires)))
        assert tuple(len(ending(found, days)) for days in (30, 60, 90)) == counts
        told = shown.text(found, result, Style())
        assert (
            "In force: 1. Of them, ending within 30, 60 and 90 days: {}, {} and {}.".format(*counts) in told
        )

    def test_what_waits_and_what_does_not_count_is_told(self, rows) -> None:
        found, result = rows(
            TestRequests.REQUEST.replace("id: slow", "id: asked"),
            changed(("id: slow", "id: over"), ("2027-04-30", "2026-11-21")),
        )
        for told in (
            shown.text(found, result, Style()),
            shown.markdown(found, result, Style()).replace("\\", ""),
        ):
            assert "Waiting for approval: asked. Until then they let nothing pass." in told
            assert "Expired or without effect: over. `cxlint check` says why." in told.replace("``", "`")

    def test_every_format_shows_every_waiver(self, rows) -> None:
        import csv
        import io
        import json

        reason = 'reason: "=1+1 | <b> \\"x\\", y"'
        found, result = rows(changed(("reason: The system comes in June.", reason)))
        data = json.loads(shown.json(found, result, Style()))
        assert data["waivers"][0]["expires"] == "2027-04-30"
        assert data["ending"] == {"30": [], "60": [], "90": []}
        table = list(csv.reader(io.StringIO(shown.csv(found, result, Style()))))
        assert table[0] == list(Row._fields)
        assert table[1][table[0].index("reason")] == '\'=1+1 | <b> "x", y'
        line = next(line for line in shown.markdown(found, result, Style()).splitlines() if "slow" in line)
        assert line.count(" | ") == 10
        assert "<b>" not in line

    def test_where_there_is_none_that_is_said(self, rows) -> None:
        found, result = rows()
        assert "There is no waiver." in shown.text(found, result, Style())
        assert "There is no waiver." in shown.markdown(found, result, Style())
