"""Numbers that belong together: ranges, scores and ratios of two, and lists that share a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from factextract.lexicon import load_lexicon
from factextract.rules.mentions import Numeral
from factextract.rules.quantities.attach import Attachment
from factextract.rules.quantities.desk import Desk

GAP_DASH = re.compile(r"\s?[-–—‐‑−]\s?\Z")
GAP_TO = re.compile(r"(?:-\s|\s|-)(?:to|through)(?:\s|-)(?:[^\w\s]{0,3})\Z")
GAP_AND = re.compile(r"\s(?:and)\s\Z")
GAP_LIST = re.compile(
    r"\s*(?:±|,|,?\s(?:or|and|and/or)|/|,?\s(?:or|and)\s(?:perhaps|even|maybe|possibly)|,\s(?:perhaps|maybe|possibly|"
    r"even))\s?\Z"
)
MORE_MOVES = (
    "up down off higher lower moved moves moving went gone goes go going came come changed changes swung revised "
    "extended cut cuts cutting raised raises raising brought reduced "
    "upgraded downgraded promoted relegated put another further shift shifted from"
)


@cache
def moving_words() -> str:
    """Give, as one pattern, the words that say a figure moved."""
    words = set(MORE_MOVES.split()) - {"from"}
    table = load_lexicon("change")
    for direction in table["verbs"].values():
        for group in direction.values():
            words.update(" ".join(group).split())
    for group in table["factors"].values():
        words.update(" ".join(group).split())
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def moving() -> re.Pattern[str]:
    """Give a pattern for a word of moving anywhere."""
    return re.compile(rf"\b(?:{moving_words()})\b", re.IGNORECASE)


@cache
def just_moved() -> re.Pattern[str]:
    """Give a pattern for a word of moving right before a number."""
    return re.compile(
        rf"\b(?:{moving_words()})\s+(?:up\s+|down\s+|a\s+further\s+|another\s+|\w+ly\s+)?\Z", re.IGNORECASE
    )


RANGING = re.compile(
    r"\b(?:rang|var|span|priced|pricing|prices|cost|costs|costing|between|aged|ages|anything|anywhere|lasting|"
    r"typically|usually)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Join:
    """Two neighbouring numerals, and how they are joined."""

    first: int
    second: int
    kind: str
    """`between`, `dash` (a range, a score or a name), `to`, `for` (a ratio)."""


def stretch(desk: Desk, index: int, attachments: dict[int, Attachment]) -> tuple[int, int]:
    """Give the bounds of a numeral with its sign and unit."""
    numeral = desk.numerals[index]
    attachment = attachments.get(index)
    if attachment is None:
        return numeral.start, numeral.end
    return min(numeral.start, attachment.start), max(numeral.end, attachment.end)


def find_join(desk: Desk, index: int, attachments: dict[int, Attachment]) -> Join | None:
    """Say how a numeral is joined with the next one, if it is."""
    if index + 1 >= len(desk.numerals):
        return None
    first, second = desk.numerals[index], desk.numerals[index + 1]
    if second.kind not in ("cardinal", "vague") or first.kind not in ("cardinal", "vague"):
        return None
    end = stretch(desk, index, attachments)[1]
    start = stretch(desk, index + 1, attachments)[0]
    if start - end > 14 or start < end:
        return None
    gap = desk.text[end:start]
    if "\n" in gap:
        return None
    if GAP_DASH.match(gap):
        return Join(index, index + 1, "dash")
    if GAP_TO.match(gap):
        return Join(index, index + 1, "to")
    if gap in ("-for-", " for "):
        return Join(index, index + 1, "for")
    if GAP_AND.match(gap) and is_between(desk, stretch(desk, index, attachments)[0]):
        return Join(index, index + 1, "between")
    return None


def is_between(desk: Desk, offset: int) -> bool:
    """Whether `between` opens the pair that begins at an offset, hedges allowed."""
    words = desk.words_before(offset, 3)
    while words and words[-1] in (
        "about",
        "roughly",
        "around",
        "approximately",
        "some",
        "$",
        "£",
        "€",
        "an",
        "estimated",
    ):
        words.pop()
    return bool(words) and words[-1] == "between"


def is_from(desk: Desk, offset: int) -> bool:
    """Whether `from` stands before an offset, hedges allowed."""
    words = desk.words_before(offset, 4)
    while words and words[-1] in (
        "about",
        "roughly",
        "around",
        "approximately",
        "some",
        "nearly",
        "almost",
        "just",
        "over",
        "under",
        "than",
        "more",
        "less",
        "a",
        "the",
        "level",
        "high",
        "peak",
        "low",
        "of",
    ):
        words.pop()
    return bool(words) and words[-1] in ("from",)


def is_range(desk: Desk, join: Join, attachments: dict[int, Attachment]) -> bool:
    """Whether two joined numbers are the ends of one range, not the ends of a change."""
    first, second = desk.numerals[join.first], desk.numerals[join.second]
    one, two = attachments.get(join.first), attachments.get(join.second)
    if not units_agree(one, two):
        return False
    if join.kind in ("between",):
        return True
    if join.kind == "for":
        return False
    low, high = shared_values(first, second, one, two)
    if (
        one is not None
        and two is None
        and one.kind in ("percentage", "percentage_point", "basis_point", "measurement", "points", "duration")
        and one.end > first.end
    ):
        return False
    if join.kind == "dash":
        return low < high or (low > high and one is not None and two is not None)
    start = stretch(desk, join.first, attachments)[0]
    sentence = desk.sentence(start)[0]
    clause = desk.text[max(sentence, start - 90) : start]
    if is_from(desk, start):
        moved, ranging = moving().search(clause), RANGING.search(clause[-40:])
        if ranging and not (moved and moved.start() > len(clause) - 40 + ranging.start()):
            return True
        if (one is not None and one.kind == "age") or (two is not None and two.kind == "age"):
            return True
        return low < high and moved is None and one is None
    own_units = one is not None and two is not None and (one.end > first.end or one.kind == "currency")
    if own_units and just_moved().search(clause):
        return False
    by = re.search(r"\bby\s+(?:\w+\s+){0,2}\Z", clause)
    if one is not None and two is None and one.end > first.end:
        return False
    if (
        by
        and (one is not None or two is None)
        and not re.search(r"\b(?:some|about|around|roughly|between|approximately|an\sestimated|estimated)\s+\Z", clause)
    ):
        return False
    if one is None and two is None and by:
        return False
    return low < high


def units_agree(one: Attachment | None, two: Attachment | None) -> bool:
    """Whether two numbers can be the ends of one range: the units are the same, or one has none of its own."""
    if one is None or two is None:
        return True
    if one.kind != two.kind:
        return {one.kind, two.kind} == {"percentage", "percentage_point"} and two.kind == "percentage_point" and False
    return one.unit == two.unit or (one.kind == "currency" and (one.family == two.family or one.unit == two.unit))


def shared_values(
    first: Numeral, second: Numeral, one: Attachment | None, two: Attachment | None
) -> tuple[Decimal, Decimal]:
    """Give both values, the first with the second's scale where it has none and that makes sense: `2 to 3 million`."""
    low, high = first.value, second.value
    has_own = (
        first.scale > 1 or (one is not None and one.kind != "currency") or (one is not None and one.end > first.end)
    )
    if (
        second.scale > 1
        and not has_own
        and abs(low) < abs(high)
        and abs(low) < second.scale
        and first.value < 1000 * max(second.base, Decimal(1))
    ):
        low = low * second.scale
    return low, high


