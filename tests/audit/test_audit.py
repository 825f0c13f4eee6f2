"""A sound bank has no findings; one planted fault has exactly its own, at its line."""

from importlib import import_module

import pytest

from rnnquiz.audit.questions import check_question
from rnnquiz.bank import Vector
from rnnquiz.oracle import computed
from tests.audit.conftest import Findings
from tests.grading.questions import VECTOR

SOUND = """\
format: 1
topics:
  - {id: lstm, title: {en: LSTM, zh: LSTM}}
terms:
  - id: forget-gate
    term: {en: forget gate, zh: 遗忘门}
    meaning: {en: The share that is kept., zh: 保留的比例。}
    avoid: [忘记门]
questions:
  - id: value
    topic: lstm
    level: easy
    family: vector
    prompt: {en: 'Work out $c_t$, with 3 decimals.', zh: '求 $c_t$，保留 3 位小数。'}
    run: {routine: lstm.update, sizes: {H: 2}, decimals: 2}
    ask: c_t
    misconceptions: [f_i_swapped, memory_dropped]
    hints:
      - {en: 'Add $f_t ⊙ c_prev$.', zh: '加上 $f_t ⊙ c_prev$。'}
    explain: {en: 'It is $= c_t$.', zh: '得到 $= c_t$。'}
  - id: update
    topic: lstm
    level: easy
    family: formula
    prompt: {en: 'Write $c_t$.', zh: '写出 $c_t$。'}
    run: {routine: lstm.update}
    ask: c_t
    names: [f_t, i_t, g_t, c_prev]
    misconceptions: [f_i_swapped]
    explain: {en: 'Not $! c_t = g_t$.', zh: '不是 $! c_t = g_t$。'}
  - id: gate-one
    topic: lstm
    level: easy
    family: choice
    evidence: proof
    prompt: {en: 'What happens?', zh: 会发生什么？}
    run: {routine: lstm.update, draw: {f_t: 1, i_t: 0}}
    options:
      - {text: {en: It stays., zh: 不变。}, claim: c_t = c_prev}
      - {text: {en: It is erased., zh: 清空。}, claim: c_t = 0 c_prev}
    explain: {en: 'So $c_t = c_prev$.', zh: '所以 $c_t = c_prev$。'}
  - id: which
    topic: lstm
    level: easy
    family: choice
    prompt: {en: 'Which?', zh: 哪个？}
    run: {routine: lstm.update, decimals: 2, show: [f_t, i_t, g_t, c_prev]}
    ask: c_t
    options:
      - key: true
      - misconception: f_i_swapped
    explain: {en: 'It is $= c_t$.', zh: '是 $= c_t$。'}
  - id: ordered
    topic: lstm
    level: easy
    family: order
    prompt: {en: 'In which order?', zh: 按什么顺序？}
    run: {routine: elman}
    ask: h_t
    steps:
      - {text: {en: 'Sum up $a_t$.', zh: '求和得 $a_t$。'}, formula: a_t = W_x x_t + W_h h_prev + b}
      - {text: {en: 'Squash $a_t$.', zh: '压缩 $a_t$。'}, formula: h_t = tanh(a_t)}
    explain: {en: 'So $= h_t$.', zh: '得到 $= h_t$。'}
  - id: strangers
    topic: lstm
    level: easy
    family: order
    prompt: {en: 'Which belong?', zh: 哪些属于？}
    run: {routine: lstm}
    ask: h_t
    decoys: [old_c_read_out]
    explain: {en: 'So $= c_t$.', zh: '得到 $= c_t$。'}
  - id: spotted
    topic: lstm
    level: easy
    family: spot
    prompt: {en: 'Which line?', zh: 哪一行？}
    run: {routine: lstm}
    ask: h_t
    misconceptions: [memory_dropped, sigmoid_on_c]
    explain: {en: 'Right it is $= h_t$.', zh: '对的是 $= h_t$。'}
explainers:
  - id: memory
    topic: lstm
    title: {en: Memory, zh: 记忆}
    run: {routine: lstm, sizes: {D: 2, H: 2, T: 3}}
    steps:
      - text: {en: 'It is $= c_t$.', zh: '得到 $= c_t$。'}
        formula: c_t = f_t ⊙ c_prev + i_t ⊙ g_t
        show: [f_t, c_prev]
"""


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_sound_bank_has_no_findings(findings: Findings) -> None:
    assert findings(SOUND, languages=("en", "zh")) == []


