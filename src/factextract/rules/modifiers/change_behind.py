"""The movement that the words behind a number or right around it tell: `5 percent higher`, `a 5 percent rise`."""

from __future__ import annotations

from factextract.records import Direction
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.basis import find_basis, is_time_basis, read_earlier_level, read_mark
from factextract.rules.modifiers.change_cues import FINITE_TAGS, NOUN_TAGS, factor_cue, read_lead
from factextract.rules.modifiers.change_notes import RATIO_TYPES, Notes

PROJECTIONS = frozenset(
    form
    for word in ("rate", "forecast", "target", "pace", "projection", "estimate", "goal", "cap", "assumption")
    for form in (word, word + "s")
)
"""Nouns that a noun of movement may stand in front of: `a 5 percent growth target`."""


def read_factor(notes: Notes, k: int) -> bool:
    """Read `doubled`, `will triple`, `twice what it was a year ago`; true where nothing else needs to look."""
    line = notes.line
    cue = factor_cue(line, notes.words, k)
    if cue is not None:
        notes.write(k, cue.direction, "by", "change_factor_verb", cue=cue)
        return True
    text = line[k].text
    falls = text in ("half", "halve", "a quarter", "a third")
    quantity = line.quantity(k)
    if quantity is not None and quantity.type == "fraction" and not falls:
        return False
    place = k + 1 + (falls and line.word(k + 1) == "of")
    basis = read_earlier_level(line.text, line[place].start, line.end) if place < len(line) else None
    if basis is not None:
        notes.write(k, "decrease" if falls else "increase", "by", "change_factor_earlier_level", place=k, basis=basis)
        return True
    return False


