"""Articles with one planted error each: generated ones, and those of the corpus with one number changed."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from factextract.records import Article, Claim

from .drafts import Draft, Figure, Relation
from .families import FAMILIES, draw_plain

LEAST = Fraction(6, 100)
"""A planted change moves the figure by so much at least."""
MOST = Fraction(45, 100)


@dataclass(frozen=True)
class Planted:
    """An article, its claims, and where the error is: the claims of which a finding must name one."""

    family: str
    article: Article
    claims: tuple[Claim, ...]
    planted: frozenset[str]
    spans: frozenset[tuple[int, int]]
    """The same as offsets, for records that were extracted."""


def generate(number: int, seed: int) -> Iterator[tuple[Planted, Planted]]:
    """Give pairs of an article without and the same with one planted error, families in turn."""
    for index in range(number):
        rng = random.Random(f"{seed}-{index}")
        family = FAMILIES[index % len(FAMILIES)]
        target = family(rng)
        others = [draw(rng) for draw in rng.sample(FAMILIES, 2)]
        others = [other for other in others if other.family not in (target.family, "repeated", "conversion")]
        relations = [target, *others, draw_plain(rng)]
        if not target.is_headline:
            rng.shuffle(relations)
        place = relations.index(target)
        doc_id = f"draft-{index:03d}"
        clean = _plant(doc_id, relations, place, target, ())
        broken, keys = break_relation(target, rng)
        changed = [broken if number == place else other for number, other in enumerate(relations)]
        yield clean, _plant(doc_id, changed, place, broken, keys)


def _plant(doc_id: str, relations: list[Relation], place: int, target: Relation, keys: tuple[str, ...]) -> Planted:
    article, claims, ids = Draft(doc_id, relations).build()
    names = frozenset(ids[f"{place}.{key}"] for key in keys)
    spans = frozenset((claim.start, claim.end) for claim in claims if claim.claim_id in names)
    return Planted(target.family, article, tuple(claims), names, spans)


def break_relation(relation: Relation, rng: random.Random) -> tuple[Relation, tuple[str, ...]]:
    """Change one number by more than rounding, or the words; give the relation and the figures a finding must name."""
    if relation.broken_figures is not None:
        broken = replace(relation, text=relation.broken_text or relation.text, figures=relation.broken_figures)
        return broken, relation.involved
    weights = {key: abs(figure.value) for key, figure in relation.figures.items()}
    keys = list(relation.plantable)
    if relation.family in ("sum", "hundred"):  # a change of a small part must still be seen in the whole
        largest = max(weights[key] for key in keys)
        keys = [key for key in keys if weights[key] * 4 >= largest]
    key = rng.choice(keys)
    figure = relation.figures[key]
    changed = figure.change_to(_move(figure, relation, rng))
    return replace(relation, figures={**relation.figures, key: changed}), (key,)


def _move(figure: Figure, relation: Relation, rng: random.Random) -> Decimal:
    least = Decimal("0.10") if relation.family in ("sum", "hundred", "per", "difference") else Decimal("0.06")
    if relation.family == "change" and figure.type != "percentage_point" and figure.change and figure.change[1] != "by":
        least = Decimal("0.10")
    if any(other.type in ("fraction", "multiple") for other in relation.figures.values()):
        least = Decimal("0.20")
    part = Decimal(rng.randrange(int(least * 1000), 450)) / 1000
    step = Decimal(1).scaleb(-figure.decimals) * figure.scale
    move = max(figure.value * part, step * 3)
    if figure.type == "percentage" and figure.value > 60 and relation.family == "share":
        return figure.value - move
    return figure.value + move if rng.random() < 0.5 and not _overflows(figure, move) else figure.value - move


def _overflows(figure: Figure, move: Decimal) -> bool:
    return figure.type == "percentage" and figure.value + move > 100


NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")


def mutate(article: Article, claims: list[Claim], target: Claim, factor: Fraction) -> Planted | None:
    """Give the article with one claim's digits multiplied, in the text and in every record; None where it has none."""
    match = NUMERAL.search(target.text)
    if target.value is None or match is None or NUMERAL.search(target.text, match.end()) is not None:
        return None
    old = match.group()
    decimals = len(old.partition(".")[2])
    number = Fraction(old.replace(",", "")) * factor
    digits = Decimal(number.numerator) / Decimal(number.denominator)
    new = f"{digits:,.{decimals}f}" if "," in old or number < 1000 else f"{digits:.{decimals}f}"
    zeros = len(old) - len(old.rstrip("0")) if "." not in old else 0
    if zeros:
        rounded = round(digits / 10**zeros) * 10**zeros
        new = f"{rounded:,}" if "," in old else str(rounded)
    if new == old or Fraction(new.replace(",", "")) == 0:
        return None
    at = target.start + match.start()
    text = article.text[:at] + new + article.text[at + len(old) :]
    shift = len(new) - len(old)
    scale = Fraction(target.value) / Fraction(old.replace(",", ""))
    value = Fraction(new.replace(",", "")) * scale
    exact = f"{Decimal(value.numerator) / Decimal(value.denominator):f}"
    exact = exact.rstrip("0").rstrip(".") if "." in exact else exact

    def move(offset: int) -> int:
        return offset + shift if offset > at else offset

    names = {c.claim_id: f"{article.doc_id}:{move(c.start)}-{move(c.end)}" for c in claims}
    moved = []
    for claim in claims:
        fields = claim.model_dump(by_alias=True)
        for name in ("sentence", "hedge", "metric", "subject", "time", "place", "source", "source_context"):
            if fields[name] is not None:
                fields[name] = _move_span(fields[name], move, text)
        if fields["change"] is not None and fields["change"]["basis"] is not None:
            fields["change"]["basis"] = _move_span(fields["change"]["basis"], move, text)
        fields["start"], fields["end"] = move(claim.start), move(claim.end)
        fields["text"] = text[fields["start"] : fields["end"]]
        fields["claim_id"] = names[claim.claim_id]
        fields["links"] = [{"relation": link.relation, "target": names[link.target]} for link in claim.links]
        if claim is target:
            fields["value"] = exact
            fields["fraction"] = None
        moved.append(Claim.model_validate(fields))
    planted = names[target.claim_id]
    span = (move(target.start), move(target.end))
    changed = article.model_copy(update={"text": text})
    return Planted("corpus", changed, tuple(moved), frozenset({planted}), frozenset({span}))


