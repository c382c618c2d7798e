"""The four stages over one document: numerals → quantities → modifiers → claims."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from factextract.rules.claims.assemble import with_movements, write_claims
from factextract.rules.claims.links import find_ties
from factextract.rules.claims.scene import Scene, hand_on, keep_text
from factextract.rules.mentions import Quantity, Tie, Trace
from factextract.rules.modifiers.change import find_movements
from factextract.rules.modifiers.line import draw_line
from factextract.rules.quantities import Found, find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read of one document."""

    found: Found
    scenes: tuple[Scene, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[dict[str, Any], ...] = ()
    numbers: tuple[dict[str, Any], ...] = ()
    trace: Trace = field(default_factory=Trace)


def find_numbered(found: Found, sentences: Sequence[Span]) -> dict[int, list[Quantity]]:
    """Give the quantities by the index of the sentence that they begin in."""
    starts = [sentence.start_char for sentence in sentences]
    by_sentence: dict[int, list[Quantity]] = {}
    for quantity in found.quantities:
        by_sentence.setdefault(max(bisect_right(starts, quantity.start) - 1, 0), []).append(quantity)
    return by_sentence


def make_scenes(doc: Doc, found: Found, sentences: Sequence[Span], parsed: Sequence[bool]) -> tuple[Scene, ...]:
    """Give each sentence with its quantities and time expressions.

    A sentence without a quantity counts as unparsed even where a parse is there, so that parsing it or not is the same.
    """
    by_sentence = find_numbered(found, sentences)
    starts = [time.start for time in found.times]
    scenes = []
    for index, sentence in enumerate(sentences):
        own = by_sentence.get(index, ())
        first, last = bisect_right(starts, sentence.start_char - 1), bisect_right(starts, sentence.end_char - 1)
        scenes.append(Scene(doc, sentence, tuple(own), found.times[first:last], parsed=parsed[index] and bool(own)))
    return tuple(scenes)


def read_document(
    doc: Doc,
    found: Found,
    sentences: Sequence[Span],
    parsed: Sequence[bool],
    *,
    doc_id: str,
    published: date | None,
    roles: bool = True,
) -> Reading:
    """Take the quantities of a document through the last two stages."""
    scenes = tuple(
        move_scene(scene) if scene.quantities else scene for scene in make_scenes(doc, found, sentences, parsed)
    )
    ties = find_ties(scenes)
    claims = write_claims(scenes, ties, doc_id=doc_id, published=published, roles=roles)
    return Reading(found, scenes, ties, tuple(claims), tuple(write_numbers(keep_text(doc), found, doc_id=doc_id)))


def move_scene(scene: Scene) -> Scene:
    """Give a scene with what moved in it."""
    moved = with_movements(scene, find_movements(scene))
    hand_on(draw_line, scene, moved)
    return moved


def write_numbers(text: str, found: Found, *, doc_id: str) -> list[dict[str, Any]]:
    """Give the ledger: a row for each numeral, with the claim that holds it, or the reason why none does."""
    holders = {offsets: quantity for quantity in found.quantities for offsets in quantity.numerals}
    excluded = {(exclusion.start, exclusion.end): exclusion for exclusion in found.exclusions}
    rows = []
    for numeral in found.numerals:
        offsets = (numeral.start, numeral.end)
        quantity, exclusion = holders.get(offsets), excluded.get(offsets)
        fate = "claim" if quantity is not None else "excluded" if exclusion is not None else "unresolved"
        rows.append(
            {
                "doc_id": doc_id,
                "start": numeral.start,
                "end": numeral.end,
                "text": text[numeral.start : numeral.end],
                "fate": fate,
                "claim_id": None if quantity is None else f"{doc_id}:{quantity.start}-{quantity.end}",
                "reason": exclusion.reason if quantity is None and exclusion is not None else None,
            }
        )
    return rows


def read_text(text: str, *, trace: Trace | None = None) -> Found:
    """Take a text through the first two stages, which need no parse."""
    return find_quantities(text, trace=trace)
