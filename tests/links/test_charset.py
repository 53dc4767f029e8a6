import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.charset import decode

# Signs that tell the encodings apart.
UTF8, LATIN = "é".encode(), "é".encode("cp1252")
FAR = b" " * 1024


@pytest.mark.parametrize(
    ("start", "content_type"),
    [
        (b"<meta charset=utf-16>", ""),
        (b"<META CHARSET='UTF-16BE' />", ""),
        (b"<meta charset=ucs-2>", ""),
        (b"<!-- charset=latin1 --><meta charset=utf-8>", ""),
        (b"<!-- <meta charset=latin1> --><meta charset=utf-8>", ""),
        (b"<script>var u='/x?charset=latin1&b=1'</script><meta charset=utf-8>", ""),
        (b'<a title="<meta charset=latin1>"><meta charset=utf-8>', ""),
        (b"<p>charset=latin1", ""),
        (b"<metal charset=latin1>", ""),
        (b'<meta name=charset content="text/html; charset=latin1">', ""),
        (b"<meta charset=no-such><meta charset=utf-8>", ""),
        (b"<meta charset=utf-7>", ""),
        (b"<meta charset=unicode_escape>", ""),
        (FAR + b"<meta charset=latin1>", ""),
        (b'<?xml version="1.0" encoding="utf-16"?>', ""),
        (b"<meta charset=latin1>", "text/html; charset=utf-8"),
        (b"<meta charset=latin1>", 'text/html; CHARSET = "UTF-8"'),
        (b"", "text/html; charset=no-such"),
        (b"", "text/html; charset=utf-7"),
        (b"\xef\xbb\xbf<meta charset=latin1>", "text/html; charset=latin1"),
    ],
)
def test_a_page_is_utf_8(start: bytes, content_type: str) -> None:
    assert decode(start + UTF8, content_type, markup=True).endswith("é")


@pytest.mark.parametrize(
    ("start", "content_type"),
    [
        (b"<meta charset=iso-8859-1>", ""),
        (b"<meta charset=x-user-defined>", ""),
        (b'<meta charset=" windows-1252 ">', ""),
        (b"<meta\ncontent='text/html;charset=latin1' http-equiv=Content-Type>", ""),
        (b"<meta charset=no-such><meta charset=latin1>", ""),
        (b"<?xml version='1.0' encoding='latin1'?>", ""),
        (b"<meta charset=latin1>", "text/html; charset=no-such"),
        (b"<meta charset=utf-8>", "text/html; charset=x-user-defined"),
        (b"<meta charset=utf-8>", "text/html;charset=ascii"),
    ],
)
def test_a_page_is_windows_1252(start: bytes, content_type: str) -> None:
    assert decode(start + LATIN, content_type, markup=True).endswith("é")


@pytest.mark.parametrize("name", ["utf-16le", "utf-16be", "unicodefffe", "windows-1251", "x-sjis", "koi8-r", "euc-jp"])
def test_a_header_is_believed(name: str) -> None:
    codec = {"unicodefffe": "utf-16be", "x-sjis": "cp932"}.get(name, name)
    assert decode("д".encode(codec), f"text/html; charset={name}", markup=True) == "д"


def test_a_mark_is_believed_before_all() -> None:
    for codec in ("utf-8-sig", "utf-16"):
        assert decode("é".encode(codec), "text/html; charset=koi8-r", markup=True) == "é"


def test_text_that_is_no_markup_has_no_word_on_it() -> None:
    assert decode(b"<meta charset=latin1>" + UTF8, "text/plain", markup=False).endswith("é")


@given(st.binary(max_size=200).map(lambda junk: b"<meta " + junk) | st.binary(max_size=200), st.text(max_size=50))
def test_any_bytes_are_a_text(body: bytes, content_type: str) -> None:
    assert isinstance(decode(body, content_type, markup=True), str)
