"""Code in a page that is converted; what counts as code, and attacks, are in tests/test_hostile.py."""

import pytest
from markdown import Markdown

from guide.finished import NoCode

WRITTEN = "---\nid: p\n---\n\nText.\n\n<iframe src=x></iframe>\n"


def converter(**options: object) -> Markdown:
    return Markdown(extensions=["attr_list", NoCode(file="docs/p.md", written=WRITTEN, **options)])


def test_code_is_refused_with_the_line_of_the_file() -> None:
    with pytest.raises(ValueError, match=r"^docs/p\.md:7: '<iframe' may not stand on a page\. Take it out\.$"):
        converter().convert(WRITTEN.partition("---\n\n")[2])


def test_code_that_a_macro_brought_is_refused_with_the_file() -> None:
    with pytest.raises(ValueError, match=r"^docs/p\.md:1: 'onclick=' may not stand on a page"):
        converter().convert("*Text*{ onclick=x }")


def test_who_converts_says_what_is_raised() -> None:
    with pytest.raises(KeyError):
        converter(error=KeyError).convert("<script>x</script>")


def test_text_is_left_as_it_is() -> None:
    assert converter().convert("Text with `<script>`.") == "<p>Text with <code>&lt;script&gt;</code>.</p>"
