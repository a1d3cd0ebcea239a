"""Tells what made a result: versions, the rules that were asked for, and what the configuration says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cxlint import __version__
from cxlint.config import in_repository, told_settings
from cxlint.origin import Origin

if TYPE_CHECKING:
    from cxlint.config.settings import Settings
    from cxlint.engine.corpus import Corpus
    from cxlint.registry import Registry


def content_of(corpus: Corpus) -> str:
    """What was read, in one word: the same only for the same files with the same bytes."""
    from hashlib import sha256

    known = sha256()
    baseline = corpus.baseline if isinstance(corpus.baseline, bytes) else b""
    for file, data in sorted([*corpus.sources.items(), ("", baseline)]):
        name = file.encode("utf-8", "surrogatepass")
        known.update(b"%d %d " % (len(name), len(data)) + name + data)
    return known.hexdigest()


def origin_of(settings: Settings, registry: Registry) -> Origin:
    """The origin of every result of these settings."""
    return Origin(
        version=__version__,
        plugins=registry.plugins,
        rules=tuple(sorted(settings.selected)),
        settings=told_settings(settings),
        home=settings.home,
        folder=in_repository(Path(settings.root)),
    )
