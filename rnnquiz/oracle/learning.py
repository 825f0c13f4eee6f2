"""Routines about learning: what each step adds to a gradient, clipping it, and perplexity."""

from rnnquiz.oracle.routine import STATE, WEIGHT, Equation, Given, Kind, Routine

PROBABILITY = Kind(0.05, 0.95)
GRADIENT = Kind(-2.0, 2.0)
THRESHOLD = Kind(0.3, 0.9)


def bptt_elman() -> Routine:
    """Three steps of an Elman cell and back: L is the sum of the last state's components.

    `u_t` is what the input adds to the pre-activation; `G_t` is the share of step t in dL/dW_h.
    """
    steps = (1, 2, 3)
    return Routine(
        name="bptt.elman",
        sizes={"H": 2},
        given=(
            Given("W_h", ("H", "H"), WEIGHT),
            *(Given(f"u_{t}", ("H",), WEIGHT) for t in steps),
            Given("h_0", ("H",), STATE),
        ),
        equations=(
            *(Equation(f"h_{t}", f"tanh(u_{t} + W_h h_{t - 1})") for t in steps),
            Equation("d_a_3", "1 - h_3^2"),
            Equation("d_a_2", "(1 - h_2^2) ⊙ (W_h^T d_a_3)"),
            Equation("d_a_1", "(1 - h_1^2) ⊙ (W_h^T d_a_2)"),
            *(Equation(f"G_{t}", f"d_a_{t} h_{t - 1}^T") for t in steps),
            Equation("G", "G_1 + G_2 + G_3"),
        ),
        groups=("bptt.elman",),
        bounded=("h_1", "h_2", "h_3"),
    )


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
