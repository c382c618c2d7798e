"""Who may speak to the desk: this machine's browser with this session's cookie, under this desk's own name."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
LARGEST_BODY = 1_000_000
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


@dataclass
class Session:
    """The secrets of one desk: a token that opens it once, and the cookie that keeps it open."""

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    used: bool = False

    def spend(self, offered: str) -> bool:
        """Tell whether this is the token, and take it out of use."""
        fits = not self.used and hmac.compare_digest(offered.encode(), self.token.encode())
        self.used = self.used or fits
        return fits

    def knows(self, offered: str) -> bool:
        """Tell whether this is the cookie."""
        return hmac.compare_digest(offered.encode(), self.cookie.encode())


class Guard:
    """Stands before every route: host name, cookie, origin and size are checked, the headers set."""

    def __init__(self, app: ASGIApp, *, session: Session, port: int, hosts: tuple[str, ...] = LOOPBACK_NAMES) -> None:
        self.app = app
        self.session = session
        self.cookie_name = f"factextract-{port}"
        self.authorities = frozenset(f"{host}:{port}" for host in hosts)
        self.origins = frozenset(f"http://{authority}" for authority in self.authorities)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                raw = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message["headers"], *raw]}
            await send(message)

        refusal = self.refuse(Request(scope))
        if refusal is not None:
            await refusal(scope, receive, send_guarded)
            return
        await self.app(scope, limit_body(receive), send_guarded)

    def refuse(self, request: Request) -> Response | None:
        """Give the answer to a request that must not get through; None lets it."""
        headers = request.headers
        if len(headers.getlist("host")) != 1 or headers["host"] not in self.authorities:
            return PlainTextResponse("This desk answers on this machine only, under its own address.", 400)
        offered = request.query_params.get("token")
        if offered is not None and request.method == "GET" and request.url.path == "/":
            return self.open_session(request, offered)
        if not self.session.knows(request.cookies.get(self.cookie_name, "")):
            return PlainTextResponse("Open the desk with the address that factextract review has printed.", 403)
        if request.method not in ("GET", "HEAD"):
            return self.refuse_write(headers)
        return None

    def open_session(self, request: Request, offered: str) -> Response:
        """Change the token for the cookie, and take the token out of the address."""
        known = self.session.knows(request.cookies.get(self.cookie_name, ""))
        if not known and not self.session.spend(offered):
            text = "This address has been used. Go on where you opened it, or start factextract review again."
            return PlainTextResponse(text, 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self.cookie_name, self.session.cookie, httponly=True, samesite="strict", path="/")
        return answer

    def refuse_write(self, headers: Headers) -> Response | None:
        """Refuse a write that does not come from this desk's own page as JSON."""
        if headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return PlainTextResponse("Only JSON is taken.", 415)
        site = headers.get("sec-fetch-site")
        origin = headers.get("origin")
        if site is not None and site != "same-origin":
            return PlainTextResponse("Only the desk's own page may write.", 403)
        if origin not in self.origins and (origin is not None or site is None):
            return PlainTextResponse("Only the desk's own page may write.", 403)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > LARGEST_BODY:
            return PlainTextResponse("That is too much at once.", 413)
        return None


def limit_body(receive: Receive) -> Receive:
    """Give a receiver that ends a body which is larger than any honest one."""
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return receive_limited
