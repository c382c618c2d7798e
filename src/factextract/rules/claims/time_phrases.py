"""Ties of a time to a figure, and walls between them, that the words tell where the parse is often wrong."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from factextract.rules.claims.time_reach import Figure
from factextract.rules.times.choose import Board
from factextract.rules.times.layout import Candidate

if TYPE_CHECKING:
    from factextract.rules.claims.scene import Scene

INSERTED = re.compile(
    r"(?:\s+(?!and\b|but\b|or\b)[a-z-]+){0,3}, (?:or|plus or minus|equal to|equivalent to|that is|i\.e\.,?)\b"
    r"[^,;:]{1,40},\s+(?:(?:in|for|over|during|of|at|on|from)\s+)?(?:the\s+)?\Z"
)
"""Between a figure and its time: the same amount told again between commas."""

TAIL = re.compile(r"(?:\s(?!and\b|but\b)[\w’'-]+){0,4},\s+(?:(?:in|for|over|during|at|on)\s+)?(?:the\s+)?\Z")

PRONOUN_TELLS = re.compile(
    r"(?:\s+(?!and\b|but\b|as\b|when\b|if\b)[a-z-]+){0,2}?\s+(?:that\s+|which\s+)?(?:it|they|he|she|we|you|I)\s+[a-z]"
)
PARTICIPLE_TELLS = re.compile(
    r"(?:\s+(?!and\b|but\b|was\b|were\b)[a-z-]+){0,2}?\s+"
    r"(?:[a-z]{2,}ed|built|sold|made|held|lost|won|spent|paid|sent|given|taken|drawn|set|cut|shut|bought|raised)\b"
)
PART_OF = re.compile(r"(?<!\btop )(?<!\bahead )(?<!\binstead )(?<!\bshort )\bof\s+(?:the|its|their|his|her|our)\s+\Z")
STRUCK = re.compile(
    r"(?:\s+(?!after\b)[\w’'-]+){0,7}?\s+(?:killed|injured|hurt|wounded|dead|died|missing|trapped|drowned|homeless)"
    r"(?:\s+in\s+[A-Z][\w’'-]+)?\s+after\s+(?:an?|the)\s[^,;:.]{3,70}\s(?:on\s+|early\s+|late\s+)?"
)
VERB_BEHIND = re.compile(r"\s+(?:had|has|have|was|were|will|would|is|are)\b")
UNDER = re.compile(
    r"(?i)\b(?:of|to|with|from|than|against|on|by|at|for|beyond|besides)\s+(?:the|its|their|his|her|our)\s+\Z"
)


def is_inserted(text: str, figure: tuple[int, int], time_start: int) -> bool:
    """Whether only the amount told again parts the two, or is the figure: `$121m, or $1.02 a share, a year earlier`."""
    start, end = figure
    if end >= time_start:
        return False
    if INSERTED.match(text, end, time_start) is not None:
        return True
    return (
        re.search(r"\w, or \Z", text[max(0, start - 6) : start]) is not None
        and TAIL.match(text, end, time_start) is not None
    )


def is_told_apart(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether a clause behind the figure tells which are meant, and the time ends it: `the 58 it had shut since 2020`.

    A participle tells them only where the figure is no subject (`on top of the 40 opened this year`), or where the
    verb of the sentence follows (`the 40 opened this year have failed`): else it is that verb itself.
    """
    text = board.layout.text
    between = text[figure.end : each.start]
    if each.start < figure.end or len(between) > 90 or re.search(r"[,;:]", between):
        return False
    if any(figure.end <= a < each.start for a, _ in board.layout.claims):
        return False
    if PRONOUN_TELLS.match(between):
        return True
    if PARTICIPLE_TELLS.match(between) is None:
        return False
    if PART_OF.search(text[: figure.start]) and figure.branch.verbs[0].idx > figure.quantity.start:
        return False  # `three of the nine judges resigned in 2020`
    return UNDER.search(text[: figure.start]) is not None or VERB_BEHIND.match(text, each.end) is not None


def is_struck(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether people came to harm in what struck on a day: `four were hurt after a landslide on Sunday`."""
    text = board.layout.text
    if each.start < figure.end or each.expression.rule not in {
        "times.weekday",
        "times.day_word",
        "times.calendar_date",
        "times.relative_unit",
    }:
        return False
    return STRUCK.fullmatch(text[figure.end : each.start]) is not None


def is_set_off(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether commas set off the figure in a clause that does not hold the time: `…, and turnover, at 71%, was …`."""
    text = board.layout.text
    lead = re.search(r",\s+(?:and|but|while|as|though)\s+(?:[\w’'-]+\s+){0,5}[\w’'-]+,\s+at\s+\Z", text[: figure.start])
    return (
        lead is not None
        and each.end <= lead.start()
        and re.match(r"[^,;]{0,20},\s+[a-z]", text[figure.end :]) is not None
    )


def is_with_subject(figure: Figure, branch_path: tuple[int, ...], scene: Scene) -> bool:
    """Whether a `with` hangs the figure on the subject, so that the verb's time is not its: `a trial with 500 men`."""
    verb = figure.branch.verbs[0]
    path = figure.branch.path
    for here, above in itertools.pairwise(path):
        word, noun = scene.doc[here], scene.doc[above]
        if (
            word.lower_ == "with"
            and word.i < verb.i
            and noun.dep_ in ("nsubj", "nsubjpass")
            and here not in branch_path
        ):
            return True
    return False


def is_willed_then(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether the time is that of the word given, and the figure is to come: `Last week it said it would shut five`."""
    text = board.layout.text
    if each.start > figure.start or not re.search(
        r"(?i)\b(?:last|yesterday|ago|earlier)\b|day\b", text[each.start : each.end]
    ):
        return False
    return (
        re.search(
            r"(?i)\b(?:said|announced|warned|predicted|promised|vowed|added|confirmed)\s+(?:that\s+)?"
            r"(?:[\w’'-]+\s+){1,4}(?:would|will)\s",
            text[each.end : figure.start],
        )
        is not None
    )
