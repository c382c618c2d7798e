"""A part or a share of a whole that is named again by its noun: `The bill is £54m. … Half of the bill …`."""

from __future__ import annotations

from collections.abc import Sequence

from factextract.rules.claims.link_board import AMOUNT_TYPES, SHARE_TYPES, Board, Frame
from factextract.rules.claims.links_parts import pair_kinds, relation_of
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.change_cues import NOUN_TAGS

REACH = 8
"""How many sentences with figures back a noun is looked for."""
OPENERS = frozenset({"the", "its", "their", "that", "this", "those", "these", "total", "all"})
CUTS = frozenset({",", ";", "and", "but", "while", "that", "which", "who", "than"})
INNER_TAGS = NOUN_TAGS | {"JJ", "HYPH", "VBG"}
# fmt: off
GENERAL = frozenset({
    "population", "time", "times", "year", "years", "month", "day", "world", "country", "market", "way",
    "total", "rest", "people", "group", "kind", "area", "number", "city", "region", "nation", "state",
    "company", "game", "season", "week",
})
# fmt: on
"""Nouns that name no figure, whatever number stands near them."""


def tie_named_wholes(board: Board, frame: Frame, past: Sequence[Frame]) -> None:
    """Tie a part or a share `of the NOUN` to the figure of that noun in one of the sentences before."""
    for k, part in frame.line.quantities():
        if part.type not in SHARE_TYPES | AMOUNT_TYPES or frame.line.word(k + 1) != "of":
            continue
        if frame.moved(k) is not None or board.targets(part.offsets, "share_of"):
            continue
        noun = read_noun(frame, k + 2)
        whole = find_named(noun, part, past) if noun else None
        if whole is None:
            continue
        relation = relation_of(part, whole)
        if relation == "share_of":
            board.pin(part, "share_of", whole, "link_share_of_noun")
            listed = frame.line.word(k - 1) == "and"  # one of several shares: their parts stand in a list of their own
            for own in board.targets(part.offsets, "share_is") if not listed else ():
                amount = next((q for _, q in frame.amounts() if q.offsets == own), None)
                if amount is not None and pair_kinds(amount, whole):
                    board.pin(amount, "part_of", whole, "link_part_of_noun")
        elif relation == "part_of" and part.value is not None and part.value != whole.value:
            board.pin(part, "part_of", whole, "link_part_of_noun")


def tie_bare_shares(board: Board, frame: Frame) -> None:
    """Tie the next share without a noun of its own: `Half of the 60 boats sank and a third were towed`."""
    line = frame.line
    last: list[tuple[int, int]] = []
    for k, share in line.quantities():
        if share.type not in SHARE_TYPES:
            continue
        wholes = board.targets(share.offsets, "share_of")
        alone = line.tag(k + 1) in ("VBD", "VBP", "VBZ", "MD") and frame.moved(k) is None
        opening = frame.lead(k)
        joined = not opening.preposition and line.word(opening.before) in ("and", ",", "while", "but")
        if not wholes and last and alone and joined:
            board.pin_offsets(share.offsets, "share_of", last[0], "link_share_of_bare")
        elif len(wholes) == 1:
            last = wholes


def tie_continued(board: Board, frame: Frame) -> None:
    """Tie `A third, or $18 million, …` to the whole of which the sentence before told another share."""
    line = frame.line
    before = frame.before
    if before is None or before.gap:
        return
    shares = [(k, q) for k, q in line.quantities() if q.type == "fraction"]
    if not shares:
        return
    k, share = shares[0]
    opens = all(line.word(j) in frame.words.listed("hedges") or line.word(j) == "another" for j in range(k))
    amount = next((q for _, q in frame.amounts() if q.offsets in board.targets(share.offsets, "share_is")), None)
    if not opens or amount is None or line.word(k + 1) == "of" or board.targets(share.offsets, "share_of"):
        return
    wholes = [whole for _, q in before.line.quantities() for whole in board.targets(q.offsets, "share_of")]
    if len(set(wholes)) == 1:
        board.pin_offsets(share.offsets, "share_of", wholes[0], "link_share_of_continued")
        board.pin_offsets(amount.offsets, "part_of", wholes[0], "link_part_of_continued")


def read_noun(frame: Frame, k: int) -> str | None:
    """Give the head of the definite noun phrase that begins at `k`, where nothing but a short phrase stands there."""
    line = frame.line
    if line.word(k) not in OPENERS and line.kind(k) != "time":
        return None
    j = k + 1
    while line.tag(j) in INNER_TAGS and line.kind(j) == "word" and j - k <= 4:
        j += 1
    head = line.word(j - 1)
    if j == k + 1 or line.tag(j - 1) not in ("NN", "NNS") or head in GENERAL or j - k > 3:
        return None
    if line.word(j) in ("'s", "'", "of", "-") or line.quantity(j) is not None:
        return None
    return head


def find_named(noun: str, part: Quantity, past: Sequence[Frame]) -> Quantity | None:
    """Find the figure that the nearest sentence with the noun gives it; two figures there give None."""
    for frame in reversed(past[-REACH:]):
        fits = [
            whole
            for k, whole in frame.amounts()
            if carries_noun(frame, k, noun) and relation_of(part, whole) is not None and not is_move(frame, k)
        ]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def is_move(frame: Frame, k: int) -> bool:
    """Whether the number at `k` is the size or the beginning of a move."""
    moved = frame.moved(k)
    return moved is not None and moved.role != "to"


def carries_noun(frame: Frame, k: int, noun: str) -> bool:
    """Whether the number at `k` counts the noun, or is the level of the noun in front of it."""
    line = frame.line
    if line.word(k - 1) == "(":
        return False
    for j in range(k + 1, min(k + 5, len(line))):
        if line.tag(j) not in INNER_TAGS and line.word(j) not in ("-",):
            break
        if line.word(j) == noun and line.tag(j + 1) not in NOUN_TAGS:
            return True
    if line.quantity(k) is not None and line.items[k].quantity is not None:
        lead = frame.lead(k)
        if lead.preposition not in ("", "of", "at", "to"):
            return False
        for j in range(k - 1, max(-1, k - 16), -1):
            sized = line.quantity(j) is not None and is_move(frame, j)
            if (line.quantity(j) is not None and not sized) or line.word(j) in CUTS:
                return False
            if line.word(j) == noun and line.tag(j) in ("NN", "NNS"):
                return line.word(j - 1) not in ("of",) or lead.before <= j
    return False
