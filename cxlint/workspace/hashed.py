"""The files of a folder with the hashes by which git would know them, so that what a commit holds is read only once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from cxlint.diagnostics import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cxlint.workspace.discovery import Discovery
    from cxlint.workspace.tree import Tree

SHA256_DIGITS = 64


class Hashed:
    """Another tree, each file of which is read when its hash is asked for. `like` is a hash of the repository."""

    def __init__(self, tree: Tree, like: str) -> None:
        self._tree = tree
        self._algorithm = "sha256" if len(like) == SHA256_DIGITS else "sha1"
        self._read: dict[str, bytes] = {}

    def discover(self, roots: Sequence[str], exclude: Sequence[str] = ()) -> Discovery:
        """The files under the roots, as the other tree finds them."""
        return self._tree.discover(roots, exclude)

    def read(self, file: str) -> bytes | Fault:
        """The bytes of a file, or why they cannot be had."""
        return self._read.pop(file, None) or self._tree.read(file)

    def hash_of(self, file: str) -> str:
        """The hash that git gives to the content; an empty word where it cannot be had."""
        known = self._tree.hash_of(file)
        if known:
            return known
        data = self._tree.read(file)
        if isinstance(data, Fault):
            return ""
        self._read[file] = data
        digest = hashlib.new(self._algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
        digest.update(data)
        return digest.hexdigest()
