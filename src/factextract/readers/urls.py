"""Addresses: one polite, bounded request, to public hosts only, every redirect checked anew."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from factextract.readers.extras import load_extra
from factextract.readers.feeds import address_id
from factextract.readers.source import ReadOptions, RefusedSourceError, Source

USER_AGENT = "factextract/0.1 (reads press articles one by one; +https://example.org/factextract)"
AGENT_NAME = "factextract"
PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
READ_TYPES = (
    *("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/pdf"),
    *("application/json", "application/x-ndjson", "application/jsonl", "application/zip", "application/gzip"),
    *("application/x-gzip", "application/warc", "application/octet-stream", "application/vnd.openxmlformats"),
    *("application/vnd.apache.parquet", "application/x-tar", "application/feed"),
)
STATUS_WORDS = {
    401: ("wants a login; save the page from a browser and read the file", "paywall"),
    402: ("wants payment; save the page from a browser and read the file", "paywall"),
    403: ("refuses us; save the page from a browser and read the file", "refused"),
    404: ("is not there; check the address", "not_found"),
    410: ("is gone; look for the page in a web archive", "not_found"),
    429: ("says that we ask too often; wait and try again", "refused"),
    451: ("is withheld for legal reasons", "refused"),
}
LONGEST_PAUSE = 10.0


class Courtesy:
    """What a run knows of the hosts that it asks: what their robots.txt allows, and when each was asked last."""

    def __init__(self, *, pause: float = 1.0) -> None:
        self._pause = pause
        self._rules: dict[str, RobotFileParser | None] = {}
        self._asked: dict[str, float] = {}

    def wait_and_check(self, address: str, options: ReadOptions) -> None:
        """Wait as long as the host wants between two requests; refuse an address that its robots.txt forbids."""
        parts = urlsplit(address)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._rules:
            self._rules[host] = fetch_rules(host, options)
        rules = self._rules[host]
        if rules is not None and not rules.can_fetch(AGENT_NAME, address):
            raise RefusedSourceError("is closed to programs by robots.txt; read it in a browser", "robots")
        delay = float(rules.crawl_delay(AGENT_NAME) or self._pause) if rules is not None else self._pause
        left = self._asked.get(host, float("-inf")) + min(delay, LONGEST_PAUSE) - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._asked[host] = time.monotonic()


def fetch_rules(host: str, options: ReadOptions) -> RobotFileParser | None:
    """Fetch a host's robots.txt; None where it has none that can be read."""
    try:
        source = fetch(f"{host}/robots.txt", options)
    except RefusedSourceError:
        return None
    rules = RobotFileParser()
    rules.parse((source.data or b"")[:500_000].decode("utf-8", "replace").splitlines())
    return rules


def fetch(address: str, options: ReadOptions) -> Source:
    """Fetch an address, following redirects, each of them checked; give what came as a source.

    Raises RefusedSourceError for whatever does not give a page within the limits.
    """
    httpx = load_extra("httpx", extra="web")
    deadline = time.monotonic() + options.limits.fetch_seconds
    first = address
    for _ in range(options.limits.redirects + 1):
        host, pinned = check_address(address, options)
        try:
            answer = ask(httpx, address, host, pinned, deadline, limit=options.limits.fetch_bytes)
        except httpx.TimeoutException as error:
            raise too_slow(options) from error
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError) as error:
            what = str(error) or type(error).__name__
            raise RefusedSourceError(
                f"cannot be fetched ({what}); check the address and the network", "network"
            ) from error
        if isinstance(answer, str):
            address = urljoin(address, answer)
            continue
        status, headers, data = answer
        if status != 200:
            raise RefusedSourceError(
                *STATUS_WORDS.get(status, (f"answers with status {status}; try again later", "http_error"))
            )
        media_type, charset = split_type(headers.get("content-type", ""))
        if media_type and not media_type.startswith(READ_TYPES):
            raise RefusedSourceError(
                f"is {media_type}, which is not read; give the address of an article", "unknown_kind"
            )
        return Source(
            first,
            address_id(address) or "page",
            data=data,
            media_type=media_type or None,
            charset=charset,
            url=address,
            retrieved=datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
        )
    raise RefusedSourceError(f"redirects more than {options.limits.redirects} times; check the address", "redirects")


