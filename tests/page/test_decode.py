"""Bytes to text: every encoding of the same words, and damage that stays small."""

from __future__ import annotations

import pytest

from dateline.errors import PageError
from dateline.page.decode import decode

WORDS = "“We left Dulu’iyah,” said Zoë – at dawn."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_need_no_declaration(encoding: str) -> None:
    assert decode((WORDS * 3).encode(encoding)).text == WORDS * 3


def test_a_declared_encoding_is_used() -> None:
    page = f'<meta charset="windows-1252"><p>{WORDS}</p>'.encode("windows-1252")
    assert WORDS in decode(page).text
    assert decode(WORDS.encode("windows-1252"), "text/html; charset=iso-8859-1").text == WORDS


def test_an_encoding_that_nobody_knows_is_detected() -> None:
    page = ("<meta charset=klingon>" + "Die Männer fuhren über die Brücke. " * 20).encode("windows-1252")
    assert "Männer fuhren über die Brücke" in decode(page).text


@pytest.mark.parametrize(
    "name", ["rot13", "zlib", "base64", "idna", "punycode", "undefined", "utf-7", "unicode_escape"]
)
def test_what_is_no_encoding_of_pages_is_not_believed(name: str) -> None:
    page = f"<meta charset={name}>The army took the caf\xe9. ".encode("windows-1252")
    found = decode(page)
    assert "The army took the caf" in found.text
    assert found.encoding != name


def test_one_bad_byte_does_not_spoil_a_page() -> None:
    page = (WORDS * 5).encode() + b"\xff" + WORDS.encode()
    found = decode(page, "text/html; charset=windows-1252")
    assert found.text.count("Dulu’iyah") == 6
    assert found.encoding == "utf-8"
    assert found.note is not None
    assert "1 characters were replaced" in found.note


def test_binary_data_is_refused() -> None:
    with pytest.raises(PageError, match="binary data"):
        decode(b"abc\x00\x01\x02\x03" * 100)
