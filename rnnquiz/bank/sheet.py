"""A sheet: one file of a bank, with entries of every kind."""

from typing import Literal

import msgspec

from rnnquiz.bank.interview import Interview
from rnnquiz.bank.question import Explainer, Question, Term, Topic


class Sheet(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file of a bank."""

    format: Literal[1]
    questions: tuple[Question, ...] = ()
    explainers: tuple[Explainer, ...] = ()
    interviews: tuple[Interview, ...] = ()
    topics: tuple[Topic, ...] = ()
    terms: tuple[Term, ...] = ()


Entry = Question | Explainer | Interview | Topic | Term
Kind = Literal["questions", "explainers", "interviews", "topics", "terms"]
KINDS: tuple[Kind, ...] = ("questions", "explainers", "interviews", "topics", "terms")
