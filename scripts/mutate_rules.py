"""Makes small mistakes in the rules, one at a time, and counts how many of them the rules' own cases notice.

    python scripts/mutate_rules.py [--list] [FAMILY or ID ...]

Each mistake is a mutant of one rule file, made and tried in memory. It is killed when a case of the file's rules
fails, and survives when all still pass. Mistakes in what only the words of a finding say are left out, for cases
expect lines, columns and message keys. Exits 0 whatever survives.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import re
import signal
import sys
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cxlint.registry import Registry
    from cxlint.rule import Rule

HOME = Path(__file__).resolve().parent.parent
RULES = HOME / "cxlint" / "rules"
NAME = "mutated_rule"
SECONDS = 3
"""After so long a mutant that runs in circles counts as killed."""

KINDS = {
    "threshold": "default of an option moved by one unit",
    "number": "number in a comparison moved by one",
    "order": "< <= > >= turned",
    "equality": "== is in turned",
    "helper": "answer of a helper negated",
    "option": "option ignored",
    "applies": "applies() ignored",
    "needs": "needs emptied",
}

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ORDERS = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
HELPERS = re.compile(
    r"_?(is_|(longer|shorter|later|earlier|over|under|worse|better|covers|at_most|at_least)(_|$))"
)

Function = ast.FunctionDef
RuleClass = type["Rule[Any]"]


class Stuck(BaseException):
    """A mutant runs in circles; no rule and no engine may catch this."""


class Mutant(NamedTuple):
    """One mistake: what kind, where, in words, and how to make it: in the tree before, or on the class after."""

    kind: str
    line: int
    words: str
    place: list[Any] | None = None
    position: int = 0
    new: object = None
    parent: ast.AST | None = None
    field: str = ""
    patch: Callable[[RuleClass], None] | None = None


class Verdict(NamedTuple):
    """What became of one mutant."""

    file: str
    kind: str
    line: int
    words: str
    killed: bool


def files(chosen: list[str]) -> list[Path]:
    """The rule files of the families or ids that are named, or all."""
    every = [
        file
        for file in sorted(RULES.glob("*/*.py"))
        if not file.stem.startswith("_") and file.parent.name != "core"
    ]
    words = {word.lower() for word in chosen}
    return [f for f in every if not words or f.parent.name in words or f.stem.split("_")[0] in words]


def logic(tree: ast.Module) -> list[Function]:
    """The methods of the rules and the functions that they call, without those that only make cases or words."""
    functions = {node.name: node for node in tree.body if isinstance(node, Function)}
    methods = [n for c in tree.body if isinstance(c, ast.ClassDef) for n in c.body if isinstance(n, Function)]
    found, waiting = [], list(methods)
    while waiting:
        function = waiting.pop()
        found.append(function)
        used = {node.id for node in nodes(function) if isinstance(node, ast.Name)}
        waiting += [functions.pop(name) for name in sorted(used & functions.keys())]
    return found


def nodes(function: Function) -> list[ast.AST]:
    """Everything in a function that decides: not the data of a hit, nor what is assigned only for it."""
    told: set[int] = set()
    while True:
        found = list(deciding(function, told))
        read = {node.id for node in found if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
        only_told = {
            id(node)
            for node in found
            if isinstance(node, ast.Assign)
            and all(isinstance(name, ast.Name) and name.id not in read for name in node.targets)
        }
        if not only_told:
            return found
        told |= only_told


def deciding(top: ast.AST, told: set[int]) -> Iterator[ast.AST]:
    """A node and everything below it, without what is only told."""
    if id(top) in told:
        return
    yield top
    hit = isinstance(top, ast.Call) and called(top) == "at"
    for child in ast.iter_child_nodes(top):
        if not (hit and isinstance(child, ast.keyword)):
            yield from deciding(child, told)


def in_code(tree: ast.Module) -> Iterator[Mutant]:
    """Turned comparisons, moved numbers and negated helpers."""
    for function in logic(tree):
        for node in nodes(function):
            if isinstance(node, ast.Compare):
                yield from comparisons(node)
            tests = tested(node)
            for field, value in ast.iter_fields(node):
                items = value if isinstance(value, list) else [value]
                for index, call in enumerate(items):
                    if not isinstance(call, ast.Call) or not (call in tests or HELPERS.match(called(call))):
                        continue
                    words = f"not {ast.unparse(call)}"
                    new = ast.UnaryOp(ast.Not(), call)
                    if isinstance(value, list):
                        yield Mutant("helper", call.lineno, words, value, index, new)
                    else:
                        yield Mutant("helper", call.lineno, words, new=new, parent=node, field=field)


def comparisons(node: ast.Compare) -> Iterator[Mutant]:
    """Each operator turned, and each number that is compared by order one less and one more."""
    before = ast.unparse(node)
    for index, operator in enumerate(node.ops):
        kind = "order" if isinstance(operator, ORDERS) else "equality"
        new = TURNED[type(operator)]()
        yield Mutant(kind, node.lineno, f"{before}: {type(new).__name__}", node.ops, index, new)
    for index, number in enumerate(node.comparators):
        if isinstance(number, ast.Constant) and type(number.value) in {int, float}:
            for moved in (number.value - 1, number.value + 1):  # type: ignore[operator]
                words = f"{before}: {moved}"
                yield Mutant("number", node.lineno, words, node.comparators, index, ast.Constant(moved))


def tested(node: ast.AST) -> list[ast.expr]:
    """The calls that a node asks for a yes or no."""
    tests: list[ast.expr] = []
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        tests = [node.test]
    elif isinstance(node, ast.comprehension):
        tests = node.ifs
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        tests = [node.operand]
    elif isinstance(node, ast.BoolOp) and isinstance(node.op, ast.And):
        tests = node.values[:-1]
    return tests


def called(call: ast.Call) -> str:
    """The bare name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def in_class(rule: RuleClass, line: int) -> Iterator[Mutant]:
    """Options moved and ignored, `applies()` and `needs` ignored."""
    for name, declared in rule.options.declared.items():
        for default in moved_defaults(declared.default):
            words = f"{rule.id} {name}: {declared.default!r} -> {default!r}"
            yield Mutant("threshold", line, words, patch=move(name, default))
        yield Mutant("option", line, f"{rule.id} {name} ignored", patch=ignore(name))
    if "applies" in vars(rule):
        yield Mutant("applies", line, f"{rule.id} applies() ignored", patch=always)
    if rule.needs:
        yield Mutant("needs", line, f"{rule.id} needs {', '.join(rule.needs)}", patch=needless)


