"""GAT009 to GAT012: exceptions that let more pass than those of the base."""

from __future__ import annotations

from cxlint.rule import ERROR, CoreRule, Message

_WHY = (
    "An exception that comes with what it excuses is decided by who has the advantage of it. It is decided openly: in a "
    "change of its own, which somebody accepts."
)
_FIX = (
    "Take it back. If it is meant, make it a change that touches no other document, and run the check with "
    "--accept-weakening and the fingerprint."
)
_HIDES = "Findings of this change that it would hide: {hidden}.{together}"


class WaiverWidened(CoreRule):
    id = "GAT009"
    name = "waiver-widened"
    summary = "No waiver is added, prolonged or widened in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "added": Message(
            ERROR, "The new {waiver} would let {rule} pass at {subject} until {until}.", tail=_HIDES
        ),
        "prolonged": Message(
            ERROR,
            "{waiver} would let {rule} pass at {subject} until {until}, where it was {was}.",
            tail=_HIDES,
        ),
        "widened": Message(
            ERROR, "{waiver} would let {rule} pass at {subject}, where it was {was}.", tail=_HIDES
        ),
    }


class CommentAdded(CoreRule):
    id = "GAT010"
    name = "comment-added"
    summary = "No comment that lets a finding pass is added or prolonged in passing."
    why = _WHY
    fix = _FIX
    messages = {
        "added": Message(ERROR, "A new comment would let {rule} pass here until {until}.", tail=_HIDES),
        "prolonged": Message(
            ERROR, "The comment would let {rule} pass here until {until}, where it was {was}.", tail=_HIDES
        ),
    }


class BaselineGrown(CoreRule):
    id = "GAT011"
    name = "baseline-grown"
    summary = "The baseline does not grow."
    why = (
        "The baseline is there for what was found when cxlint was introduced. What a change brings is mended in that "
        "change, not written down as a debt."
    )
    fix = _FIX
    messages = {
        "grown": Message(
            ERROR,
            "The baseline would let more pass. New entries: {new}; entries with a worse value: {worse}; entries with "
            "more time: {longer}.",
            tail=_HIDES,
        ),
    }


class PluginDropped(CoreRule):
    id = "GAT012"
    name = "plugin-dropped"
    summary = "The plugins that a company asks for stay asked for."
    why = _WHY
    fix = _FIX
    messages = {
        "dropped": Message(
            ERROR,
            "The plugin '{plugin}' would be asked for no more, so its rules could be missing unseen.",
            tail=_HIDES,
        ),
    }
