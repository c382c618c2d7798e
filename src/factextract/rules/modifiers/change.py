"""That a figure moved: which way, and whether the number is the size, the end or the start of the move."""

from __future__ import annotations

from collections.abc import Mapping

from factextract.rules.claims.scene import Scene
from factextract.rules.mentions import Movement, Offsets, Quantity
from factextract.rules.modifiers.change_ahead import read_by_lead
from factextract.rules.modifiers.change_behind import (
    read_comparison,
    read_extra,
    read_factor,
    read_noun_behind,
    read_signed,
    read_taken_off,
)
from factextract.rules.modifiers.change_cues import read_lead
from factextract.rules.modifiers.change_hosts import (
    read_carried,
    read_contrasts,
    read_earlier,
    read_hosts,
    read_now,
    read_pairs,
    read_relatives,
    read_resulting,
    read_signed_hosts,
    read_subjects,
    read_when_it_was,
)
from factextract.rules.modifiers.change_notes import STILL_TYPES, Notes
from factextract.rules.modifiers.change_onward import read_onward, read_passive_subjects, read_spread
from factextract.rules.modifiers.change_shares import share_movements

OWN = (read_comparison, read_noun_behind, read_signed, read_extra, read_taken_off)
DEPENDENT = (
    read_pairs,
    read_resulting,
    read_carried,
    read_hosts,
    read_signed_hosts,
    read_now,
    read_relatives,
    read_subjects,
    read_earlier,
    read_contrasts,
    read_when_it_was,
    read_onward,
    read_passive_subjects,
    read_spread,
    share_movements,
)


def find_movements(scene: Scene) -> Mapping[Offsets, Movement]:
    """Find which of a sentence's quantities the text says moved, by their offsets.

    The numbers are read by their own words first, then those whose move is told at another one. `scene.movements` is
    not looked at; without a parse the words alone decide.
    """
    notes = Notes(scene)
    if not notes.line.places:
        return {}
    for k, quantity in notes.line.quantities():
        if quantity.type not in STILL_TYPES:
            read_own(notes, k, quantity)
    for read in DEPENDENT:
        read(notes)
    return {item.quantity.offsets: notes.found[k] for k in sorted(notes.found) if (item := notes.line[k]).quantity}


def read_own(notes: Notes, k: int, quantity: Quantity) -> None:
    """Read the movement that the words right around a number tell."""
    if quantity.type in ("multiple", "fraction") and read_factor(notes, k):
        return
    if any(read(notes, k, quantity) for read in OWN):
        return
    read_by_lead(notes, k, quantity, read_lead(notes.line, notes.words, k))