def moved_defaults(default: object) -> Iterator[object]:
    """The default one unit lower and higher, where it is or starts with a number: 3, '24 hours', '2.5 seconds'."""
    if isinstance(default, int) and not isinstance(default, bool):
        yield from (default - 1, default + 1)
    elif isinstance(default, str) and (number := re.match(r"\d+(\.\d+)?", default)):
        places = len((number[1] or ".")[1:])
        for step in (-1, 1):
            moved = float(number[0]) + step / 10**places
            if moved >= 0:
                yield f"{moved:.{places}f}" + default[number.end() :]


def move(name: str, default: object) -> Callable[[RuleClass], None]:
    """Give an option another default."""

    def patch(rule: RuleClass) -> None:
        from cxlint.rule import Options

        given = dict(rule.options.declared)
        given[name] = given[name]._replace(default=default)
        rule.options = type("Moved", (Options,), {"__annotations__": {}})
        rule.options.declared = given

    return patch


def ignore(name: str) -> Callable[[RuleClass], None]:
    """Let an option keep its default whatever is configured."""

    def patch(rule: RuleClass) -> None:
        from cxlint.rule import Options

        def init(self: Options, given: dict[str, object] | None = None) -> None:
            Options.__init__(self, {key: value for key, value in (given or {}).items() if key != name})

        known = rule.options.declared
        rule.options = type("Ignoring", (Options,), {"__annotations__": {}, "__init__": init})
        rule.options.declared = known

    return patch


