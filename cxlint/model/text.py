"""Texts in several languages, and how they are made comparable before words are looked for in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import final

from cxlint.model.scalars.value import Value

# ISO 639-1, and a few languages that have only a code of three letters.
_CODES = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en "
    "eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv "
    "ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne "
    "ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st "
    "su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
    "arz ckb fil haw kab kmr prs tzm yue zgh"
)

LANGUAGES = frozenset(_CODES.split())
"""Known codes of languages."""

_NAMES = {
    name: code
    for code, names in {
        "ar": "arabic العربية عربي",
        "de": "german deutsch",
        "el": "greek",
        "en": "english eng",
        "es": "spanish español",
        "fa": "persian farsi فارسی",
        "fil": "filipino",
        "fr": "french français",
        "he": "hebrew iw",
        "hi": "hindi",
        "id": "indonesian in",
        "it": "italian",
        "ja": "japanese",
        "ko": "korean",
        "ku": "kurdish",
        "nl": "dutch",
        "pl": "polish",
        "prs": "dari",
        "pt": "portuguese",
        "ru": "russian",
        "sv": "swedish",
        "tr": "turkish",
        "uk": "ukrainian",
        "ur": "urdu",
        "zh": "chinese",
    }.items()
    for name in names.split()
}

LETTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, "يى"), "ی"),
    ord("ك"): "ک",
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **{0x0660 + digit: str(digit) for digit in range(10)},
    **{0x06F0 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys([0x0640, *range(0x064B, 0x0660), 0x0670]),
    **dict.fromkeys(
        [0x00AD, 0x061C, 0x200B, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
    ),
    0x2060: None,
    0xFEFF: None,
    ord("٪"): "%",
    ord("٫"): ".",
    ord("٬"): ",",
}
"""The one form of each Arabic and Persian letter, digit and sign; None for a mark that is dropped."""

_TEH_MARBUTA = {ord("ة"): "ه"}
_ZWNJ = "\u200c"


@final
class Text(Value):
    """Words for people, by language; the language "" stands for words whose language is not said."""

    __slots__ = ("entries",)
    entries: tuple[tuple[str, str], ...]

    def __init__(self, entries: Mapping[str, str] | Iterable[tuple[str, str]]) -> None:
        self._set(tuple(entries.items() if isinstance(entries, Mapping) else entries))

    def _parts(self) -> tuple[object, ...]:
        return (self.entries,)

    @classmethod
    def of(cls, entries: tuple[tuple[str, str], ...]) -> Text:
        """Make a text of its entries as they are; quicker than the constructor."""
        text = cls.__new__(cls)
        _put(text, entries)
        return text

    @classmethod
    def plain(cls, words: str) -> Text:
        """Make a text whose language is not said."""
        return cls.of((("", words),))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have words, in the order of the document."""
        return tuple(language for language, words in self.entries if language and words.strip())

    def get(self, language: str) -> str | None:
        """Return the words in exactly this language."""
        return dict(self.entries).get(language)

    def best(self, language: str, fallbacks: Iterable[str] = ()) -> str:
        """Return the words in the language, else in a variety of it, else in a fallback, else any; "" for none."""
        for known, said in self.entries:
            if known == language and said and not said.isspace():
                return said
        words = {language: words for language, words in self.entries if words.strip()}
        for wanted in (language, *fallbacks):
            for known in (wanted, *(known for known in words if _base(known) == _base(wanted))):
                if known in words:
                    return words[known]
        return words.get("") or next(iter(words.values()), "")

    def __str__(self) -> str:
        return self.best("en")

    def __bool__(self) -> bool:
        for _, words in self.entries:  # noqa: SIM110 - a generator takes twice as long, and rules ask often
            if words and not words.isspace():
                return True
        return False

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.entries)


_put = Text.__dict__["entries"].__set__
"""Gives a text its entries, past the lock that keeps everybody else from changing it."""


def normalise(text: str, *, joiner: str = " ", teh_marbuta: bool = False) -> str:
    """Return the form in which words are looked for: one form of each letter, no marks, lower case, single spaces.

    Arabic and Persian letters that differ by keyboard become one, tatweel, harakat and direction marks go,
    digits and their signs become Western. The zero-width non-joiner becomes `joiner`: look with " " and with
    "", since it stands for a space or for nothing. With `teh_marbuta` the letters ة and ه are one as well.
    """
    made = _remembered if len(text) <= _SHORT else _normalised
    return made(text, joiner, teh_marbuta)


def _normalised(text: str, joiner: str, teh_marbuta: bool) -> str:
    if not text.isascii():
        text = one_form(unicodedata.normalize("NFKC", text)).replace(_ZWNJ, joiner)
        if teh_marbuta:
            text = text.translate(_TEH_MARBUTA)
    return " ".join(text.casefold().split())


_SHORT = 2000
"""Characters; several rules look at the same texts, of which so long ones are remembered for a while."""

_remembered = lru_cache(maxsize=512)(_normalised)


def one_form(text: str) -> str:
    """The text with one form of each Arabic and Persian letter, digit and sign, without their marks."""
    return _one_form(text) if len(text) <= _SHORT else _in_one_form(text)


def _in_one_form(text: str) -> str:
    marks, others = _other_forms()
    text = marks.sub("", text)
    for letter in set(others.findall(text)):
        text = text.replace(letter, LETTERS[ord(letter)] or "")
    return text


_one_form = lru_cache(maxsize=512)(_in_one_form)


@cache
def _other_forms() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of marks, and of letters that have another form: looking for them is quicker than `translate`."""
    marks = "".join(chr(letter) for letter, form in LETTERS.items() if form is None)
    others = "".join(chr(letter) for letter, form in LETTERS.items() if form is not None)
    return re.compile(f"[{marks}]+"), re.compile(f"[{others}]")


def spoken(text: str) -> list[str]:
    """The words and numbers of a text in the form in which they are looked for, without what stands between them."""
    if text.isascii():
        return text.lower().translate(_BETWEEN).split()
    return _RUN.findall(normalise(text))


_RUN = re.compile(r"[^\W_]+")
_BETWEEN = {code: " " for code in range(128) if not chr(code).isalnum()}


def is_language(code: str) -> bool:
    """Say whether the code names a language: `ar`, `fa`, `en-GB`, `zh-Hans-CN`."""
    match = re.fullmatch("([a-z]{2,3})(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?", code)
    return match is not None and match[1] in LANGUAGES


def closest_language(code: str) -> str | None:
    """Return the code that was most likely meant by `English`, `EN`, `en_us` or `farsi`."""
    if len(code) > 40:
        return None
    parts = re.split("[-_]", code.strip())
    first = parts[0].casefold()
    tail = [part.title() if len(part) == 4 else part.upper() for part in parts[1:]]
    meant = "-".join([_NAMES.get(first, first), *tail])
    if is_language(meant):
        return meant
    from cxlint.model.suggest import closest

    near = closest(first, [name for name in _NAMES if len(name) > 3]) if len(first) > 3 else None
    return _NAMES[near] if near else None


def _base(language: str) -> str:
    return language.partition("-")[0]
