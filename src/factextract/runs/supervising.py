"""What a driver knows of a run: which units wait, how often each has failed where, and what is set aside."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from factextract.errors import FactextractError
from factextract.runs.folder import RunFolder
from factextract.runs.records import Place, Tally
from factextract.runs.units import Unit

STRIKES = 3
"""So often an article may end a worker before it is set aside."""
LOST_MOST = 10
"""So often a unit may be lost with no trace of an article before the run gives up on it."""

Report: TypeAlias = Callable[["Board"], object]


@dataclass
class Board:
    """The units of a run by what has become of them."""

    folder: RunFolder
    waiting: deque[Unit]
    total: int
    done: int = 0
    tally: Tally = field(default_factory=Tally)
    began_with: Tally = field(default_factory=Tally)
    strikes: Counter[tuple[str, Place]] = field(default_factory=Counter)
    skips: dict[str, list[tuple[Place, str]]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    stopping: bool = False

    def finish(self, tally: Tally) -> None:
        """Count a unit that is done."""
        self.done += 1
        self.tally += tally

    def lose(self, unit: Unit, reason: str) -> None:
        """Put a unit back whose worker died or hung; an article that was at hand too often is set aside."""
        place = self.find_place(unit)
        if place is None:
            self.lost[unit.name] += 1
            if self.lost[unit.name] >= LOST_MOST:
                raise FactextractError(
                    f"the workers end before they have begun unit {unit.name}; is there memory and disk enough?"
                )
        else:
            self.strikes[unit.name, place] += 1
            if reason == "timeout" or self.strikes[unit.name, place] >= STRIKES:
                self.skips.setdefault(unit.name, []).append((place, reason))
        self.waiting.appendleft(unit)

    def find_place(self, unit: Unit) -> Place | None:
        """Give the place at which the work on a unit stood."""
        crumb = self.folder.crumb(unit)
        try:
            place = Place.parse(crumb.read_text(encoding="ascii"))
        except OSError:
            return None
        crumb.unlink(missing_ok=True)
        return place


def set_up_board(folder: RunFolder, units: Iterable[Unit]) -> Board:
    """Lay out a run: what is done already, and what waits."""
    every = list(units)
    done = {unit.name: tally for unit, tally in folder.find_done(every)}
    board = Board(folder, deque(unit for unit in every if unit.name not in done), len(every), len(done))
    for tally in done.values():
        board.tally += tally
    board.began_with = board.tally
    return board
