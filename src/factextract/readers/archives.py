"""Packed files: zip, tar and single compressed files, read in memory with caps, never unpacked to disk."""

from __future__ import annotations

import bz2
import gzip
import lzma
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from factextract.readers.folder import count_of, is_article_name
from factextract.readers.names import path_id
from factextract.readers.source import Notice, Reading, Readings, ReadOptions, RefusedSourceError, Source, Unread

CHUNK = 1 << 16
FREE = 1_000_000
"""Unpacked bytes up to which no ratio is looked at."""

UNPACK_ERRORS = (
    *(OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
    *(NotImplementedError, UnicodeError, struct.error),
)
OPENERS: dict[str, Callable[[BinaryIO], Any]] = {"gzip": gzip.open, "bzip2": bz2.open, "xz": lzma.open}
ReadInner = Callable[[Source, ReadOptions], Iterator[Reading]]


class Meter:
    """What an archive has unpacked to, against its caps."""

    def __init__(self, options: ReadOptions, packed: int) -> None:
        self._limits = options.limits
        self._packed = max(packed, 1)
        self._total = 0
        self._entries = 0

    def count_entry(self) -> None:
        """Count an entry; refuse one too many."""
        self._entries += 1
        if self._entries > self._limits.entries:
            raise RefusedSourceError(f"holds more than {self._limits.entries:,} entries; split it up", "too_large")

    def read(self, stream: Any, packed: int) -> bytes:
        """Read an entry to its end, `packed` bytes in the archive; refuse it where it grows beyond the caps."""
        pieces: list[bytes] = []
        size = 0
        while piece := stream.read(CHUNK):
            size += len(piece)
            self._total += len(piece)
            if size > FREE and size > self._limits.ratio * max(packed, 1):
                raise RefusedSourceError("unpacks to far more than a text would; it may be a bomb", "bomb")
            if size > self._limits.source_bytes:
                raise RefusedSourceError(
                    f"unpacks to more than {self._limits.source_bytes // 1_000_000} MB", "too_large"
                )
            if self._total > self._limits.container_bytes:
                raise RefusedSourceError("unpacks to more than an archive may; split it up", "bomb")
            pieces.append(piece)
        return b"".join(pieces)

    @property
    def packed(self) -> int:
        """Bytes of the archive itself."""
        return self._packed


def packed_size(source: Source) -> int:
    """Give the bytes that a source has before it is unpacked."""
    if source.data is not None:
        return len(source.data)
    return source.path.stat().st_size if source.path else 0


def check_depth(source: Source, options: ReadOptions) -> None:
    """Refuse archives in archives in archives."""
    if source.depth >= options.limits.depth:
        raise RefusedSourceError("is an archive too deep in other archives; unpack it first", "too_deep")


def check_name(name: str) -> tuple[str, ...] | None:
    """Give the parts of an entry's name; None where it would leave the archive."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts or name.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return None
    return parts


def is_hidden(parts: tuple[str, ...]) -> bool:
    """Say whether an entry is hidden, or the shadow that some systems add."""
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def make_inner(source: Source, parts: tuple[str, ...], data: bytes) -> Source:
    """Give an entry as a source."""
    return Source(
        f"{source.name}!/{'/'.join(parts)}",
        path_id(parts),
        data=data,
        retrieved=source.retrieved,
        depth=source.depth + 1,
    )


def read_zip(source: Source, options: ReadOptions, read_inner: ReadInner) -> Readings:
    """Give the articles of a zip, in the order of names."""
    check_depth(source, options)
    meter = Meter(options, packed_size(source))
    passed = links = 0
    with source.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except UNPACK_ERRORS as error:
            raise RefusedSourceError(f"is a broken zip ({error}); pack it again", "broken") from error
        found = False
        for entry in sorted(archive.infolist(), key=lambda entry: entry.filename):
            if entry.is_dir():
                continue
            meter.count_entry()
            parts = check_name(entry.filename)
            if parts is None:
                yield leaves_archive(source, entry.filename)
            elif (entry.external_attr >> 16) & 0o170000 == 0o120000:
                links += 1
            elif is_hidden(parts) or not is_article_name(parts[-1]):
                passed += not is_hidden(parts)
            else:
                found = True
                yield from read_zip_entry(
                    source, archive, entry, parts, meter=meter, options=options, read_inner=read_inner
                )
    yield from tell_rest(source, found, passed, links)


def read_zip_entry(
    source: Source,
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    parts: tuple[str, ...],
    *,
    meter: Meter,
    options: ReadOptions,
    read_inner: ReadInner,
) -> Readings:
    """Give the articles of one entry of a zip."""
    name = f"{source.name}!/{entry.filename}"
    if entry.flag_bits & 1:
        yield Unread(name, "is locked with a password; pack it again without one", "encrypted")
        return
    try:
        with archive.open(entry) as stream:
            data = meter.read(stream, entry.compress_size)
    except RefusedSourceError as error:
        yield Unread(name, str(error), error.reason)
        return
    except (*UNPACK_ERRORS, RuntimeError) as error:
        yield Unread(name, f"cannot be unpacked ({error}); pack it again", "broken")
        return
    yield from read_inner(make_inner(source, parts, data), options)


def read_tar(source: Source, options: ReadOptions, read_inner: ReadInner) -> Readings:
    """Give the articles of a tar, compressed or not, in its own order."""
    check_depth(source, options)
    meter = Meter(options, packed_size(source))
    passed = links = 0
    found = False
    with source.open() as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|*") as archive:
                for entry in archive:
                    if entry.isdir():
                        continue
                    meter.count_entry()
                    parts = check_name(entry.name.removeprefix("./"))
                    if parts is None:
                        yield leaves_archive(source, entry.name)
                    elif not entry.isreg():
                        links += 1
                    elif is_hidden(parts) or not is_article_name(parts[-1]):
                        passed += not is_hidden(parts)
                    else:
                        found = True
                        data = meter.read(archive.extractfile(entry), meter.packed)
                        yield from read_inner(make_inner(source, parts, data), options)
        except UNPACK_ERRORS as error:
            raise RefusedSourceError(f"is a broken tar ({error}); pack it again", "broken") from error
    yield from tell_rest(source, found, passed, links)


def read_compressed(
    source: Source, options: ReadOptions, read_inner: ReadInner, *, kind: str, is_tar: bool
) -> Readings:
    """Give the articles of one compressed file, which may be a tar."""
    if is_tar:
        yield from read_tar(source, options, read_inner)
        return
    check_depth(source, options)
    meter = Meter(options, packed_size(source))
    with source.open() as stream:
        try:
            with OPENERS[kind](stream) as inner:
                data = meter.read(inner, meter.packed)
        except UNPACK_ERRORS as error:
            raise RefusedSourceError(f"cannot be unpacked ({error}); pack it again", "broken") from error
    name = strip_packing(source.name)
    yield from read_inner(
        Source(name, source.doc_id, data=data, url=source.url, retrieved=source.retrieved, depth=source.depth + 1),
        options,
    )


def strip_packing(name: str) -> str:
    """Take `.gz` and its like off a name, so that the name of what is inside shows."""
    for suffix in (".gz", ".bz2", ".xz"):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name


def peek_compressed(source: Source, kind: str) -> bytes:
    """Give the first bytes of what is inside a compressed file; nothing where it is broken."""
    with source.open() as stream:
        try:
            with OPENERS[kind](stream) as inner:
                head: bytes = inner.read(1024)
                return head
        except UNPACK_ERRORS:
            return b""


def leaves_archive(source: Source, name: str) -> Unread:
    """Give the failure for an entry whose name points out of the archive."""
    return Unread(f"{source.name}!/{name}", "has a name that leads out of the archive; not read", "unsafe_name")


def tell_rest(source: Source, found: bool, passed: int, links: int) -> Readings:
    """Tell what was passed over; fail where nothing was read."""
    if passed:
        yield Notice(source.name, f"passed over {count_of(passed, 'file')} of other kinds")
    if links:
        yield Notice(source.name, f"passed over {count_of(links, 'link or device', 'links or devices')}")
    if not found:
        raise RefusedSourceError("holds no article; give an archive of text files, pages or documents", "no_article")
