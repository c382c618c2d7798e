"""Where results go: standard output, or a file that is written aside and renamed when it is whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from factextract.errors import UsageError

BINARY_FORMATS = ("xlsx", "parquet")
SUFFIX_FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
    ".md": "md",
    ".txt": "table",
}


def choose_format(given: str | None, output: Path | None, settled: str | None) -> str:
    """Give the format: as given, else by the output file's suffix, else as the settings say, else a table."""
    if given:
        return given
    if output is not None and output.suffix.lower() in SUFFIX_FORMATS:
        return SUFFIX_FORMATS[output.suffix.lower()]
    return settled or "table"


def check_output(output: Path | None, form: str, inputs: list[str]) -> None:
    """Refuse an output that cannot be meant: a folder, one of the inputs, a binary table on a terminal."""
    if output is None:
        if form in BINARY_FORMATS and sys.stdout.isatty():
            raise UsageError(f"{form} is no text for a terminal; give a file with -o FILE.{form}")
        return
    if output.is_dir():
        raise UsageError(f"{output}: is a folder; give the name of a file")
    for name in inputs:
        if name != "-" and output.exists() and os.path.exists(name) and os.path.samefile(output, name):  # noqa: PTH110, PTH121
            raise UsageError(f"{output}: is one of the inputs and would be lost; give another name")


@contextmanager
def open_outlet(output: Path | None) -> Iterator[BinaryIO]:
    """Give the stream for the results; a file appears under its name only when all of it is written."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(prefix=f".{output.name}.", suffix=".part", dir=output.parent)
    except OSError as error:
        raise UsageError(
            f"{output}: cannot be written: {(error.strerror or '').lower()}; give another place"
        ) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(aside).chmod(0o666 & ~current_mask())
        Path(aside).replace(output)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise


def current_mask() -> int:
    """Give the permissions that the user's new files go without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