def _move_span(span: dict, move, text: str) -> dict:  # type: ignore[no-untyped-def, type-arg]
    start, end = move(span["start"]), move(span["end"])
    return {"start": start, "end": end, "text": text[start:end]}


def find_relations(claims: list[Claim]) -> Iterator[tuple[str, Claim]]:
    """Give the claims that linked relations determine, with the kind of relation; by reading the links alone."""
    by_id = {claim.claim_id: claim for claim in claims}

    def linked(claim: Claim, relation: str) -> list[Claim]:
        return [by_id[link.target] for link in claim.links if link.relation == relation and link.target in by_id]

    for claim in claims:
        parts, wholes = linked(claim, "share_is"), linked(claim, "share_of")
        known = parts and wholes and claim.value and parts[0].value and wholes[0].value
        if known and parts[0].unit == wholes[0].unit and claim.type in ("percentage", "fraction"):
            yield "share", claim
            yield "share", parts[0]
        for end in linked(claim, "change_by"):
            starts = linked(end, "change_from")
            if starts and starts[0].value and end.value and claim.value and starts[0].unit == end.unit:
                yield "change", claim
                yield "change", end
                yield "change", starts[0]
    for whole in claims:
        added = [claim for claim in claims if whole in linked(claim, "part_of")]
        values = [Fraction(claim.value) for claim in added if claim.value and claim.unit == whole.unit]
        adds_up = len(values) == len(added) > 1 and whole.value is not None and sum(values) == Fraction(whole.value)
        if not adds_up or any(claim.comparator != "=" for claim in added):
            continue
        for claim, value in zip(added, values, strict=True):
            if value * 4 >= sum(values):  # a change of a small part would be lost in the rounding of the others
                yield "sum", claim
    for claim in claims:
        for original in linked(claim, "conversion_of"):
            if claim.unit and original.unit and not claim.unit.isupper():
                yield "conversion", claim
