"""Keeps the translations: gathers every English text into the catalogues, and compiles them.

python scripts/catalogue.py          bring cxlint/locale/*/LC_MESSAGES/cxlint.po and .mo up to date
python scripts/catalogue.py --check  exit with 1 where they are not, or a translation is missing
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

HOME = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOME))

from cxlint.model.changes import in_short  # noqa: E402 - after the path is set
from cxlint.model.spec import Kinds, builtin_kinds  # noqa: E402
from cxlint.plugins import build_registry  # noqa: E402
from cxlint.registry import FAMILIES  # noqa: E402
from cxlint.rule import LEVELS  # noqa: E402
from cxlint.standard import CERTAINTIES  # noqa: E402
from cxlint.wording import LANGUAGES, LOCALES  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.spec import Spec

CALLED = ("_", "say", "phrase")
"""The names by which code asks for the translation of a text that stands in it."""

ACCOUNTABLE = frozenset({"person", "team"})


def texts() -> dict[str, list[str]]:
    """Every English text that users can meet, with where it comes from."""
    found: dict[str, list[str]] = {}
    parts = (_of_rules(), _of_standards(), _of_kinds(), _of_code(), _of_templates())
    for place, text in (entry for part in parts for entry in part):
        if text:
            found.setdefault(text, []).append(place)
    words = ("file", "error", "warning", "info", "internal error", "waived", "in the baseline", "(no area)")
    lists = {"families": FAMILIES.values(), "levels": LEVELS, "certainties": CERTAINTIES, "counted": words}
    for place, names in lists.items():
        for name in names:
            found.setdefault(name, []).append(place)
    return found


def _of_rules() -> Iterator[tuple[str, str]]:
    registry = build_registry(entry_points=False)
    for rule_id in sorted(registry.rules):
        rule = registry.load(rule_id)
        yield f"{rule_id}.summary", rule.summary
        yield f"{rule_id}.why", rule.why
        yield f"{rule_id}.fix", rule.fix
        for key, message in rule.messages.items():
            yield f"{rule_id}.messages.{key}", message.text
            yield f"{rule_id}.messages.{key}", message.tail
        for name, declared in rule.options.declared.items():
            yield f"{rule_id}.options.{name}", declared.help


def _of_standards() -> Iterator[tuple[str, str]]:
    registry = build_registry(entry_points=False)
    for name in registry.standards:
        standard = registry.standard(name)
        yield f"standard {name}", standard.title
        for clause in standard.clauses:
            yield f"standard {name}", clause.words


def _of_kinds() -> Iterator[tuple[str, str]]:
    """The short names of fields whose changes are told: those with a direction, and those that name who answers."""
    kinds = Kinds(builtin_kinds())
    for kind in kinds.names:
        for path, spec in _fields(kinds.spec(kind), kind):
            if spec.better or not ACCOUNTABLE.isdisjoint(spec.refers_to):
                yield path, in_short(spec.description)


def _fields(spec: Spec, path: str) -> Iterator[tuple[str, Spec]]:
    for name, field in spec.properties.items():
        yield f"{path}.{name}", field
        yield from _fields(field, f"{path}.{name}")
    for inner in (spec.any_key, spec.items):
        if inner is not None:
            yield from _fields(inner, path)


def _of_code() -> Iterator[tuple[str, str]]:
    for file in sorted((HOME / "cxlint").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in CALLED and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{file.relative_to(HOME).as_posix()}", first.value


def _of_templates() -> Iterator[tuple[str, str]]:
    for file in sorted((HOME / "cxlint").rglob("templates/*.html")):
        for call in Environment(autoescape=True).parse(file.read_text(encoding="utf-8")).find_all(nodes.Call):
            first = call.args[0] if call.args else None
            if (
                isinstance(call.node, nodes.Name)
                and call.node.name in CALLED
                and isinstance(first, nodes.Const)
            ):
                yield f"{file.relative_to(HOME).as_posix()}", str(first.value)


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Call):  # translator(language)("text")
        return "_" if isinstance(called.func, ast.Name) and called.func.id == "translator" else ""
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def catalogue(language: str) -> Catalog:
    """The catalogue of a language with exactly today's texts; known translations are kept."""
    known = _read(language)
    written = datetime(
        2026, 1, 1, tzinfo=UTC
    )  # the same texts give the same bytes, whenever they are gathered
    fresh = Catalog(
        locale=language, domain="cxlint", fuzzy=False, creation_date=written, revision_date=written
    )
    for text, places in sorted(texts().items()):
        old = known.get(text)
        fresh.add(text, old.string if old else "", auto_comments=[", ".join(sorted(set(places)))])
    return fresh


def _read(language: str) -> Catalog:
    file = _file(language, "po")
    return (
        read_po(io.BytesIO(file.read_bytes()), locale=language) if file.exists() else Catalog(locale=language)
    )


def _file(language: str, ending: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"cxlint.{ending}"


def written(language: str) -> tuple[bytes, bytes]:
    """The two files of a language: for people and for gettext."""
    made = catalogue(language)
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, made, width=0, omit_header=True, sort_output=True)
    write_mo(mo, made)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    return header + po.getvalue(), mo.getvalue()


def main(check: bool) -> int:
    """Write the catalogues, or only say what is wrong with them."""
    wrong = []
    for language in LANGUAGES[1:]:
        po, mo = written(language)
        missing = [str(message.id) for message in catalogue(language) if message.id and not message.string]
        wrong += [f"{language}: no translation of {text!r}" for text in missing]
        if check:
            stale = not _file(language, "po").exists() or _file(language, "po").read_bytes() != po
            wrong += [f"{language}: not up to date, run `make catalogue`"] if stale else []
        else:
            _file(language, "po").parent.mkdir(parents=True, exist_ok=True)
            _file(language, "po").write_bytes(po)
            _file(language, "mo").write_bytes(mo)
    print("\n".join(wrong[:40]))
    print(f"{len(wrong)} texts to translate")
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
