"""Suppressions: evidence that somebody has accepted a finding, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Fault, Finding
    from cxlint.model.document import Document
    from cxlint.registry import Registry
    from cxlint.workspace.graph import Workspace


class SuppressionFault(NamedTuple):
    """Something wrong with a suppression, and where it stands."""

    file: str
    document: Document | None
    fault: Fault


class Suppressed(NamedTuple):
    """Findings that stay open, findings that are waived, and faults of the suppressions themselves."""

    open: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    faults: tuple[SuppressionFault, ...]


def suppress(
    findings: Sequence[Finding],
    sources: Mapping[str, bytes],
    workspace: Workspace,
    settings: Settings,
    registry: Registry,
) -> Suppressed:
    """Take the suppressed findings out, after all of them are known."""
    return Suppressed(tuple(findings), (), ())
