"""The arguments of every command, with help that a person can learn from."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, NoReturn

from cxlint.cli.against_options import against
from cxlint.cli.exception_arguments import fill_baseline, fill_waivers
from cxlint.cli.groups import colour, fails, known, remembered, results, settings
from cxlint.cli.report_arguments import fill as fill_report
from cxlint.cli.trend_arguments import fill as fill_trend
from cxlint.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

EPILOG = """\
exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on (default: error)
  2  the command line, the configuration or a plugin cannot be used
  3  something could not be checked; never a silent pass

examples:
  cxlint                             check the workspace you are in
  cxlint check policies/returns.yaml report on one file only; the whole workspace is still read
  cxlint check -f text -f sarif=cxlint.sarif
  cxlint report --by journey         how far customers are served, for the leadership
  cxlint explain POL004              what a rule asks for, and why
  cxlint new policy returns-online   write a new policy to fill in
  cxlint baseline --reason "Before cxlint" --expires 2027-06-30
                                     let today's findings wait; none of them may get worse
"""


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Keeps line breaks of descriptions; wide enough for the options."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=32, width=100)


class Parser(argparse.ArgumentParser):
    """Says in one line what is wrong, as everything else does."""

    def error(self, message: str) -> NoReturn:
        """Stop with what is wrong."""
        raise UsageError(
            f"`{self.prog}`: {message.removeprefix('argument ')}; `{self.prog} --help` says what is possible"
        )


def build_parser(command: str | None = None) -> argparse.ArgumentParser:
    """The parser of the whole command line, or of one command: to make all of them takes longer than to read a file."""
    parser = Parser(
        "cxlint",
        description="Checks the governance of customer experience: policies, KPIs, processes and who answers for them.",
        epilog=EPILOG,
        formatter_class=Formatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="store_true", help="show the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name in COMMANDS if command is None else (command,):
        summary, fill = COMMANDS[name]
        told = f"{summary[0].upper()}{summary[1:]}."
        fill(
            commands.add_parser(
                name, help=summary, description=told, formatter_class=Formatter, allow_abbrev=False
            )
        )
    return parser


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="*",
        help="report on these files or folders only; - reads standard input",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="where the text from standard input belongs")
    parser.add_argument(
        "--staged",
        action="store_true",
        help="check what is staged for the next commit, not what lies in the folder",
    )
    parser.add_argument(
        "--shard",
        metavar="I/N",
        help="judge the I-th of N parts of the documents; `cxlint render` puts the saved parts together",
    )
    settings(parser)
    known(parser)
    against(parser)
    fails(parser).add_argument(
        "--allow-empty", action="store_true", help="do not fail where there is nothing to check"
    )
    group = _shown(parser)
    group.add_argument("--no-progress", action="store_true", help="show no progress bar on a terminal")
    group.add_argument(
        "--jobs", metavar="N", type=int, default=0, help="processes (default: one a processor)"
    )
    group.add_argument(
        "--show-settings", action="store_true", help="print every setting and where it comes from, and exit"
    )
    group.add_argument(
        "--show-files", action="store_true", help="print the files that would be checked, and exit"
    )
    remembered(parser)


def _shown(parser: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    group = parser.add_argument_group("what is shown")
    group.add_argument(
        "-f", "--format", metavar="FORMAT[=FILE]", action="append", default=[],
        help="text (default), concise, json, sarif, github, gitlab, junit, markdown, html, openmetrics, oscal, "
        "oscal-poam or badge; several may be given",
    )  # fmt: skip
    group.add_argument("-q", "--quiet", action="store_true", help="findings only, without tables")
    group.add_argument("-v", "--verbose", action="store_true", help="explain every finding in full")
    colour(group)
    return group


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help="a result that `cxlint check -f json=FILE` has saved, or NAME=FILE; - reads standard input",
    )
    results(parser)
    fails(parser)
    _shown(parser)
    parser.add_argument("--no-plugins", action="store_true", help="load no plugins but the built-in ones")


def _diff(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Say what changed between two revisions, which way each change goes for customers, whom it\n"
        "reaches and who has to agree. It ends with 1 where something gets worse for customers."
    )
    parser.add_argument(
        "base",
        metavar="BASE",
        nargs="?",
        help="what to compare with: a branch, a tag, a commit, or both ends as in main..feature and main...feature "
        "(default: HEAD if something here differs from it, else where the main line was left, or what the CI names)",
    )
    parser.add_argument("head", metavar="HEAD", nargs="?", help="the later side (default: the files here)")
    parser.add_argument("--staged", action="store_true", help="compare what is staged for the next commit")
    settings(parser)
    group = parser.add_argument_group("what fails")
    group.add_argument(
        "--fail-on",
        choices=("error", "warning", "info", "never"),
        help="the mildest severity of a finding about a change that fails the run, besides what gets worse",
    )
    group = parser.add_argument_group("what is shown")
    group.add_argument(
        "-f", "--format", metavar="FORMAT[=FILE]", action="append", default=[],
        help="text (default), markdown, json or html; may be given several times",
    )  # fmt: skip
    group.add_argument(
        "-q", "--quiet", action="store_true", help="the changes only, without reach and duties"
    )
    colour(group)


def _rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rules", metavar="RULES", nargs="*", help="ids, names, families or levels (default: all)"
    )
    parser.add_argument("--by-source", action="store_true", help="list them by row of the source articles")
    parser.add_argument(
        "--standard",
        metavar="NAME",
        help="clause by clause, those that cite a standard or law, such as iso-10002; all for every one",
    )
    parser.add_argument("-f", "--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", metavar="CODE", help="language of the words: en, ar or fa")
    parser.add_argument("--no-plugins", action="store_true", help="list the built-in rules only")


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", metavar="RULE", help="an id such as POL004, or a name such as restocking-fee")
    parser.add_argument("-f", "--format", choices=("text", "markdown", "json"), default="text")
    parser.add_argument("--lang", metavar="CODE", help="language of the words: en, ar or fa")
    parser.add_argument("--no-plugins", action="store_true", help="look at the built-in rules only")
    colour(parser)


def _schema(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        nargs="?",
        help="such as policy, or result for what -f json prints; without it the kinds are listed",
    )
    parser.add_argument("--no-plugins", action="store_true", help="look at the built-in kinds only")


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="where to start (default: here)"
    )
    parser.add_argument(
        "--preset",
        choices=("minimal", "standard", "strict"),
        default="standard",
        help="how much to ask for at first",
    )


def _new(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="such as policy, kpi or touchpoint")
    parser.add_argument("id", metavar="ID", help="its short name, such as returns-online")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="write to this file; - prints it (default: the folder of its kind)",
    )
    parser.add_argument("--no-plugins", action="store_true", help="look at the built-in kinds only")


def _map(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "map",
        metavar="MAP",
        nargs="?",
        choices=("journey", "ecosystem", "escalation"),
        help="journey, ecosystem (who sends what to customers) or escalation (default: all)",
    )
    parser.add_argument(
        "id",
        metavar="ID",
        nargs="?",
        help="one journey, or one system, message, channel or touchpoint with what belongs to it",
    )
    parser.add_argument(
        "-f",
        "--format",
        metavar="FORMAT[=FILE]",
        default="text",
        help="text (default), mermaid, dot, html or json; mermaid and dot draw one map",
    )
    settings(parser)
    colour(parser)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="the shell to complete for")


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("check a workspace (what cxlint does when no command is given)", _check),
    "render": ("show saved results in any format, as if the run had just happened", _render),
    "baseline": (
        "write down the findings that are known already, or take out those that are mended",
        fill_baseline,
    ),
    "waivers": (
        "list the exceptions: who decided them, in what state they are, and when they end",
        fill_waivers,
    ),
    "explain": ("say what a rule asks for, why, and how to write it", _explain),
    "rules": ("list the rules", _rules),
    "schema": ("print the schema of a kind of document, for editors", _schema),
    "init": ("start a workspace here", _init),
    "new": ("write a new document to fill in", _new),
    "diff": ("say what a change does to customers", _diff),
    "report": ("tell the leadership how far customers are served, and who has to do what", fill_report),
    "trend": ("show how it went, judged by the rules of today, and which commits made it so", fill_trend),
    "map": ("draw journeys, messages to customers, and who takes over from whom", _map),
    "completion": ("print the completion script of a shell", _completion),
}


def options_of(command: str) -> list[str]:
    """The long options of a command."""
    parser = argparse.ArgumentParser(add_help=False)
    COMMANDS[command][1](parser)
    return [
        option for action in parser._actions for option in action.option_strings if option.startswith("--")
    ]
