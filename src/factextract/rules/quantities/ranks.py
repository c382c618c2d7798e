"""Ranks: `12th place`, `ranked first`, `the third-largest`, `the top 10`, `No. 5`."""

from __future__ import annotations

import re

from factextract.rules.mentions import Numeral
from factextract.rules.quantities.desk import Desk

SUPERLATIVE = re.compile(r"[-‐‑\s](?:[a-z]{2,}est|most|least|best|worst|fastest|leading)\b")
NOT_SUPERLATIVE = re.compile(
    r"[-‐‑\s](?:test|contest|protest|request|quest|guest|forest|arrest|harvest|interest|west|rest|nest|chest|"
    r"conquest|west|northwest|southwest|best-selling author)\b"
)
RANKED = re.compile(
    r"\b(?:rank|ranks|ranked|ranking|finish|finishes|finished|finishing|place|places|placed|placing|came|come|comes|"
    r"coming|lie|lies|lay|lying|sit|sits|sat|"
    r"sitting|stand|stands|stood|stay|stays|stayed|remain|remains|remained|faded|slip|slips|slipped|fall|falls|fell|"
    r"drop|drops|dropped|climb|climbs|climbed|rise|rises|rose|jump|jumps|"
    r"jumped|moved|moves|move|up|down|qualified|leave|leaves|left|leaving|rated|seeded|started|drafted|picked|from|"
    r"improved|back|tied|joint|equal|put|listed|voted|named|was|were|is|are|be|been|elected|leapt|leaping|down|into|"
    r"club|team|country|side|settle|settled)"
    r"(?:\s(?:the\s\w+|a\s\w+|it|them|him|her|us|country|club|\w+ly|only|just|again|up|down|back|in|to|at|from|as|"
    r"joint|equal|overall|a|third|currently))*\s\Z",
    re.IGNORECASE,
)
AFTER_RANK = re.compile(
    r"\s*(?:[,.;:)]|\Z|”|\"|\s(?:in|out|behind|overall|among|of|on|at|worldwide|globally|nationally|last|this|and|"
    r"with|from|to|for|when|after|once|by|but|as|while|ahead|out|internationally|place)\b)"
)
TOP = re.compile(r"\b(?:top|bottom)[\s-]\Z", re.IGNORECASE)
NUMBER_SIGN = re.compile(r"(?:\b(?:[Nn]o\.?|NO\.|[Nn]umber|№)\s?|#)\Z")
ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+teenth|\w+ieth)"
)
FROM_RANK = re.compile(r"\bfrom\s(?:the\s)?\Z", re.IGNORECASE)
TO_RANK = re.compile(
    rf"\bfrom\s(?:the\s)?{ORDINAL}(?:\splace)?\sto\s(?:the\s)?\Z|\bto\s(?:the\s)?{ORDINAL}\sfrom\s(?:the\s)?\Z",
    re.IGNORECASE,
)
MOVED_FROM = re.compile(rf",?\s(?:up|down)\s(?:\w+\s)?from\s(?:the\s)?{ORDINAL}\b")
MOVED_RANK = re.compile(r"\b(?:up|down)\s(?:\w+\s)?from\s(?:the\s)?\Z", re.IGNORECASE)
NOT_RANKED = re.compile(r"\s(?:century|grade|floor|minute|year|day|hole|round|birthday|street|avenue|quarter|month)\b")
TABLE_AFTER = re.compile(
    r"(?:\s|-)(?:in|of|on)\s(?:(?:the|a|this|that|its|their|his|her)\s)?(?:[\w’'-]+\s){0,3}?(?:table|league|"
    r"standings|rankings?|world|division|championship|medal|charts?|index|poll|polls|pack|field|grid|ladder|"
    r"conference|leaderboard|points)\b"
)


def rank_rule(desk: Desk, numeral: Numeral) -> str | None:
    """Give the name of the rule by which a number is a rank, or None."""
    head = desk.text[max(0, numeral.start - 70) : numeral.start]
    tail = desk.text[numeral.end : numeral.end + 40]
    if numeral.kind == "ordinal":
        return ordinal_rule(desk, numeral, head, tail)
    if numeral.kind != "cardinal" or numeral.scale != 1 or numeral.value % 1 or numeral.value < 1:
        return None
    if not numeral.digits and not TOP.search(head) and not re.search(r"\bnumber\s\Z", head, re.IGNORECASE):
        return None
    if re.search(r"\b[A-Z][\w&]*\sTop\s\Z", head):
        return None
    if TOP.search(head) and not re.match(r"\s(?:percent|per cent|%|of\s\d)|%", tail):
        return "quantities.rank_top"
    if NUMBER_SIGN.search(head) and numeral.value <= 1000:
        return number_rule(head, tail)
    return None


