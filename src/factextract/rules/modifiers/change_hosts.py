"""The movement of a figure that is told at another one: `640, down from 900`, `bringing the total to 48`."""

from __future__ import annotations

import itertools

from factextract.records import ChangeRole, Direction
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.basis import find_basis
from factextract.rules.modifiers.change_cues import FINITE_TAGS, NOUN_TAGS, cue_at, is_barrier, read_lead, same_kind
from factextract.rules.modifiers.change_notes import RATIO_TYPES, Notes, compare
from factextract.rules.modifiers.line import Line

PACED = frozenset(f"modifiers.change_{name}" for name in ("verb_bare", "verb_by", "particle_bare", "noun_of"))
"""Sizes of a move beside which a second one tells that of another time: `rose 2 percent, against 1 percent in May`."""
LOOSE_PREPOSITIONS = frozenset(
    {
        "in",
        "for",
        "from",
        "across",
        "among",
        "with",
        "on",
        "over",
        "within",
        "through",
        "during",
        "by",
        "under",
        "above",
        "below",
    }
)


def read_pairs(notes: Notes) -> None:
    """Read `went from 900 to 640`, `was revised to 5 percent from 4`: the two figures themselves tell the direction."""
    line, words = notes.line, notes.words
    for (k, first), (j, second) in itertools.pairwise(line.quantities()):
        if j - k > 8 or j in notes.found or not same_kind(first, second):
            continue
        if k in notes.found:
            bracketed = notes.found[k].role == "to" and line.word(j - 1) == "from" and line.word(j - 2) == "("
            if bracketed and compare(second, first) == notes.found[k].direction:
                notes.write(j, notes.found[k].direction, "from", "change_from_to", place=j - 1)
            continue
        if first.type in ("duration", "age", "measurement") and not any(
            line.word(i) in words.shifters for i in range(max(0, k - 5), k)
        ):
            continue
        lead, behind = read_lead(line, words, k), read_lead(line, words, j)
        if any(line.tag(i) in FINITE_TAGS for i in range(k + 1, j)):
            continue
        if any(line.word(i) in words.spans for i in range(max(0, lead.before - 3), lead.before + 1)):
            continue
        place = max(0, lead.before)
        if (lead.preposition, behind.preposition) == ("from", "to"):
            start, end = k, j
        elif behind.preposition == "from" and (lead.preposition == "to" or ends_behind(notes, j, second)):
            start, end = j, k
        else:
            continue
        if first.type in ("count", "fraction") and not shifts_before(notes, lead.before):
            continue
        direction = compare(first, second) if start == k else compare(second, first)
        if direction is not None:
            notes.write(start, direction, "from", "change_from_to", place=place)
            notes.write(end, direction, "to", "change_from_to", place=place)


def ends_behind(notes: Notes, j: int, quantity: Quantity) -> bool:
    """Whether a time, or nothing more, follows the figure at `j`: `came in at 33 percent, from 31 percent`."""
    line = notes.line
    if line.kind(j + 1) == "time":
        return True
    if quantity.type not in ("percentage", "currency") or line.word(j + 1) == "of":
        return False
    return line.tag(j + 1) not in NOUN_TAGS | {"HYPH", "JJ"} and line.word(j + 1) not in ("per", "a")


def shifts_before(notes: Notes, place: int) -> bool:
    """Whether a verb of change without a direction, or no verb at all, stands in front of `from`."""
    line, words = notes.line, notes.words
    for j in range(place, -1, -1):
        if line.word(j) in words.shifters:
            return True
        if line.tag(j) in FINITE_TAGS:
            return False
    return True


