"""A function runs apart: whatever it does ends within its limits and leaves nothing behind."""

import os
import sys
import time
from pathlib import Path

import pytest

from rnnquiz.sandbox import LIMITS, Limits, Output, Program, Report, execute

CALLS = ((1.5, [1.0, 2.0]),)
SHORT = Limits(seconds=3, cpu=2, memory=1 << 29)
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="limits of the kernel are POSIX")


def ran(source: str, limits: Limits = LIMITS, outputs: int = 1) -> Report:
    return execute(Program(source, "f", CALLS, outputs), limits)


def test_numbers_arrays_and_attributes_go_in_and_come_out() -> None:
    source = "def f(p, k):\n    return p.W @ p.x, k\n"
    argument = {"W": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], "x": [1.0, 1.0]}
    report = execute(Program(source, "f", ((argument, 2),), 2))
    assert report.status == "returned"
    assert report.outputs == ((Output((3,), (3.0, 7.0, 11.0)), Output((), (2.0,))),)


def test_what_is_not_finite_is_none() -> None:
    report = ran("def f(a, b): return np.array([np.nan, np.inf, a])")
    assert report.outputs == ((Output((3,), (None, None, 1.5)),),)


ENDINGS = {
    "a bracket that is not closed": ("def f(:", Report("unread", (), 1, "invalid syntax")),
    "no such function": ("g = 1", Report("missing")),
    "not a function": ("f = 1", Report("missing")),
    "a name that is not known": (
        "def f(a, b):\n    x = 1\n    return y\n",
        Report("raised", (), 3, "NameError: name 'y' is not defined"),
    ),
    "an exception inside NumPy has the line of the answer": (
        "def f(a, b):\n\n    return np.linalg.inv(np.zeros((2, 2)))\n",
        Report("raised", (), 3, "LinAlgError: Singular matrix"),
    ),
    "an exception that cannot be shown": (
        "class E(Exception):\n    def __str__(self): raise E\ndef f(a, b): raise E\n",
        Report("raised", (), 3, "E"),
    ),
    "recursion without an end": (
        "def f(a, b): return f(a, b)",
        Report("raised", (), 1, "RecursionError: maximum recursion depth exceeded"),
    ),
    "sys.exit": ("import sys\ndef f(a, b): sys.exit(0)", Report("exited")),
    "the process is ended": ("import os\ndef f(a, b): os._exit(0)", Report("died")),
    "two values for one": ("def f(a, b): return a, b", Report("unlike", detail="tuple")),
    "a text": ("def f(a, b): return 'x'", Report("unlike", detail="str")),
    "nothing": ("def f(a, b): pass", Report("unlike", detail="NoneType")),
    "a file is written": ("def f(a, b): open('x', 'w')", Report("refused", detail="write")),
    "a file is made by number": (
        "import os\ndef f(a, b): os.open('x', os.O_CREAT | os.O_WRONLY)",
        Report("refused", detail="write"),
    ),
    "NumPy writes a file": ("def f(a, b): b.tofile('x')", Report("refused", detail="write")),
    "a folder is made": (
        "import os\ndef f(a, b): os.mkdir('x')",
        Report("refused", detail="write"),
    ),
    "a file of the machine": ("def f(a, b): open('/etc/passwd')", Report("refused", detail="read")),
    "a refusal that is swallowed": (
        "def f(a, b):\n    try: open('/etc/passwd')\n    except BaseException: return b\n",
        Report("refused", detail="read"),
    ),
    "a shell": ("import os\ndef f(a, b): os.system('true')", Report("refused", detail="process")),
    "a kill": (
        "import os\ndef f(a, b): os.kill(os.getppid(), 0)",
        Report("refused", detail="process"),
    ),
    "the C library": (
        "import ctypes\ndef f(a, b): ctypes.CDLL(None)",
        Report("refused", detail="process"),
    ),
    "the network": (
        "import socket\ndef f(a, b): socket.create_connection(('127.0.0.1', 9))",
        Report("refused", detail="network"),
    ),
    "our own modules": (
        "import rnnquiz\n",
        Report("raised", (), 1, "ModuleNotFoundError: No module named 'rnnquiz'"),
    ),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_ending(name: str) -> None:
    source, report = ENDINGS[name]
    assert ran(source) == report


@POSIX
@pytest.mark.parametrize(
    ("source", "status"),
    [
        pytest.param("def f(a, b):\n    while True: pass\n", "timeout", id="an endless loop"),
        pytest.param("import time\ndef f(a, b): time.sleep(60)", "timeout", id="a long sleep"),
        pytest.param(
            "def f(a, b):\n    while True:\n        try: 1 / 0\n        except: pass\n",
            "timeout",
            id="a loop that swallows everything",
        ),
        pytest.param(
            "def f(a, b):\n    x = []\n    while True: x.append(bytearray(10**8))\n",
            "memory",
            id="a memory hog",
        ),
        pytest.param("def f(a, b): return np.zeros(10**11)", "memory", id="one huge array"),
        pytest.param("def f(a, b):\n    while True: print('x')\n", "noisy", id="noise"),
        pytest.param(
            "import sys\ndef f(a, b):\n    while True: print('x', file=sys.stderr)\n",
            "noisy",
            id="noise on the other stream",
        ),
    ],
)
def test_it_ends_within_its_limits(source: str, status: str) -> None:
    began = time.monotonic()
    assert ran(source, SHORT).status == status
    assert time.monotonic() - began < SHORT.seconds + 3


def test_a_large_result_is_told_by_its_shape_alone() -> None:
    report = ran("def f(a, b): return np.zeros((500, 500))")
    assert report.outputs == ((Output((500, 500), ()),),)


def alive(marker: str) -> list[int]:
    """The processes with this text on their command line."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if marker.encode() in line and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def gone(marker: str) -> bool:
    """Whether no such process is left, once those that were killed have had time to die."""
    until = time.monotonic() + 3
    while alive(marker) and time.monotonic() < until:
        time.sleep(0.02)
    return alive(marker) == []


LINUX = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="looks into /proc")


@LINUX
@pytest.mark.parametrize(
    "source",
    [
        "import os\ndef f(a, b):\n    for _ in range(3): os.fork()\n    return b\n",
        "import os\ndef f(a, b):\n    os.posix_spawn('/bin/sleep', ['sleep', '61.5'], {})\n",
        "import subprocess\ndef f(a, b): subprocess.Popen(['sleep', '61.5'])\n",
    ],
    ids=["fork", "spawn", "subprocess"],
)
def test_a_child_is_refused(source: str) -> None:
    assert ran(source).status in {"refused", "raised"}
    assert gone("sandbox/child.py")
    assert gone("61.5")


UNGUARDED = """
import sys
sys.modules.pop("_posixsubprocess")
import _posixsubprocess, os
def f(a, b):
    pid = 0
    for _ in range(3):
        pid = _posixsubprocess.fork_exec(
            [b"/bin/sleep", b"62.5"], [b"/bin/sleep"], True, (), None, None,
            -1, -1, -1, -1, -1, -1, *os.pipe(), False, False, -1, None, None, None, -1, None, False)
    return float(pid)
"""


@LINUX
@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the signature of fork_exec changes")
def test_children_that_slip_through_are_killed_with_their_group() -> None:
    assert ran(UNGUARDED).status in {"returned", "raised"}
    assert gone("62.5")


PEEK = """
import os, sys
def f(a, b):
    return np.array([len(v) for v in os.environ.values()] + [0.0 for _ in sys.argv[1:]])
"""


def test_neither_the_environment_nor_the_arguments_say_anything(monkeypatch) -> None:
    monkeypatch.setenv("RNNQUIZ_SECRET", "the key")
    report = ran("import os\ndef f(a, b): return 'RNNQUIZ_SECRET' in os.environ")
    assert report.outputs == ((Output((), (0.0,)),),)
    ((output,),) = ran(PEEK).outputs
    assert output.shape[0] <= 4


def test_the_folder_it_runs_in_is_gone_and_nothing_was_written(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert ran("def f(a, b): return a").status == "returned"
    assert list(tmp_path.iterdir()) == []
