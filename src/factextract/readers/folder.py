"""The files of a folder that may hold an article: recursive, sorted, no hidden ones, no symbolic links."""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from factextract.readers.sidecar import SIDECAR_NAME
from factextract.readers.source import Notice, Unread

ARTICLE_SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".shtml", ".pdf", ".docx", ".xml", ".rss", ".atom"}
    | {
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".parquet",
        ".warc",
        ".zip",
        ".tar",
        ".tgz",
        ".tbz2",
        ".txz",
        ".gz",
        ".bz2",
    }
    | {".xz"}
)
"""What a folder is searched for; any file can be given by name."""

PASSED_NAMES = frozenset({"readme", "license", "licence", "changelog", "makefile", "contributing", "copying"})
"""Files about a collection, by stem, which are no articles of it."""


def list_folder(folder: Path) -> Iterator[tuple[Path, tuple[str, ...]] | Unread | Notice]:
    """Give each file that may hold an article, with its path's parts below the folder; then tell what was passed over.

    A symbolic link is passed over: what it points to is either in the folder anyway, or no part of it.
    """
    passed: Counter[str] = Counter()
    links = 0
    for path, parts, mode in sorted_entries(folder, ()):
        if isinstance(path, Unread):
            yield path
        elif stat.S_ISLNK(mode):
            links += 1
        elif not stat.S_ISREG(mode):
            passed["special files"] += 1
        elif is_article_name(parts[-1]):
            yield path, parts
        elif parts[-1] == SIDECAR_NAME:
            continue
        else:
            passed[PurePosixPath(parts[-1]).suffix.lower() or parts[-1]] += 1
    if passed:
        kinds = ", ".join(sorted(passed))
        files = count_of(sum(passed.values()), "file")
        yield Notice(str(folder), f"passed over {files} of other kinds ({kinds}); name a file to have it read")
    if links:
        yield Notice(str(folder), f"passed over {count_of(links, 'symbolic link')}; give what they point to by name")


def sorted_entries(folder: Path, below: tuple[str, ...]) -> Iterator[tuple[Path | Unread, tuple[str, ...], int]]:
    """Walk a folder in the order of names, without hidden entries, without following links; a stack, for deep trees."""
    stack: list[tuple[Path, tuple[str, ...]]] = [(folder, below)]
    while stack:
        path, parts = stack.pop()
        try:
            mode = path.lstat().st_mode if parts else stat.S_IFDIR
            inside = sorted(path.iterdir(), reverse=True) if stat.S_ISDIR(mode) else []
        except OSError as error:
            yield Unread(str(path), describe_os_error(error), "unreadable"), parts, 0
            continue
        if stat.S_ISDIR(mode):
            stack.extend((entry, (*parts, entry.name)) for entry in inside if not entry.name.startswith("."))
        else:
            yield path, parts, mode


def is_article_name(name: str) -> bool:
    """Say whether a file of this name in a folder is taken for an article."""
    pure = PurePosixPath(name)
    return pure.stem.lower() not in PASSED_NAMES and pure.suffix.lower() in ARTICLE_SUFFIXES


def count_of(number: int, noun: str, plural: str = "") -> str:
    """Give `1 file`, `2,300 files`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def describe_os_error(error: OSError) -> str:
    """Say in plain words why the system would not give the bytes, and what to do."""
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "permission denied; see to it that you may read it"
    if isinstance(error, NotADirectoryError):
        return "a part of the path is a file, not a folder; check the path"
    what = (error.strerror or type(error).__name__).lower()
    return f"cannot be read: {what}; check the path and the disk"
