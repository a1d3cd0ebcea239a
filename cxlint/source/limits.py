"""How much a file may ask of the loader before it is stopped."""

from __future__ import annotations

from cxlint.named import NamedTuple


class Limits(NamedTuple):
    """Bounds that hold for one file; far above anything a person writes by hand.

    `size` is in bytes. `depth` counts lists and groups of fields inside one another. `nodes` counts the parts of a
    file as written, `expanded` the parts after every shortcut (``*name``) is written out; 250,000 is also the bound
    of cfn-lint. Of the faults of one file the first `faults` are told.
    """

    size: int = 5_000_000
    depth: int = 64
    aliases: int = 1_000
    nodes: int = 250_000
    expanded: int = 250_000
    faults: int = 200


DEFAULT = Limits()
