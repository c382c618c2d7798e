"""The figures of one movement: where it began, where it ended, how large it was."""

from __future__ import annotations

from factextract.rules.claims.link_board import SHARE_TYPES, Board, Frame, fits_size
from factextract.rules.mentions import Movement, Quantity
from factextract.rules.modifiers.change_cues import NOUN_TAGS, same_kind
from factextract.rules.modifiers.change_hosts import LOOSE_PREPOSITIONS

OPENERS = frozenset({",", "(", ")", "—", "–", "-", "--"})
REFERRING = frozenset({"up", "down", "higher", "lower", "compares", "represents", "marks", "more", "less", "fewer"})
COMPARING = frozenset({"higher", "lower", "more", "less", "fewer", "up", "down", "above", "below"})
VERB_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})


def tie_changes(board: Board, frame: Frame) -> None:
    """Tie each `from` figure and each size of a move to the figure where the move ended."""
    for k, quantity in frame.line.quantities():
        movement = frame.moved(k)
        if movement is None and quantity.type in ("percentage", "percentage_point", "multiple"):
            told = find_told_subject(frame, k, quantity)
            if told is not None:
                board.pin(quantity, "change_by", told, "link_change_by_comparative")
        if movement is None or movement.direction == "none":
            continue
        if movement.role == "from":
            tie_from(board, frame, k, quantity, movement)
        elif movement.role == "by":
            tie_by(board, frame, k, quantity, movement)


def tie_from(board: Board, frame: Frame, k: int, quantity: Quantity, movement: Movement) -> None:
    """Tie where a move began to the nearest figure of its kind where one ended in the same direction."""
    ends: list[tuple[int, int, Quantity]] = []
    for j, other in frame.line.quantities():
        moved = frame.moved(j)
        if (
            moved is None
            or moved.role != "to"
            or moved.direction != movement.direction
            or not same_kind(other, quantity)
        ):
            continue
        words = frame.between(min(j, k), max(j, k))
        apart = 40 * ((other.per is None) != (quantity.per is None))  # "$3m, or 8p a share, from $4m, or 9p a share"
        verbs = sum(1 for n in range(min(j, k) + 1, max(j, k)) if frame.line.tag(n) in VERB_TAGS)
        apart += 20 * is_bracketed(frame, j)
        ends.append((abs(j - k) + 6 * words.count(",") + 30 * words.count(";") + 10 * verbs + apart, j, other))
    if ends:
        board.pin(
            min(ends)[2] if len(ends) == 1 else min(ends, key=lambda end: end[:2])[2],
            "change_from",
            quantity,
            "link_change_from",
        )
        return
    if frame.before is not None and refers_back(frame):
        for j, other in reversed(frame.before.line.quantities()):
            moved = frame.before.moved(j)
            shares = other.type in SHARE_TYPES and quantity.type in SHARE_TYPES
            compared = frame.before.lead(j).preposition in ("against", "than", "with")
            if (same_kind(other, quantity) or shares) and (moved is None or moved.role == "to") and not compared:
                board.pin(other, "change_from", quantity, "link_change_from_before")
                return


def refers_back(frame: Frame) -> bool:
    """Whether the sentence begins with a pronoun that stands for the figure before: `That is up from 300.`"""
    line = frame.line
    first = next((k for k in range(len(line)) if line.word(k).isalpha()), -1)
    return (
        first >= 0
        and line.word(first) in ("this", "that", "it", "which")
        and line.word(first + 1) in ("is", "was", "'s", "compares", "represents", "marks")
        and any(
            line.word(k) in REFERRING or line.word(k) in frame.words.nouns
            for k in range(first + 1, min(first + 4, len(line)))
        )
    )


def tie_by(board: Board, frame: Frame, k: int, quantity: Quantity, movement: Movement) -> None:
    """Tie the size of a move to where it ended: behind it, or in front of it where it is apposed."""
    target = find_end_behind(frame, k, quantity, movement)
    if target is not None:
        board.pin(quantity, "change_by", target, "link_change_by_to")
        return
    target = find_end_before(frame, k, quantity, movement)
    if target is not None:
        board.pin(quantity, "change_by", target, "link_change_by_host")
        return
    target = find_compared(frame, k, quantity)
    if target is not None:
        board.pin(quantity, "change_by", target, "link_change_by_comparative")


def find_end_behind(frame: Frame, k: int, quantity: Quantity, movement: Movement) -> Quantity | None:
    """Find the `to` figure behind a size: `rose 5 percent to 640`, `by 240 next autumn, to 1,900`."""
    line = frame.line
    for j in range(k + 1, len(line)):
        word, tag = line.word(j), line.tag(j)
        other = line.quantity(j)
        if other is not None:
            moved = frame.moved(j)
            if (
                moved is not None
                and moved.role == "to"
                and moved.direction == movement.direction
                and fits_size(other, quantity)
            ):
                after = frame.moved(j + 3)  # "to above the 5,000 mark at 5,272"
                ended = after is not None and after.rule.endswith(("resulting_level", "closed_at"))
                if ended and line.word(j + 2) == "at":
                    return line.quantity(j + 3)
                return None if apposed_to_own(frame, j) else other
            if moved is not None and moved.role == "by" and moved.direction != movement.direction:
                return None
            continue
        if word in (";", "while", "but", "whereas", "after", "before", "although", "compared"):
            return None
        carried = (
            word in frame.words.carriers
            or word in frame.words.closers
            or (word in ("is", "was") and line.word(j - 1) == "which")
        )
        if tag in VERB_TAGS and not carried and line.word(j - 1) != "which":
            return None
        if word in ("up", "down") and line.word(j - 1) == ",":
            return None
    return None


