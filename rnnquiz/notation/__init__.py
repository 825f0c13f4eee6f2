"""The formula language: read a formula, evaluate it, and set it as text or in two dimensions."""

from rnnquiz.notation.block import typeset_block
from rnnquiz.notation.evaluate import compile_formula, evaluate
from rnnquiz.notation.latex import typeset_latex
from rnnquiz.notation.line import typeset_line
from rnnquiz.notation.parse import parse
from rnnquiz.notation.tree import Equation, Name, Node, Number, equation_sides, names_of
from rnnquiz.notation.value import Value

__all__ = [
    "Equation",
    "Name",
    "Node",
    "Number",
    "Value",
    "compile_formula",
    "equation_sides",
    "evaluate",
    "names_of",
    "parse",
    "typeset_block",
    "typeset_latex",
    "typeset_line",
]
