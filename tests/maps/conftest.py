"""Draws the maps of small companies that are given as text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from cxlint.atlas import Atlas
from cxlint.config.settings import Settings
from cxlint.engine.corpus import Corpus
from cxlint.engine.reading import read_text
from cxlint.engine.run import Run
from cxlint.maps import atlas
from cxlint.plugins import build_registry
from cxlint.result import Result

REGISTRY = build_registry(entry_points=False)

SHOP = """\
kind: organisation
id: shop
languages: [en]
---
kind: person
id: mona
name: Mona K
---
kind: person
id: gone
name: Omar S
left_on: 2026-01-01
---
kind: area
id: retail
title: Retail
owner: mona
---
kind: channel
id: web
title: Web shop
type: web
direction: both
owner: mona
---
kind: channel
id: email
title: E-mail
type: email
direction: outbound
owner: mona
---
kind: system
id: webshop
title: Webshop
owner: mona
holds: [orders]
sends: [email]
integrates: [{system: crm, data: [orders], mode: manual, latency: 3 days}]
---
kind: system
id: crm
title: Customer register
owner: mona
holds: [profile, orders]
record_for: [profile]
---
kind: system
id: ledger
title: Ledger
owner: mona
---
kind: touchpoint
id: returns-page
title: Returns page
owner: mona
channel: web
mode: self-service
systems: [webshop, crm]
pain_points: [{text: I type my address twice., action: Fill it in.}]
---
kind: touchpoint
id: parcel-drop
title: Parcel drop
owner: gone
channel: post-office
---
kind: communication
id: money-is-back
title: Your money is back
owner: mona
system: crm
channel: email
touchpoint: returns-page
personalised_on: [{field: name, system: crm}, {field: last order, system: webshop}]
respects: [none-such]
---
kind: kpi
id: csat-returns
title: Happy with returns
type: csat_top2
owner: mona
scale: {min: 1, max: 5}
measures: {touchpoint: returns-page}
target: 85%
measured: {every: 1 month, on: 2026-10-31, value: 83%}
---
kind: journey
id: send-back
title: {en: Sending something back, ar: إرجاع شيء}
owner: mona
goal: My money is back.
volume_month: 12000
entry_points: [returns-page]
stages:
  - {name: I ask, touchpoints: [returns-page]}
  - {name: I send it, touchpoints: [parcel-drop, no-such-place]}
  - {name: I wait, touchpoints: []}
handoffs:
  - {from: area/retail, to: channel/email, carries: none, time_limit: 2 days}
"""
"""A shop whose way of sending things back has the usual gaps."""

Draw = Callable[..., Atlas]


def examined(text: str, language: str = "en") -> tuple[Run, Result]:
    """A run over one stream of documents, and its result."""
    corpus = Corpus.empty(1)
    read_text(corpus, "company.yaml", text.encode(), REGISTRY.kinds, configured=True)
    settings = Settings(root=".", file="cxlint.yaml", selected=frozenset(REGISTRY.rules), language=language)
    run = Run(settings, REGISTRY, corpus, date(2026, 11, 22))
    return run, run.result(())


@pytest.fixture(scope="session")
def draw() -> Draw:
    """Draws the maps of a company given as one stream of documents."""

    def drawn(text: str, language: str = "en") -> Atlas:
        run, result = examined(text, language)
        return atlas(run.workspace, result)

    return drawn


@pytest.fixture(scope="session")
def shop(draw: Draw) -> Atlas:
    """The maps of the shop."""
    return draw(SHOP)
