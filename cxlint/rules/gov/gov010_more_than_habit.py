"""GOV010: habit is no reason for a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.text import spoken
from cxlint.rule import WARNING, Case, DocumentRule, Hit, Message, Options, at, option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document

HABIT = (
    # Habit.
    "we have always done it this way",
    "we have always done it so",
    "we've always done it this way",
    "it has always been this way",
    "it has always been like this",
    "it has always been so",
    "always been done this way",
    "this is how we have always done it",
    "this is how it is done",
    "this is how we do it",
    "this is the way we do it",
    "that is how we do things here",
    "these are the rules",
    "those are the rules",
    "rules are rules",
    "rules of the house",
    "house rules",
    "company policy",
    "it is our policy",
    "standard practice",
    "common practice",
    "usual practice",
    "as before",
    "as usual",
    "for historical reasons",
    "tradition",
    "everybody does it",
    "everyone does it",
    "all competitors do it",
    "because",
    # Effort.
    "it is too hard to change",
    "it is hard to change",
    "too difficult to change",
    "too much work to change",
    "too much work",
    "too much effort",
    "changing it would cost too much",
    "the system does not allow anything else",
    "the system does not allow it",
    "the system cannot do it otherwise",
    "the system is like that",
    "staff are used to it",
    "our staff are used to it",
    "we are used to it",
    "it is easier for us",
    "easier for staff",
    "less work for us",
    # Arabic.
    "هكذا نعمل دائما",
    "هكذا نعمل",
    "هكذا كنا نعمل دائما",
    "اعتدنا على ذلك",
    "تعودنا على ذلك",
    "هذا ما اعتدنا عليه",
    "كان الأمر كذلك دائما",
    "جرت العادة على ذلك",
    "جرت العادة",
    "هذه هي القواعد",
    "هذه هي القوانين",
    "هذه سياسة الشركة",
    "سياسة الشركة",
    "قواعد الشركة",
    "كما هو معتاد",
    "كالمعتاد",
    "كما في السابق",
    "الجميع يفعل ذلك",
    "من الصعب تغييره",
    "من الصعب تغيير ذلك",
    "يصعب تغييره",
    "تغييره يتطلب جهدا كبيرا",
    "النظام لا يسمح بغير ذلك",
    "النظام لا يسمح بذلك",
    "الموظفون معتادون عليه",
    "أسهل لنا",
    "أسهل للموظفين",
    # Persian.
    "همیشه همین طور بوده است",
    "همیشه همین طور بوده",
    "همیشه این طور بوده است",
    "همیشه همین کار را کرده ایم",
    "همیشه این کار را همین طور انجام داده ایم",
    "روال همین است",
    "روال کار همین است",
    "رسم بر این است",
    "قانون همین است",
    "قانون قانون است",
    "مقررات شرکت",
    "سیاست شرکت",
    "طبق معمول",
    "مثل همیشه",
    "مثل قبل",
    "همه همین کار را می کنند",
    "عادت کرده ایم",
    "کارکنان به آن عادت کرده اند",
    "تغییرش سخت است",
    "تغییر آن سخت است",
    "تغییر آن دشوار است",
    "تغییر آن زحمت دارد",
    "سیستم اجازه نمی دهد",
    "سامانه اجازه نمی دهد",
    "برای ما راحت تر است",
    "برای کارکنان راحت تر است",
)
"""Words that name only habit or one's own effort, in English, Arabic and Persian."""


def _bare(words: str) -> str:
    """The words in the form in which they are compared: letters and single spaces only."""
    return " ".join(spoken(words))


_HABIT = tuple(sorted(map(_bare, HABIT), key=len, reverse=True))
_AND = "و"
"""Arabic writes "and" as one word with the next."""

_TELLING: dict[str, list[str]] = {}
"""Habits by the longest of their words, with and without an "and": a reason without that word has none of them."""

for _habit in _HABIT:
    for _begun in ("", _AND):
        _TELLING.setdefault(_begun + max(_habit.split(), key=len), []).append(_habit)

_POLICY = "kind: policy\nid: returns\nrationale: "


class MoreThanHabitOptions(Options):
    """How much of a reason has to be left."""

    least: int = option(20, "A reason with fewer characters beside the words of habit is only habit.")


class MoreThanHabit(DocumentRule[MoreThanHabitOptions]):
    """One language that gives more than habit is enough. A reason too short to explain anything is left to GOV005."""

    id = "GOV010"
    name = "more-than-habit"
    summary = "The reason for a policy is more than habit or the effort of changing it."
    why = (
        "Rules that hurt customers mostly stay because staff are used to them. No customer is better off "
        "because it was always so."
    )
    fix = "Write what the rule protects and what customers gain from it. If nothing comes to mind, drop the rule."
    kinds = ("policy",)
    level = 1
    sources = ("S3.5", "S3.9")
    needs = ("rationale",)
    options = MoreThanHabitOptions
    messages = {
        "habit": Message(
            WARNING,
            "The only reason given for '{title}' is habit or effort: {reason}. Customers gain nothing from that.",
            "rationale: Say here what customers gain from this rule, and why it is needed.",
        ),
    }
    good = (
        Case(f"{_POLICY}Easy returns make customers buy again with more ease.\n"),
        Case(f"{_POLICY}We have always done it this way, and customers keep telling us that they like it.\n"),
        Case(f"{_POLICY}{{en: As usual., ar: يشتري العملاء أكثر إذا سهل الإرجاع عليهم}}\n"),
        Case(f"{_POLICY}We have always done it this way, for ever.\n", options={"least": 7}),
        Case(f"{_POLICY}Goods come back unharmed.\n"),
        Case(f"{_POLICY}We have always done it this way, for ever and a month.\n"),
        Case("kind: policy\nid: returns\n", applies=False),
    )
    bad = (
        Case(f"{_POLICY}We have always done it this way.\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}We have always done it this way, for ever.\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}We have always done it this way, for ever and a year.\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}Because these are the rules, as usual, for customers.\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}It is too hard to change and staff are used to it.\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}{{ar: هكذا نعمل دائمًا، والنظام لا يسمح بغير ذلك.}}\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}{{fa: همیشه همین‌طور بوده است.}}\n", ((3, 12, "habit"),)),
        Case(f"{_POLICY}{{en: Rules of the house., fa: روال همین است.}}\n", ((3, 12, "habit"),)),
    )

    def check(self, document: Document, options: MoreThanHabitOptions) -> Iterator[Hit]:
        """Take the words of habit away and look at what is left, in each language."""
        reason = document.text("rationale")
        told = [words for _, words in reason if words.strip()] if reason else []
        rests = [_without_habit(words) for words in told]
        if told and all(rest is not None and len(rest) < options.least for rest in rests):
            yield at(document, "rationale", "habit", reason=" ".join(told[0].split()).rstrip("."))


def _without_habit(words: str) -> str | None:
    """What is left of a reason; None where there is nothing of habit in it."""
    said = spoken(words)
    if _TELLING.keys().isdisjoint(said):
        return None
    bare = rest = f" {' '.join(said)} "
    near = {habit for word in said for habit in _TELLING.get(word, ()) if habit in bare}
    for habit in sorted(near, key=_HABIT.index):
        rest = rest.replace(f" {habit} ", "  ").replace(f" {_AND}{habit} ", "  ")
    return None if rest == bare else " ".join(rest.split())
