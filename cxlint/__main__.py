"""`python -P -m cxlint`."""

from __future__ import annotations

import os
import sys

if not sys.flags.safe_path and sys.path and sys.path[0] in ("", ".", os.getcwd()):  # noqa: PTH109 - pathlib is slow to load
    del sys.path[0]  # a file such as yaml.py in the linted folder must never be imported

from cxlint.cli import command

if __name__ == "__main__":
    command()
