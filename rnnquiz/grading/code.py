"""Grading code: what a function returned is held against the reference, call by call.

Nothing is run here. `program` says what is to be run, whoever asks runs it in the sandbox, and the
report on it is what is judged.
"""

from math import prod
from typing import Any

from rnnquiz.bank import Code, Question
from rnnquiz.grading.diagnose import unique_match
from rnnquiz.grading.read import refuse
from rnnquiz.grading.verdict import CORRECT, Status, Verdict
from rnnquiz.notation import Value
from rnnquiz.oracle import Programs, Variant, agree, near, shape_of
from rnnquiz.oracle.programs import Argument, Each, Outputs
from rnnquiz.sandbox import Output, Program, Report
from rnnquiz.text import Text

MAX_SOURCE = 20_000  # characters
SHOWN = 6  # significant digits of a value that is wrong

KINDS = {
    "write": Text(en="writing a file or changing a folder", zh="写文件或改动文件夹"),
    "read": Text(en="reading a file", zh="读文件"),
    "process": Text(en="starting or ending a process", zh="启动或结束进程"),
    "network": Text(en="using the network", zh="访问网络"),
}
ENDINGS = {
    "unread": Text(
        en="This is not Python: line {line}: {detail}",
        zh="这不是合法的 Python：第 {line} 行：{detail}",
    ),
    "missing": Text(
        en="There is no function `{function}`: keep the name in the first line as it is.",
        zh="没有找到函数 `{function}`：请保留第一行里的函数名。",
    ),
    "raised": Text(en="Line {line} raised {detail}", zh="第 {line} 行抛出了 {detail}"),
    "exited": Text(
        en="The code ended its process: return the result instead.",
        zh="代码结束了进程：请改为返回结果。",
    ),
    "uncounted": Text(
        en="{function} returns {returns}, which makes {count}; here it returned {detail}.",
        zh="{function} 要返回 {returns}，共 {count} 个；这里返回了 {detail} 个。",
    ),
    "unlike": Text(
        en="{function} returned a value of type {detail}, and numbers or arrays are asked for.",
        zh="{function} 返回了类型为 {detail} 的值，这里要的是数或数组。",
    ),
    "refused": Text(
        en="The code tried {kind}, which is refused here; the function needs its arguments only.",
        zh="代码试图{kind}，这里不允许；函数只需要用它的参数。",
    ),
    "noisy": Text(
        en="The code printed or returned too much: the results alone are wanted.",
        zh="代码打印或返回的内容太多：这里只要结果。",
    ),
    "timeout": Text(
        en="The code did not finish in time: look for a loop without an end.",
        zh="代码没有在限定时间内结束：看看是不是有死循环。",
    ),
    "memory": Text(
        en="The code needed more memory than it may have: look for something that keeps growing.",
        zh="代码用的内存超出了限制：看看是不是有什么在不断增长。",
    ),
    "died": Text(
        en="The code ended its process before the function returned.",
        zh="函数还没返回，代码就结束了进程。",
    ),
}
NOT_RUN = Text(en="The code was not run.", zh="代码没有运行。")


def program(question: Question, variant: Variant, text: str) -> Program | None:
    """What has to be run before this answer can be graded; None where nothing has to be."""
    if not (isinstance(question, Code) and isinstance(variant, Programs)):
        return None
    if not text.strip() or len(text) > MAX_SOURCE:
        return None  # grading says so
    calls = tuple(tuple(map(_plain, call)) for call in variant.calls)
    return Program(text, question.function, calls, len(question.returns))


def _plain(argument: Argument) -> Any:
    """An argument as the sandbox takes it: numbers, nested lists and dicts of them."""
    if isinstance(argument, int | float):
        return argument
    if isinstance(argument, dict):
        return {name: _plain(value) for name, value in argument.items()}
    return argument.tolist()  # type: ignore[union-attr]


def grade_code(question: Question, variant: Programs, text: str, report: Report | None) -> Verdict:
    """The verdict on what the function did: the first value that differs, and why it may."""
    if not isinstance(question, Code):
        raise TypeError(f"{question.id} asks for no code")
    if len(text) > MAX_SOURCE:
        raise refuse(
            f"a function has at most {MAX_SOURCE:,} characters; this one has {len(text):,}",
            f"函数最多 {MAX_SOURCE:,} 个字符；这里有 {len(text):,} 个",
        )
    if report is None:
        return Verdict(Status.INVALID, 0.0, NOT_RUN)
    if not _is_whole(question, variant, report):
        return Verdict(Status.INVALID, 0.0, _ending(question, report))
    if misfit := _misfit(question, variant, report):
        return Verdict(Status.INVALID, 0.0, misfit)
    return _judged(question, variant, tuple(map(_values, report.outputs)))