FAULTS = [
    pytest.param(
        "claim: c_t = c_prev}",
        "claim: c_t = g_t}",
        "- {text: {en: It s",
        "gate-one: 0 options are right when run: exactly one is wanted",
        id="a wrong claim",
    ),
    pytest.param(
        "claim: c_t = 0 c_prev}",
        "claim: c_prev = c_t}",
        "- {text: {en: It s",
        "gate-one: 2 options are right when run: exactly one is wanted",
        id="two right options",
    ),
    pytest.param(
        "{f_t: 1, i_t: 0}",
        "{f_t: [1, 1, 1, 1, 1, 0.5], i_t: 0}",
        "- {text: {en: It stays.",
        "gate-one: this holds for some numbers only, so it is neither",
        id="a claim that holds sometimes",
    ),
    pytest.param(
        "It is erased., zh: 清空。",
        "It stays., zh: 清空。",
        "- {text: {en: It stays., zh: 清空",
        "gate-one: reads the same as option 1: It stays.",
        id="two options that read the same",
    ),
    pytest.param(
        "claim: c_t = 0 c_prev}",
        "claim: c_t = x_t}",
        "claim: c_t = x_t",
        "gate-one: x_t is not a name here; did you mean o_t?",
        id="a claim about a name that is not there",
    ),
    pytest.param(
        "'So $c_t = c_prev$.'",
        "'So $c_t = g_t$.'",
        "{en: 'So $",
        "gate-one: `c_t = g_t` does not hold when it is run",
        id="a formula in prose that does not hold",
    ),
    pytest.param(
        "'Not $! c_t = g_t$.'",
        "'Not $! c_t = i_t ⊙ g_t + f_t ⊙ c_prev$.'",
        "{en: 'Not",
        "update: `c_t = i_t ⊙ g_t + f_t ⊙ c_prev` is shown as false, but it holds when it is run",
        id="a formula shown as false that holds",
    ),
    pytest.param(
        "'Not $! c_t = g_t$.'",
        "'Not $! g_t$.'",
        "{en: 'Not",
        "update: `g_t` is no equation that could be false",
        id="a formula shown as false that claims nothing",
    ),
    pytest.param(
        "{en: 'It is $= c_t$.', zh: '得到 $= c_t$。'}\n  - id: update",
        "{en: 'It is 0.463.', zh: '得到 $= c_t$。'}\n  - id: update",
        "{en: 'It is 0.463",
        "value: the number 0.463 is typed into prose: write what computes it, $= ...$",
        id="a bare number in prose",
    ),
    pytest.param(
        "'Add $f_t ⊙ c_prev$.'",
        "'Add $0.5$.'",
        "{en: 'Add",
        "value: `0.5` is a bare number: write what computes it, $= ...$",
        id="a bare number as a formula",
    ),
    pytest.param(
        "'Add $f_t ⊙ c_prev$.'",
        "'Add $= f_t ⊙ q_t$.'",
        "{en: 'Add",
        "value: q_t is not a name here; did you mean o_t?",
        id="a number computed from a name that is not there",
    ),
    pytest.param(
        "'Add $f_t ⊙ c_prev$.'",
        "'Add $f_t ⊙.'",
        "{en: 'Add",
        "value: this `$` is never closed; a formula stands between two `$` "
        "(at character 5 of `Add $f_t ⊙.`)",
        id="a mark that is never closed",
    ),
    pytest.param(
        "misconceptions: [f_i_swapped, memory_dropped]",
        "misconceptions: [f_i_swapped, tanh_on_c_forgotten]",
        "run: {routine: lstm.update, sizes",
        "value: seed 1 has no fair variant in 400 attempts: the right answer and "
        "`tanh_on_c_forgotten` come out too near each other in ",
        id="a misconception that changes nothing that is asked",
    ),
    pytest.param(
        "misconceptions: [f_i_swapped, memory_dropped]",
        "misconceptions: [f_i_swaped]",
        "misconceptions: [f_i_swaped]",
        "value: there is no misconception `f_i_swaped`; did you mean `f_i_swapped`?",
        id="an unknown misconception",
    ),
    pytest.param(
        "misconceptions: [f_i_swapped]\n    explain",
        "misconceptions: [tanh_on_c_forgotten]\n    explain",
        "misconceptions: [tanh",
        "update: seed 1: `tanh_on_c_forgotten` gives `f_t .* c_prev + i_t .* g_t`, "
        "which is graded correct",
        id="a misconception that is the right formula",
    ),
    pytest.param(
        "sizes: {H: 2}, decimals: 2}\n    ask: c_t",
        "sizes: {H: 2}, decimals: 2, draw: {f_t: 0.5, i_t: 0.5}}\n    ask: c_t",
        "run: {routine: lstm.update, sizes",
        "value: seed 1 has no fair variant in 400 attempts: the right answer and `f_i_swapped` "
        "come out too near each other in 400 of them",
        id="draws that are never fair",
    ),
    pytest.param(
        "ask: c_t\n    misconceptions: [f_i_swapped, m",
        "ask: q_t\n    misconceptions: [f_i_swapped, m",
        "run: {routine: lstm.update, sizes",
        "value: q_t is not a name here; did you mean o_t?",
        id="an ask that the run does not have",
    ),
    pytest.param(
        "ask: c_t\n    names",
        "ask: f_t\n    names",
        "run: {routine: lstm.update}",
        "update: `ask: f_t` is not an equation of `lstm.update`; its equations are: c_t, h_t",
        id="a formula is asked for what is given",
    ),
    pytest.param(
        "names: [f_t, i_t, g_t, c_prev]",
        "names: [f_t, i_t, g_t, c_prev, q_t]",
        "q_t]",
        "update: the run has no `q_t`; it has: H, c_prev, c_t, f_t, g_t, h_t, i_t, o_t",
        id="a name that the run does not have",
    ),
    pytest.param(
        "names: [f_t, i_t, g_t, c_prev]",
        "names: [f_t, i_t, g_t]",
        "- id: update",
        "update: seed 1: the key `f_t .* c_prev + i_t .* g_t` is graded invalid",
        id="a key that needs a name that is not allowed",
    ),
    pytest.param(
        "show: [f_t, i_t, g_t, c_prev]",
        "show: [f_t, i_t, g_t, q_t]",
        "q_t]",
        "which: the run has no `q_t`; it has: H, c_prev, c_t, f_t, g_t, h_t, i_t, o_t",
        id="a given that the run does not have",
    ),
    pytest.param(
        "{routine: lstm.update, sizes: {H: 2}",
        "{routine: lstm.updat, sizes: {H: 2}",
        "run: {routine: lstm.updat,",
        "value: there is no routine `lstm.updat`; did you mean `lstm.update`?",
        id="an unknown routine",
    ),
    pytest.param(
        "{routine: lstm.update, sizes: {H: 2}",
        "{routine: lstm.update, sizes: {N: 2}",
        "run: {routine: lstm.update, sizes",
        "value: `lstm.update` has no size `N`; it has: H",
        id="an unknown size",
    ),
    pytest.param(
        "{routine: lstm.update, sizes: {H: 2}",
        "{routine: lstm.update, options: {reset: after}",
        "run: {routine: lstm.update, options",
        "value: `lstm.update` has no option `reset`; there are: none",
        id="an unknown option",
    ),
    pytest.param(
        "draw: {f_t: 1, i_t: 0}",
        "draw: {f_t: 1, z_t: 0}",
        "run: {routine: lstm.update, draw",
        "gate-one: `lstm.update` draws no `z_t`; it draws: c_prev, f_t, g_t, i_t, o_t",
        id="an unknown name to draw",
    ),
    pytest.param(
        "family: vector",
        "family: matrix",
        "run: {routine: lstm.update, sizes",
        "value: `c_t` is a vector: a matrix question asks for a matrix",
        id="the family does not fit what is asked",
    ),
    pytest.param(
        "formula: h_t = tanh(a_t)}",
        "formula: h_t = σ(a_t)}",
        "ask: h_t\n    steps",
        "ordered: the lines do not give `h_t` as the reference has it",
        id="steps that lead elsewhere",
    ),
    pytest.param(
        "formula: a_t = W_x x_t + W_h h_prev + b}",
        "formula: a_t = W_x x_t + W_h h_old + b}",
        "ask: h_t\n    steps",
        "ordered: h_old is not a name here",
        id="a step with a name that is not there",
    ),
    pytest.param(
        "'Sum up $a_t$.'",
        "'Sum up to 0.5.'",
        "{en: 'Sum",
        "ordered: the number 0.5 is typed into prose: write what computes it, $= ...$",
        id="a bare number in a step",
    ),
    pytest.param(
        "decoys: [old_c_read_out]",
        "decoys: [f_i_swaped]",
        "run: {routine: lstm}\n    ask: h_t\n    decoys",
        "strangers: there is no misconception `f_i_swaped`; did you mean `f_i_swapped`?",
        id="an unknown decoy",
    ),
    pytest.param(
        "ask: h_t\n    decoys",
        "ask: c_t\n    decoys",
        "- id: strangers",
        "strangers: seed 1: `old_c_read_out` gives",
        id="a decoy that changes nothing that is asked",
    ),
    pytest.param(
        "[memory_dropped, sigmoid_on_c]",
        "[memory_dropped, z_flipped]",
        "run: {routine: lstm}\n    ask: h_t\n    misconceptions: [memory_dropped",
        "spotted: `z_flipped` changes nothing in `lstm`: it cannot be planted there",
        id="a bug of another cell",
    ),
    pytest.param(
        "ask: h_t\n    misconceptions: [memory_dropped",
        "ask: c_t\n    misconceptions: [memory_dropped",
        "sigmoid_on_c]",
        "spotted: seed 1 has no fair variant in 400 attempts",
        id="a bug that does not show",
    ),
    pytest.param(
        "'Right it is $= h_t$.'",
        "'Right it is $h_t = c_t$.'",
        "{en: 'Right",
        "spotted: `h_t = c_t` does not hold when it is run",
        id="an explanation that has the bug",
    ),
    pytest.param(
        "formula: c_t = f_t ⊙ c_prev + i_t ⊙ g_t",
        "formula: c_t = f_t ⊙ c_prev",
        "formula: c_t = f_t ⊙ c_prev",
        "memory: `c_t = f_t ⊙ c_prev` does not agree with the trace at step 1",
        id="an explainer's formula that is false",
    ),
    pytest.param(
        "formula: c_t = f_t ⊙ c_prev + i_t ⊙ g_t",
        "formula: c_prev = c_0",
        "formula: c_prev",
        "memory: `c_prev = c_0` does not agree with the trace at step 2",
        id="an explainer's formula that is false from the second step on",
    ),
    pytest.param(
        "formula: c_t = f_t ⊙ c_prev + i_t ⊙ g_t",
        "formula: f_t ⊙ c_prev",
        "formula: f_t ⊙ c_prev",
        "memory: write an equation: only an equation can be compared with the trace",
        id="an explainer's formula that claims nothing",
    ),
    pytest.param(
        "show: [f_t, c_prev]\n",
        "show: [f_t, r_t]\n",
        "r_t]",
        "memory: the run has no `r_t`; it has: ",
        id="an explainer shows what the run does not have",
    ),
    pytest.param(
        "sizes: {D: 2, H: 2, T: 3}}",
        "sizes: {D: 2, H: 2, T: 3}, options: {reset: after}}",
        "run: {routine: lstm, sizes",
        "memory: `lstm` has no option `reset`; there are: none",
        id="an explainer's unknown option",
    ),
]


