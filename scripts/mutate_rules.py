"""Makes small mistakes in the rules and what they stand on, one at a time, and counts how many the tests notice.

    python scripts/mutate_rules.py [--list] [--jobs N] [FAMILY or ID or GROUP ...]

Each mistake is a mutant of one file, made and tried in memory. Those of a rule, and of what its family shares,
are killed when a case of a rule fails. Two groups of other files are judged by tests as well: `law` (how limits
are read, chosen and compared, and the facts of the law plugin) and `workspace` (what the families ask of the
graph). Mistakes in what only the words of a finding say are left out, for cases expect lines, columns and
message keys, and what to write where they say so. Exits 0 whatever survives.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(HOME), str(HOME / "scripts"), str(HOME / "plugins" / "cxlint-law")]

from mutants import KINDS  # noqa: E402 - after the path is set
from trials import CodeTrial, FactTrial, RuleTrial, Trial, Verdict  # noqa: E402

PACKAGE = HOME / "cxlint"
FACTS = HOME / "plugins" / "cxlint-law" / "cxlint_law" / "data"

LAW = ("law.py", "model/jurisdictions.py", "model/limits.py", "model/limit_text.py")
GROUPS = {
    "law": ("tests/law/test_limits.py", "tests/law/test_data.py"),
    "workspace": ("tests/workspace", "tests/test_workspace_helpers.py"),
}
"""Groups of files beside the rules, with the tests that judge their mutants when no case of a rule does."""

GRAPH = ("graph.py", "discovery.py", "ignore.py", "tree.py")
"""Files of the workspace that no rule asks: they find files and references, and have tests of their own."""

EQUIVALENT = {
    (
        "rules/gov/gov010_more_than_habit.py",
        "habit in bare: NotIn",
    ): "it only saves looking for words to take away",
    ("rules/gov/gov008_law_of_today.py", "known.effective_to < document.today: LtE"): (
        "a law that ends today still holds today"
    ),
    (
        "rules/gov/_rivals.py",
        "entry.policy.id >= document.id: Gt",
    ): "a policy says the same as itself",
    ("rules/kpi/_meaning.py", "other.id < document.id: LtE"): (
        "two measures of different areas never have one id"
    ),
}
"""Mutants that no test can kill, for they change nothing, with the reason: by file below cxlint/ and words."""


def trials(chosen: list[str]) -> list[tuple[str, Path]]:
    """The kind of trial and the file, for the families, ids and groups that are named, or all."""
    words = {word.lower() for word in chosen}
    found = []
    for file in sorted((PACKAGE / "rules").glob("*/*.py")):
        family, rule = file.parent.name, file.stem.split("_")[0]
        if family != "core" and file.stem != "__init__" and (not words or family in words or rule in words):
            found.append(("code" if file.stem.startswith("_") else "rule", file))
    if not words or "law" in words:
        found += [("law", PACKAGE / name) for name in LAW]
        found += [("fact", file) for file in sorted(FACTS.glob("*.yaml"))]
    if not words or "workspace" in words:
        files = sorted((PACKAGE / "workspace").glob("[!_]*.py"))
        found += [("workspace", file) for file in files if file.name not in GRAPH]
    return found


def trial_of(kind: str, file: Path) -> Trial:
    """What tries the mutants of a file."""
    if kind == "rule":
        return RuleTrial(file)
    if kind == "fact":
        return FactTrial(file)
    return CodeTrial(file, GROUPS.get(kind, ()))


def judge(task: tuple[str, Path]) -> list[Verdict]:
    """What became of all mutants of a file."""
    trial = trial_of(*task)
    return [verdict for verdict in trial.verdicts() if not equivalent(verdict)]


def equivalent(verdict: Verdict) -> bool:
    """Whether a survivor is known to change nothing."""
    file = verdict.file.removeprefix("cxlint/")
    return not verdict.killed and (file, verdict.words) in EQUIVALENT


def table(verdicts: list[Verdict]) -> str:
    """The counts by kind, with a total."""
    made = Counter(verdict.kind for verdict in verdicts)
    killed = Counter(verdict.kind for verdict in verdicts if verdict.killed)
    rows = [(words, made[kind], killed[kind]) for kind, words in KINDS.items()]
    rows.append(("total", made.total(), killed.total()))
    lines = [f"{'mistake':40} {'made':>6} {'killed':>7} {'survived':>9} {'killed %':>9}"]
    for words, all_, dead in rows:
        share = f"{100 * dead / all_:.1f}" if all_ else "-"
        lines.append(f"{words:40} {all_:6} {dead:7} {all_ - dead:9} {share:>9}")
    lines.append(f"Left out because they change nothing: {len(EQUIVALENT)} (named in the script).")
    return "\n".join(lines)


def main() -> None:
    """Try all mutants in few processes, and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "rules",
        nargs="*",
        help="families or ids, as in pol or KPI009, law or workspace; all when none is given",
    )
    parser.add_argument("--list", action="store_true", help="name the mutants that survive")
    parser.add_argument("--jobs", type=int, default=2, help="processes (2)")
    given = parser.parse_args()
    verdicts: list[Verdict] = []
    with Pool(given.jobs) as pool:
        for some in pool.imap(judge, trials(given.rules)):
            verdicts += some
            for verdict in some:
                if given.list and not verdict.killed:
                    print(f"{verdict.file}:{verdict.line}: {verdict.kind}: {verdict.words}", flush=True)
    print(table(verdicts))


if __name__ == "__main__":
    main()