def read_resulting(notes: Notes) -> None:
    """Read the level behind a move told by its size: `an extra £100, to £400`, `rose 8 percent, to above 5,000`."""
    line, words = notes.line, notes.words
    quantities = line.quantities()
    for (k, first), (j, second) in itertools.pairwise(quantities):
        ended = k in notes.found and notes.found[k].role == "to" and notes.found[k].rule.endswith("_to")
        if ended and j not in notes.found and j - k <= 3 and first.unit == second.unit:
            if line.word(j - 1) == "at" and line.word(k + 1) in ("mark", "level", "barrier", "at"):
                notes.write(j, notes.found[k].direction, "to", "change_resulting_level", cue=notes.cues.get(k), place=k)
            continue
        if (
            k not in notes.found
            or notes.found[k].role != "by"
            or j in notes.found
            or second.type in RATIO_TYPES - {first.type}
        ):
            continue
        lead = read_lead(line, words, j)
        between = [line.word(i) for i in range(k + 1, lead.before + 1)]
        if lead.preposition == "to" and between[-1:] == [","] and len(between) <= 4 and first.type == second.type:
            notes.write(j, notes.found[k].direction, "to", "change_resulting_level", cue=notes.cues.get(k), place=k)


def read_carried(notes: Notes) -> None:
    """Read `bringing the total to 412,000`, `took his pay to £55,000`, `bring the rate below 15`."""
    line, words = notes.line, notes.words
    for k, quantity in line.quantities():
        if k in notes.found or quantity.type in ("duration", "age", "score", "ratio", "multiple"):
            continue
        lead = read_lead(line, words, k)
        if lead.preposition not in ("to", "above", "below", "under"):
            continue
        carried = False
        for j in range(lead.before, max(-1, lead.before - 14), -1):
            word = line.word(j)
            carried = carried or word in words.carried
            if word in words.carriers:
                if carried:
                    direction: Direction = (
                        "decrease" if lead.preposition in ("below", "under") else last_direction(notes, j)
                    )
                    notes.write(k, direction, "to", "change_carried_to", place=j)
                break
            if line.quantity(j) is not None or word == "," or is_barrier(line, words, j, "to"):
                break


def last_direction(notes: Notes, place: int) -> Direction:
    """Give the direction of the nearest move in front of `place`; a total that is brought somewhere grows otherwise."""
    for k in sorted(notes.found, reverse=True):
        if k < place and notes.found[k].direction != "none":
            return notes.found[k].direction
    for j in range(place - 1, -1, -1):
        cue = cue_at(notes.line, notes.words, j)
        if cue is not None and cue.direction != "none":
            return cue.direction
    return "increase"


def read_hosts(notes: Notes) -> None:
    """Read the level that `, up 5 percent`, `, down from 900`, `, a gain of 3 points` is said of."""
    line = notes.line
    for i in range(1, len(line)):
        before = line.word(i - 1)
        apposed = (
            before in (",", "(", "—", "–", "-", "--")
            or (before == "and" and line.word(i + 1) == "from")
            or line.kind(i - 1) == "quantity"
            or before == ")"
        )
        if not apposed:
            continue
        direction, inner, rule = read_apposed(notes, i)
        if direction is None and before != "(" and i in notes.found and notes.found[i].rule.endswith("particle_behind"):
            direction, inner, rule = notes.found[i].direction, i, "change_host_particle"
        if direction is None:
            continue
        host = host_before(notes, i, inner)
        if host is not None:
            basis = None
            if inner is None and direction == "none":
                basis = find_basis(line.text, line[i].end, line.end)
            notes.write(host, direction, "to", rule, place=i, basis=basis)


def read_signed_hosts(notes: Notes) -> None:
    """Read the level that a signed size in brackets is said of: `the Greens (21%, +2)`, `1,240 (+3.5%)`."""
    for k in sorted(notes.found):
        movement = notes.found[k]
        if movement.rule == "modifiers.change_signed_bracket":
            host = next((j for j in range(k - 1, max(-1, k - 8), -1) if notes.line.quantity(j) is not None), None)
            if host is not None and fits_host(notes.line.items[host].quantity, notes.line.quantity(k), "by"):
                notes.write(host, movement.direction, "to", "change_host_signed", place=k)


