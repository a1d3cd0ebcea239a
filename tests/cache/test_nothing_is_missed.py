"""Changes that reach far in small companies: whoever had read what changed is asked again, however it was read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cxlint.cache.store import Store
from cxlint.config import load_settings
from cxlint.engine import cached
from cxlint.engine.cached import CachedRuns
from cxlint.engine.differences import _others
from cxlint.model.document import Reference
from cxlint.plugins import build_registry
from tests.cache.test_judged_again import DAY, LATER, compared

LEAD = "kind: organisation\nid: shop\ncx_lead: mona\n"
LONELY = "kind: policy\nid: returns\nowner: retail\n---\nkind: area\nid: retail\n"
PEOPLE = "---\nkind: person\nid: mona\n---\nkind: person\nid: omar\n"
DESK = "kind: touchpoint\nid: desk\nmode: assisted\nsystems: [till]\nuses_history: [purchases]\n"
TILL = "kind: system\nid: till\nholds: [orders]\n"
CRM = "kind: system\nid: crm\nholds: [cases]\n"

STORIES = {
    "an organisation comes and goes": (
        {"a.yaml": LONELY + PEOPLE},
        {"o.yaml": LEAD},
        {"o.yaml": None},
    ),
    "another organisation comes first, and then has another lead": (
        {"a.yaml": LONELY + PEOPLE, "o.yaml": LEAD},
        {"b.yaml": LEAD.replace("shop", "company")},
        {"b.yaml": LEAD.replace("shop", "company").replace("mona", "omar")},
        {"b.yaml": None},
    ),
    "what many ask could not be understood, and now it can": (
        {"a.yaml": DESK, "b.yaml": TILL, "c.yaml": CRM.replace("[cases]", "{cases: many}")},
        {"c.yaml": CRM},
        {"c.yaml": CRM.replace("[cases]", "{cases: many}")},
        {"c.yaml": CRM.replace("cases", "orders")},
    ),
    "a document of another kind gets the number of one that is gone": (
        {
            "a.yaml": TILL,
            "b.yaml": "kind: product\nid: loan\n---\nkind: touchpoint\nid: page\n",
            "z.yaml": DESK,
        },
        {"a.yaml": f"# Old\n{TILL}", "z.yaml": None},
        {"y.yaml": "kind: product\nid: card\n"},
        {"a.yaml": TILL.replace("orders", "cases")},
    ),
}


@pytest.mark.parametrize("many", [1, cached.MANY])
@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_every_step_of_a_story_is_judged_as_without_a_cache(tmp_path: Path, monkeypatch, story, many):
    monkeypatch.setattr(cached, "MANY", many)
    root, store, registry = tmp_path / "company", Store(tmp_path / "cache", b"k" * 32), build_registry()
    root.mkdir()
    (root / "cxlint.yaml").write_text("roots: [.]\n", encoding="utf-8")
    for step, files in enumerate(story):
        for name, text in files.items():
            if text is None:
                (root / name).unlink()
            else:
                (root / name).write_text(text, encoding="utf-8")
                os.utime(root / name, ns=(10**18 + step, 10**18 + step))
        settings = load_settings(registry, root)._replace(jobs=1)
        compared(CachedRuns(store, LATER), settings, registry, DAY, (step, files))


OWNER, SPONSOR, AUTHOR = (
    Reference(field, field, ("person",), "mona") for field in ("owner", "sponsor", "author")
)


@pytest.mark.parametrize(
    ("old", "new", "touched"),
    [
        ((OWNER, SPONSOR), (OWNER,), {SPONSOR}),
        ((OWNER,), (SPONSOR, OWNER), {SPONSOR}),
        ((OWNER, SPONSOR), (SPONSOR, OWNER), {OWNER, SPONSOR}),
        ((OWNER, SPONSOR), (SPONSOR, OWNER, AUTHOR), {OWNER, SPONSOR, AUTHOR}),
    ],
)
def test_references_in_another_order_are_other_references(old, new, touched):
    assert _others(old, new) == touched
