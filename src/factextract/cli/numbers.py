"""`factextract numbers`: the ledger of every number, claim or not."""

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
    check_day,
    split_choices,
)
from factextract.cli.outlet import check_output, choose_format
from factextract.cli.reading import Tally, count_extractions, extract_each, read_articles
from factextract.cli.speech import Progress
from factextract.settings import FATES, FORMATS, check_choice, load_settings

if TYPE_CHECKING:
    from factextract.extraction import Extraction

Fate = Annotated[
    str | None,
    typer.Option(
        "--fate", metavar="|".join(FATES), help="Only numbers of this fate, or these (a,b).", show_default=False
    ),
]


def numbers(
    inputs: Inputs,
    format: Format = None,
    output: Output = None,
    fate: Fate = None,
    published: Published = None,
    no_context: NoContext = False,
    model: Model = None,
    force: Force = False,
    allow_private: AllowPrivate = False,
) -> int:
    """Write every number of articles once, with its fate: claim, excluded with the reason, or unresolved."""
    settings = load_settings(Path.cwd())
    form = choose_format(check_choice(format, FORMATS, "-f") if format else None, output, settings.format)
    fates = split_choices(fate, FATES, "--fate: fate")
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
    door = partial(extract_articles, model=model or settings.model, context=settings.context and not no_context)
    try:
        articles = read_articles(inputs, options, tally, progress)
        extractions = keep_fates(extract_each(articles, door, tally), fates)
        write_results(
            count_extractions(extractions, tally, progress, "numbers"),
            "numbers",
            form,
            output=output,
            progress=progress,
        )
    finally:
        progress.close()
    tally.close("numbers")
    return tally.exit_code()


def keep_fates(extractions: Iterable[Extraction], fates: tuple[str, ...] | None) -> Iterator[Extraction]:
    """Leave only the numbers of these fates in each extraction."""
    from factextract.extraction import Extraction

    for extraction in extractions:
        if fates is None:
            yield extraction
        else:
            kept = tuple(number for number in extraction.numbers if number.fate in fates)
            yield Extraction(article=extraction.article, claims=extraction.claims, numbers=kept)
