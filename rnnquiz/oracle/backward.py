"""The routine of the backward pass: an Elman cell unrolled over three steps.

The loss reaches every state and all gradients are worked out, or it is the sum of the last state's
components, and only the recurrent matrix is looked at, step by step.
"""

from rnnquiz.oracle.routine import BIAS, INPUT, STATE, WEIGHT, Equation, Given, Routine

STEPS = (1, 2, 3)
H = ("H",)


def bptt(loss: str) -> Routine:
    """Backpropagation through three steps, from the loss of `every` step or of the `last`."""
    return _last() if loss == "last" else _every()


def _every() -> Routine:
    """`e_t` is what the loss of step t sends into h_t."""
    forward = (Equation(f"h_{t}", f"tanh(W_x x_{t} + W_h h_{t - 1} + b)") for t in STEPS)
    return Routine(
        name="elman.bptt",
        sizes={"D": 2, "H": 2},
        given=(
            Given("W_x", ("H", "D"), WEIGHT),
            Given("W_h", ("H", "H"), WEIGHT),
            Given("b", H, BIAS),
            *(Given(f"x_{t}", ("D",), INPUT) for t in STEPS),
            Given("h_0", H, STATE),
            *(Given(f"e_{t}", H, STATE) for t in STEPS),
        ),
        equations=(
            *forward,
            *(equation for t in reversed(STEPS) for equation in _back(t)),
            *(Equation(f"d_x_{t}", f"W_x^T d_a_{t}") for t in STEPS),
            Equation("d_W_x", summed("d_a_{t} x_{t}^T")),
            Equation("d_W_h", summed("d_a_{t} h_{s}^T")),
            Equation("d_b", summed("d_a_{t}")),
        ),
        groups=("bptt.every",),
        bounded=tuple(f"h_{t}" for t in STEPS),
    )


def _last() -> Routine:
    """`u_t` is what the input adds to the sum; `G_t` is the share of step t in dL/dW_h."""
    return Routine(
        name="elman.bptt",
        sizes={"H": 2},
        given=(
            Given("W_h", ("H", "H"), WEIGHT),
            *(Given(f"u_{t}", H, WEIGHT) for t in STEPS),
            Given("h_0", H, STATE),
        ),
        equations=(
            *(Equation(f"h_{t}", f"tanh(u_{t} + W_h h_{t - 1})") for t in STEPS),
            Equation("d_a_3", "1 - h_3^2"),
            Equation("d_a_2", "(1 - h_2^2) ⊙ (W_h^T d_a_3)"),
            Equation("d_a_1", "(1 - h_1^2) ⊙ (W_h^T d_a_2)"),
            *(Equation(f"G_{t}", f"d_a_{t} h_{t - 1}^T") for t in STEPS),
            Equation("G", "G_1 + G_2 + G_3"),
        ),
        groups=("bptt.last",),
        bounded=tuple(f"h_{t}" for t in STEPS),
    )


def _back(t: int) -> tuple[Equation, Equation]:
    later = f" + W_h^T d_a_{t + 1}" if t < STEPS[-1] else ""
    return Equation(f"d_h_{t}", f"e_{t}{later}"), Equation(f"d_a_{t}", f"d_h_{t} ⊙ (1 - h_{t}^2)")


def summed(term: str, steps: tuple[int, ...] = STEPS) -> str:
    """A term of every step, added up; `{t}` is the step and `{s}` the one before."""
    return " + ".join(term.format(t=t, s=t - 1) for t in steps)
