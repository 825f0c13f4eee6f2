"""Grading: what a person typed is read, judged and, where it is wrong, diagnosed."""

from rnnquiz.grading.choice import marks
from rnnquiz.grading.claimed import claims
from rnnquiz.grading.code import program
from rnnquiz.grading.entries import split_entries
from rnnquiz.grading.grade import grade
from rnnquiz.grading.key import band, key_text, wrong_texts
from rnnquiz.grading.order import right_order
from rnnquiz.grading.verdict import Piece, Status, Verdict

__all__ = [
    "Piece",
    "Status",
    "Verdict",
    "band",
    "claims",
    "grade",
    "key_text",
    "marks",
    "program",
    "right_order",
    "split_entries",
    "wrong_texts",
]
