"""The facts as they are written down in `data/`; what a run uses is made from them by `make law`."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

from cxlint.model.limit_text import read_limits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from cxlint.model.limits import LimitEntry


def data_files() -> list[Traversable]:
    """The files with the facts, in the order of their names."""
    found = [file for file in (files("cxlint_law") / "data").iterdir() if file.name.endswith(".yaml")]
    return sorted(found, key=lambda file: file.name)


def read_file(file: Traversable) -> Iterator[LimitEntry]:
    """The limits of one file; a fact that is written wrongly stops the run with its name."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    yield from read_limits(yaml.load(file.read_bytes(), loader))  # noqa: S506 - both loaders are safe ones
