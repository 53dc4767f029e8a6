"""The guide in each of its languages: what is current is shown in it, what is not in English, and what is told."""

from pathlib import Path

import pytest

from facts import Problems
from guide.in_language import in_language, language_problems, standing_of
from guide.load import load_guide
from guide.names import menu
from guide.other_languages import OtherLanguage, is_ready, own, read_others
from languages.language import codes
from languages.units import units
from tests.conftest import DAY, ROOT, Project
from tests.languages.test_made_up import settings_of

ENGLISH = load_guide(ROOT, ROOT / "docs", DAY)
CODES = codes(ROOT)
STEP = "steps/1-account.md"
SENTENCE = "Open the sign-up page with the button above."


def names() -> list[str]:
    written = settings_of(ROOT)
    return [written["site_name"], written["site_description"], *menu(written["nav"])]


@pytest.mark.parametrize("code", CODES)
def test_a_language_has_nothing_wrong_and_can_be_read_all_the_way(code: str) -> None:
    guide = in_language(ENGLISH, ROOT, code, names())
    assert is_ready(own(guide), guide)
    assert {page.src_uri for page in guide.pages if guide.is_translated(page.src_uri)} >= {
        *(page.src_uri for page in ENGLISH.fixes),
        *(page.src_uri for page in ENGLISH.steps),
        *("index.md", "steps/index.md", "checklist.md", "fix/index.md", "safety/index.md"),
        *(f"faq/{name}.md" for name in ("plus-vs-api", "five-dollars-enough", "free-trial", "is-the-bot-safe")),
    }
    assert ", 0 stale," in standing_of(guide)
    for page in ENGLISH.pages:
        other = guide.by_uri[page.src_uri]
        assert (other.meta.id, [*other.sections]) == (page.meta.id, [*page.sections]), page.src_uri
        assert (other.meta.title == page.meta.title) != guide.is_translated(page.src_uri), page.src_uri
        assert guide.for_page(page.src_uri) is (guide if guide.is_translated(page.src_uri) else ENGLISH)


def test_the_light_way_to_know_the_other_languages_finds_the_same() -> None:
    guide = in_language(ENGLISH, ROOT, CODES[0])
    others = read_others(guide, ROOT)
    assert [it.code for it in others] == ["en", *CODES[1:]]
    assert others[0].pages == ENGLISH.by_uri.keys()
    assert others[1] == own(in_language(ENGLISH, ROOT, CODES[1]))


def test_a_sentence_that_changes_stands_in_english_in_every_language(in_languages: Project) -> None:
    new = "Open the page to sign up with the green button above."
    in_languages.replace(f"docs/{STEP}", SENTENCE, new)
    english = load_guide(in_languages.root, in_languages.root / "docs", DAY)
    before = {unit.id for unit in units(ENGLISH.by_uri[STEP].text) if unit.english == SENTENCE}
    assert len(before) == 1
    for code in CODES:
        guide = in_language(english, in_languages.root, code)
        assert ", 1 stale," in standing_of(guide), code
        assert f'<span lang="en" dir="ltr">{new}</span>' in guide.by_uri[STEP].text, code
        assert SENTENCE not in guide.by_uri[STEP].text


def test_a_price_and_an_address_that_change_make_nothing_old(in_languages: Project) -> None:
    in_languages.replace(
        "data/links.yml", "url: https://platform.openai.com/signup", "url: https://platform.openai.com/new"
    )
    in_languages.replace("data/bot.yml", "trial-days: 7", "trial-days: 9")
    english = load_guide(in_languages.root, in_languages.root / "docs", DAY)
    for code in CODES:
        assert ", 0 stale," in standing_of(in_language(english, in_languages.root, code)), code


def test_a_page_of_which_too_little_is_translated_is_the_english_one(in_languages: Project) -> None:
    file = in_languages.root / "i18n/es/pages/steps/1-account.yml"
    entries = file.read_text(encoding="utf-8").split("\n")
    file.write_text("\n".join(entries[:60]) + "\n", encoding="utf-8")
    guide = in_language(ENGLISH, in_languages.root, "es")
    assert not guide.is_translated(STEP)
    assert guide.by_uri[STEP] is ENGLISH.by_uri[STEP]
    assert not is_ready(own(guide), guide)
    assert "es" not in [it.code for it in read_others(in_language(ENGLISH, in_languages.root, "ru"), in_languages.root)]


