"""The reference: its pages are fresh, its schemas hold the records, and every public function says what it does."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

import factextract
from factextract.extraction import extract_articles, hash_text
from factextract.records import Article
from factextract.reference import __main__ as program
from factextract.reference.pages import find_stale, make_pages, write_pages
from factextract.reference.schemas import RECORDS
from factextract.rules.catalogue import read_rules

SOURCE = Path(factextract.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@pytest.mark.parametrize("name", [*make_pages()])
def test_page_is_fresh(name):
    stale = find_stale(SOURCE / "reference")
    assert name not in stale, "write it anew with: python -m factextract.reference"


def test_page_that_was_changed_or_is_missing_is_stale(tmp_path):
    write_pages(tmp_path)
    assert find_stale(tmp_path) == []
    (tmp_path / "RULES.md").write_text("old", encoding="utf-8")
    (tmp_path / "schemas" / "claim.json").unlink()
    assert find_stale(tmp_path) == ["RULES.md", "schemas/claim.json"]


def test_schema_of_a_record_that_is_gone_is_taken_away(tmp_path):
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "old.json").write_text("{}", encoding="utf-8")
    write_pages(tmp_path)
    assert not (tmp_path / "schemas" / "old.json").exists()


def test_check_names_the_stale_page(tmp_path, monkeypatch, capsys):
    write_pages(tmp_path)
    (tmp_path / "LIMITS.md").unlink()
    monkeypatch.setattr(program, "HERE", tmp_path)
    assert program.main(["--check"]) == 1
    assert "LIMITS.md: is stale" in capsys.readouterr().err
    assert program.main([]) == 0
    assert program.main(["--check"]) == 0


def test_every_rule_is_on_the_page():
    page = make_pages()["RULES.md"]
    for rule in read_rules():
        assert f"### `{rule.name}`" in page


def test_every_rule_that_is_written_is_in_the_catalogue():
    names = {rule.name for rule in read_rules()}
    written = set()
    for path in (SOURCE / "rules").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Rule":
                given = [*node.args[:1], *(key.value for key in node.keywords if key.arg == "name")]
                written |= {each.value for each in given if isinstance(each, ast.Constant)}
    assert written
    assert written <= names


def fits(value, schema, root):
    """Whether a JSON value fits a schema, as far as the records' schemas go."""
    if "$ref" in schema:
        return fits(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        return any(fits(value, each, root) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    kind = {"string": str, "integer": int, "null": type(None), "array": list, "object": dict}[schema["type"]]
    if not isinstance(value, kind):
        return False
    if kind is list:
        return all(fits(each, schema["items"], root) for each in value)
    if kind is dict:
        known = schema["properties"]
        return set(value) == set(known) and all(fits(value[key], known[key], root) for key in known)
    return True


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_schema_names_every_field_with_its_meaning(record):
    schema = json.loads(make_pages()[f"schemas/{record.__name__.lower()}.json"])
    assert set(schema["properties"]) == {field.alias or name for name, field in record.model_fields.items()}
    assert all(each.get("description") for each in schema["properties"].values())
    assert schema["additionalProperties"] is False


def test_records_fit_their_schemas():
    text = "Exports rose 7.1 percent to $321 billion in 2024. Two of 5 ships sailed."
    article = Article(doc_id="a", text=text, text_sha256=hash_text(text), published="2025-01-01")
    (extraction,) = extract_articles([article], context=False)
    assert extraction.claims
    assert extraction.numbers
    for record in (article, *extraction.claims, *extraction.numbers):
        schema = json.loads(make_pages()[f"schemas/{type(record).__name__.lower()}.json"])
        plain = record.to_json_dict()
        assert fits(plain, schema, schema)
        assert not fits({**plain, "another": 1}, schema, schema)


def find_undocumented(path):
    """Give the public classes, functions and methods of a file that have no docstring."""
    waiting = [ast.parse(path.read_text(encoding="utf-8"))]
    missing = [] if ast.get_docstring(waiting[0]) else ["the module"]
    while waiting:
        for node in waiting.pop().body:
            if isinstance(node, DEFINITIONS) and not node.name.startswith("_"):
                if not ast.get_docstring(node):
                    missing.append(node.name)
                if isinstance(node, ast.ClassDef):
                    waiting.append(node)
    return missing


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_everything_public_says_what_it_does(path):
    assert find_undocumented(path) == []
