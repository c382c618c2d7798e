"""Read the quantities of a text: what each number states, or why it states none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from factextract.records import ClaimType
from factextract.rules.mentions import Exclusion, Numeral, PerMention, Quantity, Trace
from factextract.rules.modifiers.comparator import read_hedge
from factextract.rules.modifiers.per import find_denominators, read_per, share_denominators
from factextract.rules.quantities.ages import age_rule
from factextract.rules.quantities.attach import Attacher, Attachment
from factextract.rules.quantities.compounds import join_compounds
from factextract.rules.quantities.counts import count_or_exclude
from factextract.rules.quantities.currencies import resolve_currencies
from factextract.rules.quantities.desk import Desk, plain
from factextract.rules.quantities.exclusions import (
    exclude_addresses,
    exclude_idioms,
    exclude_names,
    exclude_references,
    exclude_tens,
    exclude_times,
    exclude_titles,
    is_label,
)
from factextract.rules.quantities.factors import read_multiple, read_share, take_shares
from factextract.rules.quantities.joins import find_join, is_range, moving, shared_values, shares_right, stretch
from factextract.rules.quantities.pairs import VOTES_TO, pair_kind
from factextract.rules.quantities.points import resolve_points
from factextract.rules.quantities.ranks import rank_rule
from factextract.rules.quantities.sharing import share_units
from factextract.rules.times import TimeExpression
from factextract.values.decimals import multiply

TYPE_OF_KIND: dict[str, ClaimType] = {
    "percentage": "percentage",
    "percentage_point": "percentage_point",
    "currency": "currency",
    "measurement": "measurement",
    "duration": "duration",
    "age": "age",
}


@dataclass(frozen=True, slots=True)
class Found:
    """What was read of a text: every numeral, and for each either a quantity or an exclusion, or neither."""

    numerals: tuple[Numeral, ...]
    quantities: tuple[Quantity, ...]
    exclusions: tuple[Exclusion, ...]
    times: tuple[TimeExpression, ...]


def find_quantities(text: str, *, times: Sequence[TimeExpression] | None = None, trace: Trace | None = None) -> Found:
    """Read every number of a text; works on its characters alone, in time linear in its length.

    The numerals without a quantity or an exclusion are those on which no rule decided.
    """
    desk = Desk(text, times=times, trace=trace)
    attacher = Attacher(desk)
    exclude_addresses(desk)
    exclude_idioms(desk)
    exclude_titles(desk)
    attachments = attach_units(desk, attacher)
    exclude_times(desk, attachments)
    exclude_references(desk)
    exclude_tens(desk)
    take_scores(desk, attachments)
    exclude_names(desk, attachments)
    take_shares(desk, attachments)
    denominators = take_denominators(desk, attachments)
    take_pairs(desk, attachments)
    share_lists(desk, attachments)
    share_units(desk, attachments)
    for index, numeral in enumerate(desk.numerals):
        if desk.is_free(index):
            decide(desk, index, numeral, attachments.get(index))
    quantities = sorted({(q.start, q.end): q for q in desk.quantities.values()}.values(), key=lambda q: q.start)
    quantities = join_compounds(desk, quantities)
    quantities = resolve_points(desk, quantities)
    quantities = resolve_currencies(desk, quantities)
    quantities = [add_modifiers(desk, quantity, denominators) for quantity in quantities]
    quantities = share_denominators(quantities, desk)
    exclusions = sorted(desk.exclusions.values(), key=lambda exclusion: exclusion.start)
    return Found(desk.numerals, tuple(quantities), tuple(exclusions), desk.times)


def attach_units(desk: Desk, attacher: Attacher) -> dict[int, Attachment]:
    """Give what stands at each number that is not yet excluded: its sign of money, or its unit."""
    attachments: dict[int, Attachment] = {}
    for index, numeral in enumerate(desk.numerals):
        if not desk.is_free(index) or numeral.kind in ("ordinal", "multiple"):
            continue
        money = attacher.money_before(numeral) if numeral.kind in ("cardinal", "vague") else None
        if money is not None:
            attachments[index] = money
            continue
        if numeral.rule in ("numerals.vague_word", "numerals.bare_word"):
            continue
        behind = attacher.behind(numeral)
        if behind is not None:
            attachments[index] = behind
    return attachments


def take_scores(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Take results behind a team's name (`Panama 3 – 0`) before the name can swallow the first number."""
    for index in range(len(desk.numerals) - 1):
        if not (desk.is_free(index) and desk.is_free(index + 1)) or index in attachments or index + 1 in attachments:
            continue
        join = find_join(desk, index, attachments)
        if join is None or join.kind not in ("dash",) or is_label(desk, desk.numerals[index]):
            continue
        kind = pair_kind(desk, join)
        if kind is not None and kind[0] == "score":
            take_two(desk, index, "score", kind[1], attachments)