def apposed_to_own(frame: Frame, j: int) -> bool:
    """Whether the figure at `j` has a move of its own behind a comma: `and 84 percent, up 3 points`."""
    line = frame.line
    return line.word(j + 1) == "," and line.word(j + 2) in ("up", "down")


def find_end_before(frame: Frame, k: int, quantity: Quantity, movement: Movement) -> Quantity | None:
    """Find the `to` figure in front of an apposed size: `640, up 5 percent`, `84 percent, a gain of 3 points`."""
    opening = find_opening(frame, k)
    if opening is None and movement.rule.endswith("signed_bracket"):
        opening = k - 1
    if opening is None:
        opening = find_subject_end(frame, k)
    if opening is None:
        return None
    for j in range(opening, -1, -1):
        if frame.line.word(j) in (";", ":"):
            return None
        other = frame.line.quantity(j)
        if other is None:
            continue
        moved = frame.moved(j)
        if (
            moved is not None
            and moved.role == "to"
            and moved.direction == movement.direction
            and fits_size(other, quantity)
        ):
            if is_bracketed(frame, j) and j > 0:
                continue
            return other
    return None


def find_opening(frame: Frame, k: int) -> int | None:
    """Give the place in front of which the figure stands that a size at `k` is apposed to.

    That is a comma, a bracket or a dash with `up`, `a gain`, `rising` behind it, the verb of `640 was up 5 percent`, or
    the `which` of `a price of $40, which the state raised by 5 percent`.
    """
    line, words = frame.line, frame.words
    moved = line.word(k + 1) in ("up", "down")
    for j in range(k - 1, max(-1, k - 12), -1):
        word = line.word(j)
        if word in words.particles or word == "off" or (word in words.verbs and line.tag(j) not in NOUN_TAGS):
            moved = True
        if word in OPENERS or line.quantity(j) is not None:
            if opens_apposition(frame, j + 1, k):
                return j
            if line.quantity(j) is not None and frame.moved(j) is None:
                return None
        if moved and (word == "which" or (word in words.copulas and line.word(j + 1) in words.particles)):
            return j
        if line.tag(j) in VERB_TAGS and word not in words.verbs and word not in words.copulas:
            return None
        if word in ("and", "but", "while", "after", "following", "not", "versus", "against"):
            return None
    return None


def find_subject_end(frame: Frame, k: int) -> int | None:
    """Give the last place of the subject in `debt, at 97 percent, has gone up two points`, where its figure moved."""
    for j in range(k - 1, max(-1, k - 9), -1):
        if frame.line.quantity(j) is not None:
            moved = frame.moved(j)
            return j if moved is not None and moved.rule.endswith("subject_level") else None
        if frame.line.word(j) in (";", "and", "but", "while"):
            return None
    return None


def opens_apposition(frame: Frame, j: int, k: int) -> bool:
    """Whether an apposed move begins at `j`: a particle, an article with a noun of movement, a participle."""
    line, words = frame.line, frame.words
    while line.tag(j) == "RB" and line.word(j) not in words.particles and line.word(j) != "off":
        j += 1
    word = line.word(j)
    if word in words.particles or word == "off":
        return True
    if j == k:
        return line.word(k + 1) in ("up", "down")
    if word in ("a", "an"):
        return any(line.word(n) in words.nouns for n in range(j, min(j + 10, len(line))))
    return line.tag(j) == "VBG" and word in words.verbs


def is_bracketed(frame: Frame, j: int) -> bool:
    """Whether the figure at `j` stands in brackets."""
    return frame.line.word(j + 1) == ")" and "(" in (frame.line.word(j - 1), frame.line.word(j - 2))


def find_told_subject(frame: Frame, k: int, quantity: Quantity) -> Quantity | None:
    """Find the figure apposed to the subject: `the number of shops, 752, was 9 percent lower than in May`."""
    line = frame.line
    j = frame.lead(k).before
    while line.tag(j) == "RB" or line.word(j) in ("“", '"', "``"):
        j -= 1
    if line.word(j) not in ("is", "was", "were", "are") or line.word(j - 1) != ",":
        return None
    if not any(line.word(i) in COMPARING for i in range(k + 1, k + 4)):
        return None
    other = line.quantity(j - 2)
    lead = frame.lead(j - 2) if other is not None else None
    if other is None or lead is None or line.word(lead.before) != "," or lead.preposition not in ("", "at", "on"):
        return None
    return other if fits_size(other, quantity) else None


def find_compared(frame: Frame, k: int, quantity: Quantity) -> Quantity | None:
    """Find the figure that is more than at another time: `219 deaths, 14 fewer than a year earlier`."""
    line = frame.line
    lead = frame.lead(k)
    opening = lead.before
    if line.word(opening) in ("is", "was", "were", "are") and line.word(opening - 1) == "which":
        opening -= 2
    told = find_told_subject(frame, k, quantity)
    if told is not None:
        return told
    if lead.preposition or line.word(opening) not in (",", "—", "–", "-", "("):
        return None
    behind = {line.word(j) for j in range(k + 1, min(k + 7, len(line)))}
    if quantity.type == "fraction" and line.word(k + 1) == "as":
        behind.add("than")
    timed = behind & {"below", "above", "down", "up"} and quantity.type in (
        "percentage",
        "percentage_point",
        "fraction",
    )
    if not (behind & {"than", "compared", "relative"} or quantity.type == "multiple" or timed):
        return None
    loose: Quantity | None = None
    for j in range(opening - 1, -1, -1):
        if line.word(j) == ";":
            break
        other = line.quantity(j)
        if (
            other is None
            or not fits_size(other, quantity)
            or (other.type in ("duration", "age") and quantity.type != other.type)
        ):
            continue
        if frame.lead(j).preposition not in LOOSE_PREPOSITIONS:
            return other
        loose = loose or other
    return loose
