"""Tells what made a result: versions, the rules that were asked for, and what the configuration says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.config import in_repository, told_settings
from cxlint.origin import Origin

if TYPE_CHECKING:
    from cxlint.config.settings import Settings
    from cxlint.registry import Registry


def origin_of(settings: Settings, registry: Registry) -> Origin:
    """The origin of every result of these settings."""
    return Origin(
        version=__version__,
        plugins=registry.plugins,
        rules=tuple(sorted(settings.selected)),
        settings=told_settings(settings),
        folder=in_repository(Path(settings.root)),
    )
