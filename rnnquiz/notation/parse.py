"""Read a formula: a Pratt parser from tokens to the tree.

How tightly things bind, loosest first: `=`, then `+ -`, then a leading minus, then `* ⊙ @ /`, then
juxtaposition, then powers. So -x^2 is -(x^2), and `r ⊙ W h` is `r ⊙ (W h)`. `a/b c` is refused,
except that a fraction of two numbers multiplies what follows: `1/2 x` is `(1/2) x`.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from rnnquiz.errors import FormulaError
from rnnquiz.notation import limits, sentences
from rnnquiz.notation.functions import DERIVABLE, FUNCTIONS, function_named
from rnnquiz.notation.names import depends_on, subscript
from rnnquiz.notation.tokens import Token, tokens_of
from rnnquiz.notation.tree import (
    Binary,
    Call,
    Concat,
    Equation,
    Name,
    Negative,
    Node,
    Number,
    Operator,
    Partial,
    Series,
    Transpose,
    partial_key,
    walk,
)
from rnnquiz.text import Text

_SUM, _SIGN, _PRODUCT, _FACTOR, _TIGHT = 10, 15, 20, 25, 26
_OPERATORS: dict[str, tuple[Operator, int]] = {
    "+": ("+", _SUM),
    "-": ("-", _SUM),
    "*": ("*", _PRODUCT),
    "⊙": ("⊙", _PRODUCT),
    "@": ("@", _PRODUCT),
    "/": ("/", _PRODUCT),
}
_STARTS = frozenset(("name", "(", "[", "{", r"\frac", "√", "∑", "∏", "∂", "|", "‖"))
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_BARS = {"|": "abs", "‖": "norm"}
_SERIES: dict[str, Literal["sum", "product"]] = {
    "∑": "sum",
    "sum": "sum",
    "∏": "product",
    "prod": "product",
    "product": "product",
}


def parse(source: str, *, names: Mapping[str, str] | None = None) -> Node:
    """Read a formula in ASCII, Unicode or light LaTeX.

    `names` maps each accepted canonical identifier to the name it stands for; without it every
    name is accepted. Raises FormulaError, with the position of the character, on anything else.
    """
    if len(source) > limits.MAX_LENGTH:
        raise FormulaError(sentences.TOO_LONG, source, limits.MAX_LENGTH)
    node = _Parser(source, names).formula()
    for count, (_, depth) in enumerate(walk(node), start=1):
        if count > limits.MAX_NODES:
            raise FormulaError(sentences.TOO_BIG, source)
        if depth > limits.MAX_DEPTH:
            raise FormulaError(sentences.TOO_DEEP, source)
    return node


class _Parser:
    """A place in the tokens of one source, and the loop variables and bars open around it."""

    def __init__(self, source: str, names: Mapping[str, str] | None) -> None:
        self.source = source
        self.names = names
        self.tokens = tokens_of(source)
        self.here = 0
        self.nesting = 0
        self.loops: list[str] = []
        self.bars: list[str] = []
        self.bare: Node | None = None  # the last function applied without brackets

    # -- moving through the tokens

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[min(self.here + ahead, len(self.tokens) - 1)]

    def next(self) -> Token:
        token = self.peek()
        self.here += 1
        return token

    def accept(self, *kinds: str) -> Token | None:
        return self.next() if self.peek().kind in kinds else None

    def expect(self, kind: str) -> Token:
        if self.peek().kind != kind:
            raise self.refusal(sentences.expected(kind))
        return self.next()

    def refusal(self, message: Text, at: Token | None = None) -> FormulaError:
        return FormulaError(message, self.source, (at or self.peek()).position)

    # -- formulas

    def formula(self) -> Node:
        """A whole source text: perhaps a left side, a formula, perhaps a full stop."""
        if self.peek().kind == "end":
            raise self.refusal(sentences.EMPTY)
        while len(self.tokens) > 1 and self.tokens[-2].kind in (".", ",", ";"):
            del self.tokens[-2]
        left = self.left_side()
        right = self.expression(0)
        if left is None and self.accept("="):
            left, right = right, self.expression(0)
        if self.peek().kind == "=":
            raise self.refusal(sentences.ONE_EQUALS)
        if self.peek().kind != "end":
            raise self.refusal(sentences.left_over(self.spelling(self.peek())))
        return right if left is None else Equation(left, right)

    def left_side(self) -> Node | None:
        """A lone name before `=` may be any name: it is what the formula defines."""
        if self.peek().kind != "name" or self.peek(1).kind != "=":
            return None
        token = self.next()
        self.next()
        return Name(self.known(token.text) or token.text)

    def expression(self, least: int) -> Node:
        """Everything that binds at least as tightly as `least`."""
        left = self.signed(least)
        while True:
            token = self.peek()
            if token.kind in _OPERATORS:
                operator, power = _OPERATORS[token.kind]
                if power < least:
                    return left
                left = self.operation(left, operator, power)
            elif self.starts_factor(token) and least <= _FACTOR:
                self.check_product(left, token)
                left = Binary("*", left, self.expression(_TIGHT))
            else:
                return left

    def operation(self, left: Node, operator: Operator, power: int) -> Node:
        self.next()
        if operator != "/":
            return Binary(operator, left, self.expression(power + 1))
        right = self.expression(_TIGHT)
        follower = self.peek()
        if self.starts_factor(follower) and not self.at_series():
            glued = follower.kind == "name" and not follower.spaced
            if glued or not (isinstance(left, Number) and isinstance(right, Number)):
                raise self.refusal(sentences.DIVISION_THEN_PRODUCT, follower)
        return Binary("/", left, right)

    def starts_factor(self, token: Token) -> bool:
        return token.kind == "number" or (
            token.kind in _STARTS and not (self.bars and self.bars[-1] == token.kind)
        )

    def check_product(self, left: Node, token: Token) -> None:
        if token.kind == "number":
            raise self.refusal(sentences.NUMBER_BEHIND_FACTOR)
        if left is self.bare and isinstance(left, Call):
            raise self.refusal(sentences.function_reach(left.function))
        previous = self.tokens[self.here - 1]
        if previous.kind == "number" and self.source[token.position].isnumeric():
            raise self.refusal(sentences.MIXED_FRACTION)

    def signed(self, least: int) -> Node:
        """A leading sign reaches over a product, but not over a sum."""
        sign = self.accept("-", "+")
        if sign is None:
            return self.powered(self.atom())
        if self.peek().kind in ("-", "+"):
            raise self.refusal(sentences.TWO_SIGNS)
        operand = self.expression(max(_SIGN, least))
        return Negative(operand) if sign.kind == "-" else operand

    def powered(self, base: Node) -> Node:
        """Powers, transposes and primes behind something."""
        while True:
            if self.accept("⊤"):
                base = self.raised_to_t(base)
            elif self.peek().kind == "'":
                raise self.refusal(sentences.PRIME_ON_NAME)
            elif self.peek().kind == "^":
                if base is self.bare and isinstance(base, Call):
                    raise self.refusal(sentences.function_reach(base.function))
                self.next()
                transposed = self.accept_transpose()
                base = self.raised_to_t(base) if transposed else Binary("^", base, self.exponent())
            else:
                return base

    def raised_to_t(self, base: Node) -> Node:
        """A raised T transposes, but on a number it is the number of steps."""
        if isinstance(base, Number):
            return Binary("^", base, Name(self.known("T") or "T"))
        return Transpose(base)

    def accept_transpose(self) -> bool:
        """Whether the exponent is ⊤ or T, which are skipped; T in round brackets is a number."""
        braced = self.peek().kind == "{"
        token = self.peek(braced)
        if token.kind != "⊤" and not (token.kind == "name" and token.text == "T"):
            return False
        if braced and self.peek(2).kind != "}":
            return False
        self.here += 1 + 2 * braced
        return True

    def exponent(self) -> Node:
        """What stands behind ^, to the right of which further powers bind first."""
        self.enter()
        sign = self.accept("-")
        node = self.powered(self.atom())
        self.nesting -= 1
        return Negative(node) if sign else node

    def enter(self) -> None:
        """One level deeper; the stack of the interpreter is not ours to fill."""
        self.nesting += 1
        if self.nesting > limits.MAX_NESTING:
            raise self.refusal(sentences.TOO_DEEP)

    # -- atoms

    def atom(self) -> Node:
        """The smallest formulas: what a power or a function may stand behind."""
        token = self.peek()
        if token.kind in _ATOMS:
            self.enter()
            node = _ATOMS[token.kind](self)
            self.nesting -= 1
            return node
        if token.kind == "end":
            raise self.refusal(sentences.UNFINISHED)
        if token.kind == "..":
            raise self.refusal(sentences.DOTS)
        raise self.refusal(sentences.unexpected(self.spelling(token)))

    def number(self) -> Node:
        token = self.next()
        value = float(token.text)
        if value != 0 and not limits.MIN_NUMBER <= value < limits.MAX_NUMBER:
            raise self.refusal(sentences.NUMBER_OUT_OF_RANGE, token)
        return Number(value)

    def bracketed(self) -> Node:
        """One formula in round brackets or braces."""
        opening = self.next()
        bars, self.bars = self.bars, []  # bars opened outside cannot close inside
        node = self.expression(0)
        self.bars = bars
        if opening.kind == "(" and self.peek().kind in (",", ";"):
            raise self.refusal(sentences.COMMA_IN_BRACKETS)
        self.expect(_CLOSING[opening.kind])
        self.bare = None
        return node

    def items(self, closing: str) -> tuple[Node, ...]:
        """Formulas between commas or semicolons, up to the closing bracket."""
        bars, self.bars = self.bars, []
        found = [self.expression(0)]
        while self.accept(",", ";"):
            found.append(self.expression(0))
        self.expect(closing)
        self.bars = bars
        return tuple(found)

    def concat(self) -> Node:
        self.next()
        return Concat(self.items("]"))

    def between_bars(self) -> Node:
        bar = self.next()
        self.bars.append(bar.kind)
        node = self.expression(0)
        self.expect(bar.kind)
        self.bars.pop()
        return Call(_BARS[bar.kind], (node,))

    def root(self) -> Node:
        self.next()
        if self.peek().kind == "[":
            raise self.refusal(sentences.ROOT_FORM)
        return Call("sqrt", (self.atom(),))

    def fraction(self) -> Node:
        token = self.next()
        if self.peek().kind == "{" and self.peek(1).kind == "∂":
            self.next()
            of = self.differential()
            self.expect("}")
            self.expect("{")
            by = self.differential()
            self.expect("}")
            return self.known_partial(of, by)
        if self.peek().kind != "{":
            raise self.refusal(sentences.FRACTION_FORM, token)
        top = self.bracketed()
        if self.peek().kind != "{":
            raise self.refusal(sentences.FRACTION_FORM, token)
        return Binary("/", top, self.bracketed())

    def partial(self) -> Node:
        of = self.differential()
        if not self.accept("/"):
            raise self.refusal(sentences.PARTIAL_FORM)
        return self.known_partial(of, self.differential())

    def differential(self) -> Token:
        if not self.accept("∂"):
            raise self.refusal(sentences.PARTIAL_FORM)
        if self.peek().kind != "name":
            raise self.refusal(sentences.PARTIAL_FORM)
        return self.next()

    def known_partial(self, of: Token, by: Token) -> Node:
        key = partial_key(of.text, by.text)
        looped = any(depends_on(of.text, k) or depends_on(by.text, k) for k in self.loops)
        if self.names is not None and key not in self.names and not looped:
            keys = [name for name in self.names if name.startswith("∂")]
            raise self.refusal(sentences.unknown_name(key, keys, self.names.values()), of)
        return Partial(of.text, by.text)

    # -- sums and products over steps

    def series(self) -> Node:
        r"""`\sum_{k=1}^{T} h_k`: the body reaches over a product, but not over a sum."""
        token = self.next()
        if not self.accept("_"):
            raise self.refusal(sentences.SERIES_LIMITS, token)
        bracket = self.accept("{", "(")
        index = self.index_of(token)
        low = self.expression(0) if bracket else self.atom()
        if bracket:
            self.expect(_CLOSING[bracket.kind])
        if self.accept("⊤"):
            high: Node = Name(self.known("T") or "T")
        elif self.accept("^"):
            high = self.atom()
        else:
            raise self.refusal(sentences.SERIES_LIMITS, token)
        return Series(_SERIES[token.kind], index, low, high, self.body(index, _SIGN + 1))

    def at_series(self) -> bool:
        """Whether a sum or product over steps begins here."""
        spelled_out = self.peek(1).kind == "(" and self.peek(3).kind == "="
        return self.peek().kind in _SERIES or (self.peek().text in _SERIES and spelled_out)

    def series_call(self) -> Node:
        """`sum(k=1..T, h_k)`."""
        token = self.next()
        self.expect("(")
        bars, self.bars = self.bars, []
        index = self.index_of(token)
        low = self.expression(0)
        if not self.accept(".."):
            raise self.refusal(sentences.SERIES_LIMITS, token)
        high = self.expression(0)
        if not self.accept(",", ";"):
            raise self.refusal(sentences.SERIES_LIMITS, token)
        body = self.body(index, 0)
        self.expect(")")
        self.bars = bars
        return Series(_SERIES[token.text], index, low, high, body)

    def index_of(self, series: Token) -> str:
        """The loop variable and the equals sign behind it."""
        index = self.next()
        if index.kind != "name" or "_" in index.text or not self.accept("="):
            raise self.refusal(sentences.SERIES_LIMITS, series)
        return index.text

    def body(self, index: str, least: int) -> Node:
        self.loops.append(index)
        node = self.expression(least)
        self.loops.pop()
        return node

    # -- names and functions

    def word(self) -> Node:
        token = self.peek()
        after = self.peek(1)
        if self.at_series():
            return self.series_call()
        if token.text == "partial" and after.kind == "name":
            return self.spelled_partial()
        self.next()
        if token.text == "e" and after.kind == "^" and not (self.names and "e" in self.names):
            self.next()
            return Call("exp", (self.exponent(),))
        function = function_named(token.text)
        if function is not None and token.text not in (self.names or ()):
            return self.call(function, token)
        name = self.stepped(token) or self.known(token.text)
        return Name(name) if name is not None else self.first_of_letters(token)

    def spelled_partial(self) -> Node:
        """`partial h_t/partial h_prev`: the ASCII spelling of ∂."""
        self.next()
        of = self.next()
        if not self.accept("/") or self.next().text != "partial" or self.peek().kind != "name":
            raise self.refusal(sentences.PARTIAL_FORM)
        return self.known_partial(of, self.next())

    def known(self, ident: str) -> str | None:
        """The name an identifier stands for, or None where it is unknown."""
        if self.names is None or ident in self.loops:
            return ident
        if ident in self.names:
            return self.names[ident]
        if any(depends_on(ident, index) for index in self.loops):
            base = ident.partition("_")[0]
            if any(name.partition("_")[0] == base for name in self.names):
                return ident
        first, *rest = ident.split("_")
        return self.names.get(f"{first}_{''.join(rest)}")

    def stepped(self, token: Token) -> str | None:
        """A name whose step is written out: `h[t-1]`, `h(t-1)`, and `h_t-1` where it is clear."""
        if self.peek().kind in ("(", "[") and not self.peek().spaced:
            return self.indexed(token)
        sign, number = self.peek(), self.peek(1)
        base, _, step = token.text.rpartition("_")
        steps = ("t", *self.loops)
        if not (token.open and step in steps and sign.kind in ("+", "-") and not sign.spaced):
            return None
        if number.kind != "number" or number.spaced or not number.text.isdigit():
            return None
        shifted = f"{base}_{subscript(step + sign.kind + number.text)}"
        earlier, plain = self.known(shifted), self.known(token.text)
        if earlier is not None and plain is not None:
            message = sentences.step_or_difference(token.text, shifted, sign.kind, number.text)
            raise self.refusal(message, token)
        if earlier is not None:
            self.here += 2
        return earlier

    def indexed(self, token: Token) -> str | None:
        opening = self.peek()
        ahead, step = 2, self.peek(1)
        written = step.text
        if self.peek(2).kind in ("+", "-") and self.peek(3).kind == "number":
            written += self.peek(2).kind + self.peek(3).text
            ahead = 4
        if self.peek(ahead).kind != _CLOSING[opening.kind]:
            return None
        is_step = step.kind == "name" and step.text in ("t", "T", *self.loops)
        is_number = step.kind == "number" and step.text.isdigit() and opening.kind == "["
        if not (is_step or is_number):
            return None
        name = self.known(f"{token.text}_{subscript(written)}")
        if name is not None:
            self.here += ahead + 1
        return name

    def first_of_letters(self, token: Token) -> Node:
        """`DH` or `fc_prev` where each letter is a known name: its factors, one after another."""
        base, line, rest = token.text.partition("_")
        factors = [*base[:-1], base[-1] + line + rest]
        first = self.known(factors[0])
        if len(factors) == 1 or first is None or None in map(self.known, factors):
            known = self.names or {}
            message = sentences.unknown_name(token.text, (*known, *FUNCTIONS), known.values())
            raise self.refusal(message, token)
        letters = [token._replace(text=factor, spaced=True) for factor in factors[1:]]
        self.tokens[self.here : self.here] = letters
        return Name(first)

    def call(self, function: str, token: Token) -> Node:
        """A function with its prime, its power and what it is applied to."""
        derived = self.primed(function)
        power = self.exponent_of_function() if self.accept("^") else None
        node = self.applied(function, derived, token)
        if power is None:
            return node
        return Binary("^", node, power)

    def primed(self, function: str) -> bool:
        if self.peek().kind == "^" and self.peek(1).kind == "'":
            self.next()
        if not self.accept("'"):
            return False
        if self.peek().kind == "'":
            raise self.refusal(sentences.ONE_PRIME)
        if function not in DERIVABLE:
            raise self.refusal(sentences.no_derivative(function, DERIVABLE))
        return True

    def exponent_of_function(self) -> Node:
        start = self.peek()
        power = self.exponent()
        if not isinstance(power, Number):
            raise self.refusal(sentences.INVERSE_FUNCTION, start)
        return power

    def applied(self, function: str, derived: bool, token: Token) -> Node:
        opening = self.accept("(", "[", "{")
        if opening is not None:
            arguments = self.items(_CLOSING[opening.kind])
            if opening.kind == "[" and len(arguments) > 1:
                arguments = (Concat(arguments),)
            form = FUNCTIONS[function]
            if not form.least <= len(arguments) <= form.most:
                raise self.refusal(sentences.argument_count(function, form.least, form.most), token)
            return Call(function, arguments, derived)
        if self.peek().kind not in ("name", "number"):
            raise self.refusal(sentences.function_alone(function), token)
        self.bare = Call(function, (self.atom(),), derived)
        return self.bare

    def spelling(self, token: Token) -> str:
        """A token as it stands in the source, for a message."""
        return token.text or token.kind


_ATOMS: dict[str, Callable[[_Parser], Node]] = {
    "number": _Parser.number,
    "name": _Parser.word,
    "(": _Parser.bracketed,
    "{": _Parser.bracketed,
    "[": _Parser.concat,
    "|": _Parser.between_bars,
    "‖": _Parser.between_bars,
    "√": _Parser.root,
    "∑": _Parser.series,
    "∏": _Parser.series,
    "∂": _Parser.partial,
    r"\frac": _Parser.fraction,
}
