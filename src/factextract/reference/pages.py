"""All generated pages by their name, and whether those on the disk are the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factextract.reference.commands import write_commands
from factextract.reference.record import write_record
from factextract.reference.rules import write_limits, write_rules
from factextract.reference.schemas import write_schemas

NOTE = "<!-- Written by `python -m factextract.reference`; edit the source that it is made from. -->\n\n"


def make_pages() -> Mapping[str, str]:
    """Give every generated page under its name, relative to the folder of the reference."""
    pages = {
        "RECORD.md": NOTE + write_record(),
        "COMMANDS.md": NOTE + write_commands(),
        "RULES.md": NOTE + write_rules(),
        "LIMITS.md": NOTE + write_limits(),
    }
    return {**pages, **write_schemas()}


def write_pages(folder: Path) -> None:
    """Write every page into a folder, and take away schemas that no record has any more."""
    pages = make_pages()
    for old in (folder / "schemas").glob("*.json"):
        if f"schemas/{old.name}" not in pages:
            old.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))


def find_stale(folder: Path) -> list[str]:
    """Give the names of the pages that are missing or say something else than they would if written now."""
    stale = []
    for name, text in make_pages().items():
        path = folder / name
        if not path.is_file() or path.read_bytes().replace(b"\r\n", b"\n") != text.encode("utf-8"):
            stale.append(name)
    return stale
