"""The key as a script: Python that anybody can run, with the numbers of one variant in it.

For the cells it calls `rnnquiz.numerics` as the oracle itself does; the equations of any other
routine are run by the oracle's own bridge. Either way it prints the key and nothing else.
"""

from collections.abc import Mapping
from typing import Any

from rnnquiz.bank import Count, Question, Run
from rnnquiz.errors import UsageError
from rnnquiz.notation import Value
from rnnquiz.oracle.computed import Values
from rnnquiz.oracle.routine import Routine
from rnnquiz.oracle.routines import routine
from rnnquiz.oracle.run import sizes_of
from rnnquiz.oracle.variant import Variant

COMPUTES: Mapping[str, str] = {
    "elman": """\
p = elman.Params(W_x, W_h, b)
trace = elman.forward(p, x, h_0, nonlinearity="{nonlinearity}")
names = unroll("ah", trace)
""",
    "elman.slope": """\
rule = activations.activation("{nonlinearity}")
h_t = activations.squash(rule, a_t)
names = {{"h_t": h_t, "s_t": activations.slope(rule, a_t, h_t)}}
""",
    "elman.jacobian": """\
rule = activations.activation("tanh")
slope = activations.slope(rule, np.arctanh(h_t), h_t)
names = {{"J": slope[:, None] * W_h}}
""",
    "lstm": """\
p = lstm.Params(
    np.concatenate([W_xi, W_xf, W_xg, W_xo]),
    np.concatenate([W_hi, W_hf, W_hg, W_ho]),
    np.concatenate([b_i, b_f, b_g, b_o]),
)
names = unroll("ifgoch", lstm.forward(p, x, h_0, c_0))
""",
    "lstm.update": """\
c_t = lstm.update(i_t, f_t, g_t, c_prev)
names = {{"c_t": c_t, "h_t": lstm.emit(o_t, c_t)}}
""",
    "gru": """\
p = gru.Params(
    np.concatenate([W_xr, W_xz, W_xn]),
    np.concatenate([W_hr, W_hz, W_hn]),
    np.concatenate([b_r, b_z, b_n]),
    {second_bias},
)
trace = gru.forward(p, x, h_0, reset="{reset}", update="{update}")
names = unroll("rznh", trace)
""",
    "gru.blend": """\
names = {{"h_t": gru.blend(z_t, n_t, h_prev, update="{update}")}}
""",
    "count": """\
names = {{
    "P": counts.parameters("{cell}", int(D), int(H), biases={number}),
    "M": counts.multiply_adds("{cell}", int(D), int(H), steps=int(T)),
}}
""",
}
BRIDGE = """\
outcome = run(routine({name!r}, {options!r}), given, {sizes!r})
names = outcome.values
"""
MODULES = ("activations", "counts", "elman", "gru", "lstm")
UNROLL = '''

def unroll(letters, trace):
    """The gates and states after the last step, c_t, and by step, c_1, c_2 ..."""
    series = {k: getattr(trace, k) for k in letters}
    by_step = {f"{k}_{t}": v for k in letters for t, v in enumerate(series[k], 1)}
    return by_step | {f"{k}_t": v[-1] for k, v in series.items()}

'''


def script(question: Question, variant: Variant) -> str:
    """Python that prints the key of this variant; UsageError where no number is asked for."""
    request = getattr(question, "run", None)
    if not isinstance(variant, Values) or not isinstance(request, Run):
        raise UsageError(
            f"{question.id}: --python is for questions that ask for numbers; this is a "
            f"{question.family} question"
        )
    made = routine(request.routine, request.options)
    sizes = sizes_of(made, request.sizes)
    decimals = 0 if isinstance(question, Count) else getattr(question, "decimals", 3)
    computes = _computes(made, sizes)
    given = _given(made, variant, sizes, bridged=made.name not in COMPUTES and "run(" in computes)
    asked = _asked(question, made, variant, sizes)
    body = [*given, "", *computes.splitlines(), "", *asked, f"print(value_text(key, {decimals}))"]
    title = f'"""{question.id}, seed {variant.seed}: the key, from the numbers that were given."""'
    return "\n".join([title, "", *_imports("\n".join(body)), *body, ""])


def _computes(made: Routine, sizes: Mapping[str, int]) -> str:
    """The lines that compute every name of the routine."""
    cell = made.name.partition(".")
    if cell[0] == "count" and cell[2] in {"elman", "gru", "lstm"}:
        number = {"one": 1, "two": 2}[made.options["biases"]]
        return COMPUTES["count"].format(cell=cell[2], number=number)
    if made.name not in COMPUTES:
        return BRIDGE.format(name=made.name, options=dict(made.options), sizes=dict(sizes))
    two = made.options.get("biases") == "two"
    second = "np.concatenate([np.zeros(2 * len(b_hn)), b_hn])" if two else "None"
    return COMPUTES[made.name].format(**made.options, second_bias=second)


def _imports(body: str) -> list[str]:
    """The imports that the script needs, and the function that reads a trace."""
    cells = [name for name in MODULES if f"{name}." in body]
    bridged = " = run(" in body
    lines = [
        ("import numpy as np\n", "np." in body),
        ("from rnnquiz.notation import evaluate, parse", "parse(" in body),
        (f"from rnnquiz.numerics import {', '.join(cells)}", bool(cells)),
        (f"from rnnquiz.oracle import {'routine, ' if bridged else ''}value_text", True),
        ("from rnnquiz.oracle.run import run", bridged),
        (UNROLL if "unroll(" in body else "", True),
    ]
    return [line for line, wanted in lines if wanted]


def _given(made: Routine, variant: Values, sizes: Mapping[str, int], *, bridged: bool) -> list[str]:
    """One line for each thing that was drawn."""
    drawn: dict[str, Any] = {}
    for given in made.given:
        if given.name in made.sequences:
            drawn[given.name] = [
                _plain(variant.values[f"{given.name}_{t}"]) for t in range(1, sizes["T"] + 1)
            ]
        else:
            drawn[given.name] = _plain(variant.values[given.name])
    lines = [f"{name} = {_code(value)}" for name, value in drawn.items()]
    names = ", ".join(f'"{name}": {name}' for name in drawn)
    return [*lines, f"given = {{{names}}}"] if bridged else lines


def _plain(value: Value) -> Any:
    return value if isinstance(value, int | float) else value.tolist()


def _code(value: Any) -> str:
    return f"np.array({value})" if isinstance(value, list) else repr(value)


def _asked(
    question: Question, made: Routine, variant: Values, sizes: Mapping[str, int]
) -> list[str]:
    """The lines that pick, or work out, what is asked."""
    ask = str(getattr(question, "ask", ""))
    component = getattr(question, "component", ())
    at = "".join(f"[{k - 1}]" for k in component)
    if ask in variant.values and _is_result(made, ask):
        return [f'key = names["{ask}"]{at}']
    names = (given.name for given in made.given if given.name not in made.sequences)
    bound = ", ".join(f'"{name}": {name}' for name in names)
    lengths = ", ".join(f'"{letter}": {size}.0' for letter, size in sizes.items())
    return [
        f"names = {{{', '.join(filter(None, (lengths, bound)))}}} | names",
        f"key = evaluate(parse({ask!r}), names){at}",
    ]


def _is_result(made: Routine, name: str) -> bool:
    base = name.rpartition("_")[0]
    return name in made.results or (bool(made.carry) and f"{base}_t" in made.results)
