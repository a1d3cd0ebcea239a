"""DIF014: when the text changes in one language, it changes in all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.prose import says_the_same
from cxlint.rule import WARNING, Case, ChangeRule, Message, NoOptions, at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.model.document import Document
    from cxlint.rule import Change, Hit

TEXT = "customer_text"

_BOTH = "kind: policy\nid: returns\ncustomer_text:\n  en: You have 30 days.\n  ar: لديك ٣٠ يومًا.\n"


_ENGLISH = "kind: policy\nid: returns\nlanguage: en\n"
_PERSIAN = "---\nkind: policy\nid: returns-fa\nlanguage: fa\ntranslates: returns\n"


class EveryLanguageFollows(ChangeRule[NoOptions]):
    """The texts that customers read, in each language that the policy has."""

    id = "DIF014"
    name = "every-language-follows"
    summary = "A change of what customers read reaches every language in which they read it."
    why = "Whoever reads the language that was forgotten believes what no longer holds, and is refused with the text in hand."
    fix = "Change the other languages as well, in the same step."
    kinds = ("policy",)
    level = 3
    sources = ("S1.2",)
    messages = {
        "behind": Message(
            WARNING,
            "What customers read changed in one language ({changed}), and not in another ({language}).",
            "{todo}",
        ),
    }
    good = (
        Case(_BOTH.replace("30", "14").replace("٣٠", "١٤"), before=_BOTH),
        Case(_BOTH.replace("You have 30 days.", '"You  have **30** days"'), before=_BOTH, applies=False),
        Case(_BOTH.replace("  ar: لديك ٣٠ يومًا.\n", "").replace("30", "14"), before=_BOTH),
        Case(
            _BOTH.replace("30", "14").replace("٣٠", "١٤") + _PERSIAN,
            before=_BOTH + _PERSIAN,
        ),
        Case(
            _ENGLISH + _PERSIAN,
            before=_ENGLISH,
            body="You have 14 days.\n",
            body_before="You have 30 days.\n",
        ),
        Case(_BOTH, applies=False),
    )
    bad = (
        Case(_BOTH.replace("30", "14"), ((5, 7, "behind"),), before=_BOTH),
        Case(
            _ENGLISH + _PERSIAN,
            ((9, 1, "behind"),),
            before=_ENGLISH + _PERSIAN,
            body="You have 14 days.\n",
            body_before="You have 30 days.\n",
            says=("in one language (en), and not in another (fa)",),
        ),
    )

    def applies(self, change: Change, options: NoOptions) -> bool:
        """Policies in force of whose text some words changed."""
        texts = ("body", TEXT)
        return change.in_force and any(field.path.partition(".")[0] in texts for field in change.fields)

    def check(self, change: Change, options: NoOptions) -> Iterator[Hit]:
        """Tell each language that was left as it was."""
        before, after = change.both
        changed = [
            f.path.removeprefix(f"{TEXT}.")
            for f in change.fields
            if f.path.startswith(f"{TEXT}.") and f.after
        ]
        old = before.text(TEXT)
        known = old.languages if old and changed else ()
        for language in known:
            if language not in changed and any(language == kept for kept, _ in after.text(TEXT) or ()):
                data = {"changed": changed, "language": language, "todo": f"{language}: …"}
                yield at(after, f"{TEXT}.{language}", "behind", **data)
        if any(field.path == "body" for field in change.fields):
            yield from self._translations(change, after)

    def _translations(self, change: Change, after: Document) -> Iterator[Hit]:
        """Each translation, in a file of its own, that says what it said before."""
        for link in change.workspace_after.referrers(after, "policy", "translates"):
            other = link.source
            was = change.workspace_before.find("policy", other.id)
            if was is not None and says_the_same(was.body or "", other.body or ""):
                language = other.values.get("language", "")
                todo = f"# Translate the change in {other.file}."
                yield at(
                    after,
                    "body",
                    "behind",
                    changed=after.values.get("language", ""),
                    language=language,
                    todo=todo,
                )
