"""Changes in words: what a value was and is, what that means for customers, whom it reaches, and who has to agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.engine.words import word
from cxlint.model.effect import AUTHORITY, BURDEN, LIMIT, WAY, Effect
from cxlint.model.prose import excerpts
from cxlint.model.scalars import FAULTY, NONE, Duration, Money, Points
from cxlint.named import NamedTuple
from cxlint.rule import OfItem, Phrase
from cxlint.wording import listed, translator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.diagnostics import Finding
    from cxlint.engine.comparison import Changed, Comparison
    from cxlint.model.changes import FieldChange

GRAVEST = (Effect.WORSE, Effect.MIXED, Effect.BETTER, Effect.NEUTRAL)
"""The order in which changes are shown."""

LONGEST = 160
"""Values are cut to this many characters before they are shown."""

CONSENT = "DIF013"
"""The rule that asks for the agreement that is shown anyway."""

BOOKKEEPING = frozenset({"version", "changelog", "last_reviewed", "supersedes", "notes", "tags"})


class Row(NamedTuple):
    """One change as it is shown."""

    effect: Effect
    what: str
    before: str
    after: str
    means: str


def effect_word(effect: Effect, language: str) -> str:
    """The effect for the customer in a word."""
    say = translator(language)
    return {
        Effect.BETTER: say("better"),
        Effect.WORSE: say("worse"),
        Effect.MIXED: say("mixed"),
        Effect.NEUTRAL: say("neutral"),
    }[effect]


def status_word(changed: Changed, language: str) -> str:
    """What happened to a document."""
    say = translator(language)
    if changed.status == "renamed":
        return say("takes the place of {was}").format(was=changed.was)
    return {"added": say("new"), "removed": say("gone"), "changed": ""}.get(changed.status, changed.status)


def gravest_first(comparison: Comparison) -> list[Changed]:
    """The changed documents, those that hurt customers first."""
    return sorted(comparison.changes, key=lambda changed: GRAVEST.index(changed.effect))


def rows(changed: Changed, language: str) -> list[Row]:
    """The changes of one document in words, those that hurt customers first; what a new one says is not listed."""
    if changed.status == "added":
        return []
    fields = sorted(changed.fields, key=lambda field: GRAVEST.index(field.effect))
    told = [field for field in fields if field.path.partition(".")[0] not in BOOKKEEPING]
    if changed.status == "removed":
        told = [field for field in told if field.effect is not Effect.NEUTRAL]
    return [_row(field, language) for field in told]


def _row(field: FieldChange, language: str) -> Row:
    before, after = _values(field, language)
    words = Phrase(field.what)
    what = word(OfItem(words, field.item) if field.item else words, language) if words else field.pointer
    if field.path == "body":
        what = translator(language)("The text that customers read")
    return Row(field.effect, what, before, after, means(field, language))


def _values(field: FieldChange, language: str) -> tuple[str, str]:
    if isinstance(field.before, str) and isinstance(field.after, str) and _is_long(field):
        old, new = excerpts(field.before, field.after)
        return _cut(old or "…"), _cut(new or "…")
    return _cut(_said(field.before, language)), _cut(_said(field.after, language))


def _is_long(field: FieldChange) -> bool:
    return max(len(str(field.before)), len(str(field.after))) > LONGEST // 4


def _said(value: object, language: str) -> str:
    say = translator(language)
    if value is None:
        return say("not stated")
    if value is FAULTY:
        return say("not understood")
    if value is NONE or value == ():
        return say("none")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, dict):
        return _item(value, language)
    if isinstance(value, tuple):
        return listed([_said(item, language) for item in value], language)
    return word(value, language)


def _item(item: dict[str, object], language: str) -> str:
    """An entry of a list in short: its name, and an amount if it has one."""
    texts = [
        _said(item[name], language)
        for name in ("name", "id", "amount", "value")
        if item.get(name) is not None
    ]
    return ", ".join(texts) or f"{len(item)} …"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def means(field: FieldChange, language: str) -> str:
    """What a change means for customers, in a few words; empty where nothing is known."""
    if field.effect is Effect.NEUTRAL:
        return _why_neutral(field.note, language)
    if field.lost or field.gained:
        return _of_lists(field, language)
    if field.difference is not None:
        return _of_sizes(field, language)
    return _of_presence(field, language)


def _why_neutral(note: str, language: str) -> str:
    say = translator(language)
    return {
        "faulty": say("cannot be judged: not understood"),
        "currencies": say("cannot be judged: two currencies"),
        "units": say("cannot be judged: two units"),
        "unsure": say("cannot be judged: months and days, or working days, do not compare exactly"),
        "incomparable": say("cannot be judged: the two values do not compare"),
        "first-written": say("written down for the first time"),
        "no-longer-written": say("no longer written down"),
        "order": say("in another order"),
    }.get(note, "")


def _of_lists(field: FieldChange, language: str) -> str:
    say = translator(language)
    lost, gained = listed(list(field.lost), language), listed(list(field.gained), language)
    asked = field.role == BURDEN
    texts = []
    if field.lost:
        told = say("no longer asked: {items}") if asked else say("customers lose: {items}")
        texts.append((say("closed: {items}") if field.role == WAY else told).format(items=lost))
    if field.gained:
        told = say("now also asked or excluded: {items}") if asked else say("customers gain: {items}")
        texts.append((say("opened: {items}") if field.role == WAY else told).format(items=gained))
    return "; ".join(texts)


def _of_sizes(field: FieldChange, language: str) -> str:
    say = translator(language)
    worse = field.effect is Effect.WORSE
    time = isinstance(field.difference, Duration)
    if field.role == LIMIT and time:
        text = say("customers wait {amount} longer") if worse else say("customers wait {amount} less")
    elif field.role == LIMIT:
        text = say("{amount} more, which is worse") if worse else say("{amount} less, which is better")
    elif field.role == BURDEN and isinstance(field.difference, (Money, Points)):
        if field.begins or field.ends:
            amount = word(field.after if worse else field.before, language)
            free = say("customers pay {amount} now, and paid nothing before")
            return (free if worse else say("customers pay nothing now, and paid {amount} before")).format(
                amount=amount
            )
        text = say("customers pay {amount} more") if worse else say("customers pay {amount} less")
    elif field.role == BURDEN:
        text = (
            say("{amount} more is asked of customers")
            if worse
            else say("{amount} less is asked of customers")
        )
    elif field.role == AUTHORITY:
        text = say("staff may decide {amount} less") if worse else say("staff may decide {amount} more")
    else:
        text = say("customers lose {amount}") if worse else say("customers gain {amount}")
    return text.format(amount=word(field.difference, language))


def _of_presence(field: FieldChange, language: str) -> str:
    say = translator(language)
    worse = field.effect is Effect.WORSE
    if field.effect is Effect.MIXED:
        return say("some is gained, some is lost")
    if field.role == BURDEN and None in (field.before, field.after):
        return say("newly asked of customers") if worse else say("no longer asked of customers")
    if field.after is None:
        return say("no longer promised") if worse else say("no longer denied")
    if field.before is None:
        return say("denied from now on") if worse else say("newly promised")
    return say("worse for customers") if worse else say("better for customers")


def reach(changed: Changed, language: str) -> Iterator[str]:
    """Whom a document reaches, one kind after the other."""
    say = translator(language)
    touch = changed.touch
    kinds = (
        (say("journeys"), touch.journeys), (say("touchpoints"), touch.touchpoints), (say("channels"), touch.channels),
        (say("processes"), touch.processes), (say("groups of customers"), touch.segments),
        (say("products"), touch.products), (say("areas"), touch.areas), (say("owners"), touch.owners),
    )  # fmt: skip
    for name, ids in kinds:
        if ids:
            yield f"{name}: {listed(list(ids[:MOST]), language)}{_more(len(ids) - MOST, language)}"
    if touch.contacts is not None:
        text = say("about {count} contacts a month")
        if touch.counted < touch.countable:
            text = say("at least {count} contacts a month")
        yield text.format(count=f"{touch.contacts:,}")


MOST = 8
"""So many of a kind are named."""


def _more(count: int, language: str) -> str:
    return "" if count <= 0 else " " + translator(language)("and {count} more").format(count=count)


def agreement(comparison: Comparison, changed: Changed, language: str) -> tuple[str, str]:
    """Who has to agree and who has, in one sentence, and what to write once they have; empty where nobody has to."""
    say = translator(language)
    roles = {"champion": say("champion"), "sponsor": say("executive sponsor")}
    told = []
    for approval in changed.approvals:
        who = approval.name or say("nobody is named")
        state = say("has agreed") if approval.given else say("has not agreed yet")
        told.append(
            f"{who} ({roles[approval.role]}): {state}" if approval.who else f"{roles[approval.role]}: {who}"
        )
    writes = [f.write for f in comparison.findings if f.rule == CONSENT and f.subject == changed.subject]
    return "; ".join(told), writes[-1] if writes else ""


def to_do(comparison: Comparison, changed: Changed) -> list[Finding]:
    """What rules say beside the changes and the agreement that are shown anyway: version, notice, owners."""
    shown = {field.pointer for field in changed.fields if field.effect.hurts}
    return [
        finding
        for finding in comparison.findings
        if finding.subject == changed.subject
        and finding.pointer not in shown
        and not (finding.rule == CONSENT and changed.approvals)
    ]


def total(comparison: Comparison, language: str) -> str:
    """How many documents changed, and which way."""
    say = translator(language)
    counts = [(effect, sum(c.effect is effect for c in comparison.changes)) for effect in GRAVEST]
    told = [f"{number} {effect_word(effect, language)}" for effect, number in counts if number]
    if not told:
        return say("Nothing changed.")
    return say("Documents that changed for customers: {count} ({effects}).").format(
        count=len(comparison.changes), effects=listed(told, language)
    )
