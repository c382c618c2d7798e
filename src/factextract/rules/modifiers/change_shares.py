"""The movement that a number shares with the one before: conversions, alternatives, coordinations, gapping."""

from __future__ import annotations

from itertools import pairwise

from factextract.rules.mentions import Movement, Quantity
from factextract.rules.modifiers.basis import find_basis
from factextract.rules.modifiers.change_cues import FINITE_TAGS, NOUN_TAGS, same_kind
from factextract.rules.modifiers.change_notes import STILL_TYPES, Notes

PARALLEL_ENDS = frozenset(
    {",", ".", ";", "and", "respectively", "in", "for", "on", "at", "per", "a", "!", ")", "", "”", '"'}
)
PARALLEL_TAGS = NOUN_TAGS | {"DT", "JJ", "PRP$", "POS", "VBG", "VBZ", "CC", "IN", "HYPH"}


def share_movements(notes: Notes) -> None:
    """Give a movement on to a conversion, an alternative or a parallel number: `3, 5 and 8 percent`."""
    line = notes.line
    quantities = line.quantities()
    for (k, first), (j, second) in pairwise(quantities):
        if j in notes.found or second.type in STILL_TYPES:
            if k not in notes.found and j in notes.found and opens_list(notes, k, j, quantities):
                pass_on(notes, j, k, "change_coordinated")
            continue
        if k not in notes.found:
            continue
        rule = shared_rule(notes, k, j, first, second)
        if rule is not None:
            pass_on(notes, k, j, rule)


def pass_on(notes: Notes, k: int, j: int, rule: str) -> None:
    """Write the movement at `k` at `j` as well."""
    movement = notes.found[k]
    cue = notes.cues.get(k)
    own = find_basis(notes.line.text, notes.line[j].end, notes.stop_behind(j)) if movement.role == "by" else None
    basis = own or movement.basis
    notes.found[j] = Movement(movement.direction, movement.role, basis, f"modifiers.{rule}", movement.cue)
    if cue is not None:
        notes.cues[j] = cue


def is_coordinated(notes: Notes, k: int, j: int, first: Quantity, second: Quantity) -> bool:
    """Whether two numbers of a kind stand side by side with a comma, `and` or `or` between."""
    rates = ("percentage", "percentage_point")
    alike = same_kind(first, second) or (first.type in rates and second.type in rates)
    joints = (",", "and", "or", "then", "not")
    return alike and 0 < j - k <= 3 and all(notes.line.word(i) in joints for i in range(k + 1, j))


def opens_list(notes: Notes, k: int, j: int, quantities: list[tuple[int, Quantity]]) -> bool:
    """Whether the number at `k` belongs to the coordination that ends with a moved one: `3, 5 and 8 percent`."""
    line = notes.line
    first, second = line.quantity(k), line.quantity(j)
    if first is None or second is None or not is_coordinated(notes, k, j, first, second):
        return False
    if any(line.word(i) in ("and", "or") for i in range(k + 1, j)):
        return line.word(j - 1) != ","
    third = next(((p, q) for p, q in quantities if p > j), None)
    return third is not None and is_coordinated(notes, j, third[0], second, third[1])


def shared_rule(notes: Notes, k: int, j: int, first: Quantity, second: Quantity) -> str | None:
    """Give the name of the rule by which the number at `j` shares the movement of the one at `k`, or None."""
    line, words = notes.line, notes.words
    movement = notes.found[k]
    between = [line.word(i) for i in range(k + 1, j)]
    plain = [w for w in between if w not in words.listed("hedges") or w == "or"]
    if "(" in plain and ")" not in plain and plain.index("(") <= 3 and plain[-1] in ("(", "or", "to"):
        converts = first.type == second.type and first.unit != second.unit
        if converts or (
            movement.role == "by" and second.type in ("percentage", "percentage_point") and first.type != second.type
        ):
            return "change_conversion"
    if movement.role != "by" and plain == [",", "or"] and first.type == second.type == "currency":
        return "change_or_amount" if line.word(j + 1) in ("a", "per", "an") else None
    if movement.role == "by":
        if plain[-2:] == ["or", "by"]:
            return "change_or_amount"
        if plain in ([",", "or"], ["or"]) or (
            "or" in plain and plain.index("or") <= 3 and plain[-1] == "or" and plain[-2:-1] == [","]
        ):
            return "change_or_amount" if second.type not in ("duration", "rank") else None
        if plain[-2:] in (["which", "is"], ["which", "was"], ["that", "is"]):
            return "change_or_amount"
        if (
            notes.cues.get(k)
            and notes.cues[k].verb == "takes"
            and first.type == "count"
            and second.type in ("percentage", "fraction")
            and plain[-1:] == [","]
            and line.word(j + 1) == "of"
        ):
            return "change_amount_apposed"
    if is_coordinated(notes, k, j, first, second):
        return "change_coordinated"
    if same_kind(first, second) and is_parallel(notes, k, j):
        return "change_parallel"
    return None


def is_parallel(notes: Notes, k: int, j: int) -> bool:
    """Whether a number repeats the frame of the one before without a verb: `4p on beer, 3p on cider`."""
    line, words = notes.line, notes.words
    between = range(k + 1, j)
    closed = words.listed("stops") | words.listed("contrasts") | {"from", "than", "(", "above", "below"}
    if j - k > 12 or any(line.word(i) in closed for i in between):
        return False
    joints = [i for i in between if line.word(i) in (",", "and", "but")]
    if not joints:
        return False
    gap = [i for i in range(joints[-1] + 1, j) if line.word(i) not in words.listed("hedges")]
    held = [
        i for i in between if line.tag(i) in FINITE_TAGS | {"VBN"} and not is_elided_subject(notes, i, joints[-1], j)
    ]
    behind = line.word(j + 1)
    ends = line.kind(j + 1) in (None, "time") or behind in PARALLEL_ENDS
    if held or not ends:
        return False
    role = notes.found[k].role
    framed = line.word(k + 1) in ("for", "on", "in", "per", "a", "at", "to") or line.kind(k + 1) == "time"
    if not gap or all(line.word(i) in ("of", "by", "to") for i in gap):
        word = line.word(gap[-1]) if gap else ""
        return framed and (word == "" or (word == "to") == (role == "to"))
    subject = all(line.tag(i) in PARALLEL_TAGS or i - joints[-1] == 1 for i in gap)
    if line.word(gap[0]) == "in" or line.word(gap[0]) == "on":
        return subject and line.word(k + 1) in ("in", "on")
    return subject and role == "by" and line.word(k + 1) in (",", "and", "in")


def is_elided_subject(notes: Notes, i: int, joint: int, j: int) -> bool:
    """Whether a word tagged as a verb is the plural subject of a gapped clause: `exports rose 4 percent, imports 7`."""
    line = notes.line
    return (
        joint < i < j
        and j - joint <= 4
        and line.word(i).endswith("s")
        and line.word(i) not in notes.words.listed("finite")
    )
