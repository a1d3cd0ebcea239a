"""Makes findings: adds place, words, owner and fingerprint to what a rule or the loader has seen."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Finding, Path, Severity, Span, Subject, fingerprint
from cxlint.engine.justified import justified
from cxlint.engine.words import Words
from cxlint.model.document import steps
from cxlint.model.remembered import remembered, spec_at
from cxlint.model.scalars import FaultyField
from cxlint.named import NamedTuple
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Fault
    from cxlint.engine.places import Places
    from cxlint.model.document import Document
    from cxlint.model.spec import Kinds, Spec
    from cxlint.registry import Registry
    from cxlint.rule import Hit, Rule
    from cxlint.workspace.graph import Workspace

NOBODY = "nobody"


class Card(NamedTuple):
    """What findings and tables say of a document: its subject, title and area, and who answers for it."""

    subject: Subject
    title: str
    area: str
    owner: str


class Scribe:
    """Writes the findings of one run."""

    def __init__(
        self,
        registry: Registry,
        settings: Settings,
        workspace: Workspace,
        places: Places,
        severity: Callable[[str, str], Severity | None],
    ) -> None:
        self._registry = registry
        self._settings = settings
        self._workspace = workspace
        self.places = places
        self._severity = severity
        self._say = translator(settings.language)
        self._seen: Counter[tuple[str, Subject, str]] = Counter()

    def card(self, document: Document) -> Card:
        """What findings and tables say of a document; worked out once."""
        name = ("card", document.kind, document.id, document.file, document.index)
        return self._workspace.remember(name, lambda: self._card(document))

    def _card(self, document: Document) -> Card:
        owner = self._workspace.accountable(document)
        return Card(
            Subject(document.kind, document.id),
            document.title(self._settings.language),
            area_of(document),
            owner.id if owner else NOBODY,
        )

    def hit(self, rule: Rule[Any] | type[Rule[Any]], document: Document, hit: Hit) -> Finding:
        """The finding of a rule's hit."""
        path = steps(hit.path)
        file = document.file or self._settings.file or "cxlint.yaml"
        quote = str(hit.data.get("quote", ""))
        span = Span() if document.assumed else self.places.place(document, path, quote)
        return self._finding(rule, hit.key, dict(hit.data), file, span, document, path)

    def fault(self, file: str, document: Document | None, fault: Fault) -> Finding:
        """The finding of a fault in a file."""
        return self._finding(
            self._registry.load(fault.code),
            fault.key,
            dict(fault.data),
            file,
            fault.span,
            document,
            fault.path,
        )

    def _finding(
        self,
        rule: Rule[Any] | type[Rule[Any]],
        key: str,
        data: dict[str, object],
        file: str,
        span: Span,
        document: Document | None,
        path: Path,
    ) -> Finding:
        message = rule.messages[key]
        card = self.card(document) if document else Card(Subject("file", file), file, "", NOBODY)
        subject = card.subject
        data = {"title": card.title, "kind": subject.kind, "id": subject.id, **data}
        words = Words(data, self._settings.language)
        said = filter(None, (message.text, message.tail))
        pointer = _pointer(document, path, self._registry.kinds) if document else ""
        return Finding(
            file=file,
            span=span,
            rule=rule.id,
            name=rule.name,
            severity=self._gravity(rule, key, file, document),
            key=key,
            text=" ".join(map(words.fill, said)),
            why=self._say(rule.why),
            fix=words.fill(rule.fix),
            write=_placed(Words(data, longest=0).fill(message.write), document, path),
            subject=subject,
            title=card.title,
            pointer=pointer,
            path=path,
            owner=card.owner,
            area=card.area,
            plugin=self._plugin(rule.id),
            fingerprint=self._fingerprint(rule.id, subject, pointer),
            value=_value(document, path, self._registry.kinds),
        )

    def _gravity(
        self, rule: Rule[Any] | type[Rule[Any]], key: str, file: str, document: Document | None
    ) -> Severity:
        severity = self._severity(rule.id, file) or rule.messages[key].severity
        if document is not None and severity > Severity.INFO and justified(rule.id, key, document):
            return Severity(severity - 1)
        return severity

    def _plugin(self, rule: str) -> str:
        registered = self._registry.rules.get(rule)
        return registered.plugin if registered and not registered.plugin.startswith("cxlint.") else ""

    def _fingerprint(self, rule: str, subject: Subject, pointer: str) -> str:
        alike = (rule, subject, pointer)
        self._seen[alike] += 1
        return fingerprint(rule, subject, pointer, self._seen[alike])


def area_of(document: Document | None) -> str:
    """The id of the area a document belongs to; an area belongs to itself."""
    if document is None:
        return ""
    area = document.id if document.kind == "area" else document.values.get("area")
    return area if isinstance(area, str) else ""


def _placed(write: str, document: Document | None, path: Path) -> str:
    """What to write, below the names of the objects around the place that are not there yet."""
    if not write or document is None or write.startswith("kind:"):
        return write
    missing = _missing(document, path)
    for name in reversed(missing):
        inner = "".join(f"  {line}" for line in write.splitlines(keepends=True))
        write = f"{name}:\n{inner}"
    return write


def _missing(document: Document, path: Path) -> tuple[str, ...]:
    """The steps above the last one that the document does not have."""
    if len(path) < 2:
        return ()
    value: object = document.values
    for position, step in enumerate(path[:-1]):
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            value = None
        if value is None:
            return tuple(str(name) for name in path[position:-1])
    return ()


def _value(document: Document | None, path: Path, kinds: Kinds) -> str:
    """The value at the place, as the baseline remembers it."""
    if document is None or not path:
        return ""
    try:
        value = document.get(".".join(map(str, path)))
    except FaultyField:
        return ""
    spec = spec_at(document, path, kinds) if isinstance(value, tuple) else None
    return remembered(value, spec.key if spec else "")


def _pointer(document: Document, path: Path, kinds: Kinds) -> str:
    """The path with list items named by their own id, so that it survives reordering."""
    if len(path) == 1:
        return str(path[0])
    spec: Spec | None = kinds.spec(document.kind) if document.kind in kinds else None
    value: object = document.values
    named: list[str] = []
    for step in path:
        key = spec.key if spec else ""
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else None
            named.append(f"[{_item(value, key, step)}]")
            spec = spec.items if spec else None
        else:
            value = value.get(step) if isinstance(value, dict) else None
            named.append(f".{step}" if named else step)
            spec = (spec.properties.get(step) or spec.any_key) if spec else None
    return "".join(named)


def _item(value: object, key: str, position: int) -> str:
    if isinstance(value, str):
        return value
    name = value.get(key) if isinstance(value, dict) and key else None
    return name if isinstance(name, str) else str(position)
