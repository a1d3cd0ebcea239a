"""The text of made-up governance documents, one function a kind; everything random comes from the writer's seed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
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


class Writer(NamedTuple):
    """What a document is written with: a source of chance, and the ids that exist, by kind."""

    random: Random
    ids: Mapping[str, Sequence[str]]

    def reference(self, *kinds: str) -> str:
        """An id of one of the kinds, empty where there is none yet."""
        known = [name for kind in kinds for name in self.ids.get(kind, ())]
        return self.random.choice(known) if known else ""

    def several(self, kind: str, count: int) -> list[str]:
        """Up to `count` different ids of a kind."""
        known = list(self.ids.get(kind, ()))
        return self.random.sample(known, min(count, len(known)))


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


def _governed(writer: Writer, kind: str, name: str) -> Lines:
    random = writer.random
    version = f"{random.randint(1, 4)}.{random.randint(0, 9)}.0"
    return [
        *_head(writer, kind, name),
        f"version: {version}",
        "status: active",
        *_refers(0, "owner", writer.reference("person")),
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
    return [
        *_governed(writer, "organisation", name),
        "jurisdictions: [eu]",
        "sector: bank",
        "size: large",
        "languages: [en, ar]",
        "working_week: [sun, mon, tue, wed, thu]",
        *_refers(0, "cx_lead", writer.reference("person")),
        *_refers(0, "executive_sponsor", writer.reference("person")),
    ]


def person(writer: Writer, name: str) -> Lines:
    """Somebody who answers for something."""
    return [
        *_head(writer, "person", name),
        f"name: {name.replace('-', ' ').title()}",
        "status: active",
        "type: person",
        f"role: {writer.random.choice(WORDS)} lead",
        f"level: {writer.random.choice(('executive', 'manager', 'frontline'))}",
        *_refers(0, "area", writer.reference("area")),
        "authority: 250 EUR",
        *_texts(writer, "notes", writer.random.randint(2, 6)),
    ]


def area(writer: Writer, name: str) -> Lines:
    """A part of the company."""
    return [
        *_governed(writer, "area", name),
        "customer_facing: true",
        *_refers(0, "cx_champion", writer.reference("person")),
        *_refers(0, "champion_deputy", writer.reference("person")),
        "champion_accepted_on: 2026-02-01",
        "champion_last_suggestion_on: 2026-09-15",
        *_refers(0, "executive_sponsor", writer.reference("person")),
        *_texts(writer, "notes", writer.random.randint(2, 4)),
    ]


def channel(writer: Writer, name: str) -> Lines:
    """A way to reach the company."""
    return [
        *_governed(writer, "channel", name),
        f"type: {writer.random.choice(('chat', 'email', 'app', 'web', 'messaging'))}",
        "direction: both",
        "hours: Sun-Thu 08:00-20:00",
        "languages: [en, ar]",
        f"response: {{share: {writer.random.randint(85, 99)}%, within: {writer.random.randint(1, 4)} hours}}",
        "resolve: 2 working days",
        "human: {available: true, steps_to: 1}",
        "can: [buy, return, cancel, complain, track, ask]",
        "cost: free",
        *_refers(0, "case_system", writer.reference("system")),
        *_texts(writer, "notes", writer.random.randint(1, 3)),
    ]


def system(writer: Writer, name: str) -> Lines:
    """A system that holds customer data."""
    integrated = [f"  - {{system: {other}, data: [profile, cases], mode: realtime, latency: 5 seconds}}"
                  for other in writer.several("system", 2) if other != name]  # fmt: skip
    return [
        *_governed(writer, "system", name),
        "holds: [profile, preferences, consent, cases]",
        "roles: [crm]",
        "customer_key: customer number",
        *(["integrates:", *integrated] if integrated else []),
        *_listed(0, "access", writer.several("area", 2)),
        *_texts(writer, "notes", writer.random.randint(2, 4)),
    ]


def touchpoint(writer: Writer, name: str) -> Lines:
    """A place where customers meet the company."""
    governed = _governed(writer, "touchpoint", name)
    owners = [line.removeprefix("owner: ") for line in governed if line.startswith("owner: ")]
    return [
        *governed,
        *(f"feedback: {{method: one question, route_to: {owner}, close_within: 2 days}}" for owner in owners),
        *_refers(0, "channel", writer.reference("channel")),
        "control: own",
        f"mode: {writer.random.choice(('assisted', 'self-service'))}",
        f"stage: {writer.random.choice(('before', 'during', 'after'))}",
        *_listed(0, "systems", writer.several("system", 2)),
        *_listed(0, "policies", writer.several("policy", 2)),
        f"volume_month: {writer.random.randint(100, 90000)}",
        "languages: [en, ar]",
        "collects: none",
        "accessibility: WCAG 2.2 AA",
        *_texts(writer, "next_step", writer.random.randint(1, 4)),
        "uses_history: [purchases, problems, preferences]",
    ]


def _fronted(writer: Writer) -> Lines:
    """What the front line may decide, and who decides next."""
    found = writer.reference("person")
    return [f"frontline: {{discretion: Up to the price of the order, override: {found}}}"] if found else []


def policy(writer: Writer, name: str) -> Lines:
    """What the company grants its customers."""
    random = writer.random
    deadline = random.randint(2, 7)
    return [
        *_governed(writer, "policy", name),
        f"jurisdictions: [market-{name.rpartition('-')[2]}]",
        *_refers(0, "approved_by", writer.reference("person")),
        *(
            [f"scope: {{channels: [{', '.join(chosen)}]}}"]
            if (chosen := writer.several("channel", 2))
            else []
        ),
        *_fronted(writer),
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


def kpi(writer: Writer, name: str) -> Lines:
    """A number that the company judges itself by."""
    random = writer.random
    measured, target = random.choice(("journey", "touchpoint")), random.randint(80, 90)
    found = writer.reference(measured)
    owner = writer.reference("person")
    return [
        *_governed(writer, "kpi", name),
        f"type: {random.choice(('csat_top2', 'completion_rate', 'resolution_rate', 'self_service_success'))}",
        "scale: {min: 1, max: 5}",
        "method: survey after the contact",
        "sample_min: 100",
        *([f"measures: {{{measured}: {found}}}"] if found else []),
        f"target: {target}%",
        f"baseline: {target - 8}%",
        "baseline_on: 2025-12-31",
        *(
            [f"act_below: {{value: {target - 5}%, owner: {owner}, action: Call ten customers}}"]
            if owner
            else []
        ),
        f"measured: {{every: 1 month, on: 2026-10-31, value: {target - 2}%}}",
        *_texts(writer, "notes", random.randint(1, 4)),
    ]


def journey(writer: Writer, name: str) -> Lines:
    """What a customer sets out to do, from beginning to end."""
    points = writer.several("touchpoint", 5)
    areas = writer.several("area", 2)
    stages = [
        f"  - {{name: {stage}, touchpoints: [{', '.join(points[at : at + 2])}]}}"
        for at, stage in ((0, "ask"), (2, "decide"), (4, "receive"))
        if points[at : at + 2]
    ]
    return [
        *_governed(writer, "journey", name),
        "goal: Get it done in one go",
        "ends_with: The customer has what was asked for",
        *_refers(0, "error_path", writer.reference("process")),
        "pain_points: [{text: It takes long to find the form, action: Put it on the first page}]",
        "importance: high",
        "lifecycle: [use, get-help]",
        *_listed(0, "entry_points", points[:1]),
        *_listed(0, "team", areas),
        *(["stages:", *stages] if stages else []),
        *(
            [
                "handoffs:",
                f"  - {{from: {areas[0]}, to: {areas[1]}, carries: [history, identity, problem], time_limit: 4 hours}}",
            ]
            if len(areas) > 1
            else []
        ),
        f"volume_month: {writer.random.randint(100, 90000)}",
        "customer_steps: 4",
        *_texts(writer, "notes", writer.random.randint(1, 3)),
    ]


def process(writer: Writer, name: str) -> Lines:
    """How the company does what it promised."""
    actor = writer.reference("person")
    system = writer.reference("system")
    tool = f", systems: [{system}]" if system else ""
    return [
        *_governed(writer, "process", name),
        "type: service",
        *_refers(0, "backed_by", writer.reference("person")),
        *_listed(0, "policies", writer.several("policy", 3)),
        "time_limit: 5 working days",
        *([f"defaults: {{actor: {actor}}}"] if actor else []),
        "steps:",
        f"  - {{id: receive, name: Receive the request, takes: 5 minutes, customer_visible: true, notify: true{tool}}}",
        f"  - {{id: decide, name: Decide, takes: 30 minutes, waits_at_most: 1 working day{tool}}}",
        f"  - {{id: answer, name: Answer, takes: 10 minutes, customer_visible: true, notify: true{tool}}}",
        "priority_by: [severity, volume]",
        "capacity: {volume_month: 4000, peak_rule: Two more people on the first day of the month}",
        *_texts(writer, "notes", writer.random.randint(1, 4)),
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
}
