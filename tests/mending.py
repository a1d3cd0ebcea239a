"""Does what a finding says: writes its YAML into the documents of a workspace, as a careful owner would.

A workspace is a dictionary of file names and texts. What a finding tells to write is merged into the object that holds its
place; where it names its own `kind` and `id`, into that document, which is added if it is not there. Fields of objects are
merged, lists and values replaced.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cxlint.diagnostics import Finding, Path

PLACEHOLDER = re.compile(r"\b(?:an?|another)-([a-z-]+)-id\b")
"""What a rule writes where the workspace has nobody or nothing to propose."""

NEW_FILE = "added-{kind}-{id}.yaml"


def mended(files: dict[str, str], finding: Finding) -> dict[str, str]:
    """The workspace with what the finding tells to write."""
    changed = dict(files)
    for part in yaml.compose_all(finding.write, yaml.SafeLoader):
        assert isinstance(part, yaml.MappingNode), f"{finding.rule} writes something without fields"
        own = _identity(part)
        subject = own or (finding.subject.kind, finding.subject.id)
        _write(changed, subject, () if own else finding.path, part)
    return changed


def _write(files: dict[str, str], subject: tuple[str, str], path: Path, part: yaml.MappingNode) -> None:
    """Merge one part into the object that holds the place, in whichever file the document stands."""
    for file, text in files.items():
        before, stream, after = _parts(file, text)
        roots = [root for root in yaml.compose_all(stream, yaml.SafeLoader) if root is not None]
        for root in roots:
            if _identity(root) == subject:
                _merge(_holder(root, path), part)
                written = yaml.serialize_all(roots, allow_unicode=True, width=1000)
                files[file] = before + written + after
                return
    kind, name = subject
    files[NEW_FILE.format(kind=kind, id=name)] = yaml.serialize(part, allow_unicode=True)


def _parts(file: str, text: str) -> tuple[str, str, str]:
    """What stands before the YAML of a file, the YAML, and what stands after it."""
    if not file.endswith(".md"):
        return "", text, ""
    _, front, body = text.split("---\n", 2)
    return "---\n", front, "---\n" + body


def _identity(root: yaml.Node) -> tuple[str, str] | None:
    found = {key: node.value for key, node in _fields(root) if isinstance(node, yaml.ScalarNode)}
    return (found["kind"], found["id"]) if {"kind", "id"} <= found.keys() else None


def _fields(node: yaml.Node) -> Iterator[tuple[str, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from ((key.value, value) for key, value in node.value)


def _holder(root: yaml.Node, path: Path) -> yaml.MappingNode:
    """The innermost object that there is on the way to the last step of a path."""
    holder = node = root
    for step in path[:-1]:
        if isinstance(step, int):
            node = node.value[step]
        else:
            found = dict(_fields(node)).get(step)
            if found is None or found.value == "":
                break
            node = found
        if isinstance(node, yaml.MappingNode):
            holder = node
    assert isinstance(holder, yaml.MappingNode)
    return holder


def _merge(into: yaml.MappingNode, part: yaml.MappingNode) -> None:
    known = dict(_fields(into))
    for name, value in _fields(part):
        there = known.get(name)
        if isinstance(there, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
            _merge(there, value)
        else:
            _set(into, name, value)


def _set(into: yaml.Node, name: str, value: yaml.Node) -> None:
    for position, (key, _) in enumerate(into.value):
        if key.value == name:
            into.value[position] = (key, value)
            return
    into.value.append((yaml.ScalarNode("tag:yaml.org,2002:str", name), value))
