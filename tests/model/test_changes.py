"""Two versions of a document are compared field by field, and the schema says which way each change goes."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cxlint.model.changes import Effect, field_changes, in_short, overall
from cxlint.model.effect import AUTHORITY, BURDEN, LIMIT, RIGHT, WAY, stake_of
from cxlint.model.reader import read_document
from cxlint.model.scalars import Duration, Money, Points
from cxlint.model.spec import KindRef, Kinds, builtin_kinds
from cxlint.source import load
from cxlint.workspace.graph import Workspace

KINDS = Kinds(builtin_kinds())
DAY = date(2026, 11, 22)


def read(text: str, company: str = "", kinds: Kinds = KINDS):
    """The first document of a text, in a workspace of its own with a company."""
    documents = []
    for part in (text, f"kind: organisation\nid: company\n{company}"):
        documents += [read_document(root, kinds, "a.yaml").document for root in load(part.encode()).documents]
    Workspace(documents, DAY)
    return documents[0]


def changes(before: str, after: str, kind: str = "policy", company: str = "", kinds: Kinds = KINDS):
    old, new = (read(f"kind: {kind}\nid: it\n{text}\n", company, kinds) for text in (before, after))
    return field_changes(old, new, kinds)


def field(path: str, value: str) -> str:
    """A document's one field at a dotted path, in flow style; no value leaves it out."""
    names = path.split(".")
    if not value:
        return ""
    inner = "".join(f"{{{name}: " for name in names[1:]) + value + "}" * (len(names) - 1)
    return f"{names[0]}: {inner}"


def change(path: str, before: str, after: str, kind: str = "policy", company: str = ""):
    found = changes(field(path, before), field(path, after), kind, company)
    assert len(found) <= 1, found
    return found[0] if found else None


B, W, M, N = Effect.BETTER, Effect.WORSE, Effect.MIXED, Effect.NEUTRAL

VALUES = [
    # what customers are given: longer is better
    ("terms.return.window", "30 days", "14 days", W),
    ("terms.return.window", "30 days", "4 weeks", W),
    ("terms.return.window", "4 weeks", "30 days", B),
    ("terms.return.window", "30 days", "30  days", None),
    ("terms.return.window", "٣٠ days", "30 days", None),
    ("terms.return.window", "24 hours", "1 day", None),
    ("terms.return.window", "30 days", "1 month", N),  # 28 to 31 days: nobody can tell
    ("terms.return.window", "2 months", "30 days", W),
    ("terms.return.window", "1 month", "6 weeks", B),
    ("terms.return.window", "1 year", "12 months", None),
    ("terms.return.window", "30 days", "none", W),
    ("terms.return.window", "none", "14 days", B),
    ("terms.return.window", "none", "0 days", None),
    # what the company binds itself to: shorter is better
    ("terms.refund.deadline", "5 working days", "10 working days", W),
    ("terms.refund.deadline", "14 days", "10 days", B),
    ("terms.refund.deadline", "7 days", "5 working days", None),
    ("terms.refund.deadline", "5 working days", "8 days", W),
    # what is asked of customers: less is better
    ("terms.return.restocking", "none", "15%", W),
    ("terms.return.restocking", "15%", "none", B),
    ("terms.return.restocking", "15%", "5 EUR", N),
    ("terms.return.restocking", "5 EUR", "5 USD", N),
    ("terms.return.restocking", "0 EUR", "none", None),
    ("terms.return.restocking", "5 EUR", "5.00 EUR", None),
    ("terms.return.restocking", "5 EUR", "4.50 EUR", B),
    ("terms.cancellation.notice", "none", "14 days", W),
    ("terms.cancellation.steps", "2", "3", W),
    ("terms.return.approvals", "1", "0", B),
    # sets
    ("terms.return.channels", "[web, store]", "[web]", W),
    ("terms.return.channels", "[web]", "[store, web]", B),
    ("terms.return.channels", "[web, store]", "[store, web]", None),
    ("terms.return.channels", "[web]", "[store]", M),
    ("terms.return.conditions", "none", "[reason]", W),
    ("terms.return.conditions", "[reason, unopened]", "[unopened]", B),
    ("terms.return.final_sale", "[hygiene goods]", "['*']", W),
    ("terms.return.final_sale", "[all]", "[hygiene goods]", B),
    ("terms.return.final_sale", "[all]", "['*']", N),
    ("terms.return.final_sale", "none", "[]", None),
    # words in their order, yes and no
    ("terms.refund.method", "original", "choice", W),
    ("terms.refund.method", "store-credit", "choice", B),
    ("terms.complaint.tracking_id", "true", "false", W),
    ("terms.complaint.writing_only", "true", "false", B),
    ("terms.contract.arbitration", "none", "mandatory", W),
    # no time limit is the best time limit
    ("terms.complaint.raise_within", "none", "6 months", W),
    ("terms.complaint.raise_within", "6 months", "none", B),
    # no direction is known
    ("terms.complaint.external_body", "The ombudsman", "The court", N),
    ("area", "retail", "online", N),
    ("review_every", "12 months", "1 year", None),
    ("rationale", "Because.", "because", None),
]


