"""A number that is a subset of another one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from factextract.rules.claims.link_board import AMOUNT_TYPES, SHARE_TYPES, Board, Frame
from factextract.rules.mentions import Quantity
from factextract.rules.modifiers.change_cues import FINITE_TAGS, same_kind

FINDING = frozenset({"found", "finds", "showed", "shows", "suggested", "suggests", "revealed", "indicated"})
LISTED_BEHIND = frozenset({"in", "from", "for", "to", "at", "on", "were", "are", "with"})
WHOLE_TAGS = frozenset({"NN", "NNS", "NNP", "NNPS", "DT", "PRP$", "POS", "JJ", "VBN", "HYPH", "JJS"})


def tie_parts(board: Board, frame: Frame) -> None:
    """Tie a part to its whole: inside the sentence, and by a pronoun to the sentence before."""
    tie_of_the(board, frame)
    tie_whole_first(board, frame)
    tie_of_which(board, frame)
    tie_of_them(board, frame)
    tie_dead(board, frame)
    tie_some_of_dead(board, frame)
    tie_one_of_few(board, frame)
    tie_listed_parts(board, frame)
    tie_remaining(board, frame)
    tie_sums(board, frame)
    tie_sums_before(board, frame)


def pair_kinds(part: Quantity, whole: Quantity) -> bool:
    """Whether one can be a subset of the other: the same kind, and not larger."""
    if part.type not in AMOUNT_TYPES or not same_kind(part, whole) or part.per is not None:
        return False
    return part.value is None or whole.value is None or part.value <= whole.value


def relation_of(part: Quantity, whole: Quantity) -> str | None:
    """Give the relation of a part or a share to its whole, or None where they do not fit."""
    if whole.type not in AMOUNT_TYPES:
        return None
    if part.type in SHARE_TYPES:
        least = max(part.denominator or 0, 3)  # no one tells "one in 50" of 40, or "half" of two
        return None if whole.type == "count" and whole.value is not None and whole.value < least else "share_of"
    return "part_of" if pair_kinds(part, whole) else None


def tie_of_the(board: Board, frame: Frame) -> None:
    """Tie `42 of the 81 seats`, `four of the county's 23 areas`, `12 out of 40 villages`, `half of the £36m budget`."""
    line = frame.line
    for k, part in line.quantities():
        j = k + 1
        if line.word(j) == "out" or (line.tag(j) in ("NN", "NNS") and line.word(j + 1) in ("of", "out")):
            margin = line.word(j + 1) == "out" and frame.lead(k).preposition == "by"
            j += 1 + (line.word(j + 1) == "out" and not margin)
        scored = line.word(j) == "from" and line.quantity(j + 1) is not None and is_tally(frame, k, j + 1)
        if line.word(j) != "of" and not scored:
            continue
        for i in range(j + 1, min(j + 9, len(line))):
            whole = line.quantity(i)
            if whole is not None:
                relation = relation_of(part, whole)
                definite = i > j + 1 or j == k + 1 or line.word(j - 1) == "out"
                if relation is not None and definite:
                    rule = "link_share_of_number" if relation == "share_of" else "link_part_of_number"
                    board.pin(part, relation, whole, rule)
                break
            hedged = line.word(i) in frame.words.listed("hedges") and line.word(i) not in ("at", "over", "as")
            if not hedged and line.tag(i) not in WHOLE_TAGS and line.kind(i) != "time":
                break


def is_tally(frame: Frame, k: int, j: int) -> bool:
    """Whether two counts with `from` between tell of tries: `kicked three from four`, not `12 from 40 villages`."""
    first, second = frame.line.quantity(k), frame.line.quantity(j)
    if first is None or second is None or not first.type == second.type == "count" or frame.moved(k) is not None:
        return False
    small = second.value is not None and second.value < 100
    return small and frame.line.tag(j + 1) not in ("NN", "NNS", "NNP", "NNPS", "JJ", "HYPH")


def tie_whole_first(board: Board, frame: Frame) -> None:
    """Tie `Of the 54,000 filings, 38,000 came …`, `In a survey of 1,250 residents, three in five said …`."""
    line = frame.line
    for k, whole in line.quantities():
        if whole.type not in AMOUNT_TYPES:
            continue
        start = k - 1
        while start >= 0 and (
            line.word(start) in frame.words.listed("hedges")
            or line.tag(start) in ("POS", "NN", "NNS", "NNP", "PRP$", "JJ", "NNPS", "VBN")
        ):
            if line.word(start) in frame.listed("polls"):
                break
            start -= 1
        if line.word(start) not in ("of", "among"):
            continue
        opens = start == 0 or line.word(start - 1) in (",", ";", "“", '"', "—", "–", "and", "but", "that", "(")
        polled = line.word(start - 1) in frame.listed("polls")
        if not opens and not polled:
            continue
        for i, part in parts_behind(frame, k, shares_only=polled):
            relation = relation_of(part, whole)
            if relation is not None:
                rule = "link_share_of_whole_first" if relation == "share_of" else "link_part_of_whole_first"
                board.pin(part, relation, whole, rule)
                if relation == "part_of" and shares_follow_own(frame, i):
                    break


def shares_follow_own(frame: Frame, i: int) -> bool:
    """Whether the part at `i` is told as a share of its own behind `or`, so that the list of parts ends there."""
    return frame.line.word(i + 1) == "or"


def parts_behind(frame: Frame, k: int, *, shares_only: bool) -> Iterator[tuple[int, Quantity]]:
    """Give the parts told behind a whole at `k`: behind the first comma, up to a figure with a whole of its own."""
    line = frame.line
    comma = next(
        (j for j in range(k + 1, len(line)) if line.word(j) == "," or (shares_only and line.word(j) in FINDING)), None
    )
    if comma is None:
        return
    first: Quantity | None = None
    for i in range(comma + 1, len(line)):
        if line.word(i) in (";", "while", "but", "compared", "up", "down"):
            return
        part = line.quantity(i)
        if part is None:
            continue
        if frame.lead(i).preposition in (
            "from",
            "to",
            "by",
            "than",
            "of",
            "at",
            "against",
            "per",
            "within",
            "on",
            "after",
        ):
            continue
        if line.word(i + 1) == "of" and line.word(i + 2) not in frame.listed("pronouns"):
            continue
        if part.type in SHARE_TYPES and frame.moved(i) is not None and line.word(i + 1) in ("fewer", "more", "lower"):
            continue
        if shares_only and line.word(frame.lead(i).before) == "or":  # "a total of 430, or 2 percent, stayed away"
            continue
        if part.type in SHARE_TYPES or (part.type in AMOUNT_TYPES and not shares_only):
            if first is not None and part.type not in SHARE_TYPES and first.type in SHARE_TYPES:
                return
            first = first or part
            yield i, part


def tie_of_which(board: Board, frame: Frame) -> None:
    """Tie `312 runners, of whom 17 …`, `40 people, including 12 children`, `17 members, among them 3 women`."""
    line = frame.line
    for k, part in line.quantities():
        j = frame.lead(k).before if frame.lead(k).preposition in ("among", "including", "") else k - 1
        preposition = frame.lead(k).preposition
        place = j if preposition == "" else j + 1
        word = line.word(place)
        opened: int | None = None
        if word in ("whom", "which", "them", "these") and line.word(place - 1) in ("of", "among"):
            opened = place - 1
        elif word in ("including", "includes", "include", "included") and not has_own_whole(frame, k):
            opened = place
        if opened is None:
            continue
        whole = nearest_whole(frame, opened, part) or elided_unit(frame, k, opened)
        if whole is not None:
            relation = relation_of(part, whole) or "part_of"
            if relation is not None and not (relation == "share_of" and word.startswith("includ")):
                board.pin(
                    part, relation, whole, "link_part_of_which" if relation == "part_of" else "link_share_of_which"
                )


def elided_unit(frame: Frame, k: int, opened: int) -> Quantity | None:
    """Give the measurement whose unit a bare number leaves out: `312 acres of land, of which 100 are dry`."""
    part = frame.line.quantity(k)
    if part is None or part.type != "count" or frame.line.tag(k + 1) not in FINITE_TAGS:
        return None
    for j in range(opened - 1, max(-1, opened - 6), -1):
        whole = frame.line.quantity(j)
        if whole is not None:
            smaller = whole.value is not None and part.value is not None and part.value < whole.value
            return whole if whole.type in ("measurement", "currency") and smaller else None
    return None


def tie_listed_parts(board: Board, frame: Frame) -> None:
    """Tie the next of a list of parts: `410 shops, of which 120 are in Spain and 90 in Portugal`."""
    line = frame.line
    for (i, first), (k, part) in pairwise(line.quantities()):
        wholes = board.targets(first.offsets, "part_of")
        if not wholes or not same_kind(first, part) or board.targets(part.offsets, "part_of"):
            continue
        plain = line.word(k - 1) in (",", "and") and line.word(k + 1) in LISTED_BEHIND
        parallel = any(line.word(j) == line.word(k + 1) for j in range(i + 1, k))
        stopped = any(line.word(j) in (";", "while", "but") or line.word(j) in ("them", "these") for j in range(i, k))
        verbs = sum(line.tag(j) in FINITE_TAGS for j in range(i + 1, k))
        if plain and parallel and not stopped and verbs <= 1 and k - i <= 9 and frame.moved(k) is None:
            board.pin_offsets(part.offsets, "part_of", wholes[0], "link_part_of_listed")


def has_own_whole(frame: Frame, k: int) -> bool:
    """Whether `of` and a figure right behind the number at `k` name its whole: `including 9 of 21`."""
    return frame.line.word(k + 1) == "of" and frame.line.quantity(k + 2) is not None


def nearest_whole(frame: Frame, k: int, part: Quantity) -> Quantity | None:
    """Give the nearest figure in front of `k` of which `part` can be a part or a share."""
    loose: Quantity | None = None
    for j in range(k - 1, -1, -1):
        if frame.line.word(j) == ";" and loose is not None:
            break
        whole = frame.line.quantity(j)
        if whole is None or whole.offsets == part.offsets or relation_of(part, whole) is None:
            continue
        moved = frame.moved(j)
        if moved is not None and moved.role in ("by", "from"):
            continue
        if frame.lead(j).preposition not in ("in", "within", "for", "over", "at", "on", "by"):
            return whole
        loose = loose or whole
    return loose


def last_whole(frame: Frame | None, part: Quantity) -> Quantity | None:
    """Give the figure of the sentence before of which a pronoun can stand: where one kind fits."""
    if frame is None or frame.gap:
        return None
    return nearest_whole(frame, len(frame.line), part)


def tie_of_them(board: Board, frame: Frame) -> None:
    """Tie `Of these, 38,000 were …` and `12 of them` to the number in front, or in the sentence before."""
    line = frame.line
    for k, part in line.quantities():
        if part.type not in AMOUNT_TYPES:
            continue
        named = line.tag(k + 1) in ("NN", "NNS") and line.word(k + 2) == "of" and line.word(k + 3) == "them"
        behind = line.word(k + 1) == "of" and line.word(k + 2) in ("them", "these", "those", "which", "whom")
        sum_of_it = part.type == "currency" and line.word(k - 1) == "," and line.word(k + 2) in ("it", "that")
        behind = behind or (line.word(k + 1) == "of" and sum_of_it)
        behind = (behind and not has_own_clause(frame, k + 2)) or named
        if behind:
            whole = nearest_whole(frame, k, part) or last_whole(frame.before, part)
            if whole is not None and pair_kinds(part, whole):
                board.pin(part, "part_of", whole, "link_part_of_them")
            continue
        if opens_with_these(frame) and is_first_amount(frame, k):
            whole = last_whole(frame.before, part)
            if whole is not None and pair_kinds(part, whole):
                board.pin(part, "part_of", whole, "link_part_of_these")


def has_own_clause(frame: Frame, k: int) -> bool:
    """Whether `those` at `k` is told by a clause of its own: `of those registered`, `of those who voted`."""
    line = frame.line
    if line.word(k) != "those":
        return False
    finite = line.word(k + 1) in ("is", "are", "was", "were", "have", "had", "will", "would")
    told = line.tag(k + 1) in ("VBN", "VBG", "VBD", "IN", "WP", "WDT", "JJ", "RB") or line.word(k + 1) in ("in", "with")
    return told and not finite


def opens_with_these(frame: Frame) -> bool:
    """Whether the sentence opens with `Of these,` or `Among them`."""
    line = frame.line
    first = next((k for k in range(len(line)) if line.word(k).isalpha() or line.quantity(k) is not None), -1)
    if first < 0 or line.word(first) not in ("of", "among"):
        return False
    return line.word(first + 1) in ("these", "those", "them", "that")


def is_first_amount(frame: Frame, k: int) -> bool:
    """Whether no other count or amount stands in front of `k`, or only others of its list."""
    amounts = [j for j, _ in frame.amounts()]
    if not amounts or k not in amounts:
        return False
    if amounts[0] == k:
        return True
    earlier = [j for j in amounts if j < k]
    return (
        all("and" in frame.between(i, k) or "," in frame.between(i, k) for i in earlier)
        and all(
            same_kind(frame.line.items[i].quantity, frame.line.items[k].quantity)  # type: ignore[arg-type]
            for i in earlier
        )
        and frame.lead(k).preposition == ""
    )


def tie_dead(board: Board, frame: Frame) -> None:
    """Tie `The dead include 31 children` to the number of those killed in the sentence before."""
    line = frame.line
    first = next((k for k in range(len(line)) if line.word(k).isalpha()), -1)
    if (
        first < 0
        or line.word(first) != "the"
        or line.word(first + 1) not in (*frame.listed("dead"), *frame.listed("injured"))
    ):
        return
    if not any(line.word(first + n) in ("include", "included", "includes") for n in (2, 3)):
        return
    named = frame.listed("died") if line.word(first + 1) in frame.listed("dead") else frame.listed("injured")
    whole = counted_before(frame.before, named)
    part = next((q for _, q in frame.amounts() if q.type == "count"), None)
    if whole is not None and part is not None and pair_kinds(part, whole):
        board.pin(part, "part_of", whole, "link_part_of_dead")


def tie_some_of_dead(board: Board, frame: Frame) -> None:
    """Tie `Fourteen of the dead`, `12 of the victims` to the number of those killed in the sentence before."""
    line = frame.line
    for k, part in line.quantities():
        if part.type != "count" or line.word(k + 1) != "of" or line.word(k + 2) not in ("the", "those"):
            continue
        word = line.word(k + 3)
        listed = next((names for names in ("dead", "injured") if word in frame.listed(names)), None)
        if listed is None:
            continue
        whole = counted_before(frame.before, frame.listed("died" if listed == "dead" else "injured"))
        if whole is not None and pair_kinds(part, whole):
            board.pin(part, "part_of", whole, "link_part_of_dead")


def tie_one_of_few(board: Board, frame: Frame) -> None:
    """Tie `Two others were taken to hospital, one in critical condition`, `12 were hurt, three seriously`."""
    line = frame.line
    for (i, whole), (k, part) in pairwise(line.quantities()):
        if not whole.type == part.type == "count" or line.word(k - 1) != "," or not pair_kinds(part, whole):
            continue
        state = {line.word(j) for j in range(k + 1, min(k + 5, len(line)))} & set(frame.listed("conditions"))
        manner = line.word(k + 1) in frame.listed("manners")
        told = (line.word(k + 1) == "in" and state) or manner
        if told and part.value != whole.value and ";" not in frame.between(i, k):
            board.pin(part, "part_of", whole, "link_part_of_few")


def counted_before(frame: Frame | None, named: tuple[str, ...]) -> Quantity | None:
    """Give the count of the sentence before that one of the words `named` tells of."""
    if frame is None or frame.gap > 1:
        return None
    line = frame.line
    for k, quantity in line.quantities():
        near = {line.word(j) for j in range(max(0, k - 3), min(len(line), k + 5))}
        moved = frame.moved(k)
        toll = "died" in named and moved is not None and moved.role == "to"
        toll = toll and any(line.word(j) == "toll" for j in range(k))
        if quantity.type == "count" and (near & set(named) or toll):
            return quantity
    return None


def tie_sums(board: Board, frame: Frame) -> None:
    """Tie the parts that make up a number: `a fleet of 41, made up of 29 jets and 12 turboprops`."""
    line = frame.line
    amounts = frame.amounts()
    for index, (k, whole) in enumerate(amounts):
        parts: list[Quantity] = []
        for _, part in amounts[index + 1 : index + 7]:
            if not pair_kinds(part, whole) or part.value is None:
                break
            parts.append(part)
            opened = frame.between(k, line.places[parts[0].offsets])
            last_one = line.word(line.places[part.offsets] - 1) == "and"
            told = last_one and any(word in frame.listed("composing") for word in opened)
            if len(parts) >= 2 and told:  # "made up of 29 jets and 12 others": by the words, whatever the sum
                for each in parts:
                    board.pin(each, "part_of", whole, "link_part_of_sum")
                break
            if len(parts) >= 2 and sum(p.value for p in parts if p.value is not None) == whole.value:
                last = line.places[parts[-1].offsets]
                words = frame.between(k, line.places[parts[0].offsets])
                joined = any(word in (":", "(", "—", "–", "made", "comprising", "consisting", ",") for word in words)
                verbs = [j for j in range(k + 1, last) if line.tag(j) in FINITE_TAGS]
                if joined and len(verbs) <= len(parts):
                    for each in parts:
                        board.pin(each, "part_of", whole, "link_part_of_sum")
                break


def tie_sums_before(board: Board, frame: Frame) -> None:
    """Tie the parts of a number of the sentence before: `They made 300 arrests. 200 were in Lyon and 100 in Nice.`"""
    before = frame.before
    amounts = [(k, q) for k, q in frame.amounts() if frame.moved(k) is None and not board.targets(q.offsets, "part_of")]
    if before is None or before.gap or not 2 <= len(amounts) <= 5:
        return
    parts = [quantity for _, quantity in amounts]
    if any(part.value is None or part.type != "count" for part in parts):
        return
    if any("than" in frame.between(i, k) for (i, _), (k, _) in pairwise(amounts)):
        return
    if any(frame.line.word(k + 1) == "-" for k, _ in amounts):  # "a 174-seat jet" counts something else
        return
    total = sum(part.value for part in parts if part.value is not None)
    wholes = [q for _, q in before.amounts() if q.value == total and same_kind(q, parts[0])]
    if len(wholes) == 1 and total > 10:  # small sums meet by chance
        for part in parts:
            board.pin(part, "part_of", wholes[0], "link_part_of_sum_before")


def tie_remaining(board: Board, frame: Frame) -> None:
    """Tie `the remaining 40 MW`, `the other £4m` to the whole of the part told just before."""
    line = frame.line
    for k, part in frame.amounts():
        if line.word(k - 1) not in ("remaining", "other") or line.word(k - 2) not in ("the", "and", "its", "their"):
            continue
        for j, earlier in reversed([(j, q) for j, q in frame.amounts() if j < k]):
            targets = board.targets(earlier.offsets, "part_of")
            if same_kind(earlier, part) and targets:
                board.pin_offsets(part.offsets, "part_of", targets[0], "link_part_remaining")
                break
            del j
