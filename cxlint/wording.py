"""The words of cxlint in the user's language: English in the code, Arabic and Persian in gettext catalogues.

Ids, keys and machine formats are never translated. A text without a translation is shown in English.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.catalogue import Catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LOCALES = Path(__file__).parent / "locale"
"""Where the catalogues lie: ``LANGUAGE/LC_MESSAGES/cxlint.mo``."""

LANGUAGES = ("en", "ar", "fa")
"""Every language in which cxlint speaks."""

RIGHT_TO_LEFT = frozenset({"ar", "fa"})
"""Those that are written from right to left."""


@cache
def translator(language: str) -> Callable[[str], str]:
    """What turns an English text into the language; English itself, and unknown languages, stay as they are."""
    base = language.partition("-")[0].lower()
    if base not in LANGUAGES or base == "en":
        return str
    try:
        catalogue = Catalogue(LOCALES / base / "LC_MESSAGES" / "cxlint.mo")
    except OSError:
        return str

    def translate(text: str) -> str:
        return catalogue.say(text) if text else ""

    return translate


def spoken(environment: Mapping[str, str]) -> str:
    """The language of a user's environment (LC_ALL, LC_MESSAGES, LANG) where cxlint speaks it, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        given = environment.get(name)
        if given:
            base = given.partition(".")[0].partition("_")[0].lower()
            return base if base in LANGUAGES else "en"
    return "en"


_UNITS: Mapping[str, Mapping[str, tuple[str, str, str, str]]] = {
    "ar": {
        "second": ("ثانية واحدة", "ثانيتان", "ثوانٍ", "ثانية"),
        "minute": ("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة"),
        "hour": ("ساعة واحدة", "ساعتان", "ساعات", "ساعة"),
        "day": ("يوم واحد", "يومان", "أيام", "يومًا"),
        "working day": ("يوم عمل واحد", "يوما عمل", "أيام عمل", "يوم عمل"),
        "week": ("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعًا"),
        "month": ("شهر واحد", "شهران", "أشهر", "شهرًا"),
        "year": ("سنة واحدة", "سنتان", "سنوات", "سنة"),
        "percentage point": ("نقطة مئوية واحدة", "نقطتان مئويتان", "نقاط مئوية", "نقطة مئوية"),
    },
    "fa": {
        name: (f"۱ {word}", f"۲ {word}", word, word)
        for name, word in (
            ("second", "ثانیه"),
            ("minute", "دقیقه"),
            ("hour", "ساعت"),
            ("day", "روز"),
            ("working day", "روز کاری"),
            ("week", "هفته"),
            ("month", "ماه"),
            ("year", "سال"),
            ("percentage point", "واحد درصد"),
        )
    },
}
"""For each unit its form for one, two, three to ten, and more."""

_DIGITS = {"ar": str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"), "fa": str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")}
_IMMEDIATELY = {"ar": "فورًا", "fa": "بی‌درنگ"}
_JOIN = {"en": (", ", " and "), "ar": ("، ", " و"), "fa": ("، ", " و ")}


def length_of_time(english: str, language: str) -> str:
    """A number with its unit as it is written in English (``30 days``) in the words of the language."""
    units = _UNITS.get(language.partition("-")[0])
    if units is None:
        return english
    base = language.partition("-")[0]
    number, _, unit = english.partition(" ")
    forms = units.get(unit.removesuffix("s"))
    if forms is None:
        return _IMMEDIATELY[base] if english == "immediately" else english
    if not number.isdecimal():
        return f"{number.translate(_DIGITS[base])} {forms[3]}"
    count = int(number)
    if count in (1, 2):
        return forms[count - 1]
    last = count % 100
    return f"{number.translate(_DIGITS[base])} {forms[2] if 3 <= last <= 10 else forms[3]}"


def listed(items: list[str], language: str) -> str:
    """Several things in one sentence: ``web, app and store``."""
    comma, last = _JOIN.get(language.partition("-")[0], _JOIN["en"])
    if len(items) < 2:
        return items[0] if items else translator(language)("none")
    return f"{comma.join(items[:-1])}{last}{items[-1]}"
