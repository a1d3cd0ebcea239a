"""STR002: from the objective a chain leads over strategy, tools and process to a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.rule import ERROR, Case, GraphRule, Hit, Message, NoOptions, at
from cxlint.workspace.writing import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.workspace.graph import Workspace

_NAMED = ("journeys", "touchpoints", "processes", "systems")
_EASE = (
    "kind: objective\nid: ease\nsystems: [crm]\nprocesses: [refunds]\njourneys: [returning]\nkpis: [csat]\n"
)
_ACME = "---\nkind: organisation\nid: acme\nstrategy: {objectives: [ease]}\n"
_CRM = "---\nkind: system\nid: crm\n"
_REFUNDS = "---\nkind: process\nid: refunds\nsteps: [{id: pay, systems: [crm]}]\n"
_CSAT = "---\nkind: kpi\nid: csat\nmeasures: {journey: returning}\n---\nkind: journey\nid: returning\n"
_ALL = _EASE + _ACME + _CRM + _REFUNDS + _CSAT


class UnbrokenChain(GraphRule[NoOptions]):
    """The links of the chain: objective, strategy, system, process, measure (KPI).

    A measure belongs to the chain where it measures something that the objective names, or the whole organisation.
    That an objective has a measure at all is judged by OBJ003.
    """

    id = "STR002"
    name = "unbroken-chain"
    summary = "Every objective is part of the strategy, has systems and processes that carry it out, and a measure of these."
    why = (
        "A goal without tools, a tool that no process uses, a process that nobody measures: "
        "at the first missing link customers stop feeling any of it."
    )
    fix = "Name the next link: the objective in the strategy, its systems and processes, and a measure of these."
    kinds = ("objective",)
    level = 3
    sources = ("S2.8",)
    clauses = ("ISO 23592:2021, leadership and strategy",)
    messages = {
        "strategy": Message(
            ERROR,
            "“{title}” is not part of the strategy, so it stays the wish of those who wrote it.",
            "kind: organisation\nid: {organisation}\nstrategy:\n  objectives: {objectives}",
        ),
        "system": Message(
            ERROR,
            "“{title}” names no system that helps to reach it. Staff are asked for more without the tools.",
            "systems: [{system}]",
        ),
        "process": Message(
            ERROR,
            "“{title}” names no process that carries it out, so nothing changes in what customers meet.",
            "processes: [{process}]\n---\nkind: process\nid: {process}\ndefaults:\n  system: {all}",
        ),
        "unused": Message(
            ERROR,
            "No step of {processes} uses {systems}, which “{title}” counts on. The tool is there, and customers feel nothing of it.",
            "kind: process\nid: {process}\ndefaults:\n  system: {all}",
        ),
        "unmeasured": Message(
            ERROR,
            "{measures} measure nothing that “{title}” is about, so nobody sees whether customers feel it.",
            "kind: kpi\nid: {measure}\nmeasures:\n  {field}: {measured}",
        ),
    }
    good = (
        Case(_ALL),
        Case(_ALL.replace("steps: [{id: pay, systems: [crm]}]", "defaults: {system: [crm]}")),
        Case(_ALL.replace("{journey: returning}", "{process: refunds}")),
        Case(_ALL.replace("{journey: returning}", "{organisation: acme}")),
        Case(_ALL.replace("journeys: [returning]", "pilot: {journey: returning}")),
        Case(_ALL.replace("kpis: [csat]\n", "")),
    )
    bad = (
        Case(_ALL.replace("strategy: {objectives: [ease]}\n", ""), ((2, 5, "strategy"),)),
        Case(_ALL.replace("systems: [crm]\n", "", 1), ((2, 5, "system"),)),
        Case(_ALL.replace(_CRM, ""), ((3, 10, "system"),)),
        Case(_ALL.replace("processes: [refunds]\n", ""), ((2, 5, "process"),)),
        Case(_ALL.replace(_REFUNDS, ""), ((4, 12, "process"),)),
        Case(_ALL.replace("steps: [{id: pay, systems: [crm]}]\n", ""), ((3, 10, "unused"),)),
        Case(_ALL.replace("measures: {journey: returning}\n", ""), ((6, 7, "unmeasured"),)),
        Case(_ALL.replace("{journey: returning}", "{journey: leaving}"), ((6, 7, "unmeasured"),)),
    )

    def check(self, document: Document, workspace: Workspace, options: NoOptions) -> Iterator[Hit]:
        company = workspace.organisation
        if document not in workspace.targets(company, "strategy.objectives"):
            objectives = written((*(company.words("strategy.objectives") or ()), document.id))
            yield at(document, "id", "strategy", organisation=company.id, objectives=objectives)
        systems, processes = (_active(document, workspace, field) for field in ("systems", "processes"))
        if not systems:
            yield at(document, "systems", "system", system=_some(workspace, "system"))
        if not processes:
            process = _some(workspace, "process")
            yield at(
                document, "processes", "process", process=process, all=_tools(workspace, process, systems)
            )
        if systems and processes and not any(_uses(workspace, each, systems) for each in processes):
            first = processes[0].id
            titles = {"systems": _titles(systems), "processes": _titles(processes)}
            yield at(
                document, "systems", "unused", process=first, all=_tools(workspace, first, systems), **titles
            )
        measures = _active(document, workspace, "kpis")
        if measures and not any(_measures(workspace, each, document) for each in measures):
            about = next(iter(_named(workspace, document)), company)
            data = {"measure": measures[0].id, "field": about.kind, "measured": about.id}
            yield at(document, "kpis", "unmeasured", measures=_titles(measures), **data)


def _active(document: Document, workspace: Workspace, field: str) -> list[Document]:
    return [each for each in workspace.targets(document, field) if each.active]


def _titles(documents: list[Document]) -> tuple[str, ...]:
    return tuple(f"“{document.title()}”" for document in documents)


def _some(workspace: Workspace, kind: str) -> str:
    return next((each.id for each in workspace.active(kind)), f"a-{kind}-id")


def _uses(workspace: Workspace, process: Document, systems: list[Document]) -> bool:
    return any(link.target in systems for link in workspace.links(process))


def _measures(workspace: Workspace, measure: Document, objective: Document) -> bool:
    """Whether a measure is about something that the objective names, or about the whole organisation."""
    named = (*_named(workspace, objective), workspace.organisation)
    links = (link for link in workspace.links(measure) if link.reference.field.startswith("measures."))
    return any(link.target in named for link in links)


def _named(workspace: Workspace, objective: Document) -> list[Document]:
    pilot = workspace.target(objective, "pilot.journey")
    named = [each for field in _NAMED for each in workspace.targets(objective, field)]
    return [pilot, *named] if pilot is not None else named


def _tools(workspace: Workspace, process: str, systems: list[Document]) -> str:
    """The systems that a process uses by default, with the first of these added."""
    known = workspace.find("process", process)
    own = (known.words("defaults.system") if known is not None else None) or ()
    return written((*own, *(each.id for each in systems[:1] if each.id not in own)))
