"""The options of `check` that compare: a change with its base, today's settings with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlint.errors import UsageError

if TYPE_CHECKING:
    import argparse


def against(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("what a change brings")
    group.add_argument(
        "--against",
        metavar="REVISION",
        help="only what is new since this revision fails, judged by its configuration; REVISION... for where it parted "
        "from it, auto for what the CI names",
    )
    group.add_argument(
        "--head", metavar="REVISION", help="judge this revision (default: the files as they lie here)"
    )
    group.add_argument(
        "--accept-weakening",
        metavar="FINGERPRINT",
        action="append",
        default=[],
        help="agree to a change that makes the gate weaker and touches nothing else; may be given several times",
    )
    group.add_argument("--strict-baseline", action="store_true", help="never accept that the baseline grows")
    group = parser.add_argument_group("what another setting would bring")
    group.add_argument(
        "--with",
        dest="with_",
        metavar="SETTING=VALUE",
        action="append",
        default=[],
        help="only say what would fail with another setting, such as POL001.severity=error or profile=strict",
    )


def refuse(arguments: argparse.Namespace) -> None:
    """Raise UsageError for options that do not go together with, or without, a base."""
    if arguments.against is None:
        for name in ("head", "accept_weakening", "strict_baseline"):
            if getattr(arguments, name):
                raise UsageError(
                    f"--{name.replace('_', '-')} needs --against, which names the base of the change"
                )
        return
    if arguments.config:
        raise UsageError("--against judges by the configuration of the base; --config would take another one")
    if arguments.shard or "-" in arguments.paths:
        raise UsageError(
            "--against compares whole workspaces; it goes with neither --shard nor standard input"
        )
    if arguments.head and arguments.staged:
        raise UsageError("--head and --staged are two different heads; name one")
