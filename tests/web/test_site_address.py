"""The address of the site: in ASCII wherever it is published, or one line."""

import pytest

from web.site_address import published


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://guide.test/key/", "https://guide.test/key/"),
        ("https://guide.test", "https://guide.test/"),
        ("HTTPS://Guide.Test:8443/Key", "https://guide.test:8443/Key/"),
        ("https://ключ.example/", "https://xn--j1ac0b1a.example/"),
        ("https://МЮНХЕН.example/", "https://xn--e1andb2b0c.example/"),
        ("https://例え。テスト/鍵", "https://xn--r8jz45g.xn--zckzah/%E9%8D%B5/"),
        ("https://guide.test/ключ/a'b\"c", "https://guide.test/%D0%BA%D0%BB%D1%8E%D1%87/a%27b%22c/"),
        ("https://guide.test/\udcd0\udcba/", "https://guide.test/%D0%BA/"),
        ("https://guide.test/%D0%BA/", "https://guide.test/%D0%BA/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_it_is_written_in_ascii(address: str, right: str) -> None:
    assert published(address) == right
    assert published(right) == right


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://guide.test/\n", "has a blank, a line break"),
        ("https://guide.test/\r\nX-Header: 1", "has a blank, a line break"),
        (" https://guide.test/", "has a blank, a line break"),
        ("https://guide.test/a b", "has a blank, a line break"),
        ("https://guide.test/\u200b", "has a blank, a line break"),
        ("https://guide.test\\key", "has a blank, a line break or a backslash"),
        ("https://guide.test/\udcff/", "is not in UTF-8"),
        ("guide.test", "does not begin with https://"),
        ("//guide.test/", "does not begin with https://"),
        ("ftp://guide.test/", "does not begin with https://"),
        ("https://", "has no host"),
        ("https:///key", "has no host"),
        ("https://guide..test/", "has no host"),
        (f"https://{'я' * 80}.test/", "has no host"),
        ("https://guide.test:99999/", "has no host"),
        ("https://[::1/", "has no host"),
        ("https://-guide.test/", "has no host"),
        ("https://faß.test/", "its Punycode is not certain"),
        ("https://guide.test/?page=1", "has a '?' or '#'"),
        ("https://guide.test/#top", "has a '?' or '#'"),
        ("https://guide.test/%zz", "in its path"),
        ("https://guide.test/a/../b/", "in its path"),
    ],
)
def test_what_is_no_address_of_a_site_is_one_line(address: str, why: str) -> None:
    with pytest.raises(ValueError, match=r"^is .*\.$") as raised:
        published(address)
    assert why in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_password_is_refused_and_not_told() -> None:
    with pytest.raises(ValueError, match="user name") as raised:
        published("https://me:hidden@guide.test/")
    assert "hidden" not in str(raised.value)
