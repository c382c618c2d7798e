"""Quantities, hedges and denominators: every rule's examples, counterexamples and known gaps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import factextract.rules
from factextract.rules.modifiers.rulebook import RULES as MODIFIERS
from factextract.rules.quantities import find_quantities
from factextract.rules.quantities.rulebook import RULES as QUANTITIES
from factextract.values import format_decimal

BOOKS = (*QUANTITIES, *MODIFIERS)
EXAMPLES = [(rule, each) for rule in BOOKS for each in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in BOOKS for text in rule.counterexamples]
GAPS = [(rule, each) for rule in BOOKS for each in rule.gaps]


def read(text, offsets):
    """What is said of a stretch: the quantity's fields as text, or the reason for which it is none."""
    found = find_quantities(text)
    for quantity in found.quantities:
        if quantity.offsets == offsets:
            number = {
                name: None if (value := getattr(quantity, name)) is None else format_decimal(value)
                for name in ("value", "low", "high")
            }
            per = f"{format_decimal(quantity.per.value)} {quantity.per.unit}" if quantity.per else None
            hedge = text[slice(*quantity.hedge)] if quantity.hedge else None
            return {
                "type": quantity.type,
                **number,
                "unit": quantity.unit,
                "comparator": quantity.comparator,
                "per": per,
                "hedge": hedge,
            }, quantity.rules
    for exclusion in found.exclusions:
        if (exclusion.start, exclusion.end) == offsets:
            return {"reason": exclusion.reason}, (exclusion.rule,)
    seen = [text[q.start : q.end] for q in found.quantities]
    return {"missing": f"found {seen}"}, ()


def check(rule, each):
    said, rules = read(each.text, each.offsets)
    assert {name: said.get(name, said) for name in each.expect} == dict(each.expect)
    assert rule.name in rules


@pytest.mark.parametrize(("rule", "each"), EXAMPLES, ids=[f"{rule.name}: {each.text}" for rule, each in EXAMPLES])
def test_rule_reads_its_example(rule, each):
    check(rule, each)


@pytest.mark.parametrize(
    ("rule", "text"), COUNTEREXAMPLES, ids=[f"{rule.name}: {text}" for rule, text in COUNTEREXAMPLES]
)
def test_rule_declines_its_counterexample(rule, text):
    found = find_quantities(text)
    assert rule.name not in {name for quantity in found.quantities for name in quantity.rules}


@pytest.mark.parametrize(("rule", "each"), GAPS, ids=[f"{rule.name}: {each.text}" for rule, each in GAPS])
@pytest.mark.xfail(strict=True, reason="a known gap: the day it works, move it to the examples")
def test_known_gap_is_still_open(rule, each):
    check(rule, each)


def test_every_rule_that_the_code_names_is_in_a_book():
    folder = Path(factextract.rules.__file__).parent
    files = [
        *(folder / "quantities").glob("*.py"),
        *(folder / "modifiers" / f"{name}.py" for name in ("comparator", "per")),
    ]
    named = set()
    for path in files:
        if path.name != "rulebook.py":
            named |= set(re.findall(r'"((?:quantities|modifiers)\.[a-z_]+)"', path.read_text(encoding="utf-8")))
    only_declined_or_overwritten = {"quantities.range", "quantities.shared"}
    assert named - {rule.name for rule in BOOKS} == only_declined_or_overwritten