def read_subjects(notes: Notes) -> None:
    """Read the level inside the subject of a move: `revenue of $4bn was up 6 percent`, `debt, at 97 percent, is up`."""
    line, words = notes.line, notes.words
    for k in sorted(notes.found):
        cue = notes.cues.get(k)
        movement = notes.found[k]
        if cue is None or cue.kind == "noun" or movement.role not in ("by", "from") or movement.direction == "none":
            continue
        taken = cue.verb == "takes" and "of" in (line.word(k + 1), line.word(k + 2))  # "lost a tenth of its people"
        if taken or any(m.role == "to" and notes.cues.get(i) == cue for i, m in notes.found.items()):
            continue
        j = cue.place - 1
        while (
            line.word(j) in words.copulas
            or line.tag(j) == "RB"
            or line.word(j) in ("have", "has", "had", ",", "each", "both", "nearly", "almost", "about", "more", "than")
            or line.word(j) in words.motion
        ):
            j -= 1
        for i in range(j, max(-1, j - 4), -1):
            quantity = line.quantity(i)
            if quantity is not None:
                lead = read_lead(line, words, i)
                apposed = line.word(lead.before) == "," and lead.preposition in ("at", "on")
                apposed = apposed or (not lead.preposition and line.word(lead.before) == "," == line.word(i + 1))
                apposed = apposed and line.tag(lead.before - 1) in (*NOUN_TAGS, "CD", "NNP", "")
                apposed = apposed or (line.word(lead.before) == "(" and line.word(i + 1) == ")")
                if (lead.preposition == "of" or apposed) and fits_host(quantity, line.quantity(k), movement.role):
                    notes.write(i, movement.direction, "to", "change_subject_level", cue=cue)
                break
            if line.word(i) in (",", ";", "(") or line.tag(i) in FINITE_TAGS:
                break


def read_relatives(notes: Notes) -> None:
    """Read the level that a relative clause moves: `a price of $40, which the state raised by 5 percent`."""
    line, words = notes.line, notes.words
    for k in sorted(notes.found):
        cue = notes.cues.get(k)
        movement = notes.found[k]
        if cue is None or cue.kind == "noun" or movement.role != "by":
            continue
        j = cue.place - 1
        while cue.place - j <= 5 and (
            line.tag(j) in NOUN_TAGS | {"DT", "JJ", "RB", "PRP"} or line.word(j) in words.copulas
        ):
            j -= 1
        if line.word(j) not in ("which", "that") or line.word(j - 1) != ",":
            continue
        for i in range(j - 2, max(-1, j - 5), -1):
            quantity = line.quantity(i)
            if quantity is not None:
                if i not in notes.found and fits_host(quantity, line.quantity(k), "by"):
                    notes.write(i, movement.direction, "to", "change_relative_level", cue=cue)
                break


def read_now(notes: Notes) -> None:
    """Read the level of today that a plan leaves: `the tax, now 20 percent, will rise to 22 percent`."""
    line = notes.line
    for (k, first), (j, second) in itertools.pairwise(line.quantities()):
        movement = notes.found.get(j)
        if movement is None or movement.role != "to" or k in notes.found or not same_kind(first, second):
            continue
        near = {line.word(k - 1), line.word(k - 2), line.word(k + 1)}
        if near & {"now", "currently"} and compare(first, second) == movement.direction:
            notes.write(k, movement.direction, "from", "change_now", cue=notes.cues.get(j))


def read_apposed(notes: Notes, i: int) -> tuple[Direction | None, int | None, str]:
    """Read what opens at `i` behind a comma: the direction, the place of its number where there is one, the rule."""
    line, words = notes.line, notes.words
    j = i
    while line.word(j) in (
        "representing",
        "marking",
        "reflecting",
        "showing",
        "registering",
        "little",
        "largely",
        "slightly",
        "sharply",
        "also",
        "and",
        "well",
        "almost",
        "far",
    ) or (line.tag(j) == "RB" and line.word(j) not in words.particles and line.word(j) != "off"):
        j += 1
    word = line.word(j)
    if word == "off" and inner_number(notes, j) in notes.found:
        return "decrease", inner_number(notes, j), "change_host_particle"
    if word in words.particles and not (word in ("higher", "lower") and line.kind(j + 1) != "quantity"):
        direction = words.particles[word]
        if word == "up" and line.word(j + 1) == "to":
            return None, None, ""
        inner = inner_number(notes, j)
        known = inner is not None and inner in notes.found
        timed = find_basis(line.text, line[j].end, line.end) is not None
        if direction == "none":
            fits = word != "changed" or line.word(j - 1) == "little"
            return (
                (direction if fits and (timed or line.word(j + 1) in (",", ".", "")) else None),
                None,
                "change_host_unchanged",
            )
        return (direction if known or timed else None), inner if known else None, "change_host_particle"
    if word in words.verbs and line.tag(j) == "VBG" and words.verbs[word].kind != "levels":
        inner = inner_number(notes, j)
        if inner is not None and inner in notes.found and notes.found[inner].role == "by":
            return words.verbs[word].direction, inner, "change_host_participle"
        return None, None, ""
    if word in ("a", "an"):
        for m in range(j + 1, min(j + 6, len(line))):
            noun = words.nouns.get(line.word(m))
            if noun is not None:
                inner = (
                    inner_number(notes, m)
                    if line.word(m + 1) in ("of", "from", "on")
                    else next((p for p in range(j + 1, m) if line.quantity(p)), None)
                )
                timed = find_basis(line.text, line[m].end, line.end) is not None
                if (inner is not None and inner in notes.found) or (
                    timed and line.kind(m + 1) != "quantity" and line.word(m + 1) != "of"
                ):
                    return noun.direction, inner if inner in notes.found else None, "change_host_noun"
                return None, None, ""
            if line.tag(m) not in ("JJ", "NN", "RB", "HYPH", "JJR") and line.quantity(m) is None:
                return None, None, ""
    return None, None, ""


