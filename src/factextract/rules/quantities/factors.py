"""Factors and shares: `doubled`, `three times`, `half`, `one in five`, `three out of four`."""

from __future__ import annotations

import re

from factextract.rules.mentions import Numeral, Quantity
from factextract.rules.quantities.attach import Attachment
from factextract.rules.quantities.desk import Desk, plain
from factextract.values.decimals import divide

OUT_OF = re.compile(r"(?:\s+(?:in|out of)(?:\s+every)?|\s+of\s+every|-in-|-out-of-|\s+in\s+each)\s*\Z")
FACTOR_AFTER = re.compile(
    r"\s*(?:[-–—]\s*)?(?:as\s(?!(?:he|she|they|it|the|a|an|his|their|its|we|i|you)\b)[a-z]+|the|that|those|more|"
    r"higher|greater|larger|bigger|faster|its|their|his|her|our|what|this|these|less|fewer|lower|smaller|over|longer|"
    r"above|last|first|"
    r"better|heavier|worse|likelier|deadlier|stronger|cheaper|average|normal|annual|earnings|sales|revenue|book|"
    r"forward|current|than|pre-\w+|[a-z]+['’]s|(?:\w+\s)?(?:estimate|level|average|rate|size|number|amount|value|"
    r"price|limit|income|salary))\b"
)


