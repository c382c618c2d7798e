"""Units that stand once for two numbers: `from 41.8 to 46.3 years`, `exports rose 4 percent, imports 7`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from factextract.rules.mentions import Numeral
from factextract.rules.quantities.ages import age_rule
from factextract.rules.quantities.attach import Attachment
from factextract.rules.quantities.desk import Desk
from factextract.rules.quantities.ranks import rank_rule
from factextract.values.decimals import multiply

FROM_TO = re.compile(
    r"\s+to\s+(?:(?:about|around|nearly|almost|roughly|just|some|over|more than|at least|an?|the|a\s+record)\s+){0,2}\Z"
)
TO_FROM = re.compile(
    r"(?:\s+(?:in|last|this)\s+[\w\s]{2,18})?,?\s+(?:(?:up|down)\s+)?from\s+(?:(?:a|an|"
    r"the)\s+(?:\w+\s+){1,3}of\s+)?(?:(?:about|around|nearly|almost|roughly|just|some|over)\s+){0,2}\Z"
)
AGAINST = re.compile(
    r",?\s+(?:\w+\s+){0,4}?(?:against|versus|vs\.?|compared\s+(?:with|to)|rather\s+than|down\s+from|up\s+from|"
    r"and\s+not|not)\s+(?:(?:a|an|the|just|only|about|around|some|nearly)\s+){0,3}\Z"
)
CONTINUES = re.compile(r"\s+(?:in|last|this)\s+[\w\s]{2,14},?\s+and\s+\Z")
GAPPED = re.compile(
    r"(?:[^.;:!?\n]{0,60}?)(?:,|;|\sand|\sbut|\swhile)\s+(?:(?:and|but|while)\s+)?(?:in\s+|for\s+|"
    r"the\s+)*(?:[\w’'&.-]+\s+){1,5}\Z"
)
CLOSES = re.compile(
    r"\s*(?:[.,;:)”\"]|\Z|\n|\s(?:and|but|while|in|on|at|after|a\syear|last|this|respectively|earlier|from|compared|"
    r"during|a\sdecade|per|ago|,|against)\b)"
)
WORTH = re.compile(
    r"\b(?:worth|cost|costs|costing|priced\sat|valued\sat|sold\sfor|paid|earn|earns|earning|price\s(?:of|"
    r"tag\sof))\s+(?:(?:more|less)\s+than\s+|about\s+|around\s+|over\s+|nearly\s+|almost\s+|up\s+to\s+|some\s+)?\Z"
)


def share_units(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Give bare numbers the unit of the number that they go with; changes `attachments`."""
    for index, numeral in enumerate(desk.numerals):
        if not desk.is_free(index) or index in attachments or numeral.kind != "cardinal":
            continue
        shared = from_right(desk, index, numeral, attachments) or from_left(desk, index, numeral, attachments)
        if shared is not None:
            attachments[index] = shared


def bare(attachment: Attachment, numeral: Numeral, rule: str) -> Attachment:
    """Give an attachment's unit for another number: the span is that number alone."""
    return replace(attachment, start=numeral.start, end=numeral.end, rule=rule, hyphened=False)


def from_right(desk: Desk, index: int, numeral: Numeral, attachments: dict[int, Attachment]) -> Attachment | None:
    """Take the unit of the number behind: `from 3.1 to 4.2 percent`, `eased to 3.2 from 3.5 percent`."""
    following = index + 1
    if following >= len(desk.numerals) or not desk.is_free(following):
        return None
    giver = attachments.get(following)
    if giver is None or giver.hyphened or giver.kind in ("times", "fold"):
        return None
    gap = desk.text[numeral.end : giver.start]
    if "\n" in gap or len(gap) > 50:
        return None
    words = desk.words_before(numeral.start, 3)
    if FROM_TO.fullmatch(gap) and "from" in words:
        if giver.kind == "currency" and giver.start < desk.numerals[following].start:
            return None
        scale_fix(desk, index, following)
        return bare(giver, numeral, "quantities.shared_from_to")
    if (
        TO_FROM.fullmatch(gap)
        and words
        and (words[-1] in ("to", "at") or "to" in words)
        and CLOSES.match(desk.text[numeral.end : numeral.end + 14])
        and giver.start >= desk.numerals[following].start
    ):
        return bare(giver, numeral, "quantities.shared_from_to")
    return None


