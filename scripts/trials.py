"""Tries the mutants of `mutate_rules.py`: on the cases of rules, and where these notice nothing on tests."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import os
import signal
import sys
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from mutants import Mutant, RuleClass, all_functions, in_class, in_code, logic, moved, standing_on

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cxlint.registry import Registry

HOME = Path(__file__).resolve().parent.parent
NAME = "mutated_rule"
SECONDS = 3
"""After so long a mutant that runs in circles counts as killed."""
TEST_SECONDS = 60
"""The same for one that is tried on tests."""


class Stuck(BaseException):
    """A mutant runs in circles; no rule and no engine may catch this."""


class Verdict(NamedTuple):
    """What became of one mutant."""

    file: str
    kind: str
    line: int
    words: str
    killed: bool


class Trial:
    """One file whose mutants are tried."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.name = str(file.relative_to(HOME))

    def mutants(self) -> Iterator[Mutant]:
        """Every mistake."""
        raise NotImplementedError

    def passes(self, mutant: Mutant | None) -> bool:
        """Whether nothing fails with a mistake, or without any."""
        raise NotImplementedError

    def verdicts(self) -> Iterator[Verdict]:
        """What became of each mutant."""
        signal.signal(signal.SIGALRM, _stop)
        mutants = list(self.mutants())
        if mutants and not self.passes(None):
            raise RuntimeError(f"{self.name}: something fails without any mistake")
        for mutant in mutants:
            yield Verdict(self.name, mutant.kind, mutant.line, mutant.words, not self.passes(mutant))


def _stop(*_: object) -> None:
    raise Stuck


def _in_time(action: Callable[[], None], seconds: float = SECONDS) -> bool:
    """Whether an action ends well, and soon."""
    signal.setitimer(signal.ITIMER_REAL, seconds, seconds)
    try:
        action()
    except (Exception, Stuck):
        return False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return True


def _try(rule: RuleClass, registry: Registry) -> None:
    from cxlint.testing import check_case

    for case in (*rule.bad, *rule.good):
        check_case(rule, case, registry)


class RuleTrial(Trial):
    """One rule file, and the registry in which its mutants take its place."""

    def __init__(self, file: Path) -> None:
        from cxlint.plugins import build_registry

        super().__init__(file)
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
            yield from in_class(rule, lines[rule.__name__])
        yield from in_code(logic(self.tree))

    def passes(self, mutant: Mutant | None) -> bool:
        """Whether all cases pass; a file that cannot even be imported does not."""
        back = mutant.swap() if mutant and not mutant.patch else None
        try:
            return _in_time(lambda: self._try_all(mutant))
        finally:
            if back:
                back()

    def _try_all(self, mutant: Mutant | None) -> None:
        from cxlint.registry import Registered
        from cxlint.rule import reference

        for rule in self._compiled():
            if mutant and mutant.patch and rule.id == mutant.field:
                mutant.patch(rule)
            self.registry.rules[rule.id] = Registered(reference(rule), "mutant")
            self.registry._loaded[rule.id] = rule
            _try(rule, self.registry)

    def _compiled(self) -> list[RuleClass]:
        """The rules of the file as the tree has them now, in a module of their own."""
        module = ModuleType(NAME)
        sys.modules[NAME] = module
        code = compile(ast.fix_missing_locations(self.tree), str(self.file), "exec")
        exec(code, vars(module))  # noqa: S102 - our own rule, with a mistake
        return [getattr(module, self.registry.rules[rule_id].rule.attribute) for rule_id in self.ids]


