"""Routines about learning: clipping a gradient, and perplexity."""

from rnnquiz.oracle.routine import Equation, Given, Kind, Routine

PROBABILITY = Kind(0.05, 0.95)
GRADIENT = Kind(-2.0, 2.0)
THRESHOLD = Kind(0.3, 0.9)


def clip_norm() -> Routine:
    """A gradient `g` that is shrunk to the length `theta` where it is longer."""
    return Routine(
        name="clip.norm",
        sizes={"H": 2},
        given=(Given("g", ("H",), GRADIENT), Given("theta", (), THRESHOLD)),
        equations=(Equation("s", "min(1, theta / norm(g))"), Equation("v", "s g")),
        groups=("clip.norm",),
    )


def perplexity() -> Routine:
    """The probabilities `p` a model gave to N words that came: mean loss L, perplexity Q."""
    return Routine(
        name="perplexity",
        sizes={"N": 3},
        given=(Given("p", ("N",), PROBABILITY),),
        equations=(Equation("L", "-mean(log(p))"), Equation("Q", "exp(L)")),
        groups=("perplexity",),
    )
