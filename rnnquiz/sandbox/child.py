"""The process in which somebody's function runs. It is run by path and imports nothing of ours.

It reads one request, gives up what it does not need (files, processes, the network, memory beyond
the limit), calls the function, and writes one report. The refusals below are Python's audit events:
they make a clear answer of an honest mistake, and are no wall against somebody who digs under them.
The limits of the kernel are, and the parent kills the whole group.
"""

import json
import os
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import TextIOBase
from types import SimpleNamespace
from typing import Any

ANSWER = "<answer>"
DETAIL = 200
MOST = 10_000  # components of one output; of a larger one the shape says enough
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
REFUSED = {
    "process": (
        *("os.fork", "os.posix_spawn", "os.exec", "os.spawn", "os.system", "os.startfile"),
        *("os.kill", "subprocess.", "pty.", "ctypes.", "signal.pthread_kill"),
    ),
    "write": (
        *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod"),
        *("os.chown", "os.truncate", "os.utime", "os.setxattr", "shutil.", "tempfile."),
    ),
    "read": ("os.listdir", "os.scandir", "os.chdir", "os.walk", "glob."),
    "network": ("socket.", "urllib.", "http.", "ftplib.", "smtplib."),
}


class Refused(BaseException):
    """Something that is not allowed here was tried."""


class Noisy(BaseException):
    """Too much was printed."""


class Unfit(Exception):
    """What was returned cannot be compared; the arguments are the status and the detail."""


class Bounded(TextIOBase):
    """Swallows what is printed, up to a limit."""

    def __init__(self, most: int) -> None:
        self._left = most

    def write(self, text: str) -> int:
        """Count the characters, and stop when there are too many."""
        self._left -= len(text)
        if self._left < 0:
            raise Noisy
        return len(text)


def main() -> None:
    """Serve the one request on standard input."""
    request = json.loads(sys.stdin.buffer.read())
    answers = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    # NumPy's folder is left out again: what else is installed there is not for the answer.
    sys.path.append(request["numpy"])
    import numpy as np

    sys.path.remove(request["numpy"])
    home = f"{request['numpy']}{os.sep}numpy"
    readable = [home, f"{home}.libs", *sys.path]
    bound(**request["limits"])
    refusals = guarded(tuple(map(os.path.realpath, readable)))
    report = ran(request, np)
    if refusals:  # even where the answer swallowed the exception
        report = {"status": "refused", "detail": refusals[0]}
    answers.write(json.dumps(report).encode())
    answers.flush()
    os._exit(0)  # whatever threads or exit handlers the answer left behind


def bound(cpu: int, memory: int, **_: int) -> None:
    """Ask the kernel for the limits, where it has them."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    limits = {
        "RLIMIT_CPU": cpu,
        "RLIMIT_AS": memory,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_CORE": 0,
    }
    for name, most in limits.items():
        if hasattr(resource, name):
            # Beyond the soft limit of CPU a signal is sent that tells why; the hard one kills.
            resource.setrlimit(getattr(resource, name), (most, most + (name == "RLIMIT_CPU")))


def guarded(readable: tuple[str, ...]) -> list[str]:
    """Refuse from now on what an answer does not need; the list fills with what was tried."""
    refusals: list[str] = []

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        kind = refusal(event, arguments, readable)
        if kind:
            refusals.append(kind)
            raise Refused(kind)

    sys.modules["_posixsubprocess"] = None  # type: ignore[assignment]  # starts without an event
    sys.addaudithook(hook)
    return refusals


def refusal(event: str, arguments: tuple[Any, ...], readable: tuple[str, ...]) -> str:
    """What kind of thing that is not allowed this event is; "" where it is allowed."""
    if event == "open":
        path, _, flags = arguments
        if flags & WRITING:
            return "write"
        # Python looks for the line of a syntax error in the file it is told of, which there is not.
        known = isinstance(path, int) or path == ANSWER or within(path, readable)
        return "" if known else "read"
    if event == "os.listdir" and arguments[0] and within(arguments[0], readable):
        return ""  # how modules are found
    return next((kind for kind, events in REFUSED.items() if event.startswith(events)), "")


def within(path: Any, folders: tuple[str, ...]) -> bool:
    """Whether the path is in one of the folders."""
    real = os.path.realpath(os.fsdecode(path))
    return any(real == folder or real.startswith(folder + os.sep) for folder in folders)


def ran(request: dict[str, Any], np: Any) -> dict[str, Any]:  # noqa: PLR0911 (one way to end each)
    """The report on the request's source, function and calls."""
    printed = Bounded(request["limits"]["printed"])
    try:
        with redirect_stdout(printed), redirect_stderr(printed):
            return called(request, np)
    except SyntaxError as error:
        if error.filename == ANSWER:
            return {"status": "unread", "line": error.lineno or 0, "detail": said(error.msg)}
        return raised(error)
    except Unfit as error:
        return {"status": error.args[0], "detail": said(error.args[1])}
    except Refused as error:
        return {"status": "refused", "detail": error.args[0]}
    except Noisy:
        return {"status": "noisy"}
    except MemoryError:
        return {"status": "memory"}
    except (SystemExit, KeyboardInterrupt, GeneratorExit):
        return {"status": "exited"}
    except BaseException as error:  # noqa: BLE001 (whatever it raises is the answer's)
        return raised(error)


