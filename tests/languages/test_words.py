from typing import Any

import pytest
from markupsafe import Markup

from languages.words import Words

WORDS = Words(
    {
        "group": {
            "plain": 'Don\'t say "no" & go',
            "link": "Read {link}, {name}.",
            "count": {"one": "a day of {of}", "other": "{n} days of {of}"},
        }
    },
    plural=lambda n: "one" if n == 1 else "other",
    number=lambda n: f"{n:,}",
)


def test_a_text_is_safe_in_html_and_in_an_attribute() -> None:
    assert WORDS("group.plain") == "Don't say &quot;no&quot; &amp; go"
    assert WORDS.plain("group.plain") == 'Don\'t say "no" & go'


def test_a_field_is_escaped_unless_it_is_html() -> None:
    link = Markup('<a href="x">this</a>')
    assert WORDS("group.link", link=link, name='<i>"') == 'Read <a href="x">this</a>, &lt;i&gt;&quot;.'
    assert WORDS.plain("group.link", link=link, name="<i>") == 'Read <a href="x">this</a>, <i>.'


def test_a_field_in_what_fills_a_field_is_no_field() -> None:
    assert WORDS("group.link", link="{name}", name="x") == "Read {name}, x."


def test_the_number_chooses_the_form_and_need_not_stand_in_it() -> None:
    assert WORDS("group.count", n=1, of=7) == "a day of 7"
    assert WORDS("group.count", n=1200, of="x") == "1,200 days of x"


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("group.plan", {}, "there are no words for 'group.plan'. Did you mean 'group.plain'?"),
        ("plain", {}, "there are no words for 'plain'."),
        ("group.count", {"of": 1}, "'group.count' has plural forms. Give it a number, n=…."),
        ("group.link", {"link": "x"}, "'group.link' has the fields link, name, and these are given: link."),
        ("group.plain", {"n": 1}, "'group.plain' has the fields none, and these are given: n."),
    ],
)
def test_what_a_template_asks_wrongly_is_told_in_words(key: str, values: dict[str, Any], told: str) -> None:
    with pytest.raises(LookupError) as found:
        WORDS(key, **values)
    assert str(found.value).startswith(told)


def test_a_script_gets_a_whole_group() -> None:
    assert WORDS.group("group")["link"] == "Read {link}, {name}."
    with pytest.raises(LookupError, match=r"no group of words 'groups'\. Did you mean 'group'\?"):
        WORDS.group("groups")
