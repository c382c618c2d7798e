"""What a phrase measures: a set of words brought to one wording, so that claim and indicator can be compared."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from factextract.checking.reference.accents import strip_accents
from factextract.checking.words import EMPTY_WORDS, stem
from factextract.errors import UnreadableInputError, UsageError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

WORD = re.compile(r"[A-Za-z0-9]+(?:[-.'][A-Za-z0-9]+)*")
KEYS = frozenset({"fillers", "restrictions", "concepts", "cues"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A noun that means more where its sentence has certain words."""

    word: str
    pattern: re.Pattern[str]
    means: frozenset[str]


@dataclass(frozen=True)
class Synonyms:
    """How wordings are brought together."""

    fillers: frozenset[str]
    restrictions: frozenset[str]
    phrases: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Words that stand together, the longest first, and the words that they become."""
    cues: tuple[Cue, ...]


def load_words(name: str) -> dict[str, Any]:
    """Give one of the word lists of this folder."""
    table: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return table


def load_synonyms(extra: Path | None = None) -> Synonyms:
    """Give the project's synonyms, with those of a file of the user's added."""
    tables = [load_words("synonyms.toml")]
    if extra is not None:
        try:
            tables.append(tomllib.loads(extra.read_bytes().decode("utf-8")))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise UnreadableInputError(f"{extra}: the synonyms cannot be read: {error}") from error
        unknown = sorted(set(tables[1]) - KEYS)
        if unknown:
            raise UsageError(f"{extra}: unknown key {unknown[0]!r}; it is one of: {', '.join(sorted(KEYS))}")
    return build_synonyms(tables)


def build_synonyms(tables: Iterable[Mapping[str, Any]]) -> Synonyms:
    """Put word lists together."""
    fillers: set[str] = set()
    restrictions: set[str] = set()
    phrases: dict[frozenset[str], frozenset[str]] = {}
    cues = []
    for table in tables:
        for words in table.get("fillers", ()):
            if len(split_words(words)) == 1:
                fillers |= split_words(words)
        for words in table.get("restrictions", ()):
            restrictions |= split_words(words)
        for name, wordings in table.get("concepts", {}).items():
            for wording in wordings:
                phrases[split_words(wording)] = split_words(name)
        for cue in table.get("cues", ()):
            cues.append(Cue(stem(cue["word"]), re.compile(rf"\b(?:{cue['cue']})\b", re.I), split_words(cue["means"])))
    ordered = sorted(phrases.items(), key=lambda pair: (-len(pair[0]), sorted(pair[0])))
    return Synonyms(frozenset(fillers), frozenset(restrictions), tuple(ordered), tuple(cues))


def split_words(text: str) -> frozenset[str]:
    """Give the stems of a phrase's words, those without meaning left out; numbers stay."""
    return frozenset(
        word for word in (stem(word) for word in WORD.findall(strip_accents(text))) if word not in EMPTY_WORDS
    )


def unify(words: frozenset[str], synonyms: Synonyms) -> frozenset[str]:
    """Bring a set of words to the common wording; fillers are left out."""
    left = set(words)
    done: set[str] = set()
    for wording, name in synonyms.phrases:
        if wording <= left:
            left -= wording
            done |= name
    both = left | done
    for wording, name in synonyms.phrases:  # a name may complete another wording: `consumer price` + `growth`
        if wording <= both and not wording <= name:
            both = (both - wording) | name
    return frozenset(both - synonyms.fillers) or frozenset(both)
