"""The marked copy loses no character and marks every number once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factextract.report.marks import find_hidden, mark_copy
from tests.report.material import count_digits, load_article, make_article, make_ledger


@given(st.text(alphabet=st.sampled_from("12, .abc\n\r\t\u202e\U0001f600"), max_size=80))
def test_pieces_make_up_the_text_without_its_blank_ends(text: str) -> None:
    article = make_article(text)
    claims = count_digits(article)
    for paragraph in mark_copy(text, claims, ()):
        joined = "".join(piece.text for piece in paragraph.pieces)
        assert text[paragraph.start : paragraph.start + len(joined)] == joined
        assert all(piece.text == text[piece.start : piece.start + len(piece.text)] for piece in paragraph.pieces)
    shown = "".join(p.text for paragraph in mark_copy(text, claims, ()) for p in paragraph.pieces)
    assert "".join(shown.split()) == "".join(text.split())


def test_every_claim_and_every_loose_number_is_marked_once() -> None:
    article, claims = load_article("innovation-clusters")
    ledger = make_ledger(article, claims)
    marks = [p.mark for paragraph in mark_copy(article.text, claims, ledger) for p in paragraph.pieces if p.mark]
    assert sorted(mark.start for mark in marks) == sorted(
        [claim.start for claim in claims] + [row.start for row in ledger if row.fate != "claim"]
    )


def test_an_overlapping_claim_keeps_what_is_left() -> None:
    article = make_article("It sold 1,200 units.")
    first = count_digits(article)[0]
    second = first.model_copy(update={"start": 10, "end": 18, "text": article.text[10:18], "claim_id": "made:10-18"})
    pieces = mark_copy(article.text, (first, second), ())[0].pieces
    assert [(piece.text, piece.mark.claim_id if piece.mark else "") for piece in pieces] == [  # type: ignore[union-attr]
        ("It sold ", ""),
        ("1,200", "made:8-13"),
        (" unit", "made:10-18"),
        ("s.", ""),
    ]


def test_direction_overrides_and_zero_width_characters_are_found() -> None:
    assert [part for hidden, part in find_hidden("1\u202e2\u200b3 4") if hidden] == ["\u202e", "\u200b"]
