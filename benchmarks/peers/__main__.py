"""Install the peers: python -m benchmarks.peers FOLDER."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers import install

if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("which folder? python -m benchmarks.peers FOLDER")
    install(Path(sys.argv[1]).resolve())
