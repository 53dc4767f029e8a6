import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.page import ParsedPage
from links.signs import plain_says_not_found, says_not_found

SAYING = [
    "404", "404 Not Found", "Not Found", "Error 404", "Page not found", "Page Not Found | OpenAI", "OpenAI - 404",
    "404: This page could not be found.", "This page does not exist", "Oops! That page can't be found.",
    "Sorry, the page you are looking for could not be found", "The page you requested was not found",
    "This article is no longer available", "We couldn't find that page", "Nothing here", "File not found",
    "The requested URL was not found", "410 Gone".replace(" Gone", ""), "404 — Page not found", "No longer available",
    "Seite nicht gefunden", "Página no encontrada", "Page introuvable", "Страница не найдена",
]  # fmt: skip
ABOUT = [
    "How to fix a 404 not found error", "Error codes", "What to do when a page is not found", "Model not found",
    "Limits", "The 404 on my first request", "Billing", "", "Page", "Found", "Not", "Rate limits: 429",
]  # fmt: skip


@pytest.mark.parametrize("words", SAYING)
def test_a_title_or_heading_that_is_such_a_statement_says_so(words: str) -> None:
    assert says_not_found(ParsedPage(title=words, text="word " * 100))
    assert says_not_found(ParsedPage(headings=[words], text="word " * 100))


@pytest.mark.parametrize("words", ABOUT)
def test_an_article_about_it_does_not(words: str) -> None:
    assert not says_not_found(ParsedPage(title=words, headings=[words], text="Page not found. " + "word " * 100))


def test_a_short_page_that_says_nothing_else_does() -> None:
    assert says_not_found(ParsedPage(title="OpenAI", text="OpenAI Page not found. Go home."))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"error": "Not Found"}', True),
        ('{"status": 404}', True),
        ('{"error": {"message": "Page not found", "code": 5}}', True),
        ('{"detail": "fine"}', False),
        ("[404]", False),
        ("Not Found", True),
        ("here", False),
        ("x" * 5000, False),
    ],
)
def test_text_without_markup_and_json_say_it_too(text: str, expected: bool) -> None:
    assert plain_says_not_found(text) == expected


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    assert says_not_found(ParsedPage(title=text)) in (True, False)
    assert plain_says_not_found(text) in (True, False)