@pytest.mark.parametrize(("sound", "planted", "place", "message"), FAULTS)
def test_one_fault_is_one_finding(
    findings: Findings, sound: str, planted: str, place: str, message: str
) -> None:
    assert SOUND.count(sound) == 1
    text = SOUND.replace(sound, planted)
    (found,) = findings(text)
    assert found.split(":")[:2] == ["bank.yaml", str(line_of(text, place))]
    assert found.split(": ", 1)[1].startswith(message)


@pytest.mark.parametrize(
    ("sound", "planted", "place", "message"),
    [
        pytest.param(
            "{en: 'What happens?', zh: 会发生什么？}",
            "{en: 'What happens?'}",
            "{en: 'What happens?'}",
            "gate-one: the `zh` text is missing",
            id="no Chinese",
        ),
        pytest.param(
            "- {en: 'Add $f_t ⊙ c_prev$.', zh: '加上 $f_t ⊙ c_prev$。'}",
            "- {zh: '加上 $f_t ⊙ c_prev$。'}",
            "{zh: '加上",
            "value: the `en` text is missing",
            id="no English",
        ),
        pytest.param(
            "加上 $f_t",
            "忘记门：加上 $f_t",
            "{en: 'Add",
            "value: write 遗忘门, not 忘记门 (glossary: forget-gate)",
            id="a term that is avoided",
        ),
        pytest.param(
            "{en: LSTM, zh: LSTM}",
            "{en: LSTM}",
            "{en: LSTM}",
            "lstm: the `zh` text is missing",
            id="a topic without Chinese",
        ),
    ],
)
def test_languages(findings: Findings, sound: str, planted: str, place: str, message: str) -> None:
    assert SOUND.count(sound) == 1
    text = SOUND.replace(sound, planted)
    (found,) = findings(text, languages=("en", "zh"))
    assert found.split(":")[:2] == ["bank.yaml", str(line_of(text, place))]
    assert found.split(": ", 1)[1] == message