def take_denominators(desk: Desk, attachments: dict[int, Attachment]) -> list[PerMention]:
    """Exclude the numbers that are denominators, and give them."""
    found = []
    for index, per in find_denominators(desk):
        attachment = attachments.get(index)
        if attachment is not None and attachment.kind in ("percentage", "age"):
            continue
        if attachment is not None and attachment.kind == "currency" and attachment.unit != per.unit:
            continue
        if attachment is not None and attachment.unit is not None:
            per = replace(per, unit=attachment.unit, end=max(attachment.end, per.end))
        desk.exclude(index, "denominator", "modifiers.per_number")
        found.append(per)
    return found


def take_pairs(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Take scores, ratios and ranges."""
    take_votes(desk, attachments)
    for index in range(len(desk.numerals)):
        if desk.is_free(index):
            take_all(desk, index, attachments)
    for index in range(len(desk.numerals) - 1):
        join = find_join(desk, index, attachments) if desk.is_free(index) and desk.is_free(index + 1) else None
        if (
            join is not None
            and join.kind == "dash"
            and is_range(desk, join, attachments)
            and (index in attachments or index + 1 in attachments)
        ):
            take_range(desk, index, attachments, join.kind)
    for index in range(len(desk.numerals) - 1):
        if not (desk.is_free(index) and desk.is_free(index + 1)):
            continue
        join = find_join(desk, index, attachments)
        if join is None:
            take_colon(desk, index, attachments)
            continue
        if attachments.get(index) is None and (attachments.get(index + 1) is None):
            kind = pair_kind(desk, join)
            if kind is not None:
                take_two(desk, index, kind[0], kind[1], attachments)  # type: ignore[arg-type]
                continue
        if is_range(desk, join, attachments):
            take_range(desk, index, attachments, join.kind)
        else:
            desk.decline(
                "quantities.range",
                *bounds(desk, index, index + 1, attachments),
                "the ends of a change, or units that differ",
            )


def bounds(desk: Desk, first: int, second: int, attachments: dict[int, Attachment]) -> tuple[int, int]:
    """Give the span from one numeral with its sign to another with its unit."""
    return stretch(desk, first, attachments)[0], stretch(desk, second, attachments)[1]


def take_two(desk: Desk, index: int, kind: ClaimType, rule: str, attachments: dict[int, Attachment]) -> None:
    """Take two numbers as a score or a ratio: first and second number in `low` and `high`."""
    first, second = desk.numerals[index], desk.numerals[index + 1]
    start, end = bounds(desk, index, index + 1, attachments)
    quantity = Quantity(
        start,
        end,
        kind,
        low=first.value,
        high=second.value,
        numerals=((first.start, first.end), (second.start, second.end)),
        rules=(first.rule, second.rule, rule),
    )
    desk.take(quantity, index, index + 1)


def take_votes(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Take `23 votes to 16` as one score."""
    for index in range(len(desk.numerals) - 1):
        first, second = desk.numerals[index], desk.numerals[index + 1]
        if desk.is_free(index) and desk.is_free(index + 1) and second.start - first.end < 24:
            gap = desk.text[first.end : second.start]
            fell = moving().search(desk.text, max(0, first.start - 34), first.start)
            if VOTES_TO.fullmatch(gap) and "vote" in gap and index not in attachments and fell is None:
                take_two(desk, index, "score", "quantities.score_votes", attachments)


def take_all(desk: Desk, index: int, attachments: dict[int, Attachment]) -> None:
    """Take `24-all` as a score."""
    numeral = desk.numerals[index]
    match = re.match(r"[-‐‑\s]all\b(?!\s(?:of|the|but|in)\b)", desk.text[numeral.end : numeral.end + 12])
    if (
        match is None
        or index in attachments
        or numeral.value > 200
        or numeral.kind != "cardinal"
        or (
            desk.text[numeral.end] == " "
            and not desk.sentence_words(numeral.start) & {"drew", "draw", "score", "level", "finished", "tied"}
        )
    ):
        return
    quantity = Quantity(
        numeral.start,
        numeral.end + match.end(),
        "score",
        low=numeral.value,
        high=numeral.value,
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.score_all"),
    )
    desk.take(quantity, index)


def take_colon(desk: Desk, index: int, attachments: dict[int, Attachment]) -> None:
    """Take `3:1` as a ratio (or a score, where teams play), `2:05:13` as a result in hours."""
    first, second = desk.numerals[index], desk.numerals[index + 1]
    if (
        desk.text[first.end : second.start] != ":"
        or index in attachments
        or index + 1 in attachments
        or not (first.digits and second.digits)
    ):
        return
    third = index + 2
    if third < len(desk.numerals) and desk.text[second.end : desk.numerals[third].start] == ":" and desk.is_free(third):
        hours = first.value + second.value / 60 + desk.numerals[third].value / 3600
        take_clock(desk, (index, index + 1, third), hours)
        return
    surface = desk.text[second.start : second.end]
    if (
        len(surface) == 2
        and second.value < 60
        and first.value < 24
        and (len(desk.text[first.start : first.end]) > 0)
        and not ratio_words(desk, first)
    ):
        words = desk.sentence_words(first.start)
        if words & {"marathon", "record", "minutes", "run", "race", "seconds", "best", "breaking", "clocked", "finish"}:
            take_clock(desk, (index, index + 1), first.value + second.value / 60)
        else:
            for each in (index, index + 1):
                desk.exclude(each, "time_of_day", "quantities.no_clock")
        return
    if first.scale == 1 and second.scale == 1:
        take_two(desk, index, "ratio", "quantities.ratio_colon", attachments)


def ratio_words(desk: Desk, numeral: Numeral) -> bool:
    """Whether the sentence speaks of ratios."""
    return bool(
        desk.sentence_words(numeral.start)
        & {"ratio", "ratios", "odds", "outnumber", "outnumbered", "leverage", "margin", "scale", "split"}
    )


def take_clock(desk: Desk, indices: tuple[int, ...], hours: Decimal) -> None:
    """Take a result of a race or a clock (`2:05:13`) as a duration in hours, to four places."""
    numerals = [desk.numerals[index] for index in indices]
    quantity = Quantity(
        numerals[0].start,
        numerals[-1].end,
        "duration",
        value=plain(hours.quantize(Decimal("0.0001"))),
        unit="hour",
        numerals=tuple((n.start, n.end) for n in numerals),
        rules=("quantities.duration_clock",),
    )
    desk.take(quantity, *indices)


def take_range(desk: Desk, index: int, attachments: dict[int, Attachment], kind: str) -> None:
    """Take a range: both ends with the shared scale, sign and unit."""
    first, second = desk.numerals[index], desk.numerals[index + 1]
    one, two = attachments.get(index), attachments.get(index + 1)
    low, high = shared_values(first, second, one, two)
    attachment = (
        two if two is not None and not (one is not None and one.kind == "currency" and two.kind != "currency") else one
    )
    if one is not None and two is not None and one.kind == "currency" and two.kind == "currency":
        attachment = one if one.family is None or two.family is not None else two
    start, end = bounds(desk, index, index + 1, attachments)
    base = make_quantity(second, attachment)
    if base.type == "count":
        rule = age_rule(desk, index, first) or age_rule(desk, index + 1, second)
        if rule is not None:
            base = replace(base, type="age", unit="year", rules=(*base.rules, rule))
    part = attachment.part if attachment is not None else Decimal(1)
    quantity = replace(
        base,
        start=start,
        end=end,
        value=None,
        low=plain(multiply(low, part)),
        high=plain(multiply(high, part)),
        numerator=None,
        denominator=None,
        numerals=((first.start, first.end), (second.start, second.end)),
        rules=(first.rule, second.rule, *base.rules[1:], f"quantities.range_{kind}"),
        warnings=tuple(dict.fromkeys((*first.warnings, *base.warnings, *(("range_reversed",) if low > high else ())))),
    )
    desk.take(quantity, index, index + 1)


def share_lists(desk: Desk, attachments: dict[int, Attachment]) -> None:
    """Take the bare numbers of a list with the scale and unit of its last: `2, 3 or 4 million`."""
    for index in range(len(desk.numerals)):
        numeral = desk.numerals[index]
        if not desk.is_free(index) or numeral.kind != "cardinal" or numeral.scale > 1:
            continue
        if index in attachments and attachments[index].kind != "currency":
            continue
        source = shares_right(desk, index, attachments)
        if source is None or not all(desk.is_free(k) for k in range(index, source + 1)):
            continue
        giver, attachment = desk.numerals[source], attachments.get(source)
        own = attachments.get(index)
        if own is not None and (attachment is not None and attachment.kind != "currency"):
            continue
        if age_rule(desk, index, numeral) is not None:
            continue
        scale = (
            giver.scale
            if (giver.scale > 1 and numeral.value < giver.scale and numeral.digits == giver.digits)
            or (giver.scale >= 1000 and numeral.value < 1000)
            else Decimal(1)
        )
        if giver.scale > 1 and scale == 1:
            continue
        shared = replace(numeral, value=multiply(numeral.value, scale))
        quantity = make_quantity(shared, own or attachment)
        start, end = stretch(desk, index, attachments)
        quantity = replace(quantity, start=start, end=end, rules=(*quantity.rules, "quantities.shared_in_list"))
        desk.take(quantity, index)


def make_quantity(numeral: Numeral, attachment: Attachment | None) -> Quantity:
    """Make the quantity of one number with what stands at it."""
    bare = Quantity(
        numeral.start,
        numeral.end,
        "count",
        value=plain(numeral.value),
        comparator=">=" if numeral.kind == "vague" else "=",
        numerals=((numeral.start, numeral.end),),
        rules=(numeral.rule, "quantities.count"),
        warnings=numeral.warnings,
    )
    if attachment is None:
        return bare
    attached = replace(
        bare,
        start=min(numeral.start, attachment.start),
        end=max(numeral.end, attachment.end),
        value=plain(multiply(numeral.value, attachment.part)),
        rules=(numeral.rule, attachment.rule),
    )
    kind = attachment.kind
    if kind == "basis_point":
        return replace(attached, type="percentage_point", unit="basis_point")
    if kind == "points":
        return replace(attached, type="percentage_point", unit="points")
    if kind in ("times", "fold"):
        return replace(attached, type="multiple")
    if kind == "currency" and attachment.family is not None:
        attached = replace(attached, rules=(*attached.rules, f"family.{attachment.family}"))
    return replace(attached, type=TYPE_OF_KIND[kind], unit=attachment.unit)


def decide(desk: Desk, index: int, numeral: Numeral, attachment: Attachment | None) -> None:
    """Decide what one number states that stands in no pair and no list."""
    if numeral.rule == "numerals.code":
        desk.exclude(index, "identifier", "quantities.no_code")
        return
    if numeral.rule == "numerals.vague_word":
        desk.exclude(index, "vague", "quantities.no_vague_word")
        return
    if numeral.rule == "numerals.bare_word":
        word = desk.text[numeral.start : numeral.end].lower()
        desk.exclude(index, "period" if word.startswith(("quarter", "hal")) else "vague", "quantities.no_bare_word")
        return
    if numeral.kind == "multiple" or (attachment is not None and attachment.kind in ("times", "fold")):
        read_multiple(desk, index, numeral, attachment)
        return
    if numeral.kind == "fraction" and attachment is None:
        read_share(desk, index, numeral)
        return
    rank = rank_rule(desk, numeral) if attachment is None else None
    if rank is not None:
        top = rank == "quantities.rank_top"
        quantity = Quantity(
            numeral.start,
            numeral.end,
            "rank",
            value=plain(numeral.value),
            comparator="<=" if top else "=",
            numerals=((numeral.start, numeral.end),),
            rules=(numeral.rule, rank),
        )
        desk.take(quantity, index)
        return
    if numeral.kind == "ordinal":
        desk.exclude(index, "ordinal", "quantities.no_ordinal")
        return
    if attachment is not None:
        quantity = make_quantity(numeral, attachment)
        if attachment.kind == "duration" and attachment.unit == "year" and age_is_measured(desk, numeral, attachment):
            quantity = replace(quantity, type="age", rules=(*quantity.rules, "quantities.age_metric"))
        elif attachment.kind == "duration" and re.search(
            r"\bage[ds]?\s(?:of\s)?(?:\w+\s)?\Z", desk.text[max(0, numeral.start - 24) : numeral.start]
        ):
            quantity = replace(quantity, type="age", rules=(*quantity.rules, "quantities.age_cue"))
        elif attachment.kind == "duration" and age_metric(desk, numeral):
            quantity = replace(quantity, type="age", rules=(*quantity.rules, "quantities.age_metric"))
        desk.take(quantity, index)
        return
    age = age_rule(desk, index, numeral)
    if age is not None:
        band = age == "quantities.age_band"
        end = numeral.end + (1 if band and desk.text[numeral.end : numeral.end + 1] == "s" else 0)
        quantity = Quantity(
            numeral.start,
            end,
            "age",
            value=plain(numeral.value),
            unit="year",
            numerals=((numeral.start, numeral.end),),
            rules=(numeral.rule, age),
        )
        desk.take(quantity, index)
        return
    count_or_exclude(desk, index, numeral)


AGE_NOUN = re.compile(
    r"\b(?:average|median|mean|pension|retirement|minimum|legal|voting|drinking|typical)\s(?:\w+\s)?age\b"
)


def age_is_measured(desk: Desk, numeral: Numeral, attachment: Attachment) -> bool:
    """Whether an age is what the sentence measures, and the years close their phrase.

    `the average age rose to 38.8 years, from 37.4`.
    """
    start, _ = desk.sentence(numeral.start)
    tail = desk.text[max(numeral.end, attachment.end) : max(numeral.end, attachment.end) + 8]
    return bool(AGE_NOUN.search(desk.text[start : numeral.start])) and bool(
        re.match(r"\s*[.,;)]|\s*\Z|\s(?:in|from|to|and|last|by|at)\b", tail)
    )


def age_metric(desk: Desk, numeral: Numeral) -> bool:
    """Whether years or months behind a number are an age: `a boy of 11 months`, `the median age rose to 46 years`."""
    head = desk.text[max(0, numeral.start - 60) : numeral.start]
    if re.search(
        r"\b(?:boy|girl|baby|infant|child|toddler|puppy|son|daughter)\s(?:of|aged)\s(?:just\s|only\s)?\Z", head
    ):
        return True
    return bool(re.search(r"\b[Aa]ge\b[^,;]{0,50}\Z", head)) and bool(
        re.search(r"\b(?:to|from|of|is|was|at|reached|rose|fell|climbed)\s(?:\w+\s){0,2}\Z", head)
    )


def add_modifiers(desk: Desk, quantity: Quantity, denominators: list[PerMention]) -> Quantity:
    """Give a quantity with its hedge and its denominator."""
    rules = tuple(rule for rule in quantity.rules if not rule.startswith("family."))
    quantity = replace(quantity, rules=rules)
    per = read_per(desk, quantity, denominators)
    if per is not None:
        quantity = replace(quantity, per=per, rules=(*quantity.rules, "modifiers.per"))
    if quantity.type == "score":
        return quantity
    hedge = read_hedge(desk.text, quantity.start, quantity.end)
    if hedge is None:
        band = re.search(
            r"\b(over|under)[-\s](?:the\s)?\Z", desk.text[max(0, quantity.start - 12) : quantity.start], re.IGNORECASE
        )
        if band is not None and quantity.type == "age":
            offset = quantity.start - min(12, quantity.start) + band.start(1)
            return replace(
                quantity,
                comparator=">" if band[1].lower() == "over" else "<",
                hedge=(offset, offset + len(band[1])),
                rules=(*quantity.rules, "modifiers.hedge_before"),
            )
        return quantity
    comparator, offsets, rule = hedge
    if quantity.comparator == "<=" and quantity.type == "rank":
        return quantity
    if quantity.comparator == ">=" and comparator == "~":
        return replace(quantity, hedge=offsets, rules=(*quantity.rules, rule))
    return replace(quantity, comparator=comparator, hedge=offsets, rules=(*quantity.rules, rule))
