"""Which systems exchange data, and which learn of something at once: the same whoever is asked about first."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.model.scalars import FaultyField
from cxlint.plugins import build_registry
from cxlint.workspace.graph import Workspace
from cxlint.workspace.systems import connected, told_at_once

LINE = """
kind: system
id: crm
integrates: [{system: till, mode: batch}, {system: desk}]
---
kind: system
id: till
---
kind: system
id: desk
integrates: [{system: web, mode: realtime}]
---
kind: system
id: web
---
kind: system
id: old
status: retired
integrates: [{system: till}, {system: web}]
---
kind: system
id: alone
integrates: [{system: old}]
"""

UNCLEAR = """
kind: system
id: crm
integrates: [{system: till, mode: sometimes}, {system: desk}]
---
kind: system
id: till
---
kind: system
id: desk
"""


def workspace_of(stream: str) -> Workspace:
    corpus = Corpus.empty(1)
    read_text(corpus, "case.yaml", stream.encode(), build_registry(entry_points=False).kinds, configured=True)
    return Workspace(corpus.documents, date(2026, 11, 22))


def asked(stream, ask, order):
    workspace = workspace_of(stream)
    return {name: " ".join(sorted(ask(workspace, workspace.find("system", name)))) for name in order}


def test_systems_are_connected_over_any_number_of_others_in_force():
    everyone = "crm desk till web"
    assert asked(LINE, connected, ("web", "till", "old", "alone")) == {
        "web": everyone,
        "till": everyone,
        "old": "alone crm desk old till web",
        "alone": "alone",
    }


def test_only_those_learn_at_once_that_no_slower_exchange_lies_between():
    assert asked(LINE, told_at_once, ("crm", "web", "till", "old", "alone")) == {
        "crm": "crm desk web",
        "web": "crm desk web",
        "till": "till",
        "old": "alone crm desk old till web",
        "alone": "alone",
    }


@pytest.mark.parametrize("ask", [connected, told_at_once])
def test_the_answer_does_not_hang_on_who_is_asked_about_first(ask):
    names = ("crm", "till", "desk", "old")
    answers = [asked(LINE, ask, order) for order in permutations(names)]
    assert all(answer == answers[0] for answer in answers)


@pytest.mark.parametrize("order", [*permutations(("crm", "till", "desk"))])
def test_it_is_not_told_for_anybody_whom_a_way_of_exchange_concerns_that_nobody_understands(order):
    workspace = workspace_of(UNCLEAR)
    for name in order:
        with pytest.raises(FaultyField):
            told_at_once(workspace, workspace.find("system", name))


def test_a_way_of_exchange_that_nobody_understands_does_no_harm_where_there_is_another():
    stream = UNCLEAR + "integrates: [{system: till}]\n"
    assert asked(stream, told_at_once, ("till", "crm")) == {"till": "crm desk till", "crm": "crm desk till"}
