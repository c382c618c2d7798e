"""Accuracy over the corpus and the development set, pooled: what has been reached is not lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {
    "claim.f1": 0.98,
    "span.f1": 0.98,
    "type.percentage.f1": 0.97,
    "type.currency.f1": 0.97,
    "type.count.f1": 0.97,
    "type.measurement.f1": 0.95,
    "type.age.f1": 0.95,
    "type.duration.f1": 0.94,
    "type.fraction.f1": 0.95,
    "field.comparator": 0.98,
    "field.per": 0.97,
    "field.change": 0.98,
    "field.modality": 0.97,
    "field.period": 0.93,
    "role.metric.f1": 0.91,
    "role.subject.f1": 0.82,
    "role.time.f1": 0.94,
    "role.place.f1": 0.78,
    "role.source.f1": 0.95,
    "links.f1": 0.90,
    "full_record.f1": 0.74,
}


def score(*arguments):
    command = [sys.executable, "-m", "factextract.cli", "score", *arguments, "--no-gates", "-f", "json"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def pooled(shared):
    return score("--gold", "gold", "--gold", str(shared / "gold" / "dev"))


@pytest.mark.model
@pytest.mark.parametrize("figure", FLOORS)
def test_figure_is_not_below_its_floor(figure, pooled):
    assert pooled["figures"][figure] >= FLOORS[figure]


@pytest.mark.model
def test_every_number_is_accounted_for_and_few_claims_are_excluded(pooled):
    numbers = pooled["numbers"]
    total = sum(numbers["fates"].values())
    assert numbers["unaccounted"] == []
    assert len(numbers["unresolved"]) <= total * 0.02
    assert len(numbers["wrongly_excluded"]) <= pooled["counts"]["claim"]["gold"] * 0.02


@pytest.mark.model
def test_the_seed_is_read_right_in_value_unit_comparator_and_change(shared):
    seed = score("--gold", str(shared / "gold" / "seed"))
    assert seed["figures"]["claim.f1"] == 1
    assert seed["figures"]["field.comparator"] == 1
    assert seed["figures"]["field.change"] == 1
