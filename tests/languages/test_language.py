"""What a language's files have to have, and what is told of each mistake in them: all of one reading at once."""

from pathlib import Path

import pytest

from facts import Problems
from languages.language import read_language
from tests.conftest import ROOT

HEAD = """\
name: Русский
locale: ru
direction: ltr
og_locale: ru_RU
machine_notice: "Перевела программа. Верна [английская страница]{1}. Ошибка? [Сообщите]{2}."
english_only: Только на английском.
"""
ENGLISH = """\
header:
  menu: Menu
  start: "{site}: start"
steps:
  minutes:
    one: "{n} minute of {all}"
    other: "{n} minutes of {all}"
"""
RUSSIAN = """\
header:
  menu: Меню
  start: "Начало: {site}"
steps:
  minutes:
    one: "{n} минута из {all}"
    few: "{n} минуты из {all}"
    many: "{n} минут из {all}"
    other: "{n} минуты из {all}"
"""


def project(root: Path, interface: str = RUSSIAN, head: str = HEAD) -> Path:
    english = "name: English\nlocale: en\ndirection: ltr\nog_locale: en_US\n"
    for name, text in {
        "en/language.yml": english,
        "en/interface.yml": ENGLISH,
        "ru/language.yml": head,
        "ru/interface.yml": interface,
    }.items():
        (root / "i18n" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "i18n" / name).write_text(text, "utf-8")
    return root


def told(root: Path) -> list[str]:
    with pytest.raises(Problems) as found:
        read_language(root, "ru")
    return [str(problem).removeprefix("i18n/ru/") for problem in found.value.found]


def test_a_language_says_its_words_with_the_form_that_goes_with_a_number(tmp_path: Path) -> None:
    language = read_language(project(tmp_path), "ru")
    assert (language.code, language.name, language.direction, language.og_locale) == ("ru", "Русский", "ltr", "ru_RU")
    assert [language.words("steps.minutes", n=n, all=9) for n in (1, 2, 5, 21)] == [
        "1 минута из 9",
        "2 минуты из 9",
        "5 минут из 9",
        "21 минута из 9",
    ]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  menu: Меню\n", "", "interface.yml:1: the key 'header.menu' is missing. Translate 'Menu'."),
        ("steps:", "stops:", "interface.yml:5: unknown key 'stops.minutes'. Did you mean 'steps.minutes'?"),
        ("  menu:", "  menü:", "interface.yml:2: header.menü: this is no key. Use small letters, digits and"),
        ("Начало: {site}", "Начало", "interface.yml:3: header.start: the field '{site}' of the English is missing."),
        (
            "{site}",
            "{sight}",
            "interface.yml:3: header.start: the English has no field '{sight}'. Did you mean 'site'?",
        ),
        ("{site}", "{ site }", "interface.yml:3: header.start: a field is a name of small letters between brackets"),
        ("{site}", "{site", "interface.yml:3: header.start: a field is a name of small letters between brackets"),
        ("Меню", "<b>Меню</b>", "interface.yml:2: header.menu: a text holds no HTML."),
        ("Меню", '""', "interface.yml:2: header.menu: the text is empty."),
        ("Меню", "7", "interface.yml:2: header.menu: this is no text."),
        ("Меню", "[Меню]", "interface.yml:2: header.menu: this is no text."),
        (
            "Меню",
            "{one: Меню, few: Меню, many: Меню, other: Меню}",
            "interface.yml:2: header.menu: the English has one text,",
        ),
        ('    many: "{n} минут из {all}"\n', "", "interface.yml:5: steps.minutes.many: this plural form is missing."),
        ("    many:", "    two:", "interface.yml:8: steps.minutes.two: this language has no such plural form."),
        ("{n} минуты из {all}", "{n} минуты", "interface.yml:7: steps.minutes.few: the field '{all}' of the English"),
        (RUSSIAN[RUSSIAN.index("    one") :], "", "interface.yml:5: steps.minutes: this is no text."),
        (RUSSIAN, "- a\n", "interface.yml:1: this is no list of groups."),
        (RUSSIAN, "header: Меню\n", "interface.yml:1: header: a group has keys with texts."),
    ],
)
def test_a_mistake_in_the_words_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in RUSSIAN
    found = told(project(tmp_path, RUSSIAN.replace(old, new, 1)))
    assert any(one.startswith(line) for one in found), found


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("direction: ltr\n", "", "language.yml:1: the key 'direction' is missing. Add it."),
        ("direction: ltr", "direction: rtl", "language.yml:3: direction: the locale 'ru' is written ltr. Write ltr."),
        ("locale: ru\n", "locale: xx\n", "language.yml:2: locale: Babel knows no locale 'xx'."),
        ("name:", "nome:", "language.yml:1: unknown key 'nome'. Did you mean 'name'?"),
        ("ru_RU", "ru", "language.yml:4: og_locale:"),
        ("english_only: Только на английском.\n", "", "language.yml:1: english_only is missing."),
        (
            "[Сообщите]{2}",
            "Сообщите",
            "language.yml:5: machine_notice: this text leads somewhere. Write [words]{1} and",
        ),
        (HEAD[HEAD.index("machine") : HEAD.index("english_only")], "", "language.yml:1: machine_notice is missing."),
        ("Только на английском.", "Да.\nreviewed: yes", "language.yml:7: reviewed:"),
    ],
)
def test_a_mistake_about_the_language_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: str) -> None:
    assert old in HEAD
    found = told(project(tmp_path, head=HEAD.replace(old, new, 1)))
    assert any(one.startswith(line) for one in found), found


