"""What a question shows, in a language, with the numbers of a variant."""

from rnnquiz.bank import Choice, Decoy, Offering, Option, Pair
from rnnquiz.notation import typeset_line
from rnnquiz.oracle.choices import Choices
from rnnquiz.oracle.misconceptions import misconception
from rnnquiz.oracle.ordered import Ordered
from rnnquiz.oracle.planted import Planted
from rnnquiz.oracle.prose import Piece, fill
from rnnquiz.oracle.run import formula
from rnnquiz.oracle.values import value_text
from rnnquiz.oracle.written import asked_formula
from rnnquiz.text import Lang, Text


def option_pieces(
    question: Offering, variant: Choices, position: int, lang: Lang, *, ascii: bool = False
) -> tuple[Piece, ...]:
    """The option at a position of `question.options`, as it is shown."""
    option = question.options[position]
    if option.text is not None:
        return fill(option.text.pick(lang), variant.values, ascii=ascii)
    if position in variant.computed and isinstance(question, Choice):
        value = variant.computed[position]
        return (Piece("value", value_text(value, question.decimals)),)
    source = option.formula
    if not source and isinstance(question, Choice) and question.run is not None:
        source = asked_formula(question.run, question.ask, option.misconception)
    return (Piece("maths", typeset_line(formula(source), ascii=ascii)),)


def option_text(
    question: Offering, variant: Choices, position: int, lang: Lang, *, ascii: bool = False
) -> str:
    """The option as one line of text."""
    pieces = option_pieces(question, variant, position, lang, ascii=ascii)
    return "".join(piece.text for piece in pieces)


def line_pieces(
    variant: Ordered | Planted, position: int, lang: Lang, *, ascii: bool = False
) -> tuple[Piece, ...]:
    """The line at a position as it is shown: an equation, or a step in words."""
    if isinstance(variant, Ordered) and (text := variant.rows[position].text):
        return fill(text.pick(lang), variant.values, ascii=ascii)
    return (Piece("maths", typeset_line(formula(line_source(variant, position)), ascii=ascii)),)


def line_source(variant: Ordered | Planted, position: int) -> str:
    """The equation that the line at a position is, or stands for."""
    lines = variant.rows if isinstance(variant, Ordered) else variant.lines
    return f"{lines[position].name} = {lines[position].formula}"


def line_text(variant: Ordered | Planted, position: int, lang: Lang, *, ascii: bool = False) -> str:
    """The line as one line of text."""
    return "".join(piece.text for piece in line_pieces(variant, position, lang, ascii=ascii))


def why(shown: Option | Pair | Decoy) -> Text | None:
    """What is said of something that was offered: its own text, or else its misconception's."""
    named = "" if isinstance(shown, Pair) else shown.misconception
    return shown.why or (misconception(named).text if named else None)
