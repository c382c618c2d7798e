"""Bytes to text: which encoding is taken, and what is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factextract.readers.decode import decode_bytes, drop_surrogates
from factextract.readers.source import RefusedSourceError

PRESS = "The café’s owner paid £3.4m – up 12% – and €2.1bn in “soft” loans; it was 30°C.\r\nMotörhead sold ½ of it.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_decode_gives_the_text_unchanged(encoding: str) -> None:
    decoded = decode_bytes(PRESS.encode(encoding))
    assert decoded.text == PRESS
    assert decoded.encoding == encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param("It cost £5.", "cp1252", id="one pound sign"),
        pytest.param("The group’s sales rose to £3m.", "mac_roman", id="mac apostrophe"),
        pytest.param("Él dijo que costó £5.", "cp1252", id="accented capital"),
        pytest.param("Profits “rose” to €2.1bn, the group’s chief said.", "mac_roman", id="mac euro"),
    ],
)
def test_decode_legacy_press_text_keeps_its_currency_signs(text: str, encoding: str) -> None:
    decoded = decode_bytes(text.encode(encoding))
    assert decoded.text == text
    assert decoded.notes[0].startswith("encoding_guessed")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_decode_takes_the_byte_order_mark_off_and_notes_it(mark: bytes, encoding: str) -> None:
    decoded = decode_bytes(mark + PRESS.encode(encoding))
    assert decoded.text == PRESS
    assert decoded.notes == (f"byte_order_mark: {encoding}",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_decode_reads_utf16_without_mark(encoding: str) -> None:
    assert decode_bytes("Profits rose 12 percent.".encode(encoding)).text == "Profits rose 12 percent."


def test_decode_believes_what_is_stated_after_utf8() -> None:
    text = "Cena: 1 200 zł, wzrost o 12%"
    assert decode_bytes(text.encode("iso8859_2"), stated=["x-none", "iso-8859-2"]).text == text
    assert decode_bytes("£5 – café".encode(), stated=["iso-8859-1"]).text == "£5 – café"


def test_decode_mends_nothing_but_broken_bytes_of_utf8() -> None:
    data = ("The café – “open” – cost £5, £6 and £7. " * 3).encode() + b"\xe2\x80 end"
    decoded = decode_bytes(data)
    assert decoded.text.startswith("The café – “open” – cost £5")
    assert "\ufffd" in decoded.text
    assert decoded.notes[0].startswith("encoding_damaged")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"Profits rose\x00 12 percent", "binary", id="a NUL"),
        pytest.param(b"\x00\x01\x02" * 50, "binary", id="many NULs"),
        pytest.param(bytes(range(1, 9)) * 20 + b"abc" * 20, "binary", id="control characters"),
        pytest.param(codecs.BOM_UTF16_LE + b"abc", "wrong_encoding", id="odd UTF-16"),
    ],
)
def test_decode_refuses_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedSourceError) as caught:
        decode_bytes(data)
    assert caught.value.reason == reason
    assert ";" in str(caught.value)


PRINTABLE = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n", exclude_characters="\ufeff")


@given(st.text(alphabet=PRINTABLE))
def test_decode_utf8_is_exact(text: str) -> None:
    assert decode_bytes(text.encode()).text == text


@given(st.binary(max_size=300))
def test_decode_gives_text_that_utf8_can_hold_or_refuses(data: bytes) -> None:
    try:
        text = decode_bytes(data).text
    except RefusedSourceError:
        return
    drop_surrogates(text)[0].encode("utf-8")


def test_drop_surrogates_leaves_the_length() -> None:
    assert drop_surrogates("a\ud800b") == ("a\ufffdb", ("lone_surrogates: replaced",))
    assert drop_surrogates("café") == ("café", ())
