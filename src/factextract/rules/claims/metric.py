"""The metric of a claim: the noun phrase that is counted, measured or moved, without the number."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import Setting, place_quantity
from factextract.rules.claims.metric_beside import (
    read_attributive,
    read_carrier,
    read_change_behind,
    read_counted_noun,
    read_hyphenated_count,
    read_kind_behind,
    read_particle,
    read_partitive,
    read_rank_field,
    read_whole_pronoun,
)
from factextract.rules.claims.metric_clause import (
    read_added,
    read_earned,
    read_fronted_whole,
    read_moved_object,
    read_multiple_verb,
    read_multiplied_figure,
    read_spent,
    read_subject_figure,
    read_told_figure,
)
from factextract.rules.claims.metric_lists import (
    read_apposed,
    read_continuation,
    read_conversion,
    read_elided,
    read_listed,
    read_shared_noun,
)
from factextract.rules.claims.noun_phrases import starts_time
from factextract.rules.claims.readings import NOTHING, Resolve, make
from factextract.rules.claims.whole_phrases import phrase_at
from factextract.rules.mentions import Quantity, Reading

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene

MAX_DEPTH = 6
"""How many times a metric may be taken over from another quantity."""

Reader: TypeAlias = Callable[[Setting, Resolve], "Reading | None"]


def read_metric(quantity: Quantity, scene: Scene) -> Reading | None:
    """Give the span of what the quantity counts, measures or moves, or None where the sentence has no noun for it."""
    return read_at_depth(quantity, scene, 0)


def read_at_depth(quantity: Quantity, scene: Scene, depth: int) -> Reading | None:
    """Try the readers in order; `depth` counts how often a metric was already taken over."""
    if depth > MAX_DEPTH or not len(scene.sentence):
        return None
    setting = place_quantity(quantity, scene)
    readers = PARSED if scene.parsed else UNPARSED
    for reader in SCORES if quantity.type == "score" else readers:
        reading = reader(setting, lambda base: read_at_depth(base, scene, depth + 1))
        if reading is not None:
            return None if reading is NOTHING or covers(reading, quantity) else reading
    return None


def covers(reading: Reading, quantity: Quantity) -> bool:
    """Whether the phrase would hold the number itself."""
    return reading.start < quantity.end and quantity.start < reading.end


def read_untagged(setting: Setting, resolve: Resolve) -> Reading | None:
    """Without a parse: the words right of a count, or behind `of`."""
    if setting.word(setting.last) == "of" and setting.quantity.type != "age":
        return make(phrase_at(setting.scene, setting.last + 1), "claims.metric_untagged")
    if setting.quantity.type not in ("count", "fraction"):
        return None
    if setting.last >= setting.scene.sentence.end or starts_time(setting.scene, setting.doc[setting.last]):
        return None
    return make(phrase_at(setting.scene, setting.last), "claims.metric_untagged")


PARSED: tuple[Reader, ...] = (
    read_conversion,
    read_hyphenated_count,
    read_change_behind,
    read_multiple_verb,
    read_multiplied_figure,
    read_attributive,
    read_partitive,
    read_whole_pronoun,
    read_rank_field,
    read_counted_noun,
    read_shared_noun,
    read_kind_behind,
    read_carrier,
    read_continuation,
    read_apposed,
    read_listed,
    read_particle,
    read_added,
    read_earned,
    read_spent,
    read_told_figure,
    read_moved_object,
    read_fronted_whole,
    read_subject_figure,
    read_elided,
)
SCORES: tuple[Reader, ...] = (read_attributive,)
UNPARSED: tuple[Reader, ...] = (read_conversion, read_hyphenated_count, read_untagged)
