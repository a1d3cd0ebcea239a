"""What a sentence is about: the words that name a subject in three languages, and the terms that it is judged by.

The words are patterns, written with everyday letters. They need not be complete: a sentence that names none of them is
not judged, and one that names a subject whose term is not stated is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cxlint.model.quantity_patterns import fold
from cxlint.named import NamedTuple


class Subject(NamedTuple):
    """A subject: the terms that state something about it, and its words in each language."""

    fields: tuple[str, ...]
    en: str
    ar: str
    fa: str

    @property
    def of_money(self) -> bool:
        """Whether its terms are amounts rather than lengths of time."""
        return self.fields[0] in MONEY


SUBJECTS = (
    Subject(
        ("terms.return.window",),
        r"\breturn(?! to\b)|\b(?:send|bring)\b.{0,20}\bback\b|change your mind|\bexchange",
        r"رجاع|مرتجع|ترجع|\bترد\b|تستبدل|استبدال|تعيده|تغيير رأيك",
        r"مرجوع|بازگرداند|برگرداند|بازگشت کالا|عودت|پس (?:داد|ده|گرفت)|نظرتان را عوض",
    ),
    Subject(
        ("terms.return.defect_window", "terms.warranty.length"),
        r"fault|defect|\bbroken|\bbreaks|damaged",
        r"عيب|معيب|تعطل|تالف",
        r"معیوب|عیب|خراب|ایراد",
    ),
    Subject(
        ("terms.refund.deadline",),
        r"refund|money back|\bpa(?:y|id)\b.{0,10}\bback\b|your money",
        r"استرداد|المبلغ|مالك\b|أموالك",
        r"بازپرداخت|مبلغ|پول|وجه",
    ),
    Subject(("terms.warranty.length",), r"warrant|guarantee", r"ضمان|كفالة", r"گارانتی|ضمانت"),
    Subject(("terms.warranty.repair_deadline",), r"\brepair", r"إصلاح|نصلح", r"تعمیر"),
    Subject(
        ("terms.cancellation.notice",),
        r"\bcancel|\bterminat|\bleave\b|give notice",
        r"إلغاء|ألغ|تلغي|إنهاء|انسحاب",
        r"لغو|فسخ|انصراف",
    ),
    Subject(("terms.cancellation.confirmation_within",), r"\bconfirm", r"تأكيد|نؤكد", r"تأیید|تایید"),
    Subject(
        (
            "terms.subscription.renewal_notice",
            "terms.subscription.optout_deadline",
            "terms.subscription.renewal_term",
        ),
        r"\brenew",
        r"تجديد|يتجدد",
        r"تمدید",
    ),
    Subject(
        ("terms.subscription.trial.length", "terms.subscription.trial.reminder"),
        r"\btrial\b|\btry\b",
        r"تجريب|\bجرب|المجانية",
        r"آزمایشی|دوره رایگان",
    ),
    Subject(
        ("terms.subscription.price_change_notice",),
        r"\bprices?\b.{0,40}(?:chang|\brise|go up|increas)|(?:chang|rais|increas).{0,40}\bprices?\b|new price",
        r"(?:تغير|تغيير|رفع|زيادة) (?:ال)?(?:سعر|أسعار)|السعر الجديد",
        r"قیمت.{0,30}(?:تغییر|افزایش)|(?:تغییر|افزایش) قیمت",
    ),
    Subject(
        ("terms.contract.unilateral_change.notice",),
        r"chang.{0,40}(?:terms|contract|conditions)|(?:terms|contract|conditions).{0,40}chang",
        r"(?:تعديل|تغيير).{0,30}(?:الشروط|العقد)",
        r"(?:شرایط|قرارداد).{0,30}تغییر|تغییر.{0,30}(?:شرایط|قرارداد)",
    ),
    Subject(
        ("terms.complaint.raise_within",),
        r"(?:accept|rais|fil|submit|mak).{0,40}complain|complain.{0,40}(?:accept|rais|fil|submit|made)|complain within",
        r"(?:تقبل|نقبل|تقديم|تقدم|قدم).{0,20}شك[او]",
        r"شکایت.{0,60}(?:پذیرفته|ثبت)|(?:ثبت|ارائه).{0,20}شکایت",
    ),
    Subject(
        ("terms.complaint.resolve",),
        r"complain.{0,80}(?:answer|resol|solv|repl|decid)|(?:answer|resol|solv|repl|decid).{0,80}complain",
        r"شك[او].{0,60}(?:نرد|الرد|حل)|(?:نرد|الرد|حل).{0,60}شك[او]",
        r"شکایت.{0,60}(?:پاسخ|رسیدگی|حل)|(?:پاسخ|رسیدگی).{0,60}شکایت",
    ),
    Subject(
        ("terms.preferences.effective_within",),
        r"preference|unsubscribe|opt(?:ing)?[ -]out",
        r"تفضيل|إلغاء الاشتراك في الرسائل",
        r"ترجیح|لغو دریافت",
    ),
    Subject(("terms.return.restocking",), r"restock", r"تخزين", r"انبارداری"),
    Subject(
        ("terms.cancellation.fee",),
        r"(?:cancel|exit|terminat)\w*[\w ]{0,20}\b(?:fee|charge)|\b(?:fee|charge)s?\b[\w ]{0,20}(?:cancel|leav|terminat)",
        r"رسوم (?:ال)?(?:إلغاء|إنهاء|خروج)",
        r"(?:هزینه|کارمزد|جریمه) (?:لغو|فسخ|خروج)",
    ),
    Subject(("terms.fees",), r"\b(?:fee|charge|cost)s?\b", r"رسوم|تكلفة|بسعر", r"کارمزد|هزینه"),
)

MONEY = ("terms.return.restocking", "terms.cancellation.fee", "terms.fees")
"""The terms that are amounts of money or shares; all others are lengths of time."""


@lru_cache(maxsize=3)
def _patterns(language: str) -> tuple[tuple[re.Pattern[str], Subject], ...]:
    return tuple((re.compile(fold(getattr(one, language)), re.IGNORECASE), one) for one in SUBJECTS)


def subjects(sentence: str, language: str) -> tuple[Subject, ...]:
    """What a sentence is about."""
    words = " ".join(fold(sentence).split())
    return tuple(one for pattern, one in _patterns(language.partition("-")[0]) if pattern.search(words))
