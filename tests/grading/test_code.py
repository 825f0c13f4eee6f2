"""Code is judged by a report: right, wrong with the first difference, or not to be compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from rnnquiz.bank import Code, Run
from rnnquiz.grading import Status, Verdict, grade, key_text, program, wrong_texts
from rnnquiz.grading.code import ENDINGS, MAX_SOURCE
from rnnquiz.oracle import Programs, shape_of, variant
from rnnquiz.oracle.programs import Each
from rnnquiz.sandbox import Output, Report, execute
from tests.grading.questions import BASE, NUMBER

QUESTION = Code(
    **BASE,
    run=Run("lstm"),
    function="lstm_step",
    takes=("p", "x_t", "h_prev", "c_prev"),
    returns=("h_t", "c_t"),
    misconceptions=("f_i_swapped", "tanh_on_c_forgotten"),
)
VARIANT = variant(QUESTION, 1)
assert isinstance(VARIANT, Programs)


def report(each: Each) -> Report:
    outputs = tuple(
        tuple(Output(shape_of(value), tuple(np.ravel(value).tolist())) for value in values)
        for values in each
    )
    return Report("returned", outputs)


def judged(found: Report | None, text: str = "def lstm_step(): ...") -> Verdict:
    return grade(QUESTION, VARIANT, text, found)


def changed(name: str, value: float, at: int = 0) -> Report:
    """The right report, with one number of the first call replaced."""
    keys = [list(values) for values in VARIANT.keys]
    position = QUESTION.returns.index(name)
    array = np.array(keys[0][position])
    array[at] = value
    keys[0][position] = array
    return report(tuple(map(tuple, keys)))


def test_what_the_reference_returns_is_right() -> None:
    assert judged(report(VARIANT.keys))[:2] == (Status.CORRECT, 1.0)


@pytest.mark.parametrize("name", QUESTION.misconceptions)
def test_what_a_misconception_returns_is_named(name: str) -> None:
    verdict = judged(report(VARIANT.wrong[name]))
    assert (verdict.status, verdict.score, verdict.tag) == (Status.WRONG, 0.0, name)


def test_one_that_is_not_declared_is_named_too() -> None:
    assert judged(report(VARIANT.others["bias_dropped"])).tag == "bias_dropped"


def test_the_first_value_that_differs_is_said() -> None:
    right = VARIANT.keys[0][1][1]
    verdict = judged(changed("c_t", 7.25, at=1))
    assert verdict.status is Status.PARTIAL
    assert verdict.score == 0.5
    assert verdict.cells == (True, False)
    assert verdict.message.en == f"c_t[1] is 7.25; it should be {right:.6g}."
    assert verdict.message.zh == f"c_t[1] 得到 7.25；应为 {right:.6g}。"


def test_nan_is_wrong_and_said() -> None:
    verdict = judged(changed("h_t", float("nan")))
    right = VARIANT.keys[0][0][0]
    assert verdict.status is Status.PARTIAL
    assert verdict.message.en == f"h_t[0] is not a finite number; it should be {right:.6g}."
    assert verdict.message.zh == f"h_t[0] 不是有限的数；应为 {right:.6g}。"


def test_another_shape_is_not_compared() -> None:
    columns = tuple(tuple(value[:, None] for value in values) for values in VARIANT.keys)
    verdict = judged(report(columns))
    assert verdict.status is Status.INVALID
    where = "D = 2, H = 5, T = 3"
    assert verdict.message.en == f"h_t has the shape (5, 1) for {where}; it should be (5,)."
    assert verdict.message.zh == f"h_t 的形状是 (5, 1)（{where}）；应为 (5,)。"


SAID = {
    "unread": (
        "This is not Python: line 3: what it is",
        "这不是合法的 Python：第 3 行：what it is",
    ),
    "missing": (
        "There is no function `lstm_step`: keep the name in the first line as it is.",
        "没有找到函数 `lstm_step`：请保留第一行里的函数名。",
    ),
    "raised": ("Line 3 raised what it is", "第 3 行抛出了 what it is"),
    "exited": (
        "The code ended its process: return the result instead.",
        "代码结束了进程：请改为返回结果。",
    ),
    "uncounted": (
        "lstm_step returns h_t, c_t, which makes 2; here it returned what it is.",
        "lstm_step 要返回 h_t, c_t，共 2 个；这里返回了 what it is 个。",
    ),
    "unlike": (
        "lstm_step returned a value of type what it is, and numbers or arrays are asked for.",
        "lstm_step 返回了类型为 what it is 的值，这里要的是数或数组。",
    ),
    "refused": (
        (
            "The code tried starting or ending a process, which is refused here; "
            "the function needs its arguments only."
        ),
        "代码试图启动或结束进程，这里不允许；函数只需要用它的参数。",
    ),
    "noisy": (
        "The code printed or returned too much: the results alone are wanted.",
        "代码打印或返回的内容太多：这里只要结果。",
    ),
    "timeout": (
        "The code did not finish in time: look for a loop without an end.",
        "代码没有在限定时间内结束：看看是不是有死循环。",
    ),
    "memory": (
        "The code needed more memory than it may have: look for something that keeps growing.",
        "代码用的内存超出了限制：看看是不是有什么在不断增长。",
    ),
    "died": (
        "The code ended its process before the function returned.",
        "函数还没返回，代码就结束了进程。",
    ),
}


@pytest.mark.parametrize("status", SAID)
def test_an_ending_costs_nothing_and_is_said(status) -> None:
    verdict = judged(Report(status, (), 3, "what it is"))
    assert (verdict.status, verdict.score) == (Status.INVALID, 0.0)
    assert (verdict.message.en, verdict.message.zh) == SAID[status]


def test_every_ending_has_a_sentence() -> None:
    assert set(SAID) == set(ENDINGS)


@pytest.mark.parametrize(
    ("kind", "said"),
    [("write", "writing a file or changing a folder"), ("read", "reading a file")],
)
def test_what_was_refused_is_said(kind: str, said: str) -> None:
    assert f"tried {said}, which" in judged(Report("refused", detail=kind)).message.en


def test_code_that_was_not_run_is_not_graded() -> None:
    assert judged(None).status is Status.INVALID
    assert judged(None).message.en == "The code was not run."


def test_a_text_that_is_too_long_is_not_run() -> None:
    text = "#" * (MAX_SOURCE + 1)
    assert program(QUESTION, VARIANT, text) is None
    assert judged(None, text).message.en == (
        "A function has at most 20,000 characters; this one has 20,001."
    )


def test_only_code_is_run() -> None:
    assert program(NUMBER, variant(NUMBER, 1), "0.5") is None
    assert program(QUESTION, VARIANT, " \n") is None


def test_nothing_of_the_key_is_handed_to_the_program() -> None:
    wanted = program(QUESTION, VARIANT, "def lstm_step(): ...")
    numbers = set(_numbers(wanted))
    keys = {number for values in VARIANT.keys for value in values for number in value.tolist()}
    assert len(keys) > 20
    assert not numbers & keys


def _numbers(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from _numbers(each)
    elif isinstance(value, float):
        yield value


def test_the_key_and_every_mistake_run() -> None:
    """The whole way: from text, through the sandbox, to the verdict."""
    texts = {"": key_text(QUESTION, VARIANT), **wrong_texts(QUESTION, VARIANT)}
    for name, text in texts.items():
        verdict = grade(QUESTION, VARIANT, text, execute(program(QUESTION, VARIANT, text)))
        assert verdict.tag == name
        assert verdict.status is (Status.WRONG if name else Status.CORRECT)


OUTPUTS = st.builds(
    Output,
    st.lists(st.integers(-2, 6), max_size=3).map(tuple),
    st.lists(st.none() | st.floats(), max_size=8).map(tuple),
)


@given(st.lists(st.lists(OUTPUTS, max_size=3).map(tuple), max_size=5).map(tuple))
def test_no_report_makes_it_raise(outputs) -> None:
    assert judged(Report("returned", outputs)).status in set(Status)


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_one_wrong_number_is_never_right(number: float, at: int) -> None:
    right = float(VARIANT.keys[0][0][at])
    wrong = right + (number if abs(number) > 1e-3 else 1.0)
    assert judged(changed("h_t", wrong, at)).status is Status.PARTIAL


def test_a_function_of_one_number() -> None:
    question = replace(
        QUESTION, run=Run("count.lstm"), takes=("D", "H"), returns=("P",), misconceptions=()
    )
    made = variant(question, 1)
    wrong = tuple((value + 1,) for (value,) in made.keys)
    verdict = grade(question, made, "def f(): ...", report(wrong))
    right = made.keys[0][0]
    assert verdict.message.en == f"P is {right + 1:.6g}; it should be {right:.6g}."
