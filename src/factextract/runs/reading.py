"""A unit's pieces read: the articles and the failures of each, the same as if the whole file were read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factextract.readers.extras import load_extra
from factextract.readers.inputs import Run
from factextract.readers.rows import iterate_batches, iterate_jsonl, read_rows
from factextract.readers.source import Notice, Reading, ReadOptions, RefusedSourceError, Source, Unread
from factextract.readers.warc import read_warc
from factextract.records import Article
from factextract.runs.units import Piece


def read_piece(piece: Piece, run: Run) -> Iterator[Article | Unread]:
    """Give a piece's articles and what could not be read of it; notices are for people who look on, and left out."""
    readings = read_stretch(piece, run) if piece.kind != "file" else run.read_file(name_source(piece))
    try:
        for reading in readings:
            known = run.add_known(reading, Path(piece.path)) if piece.kind != "file" else reading
            for settled in run.settle(known):
                if not isinstance(settled, Notice):
                    yield settled
    except RefusedSourceError as error:
        if piece.kind != "warc" or error.reason != "no_article":  # a stretch of an archive may well hold no page
            yield Unread(piece.path, str(error), error.reason)
    except OSError as error:
        yield Unread(piece.path, f"cannot be read: {error.strerror or error}; check the file", "unreadable")
    except Exception as error:  # strangers' bytes in strangers' parsers
        what = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
        yield Unread(piece.path, f"breaks its reader ({what}); report it, with the file", "reader_fault")


def name_source(piece: Piece, data: bytes | None = None) -> Source:
    """Give the file of a piece as a source, or only the bytes of a stretch."""
    path = Path(piece.path)
    return Source(piece.path, piece.doc_id, path=path) if data is None else Source(piece.path, piece.doc_id, data=data)


def read_stretch(piece: Piece, run: Run) -> Iterator[Reading]:
    """Read lines, row groups or records of a file."""
    begins = piece.start == 0
    if piece.kind == "parquet":
        table = load_extra("pyarrow.parquet", extra="tables").ParquetFile(piece.path)
        rows = iterate_batches(table, groups=range(piece.start, piece.stop), first=piece.first)
        yield from read_rows(name_source(piece), rows, begins=begins)
        return
    with Path(piece.path).open("rb") as stream:
        stream.seek(piece.start)
        data = stream.read(piece.stop - piece.start)
    if piece.kind == "jsonl":
        source = name_source(piece, data)
        yield from read_rows(source, iterate_jsonl(source, first=piece.first), begins=begins)
    else:
        yield from read_records(piece, data, run)


def read_records(piece: Piece, data: bytes, run: Run) -> Iterator[Reading]:
    """Read the records of a stretch of a web archive."""
    source = name_source(piece, data)
    options: ReadOptions = run.options
    yield from read_warc(source, options, run.read_source, first=piece.first)
