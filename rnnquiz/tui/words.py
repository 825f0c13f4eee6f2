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
MASTERY = Text(en="Held, topic by topic, over {weeks} weeks", zh="各主题的掌握情况，近 {weeks} 周")
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
LOG = Text(en=" (log scale)", zh="（对数刻度）")
ENTER = Text(en="Enter", zh="回车")
ABOVE = Text(en="{count} more lines above: arrow up", zh="上面还有 {count} 行，按上箭头查看")
BELOW = Text(en="{count} more lines below: arrow down", zh="下面还有 {count} 行，按下箭头查看")
