"""One small question of each family, with its first variant."""

from rnnquiz.bank import (
    Choice,
    Count,
    Decoy,
    Formula,
    Match,
    Matrix,
    Number,
    Option,
    Pair,
    Question,
    Run,
    TrueFalse,
    Vector,
)
from rnnquiz.oracle import Variant, variant
from rnnquiz.text import Text

COMMON = {"id": "probe", "topic": "lstm", "level": "easy"}
TEXTS = {"prompt": Text("Which?"), "explain": Text("So.")}
BASE = {**COMMON, **TEXTS}

NUMBER = Number(
    **BASE,
    run=Run("lstm.update", decimals=2),
    ask="c_t",
    component=(1,),
    misconceptions=("f_i_swapped", "forget_gate_deletes"),
)
VECTOR = Vector(
    **BASE,
    run=Run("lstm.update", {"H": 3}, decimals=2),
    ask="c_t",
    misconceptions=("f_i_swapped", "input_gate_forgotten", "memory_dropped"),
)
MATRIX = Matrix(**BASE, run=Run("elman.jacobian"), ask="J", misconceptions=("slope_on_columns",))
COUNT = Count(
    **BASE, run=Run("count.lstm"), ask="P", misconceptions=("two_biases_for_one", "steps_counted")
)
COUNT_FORMULA = Count(
    **BASE,
    run=Run("count.lstm"),
    ask="P",
    form="formula",
    misconceptions=("two_biases_for_one", "steps_counted"),
)
FORMULA = Formula(
    **BASE,
    run=Run("lstm.update"),
    ask="c_t",
    names=("f_t", "i_t", "g_t", "c_prev"),
    misconceptions=("f_i_swapped", "forget_gate_deletes"),
)
CHOICE = Choice(
    **BASE,
    run=Run("lstm.update", decimals=2),
    ask="c_t",
    options=(
        Option(key=True),
        Option(misconception="f_i_swapped"),
        Option(misconception="memory_dropped"),
    ),
)
MANY = Choice(
    **BASE,
    many=True,
    options=tuple(
        Option(text=Text(claim), claim=claim) for claim in ("1 = 1", "2 = 2", "1 = 2", "2 = 3")
    ),
)
TRUE = TrueFalse(**BASE, run=Run("lstm.update"), claim="h_t = o_t ⊙ tanh(c_t)")
FALSE = TrueFalse(**BASE, run=Run("lstm.update"), claim="h_t = c_t", instead=Text("It is read."))
MATCH = Match(
    **BASE,
    run=Run("lstm.update"),
    pairs=(
        Pair(name="c_t"),
        Pair(left=Text("state", "状态"), name="h_t", formula="tanh(c_t) ⊙ o_t"),
        Pair(name="P", run=Run("count.lstm")),
    ),
    decoys=(
        Decoy(name="c_t", misconception="f_i_swapped"),
        Decoy(name="h_t", misconception="c_returned_for_h"),
    ),
)
QUESTIONS: tuple[Question, ...] = (
    NUMBER,
    VECTOR,
    MATRIX,
    COUNT,
    COUNT_FORMULA,
    FORMULA,
    CHOICE,
    MANY,
    TRUE,
    FALSE,
    MATCH,
)
NAMES = (
    *("number", "vector", "matrix", "count", "count formula", "formula", "choice", "many"),
    *("true", "false", "match"),
)
VARIANTS: tuple[Variant, ...] = tuple(variant(question, 1) for question in QUESTIONS)
