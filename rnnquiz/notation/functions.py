"""The functions of the language: their names, their spellings, and how they are written."""

from typing import NamedTuple


class Function(NamedTuple):
    """How a function is written in Unicode and in LaTeX, and how many arguments it takes."""

    unicode: str
    latex: str
    least: int = 1
    most: int = 1


FUNCTIONS = {
    "sigmoid": Function("σ", r"\sigma"),
    "tanh": Function("tanh", r"\tanh"),
    "relu": Function("ReLU", r"\operatorname{ReLU}"),
    "softmax": Function("softmax", r"\operatorname{softmax}"),
    "exp": Function("exp", r"\exp"),
    "log": Function("log", r"\log"),
    "sqrt": Function("√", r"\sqrt"),
    "sinh": Function("sinh", r"\sinh"),
    "cosh": Function("cosh", r"\cosh"),
    "sech": Function("sech", r"\operatorname{sech}"),
    "artanh": Function("artanh", r"\operatorname{artanh}"),
    "abs": Function("abs", r"\operatorname{abs}"),
    "norm": Function("norm", r"\operatorname{norm}"),
    "sign": Function("sign", r"\operatorname{sign}"),
    "sum": Function("sum", r"\operatorname{sum}"),
    "mean": Function("mean", r"\operatorname{mean}"),
    "max": Function("max", r"\max", 1, 8),
    "min": Function("min", r"\min", 1, 8),
    "diag": Function("diag", r"\operatorname{diag}"),
}

# Only functions applied component by component have a derivative here.
DERIVABLE = ("sigmoid", "tanh", "relu", "exp", "log", "sqrt", "sinh", "cosh")

_ALIASES = {
    "sigma": "sigmoid",
    "logistic": "sigmoid",
    "ln": "log",
    "arctanh": "artanh",
    "atanh": "artanh",
    "average": "mean",
    "maximum": "max",
    "minimum": "min",
    "sgn": "sign",
}


def function_named(spelling: str) -> str | None:
    """The function a word stands for, in whatever case (`ReLU`, `Tanh`), or None."""
    word = spelling.lower() if len(spelling) > 1 else spelling
    word = _ALIASES.get(word, word)
    return word if word in FUNCTIONS else None
