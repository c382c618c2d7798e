"""Local workers: spawned processes, each with one pipeline, each with one unit at a time."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

from factextract.errors import FactextractError
from factextract.runs.records import RunOptions, Tally
from factextract.runs.supervising import Board, Report
from factextract.runs.units import Unit

LOOK_EVERY = 0.5
"""Seconds between two looks at the workers."""
START_SECONDS = 300.0
"""How long a worker may take to load its pipeline."""
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


@dataclass
class Hand:
    """A worker's process, seen from the driver."""

    process: SpawnProcess
    line: Connection
    unit: Unit | None = None
    since: float = 0.0
    """When it was given its unit, or was started."""


def run_locally(board: Board, options: RunOptions, workers: int, report: Report) -> None:
    """Do every unit that waits with so many local workers; stop after the units at hand once the board says so."""
    context = multiprocessing.get_context("spawn")
    hands: list[Hand] = []
    try:
        with one_thread_each():
            hands = [start_hand(context, board, options) for _ in range(min(workers, len(board.waiting)))]
            while hands:
                for hand in list(hands):
                    if not serve(hand, board, options):
                        hands.remove(hand)
                        end_hand(hand)
                        if board.waiting and not board.stopping:
                            hands.append(start_hand(context, board, options))
                report(board)
                if hands:
                    wait([hand.line for hand in hands], timeout=LOOK_EVERY)
    finally:
        for hand in hands:
            hand.process.kill()
            end_hand(hand)


@contextmanager
def one_thread_each() -> Iterator[None]:
    """Let the processes that are started here reckon with one thread each: so many workers, so many cores."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update({name: value or "1" for name, value in before.items()})
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)


def start_hand(context: Any, board: Board, options: RunOptions) -> Hand:
    """Start a worker; it says when its pipeline is loaded."""
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, str(board.folder.root), options), daemon=True)
    process.start()
    theirs.close()
    return Hand(process, ours, since=time.monotonic())


def end_hand(hand: Hand) -> None:
    """Close a worker's line and wait for its end."""
    hand.line.close()
    hand.process.join(timeout=10)
    if hand.process.is_alive():
        hand.process.kill()
        hand.process.join()


def serve(hand: Hand, board: Board, options: RunOptions) -> bool:
    """Hear a worker and give it its next unit; False once it is to be let go."""
    try:
        if hand.line.poll():
            return hear(hand, board)
        alive = hand.process.is_alive()
    except (EOFError, ConnectionError, OSError):
        alive = False
    if not alive:
        lose(hand, board, "crash")
        return False
    if is_stuck(hand, board, options):
        hand.process.kill()
        hand.process.join()
        if hand.unit is None:
            raise FactextractError("a worker does not come to load its pipeline; is there memory enough?")
        lose(hand, board, "timeout")
        return False
    return True


def hear(hand: Hand, board: Board) -> bool:
    """Take a worker's message: ready, or done with its unit; give it the next unit, or tell it to end."""
    message = hand.line.recv()
    if isinstance(message, FactextractError):
        raise message
    if isinstance(message, Tally) and hand.unit is not None:
        board.finish(message)
        hand.unit = None
    if board.stopping or not board.waiting:
        return False
    unit = board.waiting.popleft()
    hand.unit, hand.since = unit, time.monotonic()
    hand.line.send((unit, tuple(board.skips.get(unit.name, ()))))
    return True


def lose(hand: Hand, board: Board, reason: str) -> None:
    """Put the unit of a worker that is gone back among those that wait."""
    if hand.unit is not None:
        board.lose(hand.unit, reason)
        hand.unit = None
    else:
        board.lost["start"] += 1
        if board.lost["start"] > 3:
            raise FactextractError("the workers end while they start; is there memory enough for so many?")


def is_stuck(hand: Hand, board: Board, options: RunOptions) -> bool:
    """Whether a worker has been at one article, or at its start, for longer than it may."""
    if hand.unit is None:
        return time.monotonic() - hand.since > START_SECONDS
    return is_overdue(board.folder.crumb(hand.unit), hand.since, options)


def is_overdue(crumb: Path, since: float, options: RunOptions) -> bool:
    """Whether the work on a unit, given out at `since`, stands at one article for longer than one may take."""
    try:
        moved = crumb.stat().st_mtime
    except OSError:
        return False
    return time.time() - moved > options.document_seconds and time.monotonic() - since > options.document_seconds


def work(line: Connection, root: str, options: RunOptions) -> None:
    """Be a worker: load the pipeline, then do the units that come over the line until it closes."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)  # the driver decides; without it the line closes
    from factextract.runs.work import Worker  # noqa: PLC0415  after the signals are set: loading takes seconds

    try:
        worker = Worker(root, options)
        line.send("ready")
        while True:
            unit, skips = line.recv()
            line.send(worker.do(unit, skips))
    except (EOFError, BrokenPipeError, ConnectionError):
        return
    except FactextractError as error:
        line.send(error)
    except Exception as error:  # a full disk, a fault of ours: the driver tells it and ends the run
        line.send(FactextractError(f"a worker breaks down: {type(error).__name__}: {error}"))
