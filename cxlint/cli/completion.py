"""`cxlint completion`: a static script, so that completing never runs cxlint."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cxlint.cli.parser import COMMANDS, options_of
from cxlint.plugins import build_registry

if TYPE_CHECKING:
    from collections.abc import Callable

_BASH = """\
_cxlint() {{
    local word="${{COMP_WORDS[COMP_CWORD]}}" command="${{COMP_WORDS[1]}}"
    case "$COMP_CWORD:$command" in
        1:*) COMPREPLY=($(compgen -W "{commands}" -- "$word")) ;;
{cases}
    esac
    [ "${{#COMPREPLY[@]}}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
}}
complete -o filenames -F _cxlint cxlint
"""


def run(arguments: argparse.Namespace) -> int:
    """Print the script of a shell."""
    makers: dict[str, Callable[[], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
    print(makers[arguments.shell](), end="")
    return 0


def words() -> dict[str, list[str]]:
    """For each command the words that may follow it."""
    registry = build_registry(entry_points=False)
    extra = {
        "explain": sorted(registry.rules),
        "rules": sorted(registry.rules),
        "schema": [*registry.kinds.names, "result"],
        "new": list(registry.kinds.names),
        "completion": ["bash", "zsh", "fish"],
    }
    return {name: [*options_of(name), *extra.get(name, [])] for name in COMMANDS}


def bash() -> str:
    """The script for bash."""
    cases = "\n".join(
        f'        *:{name}) COMPREPLY=($(compgen -W "{" ".join(some)}" -- "$word")) ;;'
        for name, some in words().items()
    )
    return _BASH.format(commands=" ".join(COMMANDS), cases=cases)


def zsh() -> str:
    """The script for zsh, which understands that of bash."""
    return "#compdef cxlint\nautoload -U +X bashcompinit && bashcompinit\n" + bash()


def fish() -> str:
    """The script for fish."""
    lines = ["complete -c cxlint -n __fish_use_subcommand -f -a '" + " ".join(COMMANDS) + "'"]
    for name, some in words().items():
        lines.append(f"complete -c cxlint -n '__fish_seen_subcommand_from {name}' -a '{' '.join(some)}'")
    return "\n".join(lines) + "\n"
