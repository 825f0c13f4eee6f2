"""The table of routines: every computation that content may name. It holds no numbers.

Sizes are the defaults; content may ask for others. Vectors are columns, as in the papers.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from rnnquiz.errors import UsageError, instead
from rnnquiz.oracle.backward import bptt
from rnnquiz.oracle.learning import clip_norm, perplexity
from rnnquiz.oracle.routine import (
    ACTIVATION,
    BIAS,
    GATE,
    INPUT,
    MEMORY,
    PREACTIVATION,
    SIZE,
    STATE,
    WEIGHT,
    Equation,
    Given,
    Routine,
)

X = Given("x", ("T", "D"), INPUT)
H_0 = Given("h_0", ("H",), STATE)
C_0 = Given("c_0", ("H",), MEMORY)
H_PREV = {"h": "h_prev", "H_t": "h_t", "H_prev": "h_prev", "h_old": "h_prev"}
C_NAMES = {"c": "c_prev", "C": "c_prev", "C_t": "c_t", "C_prev": "c_prev", "c_old": "c_prev"}
LSTM_SPELLINGS = {
    **C_NAMES,
    **H_PREV,
    "f": "f_t",
    "i": "i_t",
    "g": "g_t",
    "o": "o_t",
    "x": "x_t",
    "c_tilde_t": "g_t",
    "C_tilde_t": "g_t",
    "c_tilde": "g_t",
    "C_tilde": "g_t",
    "c_hat_t": "g_t",
}
GRU_SPELLINGS = {
    **H_PREV,
    "z": "z_t",
    "r": "r_t",
    "n": "n_t",
    "x": "x_t",
    "h_tilde_t": "n_t",
    "h_tilde": "n_t",
    "h_hat_t": "n_t",
    "W_in": "W_xn",
    "b_in": "b_n",
}


def _weights(gate: str) -> tuple[Given, Given, Given]:
    """The weights and the bias of one gate; "" is a cell without gates."""
    return (
        Given(f"W_x{gate}", ("H", "D"), WEIGHT),
        Given(f"W_h{gate}", ("H", "H"), WEIGHT),
        Given(f"b_{gate}" if gate else "b", ("H",), BIAS),
    )


def _affine(gate: str, state: str = "h_prev") -> str:
    """The pre-activation of one gate."""
    return f"W_x{gate} x_t + W_h{gate} {state} + b_{gate}"


def _elman(nonlinearity: str) -> Routine:
    activate = "a_t" if nonlinearity == "identity" else f"{nonlinearity}(a_t)"
    return Routine(
        name="elman",
        sizes={"D": 2, "H": 2, "T": 1},
        given=(*_weights(""), X, H_0),
        equations=(Equation("a_t", "W_x x_t + W_h h_prev + b"), Equation("h_t", activate)),
        groups=("elman", f"elman.{nonlinearity}"),
        carry=(("h_prev", "h_t"),),
        bounded=("h_t",) if nonlinearity in {"tanh", "sigmoid"} else (),
        spellings={
            **H_PREV,
            "x": "x_t",
            "a": "a_t",
            "W_xh": "W_x",
            "W_ih": "W_x",
            "W_hx": "W_x",
            "U": "W_x",
            "W_hh": "W_h",
            "b_h": "b",
        },
    )


def _elman_slope(nonlinearity: str) -> Routine:
    squash, slope = {
        "tanh": ("tanh(a_t)", "1 - h_t^2"),
        "sigmoid": ("σ(a_t)", "h_t ⊙ (1 - h_t)"),
    }[nonlinearity]
    return Routine(
        name="elman.slope",
        sizes={"H": 2},
        given=(Given("a_t", ("H",), PREACTIVATION),),
        equations=(Equation("h_t", squash), Equation("s_t", slope)),
        groups=(f"slope.{nonlinearity}",),
        spellings={"h": "h_t", "a": "a_t", "s": "s_t", "x": "a_t", "z": "a_t"}
        | {"∂h_t/∂a_t": "s_t", "∂h/∂a": "s_t"},
    )


def _elman_jacobian() -> Routine:
    return Routine(
        name="elman.jacobian",
        sizes={"H": 2},
        given=(Given("W_h", ("H", "H"), WEIGHT), Given("h_t", ("H",), STATE)),
        equations=(Equation("J", "diag(1 - h_t^2) W_h"),),
        groups=("elman.jacobian",),
        spellings={"h": "h_t", "W_hh": "W_h", "∂h_t/∂h_prev": "J"},
    )


LSTM_UPDATE = (
    Equation("c_t", "f_t ⊙ c_prev + i_t ⊙ g_t"),
    Equation("h_t", "o_t ⊙ tanh(c_t)"),
)


def _lstm() -> Routine:
    return Routine(
        name="lstm",
        sizes={"D": 2, "H": 2, "T": 1},
        given=(*(given for gate in "ifgo" for given in _weights(gate)), X, H_0, C_0),
        equations=(
            Equation("i_t", f"σ({_affine('i')})"),
            Equation("f_t", f"σ({_affine('f')})"),
            Equation("g_t", f"tanh({_affine('g')})"),
            Equation("o_t", f"σ({_affine('o')})"),
            *LSTM_UPDATE,
        ),
        groups=("lstm",),
        carry=(("h_prev", "h_t"), ("c_prev", "c_t")),
        bounded=("i_t", "f_t", "g_t", "o_t"),
        spellings=LSTM_SPELLINGS,
    )


def _lstm_update() -> Routine:
    return Routine(
        name="lstm.update",
        sizes={"H": 2},
        given=(
            Given("f_t", ("H",), GATE),
            Given("i_t", ("H",), GATE),
            Given("g_t", ("H",), ACTIVATION),
            Given("o_t", ("H",), GATE),
            Given("c_prev", ("H",), MEMORY),
        ),
        equations=LSTM_UPDATE,
        groups=("lstm",),
        spellings=LSTM_SPELLINGS,
    )


def _gru_blend_equation(update: str) -> Equation:
    formula = {
        "keep": "(1 - z_t) ⊙ n_t + z_t ⊙ h_prev",
        "replace": "(1 - z_t) ⊙ h_prev + z_t ⊙ n_t",
    }[update]
    return Equation("h_t", formula)


def _gru(reset: str, update: str, biases: str) -> Routine:
    bias = (Given("b_hn", ("H",), BIAS),) if biases == "two" else ()
    recurrent = {
        ("after", "two"): "r_t ⊙ (W_hn h_prev + b_hn)",
        ("after", "one"): "r_t ⊙ (W_hn h_prev)",
        ("before", "two"): "W_hn (r_t ⊙ h_prev) + b_hn",
        ("before", "one"): "W_hn (r_t ⊙ h_prev)",
    }[reset, biases]
    return Routine(
        name="gru",
        sizes={"D": 2, "H": 2, "T": 1},
        given=(*(given for gate in "rzn" for given in _weights(gate)), *bias, X, H_0),
        equations=(
            Equation("r_t", f"σ({_affine('r')})"),
            Equation("z_t", f"σ({_affine('z')})"),
            Equation("n_t", f"tanh(W_xn x_t + b_n + {recurrent})"),
            _gru_blend_equation(update),
        ),
        groups=("gru", f"gru.{reset}", f"gru.{reset}.{biases}", f"gru.{update}"),
        carry=(("h_prev", "h_t"),),
        bounded=("r_t", "z_t", "n_t"),
        spellings=GRU_SPELLINGS,
    )


def _gru_blend(update: str) -> Routine:
    return Routine(
        name="gru.blend",
        sizes={"H": 2},
        given=(
            Given("z_t", ("H",), GATE),
            Given("n_t", ("H",), ACTIVATION),
            Given("h_prev", ("H",), STATE),
        ),
        equations=(_gru_blend_equation(update),),
        groups=("gru", f"gru.{update}"),
        spellings=GRU_SPELLINGS,
    )


def _gru_candidate(reset: str) -> Routine:
    inner = {"after": "r_t ⊙ (W_hn h_prev)", "before": "W_hn (r_t ⊙ h_prev)"}[reset]
    return Routine(
        name="gru.candidate",
        sizes={"H": 2},
        given=(
            Given("W_hn", ("H", "H"), WEIGHT),
            Given("r_t", ("H",), GATE),
            Given("h_prev", ("H",), STATE),
        ),
        equations=(Equation("q_t", inner),),
        groups=("gru.candidate", f"gru.candidate.{reset}"),
        spellings={**GRU_SPELLINGS, "W_h": "W_hn", "U": "W_hn", "q": "q_t"},
    )


def _gate() -> Routine:
    return Routine(
        name="gate",
        sizes={},
        given=(Given("b_f", (), BIAS), Given("k", (), SIZE)),
        equations=(Equation("f_t", "σ(b_f)"), Equation("p_k", "f_t^k")),
        groups=("gate",),
        spellings={"f": "f_t", "p": "p_k", "b": "b_f"},
    )


COUNT_SPELLINGS = {"d": "D", "h": "H", "t": "T", "P": "P", "n": "T"}
BLOCKS = {"elman": 1, "gru": 3, "lstm": 4}


def _count(cell: str, biases: str) -> Routine:
    bias = "H" if biases == "one" else "2 H"
    blocks = BLOCKS[cell]
    block = f"H D + H^2 + {bias}"
    return Routine(
        name=f"count.{cell}",
        sizes={},
        given=tuple(Given(name, (), SIZE) for name in "DHT"),
        equations=(
            Equation("P", block if blocks == 1 else f"{blocks} ({block})"),
            Equation("M", f"{blocks} T (H D + H^2)"),
        ),
        groups=("count", f"count.{cell}", f"count.{cell}.{biases}"),
        spellings=COUNT_SPELLINGS,
    )


class Entry(NamedTuple):
    """How a routine is built, and the options it takes: the first value is the default."""

    build: Callable[..., Routine]
    options: Mapping[str, tuple[str, ...]] = {}


RESET = ("after", "before")
UPDATE = ("keep", "replace")
BIASES = ("one", "two")
ROUTINES: Mapping[str, Entry] = {
    "elman": Entry(_elman, {"nonlinearity": ("tanh", "relu", "sigmoid", "identity")}),
    "elman.slope": Entry(_elman_slope, {"nonlinearity": ("tanh", "sigmoid")}),
    "elman.jacobian": Entry(_elman_jacobian),
    "elman.bptt": Entry(bptt, {"loss": ("every", "last")}),
    "lstm": Entry(_lstm),
    "lstm.update": Entry(_lstm_update),
    "gru": Entry(_gru, {"reset": RESET, "update": UPDATE, "biases": BIASES}),
    "gru.blend": Entry(_gru_blend, {"update": UPDATE}),
    "gru.candidate": Entry(_gru_candidate, {"reset": RESET}),
    "gate": Entry(_gate),
    "clip.norm": Entry(clip_norm),
    "perplexity": Entry(perplexity),
    "count.elman": Entry(lambda biases: _count("elman", biases), {"biases": BIASES}),
    "count.lstm": Entry(lambda biases: _count("lstm", biases), {"biases": BIASES}),
    "count.gru": Entry(lambda biases: _count("gru", biases), {"biases": BIASES}),
}


def routine(name: str, options: Mapping[str, str] = {}) -> Routine:
    """The routine called `name`, built with `options`; UsageError names what there is instead."""
    entry = ROUTINES.get(name)
    if entry is None:
        raise UsageError(f"there is no routine `{name}`{instead(name, ROUTINES)}")
    chosen = {key: values[0] for key, values in entry.options.items()}
    for key, value in options.items():
        if key not in chosen:
            raise UsageError(f"`{name}` has no option `{key}`{instead(key, chosen)}")
        if value not in entry.options[key]:
            raise UsageError(
                f"`{key}` of `{name}` cannot be `{value}`; it is one of "
                + ", ".join(entry.options[key])
            )
        chosen[key] = value
    return entry.build(**chosen)._replace(options=chosen)
