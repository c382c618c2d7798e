"""The fates of four hundred numbers, labelled by reading before the extractor existed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

LABELS = Path(__file__).parent / "labels" / "number_fates.jsonl"
ALIKE = {frozenset({"date", "period"}), frozenset({"date", "identifier"})}
"""Reasons that overlap by nature: a year in a reporting period, a year in a name."""


def read_labels(shared):
    header, *rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {}
    for path in (shared / "gold").glob("*/texts/*.txt"):
        data = path.read_bytes()
        if header["texts"].get(path.stem) == hashlib.sha256(data).hexdigest():
            texts[path.stem] = data.decode("utf-8")
    assert set(texts) == set(header["texts"]), "an article has changed since it was labelled"
    return texts, rows


def test_fates_and_reasons_agree_with_the_labels(shared):
    from factextract.pipeline.stages import read_text, write_numbers

    texts, rows = read_labels(shared)
    ledgers = {doc_id: write_numbers(text, read_text(text), doc_id=doc_id) for doc_id, text in texts.items()}
    wrong_fates, wrong_reasons = [], []
    for label in rows:
        held = [row for row in ledgers[label["doc_id"]] if row["start"] < label["end"] and label["start"] < row["end"]]
        where = (
            f"{label['doc_id']}:{label['start']} {texts[label['doc_id']][label['start'] - 20 : label['end'] + 15]!r}"
        )
        if not held:
            wrong_fates.append(f"no row: {where}")
        elif held[0]["fate"] != label["fate"]:
            wrong_fates.append(f"{held[0]['fate']}, not {label['fate']}: {where}")
        elif held[0]["reason"] != label["reason"] and frozenset({held[0]["reason"], label["reason"]}) not in ALIKE:
            wrong_reasons.append(f"{held[0]['reason']}, not {label['reason']}: {where}")
    assert len(rows) >= 200
    assert len(wrong_fates) <= len(rows) * 0.01, wrong_fates
    assert len(wrong_reasons) <= len(rows) * 0.01, wrong_reasons
