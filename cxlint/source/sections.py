"""Where the outermost fields of documents stand, told from the beginnings of lines: to parse one of them alone.

Only for files that a parser has read already and whose documents are written in the usual way.
"""

from __future__ import annotations

import re

from cxlint.source.text import has_other_breaks

_START = re.compile(
    rb"^(?:([A-Za-z_][\w-]*):(?=[ \n]|\Z)|(---)(?=[ \n]|\Z)[ ]*(?:#.*)?$|(-)(?=[ \n])|([^\s#].*))",
    re.MULTILINE,
)
"""The start of a line that is not indented: a field, a new document, an item of a list, or anything else."""


Section = tuple[int, int]
"""An outermost field: the bytes from the start of its key up to what follows the field."""


def sections(data: bytes) -> list[dict[str, Section]] | None:
    """The outermost fields of each document of a file, by their keys; None where lines do not tell."""
    if has_other_breaks(data):
        return None
    fields: dict[str, Section] = {}
    documents = [fields]
    latest, begun = "", 0
    for match in _START.finditer(data):
        key = match[1]
        if key is not None:
            if latest:
                fields[latest] = (begun, match.start())
            latest, begun = key.decode(), match.start()
            if latest in fields:
                return None
        elif match[2] is not None:
            if latest:
                fields[latest] = (begun, match.start())
                latest, fields = "", {}
                documents.append(fields)
        elif match[3] is None:
            return None
    if latest:
        fields[latest] = (begun, len(data))
    return documents
