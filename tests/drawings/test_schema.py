"""Each mistake in data/drawings.yml, and each wrong use in a page, is one line."""

from collections.abc import Callable

import pytest

from drawings.gallery import read_gallery
from facts import Problems, YamlSource, read, validate
from facts.bot import Bot
from tests.conftest import ROOT, Project

BOT = validate(read(ROOT / "data/bot.yml", root=ROOT), Bot)
START = "labels:\n  pay: Pay\ndrawings:\n  a:\n    title: A\n    parts:\n"


def gallery(parts: str, start: str = START) -> object:
    return read_gallery(YamlSource(start + parts, "d.yml"), BOT, {"error-401"})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param(
            "    - {part: buton, label: pay}\n",
            "d.yml:7: drawings.a.parts.0.part: 'buton' is not allowed. Did you mean 'button'? Write one of arrow, ask, "
            "bar, bars, box, button, buttons, choice, dialog, note, post, row, secret, switch, text, field.",
            id="unknown part",
        ),
        pytest.param(
            "    - {label: pay}\n", "d.yml:7: the key 'drawings.a.parts.0.part' is missing. Add it.", id="no part"
        ),
        pytest.param(
            "    - {part: text, text: x}\n    - {part: button, lable: pay, label: pay}\n",
            "d.yml:8: unknown key 'lable'. Did you mean 'label'? Allowed: label, number, part.",
            id="unknown key",
        ),
        pytest.param(
            "    - {part: button}\n", "d.yml:7: the key 'drawings.a.parts.0.label' is missing. Add it.", id="no label"
        ),
        pytest.param(
            "    - {part: switch, label: pay, state: maybe}\n",
            "d.yml:7: drawings.a.parts.0.state: 'maybe' is not allowed. Write one of 'on' or 'off'.",
            id="a switch is on or off",
        ),
        pytest.param(
            "    - part: dialog\n      parts:\n      - {part: button, label: pya}\n",
            "d.yml:9: no label has the id 'pya'. Did you mean 'pay'? Add it under 'labels', or use one of them.",
            id="unknown label",
        ),
        pytest.param(
            "    - {part: choice, label: pay, options: [pay, pay], chosen: all}\n",
            "d.yml:7: drawings.a.parts.0.choice: 'all' is chosen, but is not one of the options pay, pay.",
            id="chosen is no option",
        ),
        pytest.param(
            "    - {part: field}\n",
            "d.yml:7: drawings.a.parts.0.field: a field needs a 'label', or a 'hint' when its label is not known.",
            id="empty field",
        ),
        pytest.param(
            "    - {part: row, text: x, label: pay}\n",
            "d.yml:7: drawings.a.parts.0.row: a row needs either a 'label' or, when it is not known, a 'text'.",
            id="row with two names",
        ),
        pytest.param(
            "    - {part: bar, text: A name that is too long for the bar of a page}\n",
            "d.yml:7: 'A name that is too long for the bar of a page' is too long for its bar. "
            "Make it shorter, or use another part.",
            id="too long",
        ),
        pytest.param(
            "    - {part: ask, text: x, answer: y, to: eror-401}\n",
            "d.yml:7: to: no page or section has the id 'eror-401'. Did you mean 'error-401'?",
            id="flow chart that leads nowhere",
        ),
        pytest.param(
            "    - {part: text, text: '{{ bot.nmae }}'}\n",
            "d.yml:7: {{ bot.nmae }}: data/bot.yml has no text or number 'nmae'. "
            "Write one that it has, for example bot.name.",
            id="unknown fact of the bot",
        ),
    ],
)
def test_a_mistake_is_one_line(parts: str, expected: str) -> None:
    with pytest.raises(Problems) as caught:
        gallery(parts)
    assert list(map(str, caught.value.found)) == [expected]


def test_facts_of_the_bot_are_filled_in() -> None:
    text = "    - {part: row, text: '{{ bot.suggested_key_name }}'}\n"
    assert BOT.suggested_key_name in str(gallery(text))


@pytest.mark.parametrize(
    ("old", "new", "text"),
    [
        (
            'drawing("keys-page")',
            'drawing("key-page")',
            "no drawing has the id 'key-page'. Did you mean 'keys-page'? All ids are in data/drawings.yml.",
        ),
        (
            'label("new-key")',
            'label("newkey")',
            "no label has the id 'newkey'. Did you mean 'new-key'? All ids are in data/drawings.yml and data/bot.yml.",
        ),
    ],
)
def test_an_unknown_id_in_a_page_is_one_line(project: Project, old: str, new: str, text: str) -> None:
    page = "docs/steps/4-dashboard.md"
    project.replace(page, old, new)
    result = project.build()
    assert result.returncode != 0
    assert "Traceback" not in result.stderr
    assert f"{page}:{project.line_of(page, new)}: {text}" in result.stderr


def test_a_wrong_part_stops_the_build_with_one_line(project: Project, errors: Callable[..., list[str]]) -> None:
    file = "data/drawings.yml"
    project.replace(file, "label: hard-limit", "label: hard-limt")
    assert errors() == [
        f"{file}:{project.line_of(file, 'hard-limt')}: no label has the id 'hard-limt'. "
        "Did you mean 'hard-limit'? Add it under 'labels', or use one of them."
    ]


def test_a_drawing_beside_text_is_one_line(project: Project) -> None:
    page = "docs/steps/4-dashboard.md"
    project.replace(page, '{{ drawing("keys-page") }}\n\n', '{{ drawing("keys-page") }}\n')
    result = project.build()
    assert result.returncode != 0
    assert (
        f'{page}:{project.line_of(page, "keys-page")}: {{{{ drawing("keys-page") }}}} touches other text. '
        "Put an empty line before and after it."
    ) in result.stderr
