"""The subject of a claim: who or what the figure is said of, where it is named apart from the metric."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from factextract.rules.claims.clauses import Setting, earlier, place_quantity, verb_between
from factextract.rules.claims.metric import read_metric
from factextract.rules.claims.noun_phrases import cut_text, offsets_of
from factextract.rules.claims.readings import NOTHING, Resolve, choose_base, continuation_cue, make, take_over
from factextract.rules.claims.subject_beside import (
    is_noun_at,
    read_adjacent,
    read_age_bearer,
    read_apposed_bearer,
    read_bearer_with,
    read_bracketed,
    read_container,
    read_cost_noun,
    read_hyphenated_count,
    read_name_at,
    read_possessor,
    read_priced_name,
    read_ranked_name,
    read_score_side,
    read_worth,
)
from factextract.rules.claims.subject_clause import (
    read_actor,
    read_agent,
    read_fronted_group,
    read_ranked_object,
    read_receiver,
    read_share_attribute,
    read_standard,
    read_told_for,
    read_traded,
)
from factextract.rules.claims.whole_phrases import phrase_before
from factextract.rules.mentions import Offsets, Quantity, Reading

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene

MAX_DEPTH = 6
"""How many times a subject may be taken over from another quantity."""

Reader: TypeAlias = Callable[[Setting, "Reading | None", Resolve], "Reading | None"]

FROM_BASE = frozenset(
    {
        "claims.metric_conversion",
        "claims.metric_continued",
        "claims.metric_restated",
        "claims.metric_apposed",
        "claims.metric_rank_of_counted",
    }
)


def read_subject(quantity: Quantity, scene: Scene, metric: Reading | None) -> Reading | None:
    """Give the span of who or what the figure is said of; None where the sentence names none apart from the metric."""
    return read_at_depth(quantity, scene, metric, 0)


def read_at_depth(quantity: Quantity, scene: Scene, metric: Reading | None, depth: int) -> Reading | None:
    """Try the readers in order; `depth` counts how often a subject was already taken over."""
    if depth > MAX_DEPTH or not len(scene.sentence):
        return None
    setting = place_quantity(quantity, scene)
    for reader in PARSED if scene.parsed else UNPARSED:
        reading = reader(setting, metric, lambda base: read_at_depth(base, scene, read_metric(base, scene), depth + 1))
        if reading is None:
            continue
        if reading is NOTHING or (metric is not None and contains(metric.offsets, reading.offsets)):
            return None
        if metric is not None and metric.rule in TAKEN and is_counted_subject(reading, metric, quantity, scene):
            return None
        return reading
    return None


TAKEN = frozenset({"claims.metric_elided", "claims.metric_listed", "claims.metric_fronted_whole"})


def is_counted_subject(reading: Reading, metric: Reading, quantity: Quantity, scene: Scene) -> bool:
    """Whether the subject is only the phrase that the metric comes from: `Nine countries voted, two abstained`."""
    base = next((each for each in scene.quantities if each.offsets == metric.cue), None)
    if base is not None and base.type != quantity.type:
        return False
    return metric.end <= quantity.start and contains(reading.offsets, metric.offsets) and reading.end == metric.end


def contains(outer: Offsets, inner: Offsets) -> bool:
    """Whether the first stretch holds the second."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def read_base(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """A figure that goes on from the one before (`up 9 percent`, `($2bn)`) is said of the same."""
    before = earlier(setting)
    if not before:
        return None
    left = setting.word(setting.left)
    bracketed = left in ("(", "[")
    if bracketed and not cut_text(setting.scene, before[0].end, setting.doc[setting.left].idx).strip():
        return take_over(setting, before[0], resolve, "claims.subject_conversion")
    cue = continuation_cue(setting)
    if cue is not None and (metric is None or metric.rule == "claims.metric_continued"):
        goes_on = choose_base(setting, before, cue)
        if goes_on is not None:
            return take_over(setting, goes_on, resolve, "claims.subject_continued")
    if metric is None or metric.rule not in FROM_BASE:
        return None
    for base in before:
        if base.offsets == metric.cue:
            return take_over(setting, base, resolve, "claims.subject_continued")
    return None


def read_listed(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """`Ost won 51,764 votes, Ash 37,098`: the noun in front, where the verb is left out."""
    if metric is None:
        return read_listed_name(setting, resolve)
    if metric.rule not in (
        "claims.metric_listed",
        "claims.metric_listed_figure",
        "claims.metric_elided",
    ):
        return None
    if metric.rule == "claims.metric_listed_figure":
        return NOTHING
    base = next((each for each in earlier(setting) if each.offsets == metric.cue), None)
    if base is None:
        return None
    scene, left = setting.scene, setting.left
    end = scene.tokens_of(base.start, base.end).end
    if metric.rule == "claims.metric_elided" and verb_between(scene, end, setting.first):
        return None
    nearest = earlier(setting)[0]
    if setting.word(left) == "and" and scene.tokens_of(nearest.start, nearest.end).end == left:
        return take_over(setting, nearest, resolve, "claims.subject_listed")
    moved = setting.movement is not None and base.offsets in scene.movements
    if setting.word(left) in ("by", "to", "in", "at", "with", "on"):
        if moved:
            return take_over(setting, base, resolve, "claims.subject_listed")
        left -= 1
    named = setting.tag(left) == "JJ" and setting.doc[left].text[:1].isupper()
    if (is_noun_at(setting, left) or named) and left >= end:
        opened = phrase_before(scene, left + 1)
        if opened is not None and opened[0] > base.end and not contains(metric.offsets, opened):
            return make(opened, "claims.subject_listed")
    return take_over(setting, base, resolve, "claims.subject_listed")


def read_listed_name(setting: Setting, resolve: Resolve) -> Reading | None:
    """`Labour is on 43 percent, the Greens 24 percent`: the name in front, where no figure is named."""
    before = earlier(setting)
    if not before or before[0].type != setting.quantity.type or setting.quantity.type not in ("percentage", "count"):
        return None
    scene, left = setting.scene, setting.left
    end = scene.tokens_of(before[0].start, before[0].end).end
    if left < end or scene.doc[left].tag_ not in ("NNP", "NNPS") or verb_between(scene, end, setting.first):
        return None
    opened = phrase_before(scene, left + 1)
    if opened is None or opened[0] < before[0].end or resolve(before[0]) is None:
        return None
    return make(opened, "claims.subject_listed")


def read_untagged(setting: Setting, metric: Reading | None, resolve: Resolve) -> Reading | None:
    """Without a parse: the name in front of an age, and a possessor in front of the number."""
    scene, left = setting.scene, setting.left
    if left <= scene.sentence.start:
        return None
    if setting.quantity.type == "age" and setting.word(left) in (",", "("):
        return make(phrase_before(scene, left), "claims.subject_untagged")
    if setting.word(left) in ("'s", "’s"):
        return make(phrase_before(scene, left), "claims.subject_untagged")
    if setting.word(left) in ("its", "their", "his", "her", "our", "my", "your"):
        return make(offsets_of(scene, left, left + 1), "claims.subject_untagged")
    return None


PARSED: tuple[Reader, ...] = (
    read_told_for,
    read_base,
    read_hyphenated_count,
    read_age_bearer,
    read_apposed_bearer,
    read_priced_name,
    read_name_at,
    read_bracketed,
    read_score_side,
    read_standard,
    read_possessor,
    read_listed,
    read_agent,
    read_container,
    read_share_attribute,
    read_worth,
    read_traded,
    read_receiver,
    read_cost_noun,
    read_ranked_name,
    read_adjacent,
    read_bearer_with,
    read_fronted_group,
    read_ranked_object,
    read_actor,
)
UNPARSED: tuple[Reader, ...] = (read_untagged,)
