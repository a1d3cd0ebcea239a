"""The one hash that is used for what is kept between runs."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # what hashlib gives, without all the other hashes that it loads
except ImportError:  # an implementation of Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