@pytest.mark.parametrize(("path", "before", "after", "effect"), VALUES)
def test_a_change_of_a_value_goes_the_way_that_the_schema_says(path, before, after, effect) -> None:
    found = change(path, before, after)
    assert (found.effect if found else None) is effect


@pytest.mark.parametrize(("path", "before", "after", "effect"), VALUES)
def test_the_way_back_has_the_opposite_effect(path, before, after, effect) -> None:
    found = change(path, after, before)
    opposite = {B: W, W: B}.get(effect, effect)
    assert (found.effect if found else None) is opposite


PRESENCE = [
    ("terms.return.window", "30 days", B),  # a right is stated
    ("terms.return.window", "none", W),  # a right is denied
    ("terms.refund.deadline", "30 days", B),  # the company binds itself, be it loosely
    ("terms.refund.deadline", "immediately", B),
    ("terms.cancellation.fee", "20 EUR", W),  # a fee is added
    ("terms.cancellation.fee", "none", B),  # no fee is promised
    ("terms.cancellation.notice", "30 days", W),
    ("terms.cancellation.notice", "none", B),
    ("terms.subscription.initial_term", "12 months", W),
    ("terms.contract.liability_exclusion", "[loss of data]", W),
    ("terms.contract.liability_exclusion", "none", B),
    ("terms.complaint.channels", "[phone]", B),
    ("terms.complaint.channels", "[]", W),
    ("terms.complaint.tracking_id", "true", B),
    ("terms.complaint.tracking_id", "false", W),
    ("terms.contract.terminates_without_notice", "true", W),
    ("terms.contract.arbitration", "mandatory", W),
    ("terms.contract.arbitration", "none", B),
    ("terms.contract.arbitration", "optional", N),  # neither the best nor the worst
    ("terms.contract.liability_cap", "5000 EUR", W),  # without a cap the company pays all
    ("terms.complaint.appeal_within", "14 days", B),
    ("terms.complaint.raise_within", "none", B),
    ("terms.cancellation.steps", "2", N),  # the steps were there before somebody counted them
    ("owner", "mona", N),
    ("last_reviewed", "2026-11-01", N),
]


@pytest.mark.parametrize(("path", "value", "effect"), PRESENCE)
def test_what_absence_means_depends_on_whose_the_field_is(path, value, effect) -> None:
    appears, goes = change(path, "", value), change(path, value, "")
    assert appears.effect is effect
    assert goes.effect is {B: W, W: B}.get(effect, effect)
    assert (appears.before, goes.after) == (None, None)


