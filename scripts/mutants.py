"""Makes the mutants of `mutate_rules.py`: small mistakes in a tree of code, or in a rule's options and declarations."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import ModuleType

    from cxlint.rule import Rule

KINDS = {
    "threshold": "default of an option moved by one unit",
    "number": "number in a comparison moved by one",
    "order": "< <= > >= turned",
    "equality": "== is in turned",
    "helper": "answer of a helper negated",
    "option": "option ignored",
    "applies": "applies() ignored",
    "needs": "needed field not needed",
    "fact": "number or day of the law moved by one",
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
    function: str = ""

    def swap(self) -> Callable[[], None]:
        """Make the mistake in the tree; the answer takes it back."""
        holder = vars(self.parent) if self.parent else self.place
        key: Any = self.field if self.parent else self.position
        assert holder is not None
        old, holder[key] = holder[key], self.new

        def back() -> None:
            holder[key] = old

        return back


def all_functions(tree: ast.Module) -> list[tuple[str, Function]]:
    """Every function and method of a module with its qualified name."""
    found = [(node.name, node) for node in tree.body if isinstance(node, Function)]
    for owner in tree.body:
        if isinstance(owner, ast.ClassDef):
            found += [
                (f"{owner.name}.{node.name}", node) for node in owner.body if isinstance(node, Function)
            ]
    return found


def logic(tree: ast.Module) -> list[tuple[str, Function]]:
    """The methods of rules and the functions that they call, without those that only make cases or words."""
    every = all_functions(tree)
    functions = {name: node for name, node in every if "." not in name}
    found, waiting = [], [(name, node) for name, node in every if "." in name]
    while waiting:
        name, function = waiting.pop()
        found.append((name, function))
        used = {node.id for node in nodes(function) if isinstance(node, ast.Name)}
        waiting += [(name, functions.pop(name)) for name in sorted(used & functions.keys())]
    return found


def nodes(function: Function) -> list[ast.AST]:
    """Everything in a function that decides: not the data of a hit, nor what is assigned only for it."""
    told: set[int] = set()
    while True:
        found = list(_deciding(function, told))
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


def _deciding(top: ast.AST, told: set[int]) -> Iterator[ast.AST]:
    """A node and everything below it, without what is only told."""
    if id(top) in told:
        return
    yield top
    hit = isinstance(top, ast.Call) and _called(top) == "at"
    for child in ast.iter_child_nodes(top):
        if not (hit and isinstance(child, ast.keyword)):
            yield from _deciding(child, told)


def in_code(functions: Iterable[tuple[str, Function]]) -> Iterator[Mutant]:
    """Turned comparisons, moved numbers and negated helpers."""
    for name, function in functions:
        for node in nodes(function):
            for mutant in _of_node(node):
                yield mutant._replace(function=name)


def _of_node(node: ast.AST) -> Iterator[Mutant]:
    if isinstance(node, ast.Compare):
        yield from _comparisons(node)
    tests = _tested(node)
    for field, value in ast.iter_fields(node):
        items = value if isinstance(value, list) else [value]
        for index, call in enumerate(items):
            if not isinstance(call, ast.Call) or not (call in tests or HELPERS.match(_called(call))):
                continue
            words = f"not {ast.unparse(call)}"
            new = ast.UnaryOp(ast.Not(), call)
            if isinstance(value, list):
                yield Mutant("helper", call.lineno, words, value, index, new)
            else:
                yield Mutant("helper", call.lineno, words, new=new, parent=node, field=field)


def _comparisons(node: ast.Compare) -> Iterator[Mutant]:
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


def _tested(node: ast.AST) -> list[ast.expr]:
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


def _called(call: ast.Call) -> str:
    """The bare name of what is called."""
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def in_class(rule: RuleClass, line: int) -> Iterator[Mutant]:
    """Options moved and ignored, `applies()` ignored, and each field of `needs` left out."""
    for name, declared in rule.options.declared.items():
        for default in moved(declared.default):
            words = f"{rule.id} {name}: {declared.default!r} -> {default!r}"
            yield Mutant("threshold", line, words, field=rule.id, patch=_move(name, default))
        yield Mutant("option", line, f"{rule.id} {name} ignored", field=rule.id, patch=_ignore(name))
    if "applies" in vars(rule):
        yield Mutant("applies", line, f"{rule.id} applies() ignored", field=rule.id, patch=_always)
    for need in (*rule.needs, *rule.needs_one_of):
        yield Mutant("needs", line, f"{rule.id} needs {need}", field=rule.id, patch=_without(need))


def moved(default: object) -> Iterator[object]:
    """A value one unit lower and higher, where it is or starts with a number: 3, '24 hours', '2.5 seconds'."""
    if isinstance(default, int) and not isinstance(default, bool):
        yield from (default - 1, default + 1)
    elif isinstance(default, str) and (number := re.match(r"\d+(\.\d+)?", default)):
        places = len((number[1] or ".")[1:])
        for step in (-1, 1):
            value = float(number[0]) + step / 10**places
            if value >= 0:
                yield f"{value:.{places}f}" + default[number.end() :]


def _move(name: str, default: object) -> Callable[[RuleClass], None]:
    """Give an option another default."""

    def patch(rule: RuleClass) -> None:
        from cxlint.rule import Options

        given = dict(rule.options.declared)
        given[name] = given[name]._replace(default=default)
        rule.options = type("Moved", (Options,), {"__annotations__": {}})
        rule.options.declared = given

    return patch


def _ignore(name: str) -> Callable[[RuleClass], None]:
    """Let an option keep its default whatever is configured."""

    def patch(rule: RuleClass) -> None:
        from cxlint.rule import Options

        def init(self: Options, given: dict[str, object] | None = None) -> None:
            Options.__init__(self, {key: value for key, value in (given or {}).items() if key != name})

        known = rule.options.declared
        rule.options = type("Ignoring", (Options,), {"__annotations__": {}, "__init__": init})
        rule.options.declared = known

    return patch


def _always(rule: RuleClass) -> None:
    """Let a rule apply to everything."""
    rule.applies = lambda *_: True  # type: ignore[attr-defined]


def _without(need: str) -> Callable[[RuleClass], None]:
    """Let a rule do without one field."""

    def patch(rule: RuleClass) -> None:
        rule.needs = tuple(field for field in rule.needs if field != need)
        rule.needs_one_of = tuple(field for field in rule.needs_one_of if field != need)

    return patch


def standing_on(name: str) -> set[str]:
    """The names of all loaded modules that import a module, directly or through others."""
    importing = {
        other: _imports(module)
        for other, module in list(sys.modules.items())
        if other.startswith("cxlint.") and getattr(module, "__file__", None)
    }
    found = {name}
    while True:
        more = {other for other, used in importing.items() if used & found} - found
        if not more:
            return found
        found |= more


def _imports(module: ModuleType) -> set[str]:
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
