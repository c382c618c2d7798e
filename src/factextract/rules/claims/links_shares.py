"""A percentage or a fraction with the whole that it is taken of and the part that it is."""

from __future__ import annotations

import itertools

from factextract.rules.claims.link_board import AMOUNT_TYPES, SHARE_TYPES, Board, Frame
from factextract.rules.claims.links_parts import counted_before, has_own_clause, last_whole, pair_kinds, relation_of
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.change_cues import BOUNDS, FINITE_TAGS

TELLERS = frozenset(
    {
        ("for", "accounting"),
        ("to", "equivalent"),
        ("to", "equal"),
        ("to", "amounting"),
        ("", "representing"),
        ("", "comprising"),
        ("", "constituting"),
    }
)
"""How a share is told of a number before: the preposition in front of the share, and the word before that."""
DASHES = (",", "—", "–", "-", "--")


def tie_shares(board: Board, frame: Frame) -> None:
    """Tie shares to their part and their whole."""
    tie_respectively(board, frame)
    tie_poll_pairs(board, frame)
    for k, share in frame.line.quantities():
        if share.type not in SHARE_TYPES:
            continue
        tie_alternative(board, frame, k, share)
        tie_apposed(board, frame, k, share)
        tie_amount_behind(board, frame, k, share)
        tie_bracketed(board, frame, k, share)
        tie_told_share(board, frame, k, share)
        tie_summed_up(board, frame, k, share)
        tie_pronoun(board, frame, k, share)
        tie_dead_share(board, frame, k, share)
    tie_coordinated(board, frame)


def amount_at(frame: Frame, k: int) -> Quantity | None:
    """Give the count or amount at `k`, if one stands there that can be a part."""
    quantity = frame.line.quantity(k)
    return quantity if quantity is not None and quantity.type in AMOUNT_TYPES else None


