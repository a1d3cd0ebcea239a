"""How people write lengths of time and money in English, Arabic and Persian: words, and the way back into words.

The words are patterns, written with everyday letters; whoever looks for them folds both sides (`fold`).
"""

from __future__ import annotations

import re

from cxlint.model.scalars import Duration, Money, Percent
from cxlint.model.scalars.digits import plain
from cxlint.named import NamedTuple

UNKNOWN = "XXX"
"""The code for money whose currency the words leave open (ISO 4217): it agrees with the same sum in any other."""

TOMAN = "IRT"
"""Ten Iranian rials; people count in them, though no code of ISO 4217 stands for them."""


class Words(NamedTuple):
    """The words of one language.

    `joint` stands between the parts of a number, `pairs` are units in the dual, `every` stands before a quantity and
    `rate` after it where it says how often, `before` is what may be fixed to the front of a word. Every unit holds one
    of the stems in `times`, every share one of `shares`, every name of money one of `sums`: what a text without any of
    them does not say is quickly seen.
    """

    numbers: dict[int, str]
    joint: str
    units: dict[str, str]
    pairs: dict[str, str]
    every: str
    rate: str
    to: str
    percent: str
    thousand: str
    million: str
    money: dict[str, str]
    times: str
    shares: str
    sums: str
    before: str = ""

    def beginnings(self) -> list[str]:
        """What stands at the beginning of every word of a number, however it is written on."""
        ways = (way for pattern in self.numbers.values() for way in pattern.split("|") if way != "(?!)")
        found = {re.sub(r".\?.*|[\\\[(].*", "", way) for way in ways}
        return sorted(one for one in found if not any(other != one and other in one for other in found))


_WRITTEN_OUT = (*range(1, 13), 14, 15, *range(20, 100, 10), 100)


def _numbers(words: str) -> dict[int, str]:
    """The words of the numbers that are written out, in their order; `(?!)` where a language has none."""
    return dict(zip(_WRITTEN_OUT, words.split(), strict=True))


ENGLISH = Words(
    numbers=_numbers(
        "one two three four five six seven eight nine ten eleven twelve fourteen fifteen "
        "twenty thirty forty fifty sixty seventy eighty ninety (?!)"
    ),
    joint=r"[\s-]",
    units={
        "working days": r"(?:working|business|bank|banking)[\s-]days?|weekdays?",
        "seconds": "seconds?|secs?",
        "minutes": "minutes?|mins?",
        "hours": "hours?|hrs?",
        "days": r"(?:(?:calendar|full|whole|consecutive|more|additional)[\s-])?days?",
        "weeks": r"(?:full\s|more\s)?weeks?",
        "months": r"(?:calendar\s|full\s|more\s)?months?",
        "years": r"(?:full\s|more\s)?years?",
    },
    pairs={},
    every=r"(?:every|each|per)\s",
    rate=r"\s(?:a|per|each|every)\s(?:day|week|month|year)\b",
    to=r"(?:-|–|—|to\b|or\b)",
    percent=r"%|percent\b|per\scent\b|pct\b",
    thousand="thousand",
    million="million",
    money={"EUR": "euros?", "INR": "rupees?", UNKNOWN: "dollars?|pounds?|dirhams?|riyals?|rials?|dinars?"},
    times="day sec min hour hr week month year",
    shares="% cent pct",
    sums="euro rupee dollar pound dirham rial riyal dinar",
)

ARABIC = Words(
    numbers=_numbers(
        r"واحدة? (?!) ثلاثة? أربعة? خمسة? ستة? سبعة? ثمان(?:ية?)? تسعة? عشرة? أحد\sعشر|إحدى\sعشرة "
        r"اثن[اي]\sعشر|اثنت[اي]\sعشرة أربعة\sعشر|أربع\sعشرة خمسة\sعشر|خمس\sعشرة عشرون|عشرين ثلاثون|ثلاثين "
        "أربعون|أربعين خمسون|خمسين ستون|ستين سبعون|سبعين ثمانون|ثمانين تسعون|تسعين مئة|مائة"
    ),
    joint=r"\sو",
    units={
        "working days": r"(?:يوما?|أيام)\s(?:من\s)?(?:أيام\s)?(?:ال)?عمل",
        "seconds": "ثانية|ثواني?",
        "minutes": "دقيقة|دقائق",
        "hours": "ساعة|ساعات",
        "days": "يوما?|أيام",
        "weeks": "أسبوعا?|أسابيع",
        "months": "شهرا?|أشهر|شهور",
        "years": "سنة|سنوات|سنين|عاما?|أعوام",
    },
    pairs={
        "working days": r"يوم(?:ي|ين|ان)\s(?:من\s)?(?:أيام\s)?(?:ال)?عمل",
        "minutes": "دقيقت(?:ين|ان)",
        "hours": "ساعت(?:ين|ان)",
        "days": "يوم(?:ين|ان)",
        "weeks": "أسبوع(?:ين|ان)",
        "months": "شهر(?:ين|ان)",
        "years": "(?:سنت|عام)(?:ين|ان)",
    },
    every=r"كل\s",
    rate=r"\s(?:في|كل)\s(?:ال)?(?:يوم|أسبوع|شهر|سنة)\b",
    to=r"(?:-|–|—|إلى\b|أو\b)",
    percent=r"%|بالمئة|بالمائة|في\sالمئة|في\sالمائة",
    thousand="ألف|آلاف",
    million="مليون|ملايين",
    money={"EUR": "يورو", UNKNOWN: "دولارا?|جنيها?|دراهم|درهما?|ريالا?|دينارا?|دنانير|ليرة|روبية"},
    times="يوم أيام ثاني ثوان دقيق دقائق ساع أسبوع أسابيع شهر شهور سن عام أعوام",
    shares="% مئة مائة",
    sums="يورو دولار جنيه دراهم درهم ريال دينار دنانير ليرة روبية",
    before="(?:بال|ال|لل|[بل])?",
)

