import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.browser_url import NoAddressError, as_browser, follow_reference, writable

BASE = "https://a.org:8443/x/y?z=1"
# What Chromium makes of each on that page.
REFERENCES = {
    "/a b": "https://a.org:8443/a%20b",
    "/what's-new": "https://a.org:8443/what's-new",
    "?a='b c'": "https://a.org:8443/x/y?a=%27b%20c%27",
    "#x y": "https://a.org:8443/x/y?z=1#x%20y",
    "": "https://a.org:8443/x/y?z=1",
    "n?": "https://a.org:8443/x/n",
    "https://A.ORG:443/New": "https://a.org/New",
    "HTTP://A.org:80": "http://a.org/",
    "http://a.org:443/": "http://a.org:443/",
    "../../../q/./%2e/r/%2E%2e/": "https://a.org:8443/q/",
    "//b.org": "https://b.org/",
    "///b.org/x": "https://b.org/x",
    "https:/new": "https://a.org:8443/new",
    "https:new": "https://a.org:8443/x/new",
    "http:/b.org/x": "http://b.org/x",
    "\\\\b.org\\x?y\\z": "https://b.org/x?y\\z",
    "https://ключ.example/é?é#é": "https://xn--j1ac0b1a.example/%C3%A9?%C3%A9#%C3%A9",
    "https://%D0%BA.example/": "https://xn--j1a.example/",
    "https://faß.example/": "https://xn--fa-hia.example/",
    "https://☃.example": "https://xn--n3h.example/",
    "https://\uff22.example/": "https://b.example/",
    "/a^b`c|d{e}": "https://a.org:8443/a%5Eb%60c|d%7Be%7D",
    "https://0177.0.0.2/": "https://127.0.0.2/",
    "https://[FE80::1]/": "https://[fe80::1]/",
    "/%zz%": "https://a.org:8443/%zz%",
    "a//b/": "https://a.org:8443/x/a//b/",
    " \n/a\tb\r ": "https://a.org:8443/ab",
    "https://b.org?x": "https://b.org/?x",
    "https://u:p@b.org/": "https://u:p@b.org/",
    "tg://x": "tg://x",
    "mailto:a@b.org": "mailto:a@b.org",
}


@pytest.mark.parametrize("reference", list(REFERENCES))
def test_a_reference_leads_where_a_browser_goes(reference: str) -> None:
    assert follow_reference(reference, BASE) == REFERENCES[reference]


@pytest.mark.parametrize(
    "reference",
    [
        "https://[::1",
        "https://a b/",
        "https://x:99999/",
        "https://x:y/",
        "https://[x]/",
        "https://1.2.3.4.5/",
        "//",
        "https://a<b/",
    ],
)
def test_what_no_browser_follows_is_no_address(reference: str) -> None:
    with pytest.raises(NoAddressError):
        follow_reference(reference, BASE)


@given(st.text() | st.text(alphabet="/\\\\.:?#@%[]ahtps0123 'é"))
def test_any_text_is_followed_or_refused(text: str) -> None:
    try:
        url = follow_reference(text, BASE)
    except NoAddressError:
        return
    if url.startswith(("https://", "http://")):
        assert follow_reference(url, BASE) == url  # what a browser has written it writes so again


@pytest.mark.parametrize("url", ["", "guide.example", "https://", "https:///o/r", "ftp://a.org/", "https:/a.org"])
def test_a_site_has_a_whole_address(url: str) -> None:
    with pytest.raises(NoAddressError):
        as_browser(url)


def test_what_is_written_down_has_escapes_for_all_that_may_not_stand_in_the_registry() -> None:
    assert writable("https://a.org/what's|new?{x}#^%zz%20") == "https://a.org/what%27s%7Cnew?%7Bx%7D#%5E%25zz%20"
