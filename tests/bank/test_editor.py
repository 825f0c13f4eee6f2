"""The real yaml-language-server, with our schema: what an author sees while typing.

It is looked for on the PATH; `npm install -g yaml-language-server` puts it there.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rnnquiz.bank import schema

SERVER = shutil.which("yaml-language-server")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SERVER or not shutil.which("node"), reason="no yaml-language-server"),
]
HEAD = "# yaml-language-server: $schema=rnnquiz.schema.json\n"
BANK = (
    HEAD
    + """\
format: 1
questions:
  - id: probe
    topic: t
    level: easy
    family: number
    prompt: What is it?
    run: {routine: lstm.update}
    ask: sum(c_t)
    explain: So it is.
"""
)


class Server:
    """A client of a language server over its standard streams."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self.number = 0
        root = folder.as_uri()
        self.ask("initialize", processId=None, rootUri=root, capabilities={})
        self.tell("initialized")

    def tell(self, method: str, **params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, **params: Any) -> Any:
        self.number += 1
        self._send({"id": self.number, "method": method, "params": params})
        return self.wait(lambda said: said.get("id") == self.number and "method" not in said)

    def wait(self, wanted) -> Any:
        while True:
            said = self._receive()
            if wanted(said):
                return said.get("result", said.get("params"))
            if "method" in said and "id" in said:  # it asks for our settings: we have none
                items = said["params"].get("items", []) if said.get("params") else []
                self._send({"id": said["id"], "result": [{} for _ in items] or None})

    def open(self, text: str) -> str:
        uri = (self.folder / f"bank{self.number}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return uri

    def diagnostics(self, text: str) -> list[dict[str, Any]]:
        uri = self.open(text)
        return self.wait(
            lambda said: (
                said.get("method") == "textDocument/publishDiagnostics"
                and said["params"]["uri"] == uri
            )
        )["diagnostics"]

    def completions(self, text: str, line: int, character: int) -> set[str]:
        found = self.ask(
            "textDocument/completion",
            textDocument={"uri": self.open(text)},
            position={"line": line, "character": character},
        )
        return {item["label"] for item in found["items"]}

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        assert length, "the server went away"
        return json.loads(self.process.stdout.read(length))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("editor")
    (folder / "rnnquiz.schema.json").write_text(json.dumps(schema()), "utf-8")
    made = Server(folder)
    yield made
    made.process.stdin.close()
    made.process.stdout.close()
    made.process.terminate()
    made.process.wait(10)


def test_a_sound_bank_has_no_marks(server: Server) -> None:
    assert server.diagnostics(BANK) == []


@pytest.mark.parametrize(
    ("sound", "planted", "line", "said"),
    [
        ("level: easy", "level: eazy", 5, "Value is not accepted"),
        ("level: easy", "levle: easy", 5, "levle"),
        ("format: 1", "format: two", 1, "1"),
    ],
)
def test_a_mistake_is_marked_at_its_line(
    server: Server, sound: str, planted: str, line: int, said: str
) -> None:
    server.number += 1
    found = server.diagnostics(BANK.replace(sound, planted))
    assert found
    assert any(each["range"]["start"]["line"] == line and said in each["message"] for each in found)


def test_keys_and_values_are_completed(server: Server) -> None:
    typed = BANK.replace("    explain", "    m\n    explain")
    offered = server.completions(typed, 10, 5)
    assert {"misconceptions", "samples", "hints", "decimals"} <= offered
    typed = BANK.replace("level: easy", "level: ")
    offered = server.completions(typed, 5, len("    level: "))
    assert {"easy", "medium", "hard"} <= offered
