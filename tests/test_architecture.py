"""The shape of the program: floors, late imports, who prints, how long a function may be.

Each check takes a module's name and its source, and yields sentences; each is seen to fail on a
planted example before it is trusted with ours.
"""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "rnnquiz"
FLOORS = {
    **dict.fromkeys(["__init__", "errors", "safe", "text"], 0),
    **dict.fromkeys(["bank", "notation", "numerics", "progress"], 1),
    "sandbox": 1,
    "lab": 2,
    "oracle": 3,  # what an experiment measured is a thing that content may name
    "grading": 4,
    **dict.fromkeys(["audit", "sessions"], 5),
    **dict.fromkeys(["export", "tui"], 6),
    "cli": 7,
    "__main__": 8,
}
PRINTERS = {"cli", "tui"}
VAGUE = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
LONGEST = 40
NEVER_FIRST = ("numpy", "yaml", "rich.markdown", "sqlite3", "fsrs")


def room(module: str) -> str:
    """`rnnquiz.bank.scalar` stands in `bank`, and `rnnquiz` itself in `__init__`."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The line and the name of everything a module imports, now or later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")
            if node.module == "rnnquiz":
                yield from ((node.lineno, f"rnnquiz.{alias.name}") for alias in node.names)


def upward(module: str, source: str) -> Iterator[str]:
    """An import goes to a lower floor, or stays in its room."""
    here = room(module)
    for line, name in imported(ast.parse(source)):
        there = room(name)
        if name.startswith("."):
            yield f"{module}:{line}: a relative import hides its floor"
        if name.split(".")[0] != "rnnquiz" or there in {here, "__version__"}:
            continue
        ground = FLOORS[here] == FLOORS.get(there) == 0
        if not ground and FLOORS.get(there, 99) >= FLOORS[here]:
            yield f"{module}:{line}: {here} (floor {FLOORS[here]}) imports {name}"


def printing(module: str, source: str) -> Iterator[str]:
    """Only the rooms that face a person print, or reach for the screen."""
    if room(module) in PRINTERS | {"__main__"}:
        return
    tree = ast.parse(source)
    for line, name in imported(tree):
        if name.split(".")[0] in {"rich", "typer"}:
            yield f"{module}:{line}: imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id in {"print", "input"}:
            yield f"{module}:{node.lineno}: {node.id}"
        if isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}:
            yield f"{module}:{node.lineno}: {ast.unparse(node)}"


def long_functions(module: str, source: str) -> Iterator[str]:
    """A body is counted without its docstring."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        body = node.body[1:] if ast.get_docstring(node) is not None else node.body
        length = body[-1].end_lineno - body[0].lineno + 1 if body else 0
        if length > LONGEST:
            yield f"{module}:{node.lineno}: {node.name} has {length} lines"


def defining(module: str, source: str) -> Iterator[str]:
    """A room's `__init__` exports its public names and defines nothing."""
    allowed = (ast.Import, ast.ImportFrom, ast.Expr)
    for node in ast.parse(source).body:
        listed = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {
            "__all__",
            "__version__",
        }
        if module.endswith("__init__") and not listed and not isinstance(node, allowed):
            yield f"{module}:{node.lineno}: {ast.unparse(node).splitlines()[0]}"


def vague(module: str, source: str) -> Iterator[str]:
    """A module is named after what is in it."""
    if VAGUE & set(module.split(".")):
        yield f"{module}: says nothing of what it holds"


CHECKS = (upward, printing, long_functions, defining, vague)
MODULES = {
    ".".join(["rnnquiz", *path.relative_to(PACKAGE).with_suffix("").parts]): path
    for path in sorted(PACKAGE.rglob("*.py"))
}


@pytest.mark.parametrize("check", CHECKS)
def test_every_module(check) -> None:
    assert [
        said for name, path in MODULES.items() for said in check(name, path.read_text("utf-8"))
    ] == []


def test_every_room_has_its_floor() -> None:
    assert {room(name) for name in MODULES} <= set(FLOORS)


LONG = "def f():\n    '''Docs.\n\n    More.\n    '''\n" + "    x = 1\n" * 41
PLANTED = [
    (
        upward,
        "rnnquiz.bank.rules",
        "import rnnquiz.notation",
        "bank (floor 1) imports rnnquiz.notation",
    ),
    (
        upward,
        "rnnquiz.bank.rules",
        "from rnnquiz import oracle",
        "bank (floor 1) imports rnnquiz.oracle",
    ),
    (
        upward,
        "rnnquiz.grading.grade",
        "def f():\n  from rnnquiz.tui.look import x",
        "grading (floor 4) imports rnnquiz.tui.look",
    ),
    (
        upward,
        "rnnquiz.errors",
        "from rnnquiz.bank import x",
        "errors (floor 0) imports rnnquiz.bank",
    ),
    (upward, "rnnquiz.cli.app", "import rnnquiz.nowhere", "cli (floor 7) imports rnnquiz.nowhere"),
    (
        upward,
        "rnnquiz.lab.states",
        "from rnnquiz.oracle import variant",
        "lab (floor 2) imports rnnquiz.oracle",
    ),
    (upward, "rnnquiz.bank.rules", "from ..oracle import x", "a relative import hides its floor"),
    (printing, "rnnquiz.bank.rules", "print(1)", "print"),
    (printing, "rnnquiz.bank.rules", "log = print", "print"),
    (printing, "rnnquiz.audit.check", "import sys\nsys.stderr.write('x')", "sys.stderr"),
    (printing, "rnnquiz.audit.check", "from rich.console import Console", "imports rich.console"),
    (long_functions, "rnnquiz.bank.rules", LONG, "f has 41 lines"),
    (defining, "rnnquiz.bank.__init__", "x = 1", "x = 1"),
    (defining, "rnnquiz.bank.__init__", "def f(): ...", "def f():"),
    (vague, "rnnquiz.bank.utils", "", "says nothing of what it holds"),
]


@pytest.mark.parametrize(("check", "module", "source", "said"), PLANTED)
def test_a_planted_example_is_found(check, module: str, source: str, said: str) -> None:
    (found,) = check(module, source)
    assert found.endswith(said)


ALLOWED = [
    (upward, "rnnquiz.grading.grade", "from rnnquiz.bank import x\nimport rnnquiz.grading.read"),
    (upward, "rnnquiz.bank.cache", "import rnnquiz\nimport yaml\nfrom rnnquiz import __version__"),
    (upward, "rnnquiz.errors", "from rnnquiz.text import Text"),
    (printing, "rnnquiz.cli.show", "print(1)"),
    (long_functions, "rnnquiz.bank.rules", LONG.replace("    x = 1\n", "", 1)),
    (defining, "rnnquiz.bank.__init__", '"""Docs."""\nfrom x import y\n__all__ = ["y"]'),
]


@pytest.mark.parametrize(("check", "module", "source"), ALLOWED)
def test_what_is_allowed_is_not_found(check, module: str, source: str) -> None:
    assert list(check(module, source)) == []


def late(statement: str) -> list[str]:
    """What a statement imports that should come later, in a process of its own."""
    code = f"import sys\n{statement}\nprint(*[n for n in {NEVER_FIRST!r} if n in sys.modules])"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    return run.stdout.split()


@pytest.mark.parametrize(
    "name", ["rnnquiz.bank", "rnnquiz.notation", "rnnquiz.progress", "rnnquiz.cli"]
)
def test_a_start_imports_nothing_slow(name: str) -> None:
    assert late(f"import {name}") == []


@pytest.mark.parametrize("name", NEVER_FIRST)
def test_a_planted_import_is_found(name: str) -> None:
    assert name in late(f"import {name}")
