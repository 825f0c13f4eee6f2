"""The formula language: read a formula, evaluate it, and set it as text or in two dimensions."""

from rnnquiz.notation.evaluate import compile_formula, evaluate
from rnnquiz.notation.line import typeset_line
from rnnquiz.notation.parse import parse
from rnnquiz.notation.tree import Node, equation_sides, names_of

__all__ = [
    "Node",
    "compile_formula",
    "equation_sides",
    "evaluate",
    "names_of",
    "parse",
    "typeset_line",
]