def always(rule: RuleClass) -> None:
    """Let a rule apply to everything."""
    rule.applies = lambda *_: True  # type: ignore[attr-defined]


def needless(rule: RuleClass) -> None:
    """Let a rule need no field."""
    rule.needs = ()


class Trial:
    """One rule file, and the registry in which its mutants take its place."""

    def __init__(self, file: Path) -> None:
        from cxlint.plugins import build_registry

        self.file = file
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.registry: Registry = build_registry(entry_points=False)
        module = f"cxlint.rules.{file.parent.name}.{file.stem}"
        importlib.import_module(module)
        self.ids = [r.rule.id for r in self.registry.rules.values() if r.rule.module == module]

    def mutants(self) -> Iterator[Mutant]:
        """Every mistake, first those on the classes."""
        lines = {node.name: node.lineno for node in self.tree.body if isinstance(node, ast.ClassDef)}
        for rule_id in self.ids:
            rule = self.registry.load(rule_id)
            for mutant in in_class(rule, lines[rule.__name__]):
                yield mutant._replace(field=rule_id)
        yield from in_code(self.tree)

    def passes(self, mutant: Mutant | None) -> bool:
        """Whether all cases pass with a mistake; one that cannot even be imported does not."""
        if mutant is None or mutant.patch:
            return self._cases_pass(mutant)
        holder = vars(mutant.parent) if mutant.parent else mutant.place
        key: Any = mutant.field if mutant.parent else mutant.position
        assert holder is not None
        old, holder[key] = holder[key], mutant.new
        try:
            return self._cases_pass(mutant)
        finally:
            holder[key] = old

    def _cases_pass(self, mutant: Mutant | None) -> bool:
        signal.setitimer(signal.ITIMER_REAL, SECONDS, SECONDS)
        try:
            for rule in self._compiled():
                if mutant and mutant.patch and rule.id == mutant.field:
                    mutant.patch(rule)
                self._try(rule)
        except (Exception, Stuck):
            return False
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return True

    def _compiled(self) -> list[RuleClass]:
        """The rules of the file as the tree has them now, in a module of their own."""
        module = ModuleType(NAME)
        sys.modules[NAME] = module
        code = compile(ast.fix_missing_locations(self.tree), str(self.file), "exec")
        exec(code, vars(module))  # noqa: S102 - our own rule, with a mistake
        return [getattr(module, self.registry.rules[rule_id].rule.attribute) for rule_id in self.ids]

    def _try(self, rule: RuleClass) -> None:
        from cxlint.registry import Registered
        from cxlint.rule import reference
        from cxlint.testing import check_case

        self.registry.rules[rule.id] = Registered(reference(rule), "mutant")
        self.registry._loaded[rule.id] = rule
        for case in (*rule.bad, *rule.good):
            check_case(rule, case, self.registry)


def _stop(*_: object) -> None:
    raise Stuck


def judge(file: Path) -> list[Verdict]:
    """What became of all mutants of a file."""
    signal.signal(signal.SIGALRM, _stop)
    trial = Trial(file)
    if not trial.passes(None):
        raise RuntimeError(f"{file.stem}: its cases fail without any mistake")
    name = str(file.relative_to(HOME))
    return [
        Verdict(name, mutant.kind, mutant.line, mutant.words, not trial.passes(mutant))
        for mutant in trial.mutants()
    ]


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
    return "\n".join(lines)


def main() -> None:
    """Try all mutants in two processes, and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "rules", nargs="*", help="families or ids, as in pol or KPI009; all when none is given"
    )
    parser.add_argument("--list", action="store_true", help="name the mutants that survive")
    given = parser.parse_args()
    verdicts: list[Verdict] = []
    with Pool(2) as pool:
        for some in pool.imap(judge, files(given.rules)):
            verdicts += some
            for verdict in some:
                if given.list and not verdict.killed:
                    print(f"{verdict.file}:{verdict.line}: {verdict.kind}: {verdict.words}", flush=True)
    print(table(verdicts))


if __name__ == "__main__":
    sys.path.insert(0, str(HOME))
    main()