def inner_number(notes: Notes, j: int) -> int | None:
    """Give the place of the first number behind the cue at `j`, with nothing but hedges and prepositions between."""
    line = notes.line
    for i in range(j + 1, min(j + 9, len(line))):
        if line.quantity(i) is not None:
            return i
        word = line.word(i)
        if word in (",", ";") or line.tag(i) in ("VBD", "VBZ", "MD"):
            return None
    return None


def host_before(notes: Notes, i: int, inner: int | None) -> int | None:
    """Give the place of the figure in front of `i` that moved: the nearest of a kind that fits."""
    line = notes.line
    size = line.quantity(inner) if inner is not None else None
    role = notes.found[inner].role if inner is not None and inner in notes.found else "by"
    beside = line.quantity(i - 2) if line.word(i - 1) == "," else None
    quoted = beside is not None and line.text[beside.start - 1 : beside.start] == "/"  # "at N1,520/$1"
    if beside is not None and not quoted and i - 2 not in notes.found and fits_host(beside, size, role):
        return i - 2  # "on 31 percent, up two"
    loose: int | None = None
    """A figure inside a prepositional phrase (`300 arrests in 12 towns, up 5 percent`): second choice."""
    j = i - 1
    while j >= 0:
        word = line.word(j)
        if word in (";", ":") or (word in notes.words.particles and j < i - 1 and found_near(notes, j)):
            return loose
        if word == ")":
            opened = open_bracket(line, j)
            if opened is not None:
                j = opened - 1
                continue
        quantity = line.quantity(j)
        if quantity is not None and line.text[quantity.start - 1 : quantity.start] != "/":
            preposition = read_lead(line, notes.words, j).preposition
            if fits_host(quantity, size, role) and preposition not in ("than", "against", "per"):
                if preposition not in LOOSE_PREPOSITIONS:
                    return j
                loose = j if loose is None else loose
            elif (
                role == "by"
                and j in notes.found
                and notes.found[j].role == "by"
                and quantity.type in ("percentage", "percentage_point")
            ):
                return loose
        j -= 1
    return loose


def found_near(notes: Notes, j: int) -> bool:
    """Whether the particle at `j` already moves a number behind it."""
    return any(j < k <= j + 4 for k in notes.found)


def read_earlier(notes: Notes) -> None:
    """Read the earlier level of a move told later: `hit a high of 90, have since fallen to 60`, `when it was 40`."""
    line = notes.line
    for k, quantity in line.quantities():
        movement = notes.found.get(k)
        if movement is None or movement.role != "to" or movement.direction == "none":
            continue
        cue = notes.cues.get(k)
        if cue is None or cue.kind == "noun":
            continue
        if any(m.role == "from" and abs(j - k) < 12 for j, m in notes.found.items()):
            continue
        back = refers_back(notes, cue.place)
        for j in range(cue.place - 1, -1, -1):
            other = line.quantity(j)
            if (
                other is not None
                and j not in notes.found
                and same_kind(other, quantity)
                and compare(other, quantity) in (movement.direction, None)
                and (back or stands_in_relative(notes, j))
            ):
                notes.write(j, movement.direction, "from", "change_since_moved", cue=cue)
                break


