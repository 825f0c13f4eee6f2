"""The wheel carries the questions, compiled, and needs nothing but itself to load them."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

PROJECT = Path(__file__).parents[2]
PARTS = ("rnnquiz", "hatch_build.py", "pyproject.toml", "LICENSE", ".gitignore")
TOPICS = "format: 1\ntopics:\n  - {id: lstm, title: LSTM}\n"
LOAD = """\
import sys
from rnnquiz.bank import content_root, load
bank = load([content_root()])
assert list(bank.topics) == ["lstm"], bank.topics
assert bank.place("lstm", "title").line == 3
assert content_root().name == "_content"
assert not {"yaml", "numpy", "platformdirs"} & set(sys.modules), "not loaded from the shards"
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project with a bank of one topic."""
    copy = tmp_path_factory.mktemp("project")
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(
                PROJECT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(PROJECT / part, copy)
    (copy / "README.md").touch()
    (copy / "content" / "deep").mkdir(parents=True)
    (copy / "content" / "deep" / "topics.yaml").write_text(TOPICS)
    (copy / "content" / "notes.txt").write_text("not for the wheel")
    (copy / ".venv").mkdir()
    (copy / ".venv" / "pyvenv.cfg").touch()
    return copy


def build(project: Path, target: str, out: Path) -> Path:
    """What hatchling makes of a project."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(out)]
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    (built,) = out.iterdir()
    return built


def names(wheel: Path) -> list[str]:
    """What the wheel holds of the content, with every shard called the same."""
    with ZipFile(wheel) as archive:
        found = [name for name in archive.namelist() if "_content" in name]
    return sorted("shard.json" if name.endswith(".json") else name for name in found)


BUNDLED = ["rnnquiz/_content/deep/topics.yaml", "shard.json"]


def test_an_installed_wheel_loads_its_bank_without_yaml(project: Path, tmp_path: Path) -> None:
    wheel = build(project, "wheel", tmp_path / "dist")
    assert names(wheel) == BUNDLED
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "HOME": str(tmp_path)}
    subprocess.run([sys.executable, "-c", LOAD], cwd=tmp_path, env=environment, check=True)
    assert not (tmp_path / ".cache").exists()


def test_a_wheel_can_be_built_from_the_source_archive(project: Path, tmp_path: Path) -> None:
    archive = build(project, "sdist", tmp_path / "dist")
    # Not `extractall(filter=...)`: Python 3.11.2, which Debian 12 has, does not know it.
    shutil.unpack_archive(archive, tmp_path)
    unpacked = tmp_path / archive.name.removesuffix(".tar.gz")
    assert not (unpacked / ".venv").exists()
    assert names(build(unpacked, "wheel", tmp_path / "again")) == BUNDLED


def test_an_editable_install_has_no_copy_that_could_grow_old(project: Path) -> None:
    hook_type = runpy.run_path(str(PROJECT / "hatch_build.py"))["ContentHook"]
    hook = hook_type(str(project), {}, None, None, str(project / "dist"), "wheel")
    build_data: dict[str, object] = {"force_include": {}}
    hook.initialize("editable", build_data)
    assert build_data == {"force_include": {}}


def test_a_bank_that_does_not_load_is_not_shipped(project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(project, broken)
    (broken / "content" / "deep" / "topics.yaml").write_text(TOPICS.replace("title", "titel"))
    with pytest.raises(subprocess.CalledProcessError) as caught:
        build(broken, "wheel", tmp_path / "dist")
    assert b"topics.yaml:3:16: lstm: unknown key" in caught.value.stderr
