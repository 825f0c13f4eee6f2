"""Grading a planted bug: the line is half of it, what the line should be the other half."""

from rnnquiz.bank import Question, Spot
from rnnquiz.grading.lines import read_line
from rnnquiz.grading.verdict import Status, Verdict
from rnnquiz.grading.written import grade_formula
from rnnquiz.notation import parse, typeset_line
from rnnquiz.oracle import Planted, mending, misconception, plain, role, routine
from rnnquiz.text import Text

# the line alone is half of it
SCORES = {Status.CORRECT: 1.0, Status.PARTIAL: 0.5, Status.WRONG: 0.0}
RIGHT = Text(en="That is the line, and that is what it should be.", zh="行找对了，也改对了。")
UNMENDED = Text(
    en="That is the line. The other half is what it should be.",
    zh="行找对了。另一半分数在于写出它应有的样子。",
)
MENDED_WRONGLY = Text(
    en="That is the line, but this is not what it should be.",
    zh="行找对了，但没有改对。",
)
UNCHANGED = Text(
    en="That is the line, but you have written it as it stands there.",
    zh="行找对了，但写出来的和原来一样。",
)


def grade_spot(question: Question, variant: Planted, text: str) -> Verdict:
    """The verdict on a line and its mend; of several wrong lines any counts."""
    if not isinstance(question, Spot):
        raise TypeError(f"{question.id} plants no bug")
    position, mend = read_line(text, [line.name for line in variant.lines])
    reading = str(position + 1)
    if position not in variant.wrong:
        return _verdict(Status.WRONG, variant, _innocent(question, variant, position), reading)
    if not mend:
        return _verdict(Status.PARTIAL, variant, _found(variant, UNMENDED), reading)
    judged = grade_formula(mending(question, variant, position), mend)
    name = typeset_line(parse(variant.lines[position].name))
    reading = f"{reading}: {name} = {judged.reading}"
    if judged.status is Status.CORRECT:
        return _verdict(Status.CORRECT, variant, _found(variant, RIGHT), reading)
    said = UNCHANGED if judged.tag == variant.bug else MENDED_WRONGLY
    return _verdict(Status.PARTIAL, variant, _found(variant, said), reading)


def _verdict(status: Status, variant: Planted, first: Text, reading: str) -> Verdict:
    """The verdict with what the bug's own sentence says, which is its tag until it is mended."""
    bug = misconception(variant.bug)
    marked = Text(en=f"{first.en} {bug.text.en}", zh=f"{first.zh}{bug.text.zh}")
    message = Text(en=plain(marked.en), zh=plain(marked.zh))
    tag = "" if status is Status.CORRECT else bug.name
    return Verdict(status, SCORES[status], message, tag, reading, marked=marked)


def _innocent(question: Spot, variant: Planted, position: int) -> Text:
    """What a line that is as it should be does, and which line is not."""
    made = routine(question.run.routine, question.run.options)
    does, line = role(made, variant.lines[position].name), position + 1
    en, zh = _wrong_lines(variant)
    return Text(
        en=f"Line {line} is as it should be: {does.en}. The mistake is in {en}.",
        zh=f"第 {line} 行没有错：{does.zh}。错在{zh}。",
    )


def _found(variant: Planted, first: Text) -> Text:
    """The sentence about the line that was found; of several, all are named."""
    if len(variant.wrong) == 1:
        return first
    en, zh = _wrong_lines(variant)
    return Text(
        en=f"{first.en} The same mistake is in {en}: any of them counts.",
        zh=f"{first.zh}{zh}有同样的错，答哪一行都算。",
    )


def _wrong_lines(variant: Planted) -> tuple[str, str]:
    """`line 2`, or `lines 1, 2 and 4`."""
    *others, last = (str(at + 1) for at in variant.wrong)
    if not others:
        return f"line {last}", f"第 {last} 行"
    return f"lines {', '.join(others)} and {last}", f"第 {'、'.join([*others, last])} 行"
