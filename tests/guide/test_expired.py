from datetime import date

import pytest
from markdown import Markdown

from guide.expired import ExpiredText


def converted(text: str) -> str:
    extension = ExpiredText(today=date(2027, 2, 1), notice=lambda day: f"*over since {day}*")
    return Markdown(extensions=["tables", "pymdownx.superfences", extension]).convert(text)


@pytest.mark.parametrize("day", ["2027-02-01", "2028-01-01", "soon", ""])
def test_until_its_day_is_over_a_text_has_no_notice(day: str) -> None:
    assert converted(f"It is free. <!-- until {day} -->") == f"<p>It is free. <!-- until {day} --></p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Free. <!-- until 2027-01-31 -->", "<p>Free. NOTICE</p>"),
        ("<!-- UNTIL 2027-01-31 by the page of prices -->\nFree.", "<p>NOTICE\nFree.</p>"),
        ("- Free. <!-- until 2027-01-31 -->\n- Not.", "<ul>\n<li>Free. NOTICE</li>\n<li>Not.</li>\n</ul>"),
        ("Free.\n\n<!-- until 2027-01-31 -->\n\nNot.", "<p>Free.</p>\n<p>NOTICE</p>\n<p>Not.</p>"),
        ("## Free <!-- until\n2027-01-31 -->", "<h2>Free NOTICE</h2>"),
    ],
)
def test_behind_a_text_whose_day_is_over_stands_a_notice(text: str, shown: str) -> None:
    assert converted(text) == shown.replace("NOTICE", "<em>over since 2027-01-31</em>")


def test_code_stays_as_it_is() -> None:
    assert "over since" not in converted("```\n<!-- until 2027-01-31 -->\n```")
