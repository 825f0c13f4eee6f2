"""The words that a page on the screen and a saved report have in common, in both languages."""

from typing import Literal

from rnnquiz.grading import Status
from rnnquiz.text import Text

Standing = Literal["correct", "partial", "wrong", "solved", "skipped"]
Ability = Literal["explaining", "computing", "deriving", "mending", "knowing"]

STATUSES = {
    Status.CORRECT: Text(en="Right", zh="正确"),
    Status.PARTIAL: Text(en="Partly right", zh="部分正确"),
    Status.WRONG: Text(en="Wrong", zh="错误"),
    Status.INVALID: Text(en="Not read, so not counted", zh="没能读懂，不计分"),
}
STANDING: dict[Status, Standing] = {
    Status.CORRECT: "correct",
    Status.PARTIAL: "partial",
    Status.WRONG: "wrong",
    Status.INVALID: "skipped",  # a blank or a part that was left open
}
STANDINGS: dict[Standing, Text] = {
    "correct": STATUSES[Status.CORRECT],
    "partial": STATUSES[Status.PARTIAL],
    "wrong": STATUSES[Status.WRONG],
    "solved": Text(en="Solution opened", zh="看了答案"),
    "skipped": Text(en="Skipped", zh="跳过"),
}
SIGNS: dict[Standing, str] = {
    "correct": "✓",
    "partial": "~",
    "wrong": "✗",
    "solved": "=",
    "skipped": "-",
}
ABILITIES: dict[Ability, Text] = {
    "explaining": Text(en="Explaining in words", zh="用自己的话解释"),
    "computing": Text(en="Computing by hand", zh="手算"),
    "deriving": Text(en="Deriving", zh="推导"),
    "mending": Text(en="Finding and fixing bugs", zh="查错与改错"),
    "knowing": Text(en="Knowing and predicting", zh="概念与预测"),
}
LEVELS = {
    "easy": Text(en="easy", zh="易"),
    "medium": Text(en="medium", zh="中"),
    "hard": Text(en="hard", zh="难"),
}
TRUTHS = {"true": Text(en="true", zh="对"), "false": Text(en="false", zh="错")}
TRUE_OR_FALSE = Text(en="True or false?", zh="这句话对吗？")
IN_TURN = Text(en="in turn", zh="依次填写")
INSTEAD = Text(en="instead", zh="应改为")
IN_ORDER = Text(en="An order that runs:", zh="行得通的顺序：")
MENDED = Text(en="As it should be:", zh="应当是：")
WITHOUT_BUG = Text(en="mended", zh="改对后")
WITH_BUG = Text(en="as it stood", zh="改之前")
READ = Text(en="your answer", zh="你的答案")
CELLS = Text(en="one by one", zh="逐个来看")
KEY = Text(en="right answer", zh="正确答案")
ANSWER = Text(en="Your answer", zh="你的回答")
RUBRIC = Text(en="A good answer says", zh="好的回答会提到")
FUNCTION = Text(en="Write this function", zh="写出这个函数")
LOG = Text(en=" (log scale)", zh="（对数刻度）")
PROVE = Text(en="Prove it: {command}", zh="亲自验证：{command}")
SOURCE = Text(en="Source: {source}", zh="出处：{source}")
TOTAL = Text(en="Total", zh="合计")

PART = Text(en="asked", zh="所求")
NOWHERE = Text(en="Belongs nowhere:", zh="多余的：")
SUMMARY = Text(en="Summary", zh="小结")
QUESTIONS = Text(en="Question by question", zh="逐题回顾")
ABILITY = Text(en="competency", zh="能力")
POINTS = Text(en="points", zh="得分")
TIME = Text(en="time", zh="用时")
EVIDENCE = Text(en="evidence", zh="依据")
MODEL = Text(en="Model answer", zh="参考答案")
HINTS = Text(en="hints: {taken} of {total}", zh="用了 {taken} 个提示（共 {total} 个）")
NOTHING = Text(en="No question was answered.", zh="没有作答。")
REVIEW = Text(en="What to review", zh="需要复习")
PRACTISE = Text(en="Practise them: {command}", zh="再练一遍：{command}")
NO_REVIEW = Text(
    en="Nothing: every answer was right, and without hints.",
    zh="没有：全部答对，也没有用提示。",
)
SLIPS = Text(en="Misconceptions shown", zh="出现过的误解")
SHOWN_IN = Text(en="questions: {numbers}", zh="题号：{numbers}")
