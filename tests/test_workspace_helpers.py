"""What rules of several families ask of the workspace: sums of durations, places elsewhere, writing, days, areas."""

from __future__ import annotations

import pickle
from datetime import date

import pytest
import yaml

from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.model.scalars import Duration, FaultyField, read_scalar
from cxlint.model.text import Text
from cxlint.plugins import build_registry
from cxlint.workspace.areas import lies_within
from cxlint.workspace.days import later
from cxlint.workspace.durations import faster_steps, time_of_steps, total
from cxlint.workspace.graph import Workspace
from cxlint.workspace.places import read_place
from cxlint.workspace.writing import change, nested, written

HOUR = 3600 * 10**6
DAY = 24 * HOUR


def workspace_of(stream: str) -> Workspace:
    corpus = Corpus.empty(1)
    read_text(corpus, "case.yaml", stream.encode(), build_registry(entry_points=False).kinds, configured=True)
    return Workspace(corpus.documents, date(2026, 11, 22))


def durations(*words: str) -> list[Duration]:
    return [read_scalar("duration", word) for word in words]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (
            ("20 minutes", "5 working days", "1 hour", "10 working days"),
            "15 working days, 1 hour and 20 minutes",
        ),
        (("20 hours", "40 hours"), "2 days and 12 hours"),
        (("1 week", "7 days"), "2 weeks"),
        (("1 year", "2 months"), "14 months"),
        (("1.5 working days", "1.5 working days"), "3 working days"),
        (("1.5 hours",), "1 hour and 30 minutes"),
        (("immediately",), "no time at all"),
        ((), "no time at all"),
    ],
)
def test_durations_add_up_and_print_in_plain_words(parts, words):
    assert str(total(durations(*parts))) == words


@pytest.mark.parametrize(
    ("parts", "limit", "over"),
    [
        (("5 days", "1 minute"), "5 days", 60 * 10**6),
        (("3 days", "48 hours"), "5 days", 0),
        (("5 working days",), "5 days", 2 * DAY),
        (("10 working days", "1 hour"), "10 working days", HOUR),
        (("9 working days", "30 hours"), "10 working days", 0),
        (("9 working days", "3 days"), "10 working days", DAY),
        (("30 days",), "1 month", 0),
        (("32 days",), "1 month", DAY),
        (("1 month",), "28 days", 0),
        (("1 month",), "27 days", DAY),
        (("1 year",), "12 months", 0),
        (("1 minute",), "immediately", 60 * 10**6),
    ],
)
def test_a_sum_exceeds_a_limit_only_where_that_is_sure(parts, limit, over):
    assert total(durations(*parts)).over(durations(limit)[0]) == over


def test_the_working_week_decides_how_long_working_days_are():
    assert total(durations("6 working days")).over(durations("7 days")[0], 6) == 0
    assert total(durations("6 working days")).over(durations("7 days")[0], 5) == 2 * DAY


STEPS = """\
kind: process
id: refunds
steps:
  - {id: look, takes: 10 minutes, waits_at_most: 2 days}
  - {id: sign, waits_at_most: 5 days, approval: true, name: {en: Sign it}}
  - {id: pay, takes: 1 day}
"""


def test_the_steps_of_a_process_are_added_with_their_waits():
    process = workspace_of(STEPS).documents("process")[0]
    assert str(time_of_steps(process)) == "8 days and 10 minutes"


def test_steps_without_times_have_no_sum():
    assert (
        time_of_steps(workspace_of("kind: process\nid: p\nsteps: [{id: a}]\n").documents("process")[0])
        is None
    )
    assert time_of_steps(workspace_of("kind: process\nid: p\n").documents("process")[0]) is None


@pytest.mark.parametrize(
    ("limit", "waits"),
    [
        ("9 days", ("2 days", "5 days")),
        ("5 days", ("2 days", "47 hours")),
        ("2 days", ("23 hours", "immediately")),
    ],
)
def test_steps_are_made_to_fit_by_cutting_the_longest_waits(limit, waits):
    process = workspace_of(STEPS).documents("process")[0]
    allowed = durations(limit)[0]
    faster = faster_steps(process, allowed)
    times = [step[field] for step in faster for field in ("takes", "waits_at_most") if field in step]
    assert total(times).over(allowed) == 0
    assert tuple(str(step["waits_at_most"]) for step in faster[:2]) == waits
    assert [str(step.get("takes")) for step in faster] == ["10 minutes", "None", "1 day"]


def test_where_no_wait_is_left_the_work_is_cut():
    process = workspace_of(STEPS).documents("process")[0]
    allowed = durations("1 hour")[0]
    times = [s[f] for s in faster_steps(process, allowed) for f in ("takes", "waits_at_most") if f in s]
    assert total(times).over(allowed) == 0


def test_working_days_are_cut_until_they_fit():
    process = workspace_of(
        "kind: process\nid: p\nsteps: [{id: a, waits_at_most: 3 working days}, {id: b, waits_at_most: 2 working days}]\n"
    ).documents("process")[0]
    allowed = durations("6 days")[0]
    assert total(s["waits_at_most"] for s in faster_steps(process, allowed)).over(allowed) == 0


PLACES = """\
kind: policy
id: returns
terms:
  return: {window: 30 days, starts_at: delivery, restocking: none}
  refund: {deadline: 5 working days}
  fees: [{name: late-payment, cap: 20 EUR}]
  complaint: {acknowledge: soon}
commitments: {loaner_device: {value: 3 days, better: less}}
---
kind: process
id: refunds
steps: [{id: look, takes: 2 days}]
"""


