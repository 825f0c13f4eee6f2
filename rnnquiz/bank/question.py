"""What a bank holds: questions by family, explainers, topics and terms. Frozen, typed strictly.

The shapes here are the file format: the loader checks YAML against them, the editor's JSON Schema
is made from them, and the compiled cache is decoded into them.
"""

import re
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

from rnnquiz.text import Lang, Text

MAX_BYTES = 1_048_576  # of one file
BLANK = re.compile(r"(?<![A-Za-z0-9_)\]])\[(\d)\]")  # of a cloze; `x[1]` of code is none

Id = Annotated[
    str,
    Meta(
        pattern="^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        max_length=60,
        description="an id of lowercase words joined by hyphens, such as lstm-cell-update",
    ),
]
Rev = Annotated[int, Meta(ge=1, le=1_000_000)]
Size = Annotated[int, Meta(ge=1, le=1_000_000)]
Decimals = Annotated[int, Meta(ge=0, le=8)]
Relative = Annotated[float, Meta(ge=0, le=0.5)]
Whole = Annotated[int, Meta(ge=-1_000_000, le=1_000_000)]
Real = Annotated[float, Meta(ge=-1_000_000, le=1_000_000)]

Level = Literal["easy", "medium", "hard"]
Evidence = Literal["run", "proof", "source"]


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Numbers drawn evenly from `low` to `high`, on the grid of the decimals shown."""

    low: Real
    high: Real


# A number fixes every component; a list is drawn from; a range is drawn between.
Draw = Whole | Real | Annotated[tuple[Whole | Real, ...], Meta(min_length=1)] | Range


class Run(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is run: a routine of the oracle, its sizes and options, and what is drawn."""

    routine: str
    sizes: dict[str, Size] = {}
    options: dict[str, str] = {}
    draw: dict[str, Draw] = {}
    decimals: Decimals = 1
    show: tuple[str, ...] = ()


