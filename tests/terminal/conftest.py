import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pytest

TESTS = Path(__file__).parent.parent
SAMPLE = str(TESTS / "sample")
SECONDS = 20


def environment(**changes: str) -> dict[str, str]:
    """This process's environment without what would change the screens."""
    dropped = {"NO_COLOR", "COLUMNS", "LINES", "LANG", "RNNQUIZ_LANG", "RNNQUIZ_CONTENT"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    path = os.pathsep.join(filter(None, [str(TESTS.parent), kept.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, "TERM": "xterm", "LC_ALL": "C.UTF-8", **changes}


class Person:
    """Somebody at a real terminal that runs the command in a shell."""

    def __init__(
        self, screen, arguments: str, width: int, height: int, env: dict[str, str]
    ) -> None:
        # The shell shows afterwards how the command left the terminal behind.
        seen = "stty -a | grep -oE -e '-?(icanon|echo|isig|icrnl)\\b' | xargs echo terminal"
        run = f"{sys.executable} -m rnnquiz {arguments}; echo code $?"
        command = f"trap : INT; {run}; {seen}; echo the-end"
        self.screen = screen(width, height)
        self.child = pexpect.spawn(
            "/bin/sh", ["-c", command], dimensions=(height, width), encoding="utf-8", env=env
        )
        self.child.delaybeforesend = None
        self.log = ""

    def sees(self, text: str) -> str:
        """Wait until the text is on the screen."""
        until = time.monotonic() + SECONDS
        while text not in self.screen.text:
            assert time.monotonic() < until, f"no {text!r} on:\n{self.screen.text}"
            self._follow()
        return self.screen.text

    def types(self, keys: str) -> None:
        self.child.send(keys)

    def leaves(self) -> int:
        """Wait for the end and return the exit code; the terminal is as it was."""
        self.sees("the-end")
        assert "terminal icrnl isig icanon echo" in self.log
        return int(re.findall(r"code (\d+)", self.log)[-1])

    def _follow(self) -> None:
        try:
            text = self.child.read_nonblocking(4096, timeout=0.2)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(0.05)
            return
        self.log += text
        self.screen.write(text)


@pytest.fixture
def at_terminal(screen):
    """Run the command at a terminal: `at_terminal("quiz", width=80, height=24, NO_COLOR="1")`."""
    people = []

    def run(arguments: str, *, width: int = 80, height: int = 24, **env: str) -> Person:
        person = Person(screen, arguments, width, height, environment(**env))
        people.append(person)
        return person

    yield run
    for person in people:
        person.child.close(force=True)
