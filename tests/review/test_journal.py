"""The journal: nothing is lost, nothing is doubled, nothing is changed."""

from __future__ import annotations

import sqlite3
import stat
from pathlib import Path

import pytest

from factextract.errors import UnreadableInputError, UsageError
from factextract.records import Decision
from factextract.review.journal import Journal


def make(event: str, **more: object) -> Decision:
    fields: dict[str, object] = {
        "event_id": event,
        "step": event,
        "doc_id": "d",
        "text_sha256": "0" * 64,
        "target": "d:0-1",
        "reviewer": "mo",
        "at": "2025-01-01T00:00:00.000Z",
        "action": "skip",
    }
    return Decision.model_validate({**fields, **more})


def test_decisions_come_back_in_the_order_of_writing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    for name in "cab":
        assert journal.append([make(name, note="a “note” with \U0001f600")])
    assert [d.event_id for d in Journal(tmp_path / "j.sqlite").read_all()] == ["c", "a", "b"]
    assert [seq for seq, _ in journal.read_since(1)] == [2, 3]


def test_a_repeated_decision_is_written_once(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    assert journal.append([make("a"), make("b")])
    assert not journal.append([make("a"), make("b")])
    assert len(journal.read_all()) == 2


def test_half_a_repeated_step_is_refused_whole(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")
    journal.append([make("a")])
    with pytest.raises(UsageError):
        journal.append([make("a"), make("b")])
    assert len(journal.read_all()) == 1


def test_a_refused_check_writes_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.sqlite")

    def refuse() -> None:
        raise UsageError("no")

    with pytest.raises(UsageError):
        journal.append([make("a")], check=refuse)
    assert journal.read_all() == []
    assert journal.append([make("b")])


@pytest.mark.parametrize("statement", ["UPDATE events SET body = ''", "DELETE FROM events", "DELETE FROM articles"])
def test_the_file_itself_refuses_changes(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "j.sqlite"
    journal = Journal(path)
    journal.append([make("a")])
    journal._connection.execute("INSERT INTO articles VALUES ('d', 'x', '[]', '{}')")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sqlite3.connect(path).execute(statement)


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    Journal(tmp_path / "j.sqlite").append([make("a")])
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_two_open_journals_see_each_other(tmp_path: Path) -> None:
    one, two = Journal(tmp_path / "j.sqlite"), Journal(tmp_path / "j.sqlite")
    one.append([make("a")])
    two.append([make("b")])
    assert [d.event_id for d in one.read_all()] == ["a", "b"]


def test_what_is_no_journal_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("no database at all, but long enough to look at" * 40)
    with pytest.raises(UnreadableInputError, match="no review journal"):
        Journal(text)
    other = tmp_path / "other.sqlite"
    sqlite3.connect(other).execute("CREATE TABLE t (x)")
    with pytest.raises(UnreadableInputError, match="something else"):
        Journal(other)
    with pytest.raises(UnreadableInputError, match="no such journal"):
        Journal(tmp_path / "missing.sqlite", create=False)


def test_a_newer_journal_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "j.sqlite"
    Journal(path)._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(UsageError, match="newer"):
        Journal(path)