@pytest.mark.parametrize(
    ("path", "before", "after", "apart"),
    [
        ("terms.return.window", "30 days", "2 weeks", Duration(16, "days")),
        ("terms.return.window", "30 days", "4 weeks", Duration(2, "days")),
        ("terms.return.window", "2 years", "12 months", Duration(12, "months")),
        ("terms.refund.fee", "2 EUR", "3.50 EUR", Money(1.5, "EUR")),
        ("terms.refund.fee", "none", "3.50 EUR", Money(3.5, "EUR")),
        ("terms.return.restocking", "10%", "15%", Points(5)),
        ("terms.return.restocking", "none", "15%", Points(15)),
        ("terms.cancellation.steps", "2", "5", 3),
        ("terms.return.window", "2 months", "30 days", None),
    ],
)
def test_the_difference_is_told_where_it_is_exact(path, before, after, apart) -> None:
    assert change(path, before, after).difference == apart


@pytest.mark.parametrize(
    ("path", "before", "after", "note"),
    [
        ("terms.refund.fee", "5 EUR", "4 USD", "currencies"),
        ("terms.refund.fee", "5 EUR", "5%", "incomparable"),
        ("terms.return.window", "30 days", "1 month", "unsure"),
        ("terms.return.window", "30 days", "a while", "faulty"),
        ("terms.return.window", "a while", "", "faulty"),
        ("terms.return.channels", "[web]", "[web, [phone]]", "faulty"),
        ("terms.cancellation.steps", "", "3", "first-written"),
        ("terms.cancellation.steps", "3", "", "no-longer-written"),
    ],
)
def test_what_cannot_be_judged_says_why_and_is_never_called_better(path, before, after, note) -> None:
    found = change(path, before, after)
    assert (found.effect, found.note) == (Effect.NEUTRAL, note)


@pytest.mark.parametrize(
    ("company", "before", "after", "effect"),
    [
        ("", "7 days", "5 working days", None),
        ("working_week: [sat, sun, mon, tue, wed, thu]", "7 days", "5 working days", W),
        ("jurisdictions: [ir]", "7 days", "5 working days", W),  # of five days and of six the worse counts
        ("jurisdictions: [ir]", "5 working days", "7 days", N),
        ("jurisdictions: [ir]", "5 working days", "8 days", B),
        ("jurisdictions: [eu]", "7 days", "5 working days", None),
    ],
)
def test_working_days_are_those_of_the_week_worse_for_the_customer(company, before, after, effect) -> None:
    found = change("terms.return.window", before, after, company=company)
    assert (found.effect if found else None) is effect


def test_the_week_of_the_policy_s_own_countries_counts_before_that_of_the_company() -> None:
    terms = "jurisdictions: [%s]\nterms: {return: {window: %s}}"
    for place, told in (("ir", [Effect.WORSE]), ("eu", [])):
        found = changes(
            terms % (place, "7 days"), terms % (place, "5 working days"), company="jurisdictions: [eu]"
        )
        assert [c.effect for c in found] == told


def test_items_of_lists_are_paired_by_their_key_and_not_by_their_place() -> None:
    before = "terms: {fees: [{name: late, amount: 5 EUR}, {name: copy, amount: 1 EUR}]}"
    after = "terms: {fees: [{name: copy, amount: 2 EUR}, {name: late, amount: 5 EUR}]}"
    (found,) = changes(before, after)
    assert (found.path, found.pointer) == ("terms.fees.0.amount", "terms.fees[copy].amount")
    assert (found.effect, found.difference) == (Effect.WORSE, Money(1, "EUR"))


