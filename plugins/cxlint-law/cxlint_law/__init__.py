"""Consumer law for cxlint: what customers are entitled to, place by place, with its source and how sure it is.

The facts stand in `data/`, one file to a jurisdiction. They are not legal advice: a finding says "possible conflict".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.hookspecs import hookimpl

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from cxlint.model.limits import LimitEntry


def data_files() -> list[Traversable]:
    """The files with the facts, in the order of their names."""
    from importlib.resources import files

    found = [file for file in (files(__name__) / "data").iterdir() if file.name.endswith(".yaml")]
    return sorted(found, key=lambda file: file.name)


def read_file(file: Traversable) -> Iterator[LimitEntry]:
    """The limits of one file; a fact that is written wrongly stops the run with its name."""
    import yaml

    from cxlint.model.limit_text import read_limits

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from read_limits(yaml.load(file.read_bytes(), loader))  # noqa: S506 - both loaders are safe ones


@hookimpl
def cxlint_limits() -> tuple[LimitEntry, ...]:
    """Every limit that this distribution knows."""
    return tuple(limit for file in data_files() for limit in read_file(file))
