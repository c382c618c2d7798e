"""Whatever the records say, the checks end with findings and never with an exception."""

from __future__ import annotations

import random

import pytest

from factextract.checking.findings import check_claims
from factextract.jsonl import format_record, parse_record
from factextract.records import Article, Finding

from .making import make

TYPES = (
    "percentage",
    "percentage_point",
    "currency",
    "count",
    "measurement",
    "duration",
    "age",
    "fraction",
    "multiple",
    "rank",
)
UNITS = (
    None,
    "percent",
    "percentage_point",
    "basis_point",
    "GBP",
    "EUR",
    "kilometre",
    "mile",
    "degree Celsius",
    "kelvin",
    "year",
)
UNITS += ("month", "hour", "point", "wombat")
RELATIONS = ("conversion_of", "part_of", "share_of", "share_is", "change_from", "change_by")
VALUES = (
    "0",
    "-3",
    "0.5",
    "0.3333",
    "1",
    "2",
    "7",
    "12",
    "50",
    "100",
    "54000",
    "1590000",
    "123456789012345678901234567890",
    "-0.04",
)
COMPARATORS = ("=", "~", ">", ">=", "<", "<=")
WORDS = (
    "of",
    "or",
    "and the remaining",
    "made up of",
    "up from",
    "to",
    "each",
    "respectively",
    "leaving a surplus of",
    ",",
    "–",
)


def draw_claims(rng: random.Random) -> tuple[Article, list]:
    surfaces = [
        rng.choice(("half", "twice", "54,000", "£1.2m", "5 percent", "½", "3 to 5", "12th", "0")) for _ in range(7)
    ]
    pieces, spans, at = [], [], 0
    for surface in surfaces:
        words = f" {rng.choice(WORDS)} "
        spans.append((at + len(words), surface))
        pieces += [words, surface]
        at += len(words) + len(surface)
    text = "".join(pieces)
    ids = [f"a:{start}-{start + len(surface)}" for start, surface in spans]
    claims = []
    for number, (start, surface) in enumerate(spans):
        kind = rng.choice(TYPES)
        fields = {"type": kind, "unit": rng.choice(UNITS), "comparator": rng.choice(COMPARATORS)}
        if rng.random() < 0.15:
            fields.update(low=rng.choice(VALUES), high=rng.choice(VALUES))
        else:
            fields["value"] = rng.choice(VALUES)
        if rng.random() < 0.5:
            direction, role = rng.choice(("increase", "decrease", "none")), rng.choice(("by", "to", "from"))
            fields["change"] = {"direction": direction, "role": role}
        if rng.random() < 0.2:
            fields["per"] = {"value": rng.choice(("1", "10000")), "unit": "person"}
        fields["links"] = [
            {"relation": rng.choice(RELATIONS), "target": rng.choice([*ids, "a:900-901"])}
            for _ in range(rng.randrange(4))
        ]
        claim = make(surface, surface, claim_id=ids[number], **fields)
        sentence = {"start": 0, "end": len(text), "text": text}
        data = {**claim.model_dump(by_alias=True), "start": start, "end": start + len(surface), "sentence": sentence}
        claims.append(type(claim).model_validate(data))
    return Article(doc_id="a", text=text, text_sha256="0" * 64), claims


@pytest.mark.parametrize("seed", range(8))
def test_odd_records_are_checked_without_an_exception(seed):
    rng = random.Random(seed)
    for _ in range(150):
        article, claims = draw_claims(rng)
        for finding in check_claims("a", claims, article=article):
            assert parse_record(format_record(finding), Finding, name="finding") == finding
            assert finding.message.endswith(".")
            assert (finding.severity == "none") == (finding.verdict != "inconsistent")
