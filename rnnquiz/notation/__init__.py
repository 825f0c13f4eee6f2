"""The formula language: read a formula, evaluate it, and set it as text or in two dimensions."""

from rnnquiz.notation.arrays import array_block, format_number
from rnnquiz.notation.block import typeset_block
from rnnquiz.notation.caret import caret
from rnnquiz.notation.evaluate import compile_formula, evaluate
from rnnquiz.notation.functions import FUNCTIONS
from rnnquiz.notation.latex import typeset_latex
from rnnquiz.notation.line import typeset_line
from rnnquiz.notation.parse import parse
from rnnquiz.notation.tree import (
    Binary,
    Call,
    Concat,
    Equation,
    Name,
    Negative,
    Node,
    Number,
    Partial,
    Series,
    Transpose,
    children,
    equation_sides,
    names_of,
)
from rnnquiz.notation.value import Value
from rnnquiz.notation.width import cells

__all__ = [
    "FUNCTIONS",
    "Binary",
    "Call",
    "Concat",
    "Equation",
    "Name",
    "Negative",
    "Node",
    "Number",
    "Partial",
    "Series",
    "Transpose",
    "Value",
    "array_block",
    "caret",
    "cells",
    "children",
    "compile_formula",
    "equation_sides",
    "evaluate",
    "format_number",
    "names_of",
    "parse",
    "typeset_block",
    "typeset_latex",
    "typeset_line",
]
