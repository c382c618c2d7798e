"""A desk that is killed in the middle: what was answered stands, and stands once."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import httpx

from factextract.review.journal import Journal
from tests.review.desks import DeskProcess, name_event, start_desk

DECISIONS = int(os.environ.get("FACTEXTRACT_CRASH_DECISIONS", "500"))
KILLS = int(os.environ.get("FACTEXTRACT_CRASH_KILLS", "8"))


def test_no_decision_is_lost_or_doubled_under_kill_9(tmp_path: Path) -> None:
    random_source = random.Random(7)
    path = tmp_path / "j"
    running = start_desk(path, claims=DECISIONS, words=DECISIONS * 6)
    client = running.open_client()
    targets = [one["target"] for one in client.get("/api/articles/0").json()["targets"]]
    assert len(targets) == DECISIONS
    kills_at = sorted(random_source.sample(range(DECISIONS), KILLS))
    answered: list[str] = []
    for place, target in enumerate(targets):
        body = {
            "event_id": name_event(), "article": 0, "target": target, "version": 0, "action": "accept",
        }  # fmt: skip
        killer = None
        if place in kills_at:
            killer = kill_soon(running, random_source.uniform(0, 0.012))
        while True:
            try:
                answer = client.post("/api/decide", json=body)
            except httpx.TransportError:
                answer = None
            if answer is not None:
                assert answer.status_code == 200, answer.text
                answered.append(body["event_id"])
                break
            client.close()
            if killer is not None:
                killer.join()
            running = start_desk(path, claims=DECISIONS, words=DECISIONS * 6)
            client = running.open_client()
        if killer is not None and running.process.poll() is None:
            killer.join()
        if running.process.poll() is not None:
            client.close()
            running = start_desk(path, claims=DECISIONS, words=DECISIONS * 6)
            client = running.open_client()
    progress = client.get("/api/desk").json()["progress"]
    client.close()
    running.kill()
    written = [decision.event_id for decision in Journal(path).read_all()]
    assert sorted(written) == sorted(answered)
    assert len(set(written)) == DECISIONS
    assert progress["decided"] == DECISIONS


def kill_soon(running: DeskProcess, delay: float) -> threading.Thread:
    """Kill a desk in a moment, from another thread."""

    def kill() -> None:
        time.sleep(delay)
        running.kill()

    killer = threading.Thread(target=kill)
    killer.start()
    return killer
