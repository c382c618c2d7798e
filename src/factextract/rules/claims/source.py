"""The role `source`: whom the sentence itself credits with a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factextract.rules.claims.attributions import find_attributions
from factextract.rules.claims.credits import Attribution
from factextract.rules.mentions import Quantity, Reading

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene


def read_source(quantity: Quantity, scene: Scene) -> Reading | None:
    """Give whom the sentence credits with the quantity: saying outranks expecting, the nearest words come first."""
    candidates = [each for each in find_attributions(scene) if each.reaches(quantity.start, quantity.end)]
    if not candidates:
        return None
    outer = [each for each in candidates if not any(is_quoted_by(each, other) for other in candidates)]
    best = min(outer or candidates, key=lambda each: rank_attribution(each, quantity.start))
    return Reading(*best.source, rule=best.rule, cue=best.cue)


def rank_attribution(attribution: Attribution, start: int) -> tuple[int, int, int]:
    """Give the order in which attributions of one quantity are preferred, smallest first."""
    return -attribution.strength, attribution.distance(start), attribution.source[0]


def is_quoted_by(inner: Attribution, outer: Attribution) -> bool:
    """Whether one is only quoted by another, as firmly credited: `Lee said police had counted`."""
    if outer.strength < inner.strength or inner is outer:
        return False
    return outer.reaches(*inner.cue) and not inner.reaches(*outer.cue)
