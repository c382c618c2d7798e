"""The child process that takes a PDF apart: bytes on standard input, lines with their places on standard output.

PDFs are parsed by a C++ library from strangers' bytes; here it may crash, hang or fill its memory alone.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import Any

HYPHEN_MARKS = ("\ufffe", "\x02")
RAISED = str.maketrans("0123456789+-−()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ")


def limit_self(memory: int, seconds: int) -> None:
    """Give up memory and time beyond these, where the system can enforce it."""
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def take_apart(data: bytes, most_pages: int) -> dict[str, Any]:
    """Give the pages of a PDF, each a list of lines; or `error` with a short name."""
    import pypdfium2  # noqa: PLC0415 (only in the child)

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"error": "encrypted" if "password" in str(error).lower() else "broken"}
    if len(document) > most_pages:
        return {"error": "too_many_pages", "pages": len(document)}
    pages = []
    for page in document:
        text = page.get_textpage()
        pages.append(list(read_lines(text)))
        text.close()
        page.close()
    meta = document.get_metadata_dict()
    return {"pages": pages, "title": meta.get("Title", ""), "author": meta.get("Author", "")}


def read_lines(page: Any) -> Any:
    """Give each line of a page: its text, raised digits written so, its ends, size and baselines."""
    import pypdfium2.raw as raw  # noqa: PLC0415 (only in the child)

    text = ""
    marks: list[tuple[float, float, float, float]] = []
    size_before, base_before = 0.0, 0.0
    for index in range(page.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(page.raw, index))
        if character in "\r\n":
            if text.strip():
                yield close_line(text, marks)
            text, marks = "", []
            continue
        if character in HYPHEN_MARKS:
            character = "\u00ad"
        if not character.isspace() and not raw.FPDFText_IsGenerated(page.raw, index):
            size = raw.FPDFText_GetFontSize(page.raw, index)
            left, bottom, right, _ = page.get_charbox(index)
            base = find_baseline(raw, page, index, bottom)
            is_raised = 0 < size < size_before * 0.85 and base > base_before + size * 0.2
            if is_raised and character.isdigit():
                character = character.translate(RAISED)
            elif not is_raised:
                size_before, base_before = size, base
                marks.append((left, base, right, size))
        elif character.isspace():
            size_before = 0.0
        text += character
    if text.strip():
        yield close_line(text, marks)


def find_baseline(raw: Any, page: Any, index: int, bottom: float) -> float:
    """Give the height of a character's baseline; that of its lower edge where the library has none."""
    x, y = ctypes.c_double(), ctypes.c_double()
    return y.value if raw.FPDFText_GetCharOrigin(page.raw, index, x, y) else bottom


def close_line(text: str, marks: list[tuple[float, float, float, float]]) -> list[Any]:
    """Give a line's text and measures as plain values."""
    if not marks:
        return [text.strip(), 0.0, 0.0, 0.0, 0.0, 0.0]
    left, right = min(mark[0] for mark in marks), max(mark[2] for mark in marks)
    measures = (left, marks[0][1], right, marks[-1][3], marks[-1][1])
    return [text.strip(), *(round(measure, 1) for measure in measures)]


def main() -> None:
    """Read the limits from the arguments, the PDF from standard input; write JSON."""
    memory, seconds, most_pages = map(int, sys.argv[1:4])
    limit_self(memory, seconds)
    result = take_apart(sys.stdin.buffer.read(), most_pages)
    sys.stdout.buffer.write(json.dumps(result).encode("ascii"))


if __name__ == "__main__":
    main()
