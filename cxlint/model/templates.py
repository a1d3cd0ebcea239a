"""The text of a new document: what it needs, and commented examples of what is most useful next."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from cxlint.model.starters import GOVERNANCE, STARTERS
from cxlint.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PREAMBLE = (
    "Lines that begin with ## explain. Lines that begin with # are examples: take away the # and the space "
    "behind it, and write your own."
)
_WIDTH = 96
_KEY = re.compile(r"( *)([A-Za-z_]\w*):")
_PLAIN = re.compile(r"[^\W\d_][\w -]*(?<! )")
_RESOLVED = frozenset({"true", "false", "null", "none", "yes", "no", "on", "off", "y", "n"})
_HEAD = frozenset({"kind", "id", "title", "description", "tags", "notes", "status"})


class _Level(NamedTuple):
    """A key that is open while its block is read: how far it is indented, and what the schema says of it."""

    indent: int
    schema: Mapping[str, object]


def template(
    kind: str, document_id: str, schema: Mapping[str, object], language: str = "en", location: str = ""
) -> str:
    """The text of a new ``kind`` document.

    Only the head is filled in, and the document is a draft, so that it can be saved as it is. Examples follow as
    comments, each beneath the description that the kind's ``schema`` gives of its field. ``language`` is that of the
    title; ``location`` tells editors where the schema is, and leaves their line out when empty.
    """
    fields = _properties(schema)
    lines = [f"# yaml-language-server: $schema={location}"] if location else []
    lines += [f"kind: {_scalar(kind)}", f"id: {_scalar(document_id)}"]
    if "title" in fields:
        words = " ".join(re.split(r"[-_]+", document_id)).strip()
        lines += ["", *_explain(fields["title"]), "title:"]
        lines.append(f"  {_scalar(language)}: {_scalar(words[:1].upper() + words[1:])}")
    if "status" in fields and _allows(fields["status"], "draft"):
        lines += ["", *_explain(fields["status"]), "status: draft"]
    lines += ["", *_comment(_PREAMBLE), *_examples(_starter(kind, fields), schema)]
    return "\n".join(lines) + "\n"


def _starter(kind: str, fields: Mapping[str, Mapping[str, object]]) -> str:
    """The examples of a kind; a kind that nobody wrote examples for shows all of its own fields, empty."""
    governance = GOVERNANCE if "changelog" in fields else ""
    own = STARTERS.get(kind)
    if own is None:
        shown = {line.partition(":")[0] for line in governance.splitlines()}
        own = "".join(f"{name}:\n" for name in fields if name not in _HEAD | shown)
    return governance + own


def _examples(starter: str, schema: Mapping[str, object]) -> Iterator[str]:
    """The lines of a starter as comments, each key beneath its description; unknown fields are left out."""
    open_keys = [_Level(-1, schema)]
    known = True
    for line in starter.splitlines():
        key = _KEY.match(line)
        if key and (known or not key[1]):
            while len(open_keys) > 1 and open_keys[-1].indent >= len(key[1]):
                open_keys.pop()
            field = _properties(open_keys[-1].schema).get(key[2])
            known = field is not None or bool(key[1])
            if field is not None:
                if not key[1]:
                    yield ""
                yield from _explain(field, key[1])
                open_keys.append(_Level(len(key[1]), field))
        if known:
            yield f"# {line}"


def _explain(field: Mapping[str, object], indent: str = "") -> list[str]:
    """The description of a field as comment lines; nested ones stay comments when their block is taken up."""
    description = field.get("description")
    return (
        _comment(description, f"# {indent}## " if indent else "## ") if isinstance(description, str) else []
    )


def _comment(text: str, mark: str = "## ") -> list[str]:
    from textwrap import wrap

    return wrap(text, _WIDTH, initial_indent=mark, subsequent_indent=mark, break_long_words=False)


def _properties(schema: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    """The fields that a schema names, by name."""
    properties = schema.get("properties")
    return properties if isinstance(properties, dict) else {}


def _allows(field: Mapping[str, object], value: str) -> bool:
    """Whether the description of a status knows a value; the shared status (told by reference) knows it."""
    if "allOf" in field:
        return True
    choices = field.get("oneOf", field.get("enum"))
    listed = choices if isinstance(choices, list) else []
    return any(value == (choice.get("const") if isinstance(choice, dict) else choice) for choice in listed)


def _scalar(text: str) -> str:
    """A text as YAML that every reader takes for a text."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _RESOLVED
    return text if plain else json.dumps(text, ensure_ascii=False)
