"""`factextract run`: archives of millions of articles, by units, over processes or over Ray."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import Force, Inputs, Model, NoContext, Published, check_day
from factextract.cli.speech import LINE_EVERY, say
from factextract.errors import UsageError
from factextract.settings import check_choice, load_settings

if TYPE_CHECKING:
    from factextract.runs.records import RunOptions
    from factextract.runs.supervising import Board

ENGINES = ("local", "ray")
RUN_FORMATS = ("parquet", "jsonl")
INTERRUPTED = 130

Folder = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Where the parts are written.", show_default=False)
]
Engine = Annotated[str, typer.Option("--engine", metavar="|".join(ENGINES), help="Processes here, or a Ray cluster.")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, metavar="N", help="How many at once. Default: the cores.", show_default=False),
]
Resume = Annotated[bool, typer.Option("--resume", help="Go on with the run in the folder.")]
RunFormat = Annotated[str, typer.Option("-f", "--format", metavar="|".join(RUN_FORMATS), help="How parts are written.")]
Address = Annotated[
    str | None,
    typer.Option("--address", metavar="ADDRESS", help="The Ray cluster. Default: one of its own.", show_default=False),
]
Seconds = Annotated[float, typer.Option("--document-seconds", min=1.0, help="How long one article may take.")]
Characters = Annotated[int, typer.Option("--document-characters", min=1, help="How long one article may be.")]
UnitSize = Annotated[int, typer.Option("--unit-articles", min=1, help="How many articles a unit holds, about.")]


def run(
    inputs: Inputs,
    output: Folder,
    engine: Engine = "local",
    workers: Workers = None,
    resume: Resume = False,
    format: RunFormat = "parquet",
    address: Address = None,
    published: Published = None,
    no_context: NoContext = False,
    model: Model = None,
    force: Force = False,
    document_seconds: Seconds = 120.0,
    document_characters: Characters = 2_000_000,
    unit_articles: UnitSize = 200,
) -> int:
    """Extract whole archives into a folder of parts, with many workers; a run that was stopped can be resumed."""
    settings = load_settings(Path.cwd())
    check_choice(engine, ENGINES, "--engine")
    form = check_choice(format, RUN_FORMATS, "-f")
    if address and engine != "ray":
        raise UsageError("--address: is for --engine ray")
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: is a file; give a folder")

    from factextract.cli.identity import describe_identity
    from factextract.lexicon import current_words
    from factextract.runs.folder import RunFolder
    from factextract.runs.records import RunOptions
    from factextract.runs.supervising import set_up_board
    from factextract.runs.units import plan_units

    if form == "parquet":
        from factextract.tables import load_library

        load_library("pyarrow")
    name, context = model or settings.model, settings.context and not no_context
    options = RunOptions(
        model=name,
        context=context,
        published=check_day(published),
        force=force or settings.force,
        form=form,
        words=current_words(),
        document_seconds=document_seconds,
        document_characters=document_characters,
        identity=asdict(describe_identity(name)),
    )
    units, unread = plan_units(inputs, articles=unit_articles)
    for each in unread:
        say(f"{each.name}: {each.message}")
    if not units:
        return 3 if unread else 5
    folder = RunFolder(output.absolute(), form)
    folder.open(options, units, resume=resume)
    board = set_up_board(folder, units)
    if board.done:
        say(f"{board.done:,} of {board.total:,} units are done already")
    with stopping(board):
        drive(board, options, engine, workers or os.cpu_count() or 1, address)
    return close(board, failed=bool(unread))


def drive(board: Board, options: RunOptions, engine: str, workers: int, address: str | None) -> None:
    """Do the units that wait with the engine."""
    telling = Telling()
    if not board.waiting:
        return
    if engine == "ray":
        from factextract.runs.on_ray import run_on_ray

        run_on_ray(board, options, workers, telling.tell, address=address)
    else:
        from factextract.runs.local import run_locally

        run_locally(board, options, workers, telling.tell)


def close(board: Board, *, failed: bool) -> int:
    """Tell the outcome and give the exit code."""
    tally = board.tally
    if board.done < board.total:
        say(f"stopped with {board.done:,} of {board.total:,} units done; go on with --resume")
        return INTERRUPTED
    board.folder.close(tally, board.total)
    say(
        f"{tally.articles:,} articles, {tally.claims:,} claims, {tally.numbers:,} numbers, {tally.findings:,} findings,"
        f" {tally.errors:,} errors in {board.folder.root}"
    )
    if not tally.articles:
        return 3 if tally.errors or failed else 5
    return 4 if tally.errors or failed else 0


@contextmanager
def stopping(board: Board) -> Iterator[None]:
    """Let SIGTERM and Ctrl-C end the run after the units at hand; a second Ctrl-C ends it at once."""

    def stop(number: int, _frame: object) -> None:
        if board.stopping and number == signal.SIGINT:
            raise KeyboardInterrupt
        board.stopping = True
        say("stopping after the units at hand")

    before = {name: signal.signal(name, stop) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


class Telling:
    """Tells how far the run is: a line every ten seconds, on a terminal one that is written over every second."""

    def __init__(self) -> None:
        self.started = self.told = time.monotonic()
        self.on_terminal = sys.stderr.isatty()

    def tell(self, board: Board) -> None:
        """Tell it where it is time to."""
        now = time.monotonic()
        if now - self.told < (1.0 if self.on_terminal else LINE_EVERY):
            return
        self.told = now
        line = describe(board, now - self.started)
        if self.on_terminal:
            sys.stderr.write(f"\r\x1b[K{line}\r")
            sys.stderr.flush()
        else:
            say(line)


def describe(board: Board, seconds: float) -> str:
    """Give units, articles, rate and time left in a line."""
    articles = board.tally.articles - board.began_with.articles
    rate = articles / seconds if seconds else 0.0
    line = f"{board.done:,} of {board.total:,} units, {board.tally.articles:,} articles, {rate:,.1f} a second"
    started = board.total - len(board.waiting)
    if board.done and articles and started:
        left = (board.total - board.done) * (board.tally.articles / board.done) / max(rate, 0.001)
        line += f", {left / 60:,.0f} min left"
    return line + (f", {board.tally.errors:,} errors" if board.tally.errors else "")