class Samples(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Answers with their verdicts, which `check` holds the question to.

    `wrong` may name the mistake each answer is recognised as, or say `any`. Numbers and the order
    of options are those of `seed`.
    """

    seed: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    right: tuple[str, ...] = ()
    wrong: dict[str, str] | tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()


class Common(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every question has, whatever its family.

    `id` is for ever; `rev` counts the edits that change the answer. `evidence` says how the key is
    known: `run` is computed, `proof` is a claim checked by a run, `source` cites one.
    """

    id: Id
    rev: Rev = 1
    topic: Id
    level: Level
    tags: tuple[Id, ...] = ()
    evidence: Evidence = "run"
    source: str = ""
    prompt: Text
    hints: tuple[Text, ...] = ()
    explain: Text
    samples: Samples | None = None

    @property
    def family(self) -> str:
        """The question's kind: choice, number, vector ..."""
        return str(self.__struct_config__.tag)

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages the question can be asked in."""
        return self.prompt.languages

    @property
    def answers(self) -> int:
        """How many answers are asked for, one after another."""
        return 1


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One option of a choice: a sentence, a formula, the key, or a misconception.

    A sentence is right because its `claim` (an equation, or an order such as `a < b`) holds when
    run, or because `right` says so and the question cites a source. A formula is right when it
    equals what is asked. `key: true` and `misconception` show what the reference computes, and what
    the named mistake computes.
    """

    text: Text | None = None
    claim: str = ""
    right: bool | None = None
    formula: str = ""
    key: bool = False
    misconception: str = ""
    why: Text | None = None


Options = Annotated[tuple[Option, ...], Meta(min_length=2, max_length=9)]


class Choice(Common, frozen=True, tag_field="family", tag="choice"):
    """Pick one option, or with `many` every right one.

    `form` says whether the key and misconceptions are shown as values or as formulas.
    """

    options: Options
    many: bool = False
    run: Run | None = None
    ask: str = ""
    form: Literal["value", "formula"] = "value"
    decimals: Decimals = 3


class Lab(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is run in the lab: an experiment by its name, and what is set in it."""

    experiment: str
    settings: dict[str, Whole | Real] = {}


class Predict(Common, frozen=True, tag_field="family", tag="predict"):
    """Say what an experiment will show; then it is run, and decides by the options' claims."""

    lab: Lab
    options: Options
    many: bool = False
    run: ClassVar[None] = None  # the experiment stands in for a routine


# What is answered by picking.
Offering = Choice | Predict


class Number(Common, frozen=True, tag_field="family", tag="number"):
    """One number: `ask` is a formula over the names of the run, or one `component` of it."""

    run: Run
    ask: str
    component: tuple[Annotated[int, Meta(ge=0)], ...] = ()
    decimals: Decimals = 3
    relative: Relative = 0.0
    misconceptions: tuple[str, ...] = ()


class Vector(Common, frozen=True, tag_field="family", tag="vector"):
    """All components of a vector, in order."""

    run: Run
    ask: str
    decimals: Decimals = 3
    relative: Relative = 0.0
    misconceptions: tuple[str, ...] = ()


class Matrix(Common, frozen=True, tag_field="family", tag="matrix"):
    """All entries of a matrix, row by row."""

    run: Run
    ask: str
    decimals: Decimals = 3
    relative: Relative = 0.0
    misconceptions: tuple[str, ...] = ()


class Count(Common, frozen=True, tag_field="family", tag="count"):
    """A whole number for the sizes drawn, or with `form: formula` a formula in those sizes."""

    run: Run
    ask: str
    form: Literal["number", "formula"] = "number"
    misconceptions: tuple[str, ...] = ()


class Formula(Common, frozen=True, tag_field="family", tag="formula"):
    """A formula for one name of the run, in the other names of the run."""

    run: Run
    ask: str
    names: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()


class Point(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One point of a rubric: what a good answer says, and what more there is to say about it.

    How it is known: a `claim` (an equation) that holds when run, or a `source` that says so.
    """

    id: Id
    text: Text
    detail: Text
    weight: Annotated[int, Meta(ge=1, le=10)] = 1
    claim: str = ""
    source: str = ""


class Open(Common, frozen=True, tag_field="family", tag="open"):
    """An answer in words, which its writer then holds against a rubric, point by point."""

    points: Annotated[tuple[Point, ...], Meta(min_length=2, max_length=9)]
    run: Run | None = None


class Code(Common, frozen=True, tag_field="family", tag="code"):
    """A function to write: it takes names of the run and returns others, as the reference does.

    `p` among the names stands for all weights and biases, as attributes. A name without its step,
    such as `x` or `h`, stands for all steps, one a row.
    """

    run: Run
    function: Annotated[
        str,
        Meta(
            pattern="^[a-z][a-z0-9_]*$",
            max_length=40,
            description="the name of a function, such as lstm_step",
        ),
    ]
    takes: Annotated[tuple[str, ...], Meta(min_length=1, max_length=12)]
    returns: Annotated[tuple[str, ...], Meta(min_length=1, max_length=12)]
    misconceptions: tuple[str, ...] = ()


class TrueFalse(Common, frozen=True, tag_field="family", tag="true-false"):
    """Say whether a sentence, the prompt, is true or false.

    It is true when its `claim` (an equation, or an order such as `a < b`) holds wherever it is run,
    false when it holds nowhere; or `right` says so and the question cites a source. `instead` is
    what a false sentence should say.
    """

    run: Run | None = None
    claim: str = ""
    right: bool | None = None
    instead: Text | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stands on the right: a text that a source vouches for, or a formula.

    `name` is what the formula is for, in `run` or else in the question's own run. Without a
    `formula` it is the equation that the routine has for the name.
    """

    right: Text | None = None
    name: str = ""
    formula: str = ""
    run: Run | None = None
    why: Text | None = None


class Pair(Side, frozen=True):
    """Two things that belong together; without a `left` text the name itself stands there."""

    left: Text | None = None


class Decoy(Side, frozen=True):
    """A right side that belongs nowhere; a `misconception` writes its own formula for the name."""

    misconception: str = ""


class Match(Common, frozen=True, tag_field="family", tag="match"):
    """Find for each thing on the left what belongs to it on the right.

    A formula is right when it holds in its own run, and no other one of the question does.
    """

    pairs: Annotated[tuple[Pair, ...], Meta(min_length=2, max_length=7)]
    decoys: Annotated[tuple[Decoy, ...], Meta(max_length=3)] = ()
    run: Run | None = None


class Line(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A step in words, to be put in order; its equation says what it computes."""

    text: Text
    formula: str


class Order(Common, frozen=True, tag_field="family", tag="order"):
    """Put lines in an order that computes `ask`: any order that runs and is right counts.

    The lines are equations of the routine: all of them, or those named in `lines`. With `steps` the
    lines are these instead, listed in an order that runs. `decoys` are misconceptions: each adds
    its version of one line, which has to be left out.
    """

    run: Run
    ask: str
    lines: Annotated[tuple[str, ...], Meta(max_length=9)] = ()
    steps: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()
    decoys: tuple[str, ...] = ()


class Spot(Common, frozen=True, tag_field="family", tag="spot"):
    """Find the wrong line: the seed plants one of `misconceptions` in the routine's equations.

    `ask` is what comes out wrong: a formula over the names of the run.
    """

    run: Run
    ask: str
    misconceptions: Annotated[tuple[str, ...], Meta(min_length=1)]


class Blank(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What fills a blank; of several the first is shown as the key.

    `accept` is for formulas and code; `en` and `zh` are the words of a sentence. A `claim` is an
    equation that holds when run, and because of which the word is right.
    """

    accept: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    claim: str = ""


class Cloze(Common, frozen=True, kw_only=True, tag_field="family", tag="cloze"):
    """Fill the blanks `[1]`, `[2]`, ... of an equation of the run, of a sentence, or of code.

    An equation takes whatever makes it hold. `wrong` says what a misconception would fill in.
    """

    formula: str = ""
    sentence: Text | None = None
    code: str = ""
    blanks: Annotated[tuple[Blank, ...], Meta(min_length=1, max_length=9)]
    run: Run | None = None
    wrong: dict[str, tuple[str, ...]] = {}

    @property
    def ask(self) -> str:
        """The name on the left of the equation."""
        return self.formula.partition("=")[0].strip()

    @property
    def answers(self) -> int:
        """One for each blank."""
        return len(self.blanks)


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing that is asked of a run."""

    ask: str
    decimals: Decimals = 3
    relative: Relative = 0.0


class Parts(Common, frozen=True, tag_field="family", tag="parts"):
    """Several values of one run, in the order in which they are worked out."""

    run: Run
    parts: Annotated[tuple[Part, ...], Meta(min_length=2, max_length=9)]
    misconceptions: tuple[str, ...] = ()

    @property
    def answers(self) -> int:
        """One for each part."""
        return len(self.parts)


Question = (
    Choice
    | TrueFalse
    | Match
    | Predict
    | Number
    | Vector
    | Matrix
    | Count
    | Formula
    | Cloze
    | Parts
    | Order
    | Spot
    | Open
    | Code
)


class Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One step of a derivation: prose, a formula, and what stands under it.

    Under the formula stand the numbers of the names in `show`, at the first time step, and what the
    formula gives at every time step.
    """

    text: Text
    formula: str = ""
    show: tuple[str, ...] = ()


class Explainer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A derivation: steps of prose and formula, each formula executed against the run's trace."""

    id: Id
    rev: Rev = 1
    topic: Id
    title: Text
    source: str = ""
    run: Run
    steps: Annotated[tuple[Step, ...], Meta(min_length=1)]

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages the explainer can be read in."""
        return self.title.languages


class Topic(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A topic that questions are filed and scored under."""

    id: Id
    title: Text


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term of the field in both languages, with the Chinese spellings that are not used here."""

    id: Id
    term: Text
    meaning: Text
    avoid: tuple[str, ...] = ()
