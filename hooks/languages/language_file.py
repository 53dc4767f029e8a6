"""language.yml: what a language calls itself, how it is written, and what its pages say of themselves."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, StringConstraints

from facts import Line, Problem, Problems, Written, read, validate

# Words of a text that lead somewhere: "[tell us]{2}".
LINK = re.compile(r"\[([^\[\]]+)\]\{(\d)\}")


def _known_locale(name: str) -> str:
    try:
        Locale.parse(name)
    except (ValueError, UnknownLocaleError):
        raise ValueError(f"Babel knows no locale '{name}'. Write one such as en, pt_BR or zh_Hant.") from None
    return name


def _links(number: int) -> AfterValidator:
    def checked(text: str) -> str:
        if sorted(link[2] for link in LINK.finditer(text)) != [str(one) for one in range(1, number + 1)]:
            shape = " and ".join(f"[words]{{{one}}}" for one in range(1, number + 1))
            raise ValueError(f"this text leads somewhere. Write {shape} where its links are.")
        return text

    return AfterValidator(checked)


class Reviewed(Written):
    """Who has read the translation as a native speaker, and on which day."""

    by: Line
    on: date


class LanguageFile(Written):
    """language.yml: `name` is what the language calls itself, `locale` its name in Babel, for figures and plurals.

    `day` is the pattern of a date where it is not the locale's long one, `thousands` the sign between thousands where
    it is not the locale's, `thousands_from` the least number that has one; `og_locale` is for previews of links. `tone`
    is for translators. What pages say of themselves: `machine_notice` that a program translated them (until somebody is
    named in `reviewed`), `english_only` that they are not translated, and `not_offered`, on the start page, where
    OpenAI does not offer its API. `[words]{1}` is a link in them.
    """

    name: Line
    locale: Annotated[Line, AfterValidator(_known_locale)]
    direction: Literal["ltr", "rtl"]
    og_locale: Annotated[Line, StringConstraints(pattern=r"^[a-z]{2,3}_[A-Z]{2}$")]
    day: Line = "long"
    thousands: Annotated[str, StringConstraints(pattern=r"^[.,'\u00a0\u202f]$")] | None = None
    thousands_from: Literal[1000, 10000] = 1000
    tone: Line | None = None
    reviewed: Reviewed | None = None
    machine_notice: Annotated[Line, _links(2)] | None = None
    english_only: Line | None = None
    not_offered: Annotated[Line, _links(1)] | None = None


def read_language_file(path: Path, root: Path, *, translated: bool) -> LanguageFile:
    """The file at `path`; of a language that is `translated` it says more. Raises Problems with files as of `root`."""
    source = read(path, root=root)
    head = validate(source, LanguageFile)
    problems = []
    right = Locale.parse(head.locale).text_direction
    if head.direction != right:
        text = f"direction: the locale '{head.locale}' is written {right}. Write {right}."
        problems.append(Problem(source.file, source.line(("direction",)), text))
    if translated and not head.english_only:
        text = "english_only is missing. Write what a page says that is not translated."
        problems.append(Problem(source.file, 1, text))
    if translated and not (head.machine_notice or head.reviewed):
        text = "machine_notice is missing. Write what pages say as long as 'reviewed' names no native speaker."
        problems.append(Problem(source.file, 1, text))
    if problems:
        raise Problems(problems)
    return head
