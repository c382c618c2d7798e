"""JSON Schemas of the records, so that other languages can check what they read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from factextract.records import Article, Claim, Decision, Finding, Number, Record

RECORDS: tuple[type[Record], ...] = (Article, Claim, Number, Finding, Decision)
"""The records that are written to files."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def write_schemas() -> Mapping[str, str]:
    """Give the schema of each record as a page of JSON, such as `schemas/claim.json`."""
    pages = {}
    for record in RECORDS:
        schema: dict[str, Any] = {"$schema": DIALECT, **record.model_json_schema(by_alias=True, mode="serialization")}
        pages[f"schemas/{record.__name__.lower()}.json"] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return pages