@pytest.mark.parametrize(
    ("fee", "effect"),
    [("{name: late, amount: 5 EUR, cap: 20 EUR}", W), ("{name: late}", W), ("{name: late, amount: 0%}", N)],
)
def test_a_fee_is_one_change_whatever_else_is_said_of_it(fee, effect) -> None:
    some = "terms: {fees: [{name: copy, amount: 1 EUR}]}"
    more = f"terms: {{fees: [{{name: copy, amount: 1 EUR}}, {fee}]}}"
    (added,) = changes(some, more)
    assert (added.effect, added.pointer, added.path) == (effect, "terms.fees[late]", "terms.fees.1")
    (gone,) = changes(more, some)
    assert gone.effect is {W: B}.get(effect, effect)
    assert (gone.pointer, gone.path, gone.after) == ("terms.fees[late]", "terms.fees", None)


def test_a_fee_that_cannot_be_understood_is_not_taken_for_one_that_is_gone() -> None:
    found = changes("terms: {fees: [{name: late, amount: 5 EUR}]}", "terms: {fees: [late]}")
    assert [change.effect for change in found] == []


def test_a_section_that_is_gone_is_told_field_by_field() -> None:
    found = changes("terms: {complaint: {acknowledge: 1 day, fee: 5 EUR}}", "terms: {}")
    assert {(c.path, c.effect) for c in found} == {
        ("terms.complaint.acknowledge", Effect.WORSE),
        ("terms.complaint.fee", Effect.BETTER),
    }


COMMITMENTS = [
    ("{value: 3 days, better: less}", "{value: 5 days, better: less}", W),
    ("{value: 75%, better: more}", "{value: 95%, better: more}", B),
    ("{value: 5000 USD, better: more}", "{value: 500 USD, better: more}", W),
    ("{value: 24 hours, better: more}", "{value: 1 business day, better: more}", B),
    ("{value: false, better: more}", "{value: true, better: more}", B),
    ("{value: true, better: less}", "", B),
    ("", "{value: true, better: less}", W),
    ("", "{value: 14 days, better: more}", B),
    ("", "{value: 3 days, better: less}", B),  # a time that the company promises
    ("", "{value: 3 days, better: less, by: customer}", W),  # a time that is asked of customers
    ("", "{value: 25 EUR, better: less}", W),
    ("", "{value: 25 EUR, better: less, by: company}", B),
    ("{value: none, better: less}", "{value: 25 EUR, better: less}", W),
    ("{value: web, order: [email, post, web]}", "{value: email, order: [email, post, web]}", B),
    ("{value: [web], better: more}", "{value: [web, email], better: more}", B),
    ("{value: 3 days, better: less}", "{value: 5 days, better: more}", W),  # turned round as well
    ("{value: 3 days}", "{value: 5 days}", N),
    ("{value: in-app, better: more}", "{value: by phone, better: more}", N),
    ("{value: none, better: less}", "{value: [letter], better: less}", W),
    ("{value: [letter, call], better: less}", "{value: [call], better: less}", B),
    ("{value: 1, better: more}", "{value: true, better: more}", N),
]


@pytest.mark.parametrize(("before", "after", "effect"), COMMITMENTS)
def test_a_commitment_says_itself_what_is_better(before, after, effect) -> None:
    old, new = (f"commitments: {{extra_help: {said}}}" if said else "" for said in (before, after))
    value = next(c for c in changes(old, new) if c.pointer == "commitments.extra_help.value")
    assert (value.effect, value.what) == (effect, "extra help")


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("{value: 3 days, better: less}", LIMIT),
        ("{value: 3 days, better: more}", RIGHT),
        ("{value: 5 EUR, better: less}", BURDEN),
        ("{value: 5 EUR, better: more}", RIGHT),
        ("{value: true, better: less}", BURDEN),
        ("{value: true, better: more}", RIGHT),
        ("{value: [web], better: more}", RIGHT),
        ("{value: [web], better: less}", BURDEN),
        ("{value: web, order: [email, web]}", RIGHT),
        ("{value: 3 days, better: less, by: customer}", BURDEN),
        ("{value: 5 EUR, better: less, by: company}", LIMIT),
    ],
)
def test_whose_a_commitment_is_follows_from_what_is_promised(said, role) -> None:
    assert changes("", f"commitments: {{help: {said}}}")[0].role == role