def _is_whole(question: Code, variant: Programs, report: Report) -> bool:
    """Whether there is something to compare: code that digs deep could write its own report."""
    counts = {len(outputs) for outputs in report.outputs}
    returned = report.status == "returned" and len(report.outputs) == len(variant.calls)
    return returned and counts == {len(question.returns)}


def _ending(question: Code, report: Report) -> Text:
    """Why there is nothing to compare."""
    ending = ENDINGS.get(report.status, ENDINGS["died"])
    kind = KINDS.get(report.detail, KINDS["process"])
    told = {
        "line": report.line,
        "detail": report.detail,
        "function": question.function,
        "count": len(question.returns),
        "returns": ", ".join(question.returns),
    }
    return Text(
        en=ending.en.format(**told, kind=kind.en), zh=ending.zh.format(**told, kind=kind.zh)
    )


def _misfit(question: Code, variant: Programs, report: Report) -> Text | None:
    """What is said of the first output that has another shape than it should."""
    for outputs, keys, sizes in zip(report.outputs, variant.keys, variant.sizes, strict=True):
        for name, output, key in zip(question.returns, outputs, keys, strict=True):
            found, wanted = tuple(output.shape), shape_of(key)
            if found != wanted or len(output.data) != prod(wanted):
                at = ", ".join(f"{letter} = {size}" for letter, size in sizes.items())
                where = Text(en=f" for {at}" if at else "", zh=f"（{at}）" if at else "")
                return Text(
                    en=f"{name} has the shape {found}{where.en}; it should be {wanted}.",
                    zh=f"{name} 的形状是 {found}{where.zh}；应为 {wanted}。",
                )
    return None


def _values(outputs: tuple[Output, ...]) -> Outputs:
    return tuple(map(_value, outputs))


def _value(output: Output) -> Value:
    numbers = [float("nan") if number is None else number for number in output.data]
    if not output.shape:
        return numbers[0]
    import numpy as np

    value: Value = np.array(numbers).reshape(output.shape)
    return value


def _judged(question: Code, variant: Programs, answer: Each) -> Verdict:
    if agree(variant.keys, answer):
        return Verdict(Status.CORRECT, 1.0, CORRECT, "", question.function)
    calls = list(zip(variant.keys, answer, strict=True))
    cells = tuple(
        all(near(keys[at], found[at]) for keys, found in calls)
        for at in range(len(question.returns))
    )
    said = _first_difference(question, variant, answer)
    found = unique_match(variant.wrong, variant.others, lambda each: agree(each, answer))
    if found:
        said = Text(en=f"{found.message.en} {said.en}", zh=f"{found.message.zh}{said.zh}")
    score = 0.0 if found else sum(cells) / len(cells)
    status = Status.PARTIAL if score else Status.WRONG
    tag = found.tag if found else ""
    return Verdict(status, score, said, tag, question.function, cells=cells)


def _first_difference(question: Code, variant: Programs, answer: Each) -> Text:
    """Which value differs first: of which output, at which index, and what it should be."""
    for keys, found in zip(variant.keys, answer, strict=True):
        for name, key, value in zip(question.returns, keys, found, strict=True):
            if not near(key, value):
                return _difference(name, key, value)
    return CORRECT


def _difference(name: str, key: Value, value: Value) -> Text:
    import numpy as np

    pairs = zip(np.ndindex(shape_of(key)), np.ravel(key), np.ravel(value), strict=True)
    index, wanted, got = next(each for each in pairs if not near(float(each[1]), float(each[2])))
    where = f"{name}[{', '.join(map(str, index))}]" if index else name
    wanted_text, got_text = f"{wanted:.{SHOWN}g}", f"{got:.{SHOWN}g}"
    if not np.isfinite(got):
        return Text(
            en=f"{where} is not a finite number; it should be {wanted_text}.",
            zh=f"{where} 不是有限的数；应为 {wanted_text}。",
        )
    return Text(
        en=f"{where} is {got_text}; it should be {wanted_text}.",
        zh=f"{where} 得到 {got_text}；应为 {wanted_text}。",
    )
