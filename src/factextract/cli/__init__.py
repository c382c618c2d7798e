"""The command line: one verb a file; each verb calls one door. Nothing heavy is imported before a verb runs."""

from __future__ import annotations

import logging
import os
import sys
import warnings
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, TextIO

import typer

from factextract.cli.explain import explain
from factextract.cli.extract import extract
from factextract.cli.numbers import numbers
from factextract.cli.speech import say
from factextract.errors import FactextractError, ModelWarning
from factextract.lexicon import use_words
from factextract.lexicon.own_words import read_words
from factextract.settings import load_settings

INTERRUPTED = 130
FAULT = 70
"""The code of a fault in factextract itself, which no input should bring about."""

HELP_OPTIONS = frozenset({"-h", "--help"})
FURTHER_VERBS = ("score", "check", "report", "review", "run")
FURTHER_GROUPS = ("gold", "rules")


def build_app() -> typer.Typer:
    """Give the command line with all its verbs."""
    app = typer.Typer(
        name="factextract",
        help="Numeric claims of press articles as exact, checkable records.",
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": sorted(HELP_OPTIONS)},
    )
    app.callback(invoke_without_command=True)(greet)
    app.command("extract")(extract)
    app.command("numbers")(numbers)
    app.command("explain")(explain)
    for verb in FURTHER_VERBS:
        if find_spec(f"factextract.cli.{verb}"):
            app.command(verb)(getattr(import_module(f"factextract.cli.{verb}"), verb))
    for group in FURTHER_GROUPS:
        if find_spec(f"factextract.cli.{group}"):
            app.add_typer(getattr(import_module(f"factextract.cli.{group}"), f"{group}_app"), name=group)
    return app


def greet(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Numeric claims of press articles as exact, checkable records."""
    if version:
        from importlib.metadata import version as find_version

        typer.echo(f"factextract {find_version('factextract')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
        raise typer.Exit
    if not HELP_OPTIONS & set(sys.argv):
        words = read_words(load_settings(Path.cwd()).lexicon)
        context.with_resource(use_words(words))  # for as long as the verb runs


def main() -> int:
    """Run the command line and give the exit code; every error is one line on standard error."""
    logging.getLogger().addHandler(logging.NullHandler())  # libraries' warnings are for whoever asks for them
    try:
        with warnings.catch_warnings():
            warnings.showwarning = tell_warning
            result = build_app()(standalone_mode=False, prog_name="factextract")
        sys.stdout.flush()
    except KeyboardInterrupt:
        return end_interrupted()
    except BrokenPipeError:
        return end_unheard()
    except FactextractError as error:
        say(str(error))
        return error.exit_code
    except Exception as error:
        return end_with_error(error)
    if result == INTERRUPTED:  # typer turns Ctrl-C into this code
        return end_interrupted()
    return result if isinstance(result, int) else 0


def tell_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Say a warning of ours in one line; libraries' own are for whoever asks for them."""
    if issubclass(category, ModelWarning):
        say(str(message))


def end_interrupted() -> int:
    """Say that the user stopped it."""
    say("interrupted")
    return INTERRUPTED


def end_unheard() -> int:
    """Leave quietly when whoever read the output has read enough: `factextract extract … | head`."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def end_with_error(error: Exception) -> int:
    """Say what was wrong with the call, or that factextract itself has a fault."""
    if isinstance(error, typer.Abort):
        return end_interrupted()
    if hasattr(error, "format_message") and hasattr(error, "exit_code"):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "factextract"
        say(f"{' '.join(error.format_message().split()).rstrip('.')}; see {command} --help")
        return int(error.exit_code)
    if os.environ.get("FACTEXTRACT_TRACEBACK"):
        raise error
    say(f"a fault of its own: {type(error).__name__}: {error}; set FACTEXTRACT_TRACEBACK=1 to see where, and report it")
    return FAULT
