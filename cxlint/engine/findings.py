"""Makes findings: adds place, words, owner and fingerprint to what a rule or the loader has seen."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from cxlint.diagnostics import Finding, Path, Severity, Span, Subject
from cxlint.engine.justified import justified
from cxlint.engine.words import word, worded
from cxlint.model.document import steps
from cxlint.model.scalars import FaultyField
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
        self._seen: Counter[str] = Counter()

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
        language = self._settings.language
        subject = Subject(document.kind, document.id) if document else Subject("file", file)
        title = document.title(language) if document else file
        data = {"title": title, "kind": subject.kind, "id": subject.id} | data
        pointer = _pointer(document, path, self._registry.kinds) if document else ""
        owner = self._workspace.accountable(document) if document else None
        return Finding(
            file=file,
            span=span,
            rule=rule.id,
            name=rule.name,
            severity=self._gravity(rule, key, file, document),
            key=key,
            text=" ".join(worded(part, data, language) for part in (message.text, message.tail) if part),
            why=translator(language)(rule.why),
            fix=worded(rule.fix, data, language),
            write=_placed(worded(message.write, data, longest=0), document, path),
            subject=subject,
            title=title,
            pointer=pointer,
            path=path,
            owner=owner.id if owner else NOBODY,
            area=area_of(document),
            plugin=self._plugin(rule.id),
            fingerprint=self._fingerprint(rule.id, subject, pointer),
            value=_value(document, path),
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
        identity = "\0".join((rule, subject.kind, subject.id, pointer))
        self._seen[identity] += 1
        return sha256(f"{identity}\0{self._seen[identity]}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


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


def _value(document: Document | None, path: Path) -> str:
    """The value at the place, as the baseline remembers it."""
    if document is None or not path:
        return ""
    try:
        value = document.get(".".join(map(str, path)))
    except FaultyField:
        return ""
    return "" if value is None or isinstance(value, dict) else word(value)


def _pointer(document: Document, path: Path, kinds: Kinds) -> str:
    """The path with list items named by their own id, so that it survives reordering."""
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
