import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.address import fault

HOSTS = frozenset({"platform.openai.com", "localhost:8443"})


@pytest.mark.parametrize("url", ["https://platform.openai.com/api-keys", "https://localhost:8443/x"])
def test_https_to_a_listed_host_is_fine(url: str) -> None:
    assert fault(url, HOSTS) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "http://platform.openai.com/api-keys",
            "'http://platform.openai.com/api-keys' does not start with https://. Write the https address.",
        ),
        (
            "https://openai.com.evil.example/",
            "'https://openai.com.evil.example/' leads to the host 'openai.com.evil.example', which is not on the "
            "list under 'hosts'. Use a listed host.",
        ),
        (
            "https://platform.openai.com@evil.example/",
            "'https://platform.openai.com@evil.example/' leads to the host 'platform.openai.com@evil.example', "
            "which is not on the list under 'hosts'. Use a listed host.",
        ),
        (
            "https://platform.openai.com/a b",
            "'https://platform.openai.com/a b' has a space in it. Remove it.",
        ),
        ("https://[::1/", "'https://[::1/' is not a URL (Invalid IPv6 URL). Write https://host/path."),
    ],
)
def test_anything_else_is_refused_with_the_reason(url: str, expected: str) -> None:
    assert fault(url, HOSTS) == expected


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    reason = fault(text, HOSTS)
    assert reason or text.lower().startswith("https://")
