"""CX010 to CX019: documents whose kind, id or fields cannot be understood."""

from __future__ import annotations

from cxlint.rule import ERROR, WARNING, CoreRule, Message

_UNJUDGED = "What cxlint cannot understand it cannot judge: a promise to the customer would go unchecked."


class UnknownField(CoreRule):
    id = "CX010"
    name = "unknown-field"
    summary = "Every field is one that its kind knows."
    why = "A misspelt field counts as not written. " + _UNJUDGED
    fix = "Correct the name; `cxlint schema KIND` lists the fields of a kind."
    messages = {
        "unknown-field-near": Message(ERROR, "There is no field '{field}' here; did you mean '{near}'?", ""),
        "unknown-field": Message(ERROR, "There is no field '{field}' here. Known are {fields}.", ""),
    }


class WrongShape(CoreRule):
    id = "CX011"
    name = "wrong-shape"
    summary = "Lists stand where lists are meant, single values where one is meant."
    why = _UNJUDGED
    fix = "Write the value in the form that the message shows."
    messages = {
        "list-wanted": Message(ERROR, "'{field}' is a list; write it in brackets, as in [{written}].", ""),
        "list-wanted-fields": Message(ERROR, "'{field}' is a list; put a dash before each entry.", ""),
        "fields-wanted": Message(
            ERROR, "'{field}' has fields of its own; write them below it, indented.", ""
        ),
        "value-wanted": Message(ERROR, "'{field}' takes a single value, not a list or further fields.", ""),
        "text-wanted": Message(ERROR, "The text in the language '{field}' must be plain words.", ""),
    }


class Kind(CoreRule):
    id = "CX014"
    name = "unknown-kind"
    summary = "Every document states a kind that cxlint knows."
    why = _UNJUDGED
    fix = "Correct the kind; `cxlint schema` lists them."
    messages = {
        "unknown-kind-near": Message(
            ERROR, "There is no kind '{kind}'; did you mean '{near}'?", "kind: {near}"
        ),
        "unknown-kind": Message(ERROR, "There is no kind '{kind}'. Known are {kinds}.", ""),
    }


class NotAChoice(CoreRule):
    id = "CX013"
    name = "not-a-choice"
    summary = "Fields with fixed choices have one of them."
    why = _UNJUDGED
    fix = "Write one of the words that the message lists."
    messages = {
        "not-a-choice-near": Message(
            ERROR, "'{written}' is not a choice for '{field}'; did you mean '{near}'?", ""
        ),
        "not-a-choice": Message(
            ERROR, "'{written}' is not a choice for '{field}'. Possible are {choices}.", ""
        ),
    }


class Missing(CoreRule):
    id = "CX015"
    name = "no-kind-or-id"
    summary = "Every document has a kind and an id."
    why = "Without them no other document can refer to it, and no rule knows what it is. " + _UNJUDGED
    fix = "Add the missing line at the top of the document."
    messages = {
        "kind-missing": Message(
            ERROR, "This document does not say what it is. Add a 'kind:' such as 'kind: policy'.", ""
        ),
        "id-missing": Message(
            ERROR, "This {kind} has no id. Add a short name of its own, as in 'id: returns-online'.", ""
        ),
        "field-missing": Message(ERROR, "'{field}' is missing here.", ""),
    }


class DuplicateId(CoreRule):
    id = "CX016"
    name = "duplicate-id"
    summary = "Every id is used once for a kind."
    why = "With two of the same name nobody can tell which one counts for the customer; this one was not checked."
    fix = "Give this document another id, or delete one of the two."
    messages = {"duplicate-id": Message(ERROR, "There is a {kind} '{id}' already, in {first}.", "")}


class UnknownLanguage(CoreRule):
    id = "CX017"
    name = "unknown-language"
    summary = "Texts name their language by its code."
    why = "A text under a wrong code reaches no customer."
    fix = "Write a language code such as en, ar or fa."
    messages = {
        "unknown-language": Message(
            ERROR, "'{language}' is not the code of a language, such as en, ar or fa.", ""
        )
    }


class NoKind(CoreRule):
    id = "CX018"
    name = "not-governed"
    summary = "Every YAML file in a configured folder is a governance document."
    why = "A file that is not recognised is not checked, and nobody notices."
    fix = "Add 'kind:' and 'id:', move the file elsewhere, or list it under 'exclude' in the configuration."
    messages = {
        "no-kind": Message(
            ERROR, "This file says nowhere what it is, so it was not checked. Add a 'kind:'.", ""
        )
    }


class NoOrganisation(CoreRule):
    id = "CX019"
    name = "no-organisation"
    summary = "The company itself is described by an organisation document."
    why = "Rules about the company as a whole need to know its languages, countries and who leads customer experience."
    fix = "Write one with `cxlint new organisation NAME`."
    messages = {
        "organisation-assumed": Message(
            WARNING,
            "No document describes the organisation itself; cxlint assumed one without any facts.",
            "kind: organisation\nid: our-company\nlanguages: [en]",
        )
    }
