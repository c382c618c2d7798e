"""Pairs that are no ranges: scores, votes and ratios."""

from __future__ import annotations

import re

from factextract.rules.mentions import Numeral
from factextract.rules.quantities.context import SPORT, VOTING
from factextract.rules.quantities.desk import Desk
from factextract.rules.quantities.joins import Join

RATIO_WORDS = frozenset(
    [
        "odds",
        "ratio",
        "ratios",
        "split",
        "margin",
        "leverage",
        "majority",
        "outnumber",
        "outnumbered",
        "outnumbering",
        "outnumbers",
        "advantage",
        "favourite",
        "favorite",
        "favourites",
        "bookmakers",
        "share-swap",
    ]
)
COUNTED_AFTER = re.compile(
    r"[\s-](?:people|percent|per|years?|months?|weeks?|days?|hours?|minutes?|million|billion|members?|places?|points|"
    r"metres?|meters?|miles?|km|cm|seats?|[a-z]+s)\b"
)
SCORE_AFTER = re.compile(
    r"\s?(?:[,.;:)!?—]|\Z|”|\"|\s(?:on|in|at|to|over|against|win|victory|defeat|loss|draw|lead|after|by|with|for|up|"
    r"down|from|and|before|when|as|thanks|through|away|aggregate|home|ahead|behind|despite|during|of|extra|aet|"
    r"favou?r|half|triumph|thriller|success|rout|decision|ruling|vote|majority|last|this|earlier|but|while|until|"
    r"[A-Z]\w+)\b)"
)
VOTES_TO = re.compile(r"\svotes?\sto\s\Z|\s(?:in favou?r\s)?to\s\Z")


def pair_kind(desk: Desk, join: Join) -> tuple[str, str] | None:
    """Say whether two joined numbers are a score or a ratio, with the rule's name; None where they are neither."""
    first, second = desk.numerals[join.first], desk.numerals[join.second]
    if first.scale != 1 or second.scale != 1 or first.value < 0:
        return None
    if join.kind == "for":
        if re.match(
            r"\s(?:stock|share|split|bonus|rights|deal|offer|ratio|basis|swap)\b",
            desk.text[second.end : second.end + 12],
        ):
            return ("ratio", "quantities.ratio_for")
        return None
    words = desk.sentence_words(first.start)
    near = set(desk.words_before(first.start, 9)) | set(desk.words_after(second.end, 7))
    tail = desk.text[second.end : second.end + 24]
    gap = desk.text[first.end : second.start]
    whole = first.value % 1 == 0 and second.value % 1 == 0
    hundred = (
        join.kind == "dash"
        and first.value + second.value == 100
        and first.value >= second.value
        and first.digits
        and "." not in desk.text[first.start : second.end]
    )
    if (
        hundred
        and not words & VOTING
        and not words & (SPORT - {"lead", "margin", "ahead", "behind", "leads", "series", "lost", "level", "set"})
    ):
        return ("ratio", "quantities.ratio_split")
    if (
        (near & RATIO_WORDS or words & {"odds", "ratio"})
        and not re.match(r"\s?(?:%|percent|per cent)", tail)
        and (
            "to" in gap
            or re.match(r"\s(?:split|odds|margin|ratio|majority)", tail)
            or words & {"odds", "ratio", "split"}
        )
    ):
        if join.kind == "dash" and near & (SPORT - {"lead", "margin"}) and not near & {"odds", "ratio", "split"}:
            return ("score", "quantities.score_dash")
        return ("ratio", "quantities.ratio_words")
    if (
        join.kind == "to"
        and gap.strip("-") == "to"
        and "-" in gap
        and whole
        and re.match(r"\s(?:margin|ratio|odds|majority|vote|decision|win|victory|lead|advantage)", tail)
    ):
        return (
            ("score", "quantities.score_to")
            if re.match(r"\s(?:vote|decision|win|victory|lead|advantage)", tail)
            else ("ratio", "quantities.ratio_words")
        )
    if not whole or not (0 <= first.value <= 999 and 0 <= second.value <= 999):
        return None
    if join.kind == "dash" and first.digits and second.digits:
        return dash_kind(desk, first, second, near, tail, gap)
    if (
        join.kind == "to"
        and words & VOTING
        and near & (VOTING - {"house", "board", "court", "members", "council", "margin", "majority"})
        and SCORE_AFTER.match(tail)
        and not COUNTED_AFTER.match(tail)
    ) and desk.before(first).lower in (
        "by",
        "voted",
        "passed",
        "votes",
        "vote",
        "of",
        "approved",
        "rejected",
        "ruled",
    ):
        return ("score", "quantities.score_votes")
    return None


def dash_kind(
    desk: Desk, first: Numeral, second: Numeral, near: set[str], tail: str, gap: str
) -> tuple[str, str] | None:
    """Decide what `3-1` is: a score in a match or a vote; else None, a range."""
    if re.match(r"\s?(?:-|–)?\s?(?:%|percent|per\b|years?\b|[-‐‑]?year|million|bn|m\b|km|[°€£$])", tail):
        return None
    spaced = gap.strip() != gap and len(gap) > 2
    counted = COUNTED_AFTER.match(tail) and not re.match(
        r"\s(?:victors?|winners?|losers?|favou?rites?|champions?|thrillers?|wins|losses|defeats|penalties|minutes|"
        r"sets|games|votes|aggregate|runs)\b",
        tail,
    )
    if near & SPORT and not counted:
        if first.value <= second.value and re.match(r"\s[a-z]+", tail) and not SCORE_AFTER.match(tail):
            return None
        return ("score", "quantities.score_dash")
    if near & VOTING and not counted and SCORE_AFTER.match(tail):
        return ("score", "quantities.score_votes")
    if (first.value > second.value or spaced) and not counted and SCORE_AFTER.match(tail) and first.value < 200:
        return ("score", "quantities.score_dash")
    return None