def raised(error: BaseException) -> dict[str, Any]:
    """The report on an exception: what it is, and the last line of the answer it passed."""
    line, trace = 0, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == ANSWER:
            line = trace.tb_lineno
        trace = trace.tb_next
    try:
        text = f"{type(error).__name__}: {error}"
    except Exception:  # noqa: BLE001 (its own __str__ may raise)
        text = type(error).__name__
    return {"status": "raised", "line": line, "detail": said(text.removesuffix(": "))}


def said(text: Any) -> str:
    """A text on one line, cut where it is long."""
    return " ".join(str(text).split())[:DETAIL]


def called(request: dict[str, Any], np: Any) -> dict[str, Any]:
    """The outputs of every call."""
    names: dict[str, Any] = {"__name__": "answer", "np": np, "numpy": np}
    try:
        code = compile(request["source"], ANSWER, "exec")
    except ValueError as error:  # a null byte
        raise Unfit("unread", error) from None
    exec(code, names)  # noqa: S102 (this process is there for nothing else)
    function = names.get(request["function"])
    if not callable(function):
        raise Unfit("missing", "")
    outputs = [
        outputs_of(function(*(argument(each, np) for each in call)), request["outputs"], np)
        for call in request["calls"]
    ]
    return {"status": "returned", "outputs": outputs}


def argument(value: Any, np: Any) -> Any:
    """A number as it is, lists as an array, a dict as something with attributes."""
    if isinstance(value, list):
        return np.array(value, dtype=float)
    if isinstance(value, dict):
        return SimpleNamespace(**{name: argument(each, np) for name, each in value.items()})
    return value


def outputs_of(value: Any, count: int, np: Any) -> list[dict[str, Any]]:
    """The values that a call returned."""
    if count == 1 and not (isinstance(value, tuple) and len(value) == 1):
        return [output(value, np)]
    found = len(value) if isinstance(value, tuple | list) else 1
    if found != count:
        raise Unfit("uncounted", found)
    return [output(each, np) for each in value]


def output(value: Any, np: Any) -> dict[str, Any]:
    """One value: its shape and its components, None for those that are not finite."""
    try:
        array = np.asarray(value)
    except ValueError:  # rows of unequal length
        raise Unfit("unlike", type(value).__name__) from None
    if array.dtype.kind not in "fiub":
        raise Unfit("unlike", type(value).__name__)
    flat = array.astype(float).ravel() if array.size <= MOST else np.zeros(0)
    data = [number if -1e308 < number < 1e308 else None for number in flat.tolist()]
    return {"shape": list(array.shape), "data": data}


if __name__ == "__main__":
    main()
