"""A language of the site: the files in i18n/<code>/, checked against the English ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from markupsafe import Markup, escape

from facts import Attempts, Problem, Problems, YamlSource, nearest, read
from languages.figures import Figures
from languages.language_file import LINK, LanguageFile, read_language_file
from languages.words import COUNT, FIELD, Text, Words, fields

FOLDER = "i18n"
ENGLISH = "en"
# Variables of the environment: the language of a build, "es", and whether the others are built beside it: "all".
LANGUAGE, BESIDE = "SITE_LANGUAGE", "SITE_LANGUAGES"
# As browsers and search engines read it: "ru", "pt-BR", "zh-Hant".
CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_BRACKETS = re.compile(r"[{}]")


@dataclass(frozen=True, repr=False)
class Language:
    """One language: `code` is its folder and what `lang` says in pages.

    `names` is its names.yml, if it has one: what things in data/ and mkdocs.yml are called, by their English names.
    """

    code: str
    file: LanguageFile
    words: Words
    figures: Figures
    names: YamlSource | None

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.file.name

    @property
    def direction(self) -> str:
        """In which direction it is written: ltr or rtl."""
        return self.file.direction

    @property
    def og_locale(self) -> str:
        """Its name for previews of links."""
        return self.file.og_locale

    def says(self, text: str, *addresses: str) -> Markup:
        """A text of the language's file in HTML, with these addresses for `[words]{1}` and so on."""

        def link(match: re.Match[str]) -> str:
            return f'<a href="{addresses[int(match[2]) - 1]}">{match[1]}</a>'

        return Markup(LINK.sub(link, str(escape(text))))  # noqa: S704 - escaped, and addresses of our own

    def named(self, english: str) -> str:
        """What something of data/ or mkdocs.yml is called in this language; English where nobody has said so."""
        return str(self.names.data.get(english, english)) if self.names else english

    def about_range(self, least: int, most: int) -> str:
        """Two figures in words, both cut alike: 6,269 and 12,642 are "6,000 to 12,000"."""
        low, high = self.figures.about_both(least, most)
        return self.words.plain("figures.range", least=low, most=high)


def codes(root: Path) -> list[str]:
    """The codes of all languages of the project in `root` but English."""
    folders = (path.name for path in (root / FOLDER).iterdir() if path.is_dir())
    return sorted(code for code in folders if CODE.fullmatch(code) and code != ENGLISH)


def read_language(root: Path, code: str = ENGLISH) -> Language:
    """The language with this code of the project in `root`. Raises Problems with all that is wrong in its files."""
    folder = root / FOLDER / code
    if not CODE.fullmatch(code) or not folder.is_dir():
        known = ", ".join([ENGLISH, *codes(root)])
        raise Problems([Problem(FOLDER, 1, f"there is no language '{code}'. There are: {known}.")])
    attempt = Attempts()
    head = attempt(lambda: read_language_file(folder / "language.yml", root, translated=code != ENGLISH))
    forms = set(Locale.parse(head.locale).plural_form.tags) | {"other"} if head else set()
    source = attempt(lambda: _interface(root, code, forms))
    names = attempt(lambda: read(folder / "names.yml", root=root)) if (folder / "names.yml").is_file() else None
    if attempt.problems or not head or not source:
        raise Problems(attempt.problems)
    locale = Locale.parse(head.locale)
    figures = Figures(locale, head.day, head.thousands, head.thousands_from)
    words = Words(source.data, locale.plural_form, figures.number)
    return Language(code, head, words, figures, names)


def _interface(root: Path, code: str, forms: set[str]) -> YamlSource:
    """The words of a language with these plural forms. Raises Problems, also for what the English has not."""
    source = read(root / FOLDER / code / "interface.yml", root=root)
    wrong = list(_shape_problems(source, forms))
    if not wrong and code != ENGLISH:
        english = read(root / FOLDER / ENGLISH / "interface.yml", root=root)
        wrong = list(_shape_problems(english, set())) or list(_differences(source, english))
    if wrong:
        raise Problems(wrong)
    return source


