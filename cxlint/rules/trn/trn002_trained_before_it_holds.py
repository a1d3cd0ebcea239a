"""TRN002: staff learn a change before it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.rules.trn._shared import changed_on, covering, lessons, training_for, with_training

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_TRAINING = "---\nkind: training\nid: returning\ncovers: [policy/returns]\n"


def _returns(effective_from: str, change: str = "2026-03-01") -> str:
    head = f"kind: policy\nid: returns\nversion: 2.0.0\neffective_from: {effective_from}\n"
    return f"{head}changelog: [{{version: 2.0.0, on: {change}}}]\n{_TRAINING}"


def _desk(*days: str) -> str:
    records = ", ".join(f"{{training: returning, on: {day}}}" for day in days)
    return f"---\nkind: team\nid: desk\napplies: [policy/returns]\ntraining: [{records}]\n"


class TrainedBeforeItHolds(GraphRule[NoOptions]):
    """Judges a policy whose changelog has the day of the current version, if teams apply it.

    A training on the day of the change or on the first day of the policy is in time; for a policy that does not hold
    yet a training that is planned by then will do.
    """

    id = "TRN002"
    name = "trained-before-it-holds"
    summary = "Those who apply a policy are trained between its change and the day from which it holds."
    why = (
        "A better policy in the hands of untrained people is still the old one. "
        "Customers who were told of it meet somebody who does not know."
    )
    fix = "Train those who apply it before it holds, or let it hold from a later day."
    kinds = ("policy",)
    level = 3
    sources = ("S3.11",)
    reads_date = True
    messages = {
        "late": Message(
            WARNING,
            "“{title}” changed on {changed} and holds since {since}, but “{team}” learnt it only on {on}. "
            "Until then customers met people who did not know.",
            "effective_from: {on}",
        ),
        "never": Message(
            WARNING,
            "“{title}” changed on {changed} and holds since {since}, but “{team}” have not been trained in it since. "
            "Customers meet people who do not know.",
            "effective_from: {today}\n---\nkind: team\nid: {team_id}\ntraining: {records}\n---\n"
            "kind: training\nid: {training}\ncovers: {covers}",
        ),
        "not-yet": Message(
            WARNING,
            "“{title}” holds from {since} on, and no training is planned by then for “{team}”, who apply it.",
            "kind: team\nid: {team_id}\ntraining: {records}\n---\nkind: training\nid: {training}\ncovers: {covers}",
        ),
    }
    good = (
        Case(_returns("2026-04-01") + _desk("2026-03-01")),
        Case(_returns("2026-04-01") + _desk("2026-04-01", "2026-07-01")),
        Case(_returns("2027-01-01", "2026-11-01") + _desk("2026-12-20")),
        Case(_returns("2026-04-01", "2026-04-01") + _desk("2026-04-01")),
        Case(_returns("2026-04-01"), applies=False),
        Case(_returns("2026-02-01") + _desk(), applies=False),
        Case("kind: policy\nid: returns\neffective_from: 2026-04-01\n" + _desk(), applies=False),
    )
    bad = (
        Case(_returns("2026-04-01") + _desk("2026-04-02"), ((4, 17, "late"),)),
        Case(_returns("2026-04-01") + _desk("2026-11-22"), ((4, 17, "late"),)),
        Case(_returns("2026-04-01") + _desk("2026-02-28"), ((4, 17, "never"),)),
        Case(_returns("2026-04-01") + _desk("2026-12-01"), ((4, 17, "never"),)),
        Case(_returns("2026-04-01").replace(_TRAINING, "") + _desk("2026-03-01"), ((4, 17, "never"),)),
        Case(_returns("2026-11-22") + _desk("2026-11-23"), ((4, 17, "never"),)),
        Case(_returns("2027-01-01") + _desk("2027-01-02"), ((4, 17, "not-yet"),)),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoOptions) -> bool:
        if not any(link.source.active for link in workspace.referrers(document, "team", "applies")):
            return False
        changed, since = changed_on(document), document.day("effective_from")
        return changed is not None and since is not None and changed <= since

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        changed, since, today = changed_on(document), document.day("effective_from"), document.today
        assert changed is not None
        assert since is not None
        for link in workspace.referrers(document, "team", "applies"):
            team = link.source
            days = sorted(day for each in lessons(workspace, team, document) if (day := each.day("on")))
            known = [day for day in days if changed <= day <= max(today, since)]
            if not team.active or (known and known[0] <= since):
                continue
            key = "late" if known else "never" if since <= today else "not-yet"
            training = training_for(workspace, document)
            records = with_training(team, training, max(today, since))
            covers = covering(workspace, training, document)
            data = {
                "training": training,
                "covers": covers,
                "changed": changed,
                "since": since,
                "team": team,
                "team_id": team.id,
                "today": today,
            }
            yield at(document, "effective_from", key, on=known[0] if known else None, records=records, **data)
