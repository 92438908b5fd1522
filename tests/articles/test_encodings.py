"""Text in whatever encoding a newsroom left it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.articles.encoding import decode
from kg.articles.text import clean
from kg.errors import UserError

NORWEGIAN = "Å være eller ikke være: «Måtte blåbærsyltetøyet vare», sa statsråden – og gikk ut på øya."
FRENCH = "L’ambassadeur, convoqué à l’Élysée, a protesté : « Ça suffit », a-t-il déclaré à Genève."
RUSSIAN = "Россия приостанавливает работу своего представительства, сообщил в понедельник министр."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
@pytest.mark.parametrize("text", [NORWEGIAN, FRENCH, "Å, så små blåbær.", "Det var på tide å gå."])
def test_western_text_is_read_in_any_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_old_dos_text_is_read() -> None:
    text = "Å være på øya er bra, sa statsråden. Måtte blåbærsyltetøyet vare."
    assert decode(text.encode("cp850"), "a.txt") == text


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r"])
def test_other_scripts_are_detected(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "a.txt") == RUSSIAN


def test_a_broken_byte_costs_one_character() -> None:
    data = NORWEGIAN.encode().replace(b"ble", b"bl\xe6")
    assert decode(data[:-1] + b"\xff", "a.txt") == NORWEGIAN[:-1] + "\ufffd"


def test_a_page_may_name_its_encoding() -> None:
    assert decode("Śćią".encode("iso8859_2"), "a.html", "ISO-8859-2") == "Śćią"
    assert decode("“så”".encode("cp1252"), "a.html", "iso-8859-1") == "“så”"
    assert decode("så".encode(), "a.html", "punycode") == "så"


@given(st.binary())
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
@example(b"\x00\x00\xfe\xff\xff\xff\xff\xff")
def test_any_bytes_give_clean_text_or_a_message(data: bytes) -> None:
    try:
        text = clean(decode(data, "a.txt"), "a.txt")
    except UserError:
        return
    text.encode("utf-8")
    assert all(character == "\n" or character == "\t" or ord(character) >= 32 for character in text)
    assert text.strip()
