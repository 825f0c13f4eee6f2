"""Puts the questions into the wheel, as they were written and compiled for a quick start."""

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface[Any]):
    """Maps content/ to rnnquiz/_content; an editable install reads content/ where it is."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the content, which also proves that it loads, and add it to the wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from rnnquiz.bank import load

        content = Path(self.root, "content")
        load([content], cache=self._compiled)
        files = {path: path.relative_to(content) for path in content.rglob("*.yaml")}
        files |= {path: Path("compiled", path.name) for path in self._compiled.glob("*.json")}
        for path, target in files.items():
            build_data["force_include"][str(path)] = f"rnnquiz/_content/{target.as_posix()}"

    def finalize(self, *_: Any, **__: Any) -> None:
        """Leave nothing behind but the wheel."""
        shutil.rmtree(self._compiled, ignore_errors=True)

    @property
    def _compiled(self) -> Path:
        return Path(self.directory, ".compiled")
