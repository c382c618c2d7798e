"""The labelled claims of `tests/labels/reference` as records, and the measure of matching on them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factextract.checking.reference.findings import check_reference
from factextract.checking.reference.matching import build_index
from factextract.checking.reference.phrases import load_synonyms
from factextract.checking.reference.tables import read_tables
from factextract.records import Claim, Finding

FOLDER = Path(__file__).parents[1] / "labels" / "reference"
MARK = re.compile(r"\{([mspvt]) ([^{}]*)\}")
ROLES = {"m": "metric", "s": "subject", "p": "place"}
DIRECTIONS = {"+": "increase", "-": "decrease"}
VAGUE = re.compile(r"(?:about|nearly|more than) ")


@dataclass(frozen=True)
class Label:
    """A claim and the row that answers it, as entity, indicator and period; None where none does."""

    claim: Claim
    row: tuple[str, str, str] | None
    outcome: str | None


@dataclass(frozen=True)
class Measure:
    """How claims were matched to rows."""

    given: int
    right: int
    answerable: int
    wrong: tuple[tuple[Label, Finding], ...]
    missed: tuple[tuple[Label, Finding], ...]
    other_outcome: tuple[tuple[Label, Finding], ...]

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.answerable


def read_labels() -> list[Label]:
    """Give all labels."""
    lines = (FOLDER / "claims.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [read_label(*line.split("\t")) for line in lines if line]


def read_label(name: str, published: str, marked: str, row: str, outcome: str) -> Label:
    """Give one label from its line."""
    fields: dict[str, Any] = {}
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        kind, body = match.groups()
        at = match.end()
        words = body.split(";")[0] if kind == "v" else body.partition("=")[0]
        start = len(text)
        text += words
        span = {"start": start, "end": len(text), "text": words}
        if kind in ROLES:
            fields[ROLES[kind]] = span
        elif kind == "t":
            first, _, last = body.partition("=")[2].partition("/")
            fields["time"], fields["period"] = span, {"from": first, "to": last}
        else:
            fields.update(read_value(name, body, start))
    text += marked[at:]
    fields["sentence"] = {"start": 0, "end": len(text), "text": text}
    parts = tuple(part.strip() for part in row.split(";"))
    answer = (parts[0], parts[1], parts[2]) if row != "-" else None
    return Label(Claim.model_validate(fields), answer, None if outcome == "-" else outcome)


def read_value(name: str, body: str, start: int) -> dict[str, Any]:
    """Give a claim's own fields from `TEXT;type;value;unit;comparator;change;modality`."""
    words, kind, value, unit, comparator, change, modality = (body.split(";") + [""] * 6)[:7]
    fields: dict[str, Any] = {"doc_id": name, "type": kind, "value": value, "unit": unit or None}
    hedge = VAGUE.match(words)
    if hedge is not None:
        fields["hedge"] = {"start": start, "end": start + hedge.end() - 1, "text": hedge.group().strip()}
        start, words = start + hedge.end(), words[hedge.end() :]
    fields.update(start=start, end=start + len(words), text=words, claim_id=f"{name}:{start}-{start + len(words)}")
    fields["comparator"] = comparator or "="
    if change:
        fields["change"] = {"role": change[:-1], "direction": DIRECTIONS[change[-1]]}
    fields["modality"] = modality or "asserted"
    return fields


def measure(labels: list[Label]) -> Measure:
    """Match every labelled claim against the table and compare with the labels."""
    tables = read_tables([FOLDER / "table.csv"])
    index = build_index(tables.rows, load_synonyms())
    periods = {(row.number): row for row in tables.rows}
    lines = (FOLDER / "table.csv").read_text(encoding="utf-8").splitlines()[1:]
    wrong, missed, other = [], [], []
    given = right = 0
    for label in labels:
        finding = check_reference(label.claim.doc_id, [label.claim], index)[0]
        if len(finding.citations) == 1:
            given += 1
            cells = lines[periods[finding.citations[0].row].number - 1].split(",")
            if label.row == (cells[0], cells[1], cells[2]):
                right += 1
                if finding.outcome != label.outcome:
                    other.append((label, finding))
            else:
                wrong.append((label, finding))
        elif label.row is not None:
            missed.append((label, finding))
    answerable = sum(label.row is not None for label in labels)
    return Measure(given, right, answerable, tuple(wrong), tuple(missed), tuple(other))
