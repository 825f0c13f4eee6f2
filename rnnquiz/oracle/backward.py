"""The routine of the backward pass: an Elman cell unrolled over three steps."""

from rnnquiz.oracle.routine import BIAS, INPUT, STATE, WEIGHT, Equation, Given, Routine

STEPS = (1, 2, 3)
H = ("H",)


def bptt() -> Routine:
    """Backpropagation through three steps: `e_t` is what the loss of step t sends into h_t."""
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
        groups=("bptt",),
        bounded=tuple(f"h_{t}" for t in STEPS),
    )


def _back(t: int) -> tuple[Equation, Equation]:
    later = f" + W_h^T d_a_{t + 1}" if t < STEPS[-1] else ""
    return Equation(f"d_h_{t}", f"e_{t}{later}"), Equation(f"d_a_{t}", f"d_h_{t} ⊙ (1 - h_{t}^2)")


def summed(term: str, steps: tuple[int, ...] = STEPS) -> str:
    """A term of every step, added up; `{t}` is the step and `{s}` the one before."""
    return " + ".join(term.format(t=t, s=t - 1) for t in steps)
