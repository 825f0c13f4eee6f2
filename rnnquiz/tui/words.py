"""What the screens say themselves, in both languages."""

from rnnquiz.grading import Status
from rnnquiz.text import Text

QUESTION = Text(en="Question {number} of {total}", zh="第 {number} 题，共 {total} 题")
QUESTION_ALONE = Text(en="Question {number}", zh="第 {number} 题")
LEFT = Text(en="{minutes} min left", zh="还剩 {minutes} 分钟")
NO_TIME = Text(en="the time is up", zh="时间到了")
MARKED = Text(en="marked", zh="已标记")
OVERVIEW = Text(en="Before you hand in", zh="交卷之前")
GIVEN = Text(en="answered", zh="已作答")
OPEN = Text(en="open", zh="未作答")
OPEN_COUNT = Text(
    en="{open} of {total} questions are open.", zh="共 {total} 题，还有 {open} 题未作答。"
)
STANDS = Text(en="Your answer so far", zh="目前的答案")
LEVELS = {
    "easy": Text(en="easy", zh="易"),
    "medium": Text(en="medium", zh="中"),
    "hard": Text(en="hard", zh="难"),
}
PICK_ONE = Text(en="pick", zh="选择")
PICK_MANY = Text(en="pick all that are right, then Enter", zh="选出所有正确项，再按回车")
PAIR = Text(en="pair them, then Enter", zh="配对，再按回车")
TRUE = Text(en="true", zh="对")
FALSE = Text(en="false", zh="错")
TRUTHS = {"true": TRUE, "false": FALSE}
TRUE_OR_FALSE = Text(en="True or false?", zh="这句话对吗？")
INSTEAD = Text(en="instead", zh="应改为")
PUT_IN_ORDER = Text(en="in their order, then Enter", zh="按顺序输入，再按回车")
FIND_THE_LINE = Text(en="the line: what it should be", zh="行号：应有的内容")
IN_ORDER = Text(en="An order that runs:", zh="行得通的顺序：")
MENDED = Text(en="As it should be:", zh="应当是：")
WITHOUT_BUG = Text(en="mended", zh="改对后")
WITH_BUG = Text(en="as it stood", zh="改之前")
BETWEEN = Text(en="between the {count} answers", zh="隔开 {count} 个答案")
IN_TURN = Text(en="in turn", zh="依次填写")
HINT = Text(en="Hint {number}", zh="提示 {number}")
STATUSES = {
    Status.CORRECT: Text(en="Right", zh="正确"),
    Status.PARTIAL: Text(en="Partly right", zh="部分正确"),
    Status.WRONG: Text(en="Wrong", zh="错误"),
    Status.INVALID: Text(en="Not read, so not counted", zh="没能读懂，不计分"),
}
SOLUTION = Text(en="Solution", zh="解答")
READ = Text(en="your answer", zh="你的答案")
CELLS = Text(en="one by one", zh="逐个来看")
KEY = Text(en="right answer", zh="正确答案")
RIGHT = Text(en="right: {right}", zh="应为：{right}")
BAND = Text(en="accepted", zh="接受范围")
WORTH = Text(
    en="With the hints taken: worth {share} % of the points.",
    zh="用了提示：本题按 {share}% 计分。",
)
PROVE = Text(en="Prove it: {command}", zh="亲自验证：{command}")
SOURCE = Text(en="Source: {source}", zh="出处：{source}")
SCORE = Text(en="Your score", zh="你的得分")
TOTAL = Text(en="Total", zh="合计")
NOTHING = Text(en="No question was answered.", zh="没有作答。")
AGAIN = Text(
    en="With --seed {seed} the same questions come again.",
    zh="加上 --seed {seed} 可再做同样的题。",
)
ANSWER = Text(en="Your answer", zh="你的回答")
RUBRIC = Text(en="A good answer says", zh="好的回答会提到")
DRAFT = Text(en="So far", zh="已写内容")
FUNCTION = Text(en="Write this function", zh="写出这个函数")
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
DO_SKIP_ON = Text(en="go on", zh="下一题")
DO_BACK = Text(en="back", zh="上一题")
DO_MARK = Text(en="mark", zh="标记")
DO_UNMARK = Text(en="take the mark away", zh="取消标记")
DO_OVERVIEW = Text(en="overview", zh="总览")
DO_TURN = Text(en="go to a question", zh="转到该题")
DO_HAND_IN = Text(en="hand in", zh="交卷")
DO_PAUSE = Text(en="pause", zh="暂停")
DO_PASS = Text(en="pass", zh="跳过")
DO_SAY = Text(en="I have said it", zh="我说完了")
DO_UNDO = Text(en="undo", zh="撤销")
DO_QUIT = Text(en="quit", zh="退出")
DO_ADVANCE = Text(en="next", zh="下一题")
DO_FINISH = Text(en="score", zh="看得分")
LOG = Text(en=" (log scale)", zh="（对数刻度）")
ENTER = Text(en="Enter", zh="回车")
ABOVE = Text(en="{count} more lines above: arrow up", zh="上面还有 {count} 行，按上箭头查看")
BELOW = Text(en="{count} more lines below: arrow down", zh="下面还有 {count} 行，按下箭头查看")
