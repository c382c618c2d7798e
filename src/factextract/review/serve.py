"""The desk on this machine's own address: a socket that nobody else reaches, a server on it, a browser in front."""

from __future__ import annotations

import socket
import threading
import webbrowser
from collections.abc import Callable

import uvicorn

from factextract.errors import UsageError
from factextract.review.desk import ReviewDesk
from factextract.review.guard import Session
from factextract.review.server import build_app

LOOPBACK = "127.0.0.1"


def open_socket(port: int) -> socket.socket:
    """Give a socket on the loopback address, at a free port where none is named."""
    # The event loop turns Nagle's delay off, 40 ms an answer, only where the protocol is named.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port))
        listener.listen(64)
    except OSError as error:
        listener.close()
        raise UsageError(f"port {port}: {(error.strerror or '').lower()}; give another --port, or none") from error
    return listener


def serve_desk(desk: ReviewDesk, *, port: int, browser: bool, say: Callable[[str], None]) -> None:
    """Serve a desk until it is interrupted; say where it is."""
    listener = open_socket(port)
    port = listener.getsockname()[1]
    session = Session()
    address = f"http://{LOOPBACK}:{port}/?token={session.token}"
    config = uvicorn.Config(
        build_app(desk, session, port=port),
        log_level="error",
        access_log=False,
        ws="none",
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    say(f"review desk: {address}")
    say(f"decisions go to {desk.journal.path}; Ctrl-C closes the desk")
    if browser:
        threading.Timer(0.4, webbrowser.open, [address]).start()
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
