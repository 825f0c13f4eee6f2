"""Routines as Python: the function that a code question asks for, right or with a misconception.

The text is made from the same equations that are read and typed; what a product means in NumPy
follows from the shapes of its sides.
"""

import ast
from collections.abc import Mapping
from typing import NamedTuple

from rnnquiz.bank import Code
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value, evaluate, names_of
from rnnquiz.notation.tree import Binary, Call, Concat, Name, Negative, Node, Number, Transpose
from rnnquiz.oracle.attempt import Attempt, draw_point, stream
from rnnquiz.oracle.misconceptions import changed, misconception
from rnnquiz.oracle.programs import PARAMS, SIZES, STEPS, bound, params
from rnnquiz.oracle.routine import Equation, Routine
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import shape_of

SIGMOID = "def sigmoid(a):\n    return 1 / (1 + np.exp(-a))\n\n\n"
SPELLED = {"sigmoid": "sigmoid", "norm": "np.linalg.norm", "min": "min", "max": "max"}
SIGNS = {"⊙": "*", "@": "@", "+": "+", "-": "-", "/": "/", "^": "**"}
INDENT = "    "


class Scope(NamedTuple):
    """The names of a run: their values, for their shapes, and how each is spelled."""

    values: Mapping[str, Value]
    spelled: Mapping[str, str]


def skeleton(question: Code) -> str:
    """The function without its body: what it takes and returns, with shapes."""
    attempt = _attempt(question)
    lines = [*_documented(question, attempt), "raise NotImplementedError"]
    return _function(question, lines)


def solution(question: Code, name: str = "") -> str:
    """The function as the equations have it, or as the misconception called `name` does."""
    attempt = _attempt(question)
    made = changed(attempt.routine, misconception(name)) if name else attempt.routine
    outcome = attempt.as_if(name)
    scope = Scope({**outcome.values, **outcome.steps[0]}, _spellings(attempt))
    text = _function(question, _body(question, made, scope))
    return (SIGMOID if "sigmoid(" in text else "") + text


def _attempt(question: Code) -> Attempt:
    return draw_point(question.run, stream(question, 0, "python"), SIZES[0])


def _function(question: Code, lines: list[str]) -> str:
    head = f"def {question.function}({', '.join(question.takes)}):"
    return "\n".join([head, *(f"{INDENT}{line}".rstrip() for line in lines), ""])


def _documented(question: Code, attempt: Attempt) -> list[str]:
    """The docstring: every name with its shape."""
    letters = {size: letter for letter, size in attempt.sizes.items()} | {STEPS: "T"}

    def shaped(name: str, value: Value) -> str:
        sides = [letters[side] for side in shape_of(value)]
        inner = ", ".join(sides) + ("," if len(sides) == 1 else "")
        return f"{name} ({inner})" if sides else name

    outcome = attempt.outcome
    taken = [shaped(n, bound(question, outcome, n)) for n in question.takes if n != PARAMS]
    weights = [shaped(f"{PARAMS}.{n}", value) for n, value in params(attempt).items()]
    returned = [shaped(name, bound(question, outcome, name)) for name in question.returns]
    rows = [weights[at : at + 3] for at in range(0, len(weights), 3)]
    listed = [", ".join(row) for row in rows] if PARAMS in question.takes else []
    first = f'"""{", ".join(taken)} -> {", ".join(returned)}'
    return [first, "", *listed, '"""'] if listed else [f'{first}"""']


def _spellings(attempt: Attempt) -> dict[str, str]:
    """Weights are attributes; a joined matrix is put together where it is used."""
    spelled = {name: f"{PARAMS}.{name}" for name in params(attempt)}
    joined = {
        f"W_{name[3:]}".rstrip("_"): f"np.hstack([{PARAMS}.W_h{name[3:]}, {PARAMS}.{name}])"
        for name in spelled
        if name.startswith("W_x") and f"W_h{name[3:]}" in spelled
    }
    return {**joined, **spelled}


