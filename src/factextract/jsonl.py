"""Records to JSON Lines and back: stable order, stable bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from factextract.errors import InvalidGoldError
from factextract.records import Record

R = TypeVar("R", bound=Record)


def format_json(value: Any) -> str:
    """Give one JSON text on one line: no blanks added but after commas and colons, non-ASCII characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "), allow_nan=False)


def format_record(record: Record) -> str:
    """Give a record as one line of JSON, without the line end; every key present, in the order of the fields."""
    return escape_surrogates(format_json(record.to_json_dict()))


def escape_surrogates(line: str) -> str:
    """Write lone surrogates of a badly decoded text as JSON escapes, so that the line can be encoded as UTF-8."""
    if line.isascii() or not any("\ud800" <= c <= "\udfff" for c in line):
        return line
    return "".join(f"\\u{ord(c):04x}" if "\ud800" <= c <= "\udfff" else c for c in line)


def format_jsonl(records: Iterable[Record]) -> Iterator[str]:
    """Give the lines of a JSON Lines file, each with its line feed."""
    for record in records:
        yield format_record(record) + "\n"


def read_jsonl(lines: Iterable[str], kind: type[R], *, name: str = "records") -> Iterator[R]:
    """Read records of one kind from JSON Lines; blank lines are passed over.

    Raises InvalidGoldError with the name and line number where a line is no such record.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield parse_record(line, kind, name=f"{name}, line {number}")


def parse_record(line: str, kind: type[R], *, name: str) -> R:
    """Read one record from a JSON text; `name` says in an error where the text stands."""
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole line"
        raise InvalidGoldError(f"{name}: no {kind.__name__} record: {where}: {first['msg']}") from error
