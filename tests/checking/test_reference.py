"""Reference tables: how they are read, and how figures are matched to their rows and compared."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction

import pytest

from factextract.checking.reference.entities import build_gazetteer
from factextract.checking.reference.findings import check_reference
from factextract.checking.reference.market import check_market
from factextract.checking.reference.matching import build_index, find_word
from factextract.checking.reference.phrases import load_synonyms
from factextract.checking.reference.rows import read_period, read_unit, read_value
from factextract.checking.reference.tables import read_tables
from factextract.errors import MissingDependencyError, UnreadableInputError, UsageError
from factextract.records import Article

from .making import link, make
from .reference_labels import FOLDER, measure, read_labels

PRECISION, RECALL = 0.97, 0.7
YEAR = {"from": "2023-01-01", "to": "2023-12-31"}


def test_matching_keeps_what_is_promised():
    result = measure(read_labels())
    assert result.precision >= PRECISION, [(label.claim.sentence.text, found.message) for label, found in result.wrong]
    assert result.recall >= RECALL, [label.claim.sentence.text for label, _ in result.missed]
    assert result.other_outcome == ()


def write(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


LAYOUTS = {
    "tidy": "entity,indicator,period,value,unit,source\nSpain,Unemployment rate,2023,12.4,percent,Survey\n",
    "semicolons": "Country;Indicator;Year;Value;Unit;Source\nSpain;Unemployment rate;2023;12.4;%;Survey\n",
    "sdmx": (
        "DATAFLOW,REF_AREA: Reference area,INDICATOR: Indicator,TIME_PERIOD: Time,OBS_VALUE: Value,"
        "UNIT_MEASURE: Unit,SOURCE\n"
        "X:Y(1.0),ES: Spain,UNE: Unemployment rate,2023,12.4,PT: Percent,Survey\n"
    ),
    "world bank": (
        '"Data Source","World Development Indicators",\n\n"Last Updated Date","2024-06-28",\n\n'
        '"Country Name","Country Code","Indicator Name","Indicator Code","2022","2023",\n'
        '"Spain","ESP","Unemployment, total (% of total labor force)","SL.UEM","","12.4",\n'
    ),
    "our world in data": "Entity,Code,Year,Unemployment rate (%)\nSpain,ESP,2023,12.4\n",
}


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_layout_is_read(tmp_path, name):
    rows = read_tables([write(tmp_path, "table.csv", LAYOUTS[name])]).rows
    assert len(rows) == 1
    assert (rows[0].entity, str(rows[0].value), rows[0].period.from_, rows[0].measure()) == (
        "Spain", "12.4", "2023-01-01", ("percent", Fraction(1)),
    )  # fmt: skip


@pytest.mark.parametrize("name", list(LAYOUTS))
def test_claim_finds_its_row_in_every_layout(tmp_path, name):
    index = build_index(read_tables([write(tmp_path, "table.csv", LAYOUTS[name])]).rows, load_synonyms())
    claim = spanish_unemployment("12.4 percent", "12.4")
    finding = check_reference("a", [claim], index)[0]
    assert (finding.outcome, len(finding.citations)) == ("agrees", 1)


def test_parquet_is_read_like_csv(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    columns = {
        "entity": ["Spain"],
        "indicator": ["Unemployment rate"],
        "period": [2023],
        "value": [12.4],
        "unit": ["percent"],
    }
    parquet.write_table(arrow.table(columns), tmp_path / "table.parquet")
    rows = read_tables([tmp_path / "table.parquet"]).rows
    assert [(row.entity, str(row.value)) for row in rows] == [("Spain", "12.4")]


def test_unknown_layout_is_refused_with_the_mend(tmp_path):
    with pytest.raises(UsageError, match="entity, indicator, period, value"):
        read_tables([write(tmp_path, "table.csv", "a,b\n1,2\n")])


def test_missing_table_is_one_line(tmp_path):
    with pytest.raises(UnreadableInputError, match="no such reference table"):
        read_tables([tmp_path / "none.csv"])


def test_table_in_another_encoding_is_refused(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("entity,indicator,period,value\nMünchen,Population,2023,1\n".encode("latin-1"))
    with pytest.raises(UnreadableInputError, match="UTF-8"):
        read_tables([path])


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2023.0", ("2023-01-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024M02", ("2024-02-01", "2024-02-29")),
        ("2023-Q3", ("2023-07-01", "2023-09-30")),
        ("Q3 2023", ("2023-07-01", "2023-09-30")),
        ("2023-H2", ("2023-07-01", "2023-12-31")),
        ("2023-05-04", ("2023-05-04", "2023-05-04")),
        ("2023-02-30", None),
        ("2023/24", None),
        ("", None),
    ],
)
def test_period_is_read_as_days(text, period):
    read = read_period(text)
    assert (None if read is None else (read.from_, read.to)) == period


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("percent", ("percent", 1)),
        ("% of labour force", ("percent", 1)),
        ("billion USD", ("USD", 10**9)),
        ("million EUR", ("EUR", 10**6)),
        ("current US$", ("USD", 1)),
        ("persons", (None, 1)),
        ("thousand persons", (None, 1000)),
        ("million tonnes", ("tonne", 10**6)),
        ("kt", ("tonne", 1000)),
        ("years", ("year", 1)),
    ],
)
def test_unit_is_read_with_its_scale(text, unit):
    assert read_unit(text) == (unit[0], Fraction(unit[1]))


@pytest.mark.parametrize(
    ("text", "value"), [("1,234.5", "1234.5"), ("..", None), ("", None), ("NaN", None), ("-0.4", "-0.4")]
)
def test_value_is_read_or_left_out(text, value):
    read = read_value(text)
    assert (None if read is None else str(read)) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("German exports", "DE"),
        ("South Korea’s output", "KR"),
        ("North Korea", "KP"),
        ("the euro zone", "EZ"),
        ("U.S. firms", "US"),
        ("tell us more", None),
        ("Germanic tribes", None),
        ("Britons", "GB"),
    ],
)
def test_countries_are_known_by_name_adjective_and_people(text, key):
    found = build_gazetteer([]).find(text)
    assert [mention.key for mention in found] == ([] if key is None else [key])


@pytest.mark.parametrize(
    ("word", "other", "alike"),
    [("programme", "program", False), ("organisation", "organization", True), ("employment", "unemployment", False)],
)
def test_spellings_are_forgiven_and_other_words_are_not(word, other, alike):
    assert (find_word(word, {other}) is not None) == alike


def spanish_unemployment(text, value, **fields):
    sentence = f"Spain’s unemployment rate was {text} in 2023."
    settings = {
        "metric": "Spain’s unemployment rate",
        "time": "2023",
        "period": YEAR,
        "type": "percentage",
        "unit": "percent",
    }
    return make(text, sentence, value=value, **{**settings, **fields})


TWO_ROWS = (
    "entity,indicator,period,value,unit\n"
    "Spain,Unemployment rate,2023,12.4,percent\n"
    "Spain,Unemployment rate (national estimate),2023,12.1,percent\n"
)


@pytest.mark.parametrize(
    ("text", "value", "outcome", "verdict", "severity"),
    [
        ("12.4 percent", "12.4", "agrees", "consistent", "none"),
        ("12 percent", "12", "agrees", "consistent", "none"),
        ("12.5 percent", "12.5", "near", "consistent", "none"),
        ("14 percent", "14", "differs", "inconsistent", "high"),
    ],
    ids=["same", "rounded", "near", "other"],
)
def test_figure_is_compared_with_its_rounding(tmp_path, text, value, outcome, verdict, severity):
    index = build_index(read_tables([write(tmp_path, "t.csv", LAYOUTS["tidy"])]).rows, load_synonyms())
    finding = check_reference("a", [spanish_unemployment(text, value)], index)[0]
    assert (finding.outcome, finding.verdict, finding.severity) == (outcome, verdict, severity)
    assert (finding.citations[0].row, finding.citations[0].source) == (1, "Survey")
    assert "has 12.4 percent for Spain in 2023" in finding.message


def test_two_rows_that_fit_are_both_cited(tmp_path):
    index = build_index(read_tables([write(tmp_path, "t.csv", TWO_ROWS)]).rows, load_synonyms())
    finding = check_reference("a", [spanish_unemployment("12.4 percent", "12.4")], index)[0]
    assert (finding.outcome, [citation.row for citation in finding.citations]) == ("several_candidates", [1, 2])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"modality": "forecast"}, "not stated as fact"),
        ({"period": None, "time": None}, "not known in days"),
        ({"period": {"from": "2019-01-01", "to": "2019-12-31"}}, "no such period"),
        ({"metric": "unemployment rate"}, None),
        ({"type": "percentage_point", "unit": "percentage_point"}, "another unit"),
    ],
    ids=["forecast", "no time", "other year", "named in the sentence", "other unit"],
)
def test_reason_is_given_where_nothing_is_compared(tmp_path, fields, reason):
    index = build_index(read_tables([write(tmp_path, "t.csv", LAYOUTS["tidy"])]).rows, load_synonyms())
    finding = check_reference("a", [spanish_unemployment("12.4 percent", "12.4", **fields)], index)[0]
    if reason is None:
        assert finding.outcome == "agrees"
    else:
        assert (finding.outcome, finding.verdict) == ("not_found", "cannot_tell")
        assert reason in finding.message


def test_synonyms_of_the_user_are_added(tmp_path):
    table = "entity,indicator,period,value,unit\nSpain,Unemployment rate,2023,12.4,percent\n"
    extra = write(tmp_path, "words.toml", '[concepts]\nunemployment = ["idleness"]\n')
    rows = read_tables([write(tmp_path, "t.csv", table)]).rows
    sentence = "Spain’s idleness was 12.4 percent in 2023."
    claim = make(
        "12.4 percent",
        sentence,
        value="12.4",
        type="percentage",
        unit="percent",
        metric="Spain’s idleness",
        period=YEAR,
    )
    outcomes = [
        check_reference("a", [claim], build_index(rows, load_synonyms(file)))[0].outcome for file in (None, extra)
    ]
    assert outcomes == ["not_found", "agrees"]


def test_unknown_key_of_synonyms_is_refused(tmp_path):
    with pytest.raises(UsageError, match="unknown key 'concept'"):
        load_synonyms(write(tmp_path, "words.toml", "[concept]\n"))


@pytest.mark.parametrize(
    ("euros", "verdict"), [("€109m", "consistent"), ("€140m", "inconsistent")], ids=["near", "far"]
)
def test_conversion_is_held_against_the_rate_of_its_day(tmp_path, euros, verdict):
    rates = read_tables([write(tmp_path, "r.csv", "date,base,quote,rate\n2024-05-03,EUR,USD,1.08\n")]).rates
    sentence = f"It cost $117m ({euros})."
    first = make("$117m", sentence, value="117000000", type="currency", unit="USD")
    second = make(euros, sentence, value=euros.strip("€m") + "000000", type="currency", unit="EUR")
    article = Article(doc_id="a", text=sentence, text_sha256="0" * 64, published="2024-05-03")
    found = list(check_market("a", [first, link(second, "conversion_of", first)], rates, article))
    assert [finding.verdict for finding in found] == [verdict]


def test_parquet_without_its_extra_names_the_install_line(tmp_path, monkeypatch):
    path = tmp_path / "table.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(MissingDependencyError, match="pip install"):
        read_tables([path])


def test_checking_imports_no_spacy():
    code = (
        "import sys, factextract.checking.findings, factextract.checking.reference.findings, "
        "factextract.checking.reference.market; sys.exit('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ})
    assert done.returncode == 0


@pytest.mark.model
def test_matching_keeps_what_is_promised_with_extracted_records():
    from factextract.extraction import extract_articles

    index = build_index(read_tables([FOLDER / "table.csv"]).rows, load_synonyms())
    lines = (FOLDER / "sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
    labels = [line.split("\t") for line in lines]
    articles = (
        Article(doc_id=f"s{number}", text=sentence, text_sha256="0" * 64, published="2024-05-10")
        for number, (sentence, _) in enumerate(labels)
    )
    wrong, answered = [], 0
    for (sentence, row), extraction in zip(labels, extract_articles(articles), strict=True):
        cited = [
            finding.citations[0]
            for finding in check_reference("s", extraction.claims, index)
            if len(finding.citations) == 1
        ]
        wrong += [sentence for citation in cited if not row.startswith(f"{citation.entity}; {citation.indicator};")]
        answered += bool(cited) and row != "-"
    assert wrong == []
    assert answered >= RECALL * sum(row != "-" for _, row in labels)
