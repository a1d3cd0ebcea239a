"""Results that were saved with `-f json`, read back as if the run had just happened."""

from __future__ import annotations

from cxlint.saved.read import LARGEST, SCHEMA, read_result

__all__ = ["LARGEST", "SCHEMA", "read_result"]
