"""The server: nobody but this machine's own page gets in, and nothing that is sent breaks it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest

from factextract.review.guard import LARGEST_BODY, Session
from factextract.review.server import SHARED, STATIC, build_app
from tests.report.material import load_dossier
from tests.review.desks import make_dossier, name_event, open_desk

PORT = 8765
HOME = f"http://127.0.0.1:{PORT}"
TEXT = "The port sold 1,200 berths in spring.\n\nIn all 17 remain. <script>alert(1)</script> & \u202e99"


class PageClient:
    """A client that speaks to the application itself, with cookies, and follows nothing."""

    def __init__(self, app: Any) -> None:
        self.client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOME, trust_env=False)
        self.headers = self.client.headers
        self.cookies = self.client.cookies

    def get(self, path: str, **more: Any) -> httpx.Response:
        return run_apart(self.client.get(path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        return run_apart(self.client.post(path, **more))


def run_apart(work: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    """Run to the end in a thread of its own, whatever loop this one is in."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture
def session() -> Session:
    return Session()


@pytest.fixture
def stranger(tmp_path: Path, session: Session) -> PageClient:
    desk = open_desk([make_dossier(TEXT), load_dossier("trade-figures")], tmp_path / "j")
    return PageClient(build_app(desk, session, port=PORT))


@pytest.fixture
def client(stranger: PageClient, session: Session) -> PageClient:
    assert stranger.get("/", params={"token": session.token}).status_code == 303
    stranger.headers["origin"] = HOME
    stranger.headers["sec-fetch-site"] = "same-origin"
    return stranger


def request(**more: Any) -> dict[str, Any]:
    return {
        "event_id": name_event(),
        "article": 0,
        "target": "made:14-19",
        "version": 0,
        "action": "accept",
        **more,
    }


def test_nothing_without_the_cookie(stranger: PageClient) -> None:
    for path in ("/", "/static/desk.js", "/api/desk", "/api/articles/0", "/export/claims.csv", "/nowhere"):
        assert stranger.get(path).status_code == 403
    assert stranger.post("/api/decide", json=request(), headers={"origin": HOME}).status_code == 403