def check_address(address: str, options: ReadOptions) -> tuple[str, str]:
    """Give the host and the network address to connect to; refuse, unless allowed, private networks."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as error:
        raise RefusedSourceError("is no address; check it", "bad_address") from error
    if parts.scheme not in PORTS or not host:
        raise RefusedSourceError("is no http or https address; check it", "bad_address")
    if parts.username or parts.password:
        raise RefusedSourceError("holds a name or password, which is not sent; leave it out", "bad_address")
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedSourceError(
            f"cannot be fetched: the host {host} is not known; check the address", "network"
        ) from error
    numbers = [str(entry[4][0]).split("%")[0] for entry in found]
    if not options.allow_private and any(is_private(number) for number in numbers):
        raise RefusedSourceError(
            f"leads to a private network ({host}); --allow-private fetches it all the same", "private_address"
        )
    return host, numbers[0]


def is_private(number: str) -> bool:
    """Say whether a network address is none of the public internet's."""
    address = ipaddress.ip_address(number)
    mapped = getattr(address, "ipv4_mapped", None)
    if mapped is not None:
        address = mapped
    return not address.is_global or address.is_multicast or address.is_reserved


def ask(
    httpx: Any, address: str, host: str, pinned: str, deadline: float, *, limit: int
) -> tuple[int, dict[str, str], bytes] | str:
    """Make one request to a checked network address; give status, headers and body, or where it redirects to."""
    parts = urlsplit(address)
    literal = f"[{pinned}]" if ":" in pinned else pinned
    target = urlunsplit(
        (parts.scheme, literal + (f":{parts.port}" if parts.port else ""), parts.path or "/", parts.query, "")
    )
    headers = {
        "Host": parts.netloc,
        "User-Agent": USER_AGENT,
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Language": "en",
    }
    timeout = httpx.Timeout(max(0.1, min(10.0, deadline - time.monotonic())))
    with httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False) as client:
        request = client.build_request("GET", target, headers=headers, extensions={"sni_hostname": host})
        answer = client.send(request, stream=True)
        try:
            if answer.status_code in REDIRECTS and answer.headers.get("location"):
                return str(answer.headers["location"])
            data = take_body(httpx, answer, deadline, limit)
        finally:
            answer.close()
    return answer.status_code, {key.lower(): value for key, value in answer.headers.items()}, data


def take_body(httpx: Any, answer: Any, deadline: float, limit: int) -> bytes:
    """Take an answer's body, unpacked, up to the limits of size and time."""
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_bytes():
        size += len(piece)
        if size > limit:
            raise RefusedSourceError(f"sends more than {limit // 1_000_000} MB; that is no article", "too_large")
        if time.monotonic() > deadline:
            raise httpx.ReadTimeout("the answer takes too long")
        pieces.append(piece)
    return b"".join(pieces)


def too_slow(options: ReadOptions) -> RefusedSourceError:
    """Give the error for a host that does not answer in time."""
    return RefusedSourceError(
        f"does not answer within {options.limits.fetch_seconds:.0f} seconds; try again later", "too_slow"
    )


def split_type(header: str) -> tuple[str, str | None]:
    """Give media type and charset of a Content-Type header."""
    media_type, _, rest = header.partition(";")
    charset = None
    for part in rest.split(";"):
        key, _, value = part.partition("=")
        if key.strip().lower() == "charset" and value.strip(" \"'"):
            charset = value.strip(" \"'")
    return media_type.strip().lower(), charset


FetchSource = Callable[[str, ReadOptions], Source]