def test_mistakes_of_both_files_are_told_together(tmp_path: Path) -> None:
    found = told(project(tmp_path, RUSSIAN.replace("{all}", "{al}"), HEAD.replace("ltr", "up")))
    assert {one.partition(":")[0] for one in found} == {"interface.yml", "language.yml"}
    assert len(found) >= 2


def test_a_plural_form_may_say_the_number_in_words(tmp_path: Path) -> None:
    language = read_language(project(tmp_path, RUSSIAN.replace("{n} минута", "одна минута")), "ru")
    assert language.words("steps.minutes", n=1, all="9") == "одна минута из 9"


def test_a_text_of_the_language_leads_where_it_is_told_and_holds_no_html(tmp_path: Path) -> None:
    language = read_language(project(tmp_path), "ru")
    assert language.file.machine_notice
    assert language.says(language.file.machine_notice, "../", "/tell?a=1&amp;b=2") == (
        'Перевела программа. Верна <a href="../">английская страница</a>. '
        'Ошибка? <a href="/tell?a=1&amp;b=2">Сообщите</a>.'
    )
    assert language.says("1 < 2") == "1 &lt; 2"


def test_a_native_speaker_takes_the_place_of_the_notice(tmp_path: Path) -> None:
    head = HEAD.replace("machine_notice", "reviewed: { by: Anna, on: 2026-11-29 }\nnot_offered").replace(
        ". Ошибка? [Сообщите]{2}", ""
    )
    language = read_language(project(tmp_path, head=head), "ru")
    assert language.file.reviewed
    assert language.file.reviewed.by == "Anna"
    assert not language.file.machine_notice


@pytest.mark.parametrize("code", ["uk", "../en", "EN", ""])
def test_a_language_that_is_not_there_is_told_with_those_that_are(tmp_path: Path, code: str) -> None:
    with pytest.raises(Problems, match=f"i18n:1: there is no language '{code}'. There are: en, ru."):
        read_language(project(tmp_path), code)


def test_the_real_english_is_in_order() -> None:
    english = read_language(ROOT)
    assert (english.code, english.direction, english.og_locale) == ("en", "ltr", "en_US")
    assert english.words("search-results.nothing") == "Nothing found."
