"""The escalation ladder: the gravest level first, and where each leads."""

from __future__ import annotations

from cxlint.atlas import UNKNOWN

LEVELS = """\
kind: person
id: elena
name: Elena B
level: executive
---
kind: error-level
id: slight
title: Slight
rank: 3
escalate_to: error-level/severe
---
kind: error-level
id: grave
title: Grave
rank: 1
escalate_to: person/elena
respond: 15 minutes
resolve: 1 day
authority: 5000 EUR
---
kind: error-level
id: severe
title: Severe
rank: 2
escalate_to: error-level/slight
---
kind: error-level
id: odd
title: Odd
escalate_to: error-level/nowhere
---
kind: error-type
id: wrong-bill
title: Wrong bill
level: grave
---
kind: error-type
id: old-fault
title: Old fault
level: grave
status: retired
"""


def test_levels_stand_by_rank_and_those_without_one_come_last(draw) -> None:
    assert [(rung.rank, rung.level.id) for rung in draw(LEVELS).ladder] == [
        ("1", "grave"), ("2", "severe"), ("3", "slight"), ("", "odd"),
    ]  # fmt: skip


def test_a_level_tells_its_times_its_means_and_its_errors(draw) -> None:
    grave = draw(LEVELS).ladder[0]
    assert (grave.respond, grave.resolve, grave.inform, grave.authority) == (
        "15 minutes",
        "1 day",
        "",
        "5000 EUR",
    )
    assert grave.to.title == "Elena B"
    assert [kind.title for kind in grave.types] == ["Wrong bill"]
    assert "ERR002" in {notice.rule for notice in grave.notices}


def test_levels_that_pass_errors_round_in_a_circle_are_marked(draw) -> None:
    assert {rung.level.id: rung.circular for rung in draw(LEVELS).ladder} == {
        "grave": False, "severe": True, "slight": True, "odd": False,
    }  # fmt: skip


def test_a_level_that_leads_nowhere_says_so(draw) -> None:
    odd = draw(LEVELS).ladder[3]
    assert (odd.to.id, odd.to.state) == ("nowhere", UNKNOWN)
