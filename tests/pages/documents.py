"""Documents made for the tests: PDFs, Word files, feeds, web archives, packed files; each function gives the bytes."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

REPORT = (
    "Northern Rail Freight reported revenue of £412.6 million for the year, up 7.3 percent, as it moved "
    "18.4 million tonnes of goods over 2,310 kilometres of line.",
    "Operating profit fell to £23.9 million from £31 million because diesel cost 19 percent more. The company "
    "cut 640 of its 5,200 posts and sold 37 locomotives.",
    "It expects to invest between £55 million and £60 million next year and to pay a dividend of 4.2 pence a share, "
    "which is one third less than the 6.3 pence that it paid before.",
    "About 71 percent of trains arrived within 15 minutes of the timetable, compared with 66 percent a year ago.",
)
"""The paragraphs of an invented annual report: the main text of the PDFs and Word files."""


def make_pdf(
    paragraphs: Sequence[str] = REPORT, *, columns: int = 1, password: str | None = None, title: str = ""
) -> bytes:
    """Give a PDF set by a layout engine: in columns, with running head and page numbers; with a password, encrypted."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer

    buffer = io.BytesIO()
    document = BaseDocTemplate(
        buffer, pagesize=A4, title=title, encrypt=StandardEncryption(password) if password else None, invariant=1
    )
    width = document.width / columns - (12 if columns > 1 else 0)
    frames = [
        Frame(document.leftMargin + index * (width + 24), document.bottomMargin, width, document.height - 24)
        for index in range(columns)
    ]

    def draw_edges(canvas: Any, page: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, 806, "Northern Rail Freight annual report")
        canvas.drawRightString(520, 36, f"{canvas.getPageNumber()}")

    document.addPageTemplates([PageTemplate(frames=frames, onPage=draw_edges)])
    style = getSampleStyleSheet()["BodyText"]
    style.alignment = 4 if columns > 1 else 0
    flow: list[Any] = [Paragraph(title, getSampleStyleSheet()["Title"])] if title else []
    for paragraph in paragraphs:
        flow += [Paragraph(paragraph, style), Spacer(1, 8)]
    document.build(flow)
    return buffer.getvalue()


def make_line_pdf(lines: Sequence[str], *, pages: int = 1) -> bytes:
    """Give a PDF whose lines are set one by one, broken exactly as given, the same on every page."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for _ in range(pages):
        text = canvas.beginText(72, 760)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def make_scanned_pdf() -> bytes:
    """Give a PDF that holds a picture of a page and no text."""
    from PIL import Image, ImageDraw
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(picture).text((60, 60), "Profits rose 12 percent", fill=0)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return buffer.getvalue()


def make_docx(paragraphs: Sequence[str] = REPORT) -> bytes:
    """Give a Word file: paragraphs, a number in three runs, superscripts, a deletion that is tracked, a table."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.core_properties.title = "Annual report"
    document.core_properties.author = "M. Ferrars"
    document.add_heading("Freight moves 18.4 million tonnes", 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    split = document.add_paragraph("Each wagon carries ")
    split.add_run("6")
    split.add_run("2").bold = True
    split.add_run(".5 tonnes.")
    power = document.add_paragraph("Wear is 10")
    power.add_run("6").font.superscript = True
    power.add_run(" grams; footnote 8,400")
    power.add_run("2").font.superscript = True
    power.add_run(" wagons.")
    tracked = document.add_paragraph("The fleet has ")
    tracked._p.append(
        parse_xml(f'<w:del {nsdecls("w")} w:id="1" w:author="ed"><w:r><w:delText>990</w:delText></w:r></w:del>')
    )
    tracked._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="2" w:author="ed"><w:r><w:t>991</w:t></w:r></w:ins>'))
    tracked.add_run(" wagons now.")
    table = document.add_table(rows=2, cols=3)
    for row, cells in zip(table.rows, (("Year", "Tonnes", "Trains"), ("2023", "17.1m", "41,300")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("The report ends with 3 appendices.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "lolololololololololol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9))
    + b']><rss version="2.0"><channel><title>&j;</title><item><title>&j;</title></item></channel></rss>'
)


def make_zip(entries: Mapping[str, bytes], *, links: Mapping[str, str] | None = None) -> bytes:
    """Give a zip of these entries under exactly these names; `links` become symbolic links."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        for name, target in (links or {}).items():
            link = zipfile.ZipInfo(name)
            link.create_system = 3
            link.external_attr = 0o120777 << 16
            archive.writestr(link, target)
    return buffer.getvalue()


def make_zip_bomb(*, megabytes: int = 300) -> bytes:
    """Give a zip of a few hundred kilobytes whose one entry unpacks to hundreds of megabytes."""
    return make_zip({"bomb.txt": b"1 " * (megabytes * 500_000)})


def make_tar(entries: Mapping[str, bytes], *, mode: str = "w:gz", links: Mapping[str, str] | None = None) -> bytes:
    """Give a tar of these entries, with symbolic links and a device beside them."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
        for name, target in (links or {}).items():
            link = tarfile.TarInfo(name)
            link.type = tarfile.SYMTYPE
            link.linkname = target
            archive.addfile(link)
        if links:
            device = tarfile.TarInfo("null.txt")
            device.type = tarfile.CHRTYPE
            archive.addfile(device)
    return buffer.getvalue()


def make_warc(pages: Mapping[str, tuple[int, str, bytes]], *, packed: bool = True) -> bytes:
    """Give a web archive: for each address a request and a response of this status, media type and body."""
    records = [warc_record("warcinfo", "", b"software: press\r\n", "application/warc-fields")]
    for address, (status, media_type, body) in pages.items():
        request = f"GET {address} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
        answer = (
            f"HTTP/1.1 {status} X\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        )
        records.append(warc_record("request", address, request, "application/http; msgtype=request"))
        records.append(warc_record("response", address, answer, "application/http; msgtype=response"))
    return b"".join(gzip.compress(record, mtime=0) if packed else record for record in records)


def warc_record(kind: str, address: str, content: bytes, media_type: str) -> bytes:
    """Give one record of a web archive."""
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>",
        "WARC-Date: 2025-03-09T08:00:00Z",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(content)}",
    ]
    if address:
        head.insert(2, f"WARC-Target-URI: {address}")
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"