@pytest.mark.parametrize(
    ("path", "value", "role"),
    [
        ("terms.complaint.tracking_id", "true", RIGHT),
        ("terms.complaint.writing_only", "true", BURDEN),
        ("terms.refund.method", "original", RIGHT),
        ("terms.refund.clock_from", "request", LIMIT),
        ("terms.contract.arbitration", "none", BURDEN),
        ("owner", "mona", ""),
    ],
)
def test_whose_a_field_in_words_is_follows_from_the_schema(path, value, role) -> None:
    assert change(path, "", value).role == role


def test_words_that_differ_in_their_spaces_only_are_no_change() -> None:
    before, after = (
        f"commitments: {{help: {{value: {said}, better: more}}}}" for said in ("in  the app", "in the app")
    )
    assert changes(before, after) == ()


def test_another_direction_of_the_same_commitment_is_told_as_such() -> None:
    before = "commitments: {help: {value: 3 days, better: less}}"
    (found,) = changes(before, before.replace("less", "more"))
    assert (found.path, found.effect) == ("commitments.help.better", Effect.NEUTRAL)


def test_a_change_begins_or_ends_what_is_promised() -> None:
    told = {
        said: change("terms.return.window", *said)
        for said in (
            ("", "30 days"),
            ("none", "30 days"),
            ("30 days", ""),
            ("30 days", "none"),
            ("30 days", "9 days"),
        )
    }
    assert [c.begins for c in told.values()] == [True, True, False, False, False]
    assert [c.ends for c in told.values()] == [False, False, True, True, False]
    denied = change("terms.complaint.tracking_id", "true", "false")
    assert (denied.begins, denied.ends) == (False, True)
    granted = change("terms.complaint.tracking_id", "false", "true")
    assert (granted.begins, granted.ends) == (True, False)


@pytest.mark.parametrize(("effect", "hurts"), [(B, False), (W, True), (M, True), (N, False)])
def test_what_is_worse_or_mixed_hurts(effect, hurts) -> None:
    assert effect.hurts is hurts


def test_a_promise_says_itself_what_is_better() -> None:
    found = changes("value: 3 days\nbetter: less", "value: 5 days\nbetter: less", "promise")
    assert [(c.path, c.effect) for c in found] == [("value", Effect.WORSE)]


def test_opening_hours_get_worse_where_some_are_lost() -> None:
    assert change("hours", "Mon-Fri 09:00-17:00", "Mon-Fri 10:00-17:00", "channel").effect is Effect.WORSE
    assert change("hours", "Mon-Fri 09:00-17:00", "24/7", "channel").effect is Effect.BETTER
    assert change("hours", "Mon-Fri 09:00-17:00", "Mon-Fri 10:00-18:00", "channel").effect is Effect.MIXED


def test_texts_are_compared_by_language_and_by_what_they_say() -> None:
    before = "customer_text: {en: 'You have 30 days.', ar: 'لديك ٣٠ يومًا.'}"
    after = "customer_text: {en: \"**You have** 30  days\", ar: 'لديك ١٤ يومًا.'}"
    (found,) = changes(before, after)
    assert (found.path, found.effect) == ("customer_text.ar", Effect.NEUTRAL)


def test_the_text_of_a_markdown_document_counts_with_its_words() -> None:
    old, new, same = (read("kind: policy\nid: it\n") for _ in range(3))
    old.body, new.body, same.body = (
        "# Returns\nYou have 30 days.",
        "You have 14 days.",
        "## returns\n\nYou have *30* days",
    )
    (found,) = field_changes(old, new, KINDS)
    assert (found.path, found.effect) == ("body", Effect.NEUTRAL)
    assert field_changes(old, same, KINDS) == ()


