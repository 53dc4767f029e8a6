"""What the search takes for a key, and what for private."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import served
from tests.conftest import ROOT

MIXED = "a1B2c3D4e5F6g7H8" * 3
KEY = {"key": True, "private": True}
PRIVATE = {"key": False, "private": True}
NEITHER = {"key": False, "private": False}


@pytest.fixture(scope="module")
def secrets(browser: Browser) -> Callable[[str], dict[str, bool]]:
    with served(ROOT / "docs/assets/search") as address:
        page = browser.new_page()
        page.goto(f"{address}private.js")
        script = "text => import('/private.js').then(({ secrets }) => secrets(text))"
        yield lambda text: dict(page.evaluate(script, text))
        page.close()


@pytest.mark.parametrize(
    "text",
    [
        f"sk-proj-{MIXED}",
        f"my key sk-{MIXED[:20]} does not work",
        f"sk\N{NON-BREAKING HYPHEN}proj\N{EN DASH}{MIXED}",
        f"sk-pr\N{ZERO WIDTH SPACE}oj-{MIXED}",
        f"Authorization: Bearer sk-{MIXED}",
        f"sk-ant-{MIXED}",
        f"AIza{MIXED[:30]}",
        f"123456789:AA{MIXED[:32]}",  # of a Telegram bot
        MIXED[:40],  # a key without its beginning
    ],
)
def test_a_key_is_known(secrets: Callable[[str], dict[str, bool]], text: str) -> None:
    assert secrets(text) == KEY


@pytest.mark.parametrize(
    "text",
    [
        MIXED[4:26],  # a piece of a key
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "card 5555555555554444 refused",
        "me@example.org",
        "+49 151 23456789",
        "(0803) 123-4567 89",
    ],
)
def test_what_is_private_is_known(secrets: Callable[[str], dict[str, bool]], text: str) -> None:
    assert secrets(text) == PRIVATE


@pytest.mark.parametrize(
    "text",
    [
        "lost my key",
        "sk-...",
        "sk- what is it",
        "Authorization: Bearer $OPENAI_API_KEY",
        "Authorization: Bearer YOUR_API_KEY_GOES_HERE",
        "Incorrect API key provided: sk-AbCdE***************************************wxyz.",
        "Incorrect API key provided: sk-proj-********************AbCd",
        "chatcmpl-AbC123dEf456GhI789jKl012MnO345pQ",
        "req_a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6",
        "organization org-A1b2C3d4E5f6G7h8I9j0K1l2 on requests per min. Limit: 3 / min",
        "Project `proj_A1b2C3d4E5f6G7h8I9j0` does not have access to model `gpt-4.1-2025-04-14`",
        "openai.PermissionDeniedError: Error code: 403 - unsupported_country_region_territory",
        "java.util.concurrent.CompletionException: OpenAIHttp2StreamResetException",
        "Qwen2VLForConditionalGeneration",
        "/usr/local/lib/python3.11/site-packages/openai/_base_client.py",
        "Limit 100000, Used 99918, Requested 2094. Please try again in 14h29m11.04s.",
        "gpt-4o-mini-2024-07-18",
    ],
)
def test_errors_and_placeholders_are_neither(secrets: Callable[[str], dict[str, bool]], text: str) -> None:
    assert secrets(text) == NEITHER