def joined_before(desk: Desk, index: int) -> bool:
    """Whether a number of the same list stands right before this one, so that a comma before `or` closes a list."""
    return index > 0 and bool(GAP_LIST.match(desk.text[desk.numerals[index - 1].end : desk.numerals[index].start]))


LONGEST_LIST = 40
"""Numbers that one unit behind a list may serve; beyond that it is a table."""


def shares_right(desk: Desk, index: int, attachments: dict[int, Attachment]) -> int | None:
    """Give the index of the number from which a bare number in a list takes scale and unit: `2, 3 or 4 million`.

    None where it has a unit of its own, or counts something, or the list ends without a unit.
    """
    position = index
    joined_by_or = False
    while position + 1 < len(desk.numerals) and position - index < LONGEST_LIST:
        numeral = desk.numerals[position]
        if position > index and (attachments.get(position) is not None or numeral.scale > 1):
            break
        following = desk.numerals[position + 1]
        end = stretch(desk, position, {})[1]
        start = stretch(desk, position + 1, attachments)[0]
        gap = desk.text[end:start]
        if "\n" in gap or not GAP_LIST.match(gap) or following.kind not in ("cardinal", "fraction"):
            return None
        joined_by_or = (
            joined_by_or
            or "±" in gap
            or "maybe" in gap
            or "perhaps" in gap
            or "possibly" in gap
            or "or" in gap.split()
            or "and" in gap.split()
            or "/" in gap
        )
        position += 1
        attachment = attachments.get(position)
        if (
            attachment is not None
            and attachment.kind in ("percentage", "percentage_point", "basis_point")
            and (
                desk.numerals[index].value >= 1000
                or "," in desk.text[desk.numerals[index].start : desk.numerals[index].end]
            )
        ):
            return None
        if "," in gap and "or" in gap.split() and position == index + 1 and not joined_before(desk, index):
            return None
        if attachment is not None or following.scale > 1:
            if attachment is not None and attachment.hyphened and attachment.kind not in ("age",):
                return position if joined_by_or else None
            return position if joined_by_or else None
    return None