def take_shares(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Take `one in five`, `three out of four`, `nine in 10` as fractions."""
    for index in range(len(desk.numerals) - 1):
        first, second = desk.numerals[index], desk.numerals[index + 1]
        if not (desk.is_free(index) or attachments.get(index) is None) or index in desk.quantities:
            continue
        if (
            first.kind != "cardinal"
            or second.kind != "cardinal"
            or second.start - first.end > 16
            or not desk.is_free(index + 1)
        ):
            continue
        gap = desk.text[first.end : second.start]
        if not OUT_OF.fullmatch(gap) or index in attachments or (first.scale > 1 and second.scale == 1):
            continue
        if not 0 < first.value < second.value or second.value % 1 or (first.value % 1 and "out of" not in gap):
            continue
        if (index + 1) in attachments or re.match(
            r"\s+(?:years?|months?|days?|weeks?|hours?|minutes?|matches|games|attempts|starts|meetings|appearances|"
            r"outings|elections|sessions|tests|tries|deliveries|balls|overs)\b",
            desk.text[second.end : second.end + 14],
        ):
            continue
        if first.value > 100 and "out of" not in gap:
            continue
        if first.value % 1 and "out of" in gap and second.value in (5, 10, 20, 100):
            rated = Quantity(
                first.start,
                second.end,
                "score",
                low=plain(first.value),
                high=plain(second.value),
                numerals=((first.start, first.end), (second.start, second.end)),
                rules=(first.rule, second.rule, "quantities.score_out_of"),
            )
            desk.take(rated, index, index + 1)
            continue
        quantity = Quantity(
            first.start,
            second.end,
            "fraction",
            value=plain(divide(first.value, second.value)),
            numerator=first.value,
            denominator=second.value,
            numerals=((first.start, first.end), (second.start, second.end)),
            rules=(first.rule, second.rule, "quantities.share_in"),
        )
        desk.take(quantity, index, index + 1)


def read_share(desk: Desk, index: int, numeral: Numeral) -> None:
    """Decide on a fraction without a unit: a share, or a word that only looks like one."""
    after = desk.after(numeral)
    text = desk.text[numeral.start : numeral.end].lower()
    before = desk.before(numeral)
    if text in ("half", "a half", "quarter", "third", "fifth") or text.startswith(("a quarter", "one quarter")):
        if before.lower in (
            "first",
            "second",
            "third",
            "fourth",
            "last",
            "each",
            "either",
            "latter",
            "opening",
            "other",
        ) and text in ("half", "quarter"):
            desk.exclude(index, "period", "quantities.no_half_of_time")
            return
        if after.lower in ("past",) or (
            text in ("half", "a half")
            and after.text in ("-",)
            and after.glued
            and desk.after(numeral, 2).lower
            not in ("point", "percent", "of", "a", "percentage", "million", "mile", "hour", "dozen", "the")
        ):
            desk.exclude(index, "idiom", "quantities.no_half_compound")
            return
        if text == "quarter" and (before.text in ("-",) or after.text == "-"):
            desk.exclude(index, "period", "quantities.no_quarter")
            return
    if (text == "half" and before.lower in ("the", "this", "that") and after.lower not in ("of", "a", "an", "the")) or (
        text == "a half" and before.lower in ("in", "per", "of")
    ):
        desk.exclude(index, "period", "quantities.no_half_of_time")
        return
    if text in ("halves",):
        desk.exclude(index, "period", "quantities.no_half_of_time")
        return
    if text == "half" and before.text in ("-",) and before.glued:
        desk.exclude(index, "period", "quantities.no_half_of_time")
        return
    if text == "a quarter" and re.match(
        r"\s*(?:of growth|ago|earlier|later|in which)", desk.text[numeral.end : numeral.end + 12]
    ):
        desk.exclude(index, "period", "quantities.no_quarter")
        return
    quantity = Quantity(
        numeral.start,
        numeral.end,
        "fraction",
        value=plain(numeral.value),
        numerator=numeral.numerator,
        denominator=numeral.denominator,
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.fraction"),
        warnings=numeral.warnings,
    )
    desk.take(quantity, index)


def read_multiple(desk: Desk, index: int, numeral: Numeral, attachment: Attachment | None) -> None:
    """Decide on a factor word: a factor, how often something happened, or no number."""
    start, end = numeral.start, numeral.end
    rule = "quantities.multiple_word"
    if attachment is not None:
        end, rule = max(end, attachment.end), attachment.rule
    text = desk.text[start:end].lower()
    tail = desk.text[end : end + 40]
    if text == "once":
        desk.exclude(index, "vague", "quantities.no_once")
        return
    if attachment is not None and attachment.kind == "times" and not FACTOR_AFTER.match(tail):
        value = plain(numeral.value)
        if re.match(
            r"\s+(?:champion|champions|winner|winners|world|olympic|olympian|grand|all-star|mvp|[a-z]+\schampion)\b",
            tail,
            re.IGNORECASE,
        ):
            rule = "quantities.frequency"
        quantity = Quantity(
            start,
            end,
            "count",
            value=value,
            comparator=">=" if numeral.kind == "vague" else "=",
            numerals=((numeral.start, numeral.end),),
            rules=(numeral.rule, "quantities.frequency"),
        )
        desk.take(quantity, index)
        return
    if text in ("twice", "thrice") and not FACTOR_AFTER.match(tail):
        quantity = Quantity(
            start,
            end,
            "count",
            value=plain(numeral.value),
            numerals=((numeral.start, numeral.end),),
            rules=(numeral.rule, "quantities.frequency"),
        )
        desk.take(quantity, index)
        return
    if (
        text == "twice"
        and re.match(r"\s+(?:the\s(?:first|second|last)|this|last|in|on|during)\b(?!\s\w+\sof)", tail)
        and not re.match(r"\s+(?:this|last)\s\w+['’]s", tail)
    ):
        quantity = Quantity(
            start,
            end,
            "count",
            value=plain(numeral.value),
            numerals=((numeral.start, numeral.end),),
            rules=(numeral.rule, "quantities.frequency"),
        )
        desk.take(quantity, index)
        return
    if text in ("double", "triple", "treble", "quadruple", "quintuple", "doubles", "triples") and not is_factor_use(
        desk, numeral, tail
    ):
        desk.exclude(index, "idiom", "quantities.no_double")
        return
    if text == "halves":
        desk.exclude(index, "period", "quantities.no_half_of_time")
        return
    quantity = Quantity(
        start,
        end,
        "multiple",
        value=plain(numeral.value),
        comparator=">=" if numeral.kind == "vague" else "=",
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, rule),
        warnings=numeral.warnings,
    )
    desk.take(quantity, index)


def is_factor_use(desk: Desk, numeral: Numeral, tail: str) -> bool:
    """Whether `double` is a factor: a verb, or before what is doubled; not an adjective (`a double room`)."""
    if re.match(
        r"\s+(?:the|that|this|its|their|his|her|our|what|those|last|from|to|by|in|within|over|since|every|on|as|and|at|after|amid|despite|for|with|"
        r"annual|current|or|figures?\b|output|production|capacity|spending|sales|profits?|revenues?|the\b|\d|[$£€])",
        tail,
    ) or re.match(r"\s*[.,;:!?”\"\n]|\s*\Z", tail):
        before = desk.before(numeral)
        return before.lower not in (
            "a",
            "an",
            "the",
            "first",
            "second",
            "rare",
            "his",
            "her",
            "league",
            "-",
            "scored",
            "'s",
        ) or bool(re.match(r"\s+(?:the|that|its|their|what)\b", tail))
    return desk.before(numeral).lower in ("to", "will", "would", "could", "may", "might", "can", "should", "must")
