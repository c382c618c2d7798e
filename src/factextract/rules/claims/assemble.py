"""Put a claim's parts together: the quantity, what moved, who, when, where, on whose word, and the links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from factextract.rules.claims.metric import read_metric
from factextract.rules.claims.modality import read_modality
from factextract.rules.claims.place import read_place
from factextract.rules.claims.scene import Scene
from factextract.rules.claims.source import read_source
from factextract.rules.claims.source_context import read_source_context
from factextract.rules.claims.subject import read_subject
from factextract.rules.claims.tense import read_tense
from factextract.rules.claims.time import read_time
from factextract.rules.mentions import Movement, Offsets, Quantity, Reading, Tie
from factextract.rules.times import TimeExpression, resolve_period
from factextract.values import format_decimal

EARLIER = 600
"""Characters before a sentence in which `the same month` may have been named."""


def write_claims(
    scenes: Sequence[Scene], ties: Sequence[Tie], *, doc_id: str, published: date | None, roles: bool = True
) -> list[dict[str, Any]]:
    """Give the claims of an article as plain JSON values, in the order of the text, every key present."""
    links: dict[Offsets, list[Tie]] = {}
    for tie in ties:
        links.setdefault(tie.source, []).append(tie)
    claims = []
    for index, scene in enumerate(scenes):
        for quantity in scene.quantities:
            claim = write_claim(quantity, index, scenes, doc_id=doc_id, published=published, roles=roles)
            own = links.get(quantity.offsets, [])
            claim["links"] = [
                {"relation": tie.relation, "target": f"{doc_id}:{tie.target[0]}-{tie.target[1]}"} for tie in own
            ]
            claim["rules"] = list(dict.fromkeys((*claim["rules"], *(tie.rule for tie in own if tie.rule))))
            claims.append(claim)
    return sorted(claims, key=lambda claim: (claim["start"], claim["end"]))


def write_claim(
    quantity: Quantity, index: int, scenes: Sequence[Scene], *, doc_id: str, published: date | None, roles: bool
) -> dict[str, Any]:
    """Give one claim as plain JSON values, its links empty; without `roles` who, what, when, where are null."""
    scene = scenes[index]
    text = scene.text
    movement = scene.movements.get(quantity.offsets)
    metric = subject = place = source = context = choice = None
    if roles:
        metric = read_metric(quantity, scene)
        subject = read_subject(quantity, scene, metric)
        choice = read_time(quantity, scene)
        place = read_place(quantity, scene, subject=offsets_of(subject), metric=offsets_of(metric))
        source = read_source(quantity, scene)
        context = read_source_context(quantity, index, scenes, source) if source is None else None
    time = None if choice is None else choice.expression
    modality, modality_rule = read_modality(quantity, scene)
    rules = [*quantity.rules]
    rules.extend(reading.rule for reading in (metric, subject, place, source, context) if reading is not None)
    if movement is not None:
        rules.append(movement.rule)
    if choice is not None:
        rules.extend((choice.expression.rule, choice.rule))
    rules.append(modality_rule)
    return {
        "doc_id": doc_id,
        "claim_id": f"{doc_id}:{quantity.start}-{quantity.end}",
        "start": quantity.start,
        "end": quantity.end,
        "text": text[quantity.start : quantity.end],
        "sentence": write_span(text, (scene.start, scene.end)),
        **write_values(quantity),
        "per": None
        if quantity.per is None
        else {"value": format_decimal(quantity.per.value), "unit": quantity.per.unit},
        "comparator": quantity.comparator,
        "hedge": write_span(text, quantity.hedge),
        "change": write_change(text, movement),
        "metric": write_span(text, offsets_of(metric)),
        "subject": write_span(text, offsets_of(subject)),
        "time": write_span(text, None if time is None else (time.start, time.end)),
        "period": write_period(text, time, scene, published),
        "place": write_span(text, offsets_of(place)),
        "source": write_span(text, offsets_of(source)),
        "source_context": write_span(text, offsets_of(context)),
        "modality": modality,
        "links": [],
        "rules": list(dict.fromkeys(rule for rule in rules if rule)),
        "warnings": list(dict.fromkeys(quantity.warnings)),
    }


def write_values(quantity: Quantity) -> dict[str, Any]:
    """Give type, value, ends, fraction and unit as plain JSON values."""
    fraction = None
    if quantity.numerator is not None and quantity.denominator is not None and quantity.type == "fraction":
        fraction = {
            "numerator": format_decimal(quantity.numerator),
            "denominator": format_decimal(quantity.denominator),
        }
    return {
        "type": quantity.type,
        "value": None if quantity.value is None else format_decimal(quantity.value),
        "low": None if quantity.low is None else format_decimal(quantity.low),
        "high": None if quantity.high is None else format_decimal(quantity.high),
        "fraction": fraction,
        "unit": quantity.unit,
    }


def offsets_of(reading: Reading | None) -> Offsets | None:
    """Give a reading's span."""
    return None if reading is None else reading.offsets


def write_span(text: str, offsets: Offsets | None) -> dict[str, Any] | None:
    """Give a span with its text."""
    return None if offsets is None else {"start": offsets[0], "end": offsets[1], "text": text[offsets[0] : offsets[1]]}


def write_change(text: str, movement: Movement | None) -> dict[str, Any] | None:
    """Give a movement as the record's change."""
    if movement is None:
        return None
    return {"direction": movement.direction, "role": movement.role, "basis": write_span(text, movement.basis)}


def write_period(text: str, time: TimeExpression | None, scene: Scene, published: date | None) -> dict[str, Any] | None:
    """Give a time expression as calendar days, or null."""
    if time is None:
        return None
    phrase = text[time.start : time.end]
    period = resolve_period(
        phrase,
        published=published,
        sentence=text[scene.start : scene.end],
        phrase_start=time.start - scene.start,
        before=text[max(0, scene.start - EARLIER) : scene.start],
        tense=read_tense(time, scene),
    )
    return None if period is None else {"from": period.from_, "to": period.to}


def with_movements(scene: Scene, movements: Mapping[Offsets, Movement]) -> Scene:
    """Give the scene with what moved in it."""
    return replace(scene, movements=movements)
