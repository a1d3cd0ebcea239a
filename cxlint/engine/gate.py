"""Finds how a change makes the gate weaker: each way by itself, with the findings that it would hide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.config.places import place_of
from cxlint.diagnostics import Fault, Related, fingerprint
from cxlint.engine.gate_exceptions import exceptions
from cxlint.engine.gate_settings import softer_settings
from cxlint.named import NamedTuple
from cxlint.wording import translator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cxlint.config.settings import Settings
    from cxlint.diagnostics import Finding
    from cxlint.engine.gate_item import Item
    from cxlint.engine.run import Run
    from cxlint.suppress import Gathered
    from cxlint.workspace.tree import Tree

SHOWN = 10
"""So many of the findings that a weakening hides are named with it."""


class Gates(NamedTuple):
    """The gate of the base and that of the head, and all that is found in the head by the settings of the base.

    `own` are the settings of the head, `tree` its files; `was` and `now` are the waivers and comments of each side.
    """

    base: Run
    head: Run
    own: Settings
    tree: Tree
    was: Gathered
    now: Gathered
    found: tuple[Finding, ...]


class Weakening(NamedTuple):
    """One way in which the gate becomes weaker, and whether somebody can accept it."""

    finding: Finding
    acceptable: bool


def weakenings(gates: Gates, touched: Sequence[str], *, strict: bool) -> Iterator[Weakening]:
    """Every way in which the gate becomes weaker; in a change that touches documents, nothing can accept it."""
    for item in (*softer_settings(gates), *exceptions(gates)):
        acceptable = not touched and not (strict and item.code == "GAT011")
        yield Weakening(_finding(item, gates, touched, acceptable=acceptable), acceptable)


def _finding(item: Item, gates: Gates, touched: Sequence[str], *, acceptable: bool) -> Finding:
    file, span = item.at if item.at else place_of(item.origin, gates.own)
    data = {**item.data, "hidden": len(item.hidden), "together": ""}
    made = gates.head.scribe.fault(file, item.document, Fault(item.code, item.key, span, data))
    mark = fingerprint(item.code, made.subject, item.pointer, 1)
    together = _together(mark, touched, gates.head.settings.language, acceptable=acceptable)
    data["together"] = f" {together}"
    made = gates.head.scribe.fault(file, item.document, Fault(item.code, item.key, span, data))
    hidden = sorted(item.hidden, key=lambda finding: (-finding.severity, finding.order))[:SHOWN]
    related = tuple(Related(f.file, f.span, f"{f.rule} {f.text}") for f in hidden)
    return made._replace(pointer=item.pointer, fingerprint=mark, related=related)


def _together(mark: str, touched: Sequence[str], language: str, *, acceptable: bool) -> str:
    """Whether and how it can be accepted."""
    say = translator(language)
    if touched:
        shown = ", ".join(touched[:3]) + (", ..." if len(touched) > 3 else "")
        return say(
            "The same change touches {documents}, so nothing can accept it: make it a change of its own."
        ).format(documents=shown)
    if not acceptable:
        return say("With --strict-baseline nothing can accept it.")
    return say("If it is meant: `--accept-weakening {mark}`").format(mark=mark)