def read_when_it_was(notes: Notes) -> None:
    """Read `up from last year, when it was 40`: where the move began."""
    line, words = notes.line, notes.words
    for k, quantity in line.quantities():
        if k in notes.found or quantity.type in ("duration", "age", "score"):
            continue
        lead = read_lead(line, words, k)
        j = lead.before if not lead.preposition or lead.preposition == "at" else -1
        if line.word(j) not in ("was", "were", "stood", "totalled", "reached") or line.word(j - 1) not in (
            "it",
            "they",
            "this",
            "that",
        ):
            continue
        if line.word(j - 2) != "when":
            continue
        for i in range(j - 3, -1, -1):
            cue = cue_at(line, words, i)
            if cue is not None and cue.direction != "none":
                notes.write(k, cue.direction, "from", "change_when_it_was", cue=cue)
                break
            if line.word(i) in (";", "than"):
                break


def read_contrasts(notes: Notes) -> None:
    """Read `rose to 5 percent, against 4 percent a year earlier`: where the move began."""
    line, words = notes.line, notes.words
    quantities = line.quantities()
    for (i, _), (j, second) in itertools.pairwise(quantities):
        if j in notes.found:
            continue
        opened = next((n for n in range(i + 1, j) if line.word(n) in words.listed("contrasts")), None)
        if opened is None or line.word(opened - 1) in words.comparatives:
            continue
        timed = any(line.kind(n) == "time" for n in range(opened, j + 3))
        verbs = {line.word(n) for n in range(i + 1, j) if line.tag(n) in FINITE_TAGS}
        if not timed or not verbs <= {"was", "were", "stood", "recorded"}:
            continue
        for k, first in reversed([(k, q) for k, q in quantities if k <= i and j - k <= 18]):
            movement = notes.found.get(k)
            if movement is None or movement.role == "from" or not same_kind(first, second):
                continue
            if movement.role == "by":
                if k == i and first.type == "percentage" and movement.rule in PACED:
                    notes.write(j, movement.direction, "by", "change_contrast_size", place=opened)
            elif compare(second, first) == movement.direction:
                notes.write(j, movement.direction, "from", "change_contrast", place=opened, cue=notes.cues.get(k))
            break


def refers_back(notes: Notes, place: int) -> bool:
    """Whether the verb at `place` says `has since` of what was named before, or has a bare pronoun as its subject."""
    line = notes.line
    window = [line.word(i) for i in range(max(0, place - 5), place)]
    if "since" in window and any(w in ("has", "have", "had") for w in window):
        return True
    if not window or (
        window[-1] not in ("has", "have", "later", "then") and window[-1:] not in (["it"], ["this"], ["that"], ["they"])
    ):
        return False
    return any(w in ("it", "this", "they", "that", "which") for w in window[-3:])


def stands_in_relative(notes: Notes, j: int) -> bool:
    """Whether the figure at `j` is told in a clause of its own: `dues, which stood at 90 in June, have come down`."""
    line = notes.line
    window = [line.word(i) for i in range(max(0, j - 6), j)]
    return "which" in window and bool({"was", "were", "stood"} & set(window))


def open_bracket(line: Line, k: int) -> int | None:
    """Give the place of the bracket that the one at `k` closes."""
    for j in range(k - 1, -1, -1):
        if line.word(j) == "(":
            return j
    return None


def fits_host(host: Quantity | None, size: Quantity | None, role: ChangeRole) -> bool:
    """Whether a figure can be what moved by `size` (or from it)."""
    if host is None or host.type in ("age", "score", "ratio", "multiple"):
        return False
    if size is None:
        return host.type not in ("duration", "rank")
    if role == "from":
        return same_kind(host, size)
    if size.type == "percentage_point":
        return host.type in ("percentage", "fraction")
    if size.type in ("percentage", "fraction", "multiple"):
        return host.type not in ("duration", "rank")
    if size.type == "count" and host.type in ("rank", "percentage"):
        return host.type == "rank" or (size.value is not None and size.value < 100)
    return same_kind(host, size)
