"""What the screens say themselves, in both languages."""

from rnnquiz.bank import Role, Seniority
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
TIME_UP = Text(
    en="The time is up. What you handed in until then counts.",
    zh="时间到了，此前提交的答案都计入成绩。",
)
MARKED = Text(en="marked", zh="已标记")
OVERVIEW = Text(en="Before you hand in", zh="交卷之前")
BEGUN = Text(en="begun", zh="未写完")
GIVEN = Text(en="answered", zh="已作答")
OPEN = Text(en="open", zh="未作答")
OPEN_COUNT = Text(en="Still open: {open} of {total}", zh="未作答：{open} 题，共 {total} 题")
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
AGAIN = Text(en="The same questions again: {command}", zh="再做同样的题：{command}")
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
NEXT_RESUME = Text(
    en="Next: go on with the {mode} you left.", zh="接下来：继续上次没做完的{mode}。"
)
NEXT_LEARN = Text(
    en="Next: the new questions of today. Your weakest topic is {topic}.",
    zh="接下来：做今天的新题。你最弱的主题是“{topic}”。",
)
NEXT_DRILL = Text(
    en="Next: drill what costs you most, until it no longer does.",
    zh="接下来：专项练习最常丢分的误解，直到不再错。",
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
    zh="如果面试日期已定，就写上日期，全部 {count} 道题会分摊到面试前的每一天：{command}",
)
HOME_BACK = Text(en="x leaves, any other key goes home", zh="按 x 离开，按其他键回到首页")
DO_START = Text(en="start", zh="开始")
DO_REVIEW = Text(en="review", zh="复习")
DO_QUIZ = Text(en="quiz", zh="测验")
DO_EXAM = Text(en="exam", zh="考试")
DO_INTERVIEW = Text(en="interview", zh="模拟面试")
DO_DRILL = Text(en="drill", zh="专练")
DO_STATS = Text(en="statistics", zh="统计")
DO_LEAVE = Text(en="leave", zh="离开")
SETTINGS = {
    "retention": Text(
        en="the share to be remembered when a review comes, from 0.7 to 0.97",
        zh="到复习时应当还记得的比例，0.7 到 0.97",
    ),
    "new": Text(en="new questions that join each day", zh="每天加入的新题数"),
    "by": Text(
        en="the day of the interview; what is left is spread over the days till then",
        zh="面试日期，没做过的题分摊到这之前的每一天",
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
    en="Added to the reviews of today: {count}. To begin: rnnquiz review",
    zh="已有 {count} 道题加入今天的复习。开始复习：rnnquiz review",
)
STILL_DUE = Text(en="Still to be asked today: {count}.", zh="今天还有 {count} 道题要做。")
NOTHING_DUE = Text(en="Nothing is due for review.", zh="现在没有需要复习的题。")
NEXT_DUE = Text(en="The next review comes on {day}.", zh="下一次复习在 {day}。")
KEEP_GOING = Text(
    en="To practise on: rnnquiz quiz --weakest", zh="想继续练习：rnnquiz quiz --weakest"
)
EXAM_TITLE = Text(en="Exam with seed {seed}", zh="考试（种子 {seed}）")
DO_ANY = Text(en="any of them", zh="都可以")
CANDIDATES = Text(en="Whom is the interview for?", zh="面试哪种岗位？")
CANDIDATE: dict[tuple[Role, Seniority], Text] = {
    ("research", "junior"): Text(en="research, junior", zh="研究岗，初级"),
    ("research", "senior"): Text(en="research, senior", zh="研究岗，高级"),
    ("engineer", "junior"): Text(en="engineer, junior", zh="工程岗，初级"),
    ("engineer", "senior"): Text(en="engineer, senior", zh="工程岗，高级"),
}
DO_GO_ON = Text(en="go on", zh="继续")
DO_BEGIN = Text(en="begin anew", zh="重新开始")
LEFT_OVER = Text(
    en="You left a session ({mode}) at question {number}. It goes on with the same numbers.",
    zh="上次的{mode}停在第 {number} 题，可以接着做，题目中的数不变。",
)
CAN_GO_ON = Text(
    en="To go on where you left off: rnnquiz {mode}", zh="想从离开处继续：rnnquiz {mode}"
)
DO_QUIT = Text(en="quit", zh="退出")
DO_ADVANCE = Text(en="next", zh="下一题")
DO_FINISH = Text(en="score", zh="看得分")
STATISTICS = Text(en="Statistics", zh="学习统计")
LAST_DAYS = Text(en="last {days} days", zh="最近 {days} 天")
ALL_TIME = Text(en="over all", zh="全部")
ANSWERED = Text(en="Answers: {answers}", zh="作答：{answers} 次")
STUDIED = Text(en="Days: {days}", zh="学习：{days} 天")
TAKEN = Text(en="Time: {time}", zh="用时：{time}")
IN_A_ROW = Text(en="Days in a row: {days}", zh="连续学习：{days} 天")
LONGEST = Text(en="The most so far: {days}", zh="最长：{days} 天")
PERCENT = Text(en="{share} %", zh="{share}%")
RETENTION = Text(en="Retention: the target is {target} %", zh="记忆保持率：目标 {target}%")
RECALLED = Text(
    en="{share} % remembered ({recalled} of {reviews}), likely {low} to {high} %: {level}",
    zh="记得 {share}%（{reviews} 次中 {recalled} 次），可能范围 {low}%–{high}%：{level}",
)
TOO_FEW = Text(
    en="too few to tell: {reviews} of the {enough} reviews it takes",
    zh="次数太少，还说不准：已复习 {reviews} 次，至少要 {enough} 次",
)
LEVEL = {
    "below": Text(en="below target", zh="低于目标"),
    "level": Text(en="fits the target", zh="与目标相符"),
    "above": Text(en="above target", zh="高于目标"),
}
LIKELY = Text(
    en="Likely: where the true share lies, 19 times out of 20.",
    zh="可能范围：真实比例的 95% 置信区间。",
)
CALENDAR = Text(en="Answers a day, last {weeks} weeks", zh="最近 {weeks} 周每天的作答次数")
WEEKDAYS = Text(en="Mon Tue Wed Thu Fri Sat Sun", zh="周一 周二 周三 周四 周五 周六 周日")
MONTHS = Text(en="Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", zh="1 2 3 4 5 6 7 8 9 10 11 12")
MONTH = Text(en=" ", zh="月份")
FORECAST = Text(en="Reviews in the coming {days} days", zh="未来 {days} 天的复习")
NO_REVIEWS = Text(en="No reviews are planned yet.", zh="还没有安排复习。")
TODAY = Text(en="today", zh="今天")
DUE_TODAY = Text(en="Today: {count}", zh="今天：{count}")
OVERDUE = Text(en="Today: {count} ({overdue} overdue)", zh="今天：{count}（逾期 {overdue}）")
DUE_WITHIN = Text(en="Within {days} days: {count}", zh="{days} 天内：{count}")
DUE_LATER = Text(en="Later: {count}", zh="更晚：{count}")
MASTERY = Text(en="Held, topic by topic (weeks: {weeks})", zh="各主题的掌握情况（近 {weeks} 周）")
HELD_MEANS = Text(
    en="Held: the last answer was right and the next review is not due yet.",
    zh="掌握：最近一次答对，且还没到下次复习的时间。",
)
MISTAKES = Text(en="Mistakes that were recognised", zh="识别出的错误")
NO_MISTAKES = Text(en="None were recognised.", zh="没有识别出错误。")
TIMES = Text(en="times", zh="次数")
LOST = Text(en="points lost", zh="失分")
LATEST = Text(en="last made", zh="最近一次")
YESTERDAY = Text(en="yesterday", zh="昨天")
AGO = Text(en="{days} days ago", zh="{days} 天前")
MORE_MISTAKES = Text(
    en="And {count} more: {command}",
    zh="另有 {count} 种：{command}",
)
SLIPS = {
    "precision": Text(en="rounded too early", zh="中途舍入过早"),
    "decimal_point": Text(en="decimal point moved", zh="小数点错位"),
    "sign": Text(en="wrong sign", zh="正负号错误"),
    "transpose": Text(en="transposed", zh="行列颠倒"),
}
PACE = Text(en="Time, family by family", zh="各题型用时")
PACE_MEANS = Text(
    en="Hours:minutes:seconds. The median is the one in the middle: a pause does not move it.",
    zh="格式为 时:分:秒。中位数不受中途离开的影响。",
)
ANSWERS = Text(en="answers", zh="作答")
CORRECT = Text(en="right", zh="答对")
MEDIAN = Text(en="median", zh="中位数")
MEAN = Text(en="mean", zh="平均")
IN_SUM = Text(en="total", zh="合计")
SHARE = Text(en="share", zh="得分率")
POINTS = Text(en="points", zh="得分")
BY_MODE = Text(en="Answers and points, mode by mode", zh="各模式的作答与得分")
FAMILIES = {
    "choice": Text(en="choice", zh="选择题"),
    "true-false": Text(en="true or false", zh="判断题"),
    "match": Text(en="match", zh="配对题"),
    "number": Text(en="number", zh="求数值"),
    "vector": Text(en="vector", zh="求向量"),
    "matrix": Text(en="matrix", zh="求矩阵"),
    "count": Text(en="count", zh="计数题"),
    "formula": Text(en="formula", zh="写公式"),
    "order": Text(en="order", zh="排序题"),
    "cloze": Text(en="cloze", zh="填空题"),
    "spot": Text(en="spot the bug", zh="找错题"),
    "parts": Text(en="parts", zh="分步计算"),
    "predict": Text(en="predict", zh="预测实验"),
    "open": Text(en="open", zh="简述题"),
    "code": Text(en="code", zh="编程题"),
}
MODES = {
    "quiz": Text(en="quiz", zh="测验"),
    "review": Text(en="review", zh="复习"),
    "drill": Text(en="drill", zh="专项练习"),
    "exam": Text(en="exam", zh="考试"),
    "interview": Text(en="interview", zh="模拟面试"),
}
NOT_BEGUN = Text(
    en="There is nothing to count yet.",
    zh="还没有可统计的内容。",
)
NOT_BEGUN_TOPICS = Text(
    en="There is nothing to count yet: no question on {topics} was answered.",
    zh="还没有可统计的内容：{topics}的题目一道也没有答过。",
)
BEGIN = Text(
    en="Answer ten questions first: {command}. Every answer is kept, and the reviews that follow "
    "from them are planned. Then this page shows how much you remember, what comes up when, and "
    "which mistakes come back.",
    zh="先做十道题：{command}。每次作答都会保存，并据此安排复习。之后这里会显示你记住了多少、"
    "什么时候该复习什么，以及哪些错误反复出现。",
)
NOTHING_WITHIN = Text(
    en="Nothing was answered in the last {days} days.", zh="最近 {days} 天没有作答。"
)
DATA = Text(
    en="As data: {all}, or one table: {table}",
    zh="导出全部数据：{all}；只要一张表：{table}",
)
ENTER = Text(en="Enter", zh="回车")
ABOVE = Text(en="{count} more lines above: arrow up", zh="上面还有 {count} 行，按上箭头查看")
BELOW = Text(en="{count} more lines below: arrow down", zh="下面还有 {count} 行，按下箭头查看")
PLAN = Text(en="Press {key} to have them come up for review.", zh="按 {key} 把这些题加入复习。")
SAVED = Text(en="The whole report, with model answers:", zh="完整报告（含参考答案）：")
HINTED = Text(en="Right, with hints", zh="用了提示才答对")