PERSIAN = Words(
    numbers=_numbers(
        "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده چهارده پانزده "
        "بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد"
    ),
    joint=r"\sو\s",
    units={
        "working days": r"روز\s?(?:کاری|اداری)",
        "seconds": "ثانیه",
        "minutes": r"دقیقه(?:\s?ای)?",
        "hours": "ساعت",
        "days": r"روز(?:\s?ه)?",
        "weeks": r"هفته(?:\s?ای)?",
        "months": r"ماه(?:\s?ه)?",
        "years": r"سال(?:\s?ه)?",
    },
    pairs={},
    every=r"هر\s",
    rate=r"\sدر\s(?:روز|هفته|ماه|سال)\b",
    to=r"(?:-|–|—|تا\b|یا\b|الی\b)",
    percent="%|درصد",
    thousand="هزار",
    million="میلیون",
    money={"EUR": "یورو", "IRR": "ریال", TOMAN: "تومان|تومن", UNKNOWN: "دلار|پوند|درهم"},
    times="روز ثانیه دقیقه ساعت هفته ماه سال",
    shares="% درصد",
    sums="یورو ریال تومان تومن دلار پوند درهم",
)

LANGUAGES = {"en": ENGLISH, "ar": ARABIC, "fa": PERSIAN}
"""The languages in which quantities are found, by code."""

_DIGITS = {
    "ar": {ord("0") + digit: chr(0x0660 + digit) for digit in range(10)},
    "fa": {ord("0") + digit: chr(0x06F0 + digit) for digit in range(10)},
}
_ARABIC_FORMS = {
    "seconds": ("ثانية", "ثانيتين", "ثوان", "ثانية"),
    "minutes": ("دقيقة", "دقيقتين", "دقائق", "دقيقة"),
    "hours": ("ساعة", "ساعتين", "ساعات", "ساعة"),
    "days": ("يوم", "يومين", "أيام", "يومًا"),
    "weeks": ("أسبوع", "أسبوعين", "أسابيع", "أسبوعًا"),
    "months": ("شهر", "شهرين", "أشهر", "شهرًا"),
    "years": ("سنة", "سنتين", "سنوات", "سنة"),
    "working days": ("يوم عمل", "يومي عمل", "أيام عمل", "يوم عمل"),
}
_PERSIAN_FORMS = {
    "seconds": "ثانیه",
    "minutes": "دقیقه",
    "hours": "ساعت",
    "days": "روز",
    "weeks": "هفته",
    "months": "ماه",
    "years": "سال",
    "working days": "روز کاری",
}
_AT_ONCE = {"ar": "فورًا", "fa": "فوراً"}


def in_words(value: Duration | Percent | Money, language: str) -> str:
    """A quantity as a text in that language writes it: ``30 days``, ``٣٠ يومًا``, ``۳۰ روز``."""
    language = language.partition("-")[0]
    if language not in _DIGITS:
        return str(value)
    if isinstance(value, Percent):
        return f"{str(value)[:-1].translate(_DIGITS[language])}٪"
    if isinstance(value, Money):
        return f"{plain(value.amount).translate(_DIGITS[language])} {value.currency}"
    if value.unit == "immediately":
        return _AT_ONCE[language]
    number = plain(value.amount).translate(_DIGITS[language])
    if language == "fa":
        return f"{number} {_PERSIAN_FORMS.get(value.unit, value.unit)}"
    one, two, few, many = _ARABIC_FORMS.get(value.unit, (value.unit,) * 4)
    if value.amount == 2:
        return two
    return f"{number} {one if value.amount == 1 else few if 3 <= value.amount <= 10 else many}"
