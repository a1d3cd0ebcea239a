"""What to write where a reference leads nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.model.document import steps
from cxlint.model.scalars import slug
from cxlint.rules.own._shared import EITHER, KINDS, owner_for
from cxlint.workspace.writing import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from cxlint.model.document import Document, Reference
    from cxlint.workspace.graph import Workspace


def line(document: Document, reference: Reference, instead: str | None) -> str:
    """The field of a reference with another id in its place; without the reference where `instead` is None."""
    path = steps(reference.path)
    if not isinstance(path[-1], int):
        return f"{path[-1]}: {quoted(instead or 'none')}"
    listed = document.get(reference.path.rpartition(".")[0])
    names: list[object] = list(listed) if isinstance(listed, tuple) else []
    names[path[-1] : path[-1] + 1] = [] if instead is None or instead in names else [instead]
    return f"{path[-2]}: [{', '.join(quoted(name) for name in names if isinstance(name, str))}]"


def suggestion(workspace: Workspace, reference: Reference) -> str:
    """The id that a name which nobody bears most likely stands for, or an empty string."""
    from cxlint.model.suggest import closest

    return _meant(workspace, reference, closest)


def longer(workspace: Workspace, reference: Reference) -> str:
    """The one id that has all words of a name and more, as `mona-k` has for `mona`; else an empty string."""
    return _meant(workspace, reference, _with_all_words)


def _meant(
    workspace: Workspace, reference: Reference, choose: Callable[[str, Mapping[str, str]], str | None]
) -> str:
    kind, _, name = reference.id.rpartition("/")
    kinds = (kind,) if kind in reference.kinds else reference.kinds
    ids = workspace.remember(("ids", kinds), lambda: _ids(workspace, kinds))
    found = choose(name, ids) or ""
    return f"{ids[found]}/{found}" if found and kind else found


def _with_all_words(name: str, ids: Iterable[str]) -> str | None:
    words = _words(slug(name) or "")
    found = [each for each in ids if words and words < _words(each.casefold())]
    return found[0] if len(found) == 1 else None


def _words(id: str) -> set[str]:  # noqa: A002 - the documents' own word
    return set(id.replace("_", "-").split("-")) - {""}


def _ids(workspace: Workspace, kinds: tuple[str, ...]) -> dict[str, str]:
    """The ids of all documents of some kinds in alphabetical order, with their kinds."""
    ids = {document.id: document.kind for kind in kinds for document in workspace.documents(kind)}
    return dict(sorted(ids.items()))


def namesake(workspace: Workspace, reference: Reference, kinds: tuple[str, ...]) -> str:
    """The kind that a name was meant for, where it is none of those that can stand here; else an empty string."""
    kind, _, name = reference.id.rpartition("/")
    if kind:
        return "" if kind in reference.kinds else kind
    return next((other for other in kinds if workspace.find(other, name)), "")


def somebody(workspace: Workspace, document: Document, reference: Reference) -> str:
    """The field of a reference with a proposal of the right kind."""
    if "person" in reference.kinds:
        return line(document, reference, owner_for(workspace, document, document))
    return line(document, reference, f"a-{reference.kinds[0]}-id")


def new_document(reference: Reference) -> str:
    """The start of a document that would make the reference true."""
    kind, _, name = reference.id.rpartition("/")
    return f"kind: {kind or reference.kinds[0]}\nid: {quoted(slug(name) or name)}"


def word(kind: str) -> str:
    """A kind as people say it."""
    return KINDS.get(kind) or kind.replace("-", " ")


def expected(reference: Reference) -> object:
    """The kinds that a reference may name, in words."""
    return EITHER.get(reference.kinds) or tuple(word(kind) for kind in reference.kinds)


def replacement(workspace: Workspace, document: Document, reference: Reference, target: Document) -> str:
    """What to write instead of somebody or something that is no longer there."""
    for instead in _successors(workspace, target):
        if instead is not None and instead.kind in reference.kinds and workspace.is_active(instead):
            return line(document, reference, instead.id)
    if isinstance(steps(reference.path)[-1], int):
        return line(document, reference, None)
    if "person" in reference.kinds:
        return line(document, reference, owner_for(workspace, document, document))
    return line(document, reference, f"another-{target.kind}-id")


def _successors(workspace: Workspace, target: Document) -> Iterator[Document | None]:
    for field in ("delegate", "lead"):
        yield workspace.target_or_none(target, field)
    for link in workspace.referrers(target, target.kind, "supersedes"):
        yield link.source
