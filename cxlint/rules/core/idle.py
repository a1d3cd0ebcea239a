"""CX050: settings and exceptions that match nothing, so that what they are for is never checked."""

from __future__ import annotations

from cxlint.rule import INFO, WARNING, CoreRule, Message


class IdleSetting(CoreRule):
    id = "CX050"
    name = "idle-setting"
    summary = "Every setting and every exception is about something that is there."
    why = (
        "What matches nothing looks like protection and is none: a name was misspelt, or what it was for has moved. "
        "Customers are then hurt by what everybody believes to be checked."
    )
    fix = "Correct the name or the path, or delete it."
    messages = {
        "not-asked": Message(
            WARNING,
            "{rule} ({name}) has settings of its own here, but the rule does not run, so they do nothing.",
        ),
        "rule": Message(
            INFO,
            "{rule} ({name}) has settings of its own here, but there is nothing in your documents that it judges.",
        ),
        "select": Message(
            INFO, "'{word}' is selected, but there is nothing in your documents that it judges."
        ),
        "mandatory": Message(
            INFO, "'{word}' is mandatory, but there is nothing in your documents that it judges."
        ),
        "ignored": Message(INFO, "'{word}' is left out here, but nothing of it would run anyway."),
        "exclude": Message(
            WARNING, "'{pattern}' leaves out nothing: among the files that would be read, none is called so."
        ),
        "root": Message(WARNING, "There is no governance document in '{root}'."),
        "override": Message(
            WARNING, "These settings are for {paths}, but no file that was read has such a name."
        ),
        "override-rule": Message(
            WARNING, "These settings name {rule} ({name}), but it judges nothing in {paths}."
        ),
        "plugin": Message(
            INFO,
            "The plugin '{plugin}' is asked for, but there is nothing in your documents that its rules judge.",
        ),
        "plugin-off": Message(WARNING, "The plugin '{plugin}' is asked for, but none of its rules runs."),
        "waiver": Message(
            WARNING,
            "This waiver lets {rule} pass, but the rule does not run here, so nobody sees whether it is still needed. "
            "Delete the waiver, or let the rule run.",
        ),
        "inline": Message(
            WARNING,
            "This comment lets {rule} pass, but the rule does not run here, so nobody sees whether it is still needed. "
            "Delete {rule} from the comment, or let the rule run.",
        ),
        "entry": Message(
            WARNING,
            "The baseline lets {rule} pass at {place}, but the rule does not run here. "
            "Run `cxlint baseline --prune`, or let the rule run.",
        ),
    }
