"""Where a move began that is told in front of it: `carries 40 people, rising to 60`, `a $12 fee was raised to $15`."""

from __future__ import annotations

import itertools

from factextract.rules.modifiers.change_cues import FINITE_TAGS, read_lead, same_kind
from factextract.rules.modifiers.change_notes import Notes, compare


def read_onward(notes: Notes) -> None:
    """Read the level of now in front of `, rising to 60 by 2030`, or `before falling to 60`."""
    line = notes.line
    for (k, first), (j, second) in itertools.pairwise(line.quantities()):
        movement, cue = notes.found.get(j), notes.cues.get(j)
        if movement is None or cue is None or k in notes.found or movement.role != "to" or cue.kind != "verb":
            continue
        opened = cue.place - 1
        while line.tag(opened) == "RB" or line.word(opened) in ("and", "before", "then", "later"):
            opened -= 1
        joined = line.word(opened) == "," or line.word(cue.place - 1) == "before"
        if line.tag(cue.place) != "VBG" or not joined or not k < cue.place < j:
            continue
        if any(line.tag(i) in FINITE_TAGS for i in range(k + 1, cue.place)):
            continue
        if same_kind(first, second) and compare(first, second) == movement.direction:
            notes.write(k, movement.direction, "from", "change_onward", cue=cue)


def read_passive_subjects(notes: Notes) -> None:
    """Read the level inside the subject of a move that ends at another one: `a fee of $12 was raised to $15`."""
    line, words = notes.line, notes.words
    for (k, first), (j, second) in itertools.pairwise(line.quantities()):
        movement, cue = notes.found.get(j), notes.cues.get(j)
        if movement is None or cue is None or k in notes.found or movement.role != "to" or cue.kind == "noun":
            continue
        if not k < cue.place < j or not same_kind(first, second) or compare(first, second) != movement.direction:
            continue
        between = range(k + 1, cue.place)
        verbs = [i for i in between if line.tag(i) in FINITE_TAGS]
        helpers = ("be", "is", "are", "was", "were", "been", "will", "would", "has", "have", "had", "could", "being")
        plain = all(line.word(i) in helpers for i in verbs) and (verbs or line.tag(cue.place) == "VBD")
        lead = read_lead(line, words, k)
        if plain and lead.preposition == "of" and not any(line.word(i) in (",", ";", "which") for i in between):
            notes.write(k, movement.direction, "from", "change_passive_level", cue=cue)


def read_spread(notes: Notes) -> None:
    """Turn the two ends of `grew, from 5 percent in the north to 9 percent in the south` into sizes of moves."""
    line = notes.line
    for (k, first), (j, second) in itertools.pairwise(line.quantities()):
        start, end = notes.found.get(k), notes.found.get(j)
        if start is None or end is None or (start.role, end.role) != ("from", "to") or first.type != "percentage":
            continue
        cue = notes.cues.get(k)
        lead = read_lead(line, notes.words, k)
        placed = all(
            line.word(n + 1) in ("in", "for", "among") and line.kind(n + 2) == "word" and line.tag(n + 2) != "CD"
            for n in (k, j)
        )
        if cue is None or not same_kind(first, second) or line.word(lead.before) != "," or not placed:
            continue
        for place, movement in ((k, start), (j, end)):
            del notes.found[place]
            notes.write(place, movement.direction, "by", "change_spread", cue=cue)
