"""The words of cxlint in three languages: complete, with the same placeholders, and in the right script."""

from __future__ import annotations

import importlib.util
import io
import re
import struct
from gettext import GNUTranslations
from pathlib import Path

import pytest

from cxlint import wording
from cxlint.catalogue import Catalogue
from cxlint.wording import LOCALES, length_of_time, listed, spoken, translator

HOME = Path(__file__).resolve().parents[1]
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
NOT_WORDS = re.compile(r"\{[a-z_]+\}|`[^`]*`|'[^']*'|«[^»]*»|\[[^\]]*\]")
OTHERS = ("ar", "fa")


def script():
    spec = importlib.util.spec_from_file_location("catalogue", HOME / "scripts" / "catalogue.py")
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


CATALOGUE = script()
TEXTS = CATALOGUE.texts()


@pytest.fixture(params=OTHERS)
def known(request) -> dict[str, str]:
    with (LOCALES / request.param / "LC_MESSAGES" / "cxlint.mo").open("rb") as file:
        return dict(GNUTranslations(file)._catalog)


def test_every_text_is_translated(known) -> None:
    assert [text for text in TEXTS if not known.get(text)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_is_looked_up_as_gettext_does(language: str) -> None:
    file = LOCALES / language / "LC_MESSAGES" / "cxlint.mo"
    with file.open("rb") as opened:
        theirs = GNUTranslations(opened)
    ours = Catalogue(file)
    texts = [*theirs._catalog, *(f"{text} " for text in TEXTS), "A", "zzz", "\U0010ffff", "\ud800", "لا"]
    assert [ours.say(text) for text in texts] == [theirs.gettext(text) for text in texts]
    assert translator(language)("") == ""


def test_a_catalogue_of_another_machine_is_read(tmp_path: Path) -> None:
    pairs = [
        (b"", b"Content-Type: text/plain; charset=UTF-8\n"),
        (b"no", "لا".encode()),
        (b"yes", "نعم".encode()),
    ]
    start = 28 + 16 * len(pairs)
    places, texts = [], b""
    for part in (*(one for one, _ in pairs), *(other for _, other in pairs)):
        places += [len(part), start + len(texts)]
        texts += part + b"\0"
    head = struct.pack(">7I", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    (tmp_path / "other.mo").write_bytes(head + struct.pack(f">{len(places)}I", *places) + texts)
    with (tmp_path / "other.mo").open("rb") as opened:
        assert GNUTranslations(opened).gettext("yes") == "نعم"
    assert [Catalogue(tmp_path / "other.mo").say(word) for word in ("yes", "no", "maybe")] == [
        "نعم",
        "لا",
        "maybe",
    ]


def test_english_is_spoken_where_a_catalogue_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(wording, "LOCALES", tmp_path)
    assert translator.__wrapped__("ar")("Level: {level}.") == "Level: {level}."


def test_no_translation_is_left_behind(known) -> None:
    assert sorted(set(known) - set(TEXTS) - {""}) == []


def test_a_translation_has_the_placeholders_of_its_text(known) -> None:
    wrong = {
        text: said
        for text, said in known.items()
        if set(PLACEHOLDER.findall(text)) != set(PLACEHOLDER.findall(said))
    }
    wrong.pop("", None)
    assert wrong == {}


def test_a_translation_is_mostly_in_arabic_script(known) -> None:
    def foreign(said: str) -> bool:
        words = NOT_WORDS.sub("", said)
        return len(re.findall("[A-Za-z]", words)) > len(re.findall("[\u0600-\u06ff]", words))

    assert [said for text, said in known.items() if text and foreign(said)] == []


def words(mo: bytes) -> dict[str, str]:
    """The words of a compiled catalogue; releases of Babel differ in the layout, and name themselves in the header."""
    found = dict(GNUTranslations(io.BytesIO(mo))._catalog)
    del found[""]
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_the_catalogue_is_fresh(language) -> None:
    po, mo = CATALOGUE.written(language)
    folder = LOCALES / language / "LC_MESSAGES"
    assert (folder / "cxlint.po").read_bytes() == po, "run `make catalogue`"
    assert words((folder / "cxlint.mo").read_bytes()) == words(mo), "run `make catalogue`"


@pytest.mark.parametrize(
    ("english", "language", "said"),
    [
        ("30 days", "en", "30 days"),
        ("1 day", "ar", "يوم واحد"),
        ("2 weeks", "ar", "أسبوعان"),
        ("7 working days", "ar", "٧ أيام عمل"),
        ("30 days", "ar", "٣٠ يومًا"),
        ("103 days", "ar", "١٠٣ أيام"),
        ("immediately", "ar", "فورًا"),
        ("30 days", "fa", "۳۰ روز"),
        ("1.5 hours", "fa", "۱.۵ ساعت"),
        ("30 days", "fr", "30 days"),
    ],
)
def test_durations_are_said_in_the_language(english, language, said) -> None:
    assert length_of_time(english, language) == said


def test_lists_are_joined_in_the_language() -> None:
    assert listed(["web", "app", "store"], "en") == "web, app and store"
    assert listed(["أ", "ب"], "ar") == "أ وب"
    assert listed([], "en") == "none"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "ar_EG.UTF-8"}, "ar"),
        ({"LANG": "ar_EG.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "fa_IR"}, "fa"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_language_of_the_environment_is_spoken_where_known(environment, language) -> None:
    assert spoken(environment) == language


def test_an_unknown_language_is_answered_in_english() -> None:
    assert translator("de")("Policies") == "Policies"
    assert translator("ar")("") == ""
