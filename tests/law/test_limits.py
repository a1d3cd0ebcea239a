"""How a limit is compared with what a document says: by its form, its dates, its place, and what it is given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from cxlint.law import is_legal, law_cases, legal
from cxlint.model.compared import compared
from cxlint.model.document import Document
from cxlint.model.limits import Condition, FieldLimits, LimitEntry
from cxlint.model.scalars import NONE, read_scalar
from cxlint.model.text import Text
from cxlint.rule import ERROR, INFO, WARNING, Case, DocumentRule, Message, NoOptions, at
from cxlint.testing import run_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.diagnostics import Severity
    from cxlint.rule import Hit

WINDOW = "terms.return.window"


class Watch(DocumentRule[NoOptions]):
    """Watches one field, and objects to the word `own` in the title by itself."""

    id, name = "PROBE002", "watch"
    summary = why = fix = "For tests."
    kinds = ("policy", "channel")
    messages = {
        **legal("{value} against {limit} {both}.", "id: {id}"),
        "soft": Message(WARNING, "Soft.", "id: {id}"),
        "hard": Message(ERROR, "Hard.", "id: {id}"),
    }

    def check(self, document: Document, options: NoOptions) -> Iterator[Hit]:
        for key in ("soft", "hard"):
            if key in str(document.title()):
                yield at(document, next(iter(self.law)), key)
        if "beside" in str(document.title()):
            yield at(document, "title", "soft")


def told(
    terms: str, *limits: LimitEntry, company: str = "", as_of: str = "2026-11-22", more: str = ""
) -> list[str]:
    """The keys and texts of what a policy, or the channel in `more`, is told."""
    Watch.law = {limits[0].parameter: ""}
    subject = more if more.startswith("kind:") else f"kind: policy\nid: p\n{more}terms: {{{terms}}}\n"
    stream = f"{subject}---\nkind: organisation\nid: company\njurisdictions: [xx]\n{company}"
    return [f"{f.key}: {f.text}" for f in run_case(Watch, Case(stream, limits=limits, as_of=as_of))]


def window(length: str, **fields: object) -> LimitEntry:
    fields = {"certainty": "sure", **fields}
    return LimitEntry(WINDOW, "xx", "Act 1", read_scalar("duration", length), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stated", "breaks"), [("13 days", True), ("14 days", False), ("15 days", False), ("none", True)]
)
def test_customers_get_at_least_the_limit(stated: str, breaks: bool) -> None:
    assert bool(told(f"return: {{window: {stated}}}", window("14 days"))) is breaks


@pytest.mark.parametrize(("stated", "breaks"), [("13 days", False), ("14 days", False), ("15 days", True)])
def test_customers_wait_at_most_the_limit(stated: str, breaks: bool) -> None:
    limit = window("14 days", better="less")._replace(parameter="terms.refund.deadline")
    assert bool(told(f"refund: {{deadline: {stated}}}", limit)) is breaks


def test_what_is_not_stated_breaks_only_what_has_to_be_stated() -> None:
    assert told("return: {}", window("14 days")) == []
    assert told("return: {}", window("14 days", required=True))
    assert told("return: {window: none}", window("14 days", required=True))
    assert told("return: {window: 20 days}", window("14 days", required=True)) == []


@pytest.mark.parametrize(
    ("value", "breaks"),
    [
        (("web",), True),
        (("web", "store"), False),
        (("web", "store", "post"), False),
        ("web", False),
        ((), True),
    ],
)
def test_a_list_holds_all_of_the_limit(value: object, breaks: bool) -> None:
    limit = LimitEntry("x", "xx", "Act 1", ("web", "store"), "superset")
    assert limit.broken_by(value) is breaks


@pytest.mark.parametrize(
    ("value", "forbids", "breaks"),
    [
        (True, ("true",), True),
        (False, ("true",), False),
        (True, ("True",), False),
        ("Store-Credit", ("store-credit",), True),
        (("card", "all  sales"), ("all sales",), True),
        (("card",), ("all sales",), False),
        (("card",), ("*",), True),
        ((), ("*",), False),
        (NONE, ("*",), False),
        (Text({"en": "Write to the ODR platform."}), ("odr Platform",), True),
        (Text({"en": "Write to us."}), ("odr platform",), False),
    ],
)
def test_a_word_that_must_not_stand_there_is_found(
    value: object, forbids: tuple[str, ...], breaks: bool
) -> None:
    assert LimitEntry("x", "xx", "Act 1", forbids=forbids).broken_by(value) is breaks


@pytest.mark.parametrize(
    ("day", "holds"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-06-30", True), ("2026-07-01", False)],
)
def test_a_limit_holds_from_its_first_to_its_last_day(day: str, holds: bool) -> None:
    limit = window("14 days", effective_from=date(2026, 6, 1), effective_to=date(2026, 6, 30))
    assert bool(told("return: {window: 1 day}", limit, as_of=day)) is holds


@pytest.mark.parametrize(
    ("status", "since", "holds"),
    [
        ("in_force", None, True),
        ("enacted_not_yet", None, False),
        ("enacted_not_yet", date(2026, 1, 1), True),
        ("proposed", date(2026, 1, 1), False),
        ("vacated", None, False),
    ],
)
def test_only_what_is_law_on_the_day_holds(status: str, since: date | None, holds: bool) -> None:
    limit = window("14 days", status=status, effective_from=since)
    assert limit.holds(date(2026, 11, 22)) is holds


def value(kind: str, words: str) -> object:
    return NONE if words == "none" else read_scalar(kind, words)


@pytest.mark.parametrize(
    ("kind", "a", "b", "order"),
    [
        ("duration", "none", "3 days", -1),
        ("duration", "3 days", "72 hours", 0),
        ("percent", "none", "0%", 0),
        ("percent", "5%", "0%", 1),
        ("percent", "5%", "6%", -1),
        ("percent", "6%", "5%", 1),
        ("money", "none", "3 EUR", None),
        ("money", "3 EUR", "2 EUR", 1),
        ("money", "3 EUR", "3 EUR", 0),
        ("money", "3 EUR", "3 USD", None),
    ],
)
def test_values_of_one_kind_are_compared(kind: str, a: str, b: str, order: int | None) -> None:
    assert compared(value(kind, a), value(kind, b)) == order


@pytest.mark.parametrize(
    ("a", "b", "order"),
    [(3, 2, 1), (2, 2, 0), (2, 3, -1), (read_scalar("money", "3 EUR"), read_scalar("percent", "0%"), 1),
     (read_scalar("percent", "3%"), read_scalar("money", "3 EUR"), None), (read_scalar("duration", "3 days"), 3, None),
     (3, read_scalar("duration", "3 days"), None), ("3", 3, None)],
)  # fmt: skip
def test_values_of_two_kinds_are_compared_only_with_nothing(a: object, b: object, order: int | None) -> None:
    assert compared(a, b) == order


@pytest.mark.parametrize(
    ("limits", "named"),
    [
        ((window("14 days"), window("20 days")._replace(reference="Act 2")), "Act 2"),
        ((window("20 days"), window("14 days")._replace(reference="Act 0")), "Act 1"),
        ((window("14 days"), window("2 weeks")._replace(reference="Act 2")), "Act 1"),
        ((window("14 days"), window("20 days", certainty="likely")._replace(reference="Act 2")), "Act 1"),
        ((window("14 days"), window("20 days", certainty="maybe")._replace(reference="Act 0")), "Act 1"),
    ],
)
def test_the_most_protective_of_the_surest_is_named(limits: tuple[LimitEntry, ...], named: str) -> None:
    (text,) = told("return: {window: 1 day}", *limits)
    assert f"Possible conflict with {named} (XX)" in text


def test_of_deadlines_the_shortest_is_named() -> None:
    lengths = {"Act 1": "14 days", "Act 2": "7 days", "Act 3": "1 week", "Act 4": "10 days"}
    limits = [
        window(length, better="less")._replace(parameter="terms.refund.deadline", reference=act)
        for act, length in lengths.items()
    ]
    (text,) = told("refund: {deadline: 30 days}", *limits)
    assert "Act 2" in text


def test_a_word_and_a_number_stand_beside_each_other() -> None:
    credit = LimitEntry(WINDOW, "xx", "Act 2", forbids=("none",), certainty="sure")
    (text,) = told("return: {window: 1 day}", window("14 days"), credit)
    assert "Act 1" in text


@pytest.mark.parametrize(
    ("sectors", "sizes", "company", "applies"),
    [
        (("bank",), (), "", False),
        (("bank",), (), "sector: bank\n", True),
        ((), ("large",), "sector: bank\n", False),
        (("bank",), ("large",), "size: large\n", True),
        (("bank",), ("large",), "sector: retail\nsize: small\n", False),
        ((), (), "sector: telecom\n", False),
    ],
)
def test_a_limit_is_for_some_sectors_and_sizes(
    sectors: tuple[str, ...], sizes: tuple[str, ...], company: str, applies: bool
) -> None:
    limit = window("14 days", sectors=sectors, sizes=sizes, not_sectors=("telecom",))
    assert bool(told("return: {window: 1 day}", limit, company=company)) is applies


SHOP = "---\nkind: channel\nid: shop\ntype: store\n---\nkind: channel\nid: line\ntype: phone\n---\nkind: channel\nid: site\ntype: web\n"


@pytest.mark.parametrize(
    ("channels", "scope", "applies"),
    [
        (("distance",), "", True),
        (("distance",), "scope: {channels: [shop]}\n", False),
        (("distance",), "scope: {channels: [shop, line]}\n", True),
        (("online",), "scope: {channels: [shop, line]}\n", False),
        (("online",), "scope: {channels: [site]}\n", True),
        (("online", "distance"), "scope: {channels: [line]}\n", False),
    ],
)
def test_a_limit_is_for_sales_at_a_distance_or_online(
    channels: tuple[str, ...], scope: str, applies: bool
) -> None:
    limit = window("14 days", channels=channels)
    assert bool(told("return: {window: 1 day}", limit, company=SHOP, more=scope)) is applies


def test_a_channel_is_held_against_limits_for_channels_only() -> None:
    slow = LimitEntry(
        "response.within", "xx", "Act 1", read_scalar("duration", "3 minutes"), "less", kind="channel"
    )
    phone = "kind: channel\nid: line\ntype: phone\nresponse: {within: 4 minutes}\n"
    assert told("", slow, more=phone)
    assert told("", slow._replace(channels=("online",)), more=phone)
    assert told("", slow._replace(kind="policy"), more=phone) == []


@pytest.mark.parametrize(
    ("term", "applies"), [("12 months", True), ("13 months", True), ("11 months", False), ("none", False)]
)
def test_a_limit_can_hang_on_another_field(term: str, applies: bool) -> None:
    given = (Condition("terms.subscription.initial_term", least=read_scalar("duration", "12 months")),)
    limit = window("30 days", given=given)._replace(parameter="terms.subscription.renewal_notice")
    terms = f"subscription: {{renewal_notice: 1 day, initial_term: {term}}}"
    assert bool(told(terms, limit)) is applies
    assert told("subscription: {renewal_notice: 1 day}", limit) == []


@pytest.mark.parametrize(("mandatory", "applies"), [("true", True), ("false", False)])
def test_a_limit_can_hang_on_a_word_in_the_same_item(mandatory: str, applies: bool) -> None:
    limit = LimitEntry("terms.fees.*.in_headline_price", "xx", "Act 1", forbids=("false",), certainty="sure")
    limit = limit._replace(given=(Condition("terms.fees.mandatory", ("true",)),))
    fees = f"fees: [{{name: a}}, {{name: b, mandatory: {mandatory}, in_headline_price: false}}]"
    Watch.law = {}
    shown = told(fees, limit, limit._replace(parameter="terms.fees.in_headline_price"))
    assert bool(shown) is applies


def test_a_limit_can_be_another_field() -> None:
    steps = LimitEntry(
        "terms.preferences.withdraw_steps", "xx", "Act 1", better="less", like="terms.preferences.grant_steps"
    )
    assert told("preferences: {grant_steps: 2, withdraw_steps: 3}", steps)
    assert told("preferences: {grant_steps: 3, withdraw_steps: 3}", steps) == []
    assert told("preferences: {withdraw_steps: 3}", steps) == []


@pytest.mark.parametrize(
    ("title", "certainty", "keys"),
    [
        ("soft", "sure", ["law"]),
        ("soft", "likely", ["law-likely"]),
        ("soft", "maybe", ["soft"]),
        ("hard", "sure", ["law"]),
        ("hard", "likely", ["hard"]),
        ("beside", "sure", ["law", "soft"]),
        ("plain", "maybe", ["law-maybe"]),
    ],
)
def test_the_law_takes_the_place_of_what_is_softer_on_its_field(
    title: str, certainty: str, keys: list[str]
) -> None:
    shown = told("return: {window: 1 day}", window("14 days", certainty=certainty), more=f"title: {title}\n")
    assert sorted(text.partition(":")[0] for text in shown) == keys


def test_a_law_too_doubtful_for_a_rule_has_no_words() -> None:
    assert {key: message.severity for key, message in legal("t", "w", floor=WARNING).items()} == {
        "law": ERROR, "law-likely": WARNING,
    }  # fmt: skip
    assert {key: message.severity for key, message in legal("t", "w", "x-").items()} == {
        "x-law": ERROR, "x-law-likely": WARNING, "x-law-maybe": INFO,
    }  # fmt: skip


@pytest.mark.parametrize(("floor", "keys"), [(INFO, 3), (WARNING, 2), (ERROR, 1)])
def test_a_law_is_proved_by_a_case_for_each_of_its_messages(floor: Severity, keys: int) -> None:
    cases = law_cases("kind: policy\nid: p\n", (1, 1), window("14 days"), "x-", floor=floor)
    assert [case.expect[0][2] for case in cases] == ["x-law", "x-law-likely", "x-law-maybe"][:keys]


@pytest.mark.parametrize(
    ("key", "legal"),
    [
        ("law", True),
        ("law-maybe", True),
        ("fee-law", True),
        ("fee-law-likely", True),
        ("short", False),
        ("outlaw", False),
    ],
)
def test_a_message_that_speaks_of_the_law_is_known_by_its_key(key: str, legal: bool) -> None:
    assert is_legal(key) is legal


@pytest.mark.parametrize(
    ("fields", "shown"),
    [({}, "14 days"), ({"value": None}, "…"), ({"value": None, "example": "a month"}, "a month")],
)
def test_what_the_law_asks_for_is_shown(fields: dict[str, object], shown: str) -> None:
    (text,) = told("return: {}", window("14 days", required=True)._replace(**fields))
    assert f"against {shown} [" in text


def test_it_is_remembered_of_a_value_in_its_type_whether_it_breaks_a_limit() -> None:
    limits = FieldLimits((LimitEntry("x", "xx", "Act 1", forbids=("true", "1.0")),))
    broken = [
        limits.broken_by(Document("policy", "a", {"x": value}), "x") is not None
        for _ in range(2)
        for value in (1, True, 1.0, ("true",), "true", False)
    ]
    assert broken == [False, True, True, True, True, False] * 2
