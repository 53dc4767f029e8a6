import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.answer import Reply
from links.page import is_html, read_page, read_text


def reply(body: bytes, media: str = "text/html") -> Reply:
    return Reply("https://a.org/", 200, {"content-type": media} if media else {}, body, True)


def test_it_reads_what_a_reader_sees() -> None:
    page = read_page(
        reply(
            b"<title>A &amp; b</title><svg><title>no</title></svg><h1>Head <i>x</i></h1><p>text<script>var s</script>"
            b"<style>p{}</style><template>t</template><noscript>n</noscript>"
        )
    )
    assert (page.title, page.headings, page.text, page.has_script) == ("A & b", ["Head x"], "Head x text", True)


def test_anchors_are_ids_and_names_outside_comments_scripts_and_templates() -> None:
    page = read_page(
        reply(
            b"<p id=a><a name=b></a><!-- <p id=c> --><script>'<p id=d>'</script><template><p id=e></template><P ID='F'>"
        )
    )
    assert page.anchors == {"a", "b", "F"}


@pytest.mark.parametrize(
    ("html", "to"),
    [
        (b"<meta http-equiv=refresh content='0; url=/login'>", "/login"),
        (b'<META HTTP-EQUIV="Refresh" CONTENT="5;URL=\'https://b.org/\'">', "https://b.org/"),
        (b"<meta http-equiv=refresh content='0;/x'>", "/x"),
        (b"<meta http-equiv=refresh content=30>", ""),
    ],
)
def test_it_sees_where_a_page_sends_its_reader(html: bytes, to: str) -> None:
    assert read_page(reply(html)).refresh_to == to


@pytest.mark.parametrize(
    ("body", "media"),
    [
        ("è".encode(), "text/html"),
        ("è".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("<meta charset=windows-1252>è".encode("cp1252"), "text/html"),
        ("è".encode("utf-16"), "text/html"),
        ("\ufeffè".encode(), "text/html"),
        ("è".encode(), "text/html; charset=no-such-thing"),
        ("è".encode(), "text/html; charset=base64"),
    ],
)
def test_it_finds_the_encoding(body: bytes, media: str) -> None:
    assert read_text(reply(body, media)).removeprefix("\ufeff").endswith("è")


@pytest.mark.parametrize(
    ("body", "media", "expected"),
    [
        (b"", "text/html", True),
        (b"x", "application/xhtml+xml", True),
        (b"<p>", "text/plain", False),
        (b" <!DOCTYPE html>", "", True),
        (b"here", "", False),
    ],
)
def test_the_type_tells_whether_it_is_html(body: bytes, media: str, expected: bool) -> None:
    assert is_html(reply(body, media)) == expected


@given(st.binary() | st.text().map(lambda it: f"<a id='{it}'><h1>{it}".encode("utf-8", "replace")))
def test_any_bytes_are_a_page(body: bytes) -> None:
    read_page(reply(body))


def test_nothing_deep_or_unclosed_takes_long_or_ends_it() -> None:
    for bait in (b"<!--", b"<a ", b"<div>", b"</", b"<![CDATA[", b"<title>", b"&", b"<svg>", b"<", b"<p a=b "):
        read_page(reply(bait * (262_144 // len(bait)) + b"<p id=end>"))
    assert "end" in read_page(reply(b"<div>" * 20_000 + b"<p id=end>")).anchors
