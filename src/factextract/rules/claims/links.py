"""Which figures the text itself ties to each other, and how: the links of a whole article."""

from __future__ import annotations

from collections.abc import Sequence

from factextract.rules.claims.link_board import Board, Frame
from factextract.rules.claims.links_change import tie_changes
from factextract.rules.claims.links_conversion import tie_conversions
from factextract.rules.claims.links_parts import tie_parts, tie_remaining
from factextract.rules.claims.links_shares import close_shares, tie_coordinated, tie_shares
from factextract.rules.claims.links_wholes import tie_bare_shares, tie_continued, tie_named_wholes
from factextract.rules.claims.scene import Scene
from factextract.rules.mentions import Tie


def find_ties(scenes: Sequence[Scene]) -> tuple[Tie, ...]:
    """Find the ties of an article's sentences, in the order of their offsets.

    The sentences come in the order of the text, with their movements; most ties stay inside a sentence, a few reach the
    one before. Nothing is tied unless words say so.
    """
    board = Board()
    before: Frame | None = None
    past: list[Frame] = []
    for scene in scenes:
        if not scene.quantities:
            before = before if before is None or before.gap else before.step()
            continue
        frame = Frame(scene, before)
        tie_conversions(board, frame)
        tie_changes(board, frame)
        tie_parts(board, frame)
        tie_shares(board, frame)
        tie_named_wholes(board, frame, past)
        tie_coordinated(board, frame)
        tie_bare_shares(board, frame)
        tie_continued(board, frame)
        tie_remaining(board, frame)
        close_shares(board)
        before = frame
        past.append(frame)
    return board.ties()