def test_a_new_document_and_one_that_is_gone_are_compared_with_nothing() -> None:
    document = read("kind: policy\nid: it\nterms: {return: {window: 30 days}}\n")
    (new,) = field_changes(None, document, KINDS)
    (gone,) = field_changes(document, None, KINDS)
    assert (new.effect, gone.effect) == (Effect.BETTER, Effect.WORSE)
    assert field_changes(None, None, KINDS) == ()


def test_a_kind_of_a_plugin_is_compared_by_its_own_schema(tmp_path) -> None:
    schema = {
        "type": "object",
        "required": ["kind", "id"],
        "additionalProperties": False,
        "properties": {
            "kind": {"const": "kiosk"},
            "id": {"type": "string", "x-type": "id"},
            "queue": {
                "type": "string",
                "x-type": "duration",
                "x-better": "less",
                "description": "How long it takes.",
            },
            "slots": {
                "type": "object",
                "additionalProperties": {"type": "integer", "x-better": "more"},
            },
            "lights": {"enum": ["bright", "dim"], "x-better": ["bright", "dim"]},
        },
    }
    (tmp_path / "kiosk.json").write_text(json.dumps(schema), encoding="utf-8")
    kinds = Kinds((*builtin_kinds(), KindRef("kiosk", str(tmp_path / "kiosk.json"))))
    found = changes(
        "queue: 5 minutes\nslots: {a: 1, b: 2}\nlights: bright",
        "queue: 10 minutes\nslots: {a: 3}\nlights: dim",
        "kiosk",
        kinds=kinds,
    )
    assert {c.path: c.effect for c in found} == {
        "queue": Effect.WORSE,
        "slots.a": Effect.BETTER,
        "slots.b": Effect.WORSE,
        "lights": Effect.WORSE,
    }
    assert found[0].what == "How long it takes"


def test_reordered_steps_are_a_change_and_reordered_fees_are_none() -> None:
    steps = "steps: [{id: a, takes: 1 day}, {id: b, takes: 2 days}]"
    turned = "steps: [{id: b, takes: 2 days}, {id: a, takes: 1 day}]"
    (found,) = changes(steps, turned, "process")
    assert (found.path, found.note, found.effect) == ("steps", "order", Effect.NEUTRAL)
    more = "steps: [{id: b, takes: 2 days}, {id: c, takes: 1 day}, {id: a, takes: 1 day}]"
    assert [(c.pointer, c.note) for c in changes(steps, more, "process")] == [
        ("steps[c]", ""),
        ("steps", "order"),
    ]
    less = "steps: [{id: b, takes: 2 days}]"
    assert [c.pointer for c in changes(steps, less, "process")] == ["steps[a]"]
    assert [(c.path, c.note) for c in changes("tags: [a, b]", "tags: [b, a]")] == [("tags", "order")]
    fees = "terms: {fees: [{name: a}, {name: b}]}"
    assert changes(fees, "terms: {fees: [{name: b}, {name: a}]}") == ()


@pytest.mark.parametrize(
    ("effects", "whole"),
    [([], N), ([N], N), ([N, B], B), ([W, N], W), ([W, B], M), ([M, B], M), ([W, W], W)],
)
def test_several_changes_have_one_effect_together(effects, whole) -> None:
    assert overall(effects) is whole


def test_a_field_is_named_by_the_beginning_of_its_description() -> None:
    assert (
        in_short("How long customers may try, for example 30 days. Longer is better.")
        == "How long customers may try"
    )
    assert in_short("What must be fulfilled; fewer is better.") == "What must be fulfilled"


