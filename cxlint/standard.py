"""What a standard or a law is to cxlint: clauses in our own words, which rules cite.

A clause is cited by its standard and its number (``ISO 18295-1:2017 4.3``), or, where no number is known for sure, by
what it is about (``ISO 10002:2018, charges``). The words are ours; no text of a standard stands here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CERTAINTIES = {
    "sure": "seen in a source that quotes it or reports on it",
    "likely": "well known, or seen in few sources; its text was not seen",
    "maybe": "not certain; to be checked",
}
"""How sure it is that a clause says what its words say."""


class Clause(NamedTuple):
    """One clause: how rules cite it, what it asks for in our own words, and how sure that is.

    `standard` is the name of its standard (``iso-10002``); `label` its number, or what it is about (then `numbered`
    is false); `place` is the code of the jurisdiction of a law, empty where it holds everywhere.
    """

    standard: str
    citation: str
    words: str
    certainty: str
    label: str
    numbered: bool
    place: str


class Standard(NamedTuple):
    """A standard or a law with its clauses; `short` is what citations begin with."""

    name: str
    short: str
    title: str
    place: str
    clauses: tuple[Clause, ...]


class StandardFault(ValueError):
    """The file of a standard is not written as it should be."""


class StandardRef(NamedTuple):
    """A light reference to a standard: the name that users type, and the YAML file with its clauses."""

    name: str
    file: str

    def load(self) -> Standard:
        """Read the file; raises StandardFault or OSError."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            data = yaml.load(Path(self.file).read_bytes(), loader)  # noqa: S506 - both loaders are safe ones
        except yaml.YAMLError as error:
            raise StandardFault(str(error)) from error
        return read_standard(self.name, data)


def read_standard(name: str, data: object) -> Standard:
    """The standard that a file describes; raises StandardFault for what could not be used as it was meant."""
    head = _fields(data, "short", "title", place="", clauses=())
    clauses = head["clauses"]
    if not isinstance(clauses, list) or not clauses:
        raise StandardFault("there is no list 'clauses'")
    short, place = str(head["short"]), str(head["place"])
    found = tuple(_clause(name, short, place, written) for written in clauses)
    cited = [clause.citation for clause in found]
    if twice := {citation for citation in cited if cited.count(citation) > 1}:
        raise StandardFault(f"written twice: {', '.join(sorted(twice))}")
    return Standard(name, short, str(head["title"]), place, found)


def _clause(standard: str, short: str, place: str, written: object) -> Clause:
    given = _fields(written, "words", "certainty", number="", topic="")
    number, topic = str(given["number"]), str(given["topic"])
    if bool(number) == bool(topic):
        raise StandardFault(f"a clause has either a 'number' or a 'topic': {written!r}")
    if given["certainty"] not in CERTAINTIES:
        raise StandardFault(f"'certainty' is one of {', '.join(CERTAINTIES)}, not {given['certainty']!r}")
    citation = f"{short} {number}" if number else f"{short}, {topic}"
    words, certainty = str(given["words"]), str(given["certainty"])
    return Clause(standard, citation, words, certainty, number or topic, bool(number), place)


def _fields(written: object, *needed: str, **others: object) -> Mapping[str, object]:
    """The fields of one item; all that are needed must be there as texts, and no unknown one."""
    if not isinstance(written, dict):
        raise StandardFault(f"not written as fields: {written!r}")
    if unknown := written.keys() - {*needed, *others}:
        raise StandardFault(f"unknown: {', '.join(sorted(map(str, unknown)))}")
    for key in written.keys() | set(needed):
        if key != "clauses" and not (isinstance(written.get(key), str) and written[key]):
            raise StandardFault(f"'{key}' must be a text, not {written.get(key)!r}")
    return {**others, **written}


def cited(clauses: Mapping[str, Clause], word: str) -> Iterator[Clause]:
    """The clauses that a word names: ``iso-10002``, ``crd-art-9``, ``ISO 10002:2018`` or the start of a citation."""
    wanted = plain(word) + "-"
    for clause in clauses.values():
        names = (clause.standard, f"{clause.standard} {clause.label}", clause.citation)
        if wanted == "all-" or any(f"{plain(name)}-".startswith(wanted) for name in names):
            yield clause


def plain(citation: str) -> str:
    """``ISO 10002:2018, charges`` as people type it: ``iso-10002-2018-charges``."""
    import re

    return "-".join(re.findall(r"\w+", citation.casefold()))
