"""The page of the records: every field with its type and its meaning, from the models."""

from __future__ import annotations

import inspect
import json
from collections.abc import Iterator
from typing import Any

from factextract.provenance import Provenance
from factextract.records import (
    Article,
    Bounds,
    Change,
    Citation,
    Claim,
    Decision,
    Finding,
    Fraction,
    Link,
    Number,
    Per,
    Period,
    Record,
    TextSpan,
)

PAGE: tuple[type[Record], ...] = (
    *(Claim, TextSpan, Per, Fraction, Change, Period, Link),
    *(Number, Article, Provenance, Finding, Bounds, Citation, Decision),
)

HEAD = """# The records

Every value is a decimal in plain notation, as text: never a float, never an exponent. Every offset counts Unicode code
points of the untouched text, from 0, half-open: `text[start:end]` is the stretch. Every key is always present; what the
text does not say is null. Records are frozen, and an unknown key is an error. The JSON Schemas stand in
[`schemas/`](schemas).
"""


def write_record() -> str:
    """Give the page."""
    return HEAD + "".join(f"\n{write_model(model)}" for model in PAGE)


def write_model(model: type[Record]) -> str:
    """Give the chapter of one record."""
    lines = [f"## {model.__name__}", "", *(inspect.getdoc(model) or "").splitlines(), ""]
    lines += ["| field | type | default | meaning |", "| --- | --- | --- | --- |"]
    lines += list(write_fields(model))
    return "\n".join(lines) + "\n"


def write_fields(model: type[Record]) -> Iterator[str]:
    """Give one row for each field."""
    properties = model.model_json_schema(by_alias=True, mode="serialization")["properties"]
    for name, field in model.model_fields.items():
        key = field.alias or name
        default = "required" if field.is_required() else f"`{json.dumps(field.get_default(), default=list)}`"
        yield f"| `{key}` | {name_type(properties[key])} | {default} | {escape(field.description or '')} |"


def name_type(schema: dict[str, Any]) -> str:
    """Give a field's type in words: `text`, `TextSpan or null`, `list of Link`, or its choices."""
    if "anyOf" in schema:
        return " or ".join(name_type(each) for each in schema["anyOf"])
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in schema:
        return ", ".join(f"`{escape(str(each))}`" for each in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {name_type(schema['items'])}"
    if schema.get("type") == "string":
        pattern = schema.get("pattern", "")
        return "day" if "{4}" in pattern else "decimal" if pattern else "text"
    return str(schema.get("type", "any"))


def escape(text: str) -> str:
    """Give text that stands in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")