GIVEN = """
    policy.terms.return.window policy.terms.return.defect_window policy.terms.warranty.length
    policy.terms.subscription.trial.length policy.terms.subscription.renewal_notice
    policy.terms.subscription.price_change_notice policy.terms.contract.unilateral_change.notice
    policy.terms.complaint.raise_within policy.customer_notice.period channel.hours
"""
DECIDED = "policy.frontline.limit person.authority process.frontline.limit error-level.authority"
KEPT = """
    policy.terms.refund.deadline policy.terms.complaint.acknowledge policy.terms.complaint.resolve
    policy.terms.complaint.update_every policy.terms.cancellation.confirmation_within
    policy.terms.preferences.effective_within channel.response.within policy.terms.warranty.repair_deadline
    policy.terms.warranty.max_repairs touchpoint.feedback.close_within error-level.respond
    error-level.inform_customer error-level.resolve journey.handoffs.[].time_limit process.steps.[].waits_at_most
"""
BORNE = """
    policy.terms.cancellation.steps policy.terms.cancellation.notice policy.terms.cancellation.fee
    policy.terms.cancellation.retention_screens policy.terms.return.approvals policy.terms.return.restocking
    policy.terms.refund.fee policy.terms.fees.[].amount policy.terms.preferences.withdraw_steps channel.menu.depth
    channel.menu.options channel.human.steps_to journey.customer_steps journey.approvals
    policy.terms.subscription.initial_term policy.terms.subscription.optout_deadline
"""
OPEN = """
    policy.terms.return.channels policy.terms.cancellation.channels policy.terms.complaint.channels
    policy.terms.preferences.withdraw_channels channel.languages touchpoint.languages process.intake.channels
"""
SHORT = """
    policy.terms.return.final_sale policy.terms.warranty.void_if policy.terms.contract.liability_exclusion
    policy.terms.contract.forfeits policy.terms.cancellation.requires policy.terms.contract.documents_required
"""


@pytest.mark.parametrize(
    ("paths", "better", "role"),
    [
        (GIVEN, "more", RIGHT),
        (DECIDED, "more", AUTHORITY),
        (KEPT, "less", LIMIT),
        (BORNE, "less", BURDEN),
        (OPEN, "superset", WAY),
        (SHORT, "subset", BURDEN),
    ],
)
def test_the_schemas_say_of_every_field_whose_it_is_and_what_is_better(paths, better, role) -> None:
    known = {path: spec for kind in KINDS.names for path, spec in directed(KINDS.spec(kind), kind)}
    for path in paths.split():
        stake = stake_of(known[path])
        assert (stake.better, stake.role) == (better, role), path


def test_every_field_with_a_direction_has_a_short_name() -> None:
    for kind in KINDS.names:
        for path, spec in directed(KINDS.spec(kind), kind):
            assert 10 < len(in_short(spec.description)) <= 110, (path, in_short(spec.description))


def directed(spec, path):
    """Every field with a direction, at any depth."""
    if spec.better:
        yield path, spec
    for name, part in spec.properties.items():
        yield from directed(part, f"{path}.{name}")
    for mark, part in (("*", spec.any_key), ("[]", spec.items)):
        if part is not None:
            yield from directed(part, f"{path}.{mark}")


@pytest.mark.parametrize(
    ("kind", "field", "was", "now", "effect"),
    [
        ("organisation", "jurisdictions", "[eu, ae]", "[ae]", Effect.WORSE),
        ("organisation", "jurisdictions", "[ae]", "[ae, eu]", Effect.BETTER),
        ("organisation", "languages", "[en, ar, fa]", "[en]", Effect.WORSE),
        ("policy", "jurisdictions", "[eu, ae]", "[eu]", Effect.WORSE),
    ],
)
def test_a_law_or_a_language_that_goes_is_a_loss(kind, field, was, now, effect) -> None:
    (found,) = changes(f"{field}: {was}", f"{field}: {now}", kind)
    assert found.effect is effect


@pytest.mark.parametrize("kind", ["organisation", "policy"])
def test_where_a_law_is_written_down_for_the_first_time_nobody_can_tell(kind) -> None:
    (found,) = changes("", "jurisdictions: [eu]", kind)
    assert (found.effect, found.note) == (Effect.NEUTRAL, "first-written")
