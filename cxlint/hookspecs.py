"""The hooks through which rule packs and plugins reach cxlint; the built-in ones use no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cxlint.diagnostics import Finding
    from cxlint.model.limits import LimitEntry
    from cxlint.model.spec import KindRef
    from cxlint.reporting import ReporterRef
    from cxlint.rule import RuleRef
    from cxlint.standard import StandardRef

hookspec = pluggy.HookspecMarker("cxlint")
hookimpl = pluggy.HookimplMarker("cxlint")


@hookspec
def cxlint_rules() -> Iterable[RuleRef]:  # type: ignore[empty-body]
    """Return light references to the rules of this pack."""


@hookspec
def cxlint_kinds() -> Iterable[KindRef]:  # type: ignore[empty-body]
    """Return the kinds of documents that this plugin adds, each with the place of its JSON Schema."""


@hookspec
def cxlint_reporters() -> Iterable[ReporterRef]:  # type: ignore[empty-body]
    """Return light references to the reporters of this plugin."""


@hookspec
def cxlint_limits() -> Iterable[LimitEntry]:  # type: ignore[empty-body]
    """Return legal limits: dated facts with their reference and how sure they are."""


@hookspec
def cxlint_standards() -> Iterable[StandardRef]:  # type: ignore[empty-body]
    """Return light references to the standards and laws whose clauses the rules of this plugin cite."""


@hookspec
def cxlint_configuration() -> Mapping[str, object]:  # type: ignore[empty-body]
    """Return defaults in the shape of `cxlint.yaml`; the user's own file wins over them."""


@hookspec
def cxlint_findings(findings: Sequence[Finding]) -> None:
    """See the findings of a run after suppression; they cannot be changed or dropped."""
