"""The rules of a run: for each kind of document those that judge it, with their options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.engine.judge import Judge, Judgement, judge_document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cxlint.config.settings import Settings
    from cxlint.engine.scope import Scope
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.workspace.graph import Workspace


class Bench:
    """The judges of a run; only the rules whose kinds are present are imported."""

    def __init__(self, settings: Settings, registry: Registry, scope: Scope, present: Iterable[str]) -> None:
        self._settings = settings
        self._scope = scope
        kinds = {*present, "organisation"}
        self._judges: dict[str, list[Judge]] = {kind: [] for kind in sorted(kinds)}
        for rule_id, (reference, _) in sorted(registry.rules.items()):
            if rule_id not in settings.selected or reference.shape not in ("document", "graph"):
                continue
            subjects = kinds.intersection(reference.kinds)
            if not subjects:
                continue
            rule = registry.load(rule_id)
            setting = settings.rules.get(rule_id)
            judge = Judge(rule(), rule.options(setting.options if setting else {}))
            for kind in subjects:
                self._judges[kind].append(judge)

    @property
    def rules(self) -> frozenset[str]:
        """The ids of all rules that judge here."""
        return frozenset(judge.rule.id for judges in self._judges.values() for judge in judges)

    def judge(self, document: Document, workspace: Workspace) -> dict[str, Judgement]:
        """What every rule says of a document."""
        return judge_document(document, workspace, self._asked(document))

    def _asked(self, document: Document) -> list[Judge]:
        """The rules that judge a document, with what overrides say of its file."""
        judges = self._judges.get(document.kind, [])
        if not self._settings.overrides:
            return judges
        silent, options = self._scope.silent(document.file), self._scope.options(document.file)
        return [
            Judge(judge.rule, judge.rule.options(options[judge.rule.id]))
            if judge.rule.id in options
            else judge
            for judge in judges
            if judge.rule.id not in silent
        ]