def read_comparison(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read `14 fewer than a year earlier`, `3.4 percent lower`, `cost 11p more`."""
    line, words = notes.line, notes.words
    if read_level_at_time(notes, k, quantity) or read_told_twice(notes, k, quantity):
        return True
    for j in range(k + 1, min(k + 4, len(line))):
        word = line.word(j)
        direction = words.comparatives.get(word)
        if direction is None:
            if (
                line.tag(j) in NOUN_TAGS
                or word in words.listed("steps")
                or word in ("a", "an", "per")
                or line.kind(j) == "time"
            ):
                continue
            return False
        for i in range(j + 1, min(j + 9, len(line))):
            if line.word(i) in ("compared", "relative", "versus", "vs", "year-on-year", "when"):
                basis = find_basis(line.text, line[j].start - 1, line.end)
                if basis is not None:
                    notes.write(k, direction, "by", "change_comparative_compared", place=j, basis=basis)
                    return True
                break
            if line.word(i) == "than":
                basis = is_time_basis(line.text, line[i].start, line.end)
                if basis is not None:
                    notes.write(k, direction, "by", "change_comparative_than_time", place=j, basis=basis)
                elif (inflation := find_basis(line.text, line[j].start - 1, line.end)) and "inflation" in line.text[
                    inflation[0] : inflation[1]
                ]:
                    continue
                return basis is not None or quantity.type == "multiple"
            if line.word(i) in (",", ";", ".", "and", "(") or line.quantity(i) or line.tag(i) in ("VBD", "VBZ", "MD"):
                break
        if quantity.type in ("multiple", "rank", "age"):
            return False
        if counts_fewer(notes, k, j, quantity):
            notes.write(k, direction, "by", "change_comparative_bare", place=j)
            return True
        if word in ("up", "down") and quantity.type in (*RATIO_TYPES, "currency") and ends_phrase(notes, j):
            notes.write(k, direction, "by", "change_particle_behind", place=j)
            return True
        if word in words.particles or word in ("firmer", "weaker", "stronger", "ahead"):
            stays = verb_before(notes, k, words.copulas) and line.word(j + 1) in ("on", "at", ",", ".", "")
            if stays or verb_before(notes, k, words.markets):
                notes.write(k, direction, "by", "change_comparative_closed", place=j)
                return True
            return False
        if (
            word in ("more", "less")
            and verb_before(notes, k, words.payers)
            and line.tag(j + 1) not in NOUN_TAGS
            and line.word(j + 1) != "for"
        ):
            notes.write(k, direction, "by", "change_comparative_paid", place=j)
            return True
        return False
    return False


def read_told_twice(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read the first size in `ended 412 points, or 0.5 percent, lower`, `closed 40 points (0.2 percent) higher`."""
    line, words = notes.line, notes.words
    j = k + 1
    while line.word(j) in (",", "or", "(", "about"):
        j += 1
    other = line.quantity(j)
    if j == k + 1 or j > k + 4 or other is None or other.type not in ("percentage", "measurement", "count", "currency"):
        return False
    end = j + 1
    while line.word(end) in (",", ")"):
        end += 1
    direction = words.particles.get(line.word(end))
    if end == j + 1 or direction in (None, "none") or line.quantity(end + 1) is not None or line.word(end + 1) == "by":
        return False
    if not verb_before(notes, k, words.markets | words.copulas):
        return False
    for place in (k, j):
        notes.write(place, direction, "by", "change_comparative_closed", place=end)
    return True


def counts_fewer(notes: Notes, k: int, j: int, quantity: Quantity) -> bool:
    """Whether `9,500 fewer jobs`, `8 percent more visitors` stands without the thing that it is compared with."""
    line, word = notes.line, notes.line.word(j)
    named = line.tag(j + 1) == "NNS" or (line.tag(j + 1) == "JJ" and line.tag(j + 2) == "NNS")
    rate = quantity.type == "percentage"
    if j != k + 1 or not named or not (word == "fewer" or (rate and word == "more")):
        return False
    if quantity.type not in ("count", "percentage"):
        return False
    others = ("than", "compared", "as", "if", "would", "could", "may", "per")
    return not any(line.word(i) in others for i in range(k + 1, len(line)))


def read_level_at_time(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read `6 percent below 2019`, `4 percent above its level a year ago`."""
    line = notes.line
    if quantity.type not in RATIO_TYPES or line.word(k + 1) not in ("below", "above", "under"):
        return False
    basis = read_mark(line.text, line[k + 1].start, line.end)
    if basis is None:
        return False
    direction: Direction = "increase" if line.word(k + 1) == "above" else "decrease"
    notes.write(k, direction, "by", "change_level_at_time", place=k + 1, basis=basis)
    return True


def ends_phrase(notes: Notes, j: int) -> bool:
    """Whether nothing hangs on `up` at `j` but a comparison: `6 percent up on last year`."""
    line = notes.line
    return line.word(j + 1) in ("on", "from", "at", ",", ".", "in", "by", "") and line.quantity(j + 1) is None


def verb_before(notes: Notes, k: int, verbs: frozenset[str]) -> bool:
    """Whether the nearest verb in front of the number is one of `verbs`."""
    lead = read_lead(notes.line, notes.words, k)
    if lead.preposition:
        return False
    j = lead.before
    while j >= 0 and (
        notes.line.word(j) in notes.words.listed("adverbs") or notes.line.tag(j) == "RB" or notes.line.kind(j) == "time"
    ):
        j -= 1
    return notes.line.word(j) in verbs


def read_noun_behind(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read `a 5 percent rise`, `4% growth`, `a 25bp rate cut`, `half a point of cuts`."""
    line, words = notes.line, notes.words
    if quantity.type in ("age", "rank", "duration"):
        return False
    if quantity.type != "count" and (amount := amount_noun(notes, k)) is not None:
        notes.write(k, words.nouns[line.word(amount)].direction, "by", "change_amount_of_noun", place=amount)
        return True
    j = k + 1
    while j < len(line) and j - k <= 4:
        word = line.word(j)
        if word in words.losses:
            stock = line.word(j - 1) in words.listed("stocks")
            if (quantity.type == "count" and stock) or (quantity.type == "percentage" and j == k + 1):
                notes.write(k, "decrease", "by", "change_loss", place=j)
                return True
            return False
        noun_at = words.nouns.get(word)
        if (
            noun_at is not None
            and (line.tag(j) in NOUN_TAGS or not line.tag(j) or line.word(k - 1) in ("a", "an", "the"))
            and line.tag(j + 1) not in ("NN", "NNS")
        ):
            if quantity.type in RATIO_TYPES or (not noun_at.ratio and sizes_noun(notes, k, j, quantity)):
                notes.write(k, noun_at.direction, "by", "change_noun_behind", place=j)
                return True
            return False
        if (
            noun_at is not None
            and quantity.type in ("percentage", "percentage_point")
            and line.word(j + 1) in PROJECTIONS
        ):
            notes.write(k, noun_at.direction, "by", "change_noun_behind", place=j)
            return True
        if (
            line.tag(j) in ("NN", "NNP", "JJ", "HYPH", "NNS", "JJR")
            or word in ("-", "per")
            or (word == "a" and line.word(j - 1) == "-")
            or (line.kind(j) == "time" and j == k + 1)
        ):
            j += 1
            continue
        return False
    return False


def amount_noun(notes: Notes, k: int) -> int | None:
    """Give the place of the noun in `half a point of cuts`, `£3bn in spending cuts`, `$2m worth of tax rises`."""
    line, words = notes.line, notes.words
    j = k + 1
    if line.word(j) == "worth":
        j += 1
    if line.word(j) not in ("of", "in"):
        return None
    for i in range(j + 1, min(j + 5, len(line))):
        word = line.word(i)
        if (
            word in words.nouns
            and word.endswith(("s", "growth", "warming", "easing"))
            and line.tag(i + 1) not in NOUN_TAGS
        ):
            return i
        if line.tag(i) not in ("JJ", "NN", "NNP", "VBN", "VBG", "HYPH"):
            return None
    return None


def sizes_noun(notes: Notes, k: int, j: int, quantity: Quantity) -> bool:
    """Whether an amount in front of a noun of movement is its size: `a £5 rise`, not `five rises`."""
    if quantity.type == "count":
        plural = notes.line.word(j).endswith("s")
        hyphen = any(notes.line.word(i) in ("-",) for i in range(k + 1, j)) or any(
            notes.line.word(i) in notes.words.listed("steps") for i in range(k + 1, j)
        )
        return hyphen or (plural and any(notes.line.word(i) in notes.words.listed("stocks") for i in range(k + 1, j)))
    return not notes.line.word(j).endswith("s") or quantity.type == "currency"


def read_signed(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read a signed share in brackets: `1,240 (+3.5%)`."""
    text, start = notes.line.text, quantity.start
    if quantity.type not in ("percentage", "percentage_point", "count"):
        return False
    start -= text[start] not in "+-−"
    opened = text.rfind("(", max(0, start - 24), max(0, start))
    if start < 1 or text[start] not in "+-−" or opened < 0 or ")" in text[opened:start]:
        return False
    if text[opened + 1 : start].strip() and not text[:start].rstrip().endswith((",", ";")):
        return False
    sign = text[start]
    notes.write(k, "increase" if sign == "+" else "decrease", "by", "change_signed_bracket", place=k)
    return True


def read_extra(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read `an extra £100`, `480 additional places`."""
    line = notes.line
    if quantity.type in ("rank", "age", "percentage", "duration", "fraction", "multiple"):
        return False
    if line.word(k + 1) in ("extra", "additional") and line.tag(k + 2) in ("NN", "NNS", "JJ", "JJR", "NNP"):
        notes.write(k, "increase", "by", "change_extra", place=k + 1)
        return True
    j = k - 1
    while line.word(j) in ("about", "around", "nearly", "almost", "some", "roughly", "approximately", "estimated"):
        j -= 1
    if line.word(j) in ("extra", "additional"):
        notes.write(k, "increase", "by", "change_extra", place=j)
        return True
    tells = line.word(j - 1) in notes.words.copulas or line.word(j - 1).startswith("add")
    if line.word(j) == "another" and quantity.type == "currency" and (tells or total_follows(notes, k)):
        notes.write(k, "increase", "by", "change_extra", place=j)
        return True
    return False


def total_follows(notes: Notes, k: int) -> bool:
    """Whether a verb that carries a total to a level stands behind the number."""
    line = notes.line
    seen = False
    for j in range(k + 1, len(line)):
        seen = seen or line.word(j) in notes.words.carriers
        if seen and line.quantity(j) is not None and line.word(j - 1) == "to":
            return True
    return False


def read_taken_off(notes: Notes, k: int, quantity: Quantity) -> bool:
    """Read `knocked 40 basis points off`, `wiped £3bn off`, `adds £60 a month to`."""
    line = notes.line
    if quantity.type in ("rank", "age", "count", "duration"):
        return False
    lead = read_lead(line, notes.words, k)
    verb = line.word(lead.before)
    if lead.preposition or verb not in notes.words.listed("removers"):
        return False
    for j in range(k + 1, min(k + 4, len(line))):
        if line.word(j) == "off" or (line.word(j) == "from" and not verb.startswith(("tak", "took"))):
            notes.write(k, "decrease", "by", "change_taken_off", place=lead.before)
            return True
        if line.tag(j) in FINITE_TAGS:
            return False
    return False