def _body(question: Code, made: Routine, scope: Scope) -> list[str]:
    """The lines: what is taken apart, the equations that are needed, what is returned."""
    looped = [name for name in question.takes if made.carry and name in made.sequences]
    if looped:
        return _loop(question, made, scope, looped[0])
    apart = {name: _by_step(name) for name in question.takes if name not in {*scope.values, PARAMS}}
    known = {*question.takes, *(each for steps in apart.values() for each in steps)}
    stacked = {name: _by_step(name) for name in question.returns if name not in scope.values}
    wanted = [each for name in question.returns for each in stacked.get(name, [name])]
    lines = [f"{', '.join(steps)} = {name}" for name, steps in apart.items()]
    lines += _assigned(_needed(made, wanted, known), scope)
    returned = [
        f"np.stack([{', '.join(stacked[name])}])" if name in stacked else name
        for name in question.returns
    ]
    return [*lines, f"return {', '.join(returned)}"]


def _loop(question: Code, made: Routine, scope: Scope, sequence: str) -> list[str]:
    """The same equations at every step of a sequence; the states are collected."""
    starts = [(entering, leaving.removesuffix("_t") + "_0") for entering, leaving in made.carry]
    wanted = [f"{name}_t" for name in question.returns]
    needed = _needed(made, [*wanted, *(leaving for _, leaving in made.carry)], set())
    inside = [
        *_assigned(needed, scope),
        *(f"{name}.append({name}_t)" for name in question.returns),
        *(f"{entering} = {leaving}" for entering, leaving in made.carry),
    ]
    return [
        *(f"{entering} = {start}" for entering, start in starts),
        *(f"{name} = []" for name in question.returns),
        f"for {sequence}_t in {sequence}:",
        *(INDENT + line for line in inside),
        f"return {', '.join(f'np.stack({name})' for name in question.returns)}",
    ]


def _by_step(name: str) -> list[str]:
    return [f"{name}_{t}" for t in range(1, STEPS + 1)]


def _needed(made: Routine, wanted: list[str], known: set[str]) -> list[Equation]:
    """The equations that lead to what is wanted from what is known, in their order."""
    missing, lines = set(wanted) - known, []
    for equation in reversed(made.equations):
        if equation.name in missing:
            lines.append(equation)
            missing |= names_of(formula(equation.formula)) - known
    return lines[::-1]


def _assigned(equations: list[Equation], scope: Scope) -> list[str]:
    return [f"{name} = {python(formula(source), scope)}" for name, source in equations]


def python(node: Node, scope: Scope) -> str:
    """A formula as a Python expression, without brackets it does not need."""
    return ast.unparse(ast.parse(_python(node, scope), mode="eval"))


def _python(node: Node, scope: Scope) -> str:  # noqa: PLR0911 (one case a node)
    match node:
        case Number(value):
            return f"{value:g}"
        case Name(ident):
            return scope.spelled.get(ident, ident)
        case Negative(operand):
            return f"(-{_python(operand, scope)})"
        case Transpose(operand):
            return f"({_python(operand, scope)}).T"
        case Concat(parts):
            return f"np.concatenate([{', '.join(_python(part, scope) for part in parts)}])"
        case Call("relu", (inner,)):
            return f"np.maximum({_python(inner, scope)}, 0)"
        case Call(function, arguments, derived=False):
            inside = ", ".join(_python(argument, scope) for argument in arguments)
            return f"{SPELLED.get(function, f'np.{function}')}({inside})"
        case Binary():
            return _binary(node, scope)
    raise UsageError("this formula has no Python form yet")


def _binary(node: Binary, scope: Scope) -> str:
    left, right = _python(node.left, scope), _python(node.right, scope)
    if node.operator != "*":
        return f"({left} {SIGNS[node.operator]} {right})"
    dimensions = [len(shape_of(evaluate(side, scope.values))) for side in (node.left, node.right)]
    match node.right:
        case Transpose(row) if dimensions == [1, 2] and _is_vector(row, scope):
            return f"np.outer({left}, {_python(row, scope)})"
    sign = "@" if min(dimensions) and max(dimensions) == 2 else "*"
    return f"({left} {sign} {right})"


def _is_vector(node: Node, scope: Scope) -> bool:
    return len(shape_of(evaluate(node, scope.values))) == 1
