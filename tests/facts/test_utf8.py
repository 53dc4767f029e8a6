"""Bytes that are no UTF-8 are told at their line, with the text before them."""

import pytest

from facts.utf8 import not_utf8

SAVE = "Save the file as UTF-8."


@pytest.mark.parametrize(
    ("raw", "line", "what"),
    [
        (b"one\ntwo x\xe9\n", 2, f"the byte 0xe9, which is no UTF-8, stands behind 'two x', in column 6. {SAVE}"),
        (b"one\r\ntwo\rthree\n\xe9", 4, f"the byte 0xe9, which is no UTF-8, stands in column 1. {SAVE}"),
        (
            "\u00fcber \u20ac ".encode() + b"\x80",
            1,
            f"the byte 0x80, which is no UTF-8, stands behind '\u00fcber \u20ac ', in column 8. {SAVE}",
        ),
        (b"\xef\xbb\xbfa\xff", 1, f"the byte 0xff, which is no UTF-8, stands behind 'a', in column 2. {SAVE}"),
        (b"one\n\ntwo\0", 3, f"a byte 0, which no text has, stands behind 'two', in column 4. {SAVE}"),
        ("one".encode("utf-16"), 1, "this is saved as UTF-16. Save it as UTF-8."),
        (b"cut: \xe2\x82", 1, f"the byte 0xe2, which is no UTF-8, stands behind 'cut: ', in column 6. {SAVE}"),
    ],
)
def test_the_first_wrong_byte_is_told_at_its_place(raw: bytes, line: int, what: str) -> None:
    assert not_utf8(raw) == (line, what)


@pytest.mark.parametrize("raw", [b"", b"plain\n", "\ufeff\u20ac\n".encode()])
def test_text_is_text(raw: bytes) -> None:
    assert not_utf8(raw) is None


def test_a_letter_that_was_cut_is_no_mistake_where_more_follows() -> None:
    assert not_utf8(b"ok \xe2\x82", cut=True) is None
    assert not_utf8(b"\xe2\x82 ok", cut=True) is not None
