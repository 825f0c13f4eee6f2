"""The report on an exam or an interview: shown, saved, and turned into reviews."""

from pathlib import Path

from rnnquiz.cli import world
from rnnquiz.cli.study import Ended, Study
from rnnquiz.errors import DiskError
from rnnquiz.export import html, markdown
from rnnquiz.progress import Planned, SystemZone
from rnnquiz.sessions import Finished, Marked, Plan, outcomes
from rnnquiz.sessions.report import Report, report
from rnnquiz.text import LANGS, Text
from rnnquiz.tui import press, print_page, said, words
from rnnquiz.tui.layout import styled
from rnnquiz.tui.report import report_page

PLAN = "r"  # the key that puts what was not right among the reviews


def reported(study: Study, ended: Ended, *, folder: Path | None) -> None:
    """Show the report on what has ended, unless it was only left, and save it.

    What cannot be saved is shown all the same, and the DiskError comes after it; --resume shows it
    once more.
    """
    state = ended.state
    if not isinstance(state, Finished | Marked) or state.left:
        return
    made = _made(study, ended, state)
    saved, refused = _kept(made, folder or (world.home() / "reports" if study.store else None))
    plan = PLAN if made.review and study.store else ""
    if isinstance(state, Marked) and ended.at >= state.exam.ends:
        print_page(study.terminal, lambda look: said(words.TIME_UP, look))
    print_page(
        study.terminal,
        lambda look: [styled(""), *report_page(made, look, saved=saved, plan=plan)],
    )
    if study.store and not refused:
        study.store.finish(ended.session)
    if plan and press(study.terminal, {plan: words.DO_PLAN, "": words.DO_LEAVE}) == plan:
        _plan(study, made)
    if refused:
        raise refused


def _made(study: Study, ended: Ended, state: Finished | Marked) -> Report:
    session = state.exam if isinstance(state, Marked) else state.quiz
    # A machine may have slept beyond the end of an exam.
    ended_at = min(ended.at, state.exam.ends) if isinstance(state, Marked) else ended.at
    return report(
        outcomes(state),
        title=_title(study, ended.plan),
        lang=study.terminal.lang,
        began=session.began,
        ended=ended_at,
        zone=SystemZone(),
    )


def _kept(made: Report, folder: Path | None) -> tuple[tuple[Path, ...], DiskError | None]:
    """The files that the report was saved in, or why it was not."""
    if not (folder and made.items):
        return (), None
    try:
        return _saved(made, folder), None
    except DiskError as error:
        return (), error


def _title(study: Study, plan: Plan) -> Text:
    """The seed of an exam, or the title of the script that an interview began with."""
    if plan.scripts:
        return study.bank.interviews[plan.scripts[0]].title
    return Text(**{lang: words.EXAM_TITLE.pick(lang).format(seed=plan.seed) for lang in LANGS})


def _plan(study: Study, made: Report) -> None:
    """Put what was not right among the reviews of today."""
    assert study.store is not None
    questions = dict.fromkeys(item.question for item in made.review)
    revs = {id: study.bank.question(id).rev for id in questions}
    study.store.append(*(Planned(question=id, rev=rev) for id, rev in revs.items()))
    print_page(study.terminal, lambda look: said(words.PLANNED, look, count=len(revs)))


def _saved(made: Report, folder: Path) -> tuple[Path, ...]:
    """Write the report in both formats under a name that no other has."""
    stem = f"{made.began.replace(' ', '-').replace(':', '')}"
    written = {".md": markdown(made), ".html": html(made)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        number = 1
        while any((folder / f"{_name(stem, number)}{end}").exists() for end in written):
            number += 1
        paths = {folder / f"{_name(stem, number)}{end}": text for end, text in written.items()}
        for path, text in paths.items():
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise DiskError(
            f"the report cannot be written to {folder}: {error.strerror}; see --save"
        ) from None
    return tuple(paths)


def _name(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"
