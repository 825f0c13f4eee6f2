"""A few lines of NumPy, worked out from their tree: nothing of Python is executed.

Known are assignments of names, arithmetic with `@`, indices, `.T`, and the functions in the table.
"""

import ast
from collections.abc import Callable, Mapping, Sequence
from operator import add, matmul, mul, neg, pow, sub, truediv
from typing import Any

from rnnquiz.errors import UsageError
from rnnquiz.notation import Value

OPERATORS: Mapping[type[ast.AST], Callable[..., Any]] = {
    ast.Add: add,
    ast.Sub: sub,
    ast.Mult: mul,
    ast.Div: truediv,
    ast.Pow: pow,
    ast.MatMult: matmul,
    ast.USub: neg,
}
REFUSED = (
    ArithmeticError,
    AttributeError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
NUMPY = ("tanh", "exp", "sum", "diag", "concatenate", "outer", "ones_like", "maximum", "transpose")


def results(code: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """What the lines set, by name; UsageError for what is not in the tables."""
    try:
        return _results(ast.parse(code).body, values)
    except SyntaxError as error:
        raise UsageError(f"line {error.lineno} is no Python: {error.msg}") from None
    except REFUSED as error:
        raise UsageError(f"this cannot be worked out: {error}") from None


def _results(lines: Sequence[ast.stmt], values: Mapping[str, Value]) -> dict[str, Value]:
    names: dict[str, Any] = {**_functions(), **values}
    found: dict[str, Value] = {}
    for line in lines:
        if not isinstance(line, ast.Assign) or not isinstance(line.targets[0], ast.Name):
            raise UsageError("a line of code sets one name: name = expression")
        name = line.targets[0].id
        names[name] = found[name] = _worked(line.value, names)
    return found


def _functions() -> dict[str, Any]:
    import numpy as np

    table = {f"np.{name}": getattr(np, name) for name in NUMPY}
    return {**table, "tanh": np.tanh, "sigmoid": lambda a: 1 / (1 + np.exp(-a))}


def _worked(node: ast.expr, names: Mapping[str, Any]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)  # whole powers of whole numbers would take for ever
        case ast.Name(id=name) if name in names:
            return names[name]
        case ast.Attribute(value=inner, attr="T"):
            return _worked(inner, names).T
        case ast.UnaryOp(op=op, operand=inner) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_worked(inner, names))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in OPERATORS:
            return OPERATORS[type(op)](_worked(left, names), _worked(right, names))
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return [_worked(item, names) for item in items]
        case ast.Call(func=function, args=arguments, keywords=[]) if (
            called := ast.unparse(function)
        ) in names and callable(names[called]):
            return names[called](*(_worked(each, names) for each in arguments))
    raise UsageError(f"`{ast.unparse(node)}` is not among what the audit can work out")
