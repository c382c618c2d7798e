"""The metric that is taken over from another number of the sentence: conversions, lists, ellipsis."""

from __future__ import annotations

from factextract.rules.claims.clauses import SUBJECT_DEPS, Setting, earlier, place_quantity, verb_between
from factextract.rules.claims.metric_beside import read_counted_noun, read_particle, read_partitive
from factextract.rules.claims.metric_clause import is_tally
from factextract.rules.claims.noun_phrases import cut_text, is_figure, is_noun
from factextract.rules.claims.readings import NOTHING, Resolve, choose_base, continuation_cue, take_over
from factextract.rules.claims.whole_phrases import phrase_before
from factextract.rules.mentions import Quantity, Reading

MAX_LIST = 8
"""A list whose noun stands behind its last number has no more members."""


def read_conversion(setting: Setting, resolve: Resolve) -> Reading | None:
    """`15 million yuan ($2.1 million)`: the bracketed amount measures what the one before it does."""
    before = earlier(setting)
    if not before or before[0].type != setting.quantity.type:
        return None
    left = setting.left
    if setting.word(left) not in ("(", "[") or cut_text(setting.scene, before[0].end, setting.doc[left].idx).strip():
        return None
    return take_over(setting, before[0], resolve, "claims.metric_conversion")


def read_continuation(setting: Setting, resolve: Resolve) -> Reading | None:
    """`…, up 9 percent`, `…, or 64 percent`, `…, 14 fewer than a year earlier`: the figure before goes on."""
    before = earlier(setting)
    if not before:
        return None
    cue = continuation_cue(setting)
    if cue is None:
        return None
    if cue in ("up", "down") and setting.word(place_quantity(before[0], setting.scene).first - 1) in ("up", "down"):
        own = read_particle(setting, resolve)  # "led by chipmakers, down 4 percent, and banks, down 2 percent"
        if own is not None and own.start > before[0].end:
            return own
    base = choose_base(setting, before, cue)
    return None if base is None else take_over(setting, base, resolve, "claims.metric_continued")


def read_apposed(setting: Setting, resolve: Resolve) -> Reading | None:
    """`Half of the bill, £27m, is to be met`: an amount between commas says again how much the one before is."""
    before = earlier(setting)
    if not before or setting.word(setting.left) not in (",", "–", "—", "(") or setting.left + 3 < setting.first:
        return None
    if setting.last < setting.scene.sentence.end and setting.word(setting.last) not in (",", "–", "—", ")", ".", ";"):
        return None
    end = setting.scene.tokens_of(before[0].start, before[0].end).end
    if verb_between(setting.scene, end, setting.first) or before[0].type not in ("fraction", "percentage"):
        return None
    if setting.quantity.type not in ("count", "currency", "measurement"):
        return None
    return take_over(setting, before[0], resolve, "claims.metric_apposed")


def read_shared_noun(setting: Setting, resolve: Resolve) -> Reading | None:
    """`two or three goals`, `18 percent and 14 percent of exports`: the noun stands behind the last of the list."""
    scene = setting.scene
    current = setting.quantity
    following = [each for each in scene.quantities if each.start > current.start]
    for each in sorted(following, key=lambda other: other.start)[:MAX_LIST]:
        between = cut_text(scene, current.end, each.start).strip().lower()
        mixed = each.type != setting.quantity.type
        if (mixed and between != "or") or between not in (
            ",",
            "or",
            "and",
            ", and",
            ", or",
            "to",
            "and about",
            "&",
        ):
            return None
        other = place_quantity(each, scene)
        for reader in (read_partitive,) if mixed else (read_partitive, read_counted_noun):
            reading = reader(other, resolve)
            if reading is not None and reading is not NOTHING:
                return Reading(reading.start, reading.end, "claims.metric_shared_noun", each.offsets)
        current = each
    return None


def read_listed(setting: Setting, resolve: Resolve) -> Reading | None:
    """`the Greens 11 percent`, `4p on beer, 3p on cider`, `exports rose 5 percent, imports 3`: no verb between."""
    scene, quantity = setting.scene, setting.quantity
    for base in earlier(setting):
        end = scene.tokens_of(base.start, base.end).end
        if verb_between(scene, end, setting.first):
            return None
        moved = setting.movement is not None and base.offsets in scene.movements
        if (base.type, base.unit) != (quantity.type, quantity.unit) and not (
            moved and setting.word(setting.left) in ("to", "from", "by")
        ):
            continue
        if quantity.type in ("age", "rank", "duration"):
            return None
        if quantity.type == "count" and setting.word(setting.left) == "for":
            return None
        reading = resolve(base)
        if reading is None:
            return NOTHING
        left = setting.left
        if (
            (is_noun(scene.doc[left]) or is_figure(scene.doc[left]))
            and left >= end
            and reading.rule in ("claims.metric_figure_subject", "claims.metric_listed_figure")
        ):
            opened = phrase_before(scene, left + 1)
            if opened is not None and setting.left + 1 == setting.first:
                return Reading(opened[0], opened[1], "claims.metric_listed_figure")
        return Reading(reading.start, reading.end, "claims.metric_listed", base.offsets)
    return None


def read_elided(setting: Setting, resolve: Resolve) -> Reading | None:
    """`added 2,900 jobs; hotels shed 1,800`: the noun is left out and taken from the number before."""
    if setting.quantity.type in ("age", "currency", "duration", "measurement", "rank"):
        return None
    counted = setting.anchor.dep_ in SUBJECT_DEPS
    if setting.quantity.type == "count" and setting.word(setting.left) == "for":
        return None  # "bowled out for 148"
    if not counted and is_tally(setting):
        return None  # "reached 264 for 6", "9 of 21 from long range"
    for base in earlier(setting):
        same = base.type == setting.quantity.type and base.unit == setting.quantity.unit
        parts = {base.type, setting.quantity.type}
        if same or parts == {"percentage", "fraction"} or (counted and parts == {"count", "fraction"}):
            if is_of_clause(setting, base, resolve(base)):
                return NOTHING
            return take_over(setting, base, resolve, "claims.metric_elided")
    told = setting.quantity.type == "fraction" or setting.anchor.dep_ in ("nsubj", "nsubjpass")
    if setting.quantity.type in ("fraction", "percentage") and told:
        for base in earlier(setting):
            if base.type == "count":
                return take_over(setting, base, resolve, "claims.metric_elided")
    return None


OF_CLAUSE = frozenset({"claims.metric_figure_subject", "claims.metric_multiplied", "claims.metric_moved_object"})


def is_of_clause(setting: Setting, base: Quantity, reading: Reading | None) -> bool:
    """Whether a metric is the figure that moves in the clause before, which says nothing of the next clause."""
    if reading is None or reading.rule not in OF_CLAUSE:
        return False
    scene = setting.scene
    return verb_between(scene, scene.tokens_of(base.start, base.end).end, setting.first)
