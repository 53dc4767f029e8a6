import pytest
from hypothesis import given
from hypothesis import strategies as st

from links.answer import Answer, Reply
from links.canary import NAME, canary_scope, canary_url, same

LINK, MADE_UP = "https://a.org/settings/limits", "https://a.org/settings/no-such-page-0a1b2c3d4e5f6071"
WORDS = " ".join(f"word{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(200))


def answer(url: str, body: str, *, status: int = 200, at: str = "", media: str = "text/html") -> Answer:
    last = Reply(at or url, status, {"content-type": media}, body.encode(), True)
    first = (Reply(url, 302, {"location": at}, b"", True),) if at else ()
    return Answer(url, (*first, last))


def alike(ours: str, theirs: str) -> bool:
    return same(answer(LINK, ours), answer(MADE_UP, theirs))


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("", ""),
        ("<div id=root></div><script src=/app.js></script>", "<div id=root></div><script src=/app.js></script>"),
        (
            "<title>A</title><script nonce=abc>go('f81d')</script>",
            "<title>A</title><script nonce=xyz>go('77aa')</script>",
        ),
        ("<p>Request 4711 at 12:03:04 took 3 ms", "<p>Request 4712 at 12:03:05 took 9 ms, ".rstrip(", ")),
        ("<p>Ray 8f2a-77b1-ab", "<p>Ray 91cd-0012-ef"),
        ("<input type=hidden name=csrf value=aBcDeF><p>Welcome", "<input type=hidden name=csrf value=zZ><p>Welcome"),
        ("<title>Limits - A</title><p>Settings limits", "<title>No such page - A</title><p>Settings no such page"),
        (f"<p>{WORDS} one", f"<p>{WORDS} two"),
    ],
)
def test_nonces_times_lengths_and_the_echo_of_the_address_make_no_difference(ours: str, theirs: str) -> None:
    assert alike(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("<title>Spending</title><p>x", "<title>Home</title><p>x"),
        (f"<title>Docs</title><p>{WORDS}<p>Set a hard cap for each month here", f"<title>Docs</title><p>{WORDS}"),
        ("<h1>Caps</h1><p>Same", "<h1>Start</h1><p>Same"),
        ("Here is text", "Nothing"),
    ],
)
def test_another_title_heading_or_text_does(ours: str, theirs: str) -> None:
    assert not alike(ours, theirs)


def test_another_status_differs_and_the_same_end_of_redirects_does_not() -> None:
    assert not same(answer(LINK, "x"), answer(MADE_UP, "x", status=404))
    home = "https://a.org/"
    assert same(answer(LINK, "welcome", at=home), answer(MADE_UP, "hello there", at=home))
    assert not same(answer(LINK, "welcome"), answer(MADE_UP, "hello there", at=home))


def test_other_kinds_of_files_are_compared_too() -> None:
    assert same(
        answer(LINK, '{"id": 12}', media="application/json"), answer(MADE_UP, '{"id": 99}', media="application/json")
    )
    assert not same(answer(LINK, "%PDF a", media="application/pdf"), answer(MADE_UP, "<p>a"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://A.org/", ("a.org", "")),
        ("https://a.org", ("a.org", "")),
        ("https://a.org/usage", ("a.org", "")),
        ("https://a.org:8443/settings/limits?x#y", ("a.org:8443", "settings")),
        ("https://a.org/settings/", ("a.org", "settings")),
    ],
)
def test_one_made_up_page_stands_for_a_host_and_its_folder(url: str, expected: tuple[str, str]) -> None:
    assert canary_scope(url) == expected


@pytest.mark.parametrize(
    ("url", "start"),
    [
        ("https://a.org", f"https://a.org/{NAME}"),
        ("https://a.org/usage?a=b#c", f"https://a.org/{NAME}"),
        ("https://a.org/settings/organization/limits", f"https://a.org/settings/organization/{NAME}"),
        ("https://a.org/settings/", f"https://a.org/settings/{NAME}"),
    ],
)
def test_it_is_a_sibling_that_is_new_each_time(url: str, start: str) -> None:
    assert canary_url(url).startswith(start)
    assert canary_url(url) != canary_url(url)


@given(st.text(), st.text())
def test_any_two_pages_can_be_compared_from_both_sides(ours: str, theirs: str) -> None:
    one, other = answer(LINK, ours.replace("\ud800", "")), answer(MADE_UP, theirs)
    assert same(one, other) == same(other, one)
    assert same(one, answer(LINK, ours))
