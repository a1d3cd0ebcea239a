"""A program that runs the command in copies of itself, so that a run costs no start-up: one request a line, one answer each.

A request holds words, folder, environment, and the files for what is said; the answer is the exit code and whether it was
known before.
"""

from __future__ import annotations

import io
import json
import os
import sys

from cxlint import cli
from cxlint.plugins import build_registry


def answer(words: list[str], folder: str, environment: dict[str, str], out: str, err: str) -> int:
    """Run the command as it would run in a process of its own; 100 more than its exit code where it knew the answer."""
    worked = []
    main = cli.main
    cli.main = lambda *given: (worked.append(given), main(*given))[1]
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, name in ((1, out), (2, err)):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", "backslashreplace", line_buffering=True
    )
    code = cli._answer(words)
    sys.stdout.flush()
    sys.stderr.flush()
    return code if worked else 100 + code


def serve() -> None:
    build_registry()
    for line in sys.stdin:
        process = os.fork()
        if not process:
            code = 99
            try:
                code = answer(*json.loads(line))
            finally:
                os._exit(code)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


if __name__ == "__main__":
    serve()
