"""What customers are asked: whether it is to prove who they are, to tell their problem, or anything else."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from cxlint.model.text import normalise

if TYPE_CHECKING:
    from cxlint.model.document import View

IDENTITY, PROBLEM = "identity", "problem"

_WORDS = {
    IDENTITY: (
        "customer number, customer id, client number, member number, identity, identity document, proof of identity, "
        "identity card, id card, id number, national id, passport, date of birth, birth date, password, pin, "
        "security question, security questions, "
        "رقم العميل, رقم العضوية, الهوية, رقم الهوية, بطاقة الهوية, جواز السفر, تاريخ الميلاد, كلمة المرور, "
        "الرقم السري, "
        "شماره مشتری, شماره عضویت, هویت, کد ملی, کارت ملی, کارت شناسایی, گذرنامه, تاریخ تولد, رمز عبور"
    ),
    PROBLEM: (
        "problem, the problem, what happened, what went wrong, issue, complaint, what the complaint is about, "
        "المشكلة, وصف المشكلة, ما حدث, ماذا حدث, الشكوى, "
        "مشکل, شرح مشکل, چه شد, چه اتفاقی افتاد, آنچه پیش آمد, شکایت"
    ),
}


def plain_name(datum: str) -> str:
    """What is asked for, however it is spelt: `Order-Number` is `order number`."""
    return normalise(datum).replace("-", " ").replace("_", " ")


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (f" {plain_name(word)} ", what) for what, words in _WORDS.items() for word in words.split(", ")
    )


@lru_cache(maxsize=4096)
def asked_for(datum: str) -> str:
    """`identity` or `problem` where a datum that customers have to give is one of the two, else an empty word."""
    name = f" {plain_name(datum)} "
    return next((what for phrase, what in _phrases() if phrase in name), "")


def asks(view: View, field: str) -> frozenset[str]:
    """Which of `identity` and `problem` a touchpoint or step asks for, by its list of data and by its own word."""
    found = set(map(asked_for, view.words(field) or ()))
    found.discard("")
    if view.flag("identifies"):
        found.add(IDENTITY)
    return frozenset(found)
