"""`execute`: run a program in a process of its own, and leave nothing of it behind.

The process gets the source and the arguments on its standard input: no key is in its memory, its
files, its arguments or its environment. It is the leader of a group; when it has answered, or the
time is over, the whole group is killed.
"""

import os
import signal
import sys
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING

import msgspec

from rnnquiz.errors import DiskError
from rnnquiz.sandbox.program import LIMITS, Limits, Program, Report

if TYPE_CHECKING:
    from subprocess import Popen

CHILD = str(Path(__file__).with_name("child.py"))
# Threads of the linear algebra would count against the memory, and the matrices are small.
ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
KEPT = ("SYSTEMROOT",)  # without which Windows starts no process
GRACE = 1.0  # seconds to find out that a killed process is gone


def execute(program: Program, limits: Limits = LIMITS) -> Report:
    """Run the program within the limits."""
    # Every start imports this room, and few run anything.
    import subprocess
    from tempfile import TemporaryDirectory

    request = _request(program, limits)
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    with TemporaryDirectory(prefix="rnnquiz-", ignore_cleanup_errors=True) as folder:
        try:
            process = subprocess.Popen(  # noqa: S603 (our own file, in our own interpreter)
                [sys.executable, "-I", "-S", "-B", CHILD],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env={**ENVIRONMENT, **kept},
                start_new_session=True,
            )
        except OSError as error:
            raise DiskError(f"no process could be started to run the answer: {error}") from None
        return _followed(process, request, limits)


def _request(program: Program, limits: Limits) -> bytes:
    numpy = find_spec("numpy")
    folder = str(Path(numpy.origin).parents[1]) if numpy and numpy.origin else ""
    bounds = {"cpu": limits.cpu, "memory": limits.memory, "printed": limits.printed}
    return msgspec.json.encode({**program._asdict(), "numpy": folder, "limits": bounds})


def _followed(process: "Popen[bytes]", request: bytes, limits: Limits) -> Report:
    """Feed the process, wait for its answer as long as it may take, and end it."""
    assert process.stdin is not None
    assert process.stdout is not None
    received: list[bytes] = []
    # A thread, because a read cannot be given up: whoever holds the pipe could hold us.
    reader = Thread(target=_read, args=(process.stdout, limits.reported, received), daemon=True)
    reader.start()
    with suppress(OSError):  # it died before it read everything
        process.stdin.write(request)
        process.stdin.close()
    reader.join(limits.seconds)
    late = reader.is_alive()
    _kill(process)
    reader.join(GRACE)
    if not reader.is_alive():
        process.stdout.close()
    return _report(b"".join(received), process.returncode, late=late, most=limits.reported)


def _read(pipe: IO[bytes], most: int, received: list[bytes]) -> None:
    received.append(pipe.read(most + 1))


def _kill(process: "Popen[bytes]") -> None:
    """End the process and everything of its group; until we wait, the group's id is its own."""
    if hasattr(os, "killpg"):
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _report(received: bytes, code: int, *, late: bool, most: int) -> Report:
    if late or code == -getattr(signal, "SIGXCPU", 0):
        return Report("timeout")
    if len(received) > most:
        return Report("noisy")
    try:
        return msgspec.json.decode(received, type=Report)
    except msgspec.MsgspecError:
        return Report("died")
