"""The pages of the rules: what each reads, with its examples; and what is known to go unread."""

from __future__ import annotations

from collections.abc import Iterator

from factextract.rules.catalogue import read_rules
from factextract.rules.rule import Example, Rule

STAGES = {
    "numerals": "Numerals: which stretches are numbers, and what they are worth",
    "quantities": "Quantities: a number with its unit, or the reason for which it is none",
    "times": "Times: the stretches that place something in time",
    "modifiers": "Modifiers: hedges, denominators, movements",
    "claims": "Claims: what is counted, of whom, when, where, on whose word; the links",
}

HEAD = """# The rules

A rule is named for what it reads, and records quote the name (`rules` of a claim). ⟦ ⟧ marks what the rule reads in an
example; a counterexample looks like it and is left alone. `factextract rules check` runs all of them.
"""

LIMITS = """# Limits and known gaps

factextract extracts; it verifies nothing. What it is known not to do:

- It reads English press prose. Articles in other languages are passed over, unless `--force` is given.
- Tables, charts and pictures are not read; a PDF of scanned pages has no text and is refused.
- Offsets point into the text that a reader made of the bytes; from HTML and PDF that text is not the file's.
- Roles (metric, subject, time, place, source) rest on a small statistical parser, and on sentences of 400 tokens at
  most.
- A pronoun is given as written: nobody is looked up behind `it` or `they`.
- A bare `$`, `£`, `kr` or `rupees` is the article's own currency where it names one, else the commonest one with the
  warning `currency_assumed`.
- `last year` becomes calendar days only where the day of publication is known.
- A word that states no number (`several`, `a few`) is a row of the ledger, never a value.

## Sentences that a rule ought to read and does not yet

Each is a test that fails on the day it works.
"""


def write_rules() -> str:
    """Give the page of all rules."""
    rules = read_rules()
    parts = [HEAD]
    for stage, title in STAGES.items():
        chosen = [rule for rule in rules if rule.stage == stage]
        parts.append(f"\n## {title}\n\n{len(chosen)} rules.\n")
        parts += ["\n" + "\n".join(tell_rule(rule)) + "\n" for rule in chosen]
    return "".join(parts)


def tell_rule(rule: Rule) -> Iterator[str]:
    """Give the lines of one rule."""
    yield f"### `{rule.name}`"
    yield ""
    yield rule.reads + (" *Needs a parsed sentence.*" if rule.needs_parse else "")
    yield ""
    yield from (f"- {tell_example(each)}" for each in rule.examples)
    yield from (f"- not: {each}" for each in rule.counterexamples)
    yield from (f"- not yet: {tell_example(each)}" for each in rule.gaps)


def tell_example(each: Example) -> str:
    """Give an example in one line: the sentence with its mark, and what comes of it."""
    start, end = each.offsets
    marked = f"{each.text[:start]}⟦{each.text[start:end]}⟧{each.text[end:]}"
    expect = ", ".join(f"{name} {value if value is not None else 'none'}" for name, value in each.expect.items())
    return marked + (f" → {expect}" if expect else "")


def write_limits() -> str:
    """Give the page of limits, with the gaps of all rules."""
    gaps = [f"- `{rule.name}`: {tell_example(each)}" for rule in read_rules() for each in rule.gaps]
    return LIMITS + "\n" + "\n".join(gaps or ["None is written down."]) + "\n"
