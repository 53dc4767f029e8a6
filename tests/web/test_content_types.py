"""What kind each file is."""

import mimetypes

import pytest

from web.content_types import TYPES, content_type


def test_types_are_those_that_python_knows_too() -> None:
    known = mimetypes.MimeTypes()
    for end in ("css", "csv", "html", "jpg", "json", "png", "svg", "txt"):
        assert known.guess_type(f"a.{end}")[0] == TYPES[end]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("md", "text/markdown; charset=utf-8"),
        ("atom", "application/atom+xml; charset=utf-8"),
        ("xml", "application/xml; charset=utf-8"),
        ("json", "application/json"),
        ("gz", "application/gzip"),
    ],
)
def test_the_charset_is_said_of_all_that_is_text_and_does_not_fix_its_own(end: str, told: str) -> None:
    assert content_type(end) == told
