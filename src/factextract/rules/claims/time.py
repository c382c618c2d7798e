"""When a figure holds: the time expression of its own clause, by the parse; without a parse, by commas and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factextract.rules.claims.scene import Scene, read_once
from factextract.rules.claims.time_phrases import (
    is_inserted,
    is_set_off,
    is_struck,
    is_told_apart,
    is_willed_then,
    is_with_subject,
)
from factextract.rules.claims.time_reach import (
    NAMED,
    OWN,
    SAME,
    SHARED,
    Figure,
    climb_figure,
    climb_time,
    is_of,
    rate,
    stands_beside,
)
from factextract.rules.mentions import Quantity
from factextract.rules.times import TimeExpression, choose_time
from factextract.rules.times.choose import (
    LONGEST,
    Board,
    describes_whole,
    find_behind_from,
    find_own,
    find_owner,
    find_revised,
    find_when,
    is_presupposed,
    is_revision,
    is_timeless,
    is_whole,
    lay_board,
    measure_gap,
    widen_clock,
)
from factextract.rules.times.dating import can_date
from factextract.rules.times.layout import Candidate

NEARNESS_RULES = {
    NAMED: "claims.time_of_its_noun",
    OWN: "claims.time_beside",
    SAME: "claims.time_of_its_clause",
    SHARED: "claims.time_shared",
}


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """The time expression of a figure, and the rule by which it is the figure's."""

    expression: TimeExpression
    rule: str


def read_time(quantity: Quantity, scene: Scene) -> TimeChoice | None:
    """Give the time expression in which the quantity holds, or None where the sentence tells none."""
    if not scene.times:
        return None
    movement = scene.movements.get(quantity.offsets)
    role = None if movement is None else movement.role
    spans = [other.offsets for other in scene.quantities]
    sentence = scene.text[scene.start : scene.end]
    if not scene.parsed:
        told = choose_time(sentence, scene.start, scene.times, quantity.start, quantity.end, spans, role)
        return None if told is None else TimeChoice(told, "claims.time_by_words")
    board = (
        lay_whole(scene)
        if len(sentence) <= LONGEST
        else lay_board(sentence, scene.start, scene.times, quantity.start, spans)
    )
    layout = board.layout
    start, end = quantity.start - board.offset, quantity.end - board.offset
    if (found := find_when(layout, board.candidates, start)) is not None:
        return TimeChoice(found.expression, "claims.time_when")
    if (found := find_owner(layout, board.candidates, start)) is not None:
        return TimeChoice(found.expression, "claims.time_owner")
    figure = Figure(quantity, movement, start, end, climb_figure(scene, quantity))
    usable = list_usable(figure, board, scene, role)
    if not usable or is_timeless(layout, start, end):
        return None
    if role == "from":
        best, rule = find_old(figure, usable, board, scene), "claims.time_old_value"
    else:
        best, rule = pick_nearest(figure, usable, board, scene)
    return None if best is None else TimeChoice(widen_clock(layout, board.candidates, best), rule)


@read_once
def lay_whole(scene: Scene) -> Board:
    """Lay out a sentence of ordinary length, which is the same for all its figures."""
    spans = [quantity.offsets for quantity in scene.quantities]
    return lay_board(scene.text[scene.start : scene.end], scene.start, scene.times, scene.start, spans)


def list_usable(figure: Figure, board: Board, scene: Scene, role: str | None) -> list[Candidate]:
    """Give the expressions that can be the time of a figure at all."""
    usable = [
        each
        for each in board.candidates
        if can_date(board.layout, each, role, counted=figure.quantity.type == "count")
        or is_named(figure, each, board, scene, role)
    ]
    return [each for each in usable if not repeats(each, usable, board.layout.text)]


def find_old(figure: Figure, usable: Sequence[Candidate], board: Board, scene: Scene) -> Candidate | None:
    """Give the time of an old value: its own, which stands behind it, or that of the estimate which was changed."""
    layout, start, end = board.layout, figure.start, figure.end
    old, own = find_revised(layout, usable, start), find_own(layout, usable, start, end)
    if is_revision(layout, start):
        return old or own
    again = next((each for each in usable if is_inserted(layout.text, (start, end), each.start)), None)
    if again is not None:
        return again
    beside = next((each for each in usable if each.start >= end and stands_beside(figure, each, board, scene)), None)
    if beside is not None and len(usable) == 1 and follows_new(figure, board):
        beside = None
    return own or beside or old


def pick_nearest(
    figure: Figure, usable: Sequence[Candidate], board: Board, scene: Scene
) -> tuple[Candidate | None, str]:
    """Give the time that stands nearest to the figure in the parse, of equals the nearest in the text; and the rule."""
    layout = board.layout
    whole = is_whole(layout, figure.start) or is_presupposed(layout, figure.start, figure.end)
    ranked: list[tuple[int, int, int]] = []
    for number, each in enumerate(usable):
        nearness = rate_told(figure, each, board, scene)
        close = nearness == OWN and (
            describes_whole(layout, each, figure.end)
            or is_of(figure, each, board)
            or is_other_side(figure, each, board)
        )
        if nearness and (not whole or close or nearness == NAMED):
            ranked.append((-nearness, measure_gap(layout, each, figure.start, figure.end), number))
    if not ranked:
        return find_behind_from(layout, usable, figure.end), "claims.time_behind_old_value"
    nearness, _, number = min(ranked)
    return usable[number], NEARNESS_RULES[-nearness]


def rate_told(figure: Figure, each: Candidate, board: Board, scene: Scene) -> int:
    """Give how near the time is to the figure by the parse, and by words where they tell it plainly."""
    if is_set_off(figure, each, board) or is_willed_then(figure, each, board):
        return 0
    if is_told_apart(figure, each, board):
        return NAMED
    if is_inserted(board.layout.text, (figure.start, figure.end), each.start):
        return OWN
    nearness = rate(figure, each, board, scene)
    if not nearness and is_struck(figure, each, board):
        return SHARED
    if SHARED <= nearness <= SAME and is_with_subject(figure, climb_time(scene, each).path, scene):
        return 0
    return nearness


def is_other_side(figure: Figure, each: Candidate, board: Board) -> bool:
    """Whether both stand in a comparison, the time behind: `compared with the 9 million of an average day in May`."""
    mine = board.layout.find_clause(figure.start)
    return mine.kind == "compared" and each.clause.number == mine.number and figure.end <= each.start


def is_named(figure: Figure, each: Candidate, board: Board, scene: Scene, role: str | None) -> bool:
    """Whether a time that is only compared with names the figure's own noun: `on the 1985/86 revenue of $9bn`."""
    if each.start > figure.start or not can_date(board.layout, each, role, compared=True):
        return False
    branch = climb_time(scene, each)
    return any(i in figure.branch.path and scene.doc[i].tag_.startswith("NN") for i in branch.path[1:2])


def repeats(each: Candidate, usable: Sequence[Candidate], text: str) -> bool:
    """Whether the expression only says another one again: `Yesterday, day five of the games, …`."""
    return each.expression.rule == "times.numbered_day" and any(
        other.end < each.start and text[other.end : each.start] == ", " for other in usable
    )


def follows_new(figure: Figure, board: Board) -> bool:
    """Whether the figure stands behind `to X from`, with no comma: what follows is then the time of X."""
    return re.search(r"\w\s+from\s+(?:\w+\s+)?\Z", board.layout.text[: figure.start]) is not None and any(
        0 <= figure.start - end <= 14 for _, end in board.layout.claims
    )
