"""The hash by which git would know the content of a file, so that what a commit holds is read only once."""

from __future__ import annotations

SHA256_DIGITS = 64


def hash_like(commit: str, data: bytes) -> str:
    """The hash that git gives to a content, in a repository with commits of this hash."""
    import hashlib

    algorithm = hashlib.sha256 if len(commit) == SHA256_DIGITS else hashlib.sha1
    digest = algorithm(b"blob %d\0" % len(data), usedforsecurity=False)
    digest.update(data)
    return digest.hexdigest()
