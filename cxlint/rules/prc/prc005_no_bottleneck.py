"""PRC005: no step and nobody holds a whole process up."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from cxlint.model.scalars import Duration, Percent
from cxlint.rule import WARNING, Case, GraphRule, Hit, Message, Options, at, option
from cxlint.rules.prc._shared import called, done_by, hours, times
from cxlint.workspace.processes import free_hands, has_had, trained
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cxlint.model.document import Document, View
    from cxlint.workspace.graph import Workspace

_TEAMS = "".join(f"---\nkind: team\nid: {team}\n" for team in ("care", "bank", "shop"))


def _pay(*steps: str) -> str:
    listed = "".join(f"  - {{id: s{number}, {step}}}\n" for number, step in enumerate(steps))
    return f"kind: process\nid: pay\ndefaults: {{actor: care}}\nsteps:\n{listed}{_TEAMS}"


_HOUR, _BANK, _SHOP = "takes: 1 hour", "takes: 1 hour, actor: bank", "takes: 1 hour, actor: shop"
_HALF = ("takes: 1 hour, waits_at_most: 1 hour", _BANK, _SHOP)
_EVEN = (_HOUR, _BANK, _HOUR, _BANK, _HOUR)


HANDOVER = Duration(4, "hours")
"""How long a request may lie where a step is given to other hands and nothing is stated; a proposal."""


class NoBottleneckOptions(Options):
    step_share: Percent = option("50%", "A step with a larger share of the time is a warning.")
    actor_share: Percent = option("60%", "Somebody with a larger share of the steps is a warning.")
    steps: int = option(3, "Processes with fewer steps are not judged.")


class NoBottleneck(GraphRule[NoBottleneckOptions]):
    """Shares of time are judged only where every step states its time, shares of steps where everybody is known."""

    id = "PRC005"
    name = "no-bottleneck"
    summary = "No single step takes most of the time, and nobody has to do most of the steps."
    why = "Where everything waits for one step or one desk, every busy day or illness there stops all customers at once."
    fix = "Split the step or shorten the wait before it; share the steps among more hands."
    kinds = ("process",)
    level = 4
    sources = ("S0.5",)
    options = NoBottleneckOptions
    messages = {
        "slow-step": Message(
            WARNING,
            "“{step}” takes {share} of the whole time of “{title}”. Whatever else gets faster, customers wait here.",
            "takes: {takes}\nwaits_at_most: {waits}",
        ),
        "one-desk": Message(
            WARNING,
            "“{who}” does {count} of the {all} steps of “{title}”. When “{who}” is busy or away, everything stands still.",
            "steps: {mended}",
        ),
    }
    good = (
        Case(_pay(*_EVEN)),
        Case(_pay(*_HALF)),
        Case(_pay("takes: 121 minutes", _BANK, _SHOP), options={"step_share": "51%"}),
        Case(_pay(_HOUR, _HOUR, _BANK), options={"actor_share": "67%"}),
        Case(_pay("takes: 9 hours", _BANK, "actor: shop")),
        Case(_pay("takes: 1 hour, actor: gone", _BANK, _BANK)),
        Case(_pay("takes: 9 hours", _BANK), applies=False),
        Case(_pay(*_HALF), options={"steps": 4}, applies=False),
        Case(_pay("takes: 9 hours, actor: gone", _BANK, "name: Wait"), applies=False),
        Case("kind: process\nid: pay\n", applies=False),
    )
    bad = (
        Case(_pay("takes: 1 hour, waits_at_most: 61 minutes", _BANK, _SHOP), ((5, 44, "slow-step"),)),
        Case(_pay("takes: 121 minutes", _BANK, _SHOP), ((5, 6, "slow-step"),)),
        Case(_pay(*_HALF), ((5, 44, "slow-step"),), options={"step_share": "49%"}),
        Case(_pay(_HOUR, _HOUR, _HOUR), ((5, 3, "one-desk"),)),
        Case(_pay(_HOUR, _HOUR, "name: Wait"), ((5, 3, "one-desk"),)),
        Case(_pay(*(_HOUR,) * 14, *(_BANK,) * 9), ((5, 3, "one-desk"),)),
        Case(_pay(*_EVEN), ((5, 3, "one-desk"),), options={"actor_share": "59%"}),
        Case(
            _pay("takes: 9 hours", "takes: 1 hour"),
            ((5, 6, "slow-step"), (5, 3, "one-desk")),
            options={"steps": 2},
        ),
    )

    def applies(self, document: Document, workspace: Workspace, options: NoBottleneckOptions) -> bool:
        steps = list(document.each("steps"))
        if len(steps) < options.steps:
            return False
        known = all(done_by(workspace, step, "actor") for step in steps)
        return known or all(times(step) for step in steps)

    def check(self, document: Document, workspace: Workspace, options: NoBottleneckOptions) -> Iterator[Hit]:
        steps = list(document.each("steps"))
        stated = [times(step) for step in steps]
        spent = [hours(each) for each in stated]
        whole = sum(spent)
        timed = whole and all(stated)
        for position, (step, time) in enumerate(zip(steps, spent, strict=True)):
            if timed and time * 100 > options.step_share.value * whole:
                mended = _shorter(step, options.step_share.value / 100, whole - time)
                share = Percent(round(100 * time / whole))
                yield at(
                    step, "waits_at_most", "slow-step", step=called(step, position), share=share, **mended
                )
        actors = [actor for step in steps if (actor := done_by(workspace, step, "actor")) is not None]
        counts = Counter(actors)
        busy = max(actors, key=counts.__getitem__, default=None)
        if busy is None or len(actors) < len(steps):
            return
        if counts[busy] * 100 > options.actor_share.value * len(steps):
            most = int(options.actor_share.value * len(steps) / 100)
            said = {"who": busy.title(), "count": counts[busy], "all": len(steps)}
            mended_steps = _shared_out(workspace, document, busy, most)
            yield at(document, "steps", "one-desk", mended=mended_steps, **said)


def _shorter(step: View, share: float, others: float) -> dict[str, object]:
    """How long a step may take and wait so that it keeps to its share beside the other steps, in whole minutes."""
    most = int(others * share / (1 - share) * 60) if share < 1 else 0
    takes = step.duration("takes")
    work = min(int(takes.hours * 60) if takes else 0, most)
    return {"takes": Duration(work, "minutes"), "waits": Duration(most - work, "minutes")}


def _shared_out(workspace: Workspace, process: Document, busy: Document, most: int) -> str:
    """The steps with so many in other hands that nobody has more than `most`.

    Trained hands are taken first; what the others lack is written with it.
    """
    steps = list(process.each("steps"))
    actors = [done_by(workspace, step, "actor") for step in steps]
    load = Counter((actor.kind, actor.id) for actor in actors if actor is not None and actor is not busy)
    trainings = workspace.targets(process, "training")

    @cache
    def lacking(who: Document) -> list[Document]:
        return [training for training in trainings if not has_had(workspace, who, training)]

    helpers: dict[str, Document] = {}
    kept, mended = 0, []
    for step, actor in zip(steps, actors, strict=True):
        fields = dict(step.values)
        if actor is busy:
            kept += 1
        if actor is busy and kept > most:
            burdens = (
                (len(lacking(who)), load[who.kind, who.id], who) for who in free_hands(workspace, [busy])
            )
            helper = _least_burdened(burdens, most)
            fields["actor"] = f"{helper.kind}/{helper.id}" if helper else "a-team-id"
            fields.setdefault("waits_at_most", HANDOVER)
            if helper is not None:
                load[helper.kind, helper.id] += 1
                helpers[helper.id] = helper
        mended.append(fields)
    taught = [trained(workspace, who, lacking(who)) for who in helpers.values() if lacking(who)]
    return "\n---\n".join((written(mended), *taught))


def _least_burdened(burdens: Iterable[tuple[int, int, Document]], most: int) -> Document | None:
    """Who lacks the fewest trainings and does the fewest steps, fewer than `most`; the first of equals."""
    best: tuple[int, int, Document] | None = None
    for burden in burdens:
        if burden[1] < most and (best is None or burden[:2] < best[:2]):
            best = burden
            if burden[:2] == (0, 0):
                break
    return best[2] if best else None
