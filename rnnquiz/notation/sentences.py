"""What is said about a formula that cannot be read or evaluated: one clear sentence each."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

from rnnquiz.notation import limits
from rnnquiz.text import Text

_LISTED = 12  # names listed in one sentence

TOO_LONG = Text(
    en=f"This formula is too long; at most {limits.MAX_LENGTH} characters are read.",
    zh=f"公式太长，最多读取 {limits.MAX_LENGTH} 个字符。",
)
TOO_DEEP = Text(
    en="This formula is nested too deeply; write it with fewer brackets and exponents.",
    zh="公式嵌套太深，请减少括号和指数的层数。",
)
TOO_BIG = Text(
    en="This formula has too many parts; write it in smaller pieces.",
    zh="公式的项太多，请拆成几个较短的公式。",
)
TOO_MANY_DIGITS = Text(
    en=f"This number is too long; write at most {limits.MAX_DIGITS} digits.",
    zh=f"这个数太长，最多写 {limits.MAX_DIGITS} 位。",
)
NUMBER_OUT_OF_RANGE = Text(
    en="This number is out of range; write 0 or a number between 1e-15 and 1e15.",
    zh="这个数超出范围，请写 0，或 1e-15 到 1e15 之间的数。",
)
NAME_TOO_LONG = Text(
    en=f"This name is too long; a name has at most {limits.MAX_NAME} characters.",
    zh=f"这个名字太长，最多 {limits.MAX_NAME} 个字符。",
)
EMPTY = Text(en="There is no formula here; write one.", zh="这里没有公式，请写一个。")
UNFINISHED = Text(
    en="The formula stops here; a name, a number or a bracket is missing.",
    zh="公式到此中断，还缺名字、数字或括号。",
)
STRANGE_SUBSCRIPT = Text(
    en="This subscript cannot be read; write letters, digits, commas or a step, as in h_{t-1}.",
    zh="读不懂这个下标，下标可以是字母、数字、逗号或时间步，例如 h_{t-1}。",
)
ACCENT_WITHOUT_LETTER = Text(
    en=r"An accent stands over one letter; write \tilde{c}_t.",
    zh=r"上标记号要加在一个字母上，请写 \tilde{c}_t。",
)
ONE_EQUALS = Text(
    en="One equals sign is enough; write name = formula.",
    zh="只能有一个等号，请写成“名字 = 公式”。",
)
TWO_SIGNS = Text(
    en="Two signs stand side by side; write a - (-b).",
    zh="两个符号连在一起，请写 a - (-b)。",
)
MIXED_FRACTION = Text(
    en="A number in front of a fraction can be read two ways; write 2.5 or 2 * 1/2.",
    zh="数字后面紧跟分数有两种读法，请写 2.5 或 2 * 1/2。",
)
NUMBER_BEHIND_FACTOR = Text(
    en="A number stands in front of what it multiplies; write 2 x, x * 2 or x^2.",
    zh="数字应写在它所乘的量前面，请写 2 x、x * 2 或 x^2。",
)
DIVISION_THEN_PRODUCT = Text(
    en="a/b c can be read two ways; write (a/b) c or a/(b c).",
    zh="a/b c 有两种读法，请写 (a/b) c 或 a/(b c)。",
)
PRIME_ON_NAME = Text(
    en="A prime is the derivative of a function; write W^T to transpose, h_prev for a step back.",
    zh="撇号表示函数的导数；转置请写 W^T，上一步请写 h_prev。",
)
ONE_PRIME = Text(
    en="Only the first derivative can be written with a prime; write tanh'(a).",
    zh="撇号只能表示一阶导数，请写 tanh'(a)。",
)
INVERSE_FUNCTION = Text(
    en="tanh^-1(a) can be read two ways; write 1/tanh(a) or artanh(a).",
    zh="tanh^-1(a) 有两种读法，请写 1/tanh(a) 或 artanh(a)。",
)
COMMA_IN_BRACKETS = Text(
    en="Round brackets hold one formula; write [h_prev, x_t] to stack vectors.",
    zh="圆括号里只能有一个公式；拼接向量请写 [h_prev, x_t]。",
)
SERIES_LIMITS = Text(
    en=r"Say what the sum or product runs over; write \sum_{k=1}^{T} h_k or sum(k=1..T, h_k).",
    zh=r"请写明求和或连乘的范围：\sum_{k=1}^{T} h_k 或 sum(k=1..T, h_k)。",
)
PARTIAL_FORM = Text(
    en="A partial derivative is of one name by another; write ∂h_t/∂h_{t-1}.",
    zh="偏导数是一个名字对另一个名字求导，请写 ∂h_t/∂h_{t-1}。",
)
FRACTION_FORM = Text(
    en=r"A fraction has two parts in braces; write \frac{a}{b}.",
    zh=r"分数的分子和分母都要放在花括号里，请写 \frac{a}{b}。",
)
ROOT_FORM = Text(
    en=r"Only square roots can be written; write \sqrt{x} or x^(1/3).",
    zh=r"根号只能写平方根，请写 \sqrt{x} 或 x^(1/3)。",
)
DOTS = Text(
    en=r"Three dots leave something out; write a sum as \sum_{k=1}^{T} h_k.",
    zh=r"省略号省去了内容，求和请写成 \sum_{k=1}^{T} h_k。",
)


def strange_character(char: str) -> Text:
    """A character that means nothing in a formula."""
    shown = quoted(char)
    return Text(
        en=f"{shown} means nothing in a formula; remove it.", zh=f"公式里不能有{shown}，请删掉。"
    )


def quoted(text: str) -> str:
    """A sign as it may be shown: itself, or its number when it has no face of its own."""
    has_face = text.isprintable() and not unicodedata.combining(text[0])
    return f"“{text}”" if has_face else f"“U+{ord(text[0]):04X}”"


def unknown_command(name: str, commands: Iterable[str]) -> Text:
    """A LaTeX command that is not read."""
    if not name.isalpha():
        return Text(
            en=r"A backslash begins a command, as in \sigma; remove it or write the command.",
            zh=r"反斜杠后面应是命令，例如 \sigma；请删掉它，或补上命令。",
        )
    close = get_close_matches(name, [word for word in commands if len(word) > 1], 1, 0.6)
    if close:
        return Text(
            en=f"\\{name} is not a command here; did you mean \\{close[0]}?",
            zh=f"这里没有命令 \\{name}，是不是 \\{close[0]}？",
        )
    return Text(
        en=f"\\{name} is not a command here; write the formula without it.",
        zh=f"这里没有命令 \\{name}，请换一种写法。",
    )


def unknown_name(ident: str, known: Iterable[str], names: Iterable[str]) -> Text:
    """A name that is not one of `known`; `names` are those worth listing."""
    names = sorted(set(names))
    if guesses := _guesses(ident, list(known), names):
        return Text(
            en=f"{ident} is not a name here; did you mean {' or '.join(guesses)}?",
            zh=f"这里没有 {ident} 这个名字，是不是 {' 或 '.join(guesses)}？",
        )
    if not names:
        return Text(
            en=f"{ident} is not a name here; write numbers.",
            zh=f"这里没有 {ident} 这个名字，请写数字。",
        )
    shown = names[:_LISTED]
    more = len(names) > _LISTED
    return Text(
        en=f"{ident} is not a name here; the names are {', '.join(shown)}{' and others' * more}.",
        zh=f"这里没有 {ident} 这个名字，可用的名字有 {'、'.join(shown)}{' 等' * more}。",
    )


def _guesses(ident: str, known: list[str], names: list[str]) -> list[str]:
    """The name most alike, or the few that begin with the same letter."""
    lowered = {word.lower(): word for word in reversed(known)}
    if close := get_close_matches(ident.lower(), lowered, 1, 0.6):
        return [lowered[close[0]]]
    alike = [name for name in names if name.partition("_")[0] == ident.partition("_")[0]]
    return alike if len(alike) < 4 else []


def step_or_difference(ident: str, shifted: str, sign: str, number: str) -> Text:
    """`h_t-1` without braces, where both the earlier step and the difference could be meant."""
    base = ident.rpartition("_")
    step = f"{base[0]}_{{{base[2]}{sign}{number}}}"
    other = "" if shifted.startswith(step[:-1]) or "-" in shifted or "+" in shifted else shifted
    named = f"{step} or {other}" if other else step
    named_zh = f"{step} 或 {other}" if other else step
    return Text(
        en=f"{ident}{sign}{number} can be read two ways; "
        f"write {named} for the step, or ({ident}) {sign} {number}.",
        zh=f"{ident}{sign}{number} 有两种读法：表示时间步请写 {named_zh}，"
        f"表示相{'减' if sign == '-' else '加'}请写 ({ident}) {sign} {number}。",
    )


def function_alone(name: str) -> Text:
    """A function without what it is applied to."""
    return Text(
        en=f"{name} is a function; write {name}(…) with what it is applied to.",
        zh=f"{name} 是函数，请写 {name}(…)，给出它作用的对象。",
    )


def function_reach(name: str) -> Text:
    """A function without brackets in front of more than one thing."""
    return Text(
        en=f"Say what {name} is applied to; write {name}(a b) or {name}(a) b.",
        zh=f"请写明 {name} 作用到哪里：{name}(a b) 或 {name}(a) b。",
    )


def argument_count(name: str, least: int, most: int) -> Text:
    """A function with too few or too many arguments."""
    if least == most == 1:
        return Text(en=f"{name} takes one argument.", zh=f"{name} 只有一个自变量。")
    return Text(
        en=f"{name} takes {least} to {most} arguments.",
        zh=f"{name} 有 {least} 到 {most} 个自变量。",
    )


def no_derivative(name: str, known: Iterable[str]) -> Text:
    """A prime on a function without a derivative here."""
    listed = tuple(known)
    return Text(
        en=f"{name}' is not known; a prime goes with {', '.join(listed)}.",
        zh=f"没有 {name}'，可以加撇号的函数有 {'、'.join(listed)}。",
    )


def expected(sign: str) -> Text:
    """A sign that should stand here, mostly a closing bracket."""
    return Text(en=f"“{sign}” is missing here.", zh=f"这里缺少“{sign}”。")


def unexpected(sign: str) -> Text:
    """A sign that cannot stand here."""
    return Text(
        en=f"{quoted(sign)} cannot stand here; a name, a number or a bracket is expected.",
        zh=f"这里不能是{quoted(sign)}，应为名字、数字或括号。",
    )


def left_over(sign: str) -> Text:
    """Something behind a complete formula."""
    return Text(en=f"{quoted(sign)} is one too many here.", zh=f"这里多了{quoted(sign)}。")


_MISFITS = {
    "different": (
        "In {shown} the shapes {shapes} differ; they must be equal.",
        "{shown} 中的形状 {shapes} 不同，必须相同。",
    ),
    "product": (
        "In {shown} the shapes {shapes} cannot be multiplied; the inner sizes must agree.",
        "{shown} 中形状 {shapes} 不能相乘，相邻的维数必须相等。",
    ),
    "vector before matrix": (
        "In {shown} a vector stands before a matrix, shapes {shapes}; write r ⊙ (W h) or x^T W.",
        "{shown} 中向量写在矩阵前面，形状为 {shapes}；请写 r ⊙ (W h) 或 x^T W。",
    ),
    "product of numbers": (
        "In {shown} the sign @ multiplies vectors and matrices, not numbers; write *.",
        "{shown} 中 @ 只能乘向量和矩阵，乘数请写 *。",
    ),
    "transposed number": (
        "In {shown} a number is transposed; for the power T write x^(T).",
        "{shown} 对数做了转置；若要表示 T 次幂，请写 x^(T)。",
    ),
    "exponent": (
        "In {shown} the exponent has shape {last}; an exponent is a number.",
        "{shown} 中指数的形状是 {last}，指数必须是数。",
    ),
    "large exponent": (
        f"In {{shown}} the exponent is too large; it goes up to {limits.MAX_EXPONENT}.",
        f"{{shown}} 中的指数太大，最大为 {limits.MAX_EXPONENT}。",
    ),
    "matrix power": (
        "In {shown} the shape is {first}; only a square matrix has powers, and only whole ones.",
        "{shown} 对形状 {first} 的矩阵求幂；只有方阵可以求非负整数次幂。",
    ),
    "concat": (
        "In {shown} a part has shape {first}; numbers and vectors can be stacked.",
        "{shown} 中有一项形状是 {first}，只能拼接数和向量。",
    ),
    "vector wanted": (
        "In {shown} the shape is {first}; a vector is expected.",
        "{shown} 的自变量形状是 {first}，应为向量。",
    ),
    "array wanted": (
        "In {shown} a number is given; a vector or matrix is expected.",
        "{shown} 的自变量是数，应为向量或矩阵。",
    ),
    "size": (
        "In {shown} the result has too many elements to be computed here.",
        "{shown} 的结果元素太多，这里无法计算。",
    ),
}


def misfit(reason: str, shown: str, shapes: tuple[tuple[int, ...], ...]) -> Text:
    """Operands whose shapes do not fit the operation."""
    en, zh = _MISFITS[reason]
    first, last = shapes[0], shapes[-1]
    words = {"shown": shown, "first": first, "last": last}
    listed = [str(shape) for shape in shapes]
    return Text(
        en=en.format(shapes=" and ".join(listed), **words),
        zh=zh.format(shapes=" 和 ".join(listed), **words),
    )


def not_finite(shown: str) -> Text:
    """A result that overflows or does not exist."""
    return Text(
        en=f"{shown} is not a finite number for these values.",
        zh=f"代入这些值后，{shown} 不是有限的数。",
    )


def not_a_number(ident: str) -> Text:
    """A name bound to something that cannot be computed with."""
    return Text(en=f"{ident} is bound to no number.", zh=f"{ident} 的值不是数。")


def whole_limits(shown: str) -> Text:
    """Limits of a sum that are not whole numbers."""
    return Text(
        en=f"{shown} runs over whole numbers; its limits are not whole.",
        zh=f"{shown} 的上下限必须是整数。",
    )


def too_many_steps(shown: str) -> Text:
    """A sum over too many steps."""
    return Text(
        en=f"{shown} has too many steps to be evaluated.",
        zh=f"{shown} 的步数太多，无法计算。",
    )
