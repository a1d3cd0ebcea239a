"""A workspace with one document put back knows who refers to whom as one that follows all references does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cxlint.config import load_settings
from cxlint.engine.load import read_corpus
from cxlint.engine.put_back import PutBack, mentions_of
from cxlint.model.limits import Limits
from cxlint.plugins import build_registry
from cxlint.workspace.graph import Workspace
from tests.changing import Company

DAY = date(2026, 11, 22)


def links(workspace: Workspace, kind: str, field: str) -> list[list[tuple[str, str, str]]]:
    return [
        [(repr(link.source), link.reference.path, repr(link.target)) for link in found]
        for found in (workspace.referrers(document, kind, field) for document in workspace.all)
    ]


@pytest.mark.parametrize("seed", range(3))
def test_who_refers_to_whom_is_known_whatever_is_put_back(tmp_path: Path, checkout: Path, seed: int) -> None:
    registry = build_registry()
    company = Company(tmp_path, checkout / "examples" / "harbour-bank", seed)
    settings = load_settings(registry, company.root)
    was = {(d.kind, d.id): d for d in read_corpus(settings, registry.kinds).documents}
    for _ in range(12):
        company.edit()
    head = Workspace(read_corpus(settings, registry.kinds).documents, DAY)
    mentions = mentions_of(head)
    fields = {(d.kind, reference.field) for d in head.all for reference in d.references}
    asked = [("", ""), ("", "owner"), ("person", ""), *sorted(fields)[:: max(len(fields) // 20, 1)]]
    now = {(d.kind, d.id): d for d in head.all}
    changed = [name for name in {**was, **now} if name not in now or name not in was]
    edited = [name for name in was.keys() & now.keys() if was[name].values != now[name].values]
    assert edited
    for name in (*changed[:4], *sorted(edited)[:4]):
        gone, before = now.get(name), was.get(name)
        copies = {id(document): document.again() for document in head.all if document is not gone}
        put = before.again() if before is not None else None
        limits = Limits(registry.limits, DAY)
        known = PutBack(copies, put, DAY, limits, mentions)
        plain = Workspace(known.all, DAY, limits)
        for kind, field in asked:
            assert links(known, kind, field) == links(plain, kind, field), (name, kind, field)