@pytest.mark.parametrize(
    ("place", "path", "value", "better"),
    [
        ("policy/returns#terms.return.window", "terms.return.window", "30 days", "more"),
        ("policy/returns#terms.refund.deadline", "terms.refund.deadline", "5 working days", "less"),
        ("policy/returns#terms.return.restocking", "terms.return.restocking", "none", "less"),
        ("policy/returns#terms.return.starts_at", "terms.return.starts_at", "delivery", ""),
        ("policy/returns#terms.refund.fee", "terms.refund.fee", "None", "less"),
        ("policy/returns#terms.fees.late-payment.cap", "terms.fees.0.cap", "20 EUR", "less"),
        ("policy/returns#terms.fees.other.cap", "terms.fees.other.cap", "None", "less"),
        ("policy/returns#commitments.loaner_device", "commitments.loaner_device.value", "3 days", "less"),
        (
            "policy/returns#commitments.loaner_device.value",
            "commitments.loaner_device.value",
            "3 days",
            "less",
        ),
        ("process/refunds#steps.look.takes", "steps.0.takes", "2 days", "less"),
    ],
)
def test_a_place_is_read_with_its_value_and_what_is_better(place, path, value, better):
    stated = read_place(workspace_of(PLACES), read_scalar("place", place))
    assert (stated.path, str(stated.value), stated.better) == (path, value, better)


def test_a_whole_document_is_a_place_too():
    stated = read_place(workspace_of(PLACES), read_scalar("place", "policy/returns"))
    assert (stated.document.id, stated.path) == ("returns", "")


def test_a_place_in_no_document_is_nowhere():
    assert read_place(workspace_of(PLACES), read_scalar("place", "policy/other#terms.return.window")) is None
    assert read_place(workspace_of(PLACES), read_scalar("place", "promis/other")) is None


def test_a_place_that_could_not_be_understood_is_not_judged():
    with pytest.raises(FaultyField):
        read_place(workspace_of(PLACES), read_scalar("place", "policy/returns#terms.complaint.acknowledge"))


@pytest.mark.parametrize(
    "value",
    [
        "plain-word",
        "no",
        "two words",
        "5",
        "a: b",
        "#5",
        "",
        ("a", "b c"),
        {"en": "Hi, you", "a b": True},
        "عربي: نعم",
    ],
)
def test_what_is_written_reads_back_the_same(value):
    read = yaml.safe_load(written(value))
    assert (tuple(read) if isinstance(read, list) else read) == value


def test_texts_and_typed_values_are_written_as_people_write_them():
    fields = {
        "takes": Duration(2, "days"),
        "name": Text({"en": "Look", "ar": "انظر"}),
        "on": Text.plain("Do it"),
    }
    assert written(fields) == '{takes: 2 days, name: {en: Look, ar: انظر}, "on": Do it}'


def test_a_field_is_written_under_its_parents():
    assert nested("terms.refund.deadline", Duration(2, "days")) == "terms:\n  refund:\n    deadline: 2 days"
    assert nested("target", Duration(2, "days")) == "target: 2 days"


def test_a_list_on_the_way_to_a_changed_field_is_written_whole():
    policy = workspace_of(PLACES).documents("policy")[0]
    written_terms = change(policy.values, "terms.fees.0.cap", "none at all")
    assert written_terms == "terms:\n  fees: [{name: late-payment, cap: none at all}]"
    assert change(policy.values, "terms.refund.deadline", Duration(2, "days")).endswith("deadline: 2 days")


@pytest.mark.parametrize(
    ("length", "day"),
    [
        ("1 month", date(2026, 2, 28)),
        ("12 months", date(2027, 1, 31)),
        ("2 years", date(2028, 1, 31)),
        ("2 weeks", date(2026, 2, 14)),
        ("9000 years", date.max),
    ],
)
def test_a_later_day_is_found_in_the_calendar(length, day):
    assert later(date(2026, 1, 31), durations(length)[0]) == day


@pytest.mark.parametrize(
    ("day", "next_month"),
    [
        (date(2024, 1, 31), date(2024, 2, 29)),
        (date(2023, 1, 31), date(2023, 2, 28)),
        (date(2100, 1, 31), date(2100, 2, 28)),
        (date(2000, 1, 31), date(2000, 2, 29)),
        (date(2024, 3, 31), date(2024, 4, 30)),
        (date(2024, 12, 31), date(2025, 1, 31)),
    ],
)
def test_a_month_later_is_the_last_day_of_a_shorter_month(day, next_month):
    assert later(day, durations("1 month")[0]) == next_month


def test_an_area_lies_within_itself_and_what_it_is_part_of():
    company = workspace_of(
        "kind: area\nid: chat\narea: care\n---\nkind: area\nid: care\narea: chat\n---\nkind: area\nid: shop\n"
    )
    chat, _, shop = company.documents("area")
    assert lies_within(company, chat, {"chat"})
    assert lies_within(company, chat, {"care"})
    assert not lies_within(company, chat, {"shop"})
    assert not lies_within(company, shop, {"care"})


def test_a_sum_can_be_sent_elsewhere_and_compared():
    summed = total(durations("2 months", "3 working days", "1 hour"))
    assert pickle.loads(pickle.dumps(summed)) == summed
    assert str(summed) == "2 months, 3 working days and 1 hour"
