"""The text of made-up governance documents, one function a kind; everything random comes from the writer's seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

ENGLISH = (
    "Customers who know what happens next call us less often.",
    "The person who takes the call may put the mistake right at once.",
    "We write to customers in the language that they chose.",
    "Nobody has to tell the same story twice, whatever the channel.",
    "A refund goes back the way the money came, without a form.",
    "The branch, the app and the telephone give the same answer.",
    "Whoever owns this document reads it again when the year is over.",
    "What customers complain about most is on the table every month.",
)
ARABIC = (
    "لا يضطر العميل إلى شرح مشكلته مرتين.",
    "يحق للموظف تصحيح الخطأ فورًا دون موافقة المدير.",
    "نرد على العميل في القناة التي يفضلها.",
    "تُعاد الأموال بالطريقة نفسها التي دُفعت بها.",
    "الإجابة واحدة في الفرع والتطبيق والهاتف.",
)
PERSIAN = (
    "مشتری لازم نیست مشکل خود را دوباره توضیح دهد.",
    "پاسخ در شعبه، برنامه و تلفن یکسان است.",
    "پول از همان راهی که پرداخت شده بازمی‌گردد.",
)
WORDS = (
    "account",
    "card",
    "loan",
    "refund",
    "address",
    "complaint",
    "statement",
    "transfer",
    "contract",
    "payment",
)

Lines = list[str]


Ids = dict[str, list[str]]


class Writer(NamedTuple):
    """What a document is written with: a source of chance, and ids by kind: of its department, of its house, of all.

    Departments of 25 documents refer to themselves, and to their neighbours under the same roof.
    """

    random: Random
    own: Ids
    house: Ids
    every: Ids

    def reference(self, kind: str, at: int = 0) -> str:
        """The id of that number of a kind in the department, or one of the house; empty where there is none yet."""
        known = self.own.get(kind) or self.house.get(kind) or ()
        return known[at % len(known)] if known else ""

    def several(self, kind: str, count: int) -> list[str]:
        """Up to `count` different ids of a kind in the department."""
        known = list(self.own.get(kind, ()))
        return self.random.sample(known, min(count, len(known)))

    def neighbour(self, kind: str) -> str:
        """The id of a document of a kind somewhere in the house."""
        known = self.house.get(kind, ())
        return self.random.choice(known) if known else ""

    def number(self, kind: str, name: str) -> int:
        """Which one of its kind a document is in the department."""
        known = self.own.get(kind, ())
        return known.index(name) if name in known else 0


def _refers(indent: int, field: str, name: str) -> Lines:
    return [f"{' ' * indent}{field}: {name}"] if name else []


def _listed(indent: int, field: str, names: Sequence[str]) -> Lines:
    return [f"{' ' * indent}{field}: [{', '.join(names)}]"] if names else []


def _folded(writer: Writer, field: str, lines: int) -> Lines:
    return [f"{field}: >-", *(f"  {writer.random.choice(ENGLISH)}" for _ in range(lines))]


def _texts(writer: Writer, field: str, lines: int) -> Lines:
    return [
        f"{field}:",
        "  en: |",
        *(f"    {writer.random.choice(ENGLISH)}" for _ in range(lines)),
        "  ar: |",
        *(f"    {writer.random.choice(ARABIC)}" for _ in range(lines)),
    ]


def _head(writer: Writer, kind: str, name: str) -> Lines:
    word = writer.random.choice(WORDS)
    return [
        f"# {kind} {name}: see the handbook, part {writer.random.randint(1, 40)}",
        f"kind: {kind}",
        f"id: {name}",
        "title:",
        f"  en: About the {word} ({name})",
        f"  ar: {writer.random.choice(ARABIC)}",
        f"  fa: {writer.random.choice(PERSIAN)}",
        *_folded(writer, "description", writer.random.randint(1, 3)),
        f"tags: [{word}, {writer.random.choice(WORDS)}-desk]",
    ]


def _owner(writer: Writer, name: str) -> str:
    """Who answers for a document: one half belongs to the manager, the other to the executive."""
    return writer.reference("person", sum(map(ord, name)) % 2)


def _governed(writer: Writer, kind: str, name: str) -> Lines:
    random = writer.random
    version = f"{random.randint(1, 4)}.{random.randint(0, 9)}.0"
    return [
        *_head(writer, kind, name),
        f"version: {version}",
        "status: active",
        *_refers(0, "owner", _owner(writer, name)),
        *_refers(0, "area", writer.reference("area")),
        "effective_from: 2026-03-01",
        f"last_reviewed: 2026-0{random.randint(1, 9)}-{random.randint(10, 28)}",
        "review_every: 12 months",
        "changelog:",
        f"  - {{version: {version}, on: 2026-0{random.randint(1, 2)}-01, change: Said in plainer words}}",
        *_folded(writer, "rationale", random.randint(1, 3)),
    ]


def organisation(writer: Writer, name: str) -> Lines:
    """The company."""
    lead = writer.reference("person")
    journeys = ", ".join(writer.every.get("journey", ()))
    heard = f"id: survey, type: survey, owner: {lead}, journeys: [{journeys}]"
    return [
        *_governed(writer, "organisation", name),
        "jurisdictions: [eu]",
        "sector: bank",
        "size: large",
        "languages: [en, ar]",
        "working_week: [sun, mon, tue, wed, thu]",
        *_refers(0, "cx_lead", lead),
        *_refers(0, "executive_sponsor", writer.reference("person", 1)),
        *(["voice_of_customer:", "  sources:", f"    - {{{heard}}}"] if lead else []),
    ]


LEVELS = ("manager", "executive", "frontline")


def person(writer: Writer, name: str) -> Lines:
    """Somebody who answers for something."""
    number = writer.number("person", name)
    training = writer.reference("training")
    return [
        *_head(writer, "person", name),
        f"name: {name.replace('-', ' ').title()}",
        "status: active",
        "type: person",
        f"role: {writer.random.choice(WORDS)} lead",
        f"level: {LEVELS[number % len(LEVELS)]}",
        *_refers(0, "area", writer.reference("area")),
        *_refers(0, "delegate", writer.reference("person", number + 1)),
        "authority: 250 EUR",
        *(
            [f"training: [{{training: {training}, on: 2026-05-{writer.random.randint(10, 28)}}}]"]
            if training
            else []
        ),
        *_texts(writer, "notes", writer.random.randint(2, 6)),
    ]


def area(writer: Writer, name: str) -> Lines:
    """A part of the company."""
    return [
        *_governed(writer, "area", name),
        "customer_facing: true",
        *_refers(0, "cx_champion", writer.reference("person")),
        *_refers(0, "champion_deputy", writer.reference("person", 2)),
        "champion_accepted_on: 2026-02-01",
        "champion_last_suggestion_on: 2026-09-15",
        *_refers(0, "executive_sponsor", writer.reference("person", 1)),
        *_texts(writer, "notes", writer.random.randint(2, 4)),
    ]


ANSWERS = {"chat": "1 minute", "email": "20 hours", "web": "12 hours", "messaging": "10 minutes"}
"""The types of channels, and how soon they answer."""


def type_of(channel: str) -> str:
    """The type of a channel, which others have to know too."""
    return tuple(ANSWERS)[sum(map(ord, channel)) % len(ANSWERS)]


def channel(writer: Writer, name: str) -> Lines:
    """A way to reach the company."""
    type_ = type_of(name)
    return [
        *_governed(writer, "channel", name),
        f"type: {type_}",
        "direction: both",
        "hours: Sun-Thu 08:00-20:00",
        "languages: [en, ar]",
        f"response: {{share: {writer.random.randint(85, 99)}%, within: {ANSWERS[type_]}}}",
        "resolve: 2 working days",
        "human: {available: true, steps_to: 1}",
        "can: [buy, return, cancel, complain, track, ask, change-preferences]",
        "cost: free",
        "feedback: {method: one question after the contact}",
        *_refers(0, "case_system", writer.reference("system")),
        *_texts(writer, "notes", writer.random.randint(1, 3)),
    ]


def system(writer: Writer, name: str) -> Lines:
    """A system that holds customer data; the first one of a house has the last word on all of it."""
    house = writer.house.get("system", ())
    first = house[0] if house else ""
    kept = ["record_for: [profile, preferences, consent, cases, transactions]"] if name == first else []
    others = {first, writer.neighbour("system"), *writer.every.get("system", ())[:1]} - {name, ""}
    shared = [
        f"  - {{system: {other}, data: [profile, cases], mode: realtime, latency: 5 seconds}}"
        for other in sorted(others)
    ]
    access = writer.house.get("area", ()) if name == first else writer.own.get("area", ())
    return [
        *_governed(writer, "system", name),
        "holds: [profile, preferences, consent, cases, transactions]",
        *kept,
        "roles: [crm]",
        "customer_key: customer number",
        *(["integrates:", *shared] if shared else []),
        *_listed(0, "access", access),
        *_texts(writer, "notes", writer.random.randint(2, 4)),
    ]


def touchpoint(writer: Writer, name: str) -> Lines:
    """A place where customers meet the company."""
    owner, way = _owner(writer, name), writer.reference("channel")
    alone = way and type_of(way) == "web"
    history = [] if alone else ["uses_history: [purchases, problems, preferences]"]
    return [
        *_governed(writer, "touchpoint", name),
        *([f"feedback: {{method: one question, route_to: {owner}, close_within: 2 days}}"] if owner else []),
        *_refers(0, "channel", way),
        "control: own",
        f"mode: {'self-service' if alone else 'assisted'}",
        *_refers(0, "escalates_to", f"channel/{way}" if way else ""),
        f"stage: {writer.random.choice(('before', 'during', 'after'))}",
        *_listed(0, "systems", writer.several("system", 1)),
        *_listed(0, "policies", writer.several("policy", 2)),
        f"volume_month: {writer.random.randint(100, 90000)}",
        "languages: [en, ar]",
        "collects: none",
        "accessibility: WCAG 2.2 AA",
        *_texts(writer, "next_step", writer.random.randint(1, 4)),
        *history,
    ]


def policy(writer: Writer, name: str) -> Lines:
    """What the company grants its customers."""
    random = writer.random
    deadline, found = random.randint(2, 7), writer.reference("person", 1)
    return [
        *_governed(writer, "policy", name),
        f"jurisdictions: [market-{name.rpartition('-')[2]}]",
        *_refers(0, "approved_by", found),
        *(
            [f"scope: {{channels: [{', '.join(chosen)}]}}"]
            if (chosen := writer.several("channel", 1))
            else []
        ),
        *([f"frontline: {{discretion: Up to the price of the order, override: {found}}}"] if found else []),
        "terms:",
        "  return:",
        f"    window: {random.choice((30, 45, 60, 90))} days  # from the day of delivery",
        "    starts_at: delivery",
        "    defect_window: 24 months",
        "    conditions: none",
        "    restocking: none",
        "    shipping_paid_by: company",
        "    fault_shipping_paid_by: company",
        f"  refund: {{method: original, deadline: {deadline} working days, clock_from: request, fee: none}}",
        "  cancellation:",
        f"    steps: {random.randint(1, 2)}",
        "    joining_steps: 3",
        "    notice: none",
        "    fee: none",
        "    requires: none",
        "    withdrawal_function: {online: true}",
        "  complaint:",
        "    acknowledge: 1 working day",
        "    resolve: 10 working days",
        "    update_every: 2 days",
        "    external_body: The ombudsman",
        "    tell_rights: true",
        "    tracking_id: true",
        "    reasons: [explained again, different answers, no answer]",
        "commitments:",
        f"  loaner_device: {{value: {random.randint(1, 5)} days, better: less}}",
        *_texts(writer, "customer_text", random.randint(1, 4)),
    ]


def _measure(type_: str, target: int) -> Lines:
    """How a type of measure is counted, and what it is to reach."""
    if type_ == "lcp":
        return [
            "percentile: 75",
            "baseline: 3 seconds",
            "target: 2.5 seconds",
            "measured: {every: 28 days, on: 2026-10-31, value: 2.7 seconds}",
        ]
    if type_ == "first_response_time":
        return [
            "percentile: 90",
            "baseline: 3 minutes",
            "target: 1 minute",
            "measured: {every: 1 week, on: 2026-11-18, value: 2 minutes}",
        ]
    counted = "scale: {min: 1, max: 5}" if type_ == "csat_top2" else "repeat_window: 14 days"
    return [
        counted,
        "sample_min: 100",
        f"target: {target}%",
        f"baseline: {target - 8}%",
        f"measured: {{every: 1 month, on: 2026-10-31, value: {target - 2}%}}",
    ]


ON_CHANNELS = {"web": "lcp", "chat": "first_response_time"}


def kpi(writer: Writer, name: str) -> Lines:
    """A number that the company judges itself by: two of each journey, and one of the channel."""
    random, number = writer.random, writer.number("kpi", name)
    owner, target = writer.reference("person"), random.randint(80, 90)
    found = writer.reference("channel") if number == 4 else writer.reference("journey", number)
    about = f"measures: {{{'channel' if number == 4 else 'journey'}: {found}}}"
    type_ = ON_CHANNELS.get(type_of(found), "csat_top2") if number == 4 else ("csat_top2", "fcr")[number // 2]
    above = type_ in ON_CHANNELS.values()
    value = {"lcp": "4 seconds", "first_response_time": "2 minutes"}.get(type_, f"{target - 5}%")
    act = (
        f"act_{'above' if above else 'below'}: {{value: {value}, owner: {owner}, action: Call ten customers}}"
    )
    return [
        *_governed(writer, "kpi", name),
        f"type: {type_}",
        "method: Every customer is asked on the day after",
        *_measure(type_, target),
        *([about] if found else []),
        "baseline_on: 2025-12-31",
        *([act] if owner else []),
        *_texts(writer, "notes", random.randint(1, 4)),
    ]


def journey(writer: Writer, name: str) -> Lines:
    """What a customer sets out to do, from beginning to end."""
    points = list(writer.own.get("touchpoint", ()))
    here, owner = writer.reference("area"), writer.reference("person")
    there = writer.neighbour("area")
    carried = f"carries: [history, identity, problem], time_limit: 4 hours, owner: {owner}"
    stages = [
        f"  - {{name: {stage}, touchpoints: [{', '.join(points[at : at + 2])}]}}"
        for at, stage in ((0, "ask"), (1, "decide"), (2, "receive"))
        if points[at : at + 2]
    ]
    pain = f"owner: {owner}, " if owner else ""
    return [
        *_governed(writer, "journey", name),
        "goal: Get it done in one go",
        "ends_with: The customer has what was asked for",
        *_refers(0, "error_path", writer.reference("process")),
        f"pain_points: [{{text: It takes long to find the form, {pain}action: Put it on the first page}}]",
        "importance: high",
        "lifecycle: [use, get-help]",
        *_listed(0, "entry_points", points[:1]),
        *_listed(0, "team", list(dict.fromkeys(filter(None, (here, there))))),
        *(["stages:", *stages] if stages else []),
        *(["handoffs:", f"  - {{from: {here}, to: {there}, {carried}}}"] if owner and there != here else []),
        f"volume_month: {writer.random.randint(100, 90000)}",
        "customer_steps: 4",
        *_texts(writer, "notes", writer.random.randint(1, 3)),
    ]


def process(writer: Writer, name: str) -> Lines:
    """How the company does what it promised; the first one of a department takes requests in."""
    number = writer.number("process", name)
    people = [writer.reference("person", at) for at in range(3)]
    actors = [f", actor: {who}" if who else "" for who in people]
    tool = f", systems: [{system}]" if (system := writer.reference("system")) else ""
    way, policies = writer.reference("channel"), list(writer.own.get("policy", ()))
    intake = (
        f"intake: {{channels: [{way}], tracking_id: true, acknowledge: 24 hours, queue_owner: {people[0]}, "
        f"fallback_owner: {people[2]}}}"
    )
    learnt = f"reasons: [late, unclear], owner: {people[0]}, actions: [Mend the first one]"
    takes = "takes: 30 minutes, waits_at_most: 2 hours"
    seen = f"{takes}, customer_visible: true, notify: true"
    return [
        *_governed(writer, "process", name),
        f"type: {'service' if number else 'intake'}",
        *([intake] if way and people[0] and not number else []),
        *_refers(0, "backed_by", people[1]),
        *_listed(0, "training", writer.several("training", 1)),
        *_listed(0, "policies", policies[number::2]),
        "time_limit: 5 working days",
        *([f"frontline: {{may_correct: true, escalates_to: person/{people[1]}}}"] if people[1] else []),
        "steps:",
        f"  - {{id: receive, name: Receive the request, {seen}{actors[0]}{tool}}}",
        f"  - {{id: decide, name: Decide, {takes}{actors[1]}{tool}}}",
        f"  - {{id: answer, name: Answer, {seen}{actors[2]}{tool}}}",
        "priority_by: [severity, volume, waiting-time]",
        "capacity: {volume_month: 4000, peak_rule: Two more people on the first day of the month}",
        *([f"learning: {{every: 1 month, {learnt}}}"] if people[0] else []),
        *_texts(writer, "notes", writer.random.randint(1, 4)),
    ]


def training(writer: Writer, name: str) -> Lines:
    """What people learn about customers."""
    return [
        *_governed(writer, "training", name),
        "topic: cx",
        *_texts(writer, "notes", writer.random.randint(2, 4)),
    ]


KINDS: dict[str, Callable[[Writer, str], Lines]] = {
    "organisation": organisation,
    "person": person,
    "area": area,
    "channel": channel,
    "system": system,
    "touchpoint": touchpoint,
    "policy": policy,
    "kpi": kpi,
    "journey": journey,
    "process": process,
    "training": training,
}
