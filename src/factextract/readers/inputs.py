"""The door: whatever the user names becomes a stream of articles, failures and notices, in the order given."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

from factextract.errors import MissingDependencyError
from factextract.readers.archives import peek_compressed, read_compressed, read_tar, read_zip
from factextract.readers.copies import CopyLedger
from factextract.readers.docx import read_docx
from factextract.readers.feeds import read_feed
from factextract.readers.folder import describe_os_error, list_folder
from factextract.readers.html import read_html
from factextract.readers.language import name_other_language
from factextract.readers.markdown import read_markdown
from factextract.readers.names import IdLedger, file_id, path_id
from factextract.readers.pdf import read_pdf
from factextract.readers.rows import read_csv, read_json, read_jsonl, read_parquet
from factextract.readers.sidecar import Sidecars, apply_sidecar
from factextract.readers.sniff import sniff_kind
from factextract.readers.source import Notice, Reading, Readings, ReadOptions, RefusedSourceError, Source, Unread
from factextract.readers.text import read_text
from factextract.readers.urls import Courtesy, fetch
from factextract.readers.warc import read_warc
from factextract.records import Article

Reader: TypeAlias = Callable[[Source, ReadOptions], Iterator[Reading]]

STDIN_NAME = "-"


def read_inputs(names: Iterable[str], options: ReadOptions | None = None) -> Readings:
    """Read files, folders, archives, feeds, addresses and `-` for standard input, in the order given.

    Nothing that one input holds or lacks stops the others: what cannot be read comes as an Unread.
    A second article of the same doc_id gets `~2`, and a Notice says so, as of copies of an earlier article.
    """
    run = Run(options or ReadOptions())
    for name in names:
        for reading in run.read_input(name):
            yield from run.settle(reading)


class Run:
    """One run over many inputs: what its articles share are identifiers, dates, copies, and manners towards hosts."""

    def __init__(self, options: ReadOptions) -> None:
        self.options = options
        self._ids = IdLedger()
        self._copies = CopyLedger()
        self._sidecars = Sidecars()
        self._courtesy = Courtesy()

    def settle(self, reading: Reading) -> Iterator[Reading]:
        """Give an article its date and an identifier of its own; tell what is to be told of it."""
        while self._sidecars.notices:
            yield self._sidecars.notices.pop(0)
        if not isinstance(reading, Article):
            yield reading
            return
        article, name = reading, reading.source_name or reading.doc_id
        if self.options.published:
            article = article.model_copy(update={"published": self.options.published})
        other = name_other_language(article.text)
        if other is not None and not self.options.force:
            yield Unread(name, f"is in {other}, and only English is read; --force reads it all the same", "not_english")
            return
        given = self._ids.claim(article.doc_id)
        if given != article.doc_id:
            yield Notice(name, f"the identifier {article.doc_id} is taken; this article becomes {given}")
            article = article.model_copy(update={"doc_id": given})
        copied = self._copies.find_copy(article)
        if copied is not None:
            yield Notice(name, f"is a copy of {copied}, or nearly; its claims are given once more")
            article = article.model_copy(update={"notes": (*article.notes, f"copy_of: {copied}")})
        yield article

    def read_input(self, name: str) -> Iterator[Reading]:
        """Read one input as the user named it."""
        if name == STDIN_NAME:
            yield from self.read_source(read_stdin(self.options), self.options)
            return
        if "://" in name[:12]:
            yield from self.read_address(name, self.options)
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
            yield from self.read_folder(path)
        elif exists or path.is_symlink():
            yield from self.read_file(Source(name, file_id(path.name), path=path))
        else:
            yield Unread(name, "there is no such file or folder; check the path", "not_found")

    def read_folder(self, folder: Path) -> Iterator[Reading]:
        """Read every article of a folder and of those in it."""
        found = False
        for entry in list_folder(folder):
            if isinstance(entry, tuple):
                path, parts = entry
                found = True
                yield from self.read_file(Source(str(path), path_id(parts), path=path))
            else:
                found = found or isinstance(entry, Unread)
                yield entry
        if not found:
            yield Unread(
                str(folder), "there is no article in this folder; give one that holds text files", "no_article"
            )

    def read_file(self, source: Source) -> Iterator[Reading]:
        """Read a file's articles, with what `articles.toml` knows of them."""
        for reading in self.read_source(source, self.options):
            yield reading if source.path is None else self.add_known(reading, source.path)

    def add_known(self, reading: Reading, path: Path) -> Reading:
        """Give an article of a file with what an `articles.toml` beside the file knows of it."""
        if not isinstance(reading, Article):
            return reading
        return apply_sidecar(reading, self._sidecars.find(path, reading.doc_id))

    def read_address(self, address: str, options: ReadOptions, *, linked: bool = False) -> Iterator[Reading]:
        """Fetch an address and read what came; `linked` pages of a feed are fetched with the manners of a crawler."""
        try:
            if linked:
                self._courtesy.wait_and_check(address, options)
            source = fetch(address, options)
        except RefusedSourceError as error:
            yield Unread(address, str(error), error.reason)
            return
        except MissingDependencyError as error:
            yield Unread(address, str(error), "missing_extra")
            return
        yield from self.read_source(source, options)

    def read_source(self, source: Source, options: ReadOptions) -> Iterator[Reading]:
        """Read one source with the reader of its kind; a failure ends this source alone."""
        try:
            yield from self.find_reader(source)(source, options)
        except RefusedSourceError as error:
            yield Unread(source.name, str(error), error.reason)
        except MissingDependencyError as error:
            yield Unread(source.name, str(error), "missing_extra")
        except OSError as error:
            yield Unread(source.name, describe_os_error(error), "unreadable")
        except Exception as error:  # strangers' bytes in strangers' parsers: a fault in one must not end the batch
            what = f"{type(error).__name__}: {error}".split("\n", 1)[0][:200]
            yield Unread(source.name, f"breaks its reader ({what}); report it, with the file", "reader_fault")

    def find_reader(self, source: Source) -> Reader:
        """Give the reader of a source's kind; refuse a kind that none takes."""
        kind = sniff_kind(source)
        if kind in ("gzip", "bzip2", "xz"):
            return self.find_unpacker(source, kind)
        readers: dict[str, Reader] = {
            "text": read_text,
            "markdown": read_markdown,
            "html": read_html,
            "pdf": read_pdf,
            "docx": read_docx,
            "jsonl": read_jsonl,
            "json": read_json,
            "csv": read_csv,
            "parquet": read_parquet,
            "feed": partial(read_feed, fetch_page=partial(self.read_address, linked=True)),
            "warc": partial(read_warc, read_inner=self.read_source),
            "zip": partial(read_zip, read_inner=self.read_source),
            "tar": partial(read_tar, read_inner=self.read_source),
        }
        if kind in readers:
            return readers[kind]
        raise RefusedSourceError(f"is {kind}, which is not read; give the article as text", "unknown_kind")

    def find_unpacker(self, source: Source, kind: str) -> Reader:
        """Give the reader of a compressed file, by what is inside."""
        head = peek_compressed(source, kind)
        if kind == "gzip" and head.startswith(b"WARC/"):
            return partial(read_warc, read_inner=self.read_source)
        return partial(read_compressed, read_inner=self.read_source, kind=kind, is_tar=head[257:262] == b"ustar")


def read_stdin(options: ReadOptions) -> Source:
    """Take all of standard input."""
    data = sys.stdin.buffer.read(options.limits.source_bytes + 1)
    return Source("standard input", "stdin", data=data)
