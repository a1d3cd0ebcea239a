"""What tells that a file on disk is the same as before, without reading it.

This is also asked where nothing has to be worked out, so this module loads nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the module typing takes longer to load than all this
if TYPE_CHECKING:
    from os import stat_result

Stamp = tuple[int, int, int, int, int]
"""Size, times of the last change of content and entry, in nanoseconds since 1970, mode and number of a file."""


def stamp_of(found: stat_result) -> Stamp:
    """The stamp of a file, from what the system says of it."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_mode, found.st_ino


def is_old(stamp: Stamp, latest: int) -> bool:
    """Whether a file was not changed since `latest`: then it is the same as long as its stamp is."""
    _, changed, touched, _, _ = stamp
    return changed <= latest and touched <= latest
