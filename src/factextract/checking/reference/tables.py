"""Reference tables from files: CSV and Parquet, tidy, SDMX-CSV, World Bank and Our World in Data."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pathlib import Path

from factextract.checking.reference.rows import Row, read_period, read_value
from factextract.errors import MissingDependencyError, UnreadableInputError, UsageError

ENTITY = (
    "entity",
    "country",
    "country name",
    "reference area",
    "ref_area",
    "geo",
    "location",
    "area",
    "region",
    "name",
    "company",
)
INDICATOR = ("indicator", "indicator name", "variable", "measure", "series", "series name", "metric", "item", "subject")
PERIOD = ("period", "time_period", "time", "year", "date", "quarter", "month")
VALUE = ("value", "obs_value", "observation value", "amount", "figure")
UNIT = ("unit", "unit_measure", "unit of measure", "units")
SOURCE = ("source", "source name", "publisher")
CODE = ("code", "country code", "iso", "iso3", "iso_code")
UNIT_SCALE = ("unit_mult", "unit multiplier")
RATE_COLUMNS = ("date", "base", "quote", "rate")
TIDY_COLUMNS = "entity, indicator, period, value, and where known unit and source"


@dataclass(frozen=True, slots=True)
class Rate:
    """A market rate: how much of `quote` one `base` made on a day."""

    table: str
    number: int
    day: str
    base: str
    quote: str
    rate: Decimal


@dataclass(frozen=True, slots=True)
class Tables:
    """What the reference files hold."""

    rows: tuple[Row, ...]
    rates: tuple[Rate, ...]


def read_tables(paths: Sequence[Path]) -> Tables:
    """Read all reference files; raises UsageError for a layout that is not known, UnreadableInputError for no table."""
    rows: list[Row] = []
    rates: list[Rate] = []
    for path in paths:
        header, lines = read_cells(path)
        names = [_fold(name) for name in header]
        if set(RATE_COLUMNS) <= set(names):
            rates.extend(_read_rates(str(path), names, lines))
        else:
            rows.extend(_read_rows(str(path), header, names, lines))
    return Tables(tuple(rows), tuple(rates))


def read_cells(path: Path) -> tuple[list[str], list[list[str]]]:
    """Give a file's header and its rows, every cell as text."""
    if not path.is_file():
        raise UnreadableInputError(f"{path}: no such reference table")
    if path.suffix.lower() == ".parquet":
        return _read_parquet(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableInputError(f"{path}: the table is not UTF-8; save it as CSV in UTF-8") from error
    sample = text[:4096]
    delimiter = max((",", ";", "\t"), key=sample.count)
    lines = [
        line
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        if any(cell.strip() for cell in line)
    ]
    start = next((number for number, line in enumerate(lines[:10]) if _is_header(line)), None)
    if start is None:
        raise UsageError(
            f"{path}: no known table layout; give columns {TIDY_COLUMNS}, or a World Bank, SDMX-CSV or OWID file"
        )
    return lines[start], lines[start + 1 :]


def _read_parquet(path: Path) -> tuple[list[str], list[list[str]]]:
    try:
        parquet = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingDependencyError(f"{path}: Parquet needs pyarrow: pip install 'factextract[tables]'") from error
    try:
        table = parquet.read_table(path)
    except Exception as error:  # pyarrow raises many kinds for a file that is none
        raise UnreadableInputError(f"{path}: no Parquet table: {error}") from error
    columns = [column.to_pylist() for column in table.columns]
    cells = [["" if value is None else str(value) for value in row] for row in zip(*columns, strict=True)]
    return [str(name) for name in table.column_names], cells


def _fold(name: str) -> str:
    """Give a column's name in lower case, of `REF_AREA: Reference area` the first half."""
    return name.partition(":")[0].strip().casefold()


def _is_header(line: list[str]) -> bool:
    names = {_fold(cell) for cell in line}
    entity = names & (set(ENTITY) | set(RATE_COLUMNS))
    return bool(entity) and (bool(names & set(PERIOD)) or "indicator name" in names)


def _read_rows(table: str, header: list[str], names: list[str], lines: list[list[str]]) -> Iterator[Row]:
    entity, indicator, value = _find(names, ENTITY), _find(names, INDICATOR), _find(names, VALUE)
    period, unit, source = _find(names, PERIOD), _find(names, UNIT), _find(names, SOURCE)
    code, multiplier = _find(names, CODE), _find(names, UNIT_SCALE)
    if entity is None:
        raise UsageError(f"{table}: no column names the entity; give columns {TIDY_COLUMNS}")
    years = [place for place, name in enumerate(names) if len(name) == 4 and name.isdigit()]
    for number, line in enumerate(lines, start=1):
        cells = line + [""] * (len(header) - len(line))
        whom, own_code = _split_label(cells[entity])
        own_code = cells[code].strip() or own_code if code is not None else own_code
        measure = (cells[unit].partition(":")[2] or cells[unit]).strip() or None if unit is not None else None
        scale = _read_multiplier(cells[multiplier]) if multiplier is not None else Fraction(1)
        if value is not None and indicator is not None and period is not None:
            figures = [(cells[indicator], cells[period], cells[value])]
        elif indicator is not None and years:
            figures = [(cells[indicator], header[place], cells[place]) for place in years]
        elif period is not None:
            taken = {entity, period, code, unit, source}
            figures = [
                (header[place], cells[period], cells[place]) for place in range(len(header)) if place not in taken
            ]
        else:
            raise UsageError(f"{table}: no column names the period; give columns {TIDY_COLUMNS}")
        credited = (cells[source].strip() or None) if source is not None else None
        for what, when, amount in figures:
            figure = read_value(amount)
            if figure is not None and whom:
                yield Row(
                    table=table,
                    number=number,
                    entity=whom,
                    indicator=_drop_code(what),
                    period=read_period(when),
                    value=figure,
                    unit=measure,
                    source=credited,
                    code=own_code,
                    scale=scale,
                )


def _read_rates(table: str, names: list[str], lines: list[list[str]]) -> Iterator[Rate]:
    day, base, quote, rate = (names.index(name) for name in RATE_COLUMNS)
    for number, line in enumerate(lines, start=1):
        value = read_value(line[rate]) if len(line) > max(day, base, quote, rate) else None
        if value is not None and value > 0:
            yield Rate(
                table, number, line[day].strip()[:10], line[base].strip().upper(), line[quote].strip().upper(), value
            )


def _find(names: list[str], wanted: Sequence[str]) -> int | None:
    return next((names.index(name) for name in wanted if name in names), None)


def _split_label(cell: str) -> tuple[str, str | None]:
    """Give the name and code of `DE: Germany`; a bare code is both."""
    code, colon, name = cell.strip().partition(": ")
    if colon and code.isupper():
        return name.strip(), code
    bare = cell.strip()
    return bare, bare if bare.isupper() and len(bare) in (2, 3) else None


def _drop_code(cell: str) -> str:
    """Give the label of `UNE_RT: Unemployment rate`."""
    code, colon, label = cell.partition(": ")
    return label.strip() if colon and code.isupper() else cell.strip()


def _read_multiplier(cell: str) -> Fraction:
    plain = cell.partition(":")[0].strip()
    return Fraction(10 ** int(plain)) if plain.isdigit() and int(plain) <= 15 else Fraction(1)
