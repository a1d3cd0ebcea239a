"""The hooks through which rule packs and plugins reach cxlint; the built-in ones use no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import Any

    from cxlint.diagnostics import Finding
    from cxlint.model.limits import LimitEntry
    from cxlint.model.spec import KindRef
    from cxlint.reporting import ReporterRef
    from cxlint.rule import RuleRef
    from cxlint.standard import StandardRef

SPECIFIED, IMPLEMENTED = "cxlint_spec", "cxlint_impl"
"""The attributes by which pluggy knows the functions that are marked."""

PLAIN: Mapping[str, object] = {
    "wrapper": False,
    "hookwrapper": False,
    "optionalhook": False,
    "tryfirst": False,
    "trylast": False,
    "specname": None,
}
"""How pluggy marks an implementation without options."""

_Function = TypeVar("_Function")


def hookspec(function: _Function) -> _Function:
    """Mark a hook as pluggy does, without loading it."""
    options = {"firstresult": False, "historic": False, "warn_on_impl": None, "warn_on_impl_args": None}
    setattr(function, SPECIFIED, options)
    return function


@overload
def hookimpl(function: _Function) -> _Function: ...
@overload
def hookimpl(function: None = None, **options: Any) -> Callable[[_Function], _Function]: ...
def hookimpl(function: Any = None, **options: Any) -> Any:
    """Mark what a plugin answers to a hook, as the marker of pluggy does; with options it is that marker."""
    if function is None or options:
        import pluggy

        return pluggy.HookimplMarker("cxlint")(function, **options)
    setattr(function, IMPLEMENTED, dict(PLAIN))
    return function


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
    """See the findings of a run after suppression; they cannot be changed or dropped.

    With a plugin that has this hook every run is made, although nothing may have changed since the one before.
    """
