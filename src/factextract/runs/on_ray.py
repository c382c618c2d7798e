"""The driver on Ray: units go to actors, each with one pipeline; the same unit function, the same folder."""

from __future__ import annotations

import time
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from factextract.errors import MissingDependencyError
from factextract.runs.local import LOOK_EVERY, ONE_THREAD, is_overdue
from factextract.runs.records import RunOptions
from factextract.runs.supervising import Board, Report
from factextract.runs.units import Unit
from factextract.runs.work import Worker


@dataclass
class Task:
    """An actor and the unit that it is at."""

    actor: Any
    unit: Unit
    since: float


def run_on_ray(board: Board, options: RunOptions, workers: int, report: Report, *, address: str | None) -> None:
    """Do every unit that waits with so many actors; stop after the units at hand once the board says so.

    address: the cluster, as `ray.init` takes it; None for one that is started here and ended with the run. The run's
    folder and the inputs must be found under the same paths on every node.
    """
    ray = load_ray()
    ours = not ray.is_initialized()
    if ours:
        ray.init(address=address, num_cpus=None if address else workers, log_to_driver=False, include_dashboard=False)
    try:
        Driver(ray, board, options, workers).drive(report)
    finally:
        if ours:
            ray.shutdown()


def load_ray() -> Any:
    """Import Ray; say what to install where it is missing."""
    try:
        return import_module("ray")
    except ImportError as error:
        raise MissingDependencyError(
            "ray: needed for --engine ray and not installed; install it with: pip install 'factextract[ray]'"
        ) from error


class Driver:
    """Gives units to actors, and puts those of actors that are gone back."""

    def __init__(self, ray: Any, board: Board, options: RunOptions, workers: int) -> None:
        self.ray = ray
        self.board = board
        self.options = options
        self.workers = workers
        threads = {"env_vars": dict.fromkeys(ONE_THREAD, "1")}
        self.kind = ray.remote(num_cpus=1, max_restarts=0, runtime_env=threads)(Worker)
        self.tasks: dict[Any, Task] = {}

    def drive(self, report: Report) -> None:
        """Keep every actor at work until no unit is left."""
        for _ in range(min(self.workers, len(self.board.waiting))):
            self.give(self.hire())
        while self.tasks:
            ready, _ = self.ray.wait(list(self.tasks), timeout=LOOK_EVERY)
            for reference in ready:
                self.take(reference)
            for reference, task in list(self.tasks.items()):
                if is_overdue(self.board.folder.crumb(task.unit), task.since, self.options):
                    self.ray.kill(task.actor)
                    self.lose(reference, "timeout")
            report(self.board)

    def hire(self) -> Any:
        """Start an actor; it loads its pipeline before its first unit."""
        return self.kind.remote(str(self.board.folder.root), self.options)

    def give(self, actor: Any) -> None:
        """Give an actor the next unit, or let it go."""
        if self.board.stopping or not self.board.waiting:
            self.ray.kill(actor)
            return
        unit = self.board.waiting.popleft()
        skips = tuple(self.board.skips.get(unit.name, ()))
        self.tasks[actor.do.remote(unit, skips)] = Task(actor, unit, time.monotonic())

    def take(self, reference: Any) -> None:
        """Take an actor's counts, or find that it or its node is gone; errors of ours are raised as what they are."""
        gone = (self.ray.exceptions.RayActorError, self.ray.exceptions.WorkerCrashedError)
        try:
            tally = self.ray.get(reference)
        except gone:
            self.lose(reference, "crash")
            return
        task = self.tasks.pop(reference)
        self.board.finish(tally)
        self.give(task.actor)

    def lose(self, reference: Any, reason: str) -> None:
        """Put the unit of an actor that is gone back, and start another actor."""
        task = self.tasks.pop(reference)
        self.board.lose(task.unit, reason)
        if not self.board.stopping:
            self.give(self.hire())
