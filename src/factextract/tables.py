"""Records as tables: rows, CSV, XLSX, Parquet and Markdown, with nested fields as columns named by path.

Nothing here opens a file by name; whoever calls hands in the records and, for the binary formats, a stream.
"""

from __future__ import annotations

import csv
import io
import re
import types
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any, BinaryIO, Union, get_args, get_origin

from factextract.errors import MissingDependencyError
from factextract.records import DECIMAL_PATTERN, Record

FORMULA_START = re.compile(r"[=+\-@\t\r]")
PLAIN_NUMBER = re.compile(r"[+\-]?[0-9][0-9.,]*%?\Z")
XML_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
SHEET_DIGITS = 15
"""As many digits as a spreadsheet keeps; a longer decimal goes in as text."""
SHEET_TEXT = 32_767
"""As many characters as a spreadsheet cell holds."""
SHEET_ROWS = 1_048_576
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def name_columns(kind: type[Record], *, prefix: str = "") -> list[str]:
    """Give the columns of a kind of record, nested records by path: `metric.start`, `metric.end`, `metric.text`."""
    columns: list[str] = []
    for name, field in kind.model_fields.items():
        path = prefix + (field.alias or name)
        nested = nested_record(field.annotation)
        columns.extend(name_columns(nested, prefix=f"{path}.") if nested else [path])
    return columns


def nested_record(annotation: Any) -> type[Record] | None:
    """Give the record that a field holds one of, or None for a plain value or a list."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType):
        for part in get_args(annotation):
            if (nested := nested_record(part)) is not None:
                return nested
    return None


def flatten_record(record: Record, columns: Sequence[str]) -> list[Any]:
    """Give the record's values in the order of the columns; what is null, or inside a null, is None."""
    whole = record.to_json_dict()
    return [follow_path(whole, column) for column in columns]


def follow_path(value: Any, path: str) -> Any:
    """Give what stands at a dotted path of nested dictionaries, or None."""
    for key in path.split("."):
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def join_list(value: Any) -> Any:
    """Give a list as one text joined by `; `, its links as `share_is seed:1880-1892`; anything else as it is."""
    if not isinstance(value, list):
        return value
    return "; ".join(" ".join(map(str, entry.values())) if isinstance(entry, dict) else str(entry) for entry in value)


def format_csv(records: Iterable[Record], kind: type[Record]) -> Iterator[str]:
    """Give the lines of a CSV table, the header first.

    A text that a spreadsheet would run as a formula gets an apostrophe in front; plain numbers never do.
    """
    columns = name_columns(kind)
    yield csv_line(columns)
    for record in records:
        yield csv_line([disarm(join_list(value)) for value in flatten_record(record, columns)])


def csv_line(cells: Sequence[Any]) -> str:
    """Give one row, its line feed with it."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def disarm(value: Any) -> Any:
    """Put an apostrophe in front of a text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and len(value) > 1 and FORMULA_START.match(value) and not PLAIN_NUMBER.match(value):
        return "'" + value
    return value


def write_xlsx(records: Iterable[Record], kind: type[Record], stream: BinaryIO, *, sheet: str = "claims") -> None:
    """Write an Excel workbook with one sheet; equal records give equal bytes.

    A decimal of up to 15 digits becomes a number, a longer one stays text; text is never taken for a formula.
    """
    openpyxl = load_library("openpyxl")
    make_cell = load_library("openpyxl.cell").WriteOnlyCell
    workbook = openpyxl.Workbook(write_only=True)
    worksheet = workbook.create_sheet(sheet)
    worksheet.freeze_panes = "A2"
    columns = name_columns(kind)
    worksheet.append(columns)
    for number, record in enumerate(records, start=2):
        if number > SHEET_ROWS:
            raise ValueError(f"a sheet holds {SHEET_ROWS:,} rows and no more; write csv or parquet")
        worksheet.append([sheet_cell(make_cell, worksheet, value) for value in flatten_record(record, columns)])
    packed = io.BytesIO()
    workbook.save(packed)
    still_archive(packed, stream)


def sheet_cell(make_cell: Any, worksheet: Any, value: Any) -> Any:
    """Give the cell for one value."""
    value = join_list(value)
    if not isinstance(value, str):
        return make_cell(worksheet, value=value)
    if DECIMAL_PATTERN.match(value) and sum(map(str.isdigit, value)) <= SHEET_DIGITS:
        return make_cell(worksheet, value=Decimal(value))
    text = XML_UNFIT.sub("\ufffd", value)
    cell = make_cell(worksheet, value=text if len(text) <= SHEET_TEXT else text[: SHEET_TEXT - 1] + "…")
    cell.data_type = "s"
    return cell


def still_archive(packed: io.BytesIO, stream: BinaryIO) -> None:
    """Copy a workbook without the hour at which it was made, which would make equal tables differ."""
    with zipfile.ZipFile(packed) as before, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"1980-01-01T00:00:00Z", content)
            after.writestr(zipfile.ZipInfo(entry.filename, ZIP_EPOCH), content, zipfile.ZIP_DEFLATED)


def write_parquet(records: Iterable[Record], kind: type[Record], stream: BinaryIO, *, rows: int = 10_000) -> None:
    """Write a Parquet table, `rows` records a row group; lists stay lists, decimals stay exact text."""
    arrow = load_library("pyarrow")
    writer_kind = load_library("pyarrow.parquet").ParquetWriter
    schema = arrow.schema(list(arrow_fields(arrow, kind)))
    with writer_kind(stream, schema) as writer:
        batch: list[dict[str, Any]] = []
        for record in records:
            batch.append(dict(zip(schema.names, flatten_record(record, schema.names), strict=True)))
            if len(batch) == rows:
                writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
                batch = []
        if batch:
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))


def arrow_fields(arrow: Any, kind: type[Record], *, prefix: str = "") -> Iterator[Any]:
    """Give the Parquet columns of a kind of record."""
    for name, field in kind.model_fields.items():
        path = prefix + (field.alias or name)
        nested = nested_record(field.annotation)
        if nested:
            yield from arrow_fields(arrow, nested, prefix=f"{path}.")
        else:
            yield arrow.field(path, arrow_type(arrow, field.annotation))


def arrow_type(arrow: Any, annotation: Any) -> Any:
    """Give the Parquet type of a plain field or a list."""
    if get_origin(annotation) is tuple:
        inner = get_args(annotation)[0]
        if isinstance(inner, type) and issubclass(inner, Record):
            return arrow.list_(arrow.struct(list(arrow_fields(arrow, inner))))
        return arrow.list_(arrow.string())
    plain = set(get_args(annotation)) if get_origin(annotation) in (Union, types.UnionType) else {annotation}
    return arrow.int64() if int in plain else arrow.string()


def load_library(name: str) -> Any:
    """Import a library of the extra `tables`; say what to install where it is missing."""
    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise MissingDependencyError(
            f"{package}: needed for this format and not installed; install it with: pip install 'factextract[tables]'"
        ) from error
