"""The door: whatever the user names becomes a stream of articles, failures and notices, in the order given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeAlias

from factextract.readers.folder import describe_os_error, list_folder
from factextract.readers.html import read_html
from factextract.readers.names import IdLedger, file_id, path_id
from factextract.readers.sidecar import Sidecars, apply_sidecar
from factextract.readers.sniff import sniff_kind
from factextract.readers.source import Notice, Reading, Readings, ReadOptions, RefusedSourceError, Source, Unread
from factextract.readers.text import read_text
from factextract.records import Article

Reader: TypeAlias = Callable[[Source, ReadOptions], Readings]

STDIN_NAME = "-"


def read_inputs(names: Iterable[str], options: ReadOptions | None = None) -> Readings:
    """Read files, folders, archives, addresses and `-` for standard input, in the order given.

    Nothing that one input holds or lacks stops the others: what cannot be read comes as an Unread.
    A second article of the same doc_id gets `~2`, and a Notice says so.
    """
    options = options or ReadOptions()
    ledger = IdLedger()
    sidecars = Sidecars()
    for name in names:
        for reading in read_input(name, options, sidecars):
            while sidecars.notices:
                yield sidecars.notices.pop(0)
            if not isinstance(reading, Article):
                yield reading
                continue
            if options.published:
                reading = reading.model_copy(update={"published": options.published})
            yield from name_apart(reading, ledger)


def name_apart(article: Article, ledger: IdLedger) -> Iterable[Reading]:
    """Give the article under an identifier that no other article of the run has."""
    given = ledger.claim(article.doc_id)
    if given != article.doc_id:
        name = article.source_name or article.doc_id
        yield Notice(name, f"the identifier {article.doc_id} is taken; this article becomes {given}")
        article = article.model_copy(update={"doc_id": given})
    yield article


def read_input(name: str, options: ReadOptions, sidecars: Sidecars) -> Readings:
    """Read one input as the user named it."""
    if name == STDIN_NAME:
        yield from read_source(read_stdin(options), options)
        return
    path = Path(name)
    try:
        is_folder = path.is_dir()
        exists = is_folder or path.exists()
    except (OSError, ValueError) as error:
        message = describe_os_error(error) if isinstance(error, OSError) else "is no path; check it"
        yield Unread(name, message, "unreadable")
        return
    if is_folder:
        yield from read_folder(path, options, sidecars)
    elif exists or path.is_symlink():
        yield from read_file(Source(name, file_id(path.name), path=path), options, sidecars)
    else:
        yield Unread(name, "there is no such file or folder; check the path", "not_found")


def read_stdin(options: ReadOptions) -> Source:
    """Take all of standard input."""
    data = sys.stdin.buffer.read(options.limits.source_bytes + 1)
    return Source("standard input", "stdin", data=data)


def read_folder(folder: Path, options: ReadOptions, sidecars: Sidecars) -> Readings:
    """Read every article of a folder and of those in it."""
    found = False
    for entry in list_folder(folder):
        if isinstance(entry, tuple):
            path, parts = entry
            found = True
            yield from read_file(Source(str(path), path_id(parts), path=path), options, sidecars)
        else:
            found = found or isinstance(entry, Unread)
            yield entry
    if not found:
        yield Unread(str(folder), "there is no article in this folder; give one that holds text files", "no_article")


def read_file(source: Source, options: ReadOptions, sidecars: Sidecars) -> Readings:
    """Read a file's articles, with what `articles.toml` knows of them."""
    for reading in read_source(source, options):
        if isinstance(reading, Article) and source.path is not None:
            reading = apply_sidecar(reading, sidecars.find(source.path, reading.doc_id))
        yield reading


def read_source(source: Source, options: ReadOptions) -> Readings:
    """Read one source with the reader of its kind; a failure ends this source alone."""
    try:
        kind = sniff_kind(source)
        yield from find_reader(kind)(source, options)
    except RefusedSourceError as error:
        yield Unread(source.name, str(error), error.reason)
    except OSError as error:
        yield Unread(source.name, describe_os_error(error), "unreadable")


def find_reader(kind: str) -> Reader:
    """Give the reader of a kind; refuse a kind that none takes."""
    readers: dict[str, Reader] = {"text": read_text, "markdown": read_text, "html": read_html}
    if kind in readers:
        return readers[kind]
    raise RefusedSourceError(f"is {kind}, which is not read; give the article as text", "unknown_kind")