def number_rule(head: str, tail: str) -> str | None:
    """Read `No. 5` and `#2` as a rank; labels have been taken out before."""
    if re.search(r"\(\s?(?:[Nn]o\.?|#)\s?\Z", head) or re.search(
        r"\b(?:[Qq]uestion|[Bb]ill|[Cc]ase|[Rr]egistration|[Ll]icence|[Ll]icense|[Aa]ccount|[Pp]late|[Tt]icket|"
        r"[Ff]lat|[Rr]oom|[Pp]atent|[Ff]light)\s(?:[Nn]o\.?|#|[Nn]umber)\s?\Z",
        head,
    ):
        return None
    if re.search(r"\bnumber\s\Z", head, re.IGNORECASE) and not re.search(
        r"\b(?:world|the|at|at|is|was|to|as|ranked|current)\s(?:\w+\s)?number\s\Z", head, re.IGNORECASE
    ):
        return None
    if re.match(r"\s(?:shirt|jersey)", tail):
        return None
    return "quantities.rank_number"


def ordinal_rule(desk: Desk, numeral: Numeral, head: str, tail: str) -> str | None:
    """Read an ordinal as a rank where a ranking is spoken of, not where events or members are counted."""
    if FROM_RANK.search(head) and re.match(
        r"\sto\s(?:the\s)?(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
        r"eleventh|twelfth|\w+teenth|\w+ieth)\b(?!\s(?:century|grade|floor|minute|year|day|hole|round|birthday|"
        r"of\s[A-Z]))",
        tail,
    ):
        return "quantities.rank_from_to"
    if MOVED_FROM.match(tail) or (MOVED_RANK.search(head) and not NOT_RANKED.match(tail)):
        return "quantities.rank_from_to"
    if TO_RANK.search(head) and not re.match(r"\s(?:century|grade|floor|minute|year|day|hole|round|birthday)", tail):
        return "quantities.rank_from_to"
    place = re.match(r"[\s-](?:place[d]?|position|spot|seed|seeded|ranked|placed|rank)\b", tail)
    if place and not re.search(r"\bin the\s\Z", head):
        return "quantities.rank_place"
    if re.match(r"\s(?:overall)\b", tail) and numeral.value < 500:
        return "quantities.rank_place"
    superlative = SUPERLATIVE.match(tail)
    if superlative and not NOT_SUPERLATIVE.match(tail):
        if re.match(r"[\s-]most\s(?:recent|senior)", tail) or re.match(r"[\s-](?:latest|oldest brother)", tail):
            return None
        return "quantities.rank_superlative"
    if TABLE_AFTER.match(tail) and not re.search(r"\b(?:the|his|her|their|its|a|this|for)\s\Z", head):
        return "quantities.rank_in_table"
    if re.match(r"(?:\sin\s|\sout\sof\s|\sof\s)\d+\b", tail) and RANKED.search(head):
        return "quantities.rank_of"
    verb = RANKED.search(head)
    if verb is None or not AFTER_RANK.match(tail):
        return None
    word = re.match(r"\w+", verb.group().lower())
    assert word is not None
    cue = word.group()
    sentence = desk.sentence_words(numeral.start)
    if cue in (
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "from",
        "into",
        "up",
        "down",
        "back",
        "put",
        "named",
        "started",
        "moved",
        "move",
        "moves",
        "picked",
        "elected",
        "voted",
        "club",
        "team",
        "country",
        "side",
        "stood",
        "come",
        "comes",
        "coming",
        "came",
        "listed",
        "places",
        "place",
        "rise",
        "rises",
        "rose",
        "fell",
        "fall",
        "falls",
        "drop",
        "dropped",
        "drops",
    ):
        table = sentence & {
            "table",
            "league",
            "ranking",
            "rankings",
            "ranked",
            "standings",
            "place",
            "division",
            "race",
            "seed",
            "worldwide",
            "index",
            "championship",
            "spot",
            "poll",
            "polls",
            "list",
            "grid",
            "overall",
            "ladder",
            "conference",
            "leaderboard",
            "marathon",
            "final",
            "medal",
            "finish",
            "finished",
            "charts",
            "tour",
            "rank",
            "ranks",
            "places",
        }
        if not table and not (
            numeral.digits and cue in ("from", "up", "down", "back", "fell", "rose", "dropped", "club", "team")
        ):
            if cue in ("came", "come", "comes") and re.match(r"\s*(?:[,.;]|\Z|\sin\b|\sbehind\b|\swith\b)", tail):
                return "quantities.rank_finished"
            return None
    if (
        cue in ("from",)
        and re.match(r"\s*(?:to)\s", tail) is None
        and not sentence & {"place", "rank", "ranking", "rankings", "ranked", "table", "league"}
    ):
        return None
    if re.search(r"\b(?:for|the|a|his|her|its|their|this|that|on|my|our)\s\Z", head) and cue not in ("the",):
        return None
    if cue in ("remain", "remains", "remained", "sit", "sits", "stay", "stays", "stayed", "lie", "lies", "lay") or cue:
        return "quantities.rank_finished"
    return None
