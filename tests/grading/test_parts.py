"""A run in parts: tolerance, follow-through, the first divergence, and its mistake."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnnquiz.bank import Part, Parts, Run
from rnnquiz.grading import Status, grade, key_text, wrong_texts
from rnnquiz.oracle import Chain, following, variant
from tests.grading.questions import BASE

LSTM = Parts(
    **BASE,
    run=Run("lstm", {"D": 1, "H": 1}),
    parts=tuple(Part(ask=f"{name}_t") for name in "ifgoch"),
    misconceptions=("bias_dropped", "candidate_through_sigmoid", "f_i_swapped"),
)
STEPS = Parts(
    **BASE,
    run=Run("elman", {"D": 1, "H": 2, "T": 2}),
    parts=(Part(ask="h_1"), Part(ask="h_2")),
    misconceptions=("bias_dropped", "activation_forgotten"),
)
SLOPE = Parts(
    **BASE,
    run=Run("elman.slope", decimals=2),
    parts=(Part(ask="h_t", decimals=2), Part(ask="s_t", decimals=4)),
)
C, P, W = Status.CORRECT, Status.PARTIAL, Status.WRONG


def made(question: Parts, seed: int = 1) -> Chain:
    found = variant(question, seed)
    assert isinstance(found, Chain)
    return found


def values(question: Parts, found=None, name: str = "", seed: int = 1) -> list[str]:
    """The parts as somebody works them out from the values found, with every number typed."""
    parts = following(made(question, seed), found or {}, name)
    return [", ".join(f"{number:.6f}" for number in part.ravel()) for part in parts]


def judged(question: Parts, entries, seed: int = 1):
    text = entries if isinstance(entries, str) else "; ".join(entries)
    return grade(question, made(question, seed), text)


def statuses(verdict) -> list[Status]:
    return [piece.status for piece in verdict.pieces]


@pytest.mark.parametrize("question", [LSTM, STEPS, SLOPE])
@pytest.mark.parametrize("seed", range(5))
def test_the_key_is_right(question, seed) -> None:
    verdict = judged(question, key_text(question, made(question, seed)), seed)
    assert (verdict.status, verdict.score) == (Status.CORRECT, 1.0)


@pytest.mark.parametrize("question", [LSTM, STEPS])
@pytest.mark.parametrize("seed", range(5))
def test_every_declared_misconception_is_named(question, seed) -> None:
    for name, text in wrong_texts(question, made(question, seed)).items():
        assert judged(question, text, seed).tag == name


def wrong_early(ask: str, off: float, seed: int = 1) -> list[str]:
    """Everything worked out rightly from a value of `ask` that is off."""
    key = dict(zip(made(LSTM, seed).asks, made(LSTM, seed).keys, strict=True))[ask]
    entries = values(LSTM, {ask: key + off}, seed=seed)
    entries[LSTM.parts.index(Part(ask=ask))] = f"{float(key[0]) + off:.6f}"
    return entries


def test_a_mistake_costs_once() -> None:
    verdict = judged(LSTM, wrong_early("g_t", 0.2))
    assert statuses(verdict) == [C, C, W, C, P, P]
    assert (verdict.status, verdict.score) == (Status.PARTIAL, 5 / 6)
    assert verdict.message.en == (
        "Up to f_t all is right; g_t is where it goes astray. "
        "c_t, h_t are right from your value of g_t, and counted."
    )
    assert verdict.message.zh == (
        "到 f_t 为止都对；从 g_t 开始出错。从你的 g_t 算起，c_t、h_t 是对的，照样计分。"
    )


def test_the_mistake_of_the_first_divergence_is_named() -> None:
    key = made(LSTM)
    wrong = following(key, {}, "candidate_through_sigmoid")[2]
    verdict = judged(LSTM, values(LSTM, {"g_t": wrong}, "candidate_through_sigmoid"))
    assert verdict.tag == "candidate_through_sigmoid"
    assert "g_t is where it goes astray. The candidate went through the sigmoid." in (
        verdict.message.en
    )


def test_two_mistakes_are_two() -> None:
    entries = wrong_early("g_t", 0.2)
    entries[5] = "0.9"
    assert statuses(judged(LSTM, entries)) == [C, C, W, C, P, W]


def test_a_value_that_is_off_through_time_is_followed() -> None:
    entries = values(STEPS, {"h_1": made(STEPS).keys[0] + 0.2})
    entries[0] = ", ".join(str(number) for number in made(STEPS).keys[0] + 0.2)
    verdict = judged(STEPS, entries)
    assert statuses(verdict) == [W, P]
    assert verdict.message.en == (
        "h_1 is where it goes astray. h_2 is right from your value of h_1, and counted."
    )


def test_without_following_it_would_be_wrong() -> None:
    entries = values(STEPS)
    entries[0] = "0.1, 0.1"
    assert statuses(judged(STEPS, entries)) == [W, C]
    entries[1] = "0.2, 0.2"
    assert statuses(judged(STEPS, entries)) == [W, W]


def test_what_follows_from_an_accepted_value_is_right() -> None:
    """A state within its tolerance, and a slope that is right for it but asked for finely."""
    h = made(SLOPE).keys[0].round(2)
    verdict = judged(SLOPE, [", ".join(map(str, h)), ", ".join(map(str, 1 - h**2))])
    assert statuses(verdict) == [C, C]


def test_rounding_what_is_typed_does_not_break_what_follows() -> None:
    """Somebody goes on with a wrong value unrounded, and types it with the decimals asked for."""
    h = made(SLOPE).keys[0] + 0.1
    typed = [", ".join(f"{x:.2f}" for x in h), ", ".join(f"{x:.4f}" for x in 1 - h**2)]
    assert statuses(judged(SLOPE, typed)) == [W, P]


def test_names_decide_the_order() -> None:
    c, h = key_text(STEPS, made(STEPS)).split("; ")
    assert judged(STEPS, f"h_2 = {h}; h_1 = {c}").status is Status.CORRECT


INVALID = {
    "one part missing": (
        "1, 2",
        (
            "2 answers are asked for, with ; between them, and 1 was read; "
            "write ? for one you leave open."
        ),
    ),
    "a name in the wrong place": (
        "h_2 = 0.1, 0.2; 0.3, 0.4",
        "The parts are asked in this order: h_1, h_2; or name each of them.",
    ),
    "a part of another shape": (
        "0.1, 0.2; 0.3",
        "A vector of 2 numbers is asked for, and 1 was read.",
    ),
    "no numbers": ("0.1, 0.2; x, y", "x is not a name here; write numbers."),
}


@pytest.mark.parametrize(("text", "message"), INVALID.values(), ids=INVALID)
def test_what_cannot_be_read_costs_nothing(text, message) -> None:
    verdict = judged(STEPS, text)
    assert verdict.status is Status.INVALID
    assert verdict.message.en == message


def test_a_part_may_be_left_open() -> None:
    entries = values(LSTM)
    entries[2] = "?"
    verdict = judged(LSTM, entries)
    assert statuses(verdict) == [C, C, Status.INVALID, C, C, C]
    assert (verdict.score, verdict.message.en) == (5 / 6, "Left open: g_t.")
    assert verdict.message.zh == "未作答：g_t。"


@given(text=st.text(alphabet="0123.;,? =h_[]-", max_size=40))
@settings(max_examples=60, deadline=None)
def test_grading_never_raises_and_says_the_same_again(text) -> None:
    verdict = judged(STEPS, text)
    assert verdict == judged(STEPS, text)
    assert 0 <= verdict.score <= 1
