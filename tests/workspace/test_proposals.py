"""Whom and what the rules propose where a document has to name somebody or something."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.model.document import Context
from cxlint.model.scalars import Place, read_scalar
from cxlint.plugins import build_registry
from cxlint.workspace.approval import approvers
from cxlint.workspace.days import later
from cxlint.workspace.durations import faster_steps
from cxlint.workspace.graph import Workspace
from cxlint.workspace.leaders import cx_lead, free_id, leader
from cxlint.workspace.people import someone
from cxlint.workspace.places import read_place
from cxlint.workspace.processes import free_hands, trained, training_for
from cxlint.workspace.processes import leader as process_leader
from cxlint.workspace.requests import frequent
from cxlint.workspace.speech import language_of

KINDS = build_registry(entry_points=False).kinds


def company(*documents: str) -> Workspace:
    corpus = Corpus.empty(1)
    read_text(corpus, "case.yaml", "---\n".join(documents).encode(), KINDS, configured=True)
    return Workspace(corpus.documents, date(2026, 11, 22))


def person(name: str, more: str = "") -> str:
    return f"kind: person\nid: {name}\n{more}\n"


GONE = person("gone", "level: executive\nstatus: inactive")
LEFT = person("left", "level: executive\nleft_on: 2026-11-22")
NOOR = person("noor", "level: executive")
TARA = person("tara", "level: manager")
OMAR = person("omar", "level: frontline")
POLICY = "kind: policy\nid: returns\n"


@pytest.mark.parametrize(
    ("people", "proposed"),
    [
        ((OMAR, TARA, LEFT, NOOR), "noor"),
        (
            (
                "kind: organisation\nid: a\nexecutive_sponsor: noor\n",
                person("amal", "level: executive"),
                NOOR,
            ),
            "noor",
        ),
        (("kind: organisation\nid: a\nexecutive_sponsor: tara\n", TARA, NOOR), "noor"),
        ((OMAR, TARA, GONE), "an-executive-id"),
    ],
)
def test_a_member_of_the_top_leadership_is_proposed(people, proposed) -> None:
    assert leader(company(*people)) == proposed


@pytest.mark.parametrize(
    ("people", "proposed"),
    [
        ((OMAR, TARA, LEFT, NOOR), "noor"),
        ((OMAR, LEFT, TARA), "tara"),
        (
            (
                "kind: organisation\nid: a\nexecutive_sponsor: noor\n",
                person("amal", "level: executive"),
                NOOR,
            ),
            "noor",
        ),
        ((OMAR, LEFT), "an-executive-id"),
    ],
)
def test_a_leader_who_is_there_is_proposed_behind_a_process(people, proposed) -> None:
    assert process_leader(company(*people)) == proposed


@pytest.mark.parametrize(
    ("documents", "proposed"),
    [
        (("kind: organisation\nid: a\ncx_lead: omar\n", TARA, OMAR), "omar"),
        (("kind: organisation\nid: a\ncx_lead: left\n", LEFT, OMAR), "omar"),
        (("kind: area\nid: care\ncx_champion: omar\n", TARA, OMAR), "omar"),
        (("kind: organisation\nid: a\ncx_lead: team/desk\n", "kind: team\nid: desk\n", OMAR), "omar"),
        ((LEFT,), "a-person-id"),
    ],
)
def test_the_lead_of_the_work_is_proposed_or_somebody_who_is_there(documents, proposed) -> None:
    assert cx_lead(company(*documents)) == proposed


@pytest.mark.parametrize(
    ("documents", "proposed"),
    [
        ((POLICY + "owner: tara\n", OMAR, TARA), "tara"),
        ((POLICY, LEFT, OMAR), "omar"),
        ((POLICY, LEFT), "a-person-id"),
    ],
)
def test_whoever_answers_for_it_is_proposed_or_anybody_who_is_there(documents, proposed) -> None:
    there = company(*documents)
    assert someone(there, there.documents("policy")[0]) == proposed


def test_a_new_id_is_one_that_nothing_bears() -> None:
    there = company("kind: kpi\nid: trust\n", "kind: kpi\nid: trust-2\n")
    assert [free_id(there, kind, "trust") for kind in ("kpi", "policy")] == ["trust-3", "trust"]


PAY = "kind: process\nid: pay\n"
PAYING = "kind: training\nid: paying\ncovers: [process/pay]\n"
SAFETY = "kind: training\nid: safety\n"


@pytest.mark.parametrize(
    ("had", "trainings", "proposed"),
    [
        (
            "{training: safety, on: 2026-01-01}, {training: paying, on: 2026-01-01}",
            (SAFETY, PAYING),
            "paying",
        ),
        ("{training: safety, on: 2026-01-01}", (PAYING, SAFETY), "safety"),
        ("{training: safety, on: 2027-01-01}", (SAFETY, PAYING), "paying"),
        ("", (SAFETY,), "safety"),
        ("", (), "a-training-id"),
    ],
)
def test_the_training_that_fits_best_is_proposed(had, trainings, proposed) -> None:
    there = company(PAY, f"kind: team\nid: desk\ntraining: [{had}]\n", *trainings)
    assert training_for(there, there.documents("team"), there.documents("process")[0]) == proposed


def test_a_training_is_written_anew_beside_the_others() -> None:
    records = "{training: safety, on: 2026-01-01}, {training: paying, on: 2020-01-01}"
    there = company(f"kind: team\nid: desk\ntraining: [{records}]\n", PAYING, SAFETY)
    desk, (paying, _) = there.documents("team")[0], there.documents("training")
    assert trained(there, desk, (paying,)) == (
        "kind: team\nid: desk\n"
        'training: [{training: safety, "on": 2026-01-01}, {training: paying, "on": 2026-11-22}]'
    )
    assert trained(there, None, (paying,)).startswith("kind: team\nid: desk\n")


def test_a_task_is_offered_to_those_who_are_there_and_have_not_got_it() -> None:
    mail, team = person("mail", "type: mailbox"), "kind: team\nid: desk\n"
    there = company(LEFT, mail, OMAR, TARA, team)
    assert [who.id for who in free_hands(there)] == ["desk", "omar", "tara"]
    assert [who.id for who in free_hands(there, [None, there.documents("person")[2]])] == ["desk", "tara"]


def test_a_request_that_comes_once_a_month_can_be_the_most_frequent_one() -> None:
    there = company(
        "kind: request-type\nid: rare\nvolume_month: 1\n", "kind: request-type\nid: never\nvolume_month: 0\n"
    )
    assert [kind.id for kind in frequent(there)] == ["rare"]


def test_the_last_year_of_the_calendar_is_a_year_like_others() -> None:
    assert later(date(9998, 12, 15), read_scalar("duration", "12 months")) == date(9999, 12, 15)


def test_what_is_left_of_a_wait_is_told_in_days_from_two_days_on() -> None:
    (process,) = company(PAY + "steps: [{id: a, takes: 1 day, waits_at_most: 9 days}]\n").documents("process")
    (step,) = faster_steps(process, read_scalar("duration", "3 days"))
    assert str(step["waits_at_most"]) == "2 days"


def test_an_item_of_a_list_is_found_by_the_name_that_its_kind_gives_it() -> None:
    there = company(PAY + "steps: [{id: look, name: pay, takes: 1 day}, {id: pay, takes: 2 days}]\n")
    stated = read_place(there, Place("process", "pay", ("steps", "pay", "takes")))
    assert stated is not None
    assert (stated.path, str(stated.value)) == ("steps.1.takes", "2 days")


@pytest.mark.parametrize(
    ("document", "speaks", "language"),
    [
        ("kind: policy\nid: p\nlanguage: fa\n", ("ar",), "fa"),
        ("kind: touchpoint\nid: p\nlanguages: [de, ar, en]\n", ("fa",), "ar"),
        ("kind: touchpoint\nid: p\nlanguages: [de]\n", ("fr", "fa-IR", "ar"), "fa-IR"),
        ("kind: touchpoint\nid: p\n", ("de",), "en"),
        ("kind: touchpoint\nid: p\n", (), "en"),
    ],
)
def test_customers_are_spoken_to_in_their_language(document, speaks, language) -> None:
    there = company(document)
    (one,) = there.documents(document.split()[1])
    one.context = Context(there.as_of, languages=speaks) if speaks else None
    assert language_of(one) == language


def test_an_area_is_approved_by_its_own_champion() -> None:
    there = company("kind: area\nid: care\ncx_champion: omar\n", OMAR)
    assert approvers(there, there.documents("area")[0])[0].who is there.documents("person")[0]
