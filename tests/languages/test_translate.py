"""A page in another language, when its English is as it was and when it is not."""

from collections.abc import Mapping

import pytest

from languages.translate import translated
from languages.unit_files import UnitFile, UnitText
from languages.units import units

ENGLISH = """---
id: a-page
title: A key
description: "It is yours."
---

First sentence. Costs {{ messages_for(5) }}.

## What to do { #do }

1. Press **{{ label("copy") }}**.
2. Press **{{ label("copy") }}** in [the page][usage].
3. Three
4. Four
5. Five

| What | Do |
|---|---|
| One | [Two](b.md) |
"""
GLOSSES = {"copy": "copiar"}


def translation(english: str = ENGLISH, **other: str) -> UnitFile:
    """Each unit in capitals with its placeholders."""
    texts = {unit.id: UnitText(source=unit.hash, text=unit.english.upper()) for unit in units(english)}
    texts |= {name: UnitText(source=texts[name].source, text=text) for name, text in other.items()}
    return UnitFile("i18n/xx/pages/a.yml", texts, dict.fromkeys(texts, 1))


def lines(text: str) -> list[str]:
    return text.splitlines()


def test_each_unit_is_in_its_place_and_all_else_stays() -> None:
    found = translated(ENGLISH, translation(), {})
    assert found.is_translated
    assert (found.stale, found.missing) == (0, 0)
    for line in (
        'title: "A KEY"',
        'description: "IT IS YOURS."',
        "FIRST SENTENCE. COSTS {{ messages_for(5) }}.",
        "## WHAT TO DO { #do }",
        '2. PRESS **{{ label("copy") }}** IN [THE PAGE][usage].',
        "| ONE | [TWO](b.md) |",
        "|---|---|",
        "id: a-page",
    ):
        assert line in lines(found.text)


def test_a_button_is_explained_where_a_page_first_names_it() -> None:
    text = translated(ENGLISH, translation(), GLOSSES).text
    assert '1. PRESS **{{ label("copy") }}** (copiar).' in text
    assert text.count("(copiar)") == 1


def test_a_sentence_that_changed_is_english_and_marked_and_an_amount_that_changed_is_not() -> None:
    other = ENGLISH.replace("Three", "Three things").replace("messages_for(5)", "messages_for(6)")
    found = translated(other, translation(), {})
    assert found.is_translated
    assert found.stale == 1
    assert '3. <span lang="en" dir="ltr">Three things</span>' in lines(found.text)
    assert "FIRST SENTENCE. COSTS {{ messages_for(6) }}." in lines(found.text)


def test_each_cell_of_a_row_that_changed_is_marked() -> None:
    found = translated(ENGLISH.replace("| One", "| Uno"), translation(), {})
    assert '| <span lang="en" dir="ltr">Uno</span> | <span lang="en" dir="ltr">[Two](b.md)</span> |' in lines(
        found.text
    )


def test_a_new_paragraph_moves_the_others_and_makes_none_old() -> None:
    found = translated(ENGLISH.replace("1. Press", "New words.\n\n1. Press"), translation(), {})
    assert (found.stale, found.missing) == (1, 0) or (found.stale, found.missing) == (0, 1)
    assert "5. FIVE" in lines(found.text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A key", "title: Another key"),
        ('"It is yours."', "It is not yours."),
        ("What to do", "What to do now"),
        ('1. Press **{{ label("copy") }}**.\n2. Press **{{ label("copy") }}** in', "1. Push it.\n2. Push it in"),
    ],
)
def test_a_page_of_which_too_little_is_current_is_english_whole(old: str, new: str) -> None:
    english = ENGLISH.replace(old, new).replace("Three", "3").replace("First sentence", "Other sentence")
    assert english.count(new) or new in english
    found = translated(english, translation(), GLOSSES)
    assert not found.is_translated
    assert found.text == english


def test_quotation_marks_of_a_translation_break_nothing() -> None:
    found = translated(ENGLISH, translation(title='La "clave"', description='Es "tuya"'), {})
    assert 'title: "La \\"clave\\""' in lines(found.text)
    assert 'description: "Es \\"tuya\\""' in lines(found.text)


def test_problems_are_told_at_their_line() -> None:
    lines: Mapping[str, int] = {"do.3": 7}
    file = UnitFile("i18n/xx/pages/a.yml", {"do.3": UnitText(source=_hash("do.3"), text="Tres 3")}, lines)
    told = [str(problem) for problem in file.problems(units(ENGLISH), {}, {})]
    assert told == ["i18n/xx/pages/a.yml:7: do.3: the figure 3 is not in the English as often. Take it out."]


def test_a_unit_that_the_english_has_no_more_is_told() -> None:
    file = UnitFile("i18n/xx/pages/a.yml", {"do.33": UnitText(source="0" * 8, text="x")}, {"do.33": 2})
    (told,) = file.problems(units(ENGLISH), {}, {})
    assert "no unit 'do.33' any more" in str(told)


def _hash(name: str) -> str:
    return next(unit.hash for unit in units(ENGLISH) if unit.id == name)
