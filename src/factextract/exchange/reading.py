"""Reading other tools' files: whatever is not as it must be becomes a clear error."""

from __future__ import annotations

from typing import Any

from factextract.errors import InvalidGoldError
from factextract.scoring.claims import parse_json


def decode_file(data: bytes, *, name: str) -> str:
    """Decode UTF-8, with or without a byte order mark."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InvalidGoldError(f"{name}: no UTF-8 at byte {error.start}") from None


def parse_file(data: bytes, *, name: str) -> Any:
    """Read a JSON file."""
    try:
        return parse_json(decode_file(data, name=name))
    except ValueError as error:
        raise InvalidGoldError(f"{name}: {error}") from None


def parse_lines(data: bytes, *, name: str) -> list[tuple[str, dict[str, Any]]]:
    """Read JSON Lines; give each object with the place it stands at."""
    found = []
    for number, line in enumerate(decode_file(data, name=name).split("\n"), start=1):
        if line.strip():
            where = f"{name}, line {number}"
            found.append((where, ask_dict(parse_file(line.encode("utf-8", "surrogatepass"), name=where), where)))
    return found


def ask_dict(value: Any, where: str) -> dict[str, Any]:
    """Give an object, or say that one is needed."""
    if not isinstance(value, dict):
        raise InvalidGoldError(f"{where}: an object is needed")
    return value


def ask_list(value: Any, where: str) -> list[Any]:
    """Give a list, or say that one is needed."""
    if not isinstance(value, list):
        raise InvalidGoldError(f"{where}: a list is needed")
    return value


def ask_int(value: Any, where: str) -> int:
    """Give a whole number, or say that one is needed."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise InvalidGoldError(f"{where}: a whole number is needed")
    return value


def ask_text(value: Any, where: str) -> str:
    """Give a string, or say that one is needed."""
    if not isinstance(value, str):
        raise InvalidGoldError(f"{where}: a string is needed")
    return value
