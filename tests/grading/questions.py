"""One small question of each family, with its first variant."""

from rnnquiz.bank import (
    Choice,
    Count,
    Decoy,
    Formula,
    Line,
    Match,
    Matrix,
    Number,
    Option,
    Order,
    Pair,
    Question,
    Run,
    Spot,
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
ORDER = Order(**BASE, run=Run("lstm"), ask="h_t")
DECOYS = Order(**BASE, run=Run("lstm.update"), ask="h_t", decoys=("old_c_read_out", "f_i_swapped"))
STEPS = Order(
    **BASE,
    run=Run("elman"),
    ask="h_t",
    steps=(
        Line(text=Text("Weigh.", "加权。"), formula="u_t = W_x x_t + W_h h_prev"),
        Line(text=Text("Add.", "相加。"), formula="a_t = u_t + b"),
        Line(text=Text("Squash.", "压缩。"), formula="h_t = tanh(a_t)"),
    ),
)
SPOT = Spot(**BASE, run=Run("lstm"), ask="h_t", misconceptions=("f_i_swapped", "gate_through_tanh"))
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
    ORDER,
    DECOYS,
    STEPS,
    SPOT,
)
NAMES = (
    *("number", "vector", "matrix", "count", "count formula", "formula", "choice", "many"),
    *("true", "false", "match", "order", "decoys", "steps", "spot"),
)
VARIANTS: tuple[Variant, ...] = tuple(variant(question, 1) for question in QUESTIONS)
