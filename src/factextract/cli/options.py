"""The options that several verbs share, and how they are checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from factextract.errors import UsageError
from factextract.settings import CLAIM_TYPES, FORMATS, check_choice

Inputs: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, archives, addresses, feeds, or - for standard input.",
        show_default=False,
    ),
]
Format: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "-f",
        "--format",
        metavar="|".join(FORMATS),
        help="How to write them. Default: as the output file is called, else table.",
        show_default=False,
    ),
]
Output: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "-o", "--output", metavar="FILE", help="Where to write. Default: standard output.", show_default=False
    ),
]
Published: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--published",
        metavar="DATE",
        help="Day of publication, such as 2025-08-14, of all articles.",
        show_default=False,
    ),
]
Model: TypeAlias = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help="Another English spaCy pipeline.", show_default=False)
]
Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Read articles that are not in English, too.")]
AllowPrivate: TypeAlias = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from loopback and private addresses, too.")
]
NoContext: TypeAlias = Annotated[
    bool, typer.Option("--no-context", help="Leave the roles (metric, subject, …) empty; needs no trained model.")
]
Types: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--types", metavar="A,B", help="Only claims of these types: " + ", ".join(CLAIM_TYPES) + ".", show_default=False
    ),
]


def split_choices(text: str | None, choices: tuple[str, ...], where: str) -> tuple[str, ...] | None:
    """Read a list such as `count,currency`; raise UsageError with the nearest choice for an unknown one."""
    if text is None:
        return None
    found = tuple(check_choice(part, choices, where) for part in text.split(",") if part.strip())
    if not found:
        raise UsageError(f"{where}: the list is empty; it is one of: " + ", ".join(choices))
    return found


def check_day(text: str | None) -> str | None:
    """Give a day in the form 2025-08-14; raise UsageError for anything else."""
    from datetime import date

    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat() if len(text) == 10 else refuse_day(text)
    except ValueError:
        return refuse_day(text)


def refuse_day(text: str) -> str:
    """Raise the error for a date that is none."""
    raise UsageError(f"--published {text!r} is no date; give one such as 2025-08-14")
