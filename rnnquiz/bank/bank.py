"""A bank: everything that the files of some folders hold, and where each of it stands."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache as memo
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from rnnquiz.bank import cache as shards
from rnnquiz.bank.asking import asks, misasked
from rnnquiz.bank.fault import dotted
from rnnquiz.bank.interview import Interview
from rnnquiz.bank.question import MAX_BYTES, Explainer, Question, Term, Topic
from rnnquiz.bank.root import BUNDLED
from rnnquiz.bank.sheet import KINDS, Entry, Kind
from rnnquiz.errors import BankError, DiskError, Place, Problem, instead

SUFFIXES = (".yaml", ".yml")
MAX_FILES = 1_000  # of one bank

Folder = Callable[[], Path]


class Origin(NamedTuple):
    """Where an entry comes from: its file, the places in it as JSON, and its number there."""

    file: str
    places: bytes
    number: int


class Bank(msgspec.Struct, frozen=True):
    """Everything that was loaded, by id and in the order of the files.

    `guests` are questions of another bank that interviews of this one ask.
    """

    questions: Mapping[str, Question]
    explainers: Mapping[str, Explainer]
    interviews: Mapping[str, Interview]
    topics: Mapping[str, Topic]
    terms: Mapping[str, Term]
    origins: Mapping[tuple[Kind, str], Origin]
    guests: Mapping[str, Question]

    def question(self, question_id: str) -> Question:
        """A question that may be asked: of this bank, or a guest; KeyError for any other."""
        known = self.questions.get(question_id)
        return known or self.guests[question_id]

    def place(self, entry_id: str, path: str = "", *, kind: Kind | None = None) -> Place:
        """Where `path` of an entry stands (`prompt.en`, `options.2.text`), or its nearest parent.

        An explainer may be called like a topic: without a `kind`, questions come first, then
        explainers, topics and terms.
        """
        for one in (kind,) if kind else KINDS:
            if origin := self.origins.get((one, entry_id)):
                return _place(one, origin, path)
        raise KeyError(entry_id)


def _place(kind: Kind, origin: Origin, path: str) -> Place:
    places = _places(origin.places)[kind][origin.number]
    while path not in places:
        path = path.rpartition(".")[0]
    return Place(origin.file, *places[path])


@memo
def _places(data: bytes) -> dict[str, list[dict[str, tuple[int, int]]]]:
    return msgspec.json.decode(data, type=dict[str, list[dict[str, tuple[int, int]]]])


class _Sheet(NamedTuple):
    """One file of the bank, as far as it is sound."""

    file: str
    entries: Mapping[Kind, Sequence[Entry]]
    places: bytes
    problems: Sequence[Problem] = ()
    ids: Mapping[Kind, frozenset[str] | None] = MappingProxyType({})


UNREAD: Mapping[Kind, None] = MappingProxyType(dict.fromkeys(KINDS))


def load(
    roots: Sequence[Path],
    *,
    topics: Iterable[Topic] = (),
    elsewhere: Callable[[], Mapping[str, Question]] = dict,
    cache: Path | None = None,
) -> Bank:
    """Load all YAML files of some folders (or files), or raise BankError with all their problems.

    `topics` are known besides those of the roots, so that another bank may file its questions
    under the topics of ours. `elsewhere` is called for the questions of another bank when an
    interview asks one that the roots do not have. Compiled files are kept in `cache`, or where the
    person keeps caches.
    """
    # Looked up once, and only where our own bank did not bring its shards along.
    folder = memo(lambda: cache or shards.user_folder())
    sheets = [_sheet(found, folder) for found in _files(roots)]
    problems = [problem for sheet in sheets for problem in sheet.problems]
    bank = _assembled(sheets, topics)
    others = {} if _asked(bank) <= bank.questions.keys() else elsewhere()
    problems += _repeated(sheets)
    if (known := _ids("topics", sheets)) is not None:
        problems += _unfiled(sheets, {*bank.topics, *known})
    if (known := _ids("questions", sheets)) is not None:
        problems += _misasked(sheets, {**others, **bank.questions}, known)
    if problems:
        raise BankError(problems)
    guests = {id_: others[id_] for id_ in sorted(_asked(bank) - bank.questions.keys())}
    return replace(bank, guests=MappingProxyType(guests))


class _Found(NamedTuple):
    """A file, where it really is, and the real place of the folder it must not lead out of."""

    path: Path
    full: Path
    folder: Path | None


def _files(roots: Sequence[Path]) -> Iterator[_Found]:
    """The YAML files of all roots: each once, in the same order everywhere."""
    seen: set[Path] = set()
    for root in roots:
        paths, folder = _files_of(root), root.resolve() if root.is_dir() else None
        for path in paths:
            if (full := path.resolve()) not in seen:
                seen.add(full)
                yield _Found(path, full, folder)


def _files_of(root: Path) -> list[Path]:
    if not root.exists():
        raise DiskError(f"{_printable(root)} does not exist: give a YAML file, or a folder of them")
    if not root.is_dir() and not root.is_file():  # a pipe or a device may never end
        raise DiskError(f"{_printable(root)} is no file: give a YAML file, or a folder of them")
    if not root.is_dir():
        return [root]
    inside = {path: path.relative_to(root).parts for path in root.rglob("*.y*ml")}
    found = [path for path in inside if path.suffix in SUFFIXES and path.is_file()]
    # A bank may be a repository: what starts with a dot belongs to its tools.
    found = [path for path in found if not any(part.startswith(".") for part in inside[path])]
    if len(found) > MAX_FILES:
        raise DiskError(
            f"{_printable(root)} holds {len(found):,} YAML files; a bank has at most {MAX_FILES:,}"
        )
    if not found:
        raise DiskError(
            f"{_printable(root)} holds no YAML file: give a bank's file, or a folder of them"
        )
    return sorted(found, key=inside.__getitem__)


def _sheet(found: _Found, folder: Folder) -> _Sheet:
    path, file = found.path, _shown(found.full)
    if found.folder and not found.full.is_relative_to(found.folder):
        message = "a link that leads out of the bank: put the file itself here"
        return _Sheet(file, {}, b"{}", [Problem(Place(file, 1, 1), message)], UNREAD)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError as error:
        problem = Problem(Place(file, 1, 1), f"cannot be read: {error.strerror}")
        return _Sheet(file, {}, b"{}", [problem], UNREAD)
    if shard := _compiled(path, content, folder):
        return _Sheet(file, _entries(shard.sheet), shard.places)
    return _read(file, content, folder)


def _compiled(path: Path, content: bytes, folder: Folder) -> shards.Shard | None:
    # A shard is taken at its word, so no bank but our own may bring its shards along.
    if path.is_relative_to(BUNDLED) and (own := shards.find(content, BUNDLED / "compiled")):
        return own
    return shards.find(content, folder())


def _read(file: str, content: bytes, folder: Folder) -> _Sheet:
    from rnnquiz.bank.compiling import compile_sheet

    compiled = compile_sheet(content)
    places = msgspec.json.encode(compiled.places)
    if not compiled.faults:
        shards.keep(content, shards.Shard(compiled.sheet, places), folder())
    problems = [Problem(Place(file, *spot), message) for spot, message in compiled.faults]
    return _Sheet(file, _entries(compiled.sheet), places, problems, compiled.ids)


def _entries(sheet: Any) -> Mapping[Kind, Sequence[Entry]]:
    return {kind: getattr(sheet, kind) for kind in KINDS}


def _shown(full: Path) -> str:
    """The path as a person would write it here; a strange name must not paint the terminal."""
    here = Path.cwd()
    return _printable(full.relative_to(here) if full.is_relative_to(here) else full)


def _printable(path: Path) -> str:
    return str(path) if str(path).isprintable() else ascii(str(path))


def _assembled(sheets: Sequence[_Sheet], topics: Iterable[Topic]) -> Bank:
    found: dict[Kind, dict[str, Any]] = {kind: {} for kind in KINDS}
    found["topics"] = {topic.id: topic for topic in topics}
    origins: dict[tuple[Kind, str], Origin] = {}
    for kind, entry, origin in _all(sheets):
        found[kind].setdefault(entry.id, entry)
        origins.setdefault((kind, entry.id), origin)
    proxies = {kind: MappingProxyType(entries) for kind, entries in found.items()}
    return Bank(**proxies, origins=MappingProxyType(origins), guests=MappingProxyType({}))


def _asked(bank: Bank) -> set[str]:
    """The ids of all questions that interviews ask."""
    return {id_ for interview in bank.interviews.values() for _, id_ in asks(interview)}


def _ids(kind: Kind, sheets: Sequence[_Sheet]) -> frozenset[str] | None:
    """The ids of all entries of a kind that are not sound, too; None where some may be unread."""
    found = [sheet.ids.get(kind, frozenset()) for sheet in sheets]
    known = [ids for ids in found if ids is not None]
    return frozenset().union(*known) if len(known) == len(found) else None


def _all(sheets: Sequence[_Sheet]) -> Iterator[tuple[Kind, Entry, Origin]]:
    for sheet in sheets:
        for kind, entries in sheet.entries.items():
            for index, entry in enumerate(entries):
                yield kind, entry, Origin(sheet.file, sheet.places, index)


def _repeated(sheets: Sequence[_Sheet]) -> Iterator[Problem]:
    """Ids used twice; what is called by its id shares it with no other, of whatever kind."""
    first: dict[tuple[Kind, str], tuple[Kind, Origin]] = {}
    for kind, entry, origin in _all(sheets):
        space = "questions" if kind in {"explainers", "interviews"} else kind
        known = first.setdefault((space, entry.id), (kind, origin))
        if known != (kind, origin):
            taken, here = _place(*known, "id"), _place(kind, origin, "id")
            yield Problem(here, f"{entry.id}: id: already used at {taken}: choose another")


def _unfiled(sheets: Sequence[_Sheet], known: Collection[str]) -> Iterator[Problem]:
    """Questions and explainers under a topic that nobody has defined."""
    for kind, entry, origin in _all(sheets):
        if isinstance(entry, Topic | Term | Interview) or entry.topic in known:
            continue
        message = f"unknown topic `{entry.topic}`{instead(entry.topic, known)}"
        yield Problem(_place(kind, origin, "topic"), f"{entry.id}: topic: {message}")


def _misasked(
    sheets: Sequence[_Sheet], questions: Mapping[str, Question], unsound: Collection[str]
) -> Iterator[Problem]:
    """What interviews ask that they cannot ask."""
    for kind, entry, origin in _all(sheets):
        if isinstance(entry, Interview):
            for keys, message in misasked(entry, questions, unsound):
                path = dotted(keys)
                yield Problem(_place(kind, origin, path), f"{entry.id}: {path}: {message}")