def _shape_problems(source: YamlSource, forms: set[str]) -> Iterator[Problem]:
    """What is wrong with the file itself; `forms` are the plural forms of its language, none when it is not known."""

    def problem(at: tuple[str, ...], text: str) -> Problem:
        return Problem(source.file, source.line(at), f"{'.'.join(at)}: {text}" if at else text)

    if not isinstance(source.data, dict):
        yield problem((), "this is no list of groups. Write 'group:', and below it 'key: text'.")
        return
    for group, texts in source.data.items():
        if not isinstance(texts, dict):
            yield problem((str(group),), "a group has keys with texts. Write them below it.")
            continue
        for key, text in texts.items():
            at = (str(group), str(key))
            if not all(map(KEY.fullmatch, at)):
                yield problem(at, "this is no key. Use small letters, digits and single hyphens.")
            if isinstance(text, dict):
                if forms:
                    yield from (problem((*at, str(form)), told) for form, told in _form_faults(text, forms))
                for form, one in text.items():
                    yield from (problem((*at, str(form)), told) for told in _text_faults(one))
            else:
                yield from (problem(at, told) for told in _text_faults(text))


def _form_faults(text: Mapping[Any, Any], forms: set[str]) -> Iterator[tuple[str, str]]:
    for form in text:
        if form not in forms:
            yield form, f"this language has no such plural form. It has {_list(forms)}."
    for form in sorted(forms - text.keys()):
        yield form, f"this plural form is missing. The language has {_list(forms)}."


def _text_faults(text: object) -> Iterator[str]:
    if not isinstance(text, str):
        yield "this is no text. Put it in quotes, or write a text."
    elif not text.strip():
        yield "the text is empty. Write it."
    elif "<" in text or ">" in text:
        yield "a text holds no HTML. A link or a day in it is a field, as in '{link}'."
    elif _BRACKETS.search(FIELD.sub("", text)):
        yield "a field is a name of small letters between brackets, as in '{name}'."


def _differences(source: YamlSource, english: YamlSource) -> Iterator[Problem]:
    """Where a language has not the keys and fields of the English."""
    wanted, own = by_key(english.data), by_key(source.data)
    for at, text in own.items():
        if at not in wanted:
            close = nearest(".".join(at), map(".".join, wanted))
            what = f"unknown key '{'.'.join(at)}'.{close} The keys are those of {english.file}."
            yield Problem(source.file, source.line(at), what)
        else:
            yield from (
                Problem(source.file, source.line((*at, *form)), f"{'.'.join((*at, *form))}: {told}")
                for form, told in _field_faults(text, wanted[at])
            )
    for at in wanted:
        if at not in own:
            what = f"the key '{'.'.join(at)}' is missing. Translate {_sample(wanted[at])!r}."
            yield Problem(source.file, source.line(at), what)


def by_key(data: Mapping[str, Mapping[str, Text]]) -> dict[tuple[str, str], Text]:
    """The texts of an interface.yml by group and key."""
    return {(group, key): text for group, texts in data.items() for key, text in texts.items()}


def _sample(text: Text) -> str:
    return text if isinstance(text, str) else text["other"]


def _field_faults(text: Text, english: Text) -> Iterator[tuple[tuple[str, ...], str]]:
    """The plural form, if there are any, and what is wrong with it."""
    plural = not isinstance(english, str)
    if plural != (not isinstance(text, str)):
        kind = "plural forms, one below the other" if plural else "one text, without plural forms"
        yield (), f"the English has {kind}. Write so too."
        return
    wanted = {name for one in _texts(english) for name in fields(one)}
    for form, one in [((), text)] if isinstance(text, str) else [((form,), one) for form, one in text.items()]:
        found = fields(one)
        for name in sorted(found - wanted):
            yield form, f"the English has no field '{{{name}}}'.{nearest(name, wanted)} It has {_list(wanted)}."
        for name in sorted(wanted - found - ({COUNT} if plural else set())):
            yield form, f"the field '{{{name}}}' of the English is missing. Put it where it belongs."


def _texts(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def _list(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "none"