class CodeTrial(Trial):
    """One module that rules stand on. A mutant takes the place of the code of its function, wherever that is known."""

    def __init__(self, file: Path, tests: tuple[str, ...] = ()) -> None:
        from cxlint.plugins import build_registry

        super().__init__(file)
        self.tests = [str(HOME / test) for test in tests]
        self.tree = ast.parse(file.read_text(encoding="utf-8"))
        self.module = importlib.import_module(_module(file))
        self.registry = build_registry(entry_points=False)
        every = [self.registry.load(rule_id) for rule_id in self.registry.rules]
        standing = standing_on(self.module.__name__)
        self.rules = [rule for rule in every if rule.__module__ in standing]

    def mutants(self) -> Iterator[Mutant]:
        """Every mistake in every function."""
        yield from in_code(all_functions(self.tree))

    def passes(self, mutant: Mutant | None) -> bool:
        """Whether all cases of the rules that stand on it pass, and its tests."""
        back = self._put(mutant) if mutant else None
        try:
            return _in_time(self._try_all, TEST_SECONDS) and (
                mutant is None or not self.tests or _pass(self.tests)
            )
        finally:
            if back:
                back()

    def _try_all(self) -> None:
        for rule in self.rules:
            _try(rule, self.registry)

    def _put(self, mutant: Mutant) -> Callable[[], None]:
        back = mutant.swap()
        try:
            code = compile(ast.fix_missing_locations(self.tree), str(self.file), "exec")
        finally:
            back()
        function = _function(self.module, mutant.function)
        old = function.__code__
        function.__code__ = _code_of(code, mutant.function)

        def restore() -> None:
            function.__code__ = old
            _function(self.module, mutant.function)  # what it remembers is wrong

        return restore


class FactTrial(Trial):
    """One file of the law plugin: every number and day moved, tried on the tests of the law."""

    def mutants(self) -> Iterator[Mutant]:
        """Every limit with another number, day, certainty or status."""
        import yaml

        self.data = yaml.safe_load(self.file.read_text(encoding="utf-8"))
        for limit in self.data["limits"]:
            for key, others in _other_facts(limit):
                for other in others:
                    words = f"{limit['parameter']} ({limit['reference']}) {key}: {limit[key]} -> {other}"
                    yield Mutant("fact", 1, words, place=limit, position=key, new=other)  # type: ignore[arg-type]

    def passes(self, mutant: Mutant | None) -> bool:
        """Whether the table of facts in the tests knows no better."""
        back = mutant.swap() if mutant else None
        try:
            return _in_time(self._compare)
        finally:
            if back:
                back()

    def _compare(self) -> None:
        from cxlint.model.limit_text import read_limits
        from tests.law.facts import FACTS, told

        place = self.file.stem
        assert [told(limit) for limit in read_limits(self.data)] == FACTS[place]


def _other_facts(limit: dict[str, Any]) -> Iterator[tuple[str, Iterable[object]]]:
    from datetime import date, timedelta

    for key, value in limit.items():
        if key == "value":
            yield key, moved(value)
        elif isinstance(value, date):
            yield key, [value + timedelta(days) for days in (-1, 1)]
        elif key == "certainty":
            yield key, ["maybe" if value != "maybe" else "sure"]
        elif key == "status":
            yield key, ["in_force" if value != "in_force" else "vacated"]


def _module(file: Path) -> str:
    return ".".join(file.relative_to(HOME).with_suffix("").parts)


def _function(module: ModuleType, name: str) -> FunctionType:
    """The function behind a qualified name, whatever it is wrapped in; what it remembers is forgotten."""
    found: Any = module
    for step in name.split("."):
        found = vars(found)[step]
    if isinstance(found, property):
        found = found.fget
    found = getattr(found, "__func__", found)
    if hasattr(found, "cache_clear"):
        found.cache_clear()
    while hasattr(found, "__wrapped__"):
        found = found.__wrapped__
    assert isinstance(found, FunctionType), name
    return found


def _code_of(code: CodeType, name: str) -> CodeType:
    """The code of a function in the code of its module."""
    waiting = [code]
    while waiting:
        here = waiting.pop()
        if here.co_qualname == name:
            return here
        waiting += [const for const in here.co_consts if isinstance(const, CodeType)]
    raise LookupError(name)


def _pass(tests: list[str]) -> bool:
    """Whether tests pass, tried in a process of its own that has the mistake already."""
    process = os.fork()
    if process == 0:
        _tested(tests)
    _, status = os.waitpid(process, 0)
    return status == 0


def _tested(tests: list[str]) -> None:
    """Run the tests and end the process; the alarm ends one that runs in circles."""
    import pytest

    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.alarm(TEST_SECONDS)
    code = 1
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *tests]))
    finally:
        os._exit(code)
