"""A newsroom's own words: TOML files with tables like ours, checked, and merged over ours where they are in force."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from factextract.errors import UsageError
from factextract.lexicon import merge, read_lexicon

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

OPEN_LEXICONS = ("currencies", "units", "numerals", "abbreviations", "names")
"""The lexicons that own words may add to: `[units.names]` in an own file adds to the table `names` of units.toml."""

EXAMPLES = "examples"
EXAMPLE_FIELDS = ("type", "value", "low", "high", "unit", "comparator", "reason")
CODE = re.compile(r"[A-Z]{3}\Z")
WORD = re.compile(r"[^\W\d_]+\Z")
MARKED = re.compile(r"\[\[.+?\]\]", re.DOTALL)
MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class WordFile:
    """One file of own words, checked: its tables by lexicon, and the examples that prove it."""

    name: str
    tables: Mapping[str, Any]
    examples: tuple[Mapping[str, str], ...] = field(default=())

    def words(self) -> Iterator[tuple[str, str]]:
        """Give each word with the table that it stands in: `("arab", "numerals.scales")`."""
        for lexicon, tables in self.tables.items():
            for name, table in tables.items():
                for word in list_words(table):
                    yield word, f"{lexicon}.{name}"


def list_words(table: Any) -> Iterator[str]:
    """Give the words of a table: those of a list, the keys of a mapping, and `bhutanese crown` of one inside it."""
    if isinstance(table, list):
        yield from table
        return
    for key, value in table.items():
        if isinstance(value, list):
            yield from value
        elif isinstance(value, dict):
            yield from (f"{inner} {key}" for inner in value)
        else:
            yield key


def read_words(paths: Iterable[str | Path]) -> str:
    """Give the words of some files as one text for `use_words`; empty where no file is named.

    A later file wins over an earlier one. Equal words give equal text, in whatever order a file has them. Raises
    UsageError, in one line, for a file that cannot be read or a table that does not fit.
    """
    return join_words(read_word_file(path) for path in paths)


def join_words(files: Iterable[WordFile]) -> str:
    """Give the words of files that were read as one text for `use_words`."""
    tables: Any = {}
    for each in files:
        tables = merge(tables, each.tables)
    return json.dumps(tables, sort_keys=True, ensure_ascii=False) if tables else ""


def read_word_file(path: str | Path) -> WordFile:
    """Read and check one file of own words."""
    name = Path(path).name
    try:
        data = Path(path).read_bytes()
        if len(data) > MOST_BYTES:
            raise UsageError(f"{path}: own words are a file of at most {MOST_BYTES:,} bytes, this has {len(data):,}")
        table = tomllib.loads(data.decode("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = " ".join(str(error).split())
        raise UsageError(
            f"{path}: own words cannot be read: {reason}; mend the file, or its name in `lexicon`"
        ) from error
    examples = check_examples(table.pop(EXAMPLES, []), str(path))
    for lexicon, tables in table.items():
        if lexicon not in OPEN_LEXICONS:
            raise UsageError(f"{path}: unknown table [{lexicon}]; {suggest(lexicon, (*OPEN_LEXICONS, EXAMPLES))}")
        check_lexicon(lexicon, tables, str(path))
    return WordFile(name, table, examples)


def check_lexicon(lexicon: str, tables: object, where: str) -> None:
    """Check the tables that a file adds to one lexicon against the shape of ours."""
    ours = read_lexicon(lexicon)
    if not isinstance(tables, dict):
        raise UsageError(f"{where}: {lexicon} is {tables!r}; give tables such as [{lexicon}.{next(iter(ours))}]")
    for name, table in tables.items():
        place = f"{where}: {lexicon}.{name}"
        if name not in ours:
            raise UsageError(f"{place} is unknown; {suggest(name, tuple(ours))}")
        if isinstance(ours[name], list):
            check_list(table, place)
            continue
        if not isinstance(table, dict):
            raise UsageError(f"{place} is {table!r}; give a table of words")
        for word, value in table.items():
            check_entry(lexicon, name, word, value, f"{place}: {word!r}")


def check_list(entries: object, where: str) -> None:
    """Check a list of words."""
    if not isinstance(entries, list) or not all(isinstance(each, str) and each.strip() for each in entries):
        raise UsageError(f'{where} is {entries!r}; give a list of words such as ["ward"]')


def check_entry(lexicon: str, table: str, word: str, value: object, where: str) -> None:
    """Check one word and what it means."""
    if not word.strip():
        raise UsageError(f"{where}: a word is missing")
    if lexicon == "numerals":
        check_number(table, word, value, where)
    elif table in ("ambiguous_names", "sure_signs") or isinstance(value, list):
        check_list(value, where)
    elif lexicon == "currencies" and table == "families":
        if not isinstance(value, dict):
            raise UsageError(f'{where} is {value!r}; give a table such as {{ bhutanese = "BTN" }}')
        for adjective, code in value.items():
            check_code(code, f"{where}, {adjective!r}")
    elif lexicon == "currencies" and table in ("signs", "names", "subunits"):
        check_code(value, where)
        if table == "names" and word != word.lower():
            raise UsageError(f"{where}: names of money are found in any case; give {word.lower()!r}")
    elif not isinstance(value, str) or not value.strip():
        raise UsageError(f"{where} is {value!r}; give a text in quotes")


def check_number(table: str, word: str, value: object, where: str) -> None:
    """Check a number word: one word, worth a positive decimal."""
    if table == "vague":
        check_list(value, where)
        return
    if not WORD.match(word) or (table != "abbreviated_scales" and word != word.lower()):
        raise UsageError(f"{where}: a number word is one word in lower case, such as 'arab'")
    try:
        number = Decimal(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else Decimal("NaN")
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number < 0 or abs(number.adjusted()) > 60:
        raise UsageError(f'{where} is {value!r}; give its value in digits, such as "1000000000"')


def check_code(code: object, where: str) -> None:
    """Check a code of money."""
    if not isinstance(code, str) or not CODE.match(code):
        raise UsageError(f'{where} is {code!r}; give an ISO 4217 code such as "BTN"')


def check_examples(entries: object, where: str) -> tuple[Mapping[str, str], ...]:
    """Check the examples of a file: a sentence with one marked stretch, and what is read there."""
    if not isinstance(entries, list):
        raise UsageError(f"{where}: examples is {entries!r}; give tables [[{EXAMPLES}]]")
    for number, entry in enumerate(entries, 1):
        place = f"{where}: example {number}"
        if not isinstance(entry, dict) or not all(isinstance(each, str) for each in entry.values()):
            raise UsageError(f"{place} is {entry!r}; every value is a text in quotes")
        if not MARKED.search(entry.get("text", "")):
            raise UsageError(f"{place}: give `text`, a sentence with the stretch that is read in [[ and ]]")
        for key in entry:
            if key not in (*EXAMPLE_FIELDS, "text"):
                raise UsageError(f"{place}: unknown field {key!r}; {suggest(key, EXAMPLE_FIELDS)}")
    return tuple(entries)


def suggest(word: str, known: tuple[str, ...]) -> str:
    """Give the nearest of the known words as a question, or all of them."""
    near = get_close_matches(word, known, n=1, cutoff=0.5)
    return f"did you mean {near[0]!r}?" if near else "it is one of: " + ", ".join(known)
