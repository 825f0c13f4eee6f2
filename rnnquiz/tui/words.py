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
NOTHING = wording.NOTHING
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
AGAIN = Text(
    en="With --seed {seed} the same questions come again.",
    zh="加上 --seed {seed} 可再做同样的题。",
)
HOME_DUE = Text(en="Due now", zh="现在到期")
HOME_LATER = Text(en="{count} more another day", zh="另有 {count} 题改天再问")
HOME_NEW = Text(en="New today", zh="今日新题")
HOME_UNSEEN = Text(en="of {count} not seen yet", zh="还有 {count} 题没做过")
HOME_TODAY = Text(en="Answered today", zh="今日已答")
HOME_OF_THEM_RIGHT = Text(en="{count} right", zh="答对 {count} 题")
HOME_STREAK = Text(en="Days in a row", zh="连续天数")
HOME_INTERVIEW = Text(en="Interview", zh="面试")
HOME_IN_DAYS = Text(en="in {days} days, on {date}", zh="还有 {days} 天，{date}")
HOME_TOMORROW = Text(en="tomorrow", zh="明天")
HOME_ON_THE_DAY = Text(en="today", zh="今天")
HOME_HAS_PASSED = Text(en="was on {date}, and no longer counts", zh="{date} 已过，不再计入")
HOME_MASTERY = Text(en="Held, by topic", zh="各主题掌握情况")
HOME_COSTLY = Text(en="What costs you most", zh="最常丢分的误解")
HOME_COST = Text(
    en="In 30 days: {count} of your answers, {points} points.",
    zh="30 天内答错 {count} 次，丢 {points} 分。",
)
NEXT_REVIEW = Text(en="Next: review what is due.", zh="接下来：复习到期的题。")
NEXT_RESUME = Text(en="Next: go on where you left off.", zh="接下来：从上次离开的地方继续。")
NEXT_LEARN = Text(
    en="Next: the new questions of today. Your weakest topic is {topic}.",
    zh="接下来：做今天的新题。你最弱的主题是“{topic}”。",
)
NEXT_DRILL = Text(
    en="Next: drill what costs you most, until it no longer does.",
    zh="接下来：专练最常丢分的误解，直到不再错。",
)
NEXT_REHEARSE = Text(en="Next: a mock interview.", zh="接下来：来一场模拟面试。")
NEXT_REST = Text(en="That is all for today.", zh="今天的都做完了。")
HOME_FOLLOWING = Text(en="The next review comes on {date}.", zh="下一次复习在 {date}。")
WELCOME = Text(
    en="Welcome. Nothing answered yet, so here is how it goes.",
    zh="欢迎。还没有作答记录，先说说怎么练。",
)
WELCOME_FIRST = Text(
    en="Begin with ten easy questions. Every number you see was computed, every wrong answer is "
    "explained, and each answer is kept the moment you give it.",
    zh="先做十道容易的题。你看到的每个数都是算出来的，每个错误答案都有解释，每次作答都会立刻保存。",
)
WELCOME_THEN = Text(
    en="From then on this page tells you what is due: a question comes back, with new numbers, "
    "about when you would forget it, and a few new ones join every day.",
    zh="之后，这一页会告诉你该复习什么：每道题会在你快忘记的时候换一组数再来，每天再加入几道新题。",
)
WELCOME_DATE = Text(
    en="If your interview has a date, say so, and all {count} questions are spread over the days "
    "till then: {command}",
    zh="如果面试日期已定，告诉我，全部 {count} 道题就会分摊到面试前的每一天：{command}",
)
HOME_BACK = Text(en="Press a key to go home", zh="按任意键回到首页")
DO_START = Text(en="start", zh="开始")
DO_REVIEW = Text(en="review", zh="复习")
DO_QUIZ = Text(en="quiz", zh="测验")
DO_EXAM = Text(en="exam", zh="考试")
DO_INTERVIEW = Text(en="interview", zh="面试")
DO_DRILL = Text(en="drill", zh="专练")
DO_STATS = Text(en="statistics", zh="统计")
DO_LEAVE = Text(en="leave", zh="离开")
SETTINGS = {
    "retention": Text(
        en="the share to be remembered when a review comes, from 0.7 to 0.97",
        zh="复习到来时应当还记得的比例，0.7 到 0.97",
    ),
    "new": Text(en="new questions that join each day", zh="每天加入的新题数"),
    "by": Text(
        en="the day of the interview, over which what is left is spread",
        zh="面试日期，剩下的题分摊到这之前",
    ),
    "hints": Text(
        en="what a right answer with hints counts as: good, hard or again",
        zh="用了提示的正确答案算作什么：good、hard 或 again",
    ),
}
UNSET = Text(en="none", zh="无")
KEPT_IN = Text(en="Kept in {path}", zh="保存在 {path}")
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
DO_PLAN = Text(en="review what was not right", zh="把没答对的题加入复习")
PLANNED = Text(
    en="Due for review now: {count}. To begin: rnnquiz review",
    zh="已有 {count} 道题列入今天的复习。开始复习：rnnquiz review",
)
NOTHING_DUE = Text(en="Nothing is due for review.", zh="现在没有需要复习的题。")
NEXT_DUE = Text(en="The next review comes on {day}.", zh="下一次复习在 {day}。")
KEEP_GOING = Text(
    en="To practise on: rnnquiz quiz --weakest", zh="想继续练习：rnnquiz quiz --weakest"
)
EXAM_TITLE = Text(en="Exam with seed {seed}", zh="考试（种子 {seed}）")
DO_GO_ON = Text(en="go on", zh="继续")
DO_BEGIN = Text(en="begin anew", zh="重新开始")
MODES = {
    "quiz": Text(en="quiz", zh="测验"),
    "review": Text(en="review", zh="复习"),
    "drill": Text(en="drill", zh="专项练习"),
    "exam": Text(en="exam", zh="考试"),
    "interview": Text(en="interview", zh="面试"),
}
LEFT_OVER = Text(
    en="You left a session ({mode}) at question {number}. It goes on with the same numbers.",
    zh="上次的{mode}停在第 {number} 题，可以接着做，题目中的数不变。",
)
CAN_GO_ON = Text(en="To go on where you left: rnnquiz {mode}", zh="想从离开处继续：rnnquiz {mode}")
DO_QUIT = Text(en="quit", zh="退出")
DO_ADVANCE = Text(en="next", zh="下一题")
DO_FINISH = Text(en="score", zh="看得分")
ENTER = Text(en="Enter", zh="回车")
ABOVE = Text(en="{count} more lines above: arrow up", zh="上面还有 {count} 行，按上箭头查看")
BELOW = Text(en="{count} more lines below: arrow down", zh="下面还有 {count} 行，按下箭头查看")
PLAN = Text(en="Press {key} to have them come up for review.", zh="按 {key} 把这些题排进复习。")
SAVED = Text(en="The whole report, with model answers:", zh="完整报告（含参考答案）：")
HINTED = Text(en="Right, with hints", zh="用了提示才答对")
