"""Results that were saved with `-f json`, read back as if the run had just happened."""

from __future__ import annotations

from cxlint.saved.load import load_results
from cxlint.saved.read import SCHEMA, read_result

__all__ = ["SCHEMA", "load_results", "read_result"]
