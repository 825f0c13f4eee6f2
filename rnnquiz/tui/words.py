"""What the screens say themselves, in both languages."""

from rnnquiz.sessions import wording
from rnnquiz.text import Text

# What a saved report says, too.
ANSWER = wording.ANSWER
CELLS = wording.CELLS
FUNCTION = wording.FUNCTION
IN_ORDER = wording.IN_ORDER
IN_TURN = wording.IN_TURN
INSTEAD = wording.INSTEAD
KEY = wording.KEY
LEVELS = wording.LEVELS
LOG = wording.LOG
MENDED = wording.MENDED
PROVE = wording.PROVE
READ = wording.READ
RUBRIC = wording.RUBRIC
SOURCE = wording.SOURCE
STATUSES = wording.STATUSES
TOTAL = wording.TOTAL
TRUE_OR_FALSE = wording.TRUE_OR_FALSE
TRUTHS = wording.TRUTHS
WITH_BUG = wording.WITH_BUG
WITHOUT_BUG = wording.WITHOUT_BUG

QUESTION = Text(en="Question {number} of {total}", zh="第 {number} 题，共 {total} 题")
PICK_ONE = Text(en="pick", zh="选择")
PICK_MANY = Text(en="pick all that are right, then Enter", zh="选出所有正确项，再按回车")
PAIR = Text(en="pair them, then Enter", zh="配对，再按回车")
TRUE, FALSE = TRUTHS["true"], TRUTHS["false"]
PUT_IN_ORDER = Text(en="in their order, then Enter", zh="按顺序输入，再按回车")
FIND_THE_LINE = Text(en="the line: what it should be", zh="行号：应有的内容")
BETWEEN = Text(en="between the {count} answers", zh="隔开 {count} 个答案")
HINT = Text(en="Hint {number}", zh="提示 {number}")
SOLUTION = Text(en="Solution", zh="解答")
RIGHT = Text(en="right: {right}", zh="应为：{right}")
BAND = Text(en="accepted", zh="接受范围")
WORTH = Text(
    en="With the hints taken: worth {share} % of the points.",
    zh="用了提示：本题按 {share}% 计分。",
)
SCORE = Text(en="Your score", zh="你的得分")
NOTHING = Text(en="No question was answered.", zh="没有作答。")
AGAIN = Text(
    en="With --seed {seed} the same questions come again.",
    zh="加上 --seed {seed} 可再做同样的题。",
)
DRAFT = Text(en="So far", zh="已写内容")
DO_EDIT = Text(en="write in your editor", zh="用编辑器书写")
DO_WRITE = Text(en="or write here, line by line", zh="或在这里逐行书写")
DO_END = Text(en="hand in", zh="提交")
DO_TICK = Text(en="tick what you said", zh="勾选你提到的要点")
DO_OPEN = Text(en="more about it", zh="展开说明")
NO_POINT = Text(en="none of them", zh="一个都没有")
DO_HINT = Text(en="hint ({left} left, -{cost} %)", zh="提示（剩 {left}，-{cost}%）")
DO_SKIP = Text(en="skip", zh="跳过")
DO_SOLVE = Text(en="answer", zh="看答案")
DO_RENEW = Text(en="new numbers", zh="换一组数")
DO_REPLANT = Text(en="another mistake", zh="换一处错")
DO_QUIT = Text(en="quit", zh="退出")
DO_ADVANCE = Text(en="next", zh="下一题")
DO_FINISH = Text(en="score", zh="看得分")
ENTER = Text(en="Enter", zh="回车")
ABOVE = Text(en="{count} more lines above: arrow up", zh="上面还有 {count} 行，按上箭头查看")
BELOW = Text(en="{count} more lines below: arrow down", zh="下面还有 {count} 行，按下箭头查看")
PLAN = Text(en="Press {key} to have them come up for review.", zh="按 {key} 把这些题排进复习。")
SAVED = Text(en="The whole report, with model answers:", zh="完整报告（含参考答案）：")
HINTED = Text(en="Right, with hints", zh="用了提示才答对")
