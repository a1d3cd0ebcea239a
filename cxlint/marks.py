"""Short names that are made of words: the same for the same words, on every machine and in every run."""

from __future__ import annotations

try:  # what hashlib itself falls back on; hashlib loads the whole of OpenSSL for it
    from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and later
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found]
    except ImportError:
        from hashlib import sha256


def mark(words: str, length: int = 16) -> str:
    """The first digits of the SHA-256 of some words."""
    digest: str = sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return digest[:length]
