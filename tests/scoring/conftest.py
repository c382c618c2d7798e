"""What the scoring tests share: the project's gold, and a way to spoil it."""

from __future__ import annotations

import os
import random
from pathlib import Path
from typing import Any

import pytest

from factextract.scoring.gold import GoldArticle, read_gold

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def articles() -> list[GoldArticle]:
    return read_gold(ROOT / "gold", ROOT / "corpus" / "texts")


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        message = "the shared development sets are not beside the repository"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return folder


def spoil(claims: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Make predictions out of gold claims that are wrong in every way that is scored; no two share a span."""
    rng = random.Random(seed)
    spoiled: dict[tuple[int, int], dict[str, Any]] = {}
    for claim in claims:
        claim = {**claim}
        if rng.random() < 0.08:
            continue
        if rng.random() < 0.15:
            claim["start"] = max(0, claim["start"] + rng.choice([-3, -1, 1]))
        if rng.random() < 0.15:
            claim["end"] = max(claim["start"] + 1, claim["end"] + rng.choice([-1, 1, 6, 40]))
        if rng.random() < 0.1 and claim["value"]:
            claim["value"] = rng.choice(["7", "-" + claim["value"].lstrip("-"), claim["value"] + "000", "0.3334"])
        if rng.random() < 0.07:
            claim["type"] = rng.choice(["count", "currency", "percentage", "rank"])
        if rng.random() < 0.07:
            claim["unit"] = rng.choice([None, "%", "EUR", "metres", "percent", "years"])
        if rng.random() < 0.1:
            claim["comparator"] = rng.choice(["~", ">", None])
        if rng.random() < 0.1:
            claim["modality"] = rng.choice(["forecast", None])
        if rng.random() < 0.1:
            claim["change"] = rng.choice([None, {"direction": "increase", "role": "by", "basis": None}])
        if rng.random() < 0.1:
            claim["per"] = rng.choice([None, {"value": "1.0", "unit": "people"}, {"value": "1", "unit": "hours"}])
        if rng.random() < 0.1:
            claim["period"] = rng.choice([None, {"from": "2024-01-01", "to": None}])
        for role in ("metric", "subject", "time", "place", "source"):
            if rng.random() < 0.1:
                claim[role] = None
            elif rng.random() < 0.1:
                start = rng.randrange(200)
                claim[role] = {"start": start, "end": start + 10, "text": "x" * 10}
            elif rng.random() < 0.2 and claim[role]:
                claim[role] = {**claim[role], "end": claim[role]["end"] + rng.choice([1, 30])}
        if rng.random() < 0.2:
            claim["links"] = [link for link in claim["links"] if rng.random() < 0.5]
        claim["claim_id"] = f"{claim['doc_id']}:{claim['start']}-{claim['end']}"
        if rng.random() < 0.1:
            other = rng.choice(claims)["claim_id"]
            claim["links"] = [*claim["links"], {"relation": "part_of", "target": other}]
        claim["rules"] = rng.sample(["numerals.digits", "quantities.count", "quantities.money"], 2)
        spoiled[claim["start"], claim["end"]] = claim
        if rng.random() < 0.06:
            extra = {**claim, "start": claim["end"] + 2, "end": claim["end"] + 5, "links": []}
            extra["claim_id"] = f"{extra['doc_id']}:{extra['start']}-{extra['end']}"
            spoiled[extra["start"], extra["end"]] = extra
        if rng.random() < 0.06 and claim["end"] - claim["start"] > 2:
            part = {**claim, "end": claim["start"] + 2, "links": []}
            part["claim_id"] = f"{part['doc_id']}:{part['start']}-{part['end']}"
            spoiled[part["start"], part["end"]] = part
    result = list(spoiled.values())
    rng.shuffle(result)
    return result
