"""Records as tables: columns by path, exact values, safe cells, equal bytes."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import openpyxl
import pyarrow.parquet as parquet
import pytest

from factextract.records import Change, Claim, Fraction, Link, Number, Per, Period, TextSpan
from factextract.tables import disarm, flatten_record, format_csv, name_columns, write_parquet, write_xlsx

SENTENCE = "=Fees rose by a third, to about $15 an hour, last year."


def make_claim(**fields: Any) -> Claim:
    base: dict[str, Any] = {
        "doc_id": "a",
        "claim_id": "a:32-35",
        "start": 32,
        "end": 35,
        "text": "$15",
        "sentence": TextSpan(start=0, end=len(SENTENCE), text=SENTENCE),
        "type": "currency",
        "value": "15",
        "unit": "USD",
        "per": Per(value="1", unit="hour"),
        "comparator": "~",
        "hedge": TextSpan(start=26, end=31, text="about"),
        "change": Change(direction="increase", role="to"),
        "metric": TextSpan(start=1, end=5, text="Fees"),
        "period": Period(from_="2024-01-01", to="2024-12-31"),
        "links": (Link(relation="change_by", target="a:14-21"), Link(relation="part_of", target="a:1-2")),
        "rules": ("money.sign", "changes.verb"),
        "warnings": ("currency_assumed",),
    }
    return Claim(**{**base, **fields})


THIRD = make_claim(
    claim_id="a:14-21",
    start=14,
    end=21,
    text="a third",
    type="fraction",
    value="0.3333333333333333333333333333",
    fraction=Fraction(numerator="1", denominator="3"),
    unit=None,
    per=None,
    change=None,
    links=(),
)
EXACT = make_claim(value="1234567890123456789012345.67")


def test_columns_are_named_by_path_in_the_order_of_the_record() -> None:
    columns = name_columns(Claim)
    assert columns[:8] == [
        "doc_id",
        "claim_id",
        "start",
        "end",
        "text",
        "sentence.start",
        "sentence.end",
        "sentence.text",
    ]
    for column in (
        "per.value",
        "change.direction",
        "change.basis.text",
        "period.from",
        "metric.start",
        "fraction.numerator",
    ):
        assert column in columns
    assert len(set(columns)) == len(columns)


def test_every_value_of_the_record_is_in_its_row() -> None:
    row = dict(zip(name_columns(Claim), flatten_record(make_claim(), name_columns(Claim)), strict=True))
    assert row["per.unit"] == "hour"
    assert row["period.from"] == "2024-01-01"
    assert row["change.basis.text"] is None
    assert row["links"] == [{"relation": "change_by", "target": "a:14-21"}, {"relation": "part_of", "target": "a:1-2"}]


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO("".join(format_csv([make_claim(), THIRD], Claim)))))
    assert rows[0]["value"] == "15"
    assert rows[0]["comparator"] == "~"
    assert rows[0]["links"] == "change_by a:14-21; part_of a:1-2"
    assert rows[0]["rules"] == "money.sign; changes.verb"
    assert rows[1]["value"] == "0.3333333333333333333333333333"
    assert rows[1]["per.value"] == ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+1+cmd", "'+1+cmd"),
        ("-2-3", "'-2-3"),
        ("-3", "-3"),
        ("+4.5%", "+4.5%"),
        ("=", "="),
        (">=", ">="),
        ("Fees", "Fees"),
        (3, 3),
        (None, None),
    ],
)
def test_disarm_marks_formulas_alone(value: Any, expected: Any) -> None:
    assert disarm(value) == expected


def test_csv_disarms_a_sentence_that_a_sheet_would_run() -> None:
    assert "'=Fees" in "".join(format_csv([make_claim()], Claim))


def test_xlsx_holds_numbers_as_numbers_and_long_decimals_exactly() -> None:
    stream = io.BytesIO()
    write_xlsx([make_claim(), THIRD, EXACT], Claim, stream)
    sheet = openpyxl.load_workbook(io.BytesIO(stream.getvalue())).active
    assert sheet is not None
    header, *rows = list(sheet.iter_rows(values_only=True))
    value = header.index("value")
    assert rows[0][value] == 15
    assert rows[2][value] == "1234567890123456789012345.67"
    cell = sheet.cell(row=2, column=header.index("sentence.text") + 1)
    assert cell.value == SENTENCE
    assert cell.data_type == "s"


def test_xlsx_of_equal_records_has_equal_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_xlsx([make_claim()], Claim, first)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    write_xlsx([make_claim()], Claim, second)
    assert first.getvalue() == second.getvalue()


def test_xlsx_takes_characters_that_xml_cannot() -> None:
    stream = io.BytesIO()
    text = "a\x01b" + "x" * 40_000
    write_xlsx([make_claim(sentence=TextSpan(start=0, end=len(text), text=text))], Claim, stream)
    sheet = openpyxl.load_workbook(io.BytesIO(stream.getvalue())).active
    assert sheet is not None
    assert str(sheet.cell(row=2, column=8).value).startswith("a\ufffdb")


def test_parquet_keeps_lists_and_exact_decimals() -> None:
    stream = io.BytesIO()
    write_parquet([make_claim(), THIRD, EXACT], Claim, stream, rows=2)
    table = parquet.read_table(io.BytesIO(stream.getvalue()))
    assert table.column_names == name_columns(Claim)
    rows = table.to_pylist()
    assert rows[0]["rules"] == ["money.sign", "changes.verb"]
    assert rows[0]["links"][0] == {"relation": "change_by", "target": "a:14-21"}
    assert rows[2]["value"] == "1234567890123456789012345.67"
    assert rows[1]["start"] == 14
    assert rows[1]["per.value"] is None


def test_parquet_of_nothing_has_the_columns() -> None:
    stream = io.BytesIO()
    write_parquet([], Number, stream)
    assert parquet.read_table(io.BytesIO(stream.getvalue())).column_names == name_columns(Number)


def test_tables_lose_nothing_against_json() -> None:
    claim = make_claim()
    flat = dict(zip(name_columns(Claim), flatten_record(claim, name_columns(Claim)), strict=True))
    rebuilt: dict[str, Any] = {}
    for path, value in flat.items():
        *parents, last = path.split(".")
        place = rebuilt
        for parent in parents:
            place = place.setdefault(parent, {})
        place[last] = value
    whole = json.loads(json.dumps(claim.to_json_dict()))
    for key, value in whole.items():
        if value is not None and key != "change":
            assert rebuilt[key] == value
