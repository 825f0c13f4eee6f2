"""Grading: what a person typed is read, judged and, where it is wrong, diagnosed."""

from rnnquiz.grading.code import program
from rnnquiz.grading.grade import grade
from rnnquiz.grading.key import band, key_text, wrong_texts
from rnnquiz.grading.verdict import Status, Verdict

__all__ = ["Status", "Verdict", "band", "grade", "key_text", "program", "wrong_texts"]
