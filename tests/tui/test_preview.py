"""A variant as its author sees it."""

from rich.cells import cell_len

from rnnquiz.bank import content_root, load
from rnnquiz.oracle import variant
from rnnquiz.tui.look import Look
from rnnquiz.tui.preview import preview

QUESTION = load((content_root(),)).questions["lstm-cell-update-value"]
WORDS = {"en": ("right answer", "accepted"), "zh": ("正确答案", "接受范围")}


def test_the_key_and_what_is_accepted_begin_in_one_column() -> None:
    for look in (Look(), Look(lang="zh")):
        lines = [line.plain for line in preview(QUESTION, variant(QUESTION, 1), look, answer=True)]
        key, band = (next(line for line in lines if word in line) for word in WORDS[look.lang])
        assert cell_len(key.partition("[")[0]) == cell_len(band.partition("[")[0])
