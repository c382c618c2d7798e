"""The page of the commands: every verb with its arguments and options, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from factextract.cli import build_app
from factextract.reference.record import escape

HEAD = """# The commands

Results go to standard output, everything else to standard error. `factextract COMMAND --help` says the same as this
page.
"""


def write_commands() -> str:
    """Give the page."""
    root: Any = typer.main.get_command(build_app())
    return HEAD + "".join(f"\n{chapter}" for chapter in tell_group("factextract", root))


def tell_group(path: str, group: Any) -> Iterator[str]:
    """Give a chapter for each command of a group, and for those of its groups."""
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from tell_group(f"{path} {name}", command)
        elif not command.hidden:
            yield tell_command(f"{path} {name}", command)


def tell_command(path: str, command: Any) -> str:
    """Give the chapter of one command."""
    shown = [each for each in command.params if not getattr(each, "hidden", False) and "--help" not in each.opts]
    arguments = [each for each in shown if each.param_type_name == "argument"]
    options = [each for each in shown if each.param_type_name == "option"]
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *map(name_argument, arguments)])
    lines = [f"## `{path}`", "", " ".join((command.help or "").split()), "", "```sh", usage, "```", ""]
    if shown:
        lines += ["| argument or option | meaning |", "| --- | --- |"]
        lines += [f"| `{name_argument(each)}` | {escape(each.help or '')} |" for each in arguments]
        lines += [f"| {name_option(each)} | {escape(each.help or '')}{tell_default(each)} |" for each in options]
    return "\n".join(lines).rstrip() + "\n"


def name_argument(argument: Any) -> str:
    """Give an argument as the usage line shows it."""
    name = (argument.metavar or argument.name.upper()).strip("[]")
    name = f"{name}..." if argument.nargs == -1 else name
    return name if argument.required else f"[{name}]"


def name_option(option: Any) -> str:
    """Give an option with its spellings and what goes behind it."""
    spellings = ", ".join(f"`{each}`" for each in (*option.opts, *option.secondary_opts))
    metavar = "" if option.is_flag else option.metavar or "VALUE"
    return spellings + (f" `{escape(metavar)}`" if metavar else "")


def tell_default(option: Any) -> str:
    """Give the default where the command's own help shows it."""
    default = option.default
    if option.is_flag or not option.show_default or default is None or default == () or callable(default):
        return ""
    return f" Default: `{escape(str(getattr(default, 'value', default)))}`."
