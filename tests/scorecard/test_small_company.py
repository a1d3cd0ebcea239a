"""The scorecard of a company of ten documents, worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from cxlint.scorecard import scorecard
from cxlint.scorecard.values import Counts, Score

# Of 1,000 customers a month 900 buy and 100 complain, so these shares of them meet a document:
#   0.9  journey/buy, touchpoint/counter, policy/returns (applied there), kpi/happy (measures the journey)
#   0.1  journey/complain, touchpoint/form, policy/refunds
#   1.0  the organisation, which everybody meets
#   0.5  person/mona and waiver/fee are on no journey: the share of an average one, 500 of 1,000
#
# The checks, as weight of the severity times share (error 8, warning 3):
#   CX      passes on all ten: 8 x (4 x 0.9 + 3 x 0.1 + 1.0 + 2 x 0.5) = 8 x 5.9           = 47.2 of 47.2
#   OWN006  passes on buy, happy, returns (0.9 each) and refunds (0.1): 8 x 2.8 = 22.4
#           fails on complain: 8 x 0.1 = 0.8                                               = 22.4 of 23.2
#   GOV005  passes on returns: 3 x 0.9 = 2.7, fails on refunds: 3 x 0.1 = 0.3              =  2.7 of  3.0
#   TCH002  passes on the counter: 8 x 0.9 = 7.2 (its gravest message is an error)
#           fails on the form with a warning: 3 x 0.1 = 0.3                                =  7.2 of  7.5
#   KPI010  passes on happy: 3 x 0.9                                                       =  2.7 of  2.7
#   POL004  passes on returns: 8 x 0.9 = 7.2, is waived on refunds: 8 x 0.1 = 0.8          =  7.2 of  8.0
#                                                                                    sum  = 89.4 of 91.6


@pytest.fixture
def card(tea_house):
    return scorecard(tea_house())


def test_the_whole_company_counts_every_check_once(card) -> None:
    # 10 CX, 5 OWN006, 2 GOV005, 2 TCH002, 1 KPI010, 2 POL004: 22 checks, of which 3 fail and 1 is waived
    assert card.whole.counts == Counts(documents=10, passed=18, failed=3, waived=1)
    assert card.whole.counts.checks == 22
    assert card.whole.score == Score(89.4, 91.6)
    assert card.whole.score.value == pytest.approx(97.598, abs=0.001)
    assert card.whole.score.shown == 97
    assert card.whole.volume == 1000
    assert (card.title, card.weighted, card.incomplete) == ("The Tea House", True, False)


def test_an_error_at_level_two_keeps_the_company_at_level_one(card) -> None:
    # Level 1: CX passes everywhere, and the reason that GOV005 misses is only a warning. Level 2: OWN006 fails.
    assert card.whole.level.reached == 1
    (blocker,) = card.whole.level.blockers
    assert (blocker.cause, blocker.level, blocker.rule) == ("failed", 2, "OWN006")
    assert (blocker.file, blocker.line, blocker.owner) == ("journeys/complain.yaml", 2, "nobody")


def test_areas_are_counted_apart(card) -> None:
    shop, web, none = card.areas
    # The shop: buy, counter, returns and happy pass 4 CX, 3 OWN006, GOV005, TCH002, KPI010, POL004.
    assert (shop.id, shop.counts) == ("shop", Counts(documents=4, passed=11))
    assert (shop.score.shown, shop.level.reached, shop.level.blockers) == (100, 5, ())
    # The web: 3 CX and OWN006 of refunds pass (8 x 0.4 = 3.2); OWN006, GOV005, TCH002 fail, POL004 is waived.
    assert (web.id, web.counts) == ("web", Counts(documents=3, passed=4, failed=3, waived=1))
    assert web.score == Score(3.2, 5.4)
    assert (web.score.shown, web.level.reached) == (59, 1)
    # The organisation, Mona and the waiver belong to no area: CX alone, 8 x (1.0 + 0.5 + 0.5).
    assert (none.id, none.counts, none.score) == ("(no area)", Counts(documents=3, passed=3), Score(16, 16))
    # Nothing at level 2 was checked there, so it has not been shown.
    assert none.level.reached == 1
    assert [(b.cause, b.level) for b in none.level.blockers] == [("nothing", 2)]


def test_areas_and_families_add_up_to_the_whole(card) -> None:
    for by in ("area", "owner", "family"):
        groups = card.groups(by)
        for field in ("passed", "failed", "waived", "not_applicable"):
            assert sum(getattr(g.counts, field) for g in groups) == getattr(card.whole.counts, field), by
        assert sum(group.score.possible for group in groups) == pytest.approx(card.whole.score.possible)


def test_the_busiest_journey_comes_first_with_all_that_customers_meet_on_it(card) -> None:
    buy, complain = card.journeys
    assert (buy.id, buy.volume, buy.counts) == ("buy", 900, Counts(documents=4, passed=11))
    assert (complain.id, complain.volume) == ("complain", 100)
    assert complain.counts == Counts(documents=3, passed=4, failed=3, waived=1)
    assert (complain.title, complain.file, complain.line) == ("Complain", "journeys/complain.yaml", 2)


def test_owners_are_those_who_answer(card) -> None:
    # Mona owns 6 documents and lena, who is described nowhere, does not count: the waiver is nobody's,
    # as are the journey without an owner, the organisation, and Mona herself.
    mona, nobody = card.owners
    assert (mona.id, mona.title, mona.counts.documents) == ("mona", "Mona Khalil", 6)
    assert (nobody.id, nobody.counts) == ("nobody", Counts(documents=4, passed=4, failed=1))


def test_families_and_standards_have_a_score_and_no_level(card) -> None:
    families = {group.id: group for group in card.families}
    assert list(families) == ["CX", "POL", "KPI", "OWN", "TCH", "GOV"]
    assert families["POL"].score == Score(7.2, 8.0)
    assert families["TCH"].score == Score(7.2, 7.5)
    assert families["OWN"].score == Score(22.4, 23.2)
    assert all(group.level is None for group in (*card.families, *card.standards))
    assert sum(group.counts.failed for group in card.standards) > 0


def test_findings_stand_by_severity_times_customers(card) -> None:
    # OWN006: 8 x 100. The two warnings: 3 x 100 each, in the order of their files.
    found = [(entry.rule, entry.impact, entry.customers, entry.file, entry.line) for entry in card.top]
    assert found == [
        ("OWN006", 800, 100, "journeys/complain.yaml", 2),
        ("GOV005", 300, 100, "policies/refunds.yaml", 2),
        ("TCH002", 300, 100, "touchpoints/form.yaml", 2),
    ]
    assert card.top[0].journeys == ("Complain",)


def test_the_waiver_is_debt_with_an_age_and_an_end(card) -> None:
    (debt,) = card.debt
    assert (debt.kind, debt.id, debt.rule, debt.covers) == ("waiver", "fee", "POL004", 1)
    # From the 1st to the 22nd of November are 21 days; from then to the end of the year 39.
    assert (debt.age, debt.left, debt.until) == (21, 39, date(2026, 12, 31))
    assert (debt.file, debt.line) == ("waivers/fee.yaml", 9)


def test_a_comment_is_debt_too_wherever_its_file_is_named_from(tea_house) -> None:
    form = (
        'kind: touchpoint\nid: form  # cxlint: ignore[TCH002] until=2027-01-31 reason="new form in spring"\n'
        "title: The form\narea: web\nowner: mona\npolicies: [refunds]\n"
    )
    result = tea_house({"touchpoints/form.yaml": form})
    for prefix in ("", "companies/tea/"):
        comment = next(debt for debt in scorecard(result.below(prefix)).debt if debt.kind == "comment")
        assert (comment.rule, comment.subject, comment.covers) == ("TCH002", "touchpoint/form", 1)
        assert (comment.file, comment.line) == (f"{prefix}touchpoints/form.yaml", 2)
        assert (comment.owner, comment.age, comment.left) == ("mona", None, 70)
    assert scorecard(result).whole.counts.waived == 2


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-11-30", "fresh"), ("2026-12-01", "late"), ("2026-12-31", "late"), ("2027-01-01", "stale")],
)
def test_a_measure_is_late_after_its_time_and_stale_after_twice_its_time(tea_house, day, state) -> None:
    (kpi,) = scorecard(tea_house(day=date.fromisoformat(day))).kpis
    assert (kpi.state, kpi.due, kpi.lacks) == (state, date(2026, 11, 30), ())


def test_ownership_names_who_is_missing_and_who_stands_alone(card) -> None:
    # Two policies, two journeys, two touchpoints and the measure need an owner; the journey `complain` has none.
    assert (card.ownership.needed, card.ownership.answered) == (7, 6)
    assert [(gap.cause, gap.subject, gap.holds) for gap in card.ownership.gaps] == [
        ("unassigned", "journey/complain", 0),
        ("no-deputy", "person/mona", 6),
    ]


def test_everybody_gets_a_list_of_what_to_do(card) -> None:
    tasks = {owner.id: [(task.when, task.cause, task.rule) for task in owner.tasks] for owner in card.todo}
    assert tasks == {
        "mona": [("soon", "finding", "GOV005"), ("soon", "finding", "TCH002"), ("soon", "kpi", "")],
        "lena": [("later", "waiver", "POL004")],
        "nobody": [("now", "finding", "OWN006")],
    }


def test_an_owner_for_the_journey_brings_the_company_to_level_two(tea_house) -> None:
    text = "kind: journey\nid: complain\narea: web\nowner: mona\nvolume_month: 100\nstages: [{name: I write, touchpoints: [form]}]\n"
    card = scorecard(tea_house({"journeys/complain.yaml": text}))
    # Then TCH002 passes on the counter at 3 and KPI010 at 4; at 5 the waived error stands in the way.
    assert card.whole.level.reached == 4
    assert [(b.cause, b.rule, b.subject) for b in card.whole.level.blockers] == [
        ("waived", "POL004", "policy/refunds")
    ]
    assert card.whole.score == Score(90.2, 91.6)
    # Alone, the web has shown nothing at level 3: the form only fails, with a warning.
    web = next(group for group in card.areas if group.id == "web")
    assert (web.level.reached, [b.cause for b in web.level.blockers]) == (2, ["nothing"])


def test_what_does_not_apply_is_left_out(tea_house) -> None:
    text = "kind: policy\nid: returns\narea: shop\nowner: mona\nrationale: Whoever can return things easily buys more.\n"
    card = scorecard(tea_house({"policies/returns.yaml": text}))
    assert card.whole.counts == Counts(documents=10, passed=17, failed=3, waived=1, not_applicable=1)
    assert card.whole.score == Score(82.2, 84.4)


def test_without_volumes_every_document_counts_the_same(tea_house) -> None:
    card = scorecard(
        tea_house(
            {
                "journeys/buy.yaml": "kind: journey\nid: buy\nowner: mona\nstages: [{name: I pay, touchpoints: [counter]}]\n",
                "journeys/complain.yaml": "kind: journey\nid: complain\nstages: [{name: I write, touchpoints: [form]}]\n",
            }
        )
    )
    # 10 x 8, 4 x 8 of 5 x 8, 3 of 6, 8 of 11, 3, 8 of 16
    assert card.whole.score == Score(134, 156)
    assert (card.weighted, card.whole.volume) == (False, None)
    assert [(entry.rule, entry.impact, entry.customers) for entry in card.top] == [
        ("OWN006", 8, None),
        ("GOV005", 3, None),
        ("TCH002", 3, None),
    ]


def test_a_company_without_a_document_has_no_score(tea_house, ten) -> None:
    card = scorecard(tea_house(dict.fromkeys(ten)))
    assert card.whole.counts.checks == 0
    assert (card.whole.score.value, card.whole.score.shown) == (None, None)
    assert card.whole.level.reached == 0


def test_tables_that_need_facts_are_empty_without_them(tea_house) -> None:
    card = scorecard(tea_house(facts=False))
    assert (card.kpis, card.debt, card.journeys) == ((), (), ())
    assert card.whole.counts == Counts(documents=10, passed=18, failed=3, waived=1)
