"""Icons and emoji by their names."""

import markdown
import pytest

from guide.icons import Icons, emoji_names, icon, icon_names, sign


def html(text: str) -> str:
    return markdown.markdown(text, extensions=[Icons()])


def test_an_icon_is_drawn_in_its_place_and_not_read_out() -> None:
    written = html("Press :material-send: now.")
    assert written.startswith('<p>Press <span class="twemoji"><svg aria-hidden="true" xmlns=')
    assert written.endswith("</svg></span> now.</p>")
    assert html("[:material-send: Send](a.md)").startswith('<p><a href="a.md"><span class="twemoji"><svg')


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("smile", "\U0001f604"),
        ("warning", "\u26a0\ufe0f"),
        ("+1", "\U0001f44d"),
        ("one", "1\ufe0f\u20e3"),
        ("flag_de", "\U0001f1e9\U0001f1ea"),
    ],
)
def test_an_emoji_is_the_sign_itself_and_asks_no_other_host(name: str, shown: str) -> None:
    assert html(f"A :{name}: here") == f"<p>A {shown} here</p>"


@pytest.mark.parametrize(
    "text", [":nothing-at-all:", "`:smile:`", "12:30:45", "a:smile:b", "::smile::", ":material-../send:"]
)
def test_all_else_stays_as_it_is_typed(text: str) -> None:
    assert html(text) == f"<p>{f'<code>{text[1:-1]}</code>' if text[0] == '`' else text}</p>"


def test_every_name_has_its_sign() -> None:
    assert len(icon_names()) > 7000
    assert all(icon(name).startswith("<svg ") for name in icon_names()[:20])
    assert len([name for name in emoji_names() if sign(name)]) > 3800
    assert icon("material-nothing") == icon("simple-github") == icon("") == sign("nothing") == ""