def tie_alternative(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `3,936, or 64 percent`, `one in five residents, or 3,728 people`, `a third, or £18m`."""
    line = frame.line
    for j in line.neighbours(k):
        part = amount_at(frame, j)
        if part is None or both_sizes(frame, j, k) or board.targets(share.offsets, "share_is"):
            continue
        words = frame.between(min(j, k), max(j, k))
        if "or" not in words or "respectively" in words or len(words) > 9:
            continue
        behind = words[words.index("or") + 1 :]
        ahead = words[: words.index("or")]
        owner = part_told_of(board, frame, j, part)
        moved = frame.moved(j)
        if moved is not None and moved.role == "from":
            continue
        hedged = all(word in frame.words.listed("hedges") for word in behind)
        verbs = any(line.tag(i) in FINITE_TAGS for i in range(min(j, k) + 1, max(j, k)))
        joined = ahead[-1:] == [","] or not ahead
        if line.word(k + 1) in ("below", "above", "more", "less", "higher", "lower", "up", "down", "cheaper", "dearer"):
            continue
        if hedged and joined and not verbs:
            board.pin(share, "share_is", owner, "link_share_is_or")


def part_told_of(board: Board, frame: Frame, j: int, whole: Quantity) -> Quantity:
    """Give the part of the whole at `j` where it stands right before: `3 of the 6 boats, or half`; else the whole."""
    for i in range(j - 1, max(-1, j - 7), -1):
        part = frame.line.quantity(i)
        if part is not None:
            return part if whole.offsets in board.targets(part.offsets, "part_of") else whole
    return whole


def both_sizes(frame: Frame, j: int, k: int) -> bool:
    """Whether two figures tell the size of one move twice: `up 50,600, or 1.9 percent`."""
    first, second = frame.moved(j), frame.moved(k)
    return first is not None and second is not None and first.role == "by" and second.role == "by"


def tie_apposed(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `1.59 million applications, nearly half of the total`, `£18m – half of the £36m budget`."""
    line = frame.line
    lead = frame.lead(k)
    comma = lead.before
    if lead.preposition or line.word(comma) not in DASHES or line.word(k + 1) != "of":
        return
    if stands_for_number(frame, k + 2):
        return
    end = phrase_end(frame, k + 2)
    if line.tag(end) in FINITE_TAGS and line.word(end) != "according":
        return
    for j in range(comma - 1, -1, -1):
        if line.word(j) in (";", ","):
            break
        part = amount_at(frame, j)
        lead = frame.lead(j)
        placed = lead.preposition in ("in", "within", "for", "per", "over") and line.tag(lead.before + 1) != "RP"
        if part is not None and not placed:
            board.pin(share, "share_is", part, "link_share_is_apposed")
            return


def tie_summed_up(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie the share apposed to a part and its whole: `3 of the 22 barges sent out, under 14 percent, have come`."""
    line = frame.line
    lead = frame.lead(k)
    opening = lead.before
    while line.word(opening) in ("i.e.", "i.e", "is", "that", "or", "just", "only"):
        opening -= 1
    if lead.preposition not in ("", *BOUNDS) or line.word(opening) not in (*DASHES, "("):
        return
    if board.targets(share.offsets, "share_is"):
        return
    whole_again = line.word(k + 1) == "of" and any(
        line.word(j) in ("all", "total", "them", "whole") for j in range(k + 2, k + 5)
    )
    if line.word(k + 1) not in (",", ".", ")", "—", "–", ";", "") and not whole_again:
        return
    if frame.moved(k) is not None:
        return
    for i in range(opening - 1, -1, -1):
        part = amount_at(frame, i)
        if line.word(i) == ";" or (line.word(i) == "," and line.tag(i + 1) in FINITE_TAGS):
            return
        if part is not None and board.targets(part.offsets, "part_of"):
            board.pin(share, "share_is", part, "link_share_is_summed_up")
            return


def stands_for_number(frame: Frame, k: int) -> bool:
    """Whether a pronoun at `k` stands for a number told before: `of these`, not `of those made abroad`."""
    line = frame.line
    word = line.word(k)
    if word not in ("them", "these", "those", "that", "it", "which", "whom"):
        return False
    if line.word(k + 1) in ("'s", "who", "'") or line.tag(k + 1) in ("NN", "NNS", "POS", "JJ", "NNP"):
        return False
    return not has_own_clause(frame, k)


def phrase_end(frame: Frame, k: int) -> int:
    """Give the place behind the noun phrase that begins at `k`."""
    line = frame.line
    j = k
    while j < len(line) and (
        line.tag(j)
        in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "PRP$", "HYPH", "IN", "CD", "$", "JJS", "VBG", "WP")
        or line.quantity(j) is not None
        or line.word(j) in frame.words.listed("hedges")
        or line.kind(j) == "time"
    ):
        j += 1
        if line.word(j - 1) == "what":
            while j < len(line) and line.word(j) not in (",", ".", ";"):
                j += 1
    return j


def tie_amount_behind(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `half of the bill, £27m,`, `38 per cent of sales, worth £471m`."""
    line = frame.line
    joints = DASHES if line.word(k + 1) == "of" else DASHES[1:] if line.tag(k + 1) in ("NN", "NNS", "JJ") else ()
    comma = next((j for j in range(k + 2, min(k + 10, len(line))) if line.word(j) in joints), None)
    if comma is None or any(line.tag(j) in FINITE_TAGS for j in range(k + 1, comma)):
        return
    j = comma + 1
    joint = line.word(j)
    while line.word(j) in ("or", "worth", "i.e.", "little") or line.word(j) in frame.words.listed("hedges"):
        j += 1
    part = amount_at(frame, j)
    if (
        part is None
        or both_sizes(frame, j, k)
        or line.word(j + 1) == "-"
        or any(line.quantity(i) is not None for i in range(k + 1, comma) if amount_at(frame, i) is None)
    ):
        return
    end = j + 1
    while line.tag(end) in ("NN", "NNS", "JJ", "NNP") and end - j < 4:
        end += 1
    closed = line.word(end) in (",", ".", "—", "–", "-", ";", "") and line.quantity(end) is None
    if closed or joint in ("or", "worth"):
        board.pin(share, "share_is", part, "link_share_is_amount_behind")


def tie_bracketed(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `312 runners (42 percent)`."""
    line = frame.line
    lead = frame.lead(k)
    moved = frame.moved(k)
    if line.word(lead.before) != "(" or lead.preposition or moved is not None:
        return
    if line.word(k + 1) not in (")", "of", ",", ";"):
        return
    for j in range(lead.before - 1, max(-1, lead.before - 6), -1):
        part = amount_at(frame, j)
        if part is not None:
            board.pin(share, "share_is", part, "link_share_is_bracket")
            return
        if line.tag(j) in FINITE_TAGS or line.word(j) in (",", ";"):
            return


def tie_told_share(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `38,000 filings, representing 70 percent of all`, `a loan of $12m, which is 30 percent of the budget`."""
    line = frame.line
    lead = frame.lead(k)
    if line.word(k + 1) != "of" or frame.moved(k) is not None or stands_for_number(frame, k + 2):
        return
    if line.word(k + 3) in frame.listed("totals") and line.word(k + 2) == "the":
        return
    verb = lead.before
    if not lead.preposition and line.word(verb) in ("is", "was") and line.word(verb - 1) == "which":
        verb -= 1
    elif (lead.preposition, line.word(verb)) not in TELLERS:
        return
    if line.word(verb - 1) not in (",", "—", "–", "("):
        return
    for i in range(verb - 2, -1, -1):
        if line.word(i) == ";":
            return
        part = amount_at(frame, i)
        if part is not None and frame.lead(i).preposition not in ("in", "within", "for", "per", "over"):
            moved = frame.moved(i)
            if moved is None or moved.role == "to":
                board.pin(share, "share_is", part, "link_share_is_told")
            return


def tie_pronoun(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `277 flaws; 39 percent of these`, `a quarter of that`, `70 percent of the total`."""
    line = frame.line
    if line.word(k + 1) != "of":
        return
    word = line.word(k + 2)
    total = word == "the" and line.word(k + 3) in ("total", "whole")
    if not total and not stands_for_number(frame, k + 2):
        return
    parts = set(board.targets(share.offsets, "share_is"))
    for j in range(k - 1, -1, -1):
        tally = line.quantity(j)
        if tally is not None and tally.type == "fraction" and "out of" in line[j].text and not total:
            return  # "nine out of 10 lines in Thai, only half of them in Lao"
        whole = amount_at(frame, j)
        if whole is None or whole.offsets in parts or relation_of(share, whole) is None:
            continue
        moved = frame.moved(j)
        if moved is not None and moved.role in ("by", "from"):
            continue
        targets = board.targets(whole.offsets, "part_of")
        if total and targets:
            board.pin(share, "share_is", whole, "link_share_is_total")
            board.pin_offsets(share.offsets, "share_of", targets[0], "link_share_of_total")
            return
        if not total or "or" not in frame.between(j, k):
            board.pin(share, "share_of", whole, "link_share_of_pronoun")
            for part in (amount_at(frame, i) for i in range(j + 1, k)):
                if part is not None and part.offsets in parts and pair_kinds(part, whole):
                    board.pin(part, "part_of", whole, "link_part_of_pronoun")
            return
    if not total:
        whole = last_whole(frame.before, share)
        if whole is not None:
            board.pin(share, "share_of", whole, "link_share_of_pronoun")


def tie_dead_share(board: Board, frame: Frame, k: int, share: Quantity) -> None:
    """Tie `three-quarters of the dead` to the number of those who died in the sentence before."""
    line = frame.line
    if line.word(k + 1) != "of" or line.word(k + 2) != "the":
        return
    word = line.word(k + 3)
    named = (
        frame.listed("died")
        if word in frame.listed("dead")
        else frame.listed("injured")
        if word in frame.listed("injured")
        else ()
    )
    if not named:
        return
    whole = counted_before(frame.before, named)
    if whole is None:
        return
    board.pin(share, "share_of", whole, "link_share_of_dead")
    for part in board.targets(share.offsets, "share_is"):
        board.pin_offsets(part, "part_of", whole.offsets, "link_part_of_dead")


def tie_coordinated(board: Board, frame: Frame) -> None:
    """Tie the first of `58.8 percent and 41.2 percent of it` to the whole of the last."""
    for run in reversed(coordinated_runs(frame)):
        shares = [q for q in (frame.line.quantity(k) for k in run) if q is not None and q.type in SHARE_TYPES]
        if len(shares) != len(run):
            continue
        for whole in board.targets(shares[-1].offsets, "share_of"):
            for share in shares[:-1]:
                board.pin_offsets(share.offsets, "share_of", whole, "link_share_of_coordinated")


def tie_respectively(board: Board, frame: Frame) -> None:
    """Tie two lists of one length: `420, 345 and 298 billion yuan respectively, or 18, 14 and 12 percent`."""
    line = frame.line
    if not any(line.word(j) == "respectively" for j in range(len(line))):
        return
    runs = coordinated_runs(frame)
    for first, second in itertools.pairwise(runs):
        amounts = all(amount_at(frame, j) is not None for j in first)
        shares = all((q := line.quantity(j)) is not None and q.type in SHARE_TYPES for j in second)
        if amounts and shares and len(first) == len(second) and "or" in frame.between(first[-1], second[0]):
            for j, k in zip(first, second, strict=True):
                part, share = line.quantity(j), line.quantity(k)
                if part is not None and share is not None:
                    board.pin(share, "share_is", part, "link_share_is_respectively")


def tie_poll_pairs(board: Board, frame: Frame) -> None:
    """Tie two numbers and two shares set against each other: `2,407 votes to 2,346, or 50.6 percent to 49.4`."""
    line = frame.line
    quantities = line.quantities()
    for n in range(len(quantities) - 3):
        places = [k for k, _ in quantities[n : n + 4]]
        parts = [amount_at(frame, k) for k in places[:2]]
        shares = [line.quantity(k) for k in places[2:]]
        against = ("to", "against", "-", "–")
        if any(p is None for p in parts) or any(s is None or s.type not in SHARE_TYPES for s in shares):
            continue
        joints = [frame.between(a, b) for a, b in itertools.pairwise(places)]
        if joints[2] == ["to"] and set(joints[0]) & set(against) and any(w in ("or", "(") for w in joints[1]):
            for part, share in zip(parts, shares, strict=True):
                if part is not None and share is not None:
                    board.pin(share, "share_is", part, "link_share_is_pair")


def coordinated_runs(frame: Frame) -> list[list[int]]:
    """Give the runs of two or more numbers with nothing but commas and `and` between them."""
    runs: list[list[int]] = []
    for k, _ in frame.line.quantities():
        if runs and all(word in (",", "and") for word in frame.between(runs[-1][-1], k)) and k - runs[-1][-1] <= 3:
            runs[-1].append(k)
        else:
            runs.append([k])
    return [run for run in runs if len(run) > 1]


def close_shares(board: Board) -> None:
    """A share that is a part, where the part has a whole, is a share of that whole."""
    for share, part in board.by_relation("share_is"):
        for whole in board.targets(part, "part_of"):
            board.pin_offsets(share, "share_of", whole, "link_share_closed")