def test_the_token_opens_once_and_leaves_the_address(stranger: PageClient, session: Session) -> None:
    answer = stranger.get("/", params={"token": session.token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert session.token not in cookie
    assert stranger.get("/").status_code == 200
    assert stranger.get("/", params={"token": session.token}).status_code == 303
    stranger.cookies.clear()
    assert stranger.get("/", params={"token": session.token}).status_code == 403


@pytest.mark.parametrize("token", ["", "x", "é" * 32])
def test_a_wrong_token_opens_nothing(stranger: PageClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (f"127.0.0.1:{PORT}", 200),
        (f"localhost:{PORT}", 200),
        (f"[::1]:{PORT}", 200),
        ("evil.example", 400),
        (f"evil.example:{PORT}", 400),
        (f"127.0.0.1.evil.example:{PORT}", 400),
        (f"localhost.:{PORT}", 400),
        ("127.0.0.1", 400),
        ("127.0.0.1:1", 400),
        ("", 400),
    ],
)
def test_only_this_machine_s_names_are_answered(stranger: PageClient, session: Session, host: str, status: int) -> None:
    headers = {"host": host, "cookie": f"factextract-{PORT}={session.cookie}"}
    assert stranger.get("/api/desk", headers=headers).status_code == status
    assert stranger.get("/static/desk.css", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": HOME, "sec-fetch-site": "same-origin"}, 200),
        ({"origin": HOME, "sec-fetch-site": ""}, 403),
        ({"origin": "http://evil.example", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://evil.example", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 403),
        ({"origin": HOME, "sec-fetch-site": "same-site"}, 403),
        ({"origin": f"http://127.0.0.1:{PORT + 1}", "sec-fetch-site": "same-site"}, 403),
        ({"origin": HOME, "sec-fetch-site": "same-origin", "content-type": "text/plain"}, 415),
        ({"origin": HOME, "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_only_the_desk_s_own_page_writes(client: PageClient, headers: dict[str, str], status: int) -> None:
    body = json.dumps(request())
    given = {"content-type": "application/json", **headers}
    assert client.post("/api/decide", content=body, headers=given).status_code == status


def test_a_write_without_any_origin_is_refused(client: PageClient) -> None:
    del client.headers["origin"], client.headers["sec-fetch-site"]
    assert client.post("/api/decide", json=request()).status_code == 403
    assert client.post("/api/decide", json=request(), headers={"origin": HOME}).status_code == 200


def test_reading_changes_nothing(client: PageClient) -> None:
    for path in ("/api/decide", "/api/undo", "/api/redo", "/api/accept-shown", "/api/reanchor"):
        assert client.get(path).status_code == 405
    assert client.get("/api/desk").json()["progress"]["decided"] == 0


def test_every_answer_carries_the_headers(client: PageClient) -> None:
    for path in ("/", "/static/desk.js", "/api/desk", "/export/claims.csv", "/nowhere"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "require-trusted-types-for 'script'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("name", [*STATIC, *SHARED])
def test_modules_come_from_a_closed_list(client: PageClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 200


@pytest.mark.parametrize("name", ["../journal.py", "%2e%2e%2fjournal.py", "journal.py", "desk.html", "report.js"])
def test_nothing_else_is_served(client: PageClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code in (404, 405)
    assert client.get(f"/export/{name}").status_code in (404, 405)


def test_the_page_itself_holds_no_article(client: PageClient) -> None:
    page = client.get("/").text
    assert "berths" not in page
    assert "<script>alert" not in page


def test_a_decision_answers_with_what_has_changed(client: PageClient) -> None:
    answer = client.post("/api/decide", json=request()).json()
    assert [view["state"] for change in answer["changed"] for view in change["targets"]] == ["accepted"]
    assert answer["progress"]["decided"] == 1


def test_a_stale_decision_is_a_conflict_with_the_present_state(client: PageClient) -> None:
    client.post("/api/decide", json=request())
    answer = client.post("/api/decide", json=request(action="reject"))
    assert answer.status_code == 409
    assert answer.json()["changed"][0]["targets"][0]["state"] == "accepted"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '{"event_id": 1}',
        json.dumps(request(action="destroy")),
        json.dumps(request(extra=1)),
        json.dumps(request(article=99)),
        json.dumps(request(article=-1)),
        json.dumps(request(target="made:0-1")),
        json.dumps(request(target="trade-figures:0-1")),
        json.dumps(request(event_id="x")),
        json.dumps(request(note="x" * 5000)),
        json.dumps(request(version=2**70)),
        "[" * 10_000,
    ],
    ids=range(15),
)
def test_nonsense_is_refused_in_words(client: PageClient, body: str) -> None:
    answer = client.post("/api/decide", content=body, headers={"content-type": "application/json"})
    assert answer.status_code in (409, 422)
    assert answer.json()["error"]
    assert client.get("/api/desk").json()["progress"]["decided"] == 0


def test_too_large_a_body_is_refused(client: PageClient) -> None:
    headers = {"content-type": "application/json"}
    body = b"{" + b" " * LARGEST_BODY + b"}"
    assert client.post("/api/decide", content=body, headers=headers).status_code == 413

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(12):
            yield b" " * (LARGEST_BODY // 10)

    assert client.post("/api/decide", content=pieces(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2.5bn GBP", ("currency", "2500000000", "GBP")),
        ("a third", ("fraction", "0.3333", None)),
        ("12 per cent", ("percentage", "12", "percent")),
        ("nonsense", None),
    ],
)
def test_typed_words_are_read_as_the_rules_read_them(client: PageClient, typed: str, expected: Any) -> None:
    proposal = client.post("/api/read", json={"article": 0, "typed": typed}).json()["proposal"]
    assert (proposal and (proposal["type"], proposal["value"], proposal["unit"])) == expected


def test_a_value_that_is_not_the_text_s_is_told(client: PageClient) -> None:
    claim = {"start": 14, "end": 19, "type": "count", "value": "12000"}
    doubts = client.post("/api/read", json={"article": 0, "claim": claim, "target": "made:14-19"}).json()["doubts"]
    assert any("1,200" in words and "12,000" in words for words in doubts)
    claim["value"] = "1200"
    assert client.post("/api/read", json={"article": 0, "claim": claim}).json()["doubts"] == []


@pytest.mark.parametrize("name", ["claims.csv", "claims.jsonl", "claimreview.json", "report.html"])
def test_exports_come_as_files_with_a_plain_name(client: PageClient, name: str) -> None:
    answer = client.get(f"/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="review-{name}"'
