"""Time phrases as calendar days: labels written before the code, and the laws that hold for every phrase."""

import json
from pathlib import Path

LABELS = Path(__file__).parent.parent / "labels" / "periods.jsonl"
ROWS = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]


def test_labels_are_whole():
    assert len(ROWS) >= 160
    for row in ROWS:
        assert row["sentence"][row["start"] :].startswith(row["phrase"])