def write(root: Path, file: str, old: str, new: str) -> None:
    path = root / "i18n/es" / file
    text = path.read_text(encoding="utf-8")
    assert old in text, (file, old)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_all_that_is_wrong_in_a_language_is_told_at_once_with_its_line(in_languages: Project) -> None:
    page = "i18n/es/pages/steps/1-account.yml"
    in_languages.retranslate(page, "sign-up-new.2", lambda text: text.replace("{2}", ""))
    in_languages.retranslate(page, "sign-up-new.4", lambda text: text.replace("12", "13"))
    in_languages.retranslate(page, "sign-up-new.3", lambda text: text.replace("{1}", "Create secret key, {1}"))
    in_languages.retranslate(page, "sign-up-new.0", lambda text: text.replace('"', '"<b>x</b>', 1))
    write(in_languages.root, "language.yml", 'direction: "ltr"', 'direction: "rtl"')
    write(in_languages.root, "labels.yml", "sign-up:", "sing-up:")
    write(in_languages.root, "names.yml", '"Start":', '"Stat":')
    write(in_languages.root, "drawings.yml", '"another key":', '"other key":')
    (in_languages.root / "i18n/es/pages/faq/gone.yml").write_text("{}\n", encoding="utf-8")
    with pytest.raises(Problems) as found:
        in_language(ENGLISH, in_languages.root, "es", names())
    told = sorted(str(problem) for problem in found.value.found)
    for start in (
        "i18n/es/language.yml:4: direction: the locale 'es' is written ltr. Write ltr.",
        "i18n/es/labels.yml:2: data/drawings.yml or data/bot.yml has no text 'sing-up'. Did you mean 'sign-up'?",
        "i18n/es/drawings.yml:",
        "i18n/es/pages/faq/gone.yml:1: there is no docs/faq/gone.md.",
    ):
        assert any(line.startswith(start) for line in told), (start, told)
    of_page = [line.split(": ", 1)[1] for line in told if page in line]
    for part in (
        "the placeholder {2} is missing",
        "the figure 12 is missing",
        "the figure 13 is not in the English",
        "'Create secret key' is written by hand",
        "'<' is no part of a translation",
    ):
        assert any(part in line for line in of_page), (part, of_page)


def test_the_names_of_mkdocs_yml_are_checked_when_the_language_can_be_read(in_languages: Project) -> None:
    write(in_languages.root, "names.yml", '"Start":', '"Stat":')
    with pytest.raises(Problems, match=r"i18n/es/names.yml:\d+: data/ or mkdocs.yml has no text 'Stat'"):
        in_language(ENGLISH, in_languages.root, "es", names())


@pytest.mark.parametrize(
    ("language", "address"),
    [
        (OtherLanguage("en", "English", "ltr", frozenset({"index.md", STEP})), "steps/1-account/"),
        (OtherLanguage("es", "Español", "ltr", frozenset({"index.md", STEP})), "es/steps/1-account/"),
        (OtherLanguage("es", "Español", "ltr", frozenset({"index.md"})), "es/"),
    ],
)
def test_a_switch_leads_to_the_same_page_or_to_the_start(language: OtherLanguage, address: str) -> None:
    assert language.url(STEP, "steps/1-account/") == address


def test_the_start_page_of_the_root_has_an_address_too() -> None:
    assert OtherLanguage("en", "English", "ltr", frozenset({"index.md"})).url("index.md", "") == "./"


def test_a_key_of_the_english_interface_that_is_renamed_there_alone_is_told_once(in_languages: Project) -> None:
    in_languages.replace("i18n/en/interface.yml", "  menu: Menu", "  menus: Menu")
    english = load_guide(in_languages.root, in_languages.root / "docs", DAY)
    line = in_languages.line_of("i18n/en/interface.yml", "menus: Menu")
    assert [str(problem) for problem in language_problems(english, in_languages.root, names())] == [
        f"i18n/en/interface.yml:{line}: 'header.menus' is 'header.menu' in every translation. "
        "Write header.menu, or rename it there too."
    ]


def test_every_language_is_looked_at_by_the_rules_too(in_languages: Project) -> None:
    write(in_languages.root, "glossary.yml", '"API key": ', "API key ")
    page = "i18n/es/pages/steps/1-account.yml"
    in_languages.retranslate(page, "sign-up-new.3", lambda text: text.replace("{1}", "{1} Continue"))
    told = [str(problem) for problem in language_problems(ENGLISH, in_languages.root, names())]
    assert len(told) == 2
    assert told[0].startswith("i18n/es/glossary.yml:2: ")
    assert "'Continue' is written by hand. A placeholder brings the words of a button." in told[1]
