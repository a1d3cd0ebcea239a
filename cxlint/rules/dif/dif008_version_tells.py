"""DIF008: the version says how much a change matters to customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.changes import overall
from cxlint.model.effect import Effect
from cxlint.rule import ERROR, EVERY_KIND, Case, ChangeRule, Message, NoOptions, at, phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.model.scalars import Version
    from cxlint.rule import Change, Hit

BOOKKEEPING = frozenset({
    "version", "changelog", "last_reviewed", "effective_from", "effective_to", "notes", "tags", "status", "approved_by",
    "supersedes",
})  # fmt: skip
"""Fields that are about the document and not about what it says."""

STEPS = {"major": 3, "minor": 2, "patch": 1}
WEIGHTS = {
    "major": phrase("something gets worse for customers"),
    "minor": phrase("something gets better for customers"),
    "patch": phrase("only words or duties inside the company change"),
}

_OLD = "kind: policy\nid: returns\nversion: 2.1.0\nterms: {return: {window: 30 days}}\n"
_LOG = "changelog:\n  - {version: 3.0.0, on: 2026-11-22, change: Less time.}\n"


class VersionTells(ChangeRule[NoOptions]):
    """The first number rises when something gets worse, the second when it gets better, the third for words."""

    id = "DIF008"
    name = "version-tells"
    summary = "The version rises by as much as the change matters to customers, and the change log says what changed."
    why = (
        "Staff, partners and customers rely on the version. When it stays the same while the rule changes, two people "
        "read two rules under one name."
    )
    fix = "Raise the version (worse for customers: the first number; better: the second; words: the third) and log it."
    kinds = EVERY_KIND
    level = 2
    sources = ("S4.11",)
    messages = {
        "same": Message(ERROR, "The version is still {version}, though {weight}.", "version: {next}"),
        "lower": Message(ERROR, "The version went back from {before} to {version}.", "version: {next}"),
        "too-small": Message(
            ERROR, "From {before} to {version} is too small a step, for {weight}.", "version: {next}"
        ),
        "gone": Message(ERROR, "The version {before} is gone, though {weight}.", "version: {next}"),
        "not-logged": Message(
            ERROR,
            "The change log does not say what changed in version {version}.",
            "changelog:\n  - version: {version}\n    on: {day}\n    change: …\n",
        ),
    }
    good = (
        Case(_OLD.replace("30", "14").replace("2.1.0", "3.0.0") + _LOG, before=_OLD),
        Case(
            _OLD.replace("30", "60").replace("2.1.0", "2.2.0") + _LOG.replace("3.0.0", "2.2.0"),
            before=_OLD,
        ),
        Case(
            _OLD.replace("2.1.0", "2.1.1") + "title: Sending back\n" + _LOG.replace("3.0.0", "2.1.1"),
            before=f"{_OLD}title: Returns\n",
        ),
        Case(f"{_OLD}last_reviewed: 2026-11-22\n", before=_OLD, applies=False),
        Case(
            _OLD.replace("version: 2.1.0\n", "").replace("30", "14"),
            before=_OLD.replace("version: 2.1.0\n", ""),
            applies=False,
        ),
        Case(_OLD.replace("30", "14"), before=f"{_OLD}status: draft\n", applies=False),
        Case(_OLD, applies=False),
    )
    bad = (
        Case(_OLD.replace("30", "14"), ((3, 10, "same"),), before=_OLD),
        Case(_OLD.replace("2.1.0", "2.0.0").replace("30", "60"), ((3, 10, "lower"),), before=_OLD),
        Case(
            _OLD.replace("30", "14").replace("2.1.0", "2.2.0") + _LOG.replace("3.0.0", "2.2.0"),
            ((3, 10, "too-small"),),
            before=_OLD,
        ),
        Case(_OLD.replace("version: 2.1.0\n", "").replace("30", "14"), ((2, 5, "gone"),), before=_OLD),
        Case(_OLD.replace("30", "14").replace("2.1.0", "3.0.0"), ((2, 5, "not-logged"),), before=_OLD),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Documents in force with a version, of which more changed than the bookkeeping."""
        told = any(field.path.partition(".")[0] not in BOOKKEEPING for field in change.fields)
        return (
            change.in_force
            and told
            and change.before is not None
            and change.before.version("version") is not None
        )

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Compare the step that was made with the one that the change asks for."""
        before, after = change.both
        old, new = before.version("version"), after.version("version")
        assert old is not None
        step = demanded(change)
        data: dict[str, object] = {
            "before": old,
            "version": new,
            "weight": WEIGHTS[step],
            "next": old.bump(step),
        }
        if new is None:
            yield at(after, "version", "gone", **data)
        elif STEPS.get(new.step_from(old), 0) < STEPS[step]:
            key = {"same": "same", "back": "lower"}.get(new.step_from(old), "too-small")
            yield at(after, "version", key, **data)
        elif not _is_logged(after, new):
            yield at(after, "changelog", "not-logged", version=new, day=change.workspace_after.as_of)


def demanded(change: Change) -> str:
    """The step that a change asks for: major where it hurts customers, minor where it helps them, else patch."""
    effect = overall(field.effect for field in change.fields)
    return "major" if effect.hurts else "minor" if effect is Effect.BETTER else "patch"


def _is_logged(document: Document, version: Version) -> bool:
    return any(entry.version("version") == version for entry in document.each("changelog"))
