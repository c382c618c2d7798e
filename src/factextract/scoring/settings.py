"""What a project has decided about its scores: the table `[tool.factextract.score]` of its settings."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from factextract.errors import UsageError
from factextract.scoring.gates import suggest


@dataclass(frozen=True)
class ScoreSettings:
    """The folders of gold and corpus, the baseline, and the table of gates as it is written."""

    gold: tuple[Path, ...] = ()
    """Folders of gold."""
    corpus: tuple[Path, ...] = ()
    """Folders of the articles, one for each folder of gold."""
    baseline: Path | None = None
    """The baseline to compare with."""
    gate: dict[str, Any] = field(default_factory=dict)
    """The gates."""
    name: str = ""
    """Where all this is written."""


def parse_score_settings(table: object, *, folder: Path, name: str) -> ScoreSettings:
    """Check the table of score settings; paths count from the folder of the file.

    Raises UsageError for an unknown key or an unfit value.
    """
    if not isinstance(table, dict):
        raise UsageError(f"{name}: a table of settings is needed")
    known = [f.name for f in fields(ScoreSettings) if f.name != "name"]
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            raise UsageError(f"{name}: unknown setting {key!r}; {suggest(str(key), known)}")
        if key == "gate":
            if not isinstance(value, dict):
                raise UsageError(f"{name}: gate: a table of gates is needed")
            given[key] = value
        elif key == "baseline":
            given[key] = resolve_paths(value, folder, where=f"{name}: {key}")[0]
        else:
            given[key] = resolve_paths(value, folder, where=f"{name}: {key}")
    return ScoreSettings(**given, name=name)


def resolve_paths(value: object, folder: Path, *, where: str) -> tuple[Path, ...]:
    """Give one path, or a list of them, relative to the folder of the settings."""
    listed = value if isinstance(value, list) else [value]
    paths = [folder / entry for entry in listed if isinstance(entry, str) and entry]
    if not paths or len(paths) != len(listed):
        raise UsageError(f"{where} is {value!r}; give a path in quotes")
    return tuple(paths)
