"""Extractions in every output format, as bytes on a stream."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factextract.cli.outlet import open_outlet
from factextract.cli.speech import Progress

if TYPE_CHECKING:
    from factextract.extraction import Extraction
    from factextract.records import Record


def write_results(
    extractions: Iterable[Extraction], field: str, form: str, *, output: Path | None, progress: Progress
) -> None:
    """Write the claims or the numbers (`field`) of extractions; where there is no extraction, write nothing at all."""
    stream = iter(extractions)
    first = next(stream, None)
    if first is None:
        return
    every = chain((first,), stream)
    with open_outlet(output) as outlet:
        if form in ("xlsx", "parquet"):
            write_binary(every, field, form, outlet)
            return
        for chunk in format_text(every, field, form, to_terminal=output is None and sys.stdout.isatty()):
            with progress.aside():
                outlet.write(chunk.encode("utf-8", "backslashreplace"))
                if output is None:
                    outlet.flush()


def write_binary(extractions: Iterable[Extraction], field: str, form: str, outlet: BinaryIO) -> None:
    """Write XLSX or Parquet."""
    from factextract import tables

    kind = record_kind(field)
    records = (record for extraction in extractions for record in list_records(extraction, field))
    if form == "xlsx":
        tables.write_xlsx(records, kind, outlet, sheet=field)
    else:
        tables.write_parquet(records, kind, outlet)


def record_kind(field: str) -> type[Record]:
    """Give the kind of record that a field of an extraction holds."""
    from factextract.provenance import SourcedClaim
    from factextract.records import Number

    return SourcedClaim if field == "claims" else Number


def list_records(extraction: Extraction, field: str) -> Sequence[Record]:
    """Give an extraction's numbers, or its claims with their provenance."""
    if field == "numbers":
        return extraction.numbers
    from factextract.provenance import add_provenance, tell_provenance

    provenance = tell_provenance(extraction.article)
    return [add_provenance(claim, provenance) for claim in extraction.claims]


def format_text(extractions: Iterable[Extraction], field: str, form: str, *, to_terminal: bool) -> Iterator[str]:
    """Give the pieces of a text format, at least one an article."""
    from factextract import markdown, tables
    from factextract.cli import screen
    from factextract.jsonl import format_record

    if form == "csv":
        yield from tables.format_csv((r for e in extractions for r in list_records(e, field)), record_kind(field))
    elif form == "jsonl":
        yield from ("".join(format_record(r) + "\n" for r in list_records(e, field)) for e in extractions)
    elif form == "json":
        yield from format_array(format_record(r) for e in extractions for r in list_records(e, field))
    elif form == "md" and field == "claims":
        yield from ("".join(markdown.format_article(e.article, e.claims)) for e in extractions)
    elif form == "md":
        yield from ("".join(markdown.format_numbers(e.article, e.numbers)) for e in extractions)
    else:
        show = screen.format_claims if field == "claims" else screen.format_numbers
        width = max(40, shutil.get_terminal_size((80, 24)).columns)
        yield from (show(e.article, getattr(e, field), width=width, to_terminal=to_terminal) for e in extractions)


def format_array(lines: Iterable[str]) -> Iterator[str]:
    """Give a JSON array, one record a line."""
    yield "["
    separator = "\n"
    for line in lines:
        yield separator + line
        separator = ",\n"
    yield "\n]\n"
