"""Bytes to text, with the decision told: which encoding, and why it was taken."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes

from factextract.readers.source import RefusedSourceError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The longer marks first: that of UTF-32 begins with that of UTF-16."""

PRESS_SIGNS = frozenset("£€¥¢§©®™°±²³¹¼½¾·•–—‘’‚“”„«»‹›…†‡‰ªº×÷µ¡¿ \u00a0\u00ad")
"""The signs beyond letters that English press text uses of a Western code page."""

LATIN_NAMES = frozenset({"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252"})
"""What is said where cp1252 is meant, by all browsers' understanding."""

ODD_CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
DETECTOR_SAMPLE = 200_000


@dataclass(frozen=True)
class Decoded:
    """A text, the encoding that it was in, and what there is to note."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode_bytes(data: bytes, *, stated: Sequence[str] = ()) -> Decoded:
    """Decode an article's bytes: by byte order mark, else strict UTF-8, else as stated, else by what the text shows.

    `stated` is what a server and a page say, in this order; it is believed after UTF-8, which is never met by chance.
    Raises RefusedSourceError for what is no text.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return decode_marked(data[len(mark) :], encoding)
    if b"\x00" in data:
        return decode_with_nulls(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return decode_legacy(data, stated, first_fault=error.start)
    if text.isascii() and b"\x1b$" in data:
        return decode_legacy(data, stated, first_fault=data.index(b"\x1b$"))
    refuse_controls(data)
    return Decoded(text, "utf-8")


def decode_marked(data: bytes, encoding: str) -> Decoded:
    """Decode what stood behind a byte order mark."""
    note = f"byte_order_mark: {encoding}"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RefusedSourceError(
            f"has the byte order mark of {encoding}, but byte {error.start} does not fit; save it again as UTF-8",
            "wrong_encoding",
        ) from error
    if "\x00" in text:
        raise binary_error("holds NUL characters")
    return Decoded(text, encoding, (note,))


def decode_with_nulls(data: bytes) -> Decoded:
    """Decode UTF-16 without a byte order mark, shown by a NUL in every second byte; refuse any other NUL."""
    half = len(data) // 2
    if len(data) % 2 == 0 and half > 1:
        for encoding, high in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
            if high.count(0) >= half * 0.9:
                try:
                    text = data.decode(encoding)
                except UnicodeDecodeError:
                    continue
                if "\x00" not in text:
                    return Decoded(text, encoding, (f"encoding_guessed: {encoding}, a NUL in every second byte",))
    raise binary_error("holds NUL bytes")


def decode_legacy(data: bytes, stated: Sequence[str], *, first_fault: int) -> Decoded:
    """Decode what is no UTF-8."""
    refuse_controls(data)
    why = f"not UTF-8 at byte {first_fault}"
    for name in stated:
        encoding = "cp1252" if name.lower().replace("_", "-") in LATIN_NAMES else name
        if (text := try_decoding(data, encoding)) is not None:
            return Decoded(text, codecs.lookup(encoding).name, (f"encoding_stated: {name}, {why}",))
    for encoding in ("cp1252", "mac_roman"):
        text = try_decoding(data, encoding)
        if text is not None and reads_like_press(text):
            return Decoded(text, encoding, (f"encoding_guessed: {encoding}, {why}",))
    if damaged := mostly_utf8(data):
        return Decoded(damaged, "utf-8", (f"encoding_damaged: broken bytes from byte {first_fault} on replaced",))
    return detect_encoding(data, why)


def mostly_utf8(data: bytes) -> str | None:
    """Give the text of UTF-8 in which a few bytes are broken, each replaced by U+FFFD; None for anything else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for character in text if character > "\x7f") - broken
    return text if sound > 4 * broken else None


def detect_encoding(data: bytes, why: str) -> Decoded:
    """Leave the decision to charset-normalizer, on the beginning of the text."""
    best = from_bytes(data[:DETECTOR_SAMPLE]).best()
    if best is None:
        raise RefusedSourceError(f"is in no encoding that is recognised ({why}); save it as UTF-8", "wrong_encoding")
    text = try_decoding(data, best.encoding)
    if text is None:
        raise RefusedSourceError(
            f"looks like {best.encoding}, but not all of it ({why}); save it as UTF-8", "wrong_encoding"
        )
    return Decoded(text.removeprefix("\ufeff"), best.encoding, (f"encoding_detected: {best.encoding}, {why}",))


def try_decoding(data: bytes, encoding: str) -> str | None:
    """Decode, or give None where the encoding is unknown or does not fit."""
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def reads_like_press(text: str) -> bool:
    """Say whether the characters beyond ASCII stand where English press text has them."""
    padded = f" {text} "
    return all(
        fits_press(padded[index - 1], character, padded[index + 1])
        for index, character in enumerate(padded)
        if character > "\x7f"
    )


def fits_press(previous: str, character: str, following: str) -> bool:
    """Say whether one character beyond ASCII fits between its neighbours.

    `group’s` and `£3m` do; `groupÕs` (a capital behind a small letter) and `Û2.1bn` (a letter at a digit) do not.
    """
    if character in PRESS_SIGNS:
        return True
    if not character.isalpha() or (ord(character) > 0xFF and character not in "ŒœŠšŽžŸ"):
        return False
    return not (previous.isdigit() or following.isdigit() or (character.isupper() and previous.islower()))


def refuse_controls(data: bytes) -> None:
    """Refuse bytes with more control characters than a slip explains."""
    count = len(ODD_CONTROLS.findall(data))
    if count > 8 and count * 100 > len(data):
        raise binary_error(f"holds {count} control characters")


def binary_error(what: str) -> RefusedSourceError:
    """Give the error for bytes that are no text."""
    return RefusedSourceError(f"{what}: it is a binary file, not text; give the article as UTF-8 text", "binary")


def drop_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """Replace lone surrogates, which no UTF-8 can hold, by U+FFFD; give the text and a note if there were any."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text, ()
    sound = re.sub("[\ud800-\udfff]", "\ufffd", text)
    return sound, ("lone_surrogates: replaced",)