def test_a_bank_in_one_language_is_sound_where_none_is_asked(findings: Findings) -> None:
    assert findings(SOUND.replace("{en: 'What happens?', zh: 会发生什么？}", "What happens?")) == []


def test_every_fault_is_found_at_once(findings: Findings) -> None:
    text = SOUND.replace("$! c_t = g_t$.'", "$c_t = g_t$.'").replace(
        "'So $c_t = c_prev$.'", "'2.5.'"
    )
    assert [found.split(": ", 1)[1] for found in findings(text)] == [
        "update: `c_t = g_t` does not hold when it is run",
        "gate-one: the number 2.5 is typed into prose: write what computes it, $= ...$",
    ]


@pytest.mark.parametrize(
    ("words", "sound"),
    [
        pytest.param("in 1997 and 2014", True, id="years"),
        pytest.param("3 gates, 12 blocks", True, id="small whole numbers"),
        pytest.param("`0.463` in code", True, id="code"),
        pytest.param("PyTorch 2.1", False, id="a version looks computed"),
        pytest.param("about 12 %", False, id="percent"),
        pytest.param("160 parameters", False, id="a count"),
    ],
)
def test_bare_numbers(findings: Findings, words: str, sound: bool) -> None:
    found = findings(SOUND.replace("'Add $f_t ⊙ c_prev$.'", f"'{words}'"))
    assert (found == []) is sound


def test_the_cost_grows_with_the_seeds_and_no_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []
    original = computed.values

    def counted(question: Vector, seed: int) -> object:
        made.append(seed)
        return original(question, seed)

    monkeypatch.setattr(import_module("rnnquiz.oracle.variant"), "values", counted)
    assert check_question(VECTOR, 20) == []
    assert made == list(range(1, 21))
