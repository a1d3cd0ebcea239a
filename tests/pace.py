"""How long hostile input may take: a second, and more where coverage slows every line down."""

from __future__ import annotations

import sys

SECOND = 8.0 if sys.gettrace() else 1.0