def scale_fix(desk: Desk, index: int, following: int) -> None:
    """Give the first number of `from 2 to 3 million` the second's scale, where it has none and is small."""
    first, second = desk.numerals[index], desk.numerals[following]
    if first.scale == 1 and second.scale >= 1000 and first.value < 1000 and first.digits == second.digits:
        numerals = list(desk.numerals)
        numerals[index] = replace(first, value=multiply(first.value, second.scale))
        desk.numerals = tuple(numerals)


def from_left(desk: Desk, index: int, numeral: Numeral, attachments: dict[int, Attachment]) -> Attachment | None:
    """Take the unit of a number before: `10 percent, up from 8`, `exports rose 4 percent, imports 7`."""
    previous = index - 1
    while previous >= 0 and previous in desk.exclusions:
        previous -= 1
    if previous < 0:
        return None
    giver = attachments.get(previous)
    quantity = desk.quantities.get(previous)
    if giver is None and quantity is not None and quantity.unit in ("percent",):
        giver = Attachment("percentage", quantity.start, quantity.end, "quantities.shared", unit="percent")
    if giver is None or giver.hyphened or giver.kind in ("times", "fold"):
        return None
    end = max(giver.end, desk.numerals[previous].end)
    gap = desk.text[end : numeral.start]
    if len(gap) > 90 or "\n" in gap or desk.sentence(end) != desk.sentence(numeral.start):
        return None
    tail = desk.text[numeral.end : numeral.end + 24]
    if not CLOSES.match(tail) or age_rule(desk, index, numeral) is not None or rank_rule(desk, numeral) is not None:
        return None
    if giver.kind in ("age", "duration") and not (
        AGAINST.fullmatch(gap)
        or TO_FROM.fullmatch(gap)
        or (CONTINUES.fullmatch(gap) and giver.rule.startswith("quantities.shared"))
    ):
        return None
    compared = (
        (CONTINUES.fullmatch(gap) and giver.rule.startswith("quantities.shared"))
        or AGAINST.fullmatch(gap)
        or TO_FROM.fullmatch(gap)
        or (
            re.fullmatch(r"[^.;:!?]{0,40}?\s(?:to|from|and)\s", gap)
            and re.search(r"\b(?:from|to)\s+\Z", gap)
            and not re.search(r"\bby\b", gap[-12:])
        )
    )
    if compared and fits(numeral, desk.numerals[previous], giver):
        return bare(giver, numeral, "quantities.shared_compared")
    if (
        giver.kind in ("percentage", "percentage_point", "basis_point")
        and GAPPED.fullmatch(gap)
        and numeral.digits == desk.numerals[previous].digits
        and not ends_in_counting(gap)
        and numeral.value < 1000
        and "," not in desk.text[numeral.start : numeral.end]
    ):
        if re.search(
            r"\b(?:of|with|by|won|took|has|had|have|are|is|was|were|in|on|at|for|than|least|most|only|about|some|"
            r"over|under|nearly|the|all|these|more|among|another|other|top|last|first|next|past|no)\s+\Z",
            gap,
        ):
            return None
        return bare(giver, numeral, "quantities.shared_gapped")
    return None


def ends_in_counting(gap: str) -> bool:
    """Whether the words before a bare number say what it counts, or name something else."""
    return bool(re.search(r"\b(?:aged|age|and|or|top|number|No)\s+\Z", gap)) and not re.search(
        r"\b\w+\s+(?:and)\s+\Z", gap[-3:]
    )


def fits(numeral: Numeral, other: Numeral, giver: Attachment) -> bool:
    """Whether a bare number may be of the same kind as the one it is compared with: of like size, no year."""
    if (
        numeral.scale > 1
        and giver.kind != "currency"
        and not (giver.kind == "measurement" and numeral.scale == other.scale)
    ):
        return False
    if giver.kind in ("percentage", "percentage_point") and abs(numeral.value) > 1000:
        return False
    if numeral.value in range(1500, 2101) and numeral.scale == 1 and giver.kind != "currency":
        return False
    big, small = max(abs(numeral.value), abs(other.value)), min(abs(numeral.value), abs(other.value))
    return small == 0 or big / small <= Decimal(100)
