"""Settings: `[tool.factextract]` of pyproject.toml, or factextract.toml, of the working folder or one above it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factextract.errors import UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FORMATS = ("table", "jsonl", "json", "csv", "xlsx", "parquet", "md")
"""The output formats, as `-f` names them."""

CLAIM_TYPES = (
    *("percentage", "percentage_point", "currency", "count", "measurement", "duration", "age"),
    *("fraction", "multiple", "ratio", "rank", "score"),
)
"""The claim types, as `--types` names them; the records hold to the same list, and a test to both."""

VERB_TABLES = ("score",)
"""Tables of settings that belong to one verb, which reads and checks its own."""

FATES = ("claim", "excluded", "unresolved")


@dataclass(frozen=True)
class Settings:
    """What a project has decided once; an option on the command line wins."""

    model: str | None = None
    """The spaCy pipeline that tags and parses."""
    format: str | None = None
    """The output format."""
    types: tuple[str, ...] | None = None
    """The claim types to keep."""
    context: bool = True
    """Whether the roles (metric, subject, …) are filled."""
    force: bool = False
    """Whether articles in other languages are read, too."""
    allow_private: bool = False
    """Whether loopback and private addresses may be fetched."""
    lexicon: tuple[str, ...] = ()
    """Files of own words, absolute, or as seen from the settings' folder; later ones win."""


def load_settings(start: Path) -> Settings:
    """Read the settings that hold in a folder: of the nearest factextract.toml or pyproject.toml that has some.

    Where both stand in one folder, factextract.toml wins. Raises UsageError for an unknown key or an unfit value.
    """
    for folder in (start.absolute(), *start.absolute().parents):
        own = folder / "factextract.toml"
        if own.is_file():
            return settle(parse_settings(read_toml(own), name=str(own)), folder)
        project = folder / "pyproject.toml"
        if project.is_file():
            tool = read_toml(project).get("tool", {})
            if "factextract" in tool:
                return settle(parse_settings(tool["factextract"], name=f"{project} [tool.factextract]"), folder)
    return Settings()


def settle(settings: Settings, folder: Path) -> Settings:
    """Give the settings with the files of own words as seen from their folder."""
    return replace(settings, lexicon=tuple(str(folder / name) for name in settings.lexicon))


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raise UsageError where it is none."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_bytes().decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: cannot be read as TOML: {error}; mend it or move it away") from error
    return table


def parse_settings(table: object, *, name: str) -> Settings:
    """Check a table of settings; `name` says in an error where it stands."""
    if not isinstance(table, dict):
        raise UsageError(f"{name}: is no table of settings")
    known = [field.name for field in fields(Settings)]
    given: dict[str, Any] = {}
    for key, value in table.items():
        plain = str(key).replace("-", "_")
        if plain in VERB_TABLES and isinstance(value, dict):
            continue
        if plain not in known:
            raise UsageError(f"{name}: unknown setting {key!r}; {suggest(plain, known)}")
        given[plain] = check_value(plain, value, f"{name}: {key}")
    return Settings(**given)


def check_value(key: str, value: object, where: str) -> object:
    """Check one setting's value."""
    if key in ("context", "force", "allow_private"):
        if not isinstance(value, bool):
            raise UsageError(f"{where} is {value!r}; give true or false")
        return value
    if key == "types":
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise UsageError(f'{where} is {value!r}; give a list such as ["count", "currency"]')
        return tuple(check_choice(entry, CLAIM_TYPES, f"{where}: type") for entry in value)
    if key == "lexicon":
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry for entry in value):
            raise UsageError(f'{where} is {value!r}; give a list of files such as ["our-words.toml"]')
        return tuple(value)
    if not isinstance(value, str):
        raise UsageError(f"{where} is {value!r}; give a text in quotes")
    return check_choice(value, FORMATS, where) if key == "format" else value


def check_choice(value: str, choices: Iterable[str], where: str) -> str:
    """Give a value that is one of the choices; raise UsageError with the nearest one for any other."""
    known = list(choices)
    plain = value.strip().lower().replace("-", "_")
    if plain not in known:
        raise UsageError(f"{where} {value!r} is unknown; {suggest(plain, known)}")
    return plain


def suggest(word: str, known: list[str]) -> str:
    """Give the nearest of the known words as a question, or all of them."""
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "it is one of: " + ", ".join(known)
