"""Work units: an archive cut into pieces that are done one by one, the same pieces for any number of workers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from factextract.errors import UnreadableInputError, UsageError
from factextract.readers.archives import peek_compressed
from factextract.readers.extras import load_extra
from factextract.readers.folder import list_folder
from factextract.readers.names import file_id, path_id
from factextract.readers.sniff import sniff_kind
from factextract.readers.source import Source, Unread

UNIT_ARTICLES = 200
"""Rows, records or files of a unit."""
UNIT_BYTES = 4_000_000
"""Bytes of small files, or of lines, after which a unit is full."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or a stretch of one: lines from a byte to a byte, row groups, records from a place in a web archive."""

    path: str
    doc_id: str
    size: int
    changed: int
    """When the file was last written, in nanoseconds."""
    kind: str = "file"
    start: int = 0
    stop: int = 0
    first: int = 1
    """The number of the first line, row or record."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Pieces that are done together; `name` tells of their place and content."""

    index: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The unit's name: its number, and a hash of what it holds."""
        digest = hashlib.sha256(repr([asdict(piece) for piece in self.pieces]).encode("utf-8", "surrogatepass"))
        return f"{self.index:06d}-{digest.hexdigest()[:12]}"

    def to_plain(self) -> dict[str, Any]:
        """Give the unit as plain values."""
        return {"index": self.index, "pieces": [asdict(piece) for piece in self.pieces]}


def plan_units(
    inputs: Iterable[str], *, articles: int = UNIT_ARTICLES, size: int = UNIT_BYTES
) -> tuple[list[Unit], list[Unread]]:
    """Cut the files of the inputs into units, in the order given; what cannot be read is told beside them.

    articles, size: how many files, rows or records and how many bytes a unit holds at most, about.
    """
    units: list[Unit] = []
    unread: list[Unread] = []
    waiting: list[Piece] = []

    def close() -> None:
        if waiting:
            units.append(Unit(len(units), tuple(waiting)))
            waiting.clear()

    for found in list_pieces(inputs, articles=articles, size=size):
        if isinstance(found, Unread):
            unread.append(found)
        elif found.kind != "file":
            close()
            units.append(Unit(len(units), (found,)))
        else:
            waiting.append(found)
            if len(waiting) >= articles or sum(piece.size for piece in waiting) >= size:
                close()
    close()
    return units, unread


def list_pieces(inputs: Iterable[str], *, articles: int, size: int) -> Iterator[Piece | Unread]:
    """Give the pieces of every input."""
    for name in inputs:
        if name == "-" or "://" in name[:12]:
            raise UsageError(f"{name}: a run reads files and folders; fetch it into one first")
        path = Path(name)
        if path.is_dir():
            for entry in list_folder(path):
                if isinstance(entry, tuple):
                    yield from cut_file(entry[0], path_id(entry[1]), articles=articles, size=size)
                elif isinstance(entry, Unread):
                    yield entry
        elif path.exists():
            yield from cut_file(path, file_id(path.name), articles=articles, size=size)
        else:
            yield Unread(name, "there is no such file or folder; check the path", "not_found")


def cut_file(path: Path, doc_id: str, *, articles: int, size: int) -> Iterator[Piece | Unread]:
    """Give a file as one piece, or, if it is a table or a web archive, in stretches."""
    source = Source(str(path), doc_id, path=path)
    try:
        state = path.stat()
        whole = Piece(str(path.absolute()), doc_id, state.st_size, state.st_mtime_ns)
        kind = sniff_kind(source)
        if kind == "gzip" and peek_compressed(source, kind).startswith(b"WARC/"):
            kind = "warc"
        if kind == "jsonl":
            yield from cut_lines(whole, articles, size)
        elif kind == "parquet":
            yield from cut_row_groups(whole, articles)
        elif kind == "warc":
            yield from cut_records(whole, articles)
        else:
            yield whole
    except (OSError, UnreadableInputError) as error:
        yield Unread(str(path), f"cannot be read: {error}; check the file", "unreadable")


def cut_lines(whole: Piece, articles: int, size: int) -> Iterator[Piece]:
    """Cut a file of lines behind line ends."""
    start, first, number, place = 0, 1, 0, 0
    with Path(whole.path).open("rb") as stream:
        for line in stream:
            number += 1
            place += len(line)
            if number - first + 1 >= articles or place - start >= size:
                yield stretch(whole, "jsonl", start, place, first)
                start, first = place, number + 1
    if place > start or place == 0:
        yield stretch(whole, "jsonl", start, place, first)


def cut_row_groups(whole: Piece, articles: int) -> Iterator[Piece]:
    """Cut a Parquet file between its row groups."""
    parquet = load_extra("pyarrow.parquet", extra="tables")
    try:
        table = parquet.ParquetFile(whole.path)
        sizes = [table.metadata.row_group(index).num_rows for index in range(table.num_row_groups)]
    except Exception:  # a damaged table is one piece: its reader says what is wrong with it
        yield whole
        return
    start, first, rows = 0, 1, 0
    for index, size in enumerate(sizes):
        rows += size
        if rows >= articles or index == len(sizes) - 1:
            yield stretch(whole, "parquet", start, index + 1, first)
            start, first, rows = index + 1, first + rows, 0
    if not sizes:
        yield whole


def cut_records(whole: Piece, articles: int) -> Iterator[Piece]:
    """Cut a web archive before records; a damaged one is one piece."""
    warc = load_extra("fastwarc.warc", extra="archives")
    kinds = warc.WarcRecordType.response | warc.WarcRecordType.resource
    places: list[int] = []
    try:
        with Path(whole.path).open("rb") as stream:
            for number, record in enumerate(warc.ArchiveIterator(stream, record_types=kinds, parse_http=False)):
                if number % articles == 0:
                    places.append(record.stream_pos)
    except Exception:
        yield whole
        return
    if not places:
        yield whole
    for index, place in enumerate(places):
        stop = places[index + 1] if index + 1 < len(places) else whole.size
        yield stretch(whole, "warc", place, stop, index * articles + 1)


def stretch(whole: Piece, kind: str, start: int, stop: int, first: int) -> Piece:
    """Give a stretch of a file."""
    return Piece(whole.path, whole.doc_id, whole.size, whole.changed, kind, start, stop, first)
