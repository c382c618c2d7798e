"""A web server on loopback that serves the pages, and misbehaves in every way that a reader must survive."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import documents
from traps import build_fidelity_page
from truth import load_pages

ARTICLE = build_fidelity_page().encode()
LATIN = (
    "<html><body><article><h1>Café</h1><p>"
    + "The café’s owner paid £3.4m for it – 12% more than was asked – and hired 30 people. " * 4
    + "</p></article></body></html>"
).encode("cp1252")


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    pages: ClassVar[dict[str, bytes]] = {f"/pages/{page.name}": page.data for page in load_pages()}
    asked: ClassVar[list[str]] = []

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer one request."""
        type(self).asked.append(self.path)
        path = self.path.split("?")[0]
        if path in self.pages:
            self.answer(self.pages[path], "text/html")
        elif path == "/redirects":
            self.redirect("/pages/01-broadcaster.html")
        elif path == "/circle":
            self.redirect("/circle")
        elif path == "/to-file":
            self.redirect("file:///etc/passwd")
        elif path == "/to-private":
            self.redirect("http://169.254.169.254/latest/meta-data")
        elif path == "/slow-head":
            time.sleep(4)
        elif path == "/endless":
            self.drip(b"<p>It goes on. </p>", pause=0.05)
        elif path == "/huge":
            self.drip(b"<p>It is huge. </p>" * 5000, pause=0.0)
        elif path == "/bomb":
            self.answer(gzip.compress(b"<p>1 </p>" * 10_000_000), "text/html", ("Content-Encoding", "gzip"))
        elif path == "/packed":
            self.answer(gzip.compress(ARTICLE), "text/html", ("Content-Encoding", "gzip"))
        elif path == "/latin":
            self.answer(LATIN, "text/html; charset=utf-8")
        elif path == "/image.png":
            self.answer(b"\x89PNG", "image/png")
        elif path == "/report.pdf":
            self.answer(documents.make_pdf(), "application/pdf")
        elif path == "/short":
            self.send_response(200)
            self.send_header("Content-Length", "9999")
            self.end_headers()
            self.wfile.write(b"<p>cut")
        elif path == "/garbage":
            self.wfile.write(b"\x00\x01\x02 no http at all")
        elif path == "/robots.txt":
            self.answer(b"User-agent: *\nDisallow: /closed/\nCrawl-delay: 0.1\n", "text/plain")
        elif path == "/feed.xml":
            self.answer(self.feed(), "application/rss+xml")
        elif path.startswith("/status/"):
            self.answer(b"<p>no</p>", "text/html", status=int(path.rpartition("/")[2]))
        else:
            self.answer(b"<p>not here</p>", "text/html", status=404)

    def feed(self) -> bytes:
        """Give a feed whose entries link to pages of this server."""
        host = self.headers["Host"]
        items = "".join(
            f"<item><title>T</title><link>http://{host}{path}</link><description>In short, 3 of 4.</description></item>"
            for path in ("/pages/02-broadsheet.html", "/closed/secret.html")
        )
        return f"<rss version='2.0'><channel><title>F</title>{items}</channel></rss>".encode()

    def answer(self, body: bytes, media_type: str, *headers: tuple[str, str], status: int = 200) -> None:
        """Send a whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, where: str) -> None:
        """Send the client elsewhere."""
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def drip(self, piece: bytes, *, pause: float) -> None:
        """Send an answer that never ends."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            return


@contextmanager
def serve() -> Iterator[str]:
    """Run the server; give its address without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
