"""`factextract extract`: the claims of articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factextract.cli.options import (
    AllowPrivate,
    Force,
    Format,
    Inputs,
    Model,
    NoContext,
    Output,
    Published,
    Types,
    check_day,
    split_choices,
)
from factextract.cli.outlet import check_output, choose_format
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.speech import Progress
from factextract.settings import CLAIM_TYPES, FORMATS, check_choice, load_settings

if TYPE_CHECKING:
    from factextract.extraction import Extraction


def extract(
    inputs: Inputs,
    format: Format = None,
    output: Output = None,
    published: Published = None,
    types: Types = None,
    no_context: NoContext = False,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
    check: Annotated[
        bool,
        typer.Option("--check", help="Check the figures against each other, too; findings go to standard error."),
    ] = False,
) -> int:
    """Write the numeric claims of articles, each as an exact record."""
    settings = load_settings(Path.cwd())
    form = choose_format(check_choice(format, FORMATS, "-f") if format else None, output, settings.format)
    kept = split_choices(types, CLAIM_TYPES, "--types: type") or settings.types
    day = check_day(published)
    check_output(output, form, inputs)

    from factextract.cli.writing import write_results
    from factextract.extraction import extract_articles
    from factextract.readers.source import ReadOptions

    options = ReadOptions(
        published=day, force=force or settings.force, allow_private=allow_private or settings.allow_private
    )
    tally = Tally()
    progress = Progress()
    door = partial(
        extract_articles, model=model or settings.model, context=settings.context and not no_context, types=kept
    )
    checked: list[str] = []
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = count_extractions(extract_each(articles, door, tally), tally, progress, "claims")
        if check:
            extractions = check_along(extractions, checked)
        write_results(extractions, "claims", form, output=output, progress=progress)
    finally:
        progress.close()
    for lines in checked:
        say_lines(lines)
    tally.close("claims")
    return tally.exit_code()


def check_along(extractions: Iterable[Extraction], checked: list[str]) -> Iterator[Extraction]:
    """Pass the extractions on, and keep what the checks say of each in `checked`."""
    from factextract.cli.check import References, check_each, format_table

    for extraction in extractions:
        (found,) = check_each([extraction], References())
        checked.append(format_table(found, width=80, to_terminal=False))
        yield extraction


def say_lines(text: str) -> None:
    """Write a block of lines to standard error."""
    for line in text.rstrip("\n").split("\n"):
        typer.echo(line, err=True)
