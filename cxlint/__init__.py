"""cxlint: a linter for the governance of customer experience.

The library is as usable as the command: ``cxlint.check("path/to/company")`` gives the `Result` that
reports are made of.
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # the module typing takes longer to load than a short answer to give
if TYPE_CHECKING:
    from cxlint.api import check
    from cxlint.diagnostics import Finding, Outcome, Severity, Span, Subject
    from cxlint.result import Result

_HOMES = {
    "check": "cxlint.api",
    "Finding": "cxlint.diagnostics",
    "Outcome": "cxlint.diagnostics",
    "Severity": "cxlint.diagnostics",
    "Span": "cxlint.diagnostics",
    "Subject": "cxlint.diagnostics",
    "Result": "cxlint.result",
}

__all__ = ["Finding", "Outcome", "Result", "Severity", "Span", "Subject", "__version__", "check"]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'cxlint' has no attribute '{name}'")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
