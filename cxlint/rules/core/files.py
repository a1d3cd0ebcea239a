"""CX001 to CX009: files that cannot be read or understood."""

from __future__ import annotations

from cxlint.rule import ERROR, INFO, CoreRule, Message

_UNCHECKED = "What cannot be read cannot be checked: a rule that hurts customers may stand in it unseen."


class Encoding(CoreRule):
    id = "CX001"
    name = "encoding"
    summary = "Files are saved as UTF-8."
    why = "Only UTF-8 shows Arabic, Persian and Latin letters the same way on every computer. " + _UNCHECKED
    fix = "Save the file again with the encoding UTF-8."
    messages = {
        "encoding": Message(
            ERROR, "This file is not saved as UTF-8; at byte {offset} it cannot be read.", ""
        ),
        "utf16": Message(
            INFO, "This file is saved as UTF-16; it was read, but other tools may fail on it.", ""
        ),
    }


class Syntax(CoreRule):
    id = "CX002"
    name = "unreadable-yaml"
    summary = "Files are well-formed YAML."
    why = _UNCHECKED
    fix = "Mend the place shown; often a colon, a quote or the indentation just above it is the cause."
    messages = {
        "syntax": Message(ERROR, "From here on the file cannot be understood: {problem}.", ""),
        "control-character": Message(ERROR, "An invisible control character stands here; delete it.", ""),
        "front-matter": Message(
            ERROR, "The block between the '---' lines at the top of this file is never closed.", ""
        ),
    }


class TooMuch(CoreRule):
    id = "CX003"
    name = "too-much"
    summary = "Documents stay within the limits that keep cxlint safe and fast."
    why = (
        "A file built like this can bring a computer to a standstill, so cxlint stops reading it. "
        + _UNCHECKED
    )
    fix = "Split the file, or write out what is repeated."
    messages = {
        "too-deep": Message(ERROR, "Things are nested more than {limit} levels deep here.", ""),
        "too-many-aliases": Message(
            ERROR, "The file repeats other parts by '*name' more than {limit} times.", ""
        ),
        "too-large-expanded": Message(
            ERROR, "Written out in full this document would hold more than {limit} values.", ""
        ),
        "recursive": Message(ERROR, "This part contains itself; write it out instead.", ""),
        "too-many-nodes": Message(ERROR, "The file holds more than {limit} values; split it.", ""),
    }


class DuplicateKey(CoreRule):
    id = "CX004"
    name = "duplicate-field"
    summary = "Every field is written once."
    why = "Written twice, nobody can tell which of the two the customer gets."
    fix = "Delete one of the two."
    messages = {
        "duplicate-key": Message(
            ERROR, "'{key}' stands here a second time; the first is on line {first_line} and counts.", ""
        ),
    }


class Unreadable(CoreRule):
    id = "CX005"
    name = "unreadable-file"
    summary = "Every file of the workspace can be opened."
    why = _UNCHECKED
    fix = "Give cxlint the right to read the file, or move it out of the workspace."
    messages = {
        "unreadable": Message(ERROR, "This cannot be opened: {reason}.", ""),
        "not-a-file": Message(ERROR, "This is not an ordinary file but a {what}; it was not opened.", ""),
        "too-large-file": Message(
            ERROR, "This file has {size} bytes, more than the {limit} that are read; split it.", ""
        ),
        "link-outside": Message(
            ERROR, "This is a link to a file outside the workspace; it was not opened.", ""
        ),
        "link-loop": Message(ERROR, "This link leads back to itself; it was not opened.", ""),
        "stand-in": Message(
            ERROR,
            "The text of this file is kept elsewhere (Git LFS) and is not here; it was not checked.",
            "",
        ),
    }


class NotADocument(CoreRule):
    id = "CX006"
    name = "not-a-document"
    summary = "A governance file holds documents with named fields."
    why = _UNCHECKED
    fix = "Start the document with 'kind:' and 'id:', one field a line."
    messages = {
        "not-a-document": Message(ERROR, "Fields such as 'kind: policy' are expected here, one a line.", ""),
        "empty": Message(ERROR, "This document is empty. Write 'kind:' and 'id:', or delete the file.", ""),
    }


class StrangeYaml(CoreRule):
    id = "CX007"
    name = "strange-yaml"
    summary = "Documents use plain fields, lists and words only."
    why = "Special YAML constructs are read differently by different tools."
    fix = "Write the value without the special mark."
    messages = {
        "tag": Message(ERROR, "'{tag}' is not allowed here; write the plain value.", ""),
        "key-type": Message(ERROR, "The name of a field must be a plain word.", ""),
    }
